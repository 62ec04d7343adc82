import {
  BackendError,
  DTypeError,
  OptionError,
  Tensor,
  UnsupportedKernelError,
  add,
  cast,
  concat,
  cpuBackend,
  erf,
  grad,
  log1p,
  matmul,
  mod,
  mul,
  pow,
  reshape,
  scope,
  sign,
  sin,
  slice,
  softmax,
  square,
  sum,
  tensor,
  transpose,
} from '@ortho/core'
import { cholesky } from '@ortho/linalg'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type TfjsBackend, tfjsBackend } from './backend.ts'
import { fromTf, toTf } from './zero-copy.ts'

describe.each(['cpu', 'wasm'])('TensorFlow.js %s', (name) => {
  let backend: TfjsBackend
  beforeAll(async () => {
    backend = await tfjsBackend({ backend: name })
  })
  beforeEach(async () => {
    await tf.setBackend(name)
  })
  const of = (values: number[], dtype: 'float32' | 'int32' = 'float32'): Tensor => tensor(values, { dtype, backend })

  test('after a scope there are as many tensors as before', () => {
    const before = tf.memory()
    scope(() => {
      const x = tensor(
        Float32Array.from({ length: 36 }, (_, i) => i / 9),
        { shape: [6, 6], backend },
      )
      const y = softmax(add(matmul(x, transpose(x)), slice(x, { axis: 0, start: 0, stop: 1 })))
      return void grad((w: Tensor) => sum(square(mul(w, y))))(x).dataSync()
    })
    expect(tf.memory().numTensors).toBe(before.numTensors)
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers)
  })

  test('a kernel that throws leaves nothing behind', () => {
    const x = of([1, 2, 3])
    const before = tf.memory().numTensors
    expect(() => backend.kernels.binary('and', x, x)).toThrow(DTypeError)
    expect(() => backend.kernels.matmul(x, x)).toThrow()
    expect(() => backend.kernels.copy({ storage: {}, dtype: 'float32', shape: [3], strides: [1], offset: 0 })).toThrow(BackendError)
    expect(tf.memory().numTensors).toBe(before)
    x.dispose()
  })

  test('tensors outlive the tidy they are made in', () => {
    let y: Tensor | undefined
    tf.tidy(() => {
      y = add(of([1, 2]), of([3, 4]))
    })
    expect(y?.toArray()).toEqual([4, 6])
  })

  test('wrapping shares data both ways, and each side is disposed on its own', () => {
    const { numTensors, numDataBuffers } = tf.memory()
    const given = tf.tensor2d([[1, 2, 3], [4, 5, 6]]) // prettier-ignore
    const wrapped = fromTf(given, backend)
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers + 1)
    given.dispose()
    expect(wrapped.toArray()).toEqual([[1, 2, 3], [4, 5, 6]]) // prettier-ignore
    const back = toTf(wrapped)
    const tall = scope(() => ({ x: toTf(reshape(wrapped, [3, 2])) })).x
    expect(back.shape).toEqual([2, 3])
    expect(tall.shape).toEqual([3, 2])
    tall.dispose()
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers + 1)
    wrapped.dispose()
    expect([...back.dataSync()]).toEqual([1, 2, 3, 4, 5, 6])
    back.dispose()
    expect(tf.memory().numTensors).toBe(numTensors)
    expect(tf.memory().numDataBuffers).toBe(numDataBuffers)
  })

  test('what toTf gives belongs to the tidy around it, and views are laid out', () => {
    const x = tensor([[1, 2], [3, 4]], { backend }) // prettier-ignore
    const before = tf.memory().numTensors
    const turned = tf.tidy(() => [...scope(() => ({ x: toTf(transpose(x)) })).x.dataSync()])
    expect(turned).toEqual([1, 3, 2, 4])
    tf.tidy(() => {
      toTf(x)
    })
    expect(tf.memory().numTensors).toBe(before)
  })

  test('integers are those of 32 bits', () => {
    const large = [2 ** 31 - 1, 123456789, -987654321, -(2 ** 31)]
    const other = [2 ** 31 - 1, 987654321, 65537, -1]
    const [a, b] = [of(large, 'int32'), of(other, 'int32')]
    expect(mul(a, b).toArray()).toEqual(large.map((v, i) => Math.imul(v, other[i]!)))
    const [base, exponent] = [of([3, -3, 7, 2, 1, -1, 5, 2], 'int32'), of([40, 21, 0, 31, -5, -3, -1, 32], 'int32')]
    const powers = new Tensor(backend, backend.kernels.binary('pow', base, exponent), 'int32', [8])
    const three = (n: number): number => Array.from({ length: n }).reduce((v: number) => Math.imul(v, 3), 1)
    expect(powers.toArray()).toEqual([three(40), -three(21) | 0, 1, -(2 ** 31), 1, -1, 0, 0])
    expect(mod(of([-7, 7, -7, 5, 0], 'int32'), of([3, -3, -3, 0, 0], 'int32')).toArray()).toEqual([2, -2, -1, 0, 0])
    expect(sum(a).toArray()).toBe(large.reduce((s, v) => (s + v) | 0, 0))
  })

  test('functions hold near their zeros and at the edges', () => {
    const small = [1e-6, -1e-5, 1e-3]
    const near = (found: Tensor, expected: readonly number[]): void =>
      (found.toArray() as number[]).forEach((v, i) => expect(Math.abs(v / expected[i]! - 1)).toBeLessThan(4e-7))
    near(sin(of(small)), small.map((x) => Math.sin(Math.fround(x)))) // prettier-ignore
    near(log1p(of(small)), small.map((x) => Math.log1p(Math.fround(x)))) // prettier-ignore
    near(erf(of(small)), small.map((x) => (2 / Math.sqrt(Math.PI)) * (x - x ** 3 / 3))) // prettier-ignore
    expect(sign(of([NaN, 1e-40, -1e-30, 0])).toArray()).toEqual([NaN, expect.any(Number), -1, 0])
    expect(pow(of([1, -1, 1]), of([NaN, Infinity, -Infinity])).toArray()).toEqual([1, 1, 1])
    expect(mod(of([1, -1, 3, 0]), of([-Infinity, Infinity, Infinity, -Infinity])).toArray()).toEqual([
      -Infinity,
      Infinity,
      3,
      expect.closeTo(0),
    ])
  })

  test('a cast makes elements of its dtype', () => {
    const x = cast(of([2 ** 24 + 1, -3], 'int32'), 'float32')
    expect(x.dataSync()).toEqual(Float32Array.of(2 ** 24, -3))
    expect(toTf(x).dataSync()).toBeInstanceOf(Float32Array)
    expect(cast(of([0.5, 0, NaN]), 'bool').toArray()).toEqual([true, false, true])
  })

  test('sums of many terms are as good as those of few', () => {
    const n = 2 ** 20
    const x = tensor(new Float32Array(n).fill(0.1), { backend })
    expect(Math.abs(Number(sum(x).toArray()) / (n * Math.fround(0.1)) - 1)).toBeLessThan(2e-5)
  })

  test('factorizations are refused, or go to the host where that was asked for, and are counted', async () => {
    const values = [[4, 2], [2, 10]] // prettier-ignore
    expect(() => cholesky(tensor(values, { backend }))).toThrow(UnsupportedKernelError)
    const willing = await tfjsBackend({ backend: name, hostFallback: true })
    const a = tensor(values, { backend: willing })
    const before = willing.transfers()
    const l = cholesky(a)
    const after = willing.transfers()
    expect(after.downloads).toBeGreaterThan(before.downloads)
    // The factor, and whether it was found.
    expect(after.uploads).toBe(before.uploads + 2)
    expect(after.bytes - before.bytes).toBeGreaterThanOrEqual(32)
    expect(l.backend).toBe(willing)
    expect(l.toArray()).toEqual([[2, 0], [1, 3]]) // prettier-ignore
  })

  test('float64 and other backends are refused in words', () => {
    expect(() => tensor([1], { dtype: 'float64', backend })).toThrow(DTypeError)
    expect(() => backend.upload(Float64Array.of(1), 'float64')).toThrow(DTypeError)
    expect(() => backend.upload(Float64Array.of(1), 'float32')).toThrow(/a Float32Array for float32/)
    expect(() => toTf(tensor([1], { backend: cpuBackend() }))).toThrow(/a backend of tfjsBackend, got the cpu backend/)
    expect(() => fromTf(tf.complex([1], [2]), backend)).toThrow()
    expect(() => concat([of([1]), tensor([1], { backend: cpuBackend() })])).toThrow(BackendError)
  })
})

