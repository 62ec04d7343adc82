import {
  OptionError,
  ShapeError,
  type TensorLike,
  asFloat,
  broadcastShapes,
  broadcastTo,
  expandDims,
  promoted,
  showShape,
  squeeze,
  tensorFrom,
} from '@ortho/core'
import type { FloatArray, Tensor } from '@ortho/core'
import { type LuMatrix, luMatrix, solveVector } from '../dense/factorizations/lu-vector-solve.ts'
import { requireSquare } from '../dense/require.ts'
import { residualOf } from '../dense/two-fold.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { luArrays, requireNonsingular } from '../factorizations/lu-kernel.ts'
import { requireRightHandSide } from './right-hand-side.ts'

/** Options of {@link refine}. */
export interface RefineOptions {
  /** Where to begin, of the shape of the result. Default: the solution by the factors. */
  readonly x?: TensorLike | undefined
  /** Upper bound on the corrections, n²·r operations in doubled precision each. Default 10. */
  readonly maxSteps?: number | undefined
}

/** What {@link refine} found. */
export interface RefinedSolution {
  /** `[n]` or `[…, n, r]`. */
  readonly x: Tensor
  /** `[]` or `[…, r]`: the least ω for which each column solves (A + E)·x = b + e with |E| ≤ ω·|A|, |e| ≤ ω·|b| element by element. */
  readonly backwardErrors: Tensor
  /** Corrections made, the most of any column. */
  readonly steps: number
}

/**
 * Solves `A·X = B` by LU factorization and improves the solution: residuals are computed in doubled precision, their corrections
 * by the factors, until these no longer halve.
 *
 * As long as the condition of A is below 1/ε, the error of x comes down to about ε·|x|, where {@link solve} leaves up to
 * cond(A)·ε. Not differentiable; {@link solve} is.
 *
 * @param a - `[…, n, n]`, finite.
 * @param b - `[n]`: a vector; else `[…, n, r]`, batches broadcast.
 * @throws SingularMatrixError naming the pivot that is zero; ShapeError; OptionError for NaN or infinity, or `maxSteps` below 0.
 * @example
 * ```ts
 * refine([[3, 1], [1, 2]], [9, 8]).x.toArray() // => [2, 3]
 * ```
 */
export function refine(a: TensorLike, b: TensorLike, { x, maxSteps = 10 }: RefineOptions = {}): RefinedSolution {
  const [left, right] = promoted('refine', asFloat(a).concrete, asFloat(b).concrete)
  if (!Number.isInteger(maxSteps) || maxSteps < 0) {
    throw new OptionError({ where: 'refine', argument: 'maxSteps', expected: 'an integer ≥ 0', received: String(maxSteps) })
  }
  const { n } = requireSquare('refine', left)
  requireRightHandSide('refine', right, n)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  const r = columns.shape.at(-1)!
  const batch = broadcastShapes('refine', left.shape.slice(0, -2), columns.shape.slice(0, -2))
  const system = { a: broadcastTo(left, [...batch, n, n]), b: broadcastTo(columns, [...batch, n, r]) }
  const start = x === undefined ? undefined : startOf(asFloat(x).concrete, system.b, right.ndim === 1)
  const found = refined(system.a, system.b, start, maxSteps)
  const solution = tensorFrom(found.x, system.b.shape, right.dtype, right.backend)
  const errors = tensorFrom(found.errors, [...batch, r], right.dtype, right.backend)
  if (right.ndim > 1) return { x: solution, backwardErrors: errors, steps: found.steps }
  return { x: squeeze(solution, -1), backwardErrors: squeeze(errors, -1), steps: found.steps }
}

function startOf(x: Tensor, b: Tensor, vector: boolean): FloatArray {
  const columns = vector && x.ndim === b.ndim - 1 ? expandDims(x, -1) : x
  if (showShape(columns.shape) === showShape(b.shape)) return floatsOf(columns)
  throw new ShapeError({
    where: 'refine',
    argument: 'x',
    expected: `the shape of the solution, ${showShape(b.shape)}`,
    received: showShape(x.shape),
  })
}

interface Refined {
  readonly x: FloatArray
  readonly errors: FloatArray
  readonly steps: number
}

function refined(a: Tensor, b: Tensor, start: FloatArray | undefined, maxSteps: number): Refined {
  const [n, r] = [b.shape.at(-2)!, b.shape.at(-1)!]
  const factors = luArrays('refine', a)
  requireNonsingular('refine', a, factors.failures)
  const [elements, right] = [floatsOf(a), floatsOf(b)]
  const [x, errors] = [arrayLike(b, b.size), arrayLike(b, batchSize(b) * r)]
  let steps = 0
  for (let item = 0; item < batchSize(b); item++) {
    const lu = luMatrix(factors, item, n)
    for (let j = 0; j < r; j++) {
      const from = item * n * r + j
      const column = Float64Array.from({ length: n }, (_, i) => right[from + i * r]!)
      const begin = start === undefined ? column.slice() : Float64Array.from({ length: n }, (_, i) => start[from + i * r]!)
      if (start === undefined) solveVector(lu, begin, false)
      const found = refineColumn(lu, elements, column, begin, maxSteps, x)
      steps = Math.max(steps, found.steps)
      errors[item * r + j] = found.error
      for (let i = 0; i < n; i++) x[from + i * r] = found.x[i]!
    }
  }
  return { x, errors, steps }
}

function refineColumn(
  lu: LuMatrix,
  a: FloatArray,
  b: Float64Array,
  begin: Float64Array,
  maxSteps: number,
  like: FloatArray,
): { readonly x: Float64Array; readonly error: number; readonly steps: number } {
  // What is kept between steps has the precision of the result.
  const kept = (v: Float64Array): Float64Array => (like instanceof Float32Array ? v.map(Math.fround) : v)
  let x = kept(begin)
  let before = Infinity
  for (let steps = 0; ; steps++) {
    const { residual, error } = residualAndError(lu, a, b, x)
    if (steps === maxSteps) return { x, error, steps }
    solveVector(lu, residual, false)
    const size = largest(residual)
    if (!(size < before / 2)) return { x, error, steps }
    const next = kept(x.map((value, i) => value + residual[i]!))
    if (next.every((value, i) => value === x[i])) return { x, error, steps }
    x = next
    before = size
  }
}

/** b − A·x, and the largest of its elements over those of |A|·|x| + |b| (W. Oettli and W. Prager, Numer. Math. 6, 1964). */
function residualAndError(
  { start, n }: LuMatrix,
  a: FloatArray,
  b: Float64Array,
  x: Float64Array,
): { readonly residual: Float64Array; readonly error: number } {
  const residual = new Float64Array(n)
  let error = 0
  for (let i = 0; i < n; i++) {
    const row = start + i * n
    residual[i] = residualOf(b[i]!, a, row, x)
    let size = Math.abs(b[i]!)
    for (let j = 0; j < n; j++) size += Math.abs(a[row + j]! * x[j]!)
    if (residual[i] !== 0) error = Math.max(error, Math.abs(residual[i]!) / size)
  }
  return { residual, error }
}

function largest(x: Float64Array): number {
  let most = 0
  for (const value of x) most = Math.max(most, Math.abs(value))
  return most
}
