import { describe, expect, test } from 'vitest'
import { bareBackend } from '../backend/fixtures/backends.ts'
import * as o from '../index.ts'
import {
  type Tensor,
  add,
  grad,
  hessianVectorProduct,
  jvp,
  mul,
  sin,
  square,
  stopGradient,
  sum,
  tensor,
  valueAndGrad,
  vjp,
  zeros,
} from '../index.ts'

const cube = (x: Tensor): Tensor => mul(x, mul(x, x))
const one = tensor(1)

describe('transformations nest', () => {
  test('to the fourth order', () => {
    let f = (x: Tensor): Tensor => sin(x)
    for (const expected of [Math.cos, (x: number) => -Math.sin(x), (x: number) => -Math.cos(x), Math.sin]) {
      f = grad(f)
      expect(f(tensor(0.3)).item()).toBeCloseTo(expected(0.3), 14)
    }
  })

  test('forward and reverse in any order, to the third', () => {
    const forward = (f: (x: Tensor) => Tensor) => (x: Tensor) => jvp(f, [x], [o.onesLike(x)]).tangent
    const reverse = (f: (x: Tensor) => Tensor) => (x: Tensor) => vjp(f, x).pullback(one)[0]
    const f = (x: Tensor): Tensor => mul(sin(x), o.exp(mul(x, 2)))
    // f = Im e^{(2+i)x}, so f‴ = Im (2+i)³·e^{(2+i)x} with (2+i)³ = 2 + 11i.
    const expected = Math.exp(0.8) * (2 * Math.sin(0.4) + 11 * Math.cos(0.4))
    for (const a of [forward, reverse]) {
      for (const b of [forward, reverse]) {
        for (const c of [forward, reverse]) expect(a(b(c(f)))(tensor(0.4)).item()).toBeCloseTo(expected, 12)
      }
    }
  })

  test('a derivative does not confuse the changes of an inner and an outer variable', () => {
    const inner = (x: Tensor): Tensor => grad((y: Tensor) => add(x, y))(one)
    expect(grad((x: Tensor) => mul(x, inner(x)))(tensor(3)).item()).toBe(1)
    expect(jvp((x: Tensor) => mul(x, jvp((y: Tensor) => add(x, y), [one], [one]).tangent), [tensor(3)], [one]).tangent.item()).toBe(1)
    expect(grad((x: Tensor) => mul(x, jvp((y: Tensor) => add(x, y), [one], [one]).tangent))(tensor(3)).item()).toBe(1)
    expect(jvp((x: Tensor) => mul(x, inner(x)), [tensor(3)], [one]).tangent.item()).toBe(1)
  })

  test('an inner derivative depends on outer variables it closes over', () => {
    // d/dx [x·d/dy (x²·y³)] at y = x: d/dx [x·x²·3x²] = 15x⁴.
    const f = (x: Tensor): Tensor => mul(x, grad((y: Tensor) => mul(square(x), cube(y)))(x))
    expect(grad(f)(tensor(2)).item()).toBe(15 * 16)
    // The inner variable is stopped, the outer one is not.
    const g = (x: Tensor): Tensor => grad((y: Tensor) => mul(x, square(y)))(stopGradient(x))
    expect(grad(g)(tensor(5)).item()).toBe(10)
  })

  test('a pullback made outside may be called inside another transformation', () => {
    const { pullback } = vjp(cube, tensor(2))
    expect(grad((c: Tensor) => square(pullback(c)[0]))(tensor(3)).item()).toBe(2 * 12 * 12 * 3)
    expect(jvp((c: Tensor) => pullback(c)[0], [one], [tensor(5)]).tangent.item()).toBe(60)
  })

  test('a pullback may be called more than once', () => {
    const { value, pullback } = vjp((x: Tensor) => square(x), tensor([1, 2, 3]))
    expect(value.toArray()).toEqual([1, 4, 9])
    expect(pullback(tensor([1, 0, 0]))[0].toArray()).toEqual([2, 0, 0])
    expect(pullback(tensor([0, 1, 1]))[0].toArray()).toEqual([0, 4, 6])
  })

  test('the Hessian times a vector', () => {
    const f = (x: Tensor): Tensor => sum(cube(x))
    expect(hessianVectorProduct(f, tensor([1, 2]), tensor([1, 10])).toArray()).toEqual([6, 120])
  })
})

