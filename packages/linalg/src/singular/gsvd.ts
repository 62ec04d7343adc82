import {
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  broadcastShapes,
  broadcastTo,
  concat,
  expandDims,
  matmul,
  mul,
  promoted,
  reshape,
  showShape,
  slice,
  stack,
  tensorFrom,
  zeros,
} from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { withoutDerivative } from '../eigen/hessenberg.ts'
import { qr } from '../factorizations/qr.ts'
import { type RankOptions, rankBound } from '../solving/rank.ts'
import { csOfColumn } from './cs-kernel.ts'
import { svd } from './svd.ts'

/** Options of {@link gsvd}: what counts as the rank of [A; B], after both are brought to a largest element near 1. */
export type GsvdOptions = RankOptions

/** A generalized singular value decomposition A = U·C·Xᵀ, B = V·S·Xᵀ; k = rank [A; B]. Also iterable in this order. */
export type Gsvd = {
  /** `[…, m, min(m, k)]`, orthonormal columns, which belong to the first columns of X. */
  readonly u: Tensor
  /** `[…, p, min(p, k)]`, orthonormal columns, which belong to the last columns of X. */
  readonly v: Tensor
  /** `[…, k]`: cosines, descending; the last k − m are 0 where m < k. */
  readonly c: Tensor
  /** `[…, k]`: sines, ascending; the first k − p are 0 where p < k. */
  readonly s: Tensor
  /** `[…, n, k]`, of full column rank. */
  readonly x: Tensor
}

/**
 * Generalized singular value decomposition of two matrices with as many columns:
 *
 * A = U·C·Xᵀ, B = V·S·Xᵀ, with cⱼ² + sⱼ² = 1 for each of k = rank [A; B] columns of X.
 *
 * C is `min(m, k) × k` with c₁, c₂, … on its diagonal; S is `min(p, k) × k` with the last of s₁, …, sₖ on the diagonal that ends
 * in its lower right corner. So A is `(U ∘ c)·Xᵀ` over the first min(m, k) columns of X, and B is `(V ∘ s)·Xᵀ` over the last
 * min(p, k). The generalized singular values are cⱼ/sⱼ, descending, infinite where B vanishes; their squares are the eigenvalues
 * of AᵀA·x = λ·BᵀB·x. Columns of X are as in MATLAB; LAPACK's R·Qᵀ is an RQ factorization of Xᵀ.
 *
 * By QR factorization of [A; B] and the CS decomposition of its Q (C. Van Loan, 1985), after A and B are scaled apart: the
 * residuals ‖A − U·C·Xᵀ‖/‖A‖ and ‖B − V·S·Xᵀ‖/‖B‖ are both modest multiples of n·ε, without a product AᵀA or an inverse. Where
 * [A; B] has dependent columns X spans its row space alone. For one matrix use {@link svd}; for [A; B] with orthonormal columns
 * {@link csd}.
 *
 * @param a - `[…, m, n]`, finite.
 * @param b - `[…, p, n]`, finite; batches broadcast, and the pairs of a batch need one rank.
 * @returns in the dtype of the operands. Not differentiable: vectors of equal values are one choice of many.
 * @throws ShapeError, also for a batch of several ranks; OptionError for NaN or infinity, a negative tolerance, or where a
 * derivative is asked for; ConvergenceError.
 * @example
 * ```ts
 * const { c, s, x } = gsvd([[3]], [[-4]])
 * c.toArray() // => [0.6]
 * s.toArray() // => [0.8]
 * x.shape // => [1, 1]
 * ```
 */
export function gsvd(a: TensorLike, b: TensorLike, options: GsvdOptions = {}): Gsvd & Iterable<Tensor> {
  const [x, y] = promoted('gsvd', asFloat(a), asFloat(b))
  const [first, second] = [requireMatrices('gsvd', x), requireMatrices('gsvd', y, 'b')]
  if (first.n !== second.n) {
    throw new ShapeError({
      where: 'gsvd',
      argument: 'b',
      expected: `[…, p, ${first.n}] with the columns of a`,
      received: showShape(y.shape),
    })
  }
  const batch = broadcastShapes('gsvd', first.batch, second.batch)
  const hint = 'Where B has full column rank, `eigh` with `b` gives derivatives of the squares; or use `stopGradient` on the operands.'
  const run = withoutDerivative('gsvd', (left, right) => ofBatch(left, right, options), hint)
  return ordered(run(broadcastTo(x, [...batch, first.m, first.n]), broadcastTo(y, [...batch, second.m, second.n])))
}

