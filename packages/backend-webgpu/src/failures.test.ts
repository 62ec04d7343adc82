import { BackendError, abs, add, matmul, mul, neg, scope, sum, tensor, transpose, withBackend, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { type WebGpuBackend, type WebGpuOptions, webgpuBackend } from './backend.ts'
import { numbers } from './fixtures/against-cpu.ts'
import { backendForTests } from './fixtures/device.ts'

const first = await backendForTests()
first?.destroy()

/** Runs `body` on a fresh backend, which is given back. */
async function on<T>(options: WebGpuOptions, body: (backend: WebGpuBackend) => Promise<T>): Promise<T> {
  const backend = await webgpuBackend(options)
  try {
    return await body(backend)
  } finally {
    backend.destroy()
  }
}

const failureOf = (action: () => unknown): unknown => {
  try {
    return action()
  } catch (error) {
    return error
  }
}

describe.runIf(first !== undefined)('memory', () => {
  test('beyond the limit is an error that names the sizes, and what was there is still there', () =>
    on({ memoryLimit: 2 ** 20 }, async (backend) => {
      const held = tensor(numbers(2 ** 17), { backend })
      const failure = failureOf(() => tensor(numbers(2 ** 18), { backend }))
      expect(failure).toBeInstanceOf(BackendError)
      expect(String(failure)).toContain('at most 1048576 bytes together, got 1048576 bytes beside 524288 in use')
      expect(await held.data()).toEqual(numbers(2 ** 17))
      expect(backend.use().live).toBe(2 ** 19)
      held.dispose()
      expect((await tensor(numbers(2 ** 18), { backend }).data()).length).toBe(2 ** 18)
    }))

  test('of a result that is not computed yet runs out where it is read, and nothing is lost for that', () =>
    on({ memoryLimit: 2 ** 20 }, async (backend) => {
      const x = tensor(numbers(2 ** 17), { backend })
      const [later, sooner] = [neg(x), abs(x)]
      expect((await sooner.data())[0]).toBe(Math.abs(numbers(1)[0]!))
      await expect(later.data()).rejects.toThrow('at most 1048576 bytes together, got 524288 bytes beside 1048576 in use')
      expect(backend.use().live).toBe(2 ** 20)
      sooner.dispose()
      expect((await later.data())[0]).toBe(-numbers(1)[0]!)
    }))

  test('buffers that are not kept are destroyed after the work that uses them, whatever waits', () => {
    const chained = async (backend: WebGpuBackend): Promise<Float32Array> => {
      const x = tensor(numbers(64 * 64), { shape: [64, 64], backend })
      const result = scope(() => {
        let y = mul(x, 0.1)
        for (let step = 0; step < 5; step++) y = scope(() => add(mul(y, 0.5), matmul(matmul(y, transpose(y)), y)))
        return y
      })
      const data = Float32Array.from(await result.data())
      for (const each of [x, result]) each.dispose()
      return data
    }
    return on({ poolLimit: 0 }, async (backend) => {
      const found = await chained(backend)
      expect(backend.use().idle).toBe(0)
      await on({}, async (generous) => {
        expect(found).toEqual(await chained(generous))
      })
      // What is kept goes when there is no room for what is asked for.
      await on({ memoryLimit: 12 * 64 * 64 * 4 }, async (small) => {
        expect(found).toEqual(await chained(small))
      })
    })
  })

  test('a tensor larger than a buffer is refused with both sizes', () =>
    on({ bufferLimit: 4096 }, async (backend) => {
      expect(await sum(tensor(new Float32Array(1024).fill(1), { backend })).data()).toEqual(Float32Array.of(1024))
      const failure = failureOf(() => tensor(numbers(1025), { backend }))
      expect(failure).toBeInstanceOf(BackendError)
      expect(String(failure)).toContain('at most 4096 bytes, the largest buffer of the device, got 4100 bytes in one tensor')
    }))

  test('ten thousand operations leave nothing behind', () =>
    on({}, async (backend) => {
      await withBackend(backend, async () => {
        const x = tensor(numbers(64), { shape: [8, 8] })
        for (let round = 0; round < 100; round++) {
          const total = scope(() => {
            let y = x
            for (let i = 0; i < 50; i++) y = mul(add(y, x), 0.5)
            return sum(matmul(y, x))
          })
          await total.data()
          total.dispose()
        }
        expect(backend.use().live).toBe(256)
        x.dispose()
      })
      const { live, created } = backend.use()
      expect(live).toBe(0)
      expect(created).toBeLessThan(100)
    }))
})

describe.runIf(first !== undefined)('a device that is gone', () => {
  test('says so, with what was in use, when it is read or asked for memory', () =>
    on({}, async (backend) => {
      const x = tensor([1, 2, 3], { backend })
      backend.gpuDevice.destroy()
      await backend.gpuDevice.lost
      await expect(x.data()).rejects.toThrow(BackendError)
      await expect(x.data()).rejects.toThrow('was destroyed; 256 bytes of tensors were in use, 0 kept for reuse')
      expect(failureOf(() => tensor([1], { backend }))).toBeInstanceOf(BackendError)
      expect(failureOf(() => matmul(zeros([2, 2], { backend }), zeros([2, 2], { backend })))).toBeInstanceOf(BackendError)
      await expect(backend.synchronize()).rejects.toThrow('webgpuBackend()')
    }))

  test('a failure that the device reports later is that of the next read, with what was in use', () =>
    on({}, async (backend) => {
      const x = tensor([1, 2, 3], { backend })
      // An invalid buffer, made behind the back of the backend.
      backend.gpuDevice.createBuffer({ size: 4, usage: 0xffff })
      await backend.gpuDevice.queue.onSubmittedWorkDone()
      await expect(x.data()).rejects.toThrow(BackendError)
      await expect(x.data()).rejects.toThrow(/bytes of tensors were in use/)
    }))
})

test.runIf(first !== undefined)('operations on more axes than parameters have words for run one by one', () =>
  on({}, async (backend) => {
    // Sixteen axes of two elements, which no two windows run through in the same order.
    const shape = Array.from({ length: 16 }, () => 2)
    const orders = [0, 1, 2, 3, 4, 5].map((shift) => shape.map((_, axis) => (axis * 3 + shift * 5) % 16))
    const result = (where: WebGpuBackend | 'cpu'): Promise<unknown> =>
      withBackend(where, () =>
        orders
          .map((order, k) => transpose(tensor(numbers(2 ** 16, k + 1), { shape }), order))
          .reduce((a, b) => mul(a, add(b, 0.5)))
          .data(),
      )
    expect(await result(backend)).toEqual(await result('cpu'))
  }),
)
