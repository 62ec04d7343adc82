import { describe, expect, test } from 'vitest'
import * as o from '../index.ts'
import {
  type Primitive,
  type Tensor,
  apply,
  checkGradients,
  customJvp,
  grad,
  jvp,
  key,
  mul,
  neg,
  randn,
  sin,
  square,
  sum,
  tensor,
  vjp,
} from '../index.ts'

describe('customJvp', () => {
  let runs = 0
  /** Sine and cosine at once, by one rule. */
  const both = customJvp(
    ([x]) => {
      runs++
      return { s: o.sin(x!), c: o.cos(x!) }
    },
    ([t], _inputs, { s, c }) => ({ s: mul(t!, c), c: neg(mul(t!, s)) }),
  )

  test('runs on plain tensors, once', () => {
    runs = 0
    expect(both(tensor(0)).s.item()).toBe(0)
    expect(runs).toBe(1)
  })

  test('derivatives to second order in both modes', () => {
    const f = (x: Tensor): Tensor => mul(both(x).s, square(both(mul(x, 2)).c))
    const errors = checkGradients(f, [randn(key(1), [3])])
    for (const error of [errors.forward, errors.second, errors.secondReverse]) expect(error).toBeLessThan(1e-7)
    expect(errors.reverse).toBeLessThan(1e-13)
  })

  test('third order agrees with the operations it replaces', () => {
    const third = (f: (x: Tensor) => Tensor): number => grad(grad(grad(f)))(tensor(0.7)).item()
    expect(third((x) => both(x).s)).toBeCloseTo(third(sin), 14)
  })

  test('inputs that do not change come with changes of zero; outputs left out do not change', () => {
    const seen: unknown[] = []
    const f = customJvp(
      ([a, b]) => ({ product: mul(a!, b!), sign: o.sign(a!) }),
      ([da, db], [a, b]) => {
        if (db!.trace === undefined) seen.push(db!.toArray())
        return { product: o.add(mul(da!, b!), mul(a!, db!)) }
      },
    )
    const { tangent } = jvp((x: Tensor) => f(x, tensor([3])), [tensor([2])], [tensor([1])])
    expect([tangent.product.toArray(), tangent.sign.toArray(), seen]).toEqual([[3], [0], [[0]]])
    expect(grad((x: Tensor) => sum(f(x, x).product))(tensor([2])).item()).toBe(4)
  })

  test('a rule that reads the values of a change is told so', () => {
    const bad = customJvp(
      ([x]) => ({ y: x! }),
      ([t]) => ({ y: mul(t!, t!.item()) }),
    )
    expect(() => grad((x: Tensor) => bad(x).y)(tensor(1))).toThrow('a rule that never reads the values of a tangent')
    // In forward mode there is a value to read.
    expect(jvp((x: Tensor) => bad(x).y, [tensor(1)], [tensor(3)]).tangent.item()).toBe(9)
  })
})

describe('apply, with a primitive from elsewhere', () => {
  /** `aˣ` for a fixed base, with no linear part of its own. */
  const power: Primitive<number> = {
    name: 'power',
    run: ([x], base) => o.pow(base, x!),
    tangent: (t, _i, _inputs, y, base) => mul(t, mul(y, Math.log(base))),
  }
  /** Elements in reverse order times `k`: linear, so with a transpose. */
  const mirror: Primitive<number> = {
    name: 'mirror',
    run: ([x], k) => mul(o.flip(x!), k),
    tangent: (t, _i, _inputs, _y, k) => apply(mirror, [t], k),
    spec: ([x]) => x!,
    transpose: (c, _i, _inputs, k) => apply(mirror, [c], k),
  }

  test('one rule gives derivatives of every order', () => {
    const f = (x: Tensor): Tensor => apply(power, [apply(mirror, [x], 0.5)], 3)
    const errors = checkGradients(f, [randn(key(2), [4])])
    for (const error of [errors.forward, errors.second, errors.secondReverse]) expect(error).toBeLessThan(1e-7)
    expect(grad(grad(grad((x: Tensor) => apply(power, [x], 2))))(tensor(0)).item()).toBeCloseTo(Math.LN2 ** 3, 15)
  })

  test('without a tangent rule the derivative is zero', () => {
    const step: Primitive<undefined> = { name: 'step', run: ([x]) => o.floor(x!) }
    expect(grad((x: Tensor) => mul(apply(step, [x], undefined), x))(tensor(2.5)).item()).toBe(2)
  })

  test('a change that meets a primitive without transpose is an error that names it', () => {
    const crooked: Primitive<undefined> = { name: 'crooked', run: ([x]) => x!, tangent: (t) => apply(power, [t], 2) }
    expect(() => grad((x: Tensor) => apply(crooked, [x], undefined))(tensor(1))).toThrow(
      'power must be linear (have `spec` and `transpose`) to be applied to a tangent, got a primitive without them.',
    )
  })

  test('a rule that is not linear in the change is found out when it is transposed', () => {
    const wrong: Primitive<undefined> = { name: 'wrong', run: ([x]) => x!, tangent: (t) => o.maximum(t, 0) }
    const { pullback } = vjp((x: Tensor) => apply(wrong, [x], undefined), tensor(1))
    expect(() => pullback(tensor(1))).toThrow('maximum must be applied to a tangent only in an operand in which it is linear')
  })
})

test('checkGradients sees wrong rules', () => {
  const wrong = customJvp(
    ([x]) => ({ y: square(x!) }),
    ([t], [x]) => ({ y: mul(t!, x!) }),
  )
  expect(checkGradients((x) => wrong(x).y, [tensor([1, 2])]).forward).toBeGreaterThan(0.1)
  const crooked: Primitive<undefined> = {
    name: 'crooked',
    run: ([x]) => mul(x!, 2),
    tangent: (t) => apply(crooked, [t], undefined),
    spec: ([x]) => x!,
    transpose: (c) => mul(c, 3),
  }
  expect(checkGradients((x) => apply(crooked, [x], undefined), [tensor([1, 2])]).reverse).toBeGreaterThan(0.1)
})