function ofBatch(a: Tensor, b: Tensor, options: GsvdOptions): Gsvd {
  const { m, n, batch } = requireMatrices('gsvd', a)
  const p = b.shape.at(-2)!
  requireFinite('gsvd', floatsOf(a), n)
  requireFinite('gsvd', floatsOf(b), n, 'b')
  const count = batch.reduce((product, size) => product * size, 1)
  const item = (x: Tensor, i: number): Tensor => {
    const matrix = x.shape.slice(-2)
    return reshape(slice(reshape(x, [count, ...matrix]), { axis: 0, start: i, stop: i + 1 }), matrix)
  }
  const found = Array.from({ length: count }, (_, i) => ofPair(item(a, i), item(b, i), options))
  const other = found.find(({ c }) => c.size !== found[0]!.c.size)
  if (other !== undefined) {
    const received = `ranks ${found[0]!.c.size} and ${other.c.size}`
    throw new ShapeError({ where: 'gsvd', argument: 'a', expected: 'pairs of one rank', received, hint: 'Set `rtol` or `atol`.' })
  }
  const place = { dtype: a.dtype === 'float32' ? 'float32' : 'float64', backend: a.backend } as const
  const all = (name: keyof Gsvd, empty: readonly number[]): Tensor => {
    if (found.length === 0) return zeros([...batch, ...empty], place)
    return reshape(stack(found.map((one) => one[name])), [...batch, ...found[0]![name].shape])
  }
  const k = Math.min(m + p, n)
  return { u: all('u', [m, Math.min(m, k)]), v: all('v', [p, Math.min(p, k)]), c: all('c', [k]), s: all('s', [k]), x: all('x', [n, k]) }
}

/** The decomposition of one pair: of both at the scale of 1 first. */
function ofPair(a: Tensor, b: Tensor, options: GsvdOptions): Gsvd {
  const [sizeA, sizeB] = [scaleOf(a), scaleOf(b)]
  const m = a.shape[0]!
  const { basis, rows } = orthonormalized(concat([mul(a, 1 / sizeA), mul(b, 1 / sizeB)], 0), options)
  const upper = compressed(slice(basis, { axis: 0, stop: m }))
  const lower = compressed(slice(basis, { axis: 0, start: m }))
  const { u1, u2, v, c, s, ones, zeros: right } = csOfColumn(upper.r, lower.r)

  const cosines = [...new Array<number>(ones).fill(1), ...c, ...new Array<number>(right).fill(0)]
  const sines = [...new Array<number>(ones).fill(0), ...s, ...new Array<number>(right).fill(1)]
  const columns = cosines.map((cosine, j) => rescaled(cosine, sines[j]!, sizeA, sizeB))
  const vector = (name: keyof Column): Tensor => {
    const data = arrayLike(a, columns.length)
    columns.forEach((column, j) => (data[j] = column[name]))
    return tensorFrom(data, [data.length], a.dtype, a.backend)
  }
  return {
    u: expanded(upper.q, u1),
    v: expanded(lower.q, u2),
    c: vector('cosine'),
    s: vector('sine'),
    x: mul(matmul(rows, v, { transposeA: true }), expandDims(vector('length'), -2)),
  }
}

/** What belongs to one column of X. */
interface Column {
  readonly cosine: number
  readonly sine: number
  /** Factor of the column of X. */
  readonly length: number
}

/** (c·a, s·b) as a length and a point on the unit circle, also where the ratio of the scales is no number. */
function rescaled(c: number, s: number, a: number, b: number): Column {
  if (s === 0) return { cosine: 1, sine: 0, length: c * a }
  if (c === 0) return { cosine: 0, sine: 1, length: s * b }
  const ratio = (s * (b / a)) / c
  if (ratio <= 1) {
    const stretch = Math.hypot(1, ratio)
    return { cosine: 1 / stretch, sine: ratio / stretch, length: c * stretch * a }
  }
  const { cosine, sine, length } = rescaled(s, c, b, a)
  return { cosine: sine, sine: cosine, length }
}

/** G = basis·rows with orthonormal columns of the basis, as many as the rank of G. */
function orthonormalized(g: Tensor, options: GsvdOptions): { readonly basis: Tensor; readonly rows: Tensor } {
  const { q, r } = qr(g)
  const { u, s, vh } = svd(r)
  const values = floatsOf(s)
  const least = rankBound('gsvd', g, options)(values[0] ?? 0)
  const rank = values.filter((value) => value > least).length
  // R itself keeps what is small in columns of different scales.
  if (rank === Math.min(...g.shape)) return { basis: q, rows: r }
  const kept = mul(expandDims(slice(s, { axis: -1, stop: rank }), -1), slice(vh, { axis: 0, stop: rank }))
  return { basis: matmul(q, slice(u, { axis: -1, stop: rank })), rows: kept }
}

/** A tall block by its QR factorization, so that orthogonal factors are no larger than they need to be. */
function compressed(block: Tensor): { readonly q: Tensor | undefined; readonly r: Tensor } {
  return block.shape[0]! > block.shape[1]! ? qr(block) : { q: undefined, r: block }
}

function expanded(q: Tensor | undefined, inner: Tensor): Tensor {
  return q === undefined ? inner : matmul(q, inner)
}

/** The power of two next to the largest element; 1 for zeros. */
function scaleOf(x: Tensor): number {
  let top = 0
  for (const value of floatsOf(x)) top = Math.max(top, Math.abs(value))
  // Neither it nor its reciprocal leaves the range of the dtype.
  const most = x.dtype === 'float32' ? 125 : 1021
  return top === 0 ? 1 : 2 ** Math.max(-most, Math.min(most, Math.floor(Math.log2(top))))
}
