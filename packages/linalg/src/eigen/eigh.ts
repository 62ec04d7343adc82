import { OptionError, Tensor, type TensorLike, asFloat, matrixTranspose, promoted, slice, triangularSolve } from '@ortho/core'
import { type Iterated, ordered, withOutcome } from '../dense/ordered.ts'
import { requireFiniteElements } from '../dense/kernels.ts'
import { requireSquare } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { differentiableEigh, mirrored } from './eigh-derivative.ts'
import { eighStorage } from './eigh-kernel.ts'

/** Options of {@link eigvalsh}, and of {@link eigh}. */
export interface EigvalshOptions {
  /** Read the upper triangle of A, and of B. Default false: the lower one is read. */
  readonly upper?: boolean | undefined
  /** B of the generalized problem A·x = λ·B·x: `[…, n, n]`, positive definite. Default: the identity. */
  readonly b?: TensorLike | undefined
  /** First and last index, both included, of the ascending values that are wanted; negative ones count from the end. Default: all. */
  readonly subset?: readonly [first: number, last: number] | undefined
  /** Values that are wanted: low < λ ≤ high. In a batch there must be equally many of each matrix. Default: all. */
  readonly range?: readonly [low: number, high: number] | undefined
}

/** Options of {@link eigh}. */
export interface EighOptions extends EigvalshOptions {
  /** Whether eigenvectors are wanted. Default true. */
  readonly vectors?: boolean | undefined
}

/** Eigenvalues and eigenvectors; also iterable in this order. */
export type Eigh = {
  /** `[…, n]`, ascending, or as many as are wanted. */
  readonly values: Tensor
  /** `[…, n, n]`: a column for each value. */
  readonly vectors: Tensor
} & Iterable<Tensor> &
  Iterated

/** Eigenvalues without eigenvectors. */
export type EighValues = {
  /** `[…, n]`, ascending. */
  readonly values: Tensor
} & Iterable<Tensor>

/**
 * Eigenvalues and eigenvectors of symmetric matrices: A = V·Λ·Vᵀ with VᵀV = I, or A·V = B·V·Λ with VᵀBV = I where `b` is given.
 *
 * By Householder reduction to tridiagonal form and divide and conquer; backward stable: values and ‖A·V − V·Λ‖ have errors of a
 * modest multiple of n·ε·‖A‖, small eigenvalues no smaller ones. About 9·n³ flops at most, mostly in matrix products. With `b`
 * errors grow with the condition of B, whose Cholesky factor turns the problem into a symmetric one.
 *
 * For values alone use {@link eigvalsh}; for other matrices {@link eig}; for a few eigenvalues of a large sparse matrix
 * {@link eigsh}. For V·f(Λ)·Vᵀ take a function of matrices such as {@link sqrtm} with `symmetric: true`.
 *
 * Differentiable to any order, as the function of the triangle that is read: of a gradient, the elements below the diagonal stand
 * for both of their places, and those above are zero; differentiate `(x) => eigh(mul(0.5, add(x, matrixTranspose(x))))` for a
 * symmetric one. Where eigenvalues are equal (within 8·n·ε·max|λ|) single vectors and values are not differentiable, but losses
 * are that treat equal values alike and depend on their vectors through the space that these span, such as Σ f(λ) or a
 * projector: their derivatives are right. Others, V·f(Λ)·Vᵀ among them, are refused by reverse mode; forward mode cannot tell,
 * and leaves out what happens within the space.
 *
 * @param a - `[…, n, n]`, finite; one triangle is read.
 * @returns `values` ascending, `[…, n]`, and `vectors` as columns, `[…, n, n]`, of either sign; as many as are wanted.
 * @throws ShapeError; OptionError for NaN or infinity, a subset that is none, or a loss as above; SingularMatrixError where B is
 * not positive definite; ConvergenceError where the iteration does not end, of which no case is known.
 * @example
 * ```ts
 * eigh([[2, 0], [0, 1]]).values.toArray() // => [1, 2]
 * ```
 */
export function eigh(a: TensorLike, options: EighOptions & { readonly vectors: false }): EighValues
export function eigh(a: TensorLike, options?: EighOptions): Eigh
export function eigh(a: TensorLike, options: EighOptions = {}): Eigh | EighValues {
  const { vectors: wantVectors = true, ...rest } = options
  if (!wantVectors) return ordered({ values: valuesOf('eigh', asFloat(a), rest) })
  const { values, vectors, failures } = pairOf('eigh', asFloat(a), rest)
  const [first, last] = wanted('eigh', values, rest)
  const columns = { axis: -1, start: first, stop: last + 1 }
  const all = first === 0 && last === values.shape.at(-1)! - 1
  const pair = all ? { values, vectors } : { values: slice(values, columns), vectors: slice(vectors, columns) }
  return withOutcome(ordered(pair), () => failures.concrete)
}