describe('trees', () => {
  const params = { w: tensor([1, 2]), layers: [{ b: tensor(3) }, null], nothing: undefined }

  test('gradients have the structure of the parameters', () => {
    const f = (p: typeof params): Tensor => add(sum(square(p.w)), mul(p.layers[0]!.b, 5))
    const { value, grad: g } = valueAndGrad(f)(params)
    expect(value.item()).toBe(20)
    expect([g.w.toArray(), g.layers[0]!.b.item(), g.layers[1], g.nothing]).toEqual([[2, 4], 5, null, undefined])
  })

  test('what the function does not use has gradient zero', () => {
    const g = grad((p: typeof params) => p.layers[0]!.b)(params)
    expect(g.w.toArray()).toEqual([0, 0])
    const [value, pullback] = vjp((x: Tensor, _unused: Tensor) => square(x), tensor(3), tensor([1, 2]))
    expect([value.item(), ...pullback(one).map((c) => c.toArray())]).toEqual([9, 6, [0, 0]])
  })

  test('values may be trees, of which parts are constant or no tensors', () => {
    const { value, tangent } = jvp(
      (x: Tensor) => ({ y: square(x), c: tensor(7), name: 'seven', order: o.argsort(x) }),
      [tensor([2, 1])],
      [tensor([1, 0])],
    )
    expect([value.y.toArray(), value.c.item(), value.name]).toEqual([[4, 1], 7, 'seven'])
    expect([tangent.y.toArray(), tangent.c.item(), tangent.name, tangent.order.toArray()]).toEqual([[4, 0], 0, 'seven', [0, 0]])
    const { pullback } = vjp((x: Tensor) => [square(x), tensor(7), x], tensor([2, 1]))
    expect(pullback([tensor([1, 1]), one, tensor([0, 5])])[0].toArray()).toEqual([4, 7])
  })

  test('integers and what is no tensor pass through', () => {
    const index = tensor([1], { dtype: 'int32' })
    const f = (x: Tensor, i: Tensor, scale: number): Tensor => mul(sum(o.take(x, i)), scale)
    const { pullback } = vjp(f, tensor([1, 2]), index, 3)
    const [x, i, scale] = pullback(one)
    expect([x.toArray(), i.dtype, i.toArray(), scale]).toEqual([[0, 3], 'int32', [0], 3])
    expect(jvp(f, [tensor([1, 2]), index, 3], [tensor([0, 1]), index, 3]).tangent.item()).toBe(3)
  })

  test('tangents and cotangents match records by key, whatever the order of keys', () => {
    const f = ({ a, b }: { a: Tensor; b: Tensor }): { p: Tensor; q: Tensor } => ({ p: mul(a, 2), q: mul(b, 3) })
    const x = { a: tensor(1), b: tensor(1) }
    const { tangent } = jvp(f, [x], [{ b: tensor(10), a: tensor(0) }])
    expect([tangent.p.item(), tangent.q.item()]).toEqual([0, 30])
    const [{ a, b }] = vjp(f, x).pullback({ q: tensor(10), p: tensor(0) })
    expect([a.item(), b.item()]).toEqual([0, 30])
  })

  test('results have names and places', () => {
    const [value, tangent] = jvp(cube, [tensor(2)], [one])
    expect([value.item(), tangent.item()]).toEqual([8, 12])
    const both = valueAndGrad(cube)(tensor(2))
    expect(both[0]).toBe(both.value)
    expect(both[1]).toBe(both.grad)
  })

  test('later arguments of grad are not differentiated', () => {
    expect(grad((x: Tensor, k: number, y: Tensor) => mul(mul(x, k), y))(tensor(2), 3, tensor(5)).item()).toBe(15)
  })
})

