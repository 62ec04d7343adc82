import {
  OptionError,
  ShapeError,
  type Tensor,
  add,
  at,
  checkGradients,
  concat,
  eye,
  grad,
  jvp,
  key,
  matmul,
  matrixTranspose,
  mul,
  randn,
  stack,
  sub,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { expm, expmFrechet } from './expm.ts'
import { distance, epsOf, size } from './fixtures/reference.ts'
import { funm } from './funm.ts'
import { inversePthRoot } from './inverse-pth-root.ts'
import type { AnalyticFunction } from './kernels/parlett.ts'
import { logm } from './logm.ts'
import { powm } from './powm.ts'
import { signm } from './signm.ts'
import { sqrtm } from './sqrtm.ts'
import { cosm, sinm } from './trigonometric.ts'

type Fn = (a: Tensor) => Tensor

const random = (n: number, seed = n): Tensor => randn(key(seed), [n, n], { dtype: 'float64' })

/** Eigenvalues to the right of 1, far from all cuts. */
const shifted = (n: number, seed = n): Tensor => add(mul(random(n, seed), 0.5 / Math.sqrt(n)), mul(2, eye(n)))

const positive = (n: number, seed = n): Tensor => add(mul(1 / n, matmul(random(n, seed), random(n, seed), { transposeB: true })), eye(n))

/** 1 / z. */
const inverse: AnalyticFunction = ({ re, im }, order) => {
  const [r, angle] = [Math.hypot(re, im), (order + 1) * Math.atan2(im, re)]
  let factor = 1 / r
  for (let k = 1; k <= order; k++) factor *= -k / r
  return { re: factor * Math.cos(angle), im: -factor * Math.sin(angle) }
}

const general: Record<string, Fn> = {
  expm: (a) => expm(a),
  cosm: (a) => cosm(a),
  sinm: (a) => sinm(a),
  sqrtm: (a) => sqrtm(a),
  logm: (a) => logm(a),
  signm: (a) => signm(a),
  'powm 0.3': (a) => powm(a, 0.3),
  'powm -1.75': (a) => powm(a, -1.75),
  'powm 3': (a) => powm(a, 3),
  'powm -2': (a) => powm(a, -2),
  'inversePthRoot 4': (a) => inversePthRoot(a, 4),
  'inversePthRoot 1': (a) => inversePthRoot(a, 1),
  'sqrtm, complex': (a) => both(sqrtm(a, { complex: true })),
  'logm, complex': (a) => both(logm(a, { complex: true })),
  'powm 0.3, complex': (a) => both(powm(a, 0.3, { complex: true })),
  funm: (a) => funm(a, inverse),
}

const symmetric: Record<string, Fn> = {
  expm: (a) => expm(a, { symmetric: true }),
  cosm: (a) => cosm(a, { symmetric: true }),
  sinm: (a) => sinm(a, { symmetric: true }),
  sqrtm: (a) => sqrtm(a, { symmetric: true }),
  logm: (a) => logm(a, { symmetric: true }),
  signm: (a) => signm(a, { symmetric: true }),
  'powm 0.3': (a) => powm(a, 0.3, { symmetric: true }),
  'powm -1.75': (a) => powm(a, -1.75, { symmetric: true }),
  'powm 3': (a) => powm(a, 3, { symmetric: true }),
  'powm -2': (a) => powm(a, -2, { symmetric: true }),
  'inversePthRoot 4': (a) => inversePthRoot(a, 4, { method: 'eigen' }),
  'inversePthRoot 1': (a) => inversePthRoot(a, 1, { method: 'eigen' }),
  funm: (a) => funm(a, inverse, { symmetric: true }),
}

function both({ re, im }: { readonly re: Tensor; readonly im: Tensor }): Tensor {
  return add(re, mul(2, im))
}

function requireDerivatives(f: Fn, a: Tensor, name: string): void {
  const { forward, reverse, second, secondReverse } = checkGradients(f, [a])
  expect(forward, `${name}: forward mode`).toBeLessThan(1e-7)
  expect(reverse, `${name}: reverse mode`).toBeLessThan(1e-11)
  expect(second, `${name}: second order`).toBeLessThan(1e-6)
  expect(secondReverse, `${name}: second order in reverse`).toBeLessThan(1e-6)
}

describe.each(Object.entries(general))('%s', (_, f) => {
  test('derivatives of first and second order, also at repeated and at defective eigenvalues', () => {
    requireDerivatives(f, shifted(4), 'distinct')
    requireDerivatives(f, mul(2, eye(3)), 'multiple of I')
    requireDerivatives(f, add(galleryMatrix('jordan', 3), mul(1.5, eye(3))), 'Jordan block')
    requireDerivatives(f, stack([shifted(2, 7), positive(2)]), 'batch')
    requireDerivatives(f, tensor([[2, 1], [-1, 2]]), 'a complex pair') // prettier-ignore
  })

  test('a batch is a loop, a view is a copy, the transpose goes through', () => {
    const items = [1, 2, 3].map((seed) => shifted(5, seed))
    const batch = f(stack(items))
    items.forEach((item, i) => expect(at(batch, i, 0).toArray()).toEqual(f(item).toArray()))
    const [value, turned] = [f(shifted(6)), f(matrixTranspose(shifted(6)))]
    expect(distance(matrixTranspose(turned), value)).toBeLessThan(100 * 6 * 2 ** -52 * size(value))
  })

  test('float32 stays float32, and agrees with float64 to its precision, over sizes around those at which the algorithms change', () => {
    for (const n of [1, 2, 3, 8, 9, 19, 20, 21, 34]) {
      const exact = f(shifted(n))
      const a = tensor(shifted(n).dataSync(), { shape: [n, n], dtype: 'float32' })
      expect(f(a).dtype).toBe('float32')
      expect(distance(f(a), exact), `order ${n}`).toBeLessThan(10 * n * 2 ** -23 * Math.max(1, size(exact)))
    }
  })

  test('empty matrices and batches', () => {
    expect(f(zeros([0, 0])).shape).toEqual([0, 0])
    expect(f(zeros([0, 3, 3])).shape).toEqual([0, 3, 3])
    expect(f(zeros([2, 0, 0])).shape).toEqual([2, 0, 0])
  })

  test('what is not square or not finite is refused', () => {
    expect(() => f(zeros([2, 3]))).toThrow(ShapeError)
    expect(() => f(zeros([3]))).toThrow(ShapeError)
    expect(() => f(tensor([[1, NaN], [0, 1]]))).toThrow(OptionError) // prettier-ignore
    expect(() => f(tensor([[1, 0], [Infinity, 1]]))).toThrow('Infinity in row 1, column 0') // prettier-ignore
  })
})

describe.each(Object.entries(symmetric))('%s of symmetric matrices', (name, f) => {
  test('is the function of the symmetric part', () => {
    for (const n of [1, 2, 5, 30]) {
      const a = positive(n)
      const exact = general[name]!(a)
      expect(distance(f(a), exact)).toBeLessThan(100 * n * 2 ** -52 * Math.max(1, size(exact)))
      const skew = sub(random(n), matrixTranspose(random(n)))
      expect(distance(f(add(a, skew)), exact)).toBeLessThan(100 * n * 2 ** -52 * (1 + size(skew)) * Math.max(1, size(exact)))
    }
  })

  test('derivatives of first and second order, also at repeated eigenvalues', () => {
    requireDerivatives(f, positive(4), 'distinct')
    requireDerivatives(f, mul(2, eye(3)), 'multiple of I')
    const v = tensor([1, 2, 2], { shape: [3, 1] })
    requireDerivatives(f, add(eye(3), mul(1 / 9, matmul(v, v, { transposeB: true }))), 'one eigenvalue twice')
    requireDerivatives(f, add(mul(2, eye(2)), mul(1e-9, random(2))), 'eigenvalues 1e-9 apart')
  })

  test('empty, float32, hostile', () => {
    expect(f(zeros([0, 0])).shape).toEqual([0, 0])
    expect(f(zeros([0, 3, 3])).shape).toEqual([0, 3, 3])
    const a = tensor(positive(7).dataSync(), { shape: [7, 7], dtype: 'float32' })
    expect(f(a).dtype).toBe('float32')
    expect(distance(f(a), f(positive(7)))).toBeLessThan(100 * 7 * 2 ** -23 * Math.max(1, size(f(positive(7)))))
    expect(() => f(zeros([2, 3]))).toThrow(ShapeError)
    expect(() => f(tensor([[1, NaN], [0, 1]]))).toThrow(OptionError) // prettier-ignore
  })
})

test('derivatives of third order', () => {
  // exp(x·A)''' = A³·exp(x·A) at x = 0, cos the same
  const a = random(3)
  const along =
    (f: Fn) =>
    (x: Tensor): Tensor =>
      sum(mul(f(mul(x, a)), random(3, 8)))
  const third = (f: Fn): number => grad((x: Tensor) => grad((y: Tensor) => grad(along(f))(y))(x))(tensor(0)).item()
  const cube = matmul(a, matmul(a, a))
  const expected = sum(mul(cube, random(3, 8))).item()
  expect(Math.abs(third(expm) - expected)).toBeLessThan(1000 * 2 ** -52 * size(cube) * size(random(3, 8)))
  expect(Math.abs(third(sinm) + expected)).toBeLessThan(1000 * 2 ** -52 * size(cube) * size(random(3, 8)))
})

test('derivatives do not depend on the size of the direction', () => {
  const [a, e] = [shifted(4), random(4, 9)]
  for (const [name, f] of Object.entries(general)) {
    const along = (scale: number): Tensor => jvp(f, [a], [mul(scale, e)]).tangent
    const plain = along(1)
    for (const scale of [2 ** 400, 2 ** -400]) {
      expect(distance(mul(along(scale), 1 / scale), plain), name).toBeLessThan(100 * epsOf(a) * Math.max(1, size(plain)))
    }
    expect(size(along(0)), name).toBe(0)
  }
})

test('matrices of the form in which derivatives are computed are not special otherwise', () => {
  const [a, e] = [shifted(3), random(3, 5)]
  const none = zeros([3, 3], { dtype: 'float64' })
  for (const [name, f] of Object.entries(general)) {
    const corner = jvp(f, [a], [e]).tangent
    const whole = f(concat([concat([a, e], -1), concat([none, a], -1)], 0))
    const expected = concat([concat([f(a), corner], -1), concat([none, f(a)], -1)], 0)
    expect(distance(whole, expected), name).toBeLessThan(1000 * 2 ** -52 * Math.max(1, size(expected)))
  }
})

test('expmFrechet broadcasts, is iterable, and is what forward mode computes', () => {
  const [a, e] = [random(4), stack([random(4, 1), random(4, 2)])]
  const [value, frechet] = expmFrechet(a, e)
  expect(frechet!.shape).toEqual([2, 4, 4])
  expect(value!.toArray()).toEqual(expm(a).toArray())
  const { tangent } = jvp((x: Tensor) => expm(x), [a], [at(e, 1, 0)])
  expect(at(frechet!, 1, 0).toArray()).toEqual(tangent.toArray())
  expect(expmFrechet(tensor([[0.5]], { dtype: 'float32' }), tensor([[2]], { dtype: 'float32' })).frechet.dtype).toBe('float32')
  expect(() => expmFrechet(a, random(3))).toThrow(ShapeError)
  expect(() => expmFrechet([[1]], [[NaN]])).toThrow(OptionError)
  expect(expmFrechet(zeros([0, 0]), zeros([0, 0])).frechet.shape).toEqual([0, 0])
})