/**
 * Eigenvalues of symmetric matrices, ascending, without eigenvectors: `eigh(a).values` for a fifth of the work or less. About
 * 4/3·n³ flops.
 *
 * Errors, derivatives and the generalized problem as of {@link eigh}.
 *
 * @param a - `[…, n, n]`, finite; one triangle is read.
 * @returns `[…, n]`, or as many as are wanted.
 * @throws as {@link eigh}.
 * @example
 * ```ts
 * eigvalsh([[2, 1], [1, 2]], { subset: [1, 1] }).toArray() // => [3]
 * ```
 */
export function eigvalsh(a: TensorLike, options: EigvalshOptions = {}): Tensor {
  return valuesOf('eigvalsh', asFloat(a), options)
}

function valuesOf(where: string, a: Tensor, options: EigvalshOptions): Tensor {
  const values = allValues(where, a, options)
  const [first, last] = wanted(where, values, options)
  return first === 0 && last === values.shape.at(-1)! - 1 ? values : slice(values, { axis: -1, start: first, stop: last + 1 })
}

function allValues(where: string, a: Tensor, { upper = false, b }: EigvalshOptions): Tensor {
  const lower = lowerOf(where, a, upper)
  const standard = b === undefined ? lower : reduced(where, lower, asFloat(b), upper).standard
  // Derivatives need eigenvectors.
  if (standard.trace !== undefined) return differentiableEigh(where, standard).values
  const { values } = eighStorage(where, standard, false)
  return new Tensor(standard.backend, values, standard.dtype, standard.shape.slice(0, -1))
}

function pairOf(where: string, a: Tensor, { upper = false, b }: EigvalshOptions): ReturnType<typeof differentiableEigh> {
  const lower = lowerOf(where, a, upper)
  if (b === undefined) return differentiableEigh(where, lower)
  const { standard, factor } = reduced(where, lower, asFloat(b), upper)
  const { vectors, ...rest } = differentiableEigh(where, standard)
  return { ...rest, vectors: triangularSolve(matrixTranspose(factor), vectors, { lower: false }) }
}

/** The matrix whose lower triangle is the one that is read. */
function lowerOf(where: string, a: Tensor, upper: boolean): Tensor {
  requireSquare(where, a)
  if (!upper) return a
  // Here, because the transpose would be blamed elsewhere.
  requireFiniteElements(where, a.concrete)
  return matrixTranspose(a)
}

/** L⁻¹·A·L⁻ᵀ for B = L·Lᵀ: the same eigenvalues, and eigenvectors Lᵀ·x. */
function reduced(where: string, a: Tensor, b: Tensor, upper: boolean): { readonly standard: Tensor; readonly factor: Tensor } {
  requireSquare(where, b, 'b')
  const [left, right] = promoted(where, a, b)
  const factor = cholesky(upper ? matrixTranspose(right) : right)
  const half = triangularSolve(factor, mirrored(left))
  return { standard: triangularSolve(factor, matrixTranspose(half)), factor }
}

/** First and last index of the values that are wanted; the last is one less than the first where there are none. */
function wanted(where: string, values: Tensor, { subset, range }: EigvalshOptions): readonly [first: number, last: number] {
  const n = values.shape.at(-1)!
  if (subset !== undefined && range !== undefined) {
    throw new OptionError({ where, argument: 'range', expected: 'left out where `subset` is given', received: `[${range.join(', ')}]` })
  }
  if (range !== undefined) return withinRange(where, values, range)
  if (subset === undefined) return [0, n - 1]
  const [first, last] = subset.map((index) => (index < 0 ? index + n : index))
  if (Number.isInteger(first) && Number.isInteger(last) && first! >= 0 && first! <= last! && last! < n) return [first!, last!]
  throw new OptionError({ where, argument: 'subset', expected: `first ≤ last, below ${n}`, received: `[${subset.join(', ')}]` })
}

function withinRange(where: string, values: Tensor, [low, high]: readonly [number, number]): readonly [first: number, last: number] {
  if (!(low < high)) throw new OptionError({ where, argument: 'range', expected: 'low < high', received: `[${low}, ${high}]` })
  const n = values.shape.at(-1)!
  const all = floatsOf(values)
  const count = (first: number, bound: number): number => all.subarray(first, first + n).filter((value) => value <= bound).length
  const [start, stop] = [count(0, low), count(0, high)]
  for (let first = n; first < all.length; first += n) {
    if (count(first, low) === start && count(first, high) === stop) continue
    throw new OptionError({
      where,
      argument: 'range',
      expected: 'one that holds the same values of each matrix of a batch',
      received: `values ${start} to ${stop - 1} of matrix 0, ${count(first, low)} to ${count(first, high) - 1} of matrix ${first / n}`,
      hint: 'Use `subset`, or one matrix at a time.',
    })
  }
  return [start, stop - 1]
}