describe('dtypes', () => {
  test('gradients have the dtype of their variable', () => {
    const x = tensor([1, 2], { dtype: 'float32' })
    expect(grad((y: Tensor) => sum(mul(y, tensor([1, 2]))))(x).dtype).toBe('float32')
    expect(vjp((y: Tensor) => sum(square(y)), x).pullback(tensor(1))[0].dtype).toBe('float32')
    expect(jvp((y: Tensor) => square(y), [x], [tensor([1, 0])]).tangent.dtype).toBe('float32')
  })
})

describe('stopGradient', () => {
  test('at all orders, in both modes', () => {
    const f = (x: Tensor): Tensor => mul(stopGradient(square(x)), square(x))
    expect(grad(f)(tensor(3)).item()).toBe(9 * 6)
    // The stopped factor is a constant for the second derivative, too.
    expect(grad((x: Tensor) => grad(f)(x))(tensor(3)).item()).toBe(9 * 2)
    expect(jvp(f, [tensor(3)], [one]).tangent.item()).toBe(9 * 6)
    expect(grad((x: Tensor) => stopGradient(x))(tensor(3)).item()).toBe(0)
  })
})

describe('what the transformations refuse', () => {
  const x = tensor([1, 2])
  test.each<[string, () => unknown, string]>([
    [
      'a value that is no scalar',
      () => grad(square)(x),
      'grad must be given a function whose value is a tensor of one element, got one of shape [2]. Sum it, or use `vjp`.',
    ],
    [
      'an integer value',
      () => grad((y: Tensor) => o.argmax(y))(x),
      'grad must be given a function whose value is float32 or float64, got int32',
    ],
    [
      'an integer variable',
      () => grad((y: Tensor) => sum(y))(tensor([1], { dtype: 'int32' })),
      'grad: "x" must be a float tensor, or a tree of float tensors, got a tensor of int32',
    ],
    ['a number as variable', () => grad((y: { a: number }) => tensor(y.a))({ a: 1 }), 'got number'],
    ['no variable', () => grad((y: { a: null }) => tensor(Object.keys(y).length))({ a: null }), 'got no tensor at all'],
    ['a tangent of another shape', () => jvp(square, [x], [one]), 'jvp must be given a tangent or cotangent of shape [2], got []'],
    ['tangents of another structure', () => jvp((p: { a?: Tensor }) => p.a ?? x, [{ a: x }], [{}]), 'jvp'],
    [
      'a cotangent of another shape',
      () => vjp(square, x).pullback(one),
      'pullback must be given a tangent or cotangent of shape [2], got []',
    ],
    ['cotangents of another structure', () => vjp((y: Tensor): Tensor[] => [y, y], x).pullback([x]), 'pullback'],
  ])('%s', (_, call, message) => expect(call).toThrow(message))

  test('moving a value to another backend', async () => {
    const moved: Promise<Tensor>[] = []
    grad((y: Tensor) => {
      moved.push(y.to(bareBackend()))
      return sum(y)
    })(x)
    await expect(moved[0]).rejects.toThrow('Tensor.to must be called on a plain tensor, got a value that is being differentiated.')
  })
})

test('a value being differentiated shows its numbers', () => {
  const seen: unknown[] = []
  grad((y: Tensor) => {
    seen.push(y.toArray(), mul(y, 2).item())
    return square(y)
  })(tensor(3))
  expect(seen).toEqual([3, 6])
})

test('of functions of empty tensors', () => {
  expect(grad((y: Tensor) => sum(square(y)))(zeros([0, 2])).shape).toEqual([0, 2])
})
