import {
  type Key,
  OptionError,
  type Tensor,
  abs,
  add,
  bernoulliArray,
  diagonal,
  div,
  embedDiagonal,
  eye,
  foldIn,
  full,
  greater,
  key as makeKey,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  randn,
  select,
  square,
  sub,
  sum,
  tensorFrom,
  trace,
  triangularSolve,
  zerosLike,
} from '@ortho/core'
import { qr } from '../factorizations/qr.ts'
import type { OperatorLike } from '../operators/operator.ts'
import { type Matrixlike, requireSquareConstant } from './matrixlike.ts'

/** Options of the trace estimators. */
export interface TraceOptions {
  /** Products of A with a vector. Default 30. */
  readonly products?: number
  /** Source of randomness. Default `key(0)`. */
  readonly key?: Key
}

/** An estimate of a trace. */
export interface TraceEstimate {
  /** The estimate: unbiased. */
  readonly estimate: number
  /** Its standard error, from the spread of the samples; Infinity where there is a single one. */
  readonly error: number
  /** Products of A with a vector that were made. */
  readonly products: number
}

/**
 * tr A as the mean of zᵀ·A·z over random signs z (M. Hutchinson, 1989). The error falls like ‖A‖_F·√(2/products).
 *
 * @param a - `[n, n]`, or an operator.
 * @throws ShapeError unless square, OptionError for fewer than one product.
 * @example
 * ```ts
 * hutchinson([[2, 0], [0, 3]], { products: 1 }).estimate // => 5
 * ```
 */
export function hutchinson(a: OperatorLike, options: TraceOptions = {}): TraceEstimate {
  const { x, products, key } = resolve('hutchinson', a, options, 1)
  const z = signs(key, x.shape[0], products, x.dtype)
  const samples = sum(mul(z, x.apply(z)), { axis: 0 })
  return summary(Array.from(samples.dataSync()), 0, products)
}

/**
 * Hutch++ (R. Meyer, C. Musco, C. Musco and D. Woodruff, 2021, algorithm 1): a third of the products finds the range of A, whose
 * part of the trace is exact; the rest is estimated by {@link hutchinson}. For positive semidefinite A the error falls like
 * 1/products.
 *
 * @param a - `[n, n]`, or an operator. At least three products.
 */
export function hutchPlusPlus(a: OperatorLike, options: TraceOptions = {}): TraceEstimate {
  const { x, products, key } = resolve('hutchPlusPlus', a, options, 3)
  const [n] = x.shape
  const third = Math.min(n, Math.floor(products / 3))
  const { q } = qr(x.apply(signs(foldIn(key, 0), n, third, x.dtype)))
  const exact = sum(mul(q, x.apply(q))).item()
  const rest = products - 2 * third
  const g = signs(foldIn(key, 1), n, rest, x.dtype)
  const outside = sub(g, matmul(q, matmul(q, g, { transposeA: true })))
  const samples = sum(mul(outside, x.apply(outside)), { axis: 0 })
  return summary(Array.from(samples.dataSync()), exact, products)
}

/**
 * XTrace (E. Epperly, J. Tropp and R. Webber, XTrace: Making the most of every sample in stochastic trace estimation, 2024): as
 * {@link hutchPlusPlus}, but each sample serves both the basis and the estimate, by leaving it out of the basis in turn. The most
 * accurate of the three for the same number of products.
 *
 * @param a - `[n, n]`, or an operator. Half of the products, at most n, are samples; at least four.
 */
export function xTrace(a: OperatorLike, options: TraceOptions = {}): TraceEstimate {
  const { x, products, key } = resolve('xTrace', a, options, 4)
  const [n] = x.shape
  const m = Math.min(n, Math.floor(products / 2))
  const omega = sphere(key, n, m, x.dtype)
  const y = x.apply(omega)
  const { q, r } = qr(y)
  const z = x.apply(q)
  return summary(leaveOneOut(omega, q, r, z, n), 0, 2 * m)
}

/** One estimate for each sample, from the basis of all others: their range is that of Q without the direction Q·s. */
function leaveOneOut(omega: Tensor, q: Tensor, r: Tensor, z: Tensor, n: number): number[] {
  const m = omega.shape[1]!
  // s is orthogonal to the columns of R but its own: a column of R⁻ᵀ.
  const inverse = triangularSolve(matrixTranspose(nonsingular(r)), eye(m, m, { dtype: r.dtype }), { lower: true })
  const s = div(inverse, norm(inverse, { axis: 0, keepDims: true }))
  const h = matmul(q, z, { transposeA: true })
  const w = matmul(q, omega, { transposeA: true })
  const kept = sub(w, mul(s, sum(mul(s, w), { axis: 0, keepDims: true })))
  const outside = sub(omega, matmul(q, kept))
  const image = sub(matmul(q, r), matmul(z, kept))
  const inside = sub(trace(h), sum(mul(s, matmul(h, s)), { axis: 0 }))
  // The part outside has a uniform direction, whose length is known to be n − m + 1 in the mean of squares.
  const rest = mul(div(sum(mul(outside, image), { axis: 0 }), sum(square(outside), { axis: 0 })), n - m + 1)
  return Array.from(add(inside, rest).dataSync())
}

/** R with diagonal elements that are zero to rounding lifted to rounding: matrices of low rank have them. */
function nonsingular(r: Tensor): Tensor {
  const sizes = abs(diagonal(r))
  const largest = max(sizes).item()
  const floor = largest === 0 ? 1 : largest * (r.dtype === 'float32' ? 2 ** -23 : 2 ** -52)
  return add(r, embedDiagonal(select(greater(sizes, floor), zerosLike(sizes), full(sizes.shape, floor, { dtype: r.dtype }))))
}

interface Resolved {
  readonly x: Matrixlike
  readonly products: number
  readonly key: Key
}

function resolve(where: string, a: OperatorLike, { products = 30, key = makeKey(0) }: TraceOptions, least: number): Resolved {
  const x = requireSquareConstant(where, a)
  if (Number.isInteger(products) && products >= least) return { x, products, key }
  throw new OptionError({ where, argument: 'products', expected: `an integer of at least ${least}`, received: String(products) })
}

/** Independent random signs, `[n, count]`. */
function signs(key: Key, n: number, count: number, dtype: 'float32' | 'float64'): Tensor {
  const coins = bernoulliArray(key, n * count, 0.5, 'float64')
  const values = Float64Array.from(coins, (coin) => (coin === 0 ? -1 : 1))
  return tensorFrom(dtype === 'float32' ? Float32Array.from(values) : values, [n, count], dtype)
}

/** Columns uniform on the sphere of radius √n. */
function sphere(key: Key, n: number, count: number, dtype: 'float32' | 'float64'): Tensor {
  const g = randn(key, [n, count], { dtype })
  return mul(div(g, norm(g, { axis: 0, keepDims: true })), Math.sqrt(n))
}

/** The mean of the samples plus what is known, and its standard error. */
function summary(samples: readonly number[], known: number, products: number): TraceEstimate {
  const count = samples.length
  if (count === 0) return { estimate: known, error: 0, products }
  const mean = samples.reduce((total, value) => total + value, 0) / count
  const variance = samples.reduce((total, value) => total + (value - mean) ** 2, 0) / (count - 1)
  return { estimate: known + mean, error: count === 1 ? Infinity : Math.sqrt(variance / count), products }
}
