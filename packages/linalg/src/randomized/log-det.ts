import { type Key, OptionError, type Tensor, key as makeKey, randn, square, tensor } from '@ortho/core'
import { eigh } from '../eigen/eigh.ts'
import type { OperatorLike } from '../operators/operator.ts'
import { type Matrixlike, requireSquareConstant } from './matrixlike.ts'
import type { TraceEstimate } from './trace.ts'

/** Options of {@link traceOfFunction} and {@link logDetEstimate}. */
export interface LanczosQuadratureOptions {
  /** Random vectors. Default 20. */
  readonly samples?: number
  /** Lanczos steps for each, at most n; the error of the quadrature falls exponentially with them. Default 40. */
  readonly steps?: number
  /** Source of randomness. Default `key(0)`. */
  readonly key?: Key
}

/**
 * tr f(A) of a symmetric matrix by stochastic Lanczos quadrature: the mean of zᵀf(A)z over random z, each by Gauss quadrature on the
 * Lanczos matrix of z (S. Ubaru, J. Chen and Y. Saad, 2017).
 *
 * @param a - `[n, n]`, symmetric, or an operator.
 * @param f - on the spectrum.
 * @throws ShapeError unless square, OptionError for options below 1.
 */
export function traceOfFunction(a: OperatorLike, f: (value: number) => number, options: LanczosQuadratureOptions = {}): TraceEstimate {
  return quadrature('traceOfFunction', requireSquareConstant('traceOfFunction', a), f, options)
}

/**
 * ln det A = tr ln A of a symmetric positive definite matrix, by {@link traceOfFunction}. Exact values of small matrices come from
 * `slogdet`.
 *
 * @throws OptionError where A turns out not to be positive definite.
 */
export function logDetEstimate(a: OperatorLike, options: LanczosQuadratureOptions = {}): TraceEstimate {
  const logarithm = (value: number): number => {
    if (value > 0) return Math.log(value)
    throw new OptionError({ where: 'logDetEstimate', argument: 'a', expected: 'positive definite', received: `a Ritz value of ${value}` })
  }
  return quadrature('logDetEstimate', requireSquareConstant('logDetEstimate', a), logarithm, options)
}

function quadrature(
  where: string,
  a: Matrixlike,
  f: (value: number) => number,
  { samples = 20, steps = 40, key = makeKey(0) }: LanczosQuadratureOptions,
): TraceEstimate {
  for (const [argument, value] of [
    ['samples', samples],
    ['steps', steps],
  ] as const) {
    // prettier-ignore
    if (!Number.isInteger(value) || value < 1) {
      throw new OptionError({ where, argument, expected: 'an integer of at least 1', received: String(value) })
    }
  }
  const [n] = a.shape
  const starts = Float64Array.from(randn(key, [samples, n], { dtype: 'float64' }).dataSync())
  let products = 0
  const values = Array.from({ length: samples }, (_, i) => {
    const start = starts.subarray(i * n, (i + 1) * n)
    const matrix = lanczos(a, start, Math.min(steps, n))
    products += matrix.length
    const { values: nodes, vectors } = eigh(tensor(matrix))
    const weights = square(vectors).dataSync()
    return n * Array.from(nodes.dataSync()).reduce((sum, node, j) => sum + weights[j]! * f(node), 0)
  })
  const estimate = values.reduce((sum, value) => sum + value, 0) / samples
  const variance = values.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / (samples - 1)
  return { estimate, error: samples === 1 ? Infinity : Math.sqrt(variance / samples), products }
}

/** The Lanczos matrix, orthogonalized in full; it ends early where the space is invariant. */
function lanczos(a: Matrixlike, start: Float64Array, steps: number): number[][] {
  const basis: Float64Array[] = [scaled(start, 1 / length(start))]
  const diagonal: number[] = []
  const beside: number[] = []
  let size = 0
  for (let k = 0; k < steps; k++) {
    const next = Float64Array.from(a.apply(vector(basis[k]!, a.dtype)).dataSync())
    diagonal.push(inner(next, basis[k]!))
    // Twice, against all: the loss of orthogonality would count eigenvalues several times.
    for (let pass = 0; pass < 2; pass++) for (const q of basis) subtract(next, inner(next, q), q)
    const beta = length(next)
    size = Math.max(size, Math.abs(diagonal[k]!), beta)
    if (k === steps - 1 || beta <= size * 2 ** -50 * Math.sqrt(start.length)) break
    beside.push(beta)
    basis.push(scaled(next, 1 / beta))
  }
  const order = diagonal.length
  return diagonal.map((value, i) =>
    Array.from({ length: order }, (_, j) => (i === j ? value : Math.abs(i - j) === 1 ? beside[Math.min(i, j)]! : 0)),
  )
}

function vector(x: Float64Array, dtype: 'float32' | 'float64'): Tensor {
  return tensor(dtype === 'float32' ? Float32Array.from(x) : x)
}

function inner(x: Float64Array, y: Float64Array): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}

function length(x: Float64Array): number {
  return Math.sqrt(inner(x, x))
}

function scaled(x: Float64Array, factor: number): Float64Array {
  return x.map((value) => value * factor)
}

function subtract(x: Float64Array, factor: number, y: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! -= factor * y[i]!
}
