import {
  ShapeError,
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  broadcastShapes,
  broadcastTo,
  customJvp,
  epsilon,
  expandDims,
  full,
  matmul,
  matrixTranspose,
  mul,
  promoted,
  showShape,
  square,
  squeeze,
  sub,
  sum,
  tensorFrom,
  triangularSolve,
  zeros,
} from '@ortho/core'
import { inverseNormEstimate } from '../dense/inverse-norm.ts'
import { solveUpper, solveUpperTransposed } from '../dense/factorizations/lu-vector-solve.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { batchSize, floatsOf } from '../dense/workspace.ts'
import { qrFactors } from '../factorizations/qr-kernel.ts'
import { pinv, reciprocals } from './pinv.ts'
import { type RankOptions, rankBound } from './rank.ts'
import { svd } from '../singular/svd.ts'

/** Options of {@link lstsq}. */
export interface LstsqOptions extends RankOptions {
  /**
   * `qr` takes QR where that shows A to have full rank, else the singular value decomposition; `svd` always takes the latter,
   * and returns the singular values. Default `qr`.
   */
  readonly method?: 'qr' | 'svd' | undefined
}

/** What {@link lstsq} finds. */
export interface LstsqResult extends Iterable<Tensor> {
  /** `[n]` or `[…, n, r]`: of all minimizers the shortest. */
  readonly x: Tensor
  /** `[]` or `[…, r]`: ‖b − A·x‖² of each column. */
  readonly residuals: Tensor
  /** int32 `[…]`: numerical rank of each matrix. */
  readonly rank: Tensor
  /** `[…, min(m, n)]`, descending; only with `method: 'svd'`. */
  readonly singularValues?: Tensor
}

/**
 * The x that minimizes ‖b − A·x‖₂, and among these ‖x‖₂, for A of any shape and rank.
 *
 * Singular values up to max(`atol`, `rtol`·σ₁) count as zero. A matrix that is far from rank deficiency by an estimate of its
 * condition is solved by Householder QR, 2·n²·(m − n/3) flops; the others by singular values. For square nonsingular systems
 * {@link solve} is faster. Differentiable to any order where the rank does not change nearby.
 *
 * @param a - `[…, m, n]`, finite.
 * @param b - `[m]`: a vector; else `[…, m, r]`, batches broadcast.
 * @throws ShapeError; OptionError for NaN or infinity or a negative tolerance.
 * @example
 * ```ts
 * const { x, residuals, rank } = lstsq([[1, 0], [1, 0], [0, 2]], [1, 3, 4])
 * x.toArray() // => [2, 2]
 * residuals.item() // => 2
 * rank.item() // => 2
 * ```
 */
export function lstsq(a: TensorLike, b: TensorLike, options: LstsqOptions = {}): LstsqResult {
  const [left, right] = promoted('lstsq', asFloat(a), asFloat(b))
  const { m, n } = requireMatrices('lstsq', left)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  if (columns.shape.at(-2) !== m) {
    throw new ShapeError({
      where: 'lstsq',
      argument: 'b',
      expected: `[${m}] or […, ${m}, r] for a of ${showShape(left.shape)}`,
      received: showShape(right.shape),
    })
  }
  const batch = broadcastShapes('lstsq', left.shape.slice(0, -2), columns.shape.slice(0, -2))
  const x = broadcastTo(left, [...batch, m, n])
  const y = broadcastTo(columns, [...batch, m, columns.shape.at(-1)!])
  const found = customJvp(
    ([p, q]) => minimizer(p!, q!, options),
    (changes, inputs, outputs) => ({ x: minimizerChange(changes, inputs, outputs.x, options) }),
  )(x, y)
  const residuals = sum(square(sub(y, matmul(x, found.x))), { axis: -2 })
  const vector = right.ndim === 1
  const solution = vector ? squeeze(found.x, -1) : found.x
  const { rank, singularValues } = found
  const named = { x: solution, residuals: vector ? squeeze(residuals, -1) : residuals, rank }
  const all = singularValues === undefined ? named : { ...named, singularValues }
  return { ...all, [Symbol.iterator]: () => Object.values(all)[Symbol.iterator]() }
}

/** What the function below `lstsq` finds. */
type Minimizer = Readonly<Record<'x' | 'rank', Tensor>> & { readonly singularValues?: Tensor }

/**
 * With P = A⁺ and r = b − A·x: ẋ = P·(ḃ − Ȧ·x) + P·Pᵀ·Ȧᵀ·r + (I − P·A)·Ȧᵀ·Pᵀ·x, the change of P·b written with x.
 */