describe('the backend that TensorFlow.js uses', () => {
  let wasm: TfjsBackend
  beforeAll(async () => {
    wasm = await tfjsBackend({ backend: 'wasm' })
  })
  afterAll(async () => {
    await tf.setBackend('wasm')
  })

  test('is the one that is current unless another is named', async () => {
    await tf.setBackend('cpu')
    expect((await tfjsBackend()).tfBackend).toBe('cpu')
  })

  test('may change: each of ours computes on its own and leaves the choice as it was', async () => {
    await tf.setBackend('cpu')
    const x = tensor([1, 2, 3], { backend: wasm })
    const y = add(x, x)
    expect(y.toArray()).toEqual([2, 4, 6])
    expect(tf.getBackend()).toBe('cpu')
    expect(() => fromTf(tf.tensor1d([1]), wasm)).toThrow(/whose data is on the backend wasm/)
  })

  test('is asked for by a name it has', async () => {
    await expect(tfjsBackend({ backend: 'webgpu' })).rejects.toThrow(
      /one of cpu, wasm, got "webgpu". Import '@tensorflow\/tfjs-backend-webgpu' first/,
    )
    await expect(tfjsBackend({ backend: 'tensorflow' })).rejects.toThrow(/Install @tensorflow\/tfjs-node or @tensorflow\/tfjs-node-gpu/)
  })

  test('is refused where a GPU is asked for and none is there', async () => {
    await expect(tfjsBackend({ backend: 'wasm', gpu: true })).rejects.toThrow(/a backend that computes on the CPU/)
    await expect(tfjsBackend({ backend: 'cpu', gpu: true })).rejects.toThrow(BackendError)
  })

  test('does not start: the reason is passed on', async () => {
    tf.registerBackend('broken', () => {
      throw new TypeError('no device')
    })
    await expect(tfjsBackend({ backend: 'broken' })).rejects.toThrow(BackendError)
    tf.removeBackend('broken')
  })

  test('gives its elements later on a device: no host fallback there', async () => {
    tf.registerBackend('device', () => tf.findBackendFactory('cpu')())
    tf.copyRegisteredKernels('cpu', 'device')
    await expect(tfjsBackend({ backend: 'device', hostFallback: true })).rejects.toThrow(OptionError)
    const later = await tfjsBackend({ backend: 'device' })
    expect('downloadSync' in later).toBe(false)
    expect([...(await add(tensor([1], { backend: later }), 1).data())]).toEqual([2])
    tf.removeBackend('device')
  })
})
