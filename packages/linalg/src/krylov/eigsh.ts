import { OptionError, ShapeError, type FloatArray, type Tensor, type TensorLike, showShape } from '@ortho/core'
import { sideBySide } from './basis.ts'
import { type OnFailure, requireSuccess } from './iteration.ts'
import { requireCount, requireName, requireTolerance } from './require.ts'
import { shiftedInverse } from './shifted-inverse.ts'
import { type HostOperator, type MatrixLike, hostOperator, hostVector, placeOf, vectorTensor } from './system.ts'
import { thickRestartLanczos } from './thick-restart.ts'
import { addScaled, fillWithNoise, largestOf, length } from './vectors.ts'

/** Which eigenvalues are wanted: by size with sign, from both ends, or by size without sign. */
export type EigenvaluesWanted = 'largest' | 'smallest' | 'both' | 'magnitude' | 'smallest-magnitude'

const ends: readonly EigenvaluesWanted[] = ['largest', 'smallest', 'both', 'magnitude', 'smallest-magnitude']

/** Options of {@link eigsh}. */
export interface EigshOptions {
  /** How many pairs. Default min(6, n). */
  readonly k?: number | undefined
  /** Which; with `sigma`, of the values 1/(λ − sigma). Default `magnitude`: with `sigma` those next to it. */
  readonly which?: EigenvaluesWanted | undefined
  /** Works with (A − sigma·I)⁻¹: the way to eigenvalues inside the spectrum, and to the smallest of a matrix that can be factored. */
  readonly sigma?: number | undefined
  /** That inverse. Default: by LU factorization of a dense A; `a.solve` for `sigma` 0. */
  readonly inverse?: MatrixLike | undefined
  /** `[n]`: the first vector. Default: noise, always the same. */
  readonly start?: TensorLike | undefined
  /** Vectors in the basis. Default min(n, max(2·k + 1, 20)). */
  readonly basis?: number | undefined
  /** Residuals relative to the eigenvalues. Default ε. */
  readonly tol?: number | undefined
  /** Most restarts. Default 1000. */
  readonly maxRestarts?: number | undefined
  /** What becomes of a failure: ConvergenceError, or a result that says so in its `status`. Default `throw`. */
  readonly onFailure?: OnFailure | undefined
}

/** What {@link eigsh} returns. Also iterable: `const [values, vectors] = eigsh(a)`. */
export interface EigshResult extends Iterable<Tensor> {
  /** `[k]`, ascending. */
  readonly values: Tensor
  /** `[n, k]`: orthonormal columns. */
  readonly vectors: Tensor
  /** `max-steps`: the best there is after all restarts. */
  readonly status: 'converged' | 'max-steps' | 'non-finite'
  /** ‖A·v − λ·v‖ of each pair, computed from what is returned. */
  readonly residuals: number[]
  /** Restarts done. */
  readonly restarts: number
  /** Products with A, or its inverse. */
  readonly products: number
}

/**
 * A few eigenvalues and eigenvectors of a large symmetric matrix, by Lanczos with thick restarts and full orthogonalization.
 *
 * Eigenvalues at the ends of the spectrum converge first, the better they are separated; `sigma` brings any part of it to an end.
 * Multiple eigenvalues are looked for with new random directions before it ends. For all eigenvalues of a dense matrix use
 * {@link eigh}, with a preconditioner {@link lobpcg}.
 *
 * @param a - `[n, n]` symmetric (not checked), or anything that multiplies vectors and has a shape.
 * @returns values and vectors, and how good they are. Not differentiable.
 * @throws ShapeError, OptionError; SingularMatrixError where `sigma` is an eigenvalue; ConvergenceError unless `onFailure` is `status`.
 * @example
 * ```ts
 * eigsh([[2, 0], [0, 5]], { k: 1, which: 'largest' }).values.toArray() // => [5]
 * ```
 */
export function eigsh(a: MatrixLike, options: EigshOptions = {}): EigshResult {
  const { which = 'magnitude', sigma, onFailure, tol = 2 ** -52, maxRestarts = 1000 } = options
  requireName('eigsh', 'which', which, ends)
  const place = placeOf(a)
  const operator = hostOperator('eigsh', a, place)
  const n = operator.rows
  if (n !== operator.columns) {
    throw new ShapeError({ where: 'eigsh', argument: 'a', expected: 'square', received: showShape([n, operator.columns]) })
  }
  const k = requireCount('eigsh', 'k', options.k ?? Math.min(6, n))
  const size = requireCount('eigsh', 'basis', options.basis ?? Math.min(n, Math.max(2 * k + 1, 20)), Math.min(n, k + 2))
  if (k > n) throw new OptionError({ where: 'eigsh', argument: 'k', expected: `at most n, ${n}`, received: String(k) })
  const worked = sigma === undefined ? operator : shiftedInverse('eigsh', a, sigma, options.inverse, { place, n })
  const start = options.start === undefined ? new Float64Array(n) : hostVector('eigsh', 'start', options.start, n)
  if (length(start) === 0) fillWithNoise(start, 3)
  if (k === 0) return resultOf([], [], { n, place, operator }, { status: 'converged', restarts: 0, products: 0 })
  const found = thickRestartLanczos({
    where: 'eigsh',
    n,
    k,
    times: worked.times,
    size: Math.min(n, size),
    order: (values) => orderOf(values, which),
    tolerance: requireTolerance('eigsh', 'tol', tol),
    maxRestarts: requireCount('eigsh', 'maxRestarts', maxRestarts),
    start,
  })
  const values = Array.from(found.values, (value) => (sigma === undefined ? value : sigma + 1 / value))
  const result = resultOf(values, found.vectors, { n, place, operator }, found)
  const hint = 'Raise `maxRestarts`, `basis` or `tol`, or give `sigma`.'
  requireSuccess('eigsh', { status: result.status, steps: result.products, residual: largestOf(result.residuals), hint }, onFailure)
  return result
}

interface Setting {
  readonly n: number
  readonly place: ReturnType<typeof placeOf>
  readonly operator: HostOperator
}

function resultOf(
  unsorted: readonly number[],
  columns: readonly Float64Array[],
  { n, place, operator }: Setting,
  { status, restarts, products }: Pick<EigshResult, 'status' | 'restarts' | 'products'>,
): EigshResult {
  const order = unsorted.map((_, i) => i).sort((i, j) => unsorted[i]! - unsorted[j]!)
  const values = vectorTensor(
    Float64Array.from(order, (i) => unsorted[i]!),
    place,
  )
  const sorted = order.map((i) => columns[i]!)
  const product = new Float64Array(n)
  const residuals = sorted.map((vector, i) => {
    operator.times(vector, product)
    addScaled(-unsorted[order[i]!]!, vector, product)
    return length(product)
  })
  const vectors = sideBySide(sorted, n, place)
  return { values, vectors, status, residuals, restarts, products, [Symbol.iterator]: () => [values, vectors][Symbol.iterator]() }
}

/** Indices of ascending values, the most wanted first. */
function orderOf(values: FloatArray, which: EigenvaluesWanted): number[] {
  const indices = Array.from(values, (_, i) => i)
  switch (which) {
    case 'smallest':
      return indices
    case 'largest':
      return indices.reverse()
    case 'both':
      return indices.map((_, i) => (i % 2 === 0 ? values.length - 1 - i / 2 : (i - 1) / 2))
    case 'magnitude':
      return indices.sort((i, j) => Math.abs(values[j]!) - Math.abs(values[i]!))
    case 'smallest-magnitude':
      return indices.sort((i, j) => Math.abs(values[i]!) - Math.abs(values[j]!))
  }
}