function minimizerChange(changes: readonly Tensor[], inputs: readonly Tensor[], x: Tensor, options: LstsqOptions): Tensor {
  const [aChange, bChange] = [changes[0]!, changes[1]!]
  const [a, b] = [inputs[0]!, inputs[1]!]
  const p = pinv(a, options)
  const residual = sub(b, matmul(a, x))
  const direct = matmul(p, sub(bChange, matmul(aChange, x)))
  const turned = matmul(p, matmul(p, matmul(aChange, residual, { transposeA: true }), { transposeA: true }))
  const free = matmul(aChange, matmul(p, x, { transposeA: true }), { transposeA: true })
  return add(direct, add(turned, sub(free, matmul(p, matmul(a, free)))))
}

function minimizer(a: Tensor, b: Tensor, options: LstsqOptions): Minimizer {
  const { m, n, batch } = requireMatrices('lstsq', a)
  const bound = rankBound('lstsq', a, options)
  requireFinite('lstsq', floatsOf(a), n)
  requireFinite('lstsq', floatsOf(b), b.shape.at(-1)!, 'b')
  const place = { dtype: a.dtype, backend: a.backend }
  const ranks = (rank: number): Tensor => full(batch, rank, { dtype: 'int32', backend: a.backend })
  if (a.size === 0) {
    const empty = { x: zeros([...batch, n, b.shape.at(-1)!], place), rank: ranks(0) }
    return options.method === 'svd' ? { ...empty, singularValues: zeros([...batch, Math.min(m, n)], place) } : empty
  }
  if (options.method !== 'svd') {
    const x = byQr(a, b, bound)
    if (x !== undefined) return { x, rank: ranks(Math.min(m, n)) }
  }
  return bySvd(a, b, bound, options.method === 'svd')
}

/** The solution of each system by QR of A or of Aᵀ, unless one of them is near to rank deficiency. */
function byQr(a: Tensor, b: Tensor, bound: (largest: number) => number): Tensor | undefined {
  const { m, n } = requireMatrices('lstsq', a)
  const wide = m < n
  const { q, r } = qrFactors('lstsq', wide ? matrixTranspose(a) : a, { wantQ: true, complete: false })
  if (q === undefined || !hasFullRank(r, bound)) return undefined
  if (wide) return matmul(q, triangularSolve(matrixTranspose(r), b))
  return triangularSolve(r, matmul(q, b, { transposeA: true }), { lower: false })
}

/**
 * Whether ‖R‖₁·‖R⁻¹‖₁, an overestimate of σ₁/σₙ by at most n and an underestimate by a small factor, is well below the
 * condition at which σₙ would count as zero.
 */
function hasFullRank(r: Tensor, bound: (largest: number) => number): boolean {
  const n = r.shape.at(-1)!
  const elements = floatsOf(r)
  for (let item = 0; item < batchSize(r); item++) {
    const start = item * n * n
    const sums = new Float64Array(n)
    for (let i = 0; i < n; i++) for (let j = i; j < n; j++) sums[j]! += Math.abs(elements[start + i * n + j]!)
    const size = sums.reduce((most, value) => Math.max(most, value), 0)
    const inverse = inverseNormEstimate(n, (x, transposed) => {
      if (transposed) solveUpperTransposed(elements, start, n, x)
      else solveUpper(elements, start, n, x)
    })
    // σₙ ≥ 1/(√n·‖R⁻¹‖₁) and σ₁ ≤ √n·‖R‖₁; the estimate may fall short by 10.
    if (!(1 / inverse > 10 * n * bound(size)) || !(1 / inverse > 10 * n * n * epsilonOf(r) * size)) return false
  }
  return true
}

function epsilonOf(x: Tensor): number {
  return epsilon(x.dtype === 'float32' ? 'float32' : 'float64')
}

function bySvd(a: Tensor, b: Tensor, bound: (largest: number) => number, wantValues: boolean): Minimizer {
  const { u, s, vh } = svd(a)
  const weights = reciprocals(s, bound)
  const x = matmul(vh, mul(expandDims(weights, -1), matmul(u, b, { transposeA: true })), { transposeA: true })
  const k = s.shape.at(-1)!
  const ranks = new Int32Array(batchSize(a))
  floatsOf(weights).forEach((weight, i) => {
    if (weight > 0) ranks[Math.floor(i / k)]! += 1
  })
  const rank = tensorFrom(ranks, a.shape.slice(0, -2), 'int32', a.backend)
  return wantValues ? { x, rank, singularValues: s } : { x, rank }
}
