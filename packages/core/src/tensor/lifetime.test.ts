import { beforeEach, describe, expect, test } from 'vitest'
import { type CountingDevice, countingDevice } from '../backend/fixtures/backends.ts'
import * as o from '../index.ts'
import { BackendError, type Tensor, add, grad, mul, reshape, scope, square, sum, tensor, vjp } from '../index.ts'

let device: CountingDevice
let x: Tensor

beforeEach(() => {
  device = countingDevice()
  x = tensor([1, 2, 3, 4], { backend: device })
})

describe('dispose', () => {
  test('gives memory back once', () => {
    x.dispose()
    x.dispose()
    expect([device.live(), device.calls.releases]).toEqual([0, 1])
  })

  test('waits for the last view', async () => {
    const view = o.transpose(reshape(x, [2, 2]))
    x.dispose()
    expect(device.live()).toBe(1)
    expect(Array.from(await view.data())).toEqual([1, 3, 2, 4])
    view.dispose()
    // The reshaped view in between is still referenced by nobody but the finalizer.
    expect(device.live()).toBe(1)
  })

  test('using disposes at the end of the block', () => {
    {
      using y = square(x)
      expect(y.size).toBe(4)
      expect(device.live()).toBe(2)
    }
    expect(device.live()).toBe(1)
  })

  test('use afterwards is a BackendError that says so', async () => {
    const y = add(x, 1)
    x.dispose()
    const message = 'must be given tensors that still have their memory, got a disposed one.'
    for (const use of [
      () => add(x, 1),
      () => reshape(x, [2, 2]),
      () => o.argmax(x),
      () => o.sort(x),
      () => o.any(x),
      () => o.concat([y, x]),
    ]) {
      expect(use).toThrow(message)
      expect(use).toThrow(BackendError)
    }
    expect(() => grad((z: Tensor) => sum(mul(z, x)))(y)).toThrow(message)
    await expect(x.data()).rejects.toThrow(`Tensor.data ${message}`)
  })

  test('reading leaves nothing behind, whatever the layout', async () => {
    const view = o.flip(x)
    const live = device.live()
    expect(Array.from(await view.data())).toEqual([4, 3, 2, 1])
    expect(device.live()).toBe(live)
  })
})

describe('scope', () => {
  test('keeps what it returns and nothing else', async () => {
    const { total, list } = scope(() => ({ total: sum(square(add(x, 1))), list: [mul(x, 2), null, 'text'] as const }))
    expect(device.live()).toBe(3)
    expect(Array.from(await total.data())).toEqual([4 + 9 + 16 + 25])
    expect(Array.from(await list[0].data())).toEqual([2, 4, 6, 8])
  })

  test('tensors from outside stay, also when they are returned', () => {
    expect(scope(() => x)).toBe(x)
    scope(() => add(x, 1))
    expect(scope(() => void add(x, 1))).toBeUndefined()
    expect(device.live()).toBe(2)
  })

  test('nests: what an inner scope returns belongs to the outer one', () => {
    const y = scope(() => {
      const inner = scope(() => add(add(x, 1), 1))
      expect(device.live()).toBe(2)
      return scope(() => mul(inner, inner))
    })
    expect(device.live()).toBe(2)
    y.dispose()
    x.dispose()
    expect(device.live()).toBe(0)
  })

  test('a returned view keeps its storage alone', async () => {
    const y = scope(() => o.at(reshape(add(x, 1), [2, 2]), 1))
    expect(device.live()).toBe(2)
    expect(Array.from(await y.data())).toEqual([4, 5])
    y.dispose()
    expect(device.live()).toBe(1)
  })

  test('disposes after an exception, and closes', () => {
    const fail = (): never => {
      square(x)
      throw new RangeError('halt')
    }
    expect(() => scope(() => scope(fail))).toThrow('halt')
    expect(device.live()).toBe(1)
    square(x)
    expect(device.live()).toBe(2)
  })

  test('what was disposed inside is not disposed again', () => {
    scope(() => {
      const y = square(x)
      y.dispose()
      return x
    })
    expect([device.live(), device.calls.releases]).toEqual([1, 1])
  })

  test('around derivatives leaves only the gradient', async () => {
    const f = (y: Tensor): Tensor => sum(o.softmax(mul(square(y), o.sigmoid(y))))
    const g = scope(() => grad(f)(x))
    expect(device.live()).toBe(2)
    expect((await g.data()).length).toBe(4)
    const h = scope(() => grad((y: Tensor) => sum(square(grad(f)(y))))(x))
    expect(device.live()).toBe(3)
    expect((await h.data()).every(Number.isFinite)).toBe(true)
  })

  test('inside a differentiated function leaves what the derivative needs', async () => {
    const f = (y: Tensor): Tensor => sum(scope(() => mul(o.exp(scope(() => square(y))), y)))
    const { value, grad: g } = scope(() => o.valueAndGrad(f)(mul(x, 0.25)))
    expect(device.live()).toBe(3)
    const expected = [0.25, 0.5, 0.75, 1].map((v) => Math.exp(v * v) * (1 + 2 * v * v))
    const found = await g.data()
    expected.forEach((v, i) => expect(Math.abs(found[i]! - v)).toBeLessThan(16 * 2 ** -23 * v))
    expect((await value.data()).length).toBe(1)
  })

  test('a pullback is called inside', () => {
    const [c] = scope(() => vjp(square, x).pullback(o.onesLike(x)))
    expect(device.live()).toBe(2)
    const { pullback } = scope(() => vjp((y: Tensor) => square(square(y)), x))
    expect(() => pullback(c)).toThrow('given tensors that still have their memory')
  })

  test('refuses a promise, whose tensors would be gone', () => {
    expect(() => scope(async () => add(x, 1).data())).toThrow(
      'scope: "body" must be a synchronous function, got one that returns a promise.',
    )
    expect(device.live()).toBe(1)
  })

  test('on the CPU it only calls its body', () => {
    expect(scope(() => add([1], 1)).toArray()).toEqual([2])
  })
})
