import { type Tensor, concat, diagonal, expandDims, flip, matmul, matrixTranspose, mul, slice, take } from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { qr } from '../factorizations/qr.ts'
import { svd } from './svd.ts'

/**
 * [X₁; X₂] = [U₁·C; U₂·S]·Vᵀ for orthonormal columns, with square U₁, U₂ and V. Column j of V belongs to the angle θⱼ, ascending:
 * `ones` of 0 that the shape implies, the `c.length` others, `zeros` of π/2 that the shape implies. The first columns of U₁
 * belong to the first columns of V, the last of U₂ to the last of V; what is left of either completes it.
 */
export interface CsColumn {
  /** `[p, p]` */
  readonly u1: Tensor
  /** `[m − p, m − p]` */
  readonly u2: Tensor
  /** `[q, q]` */
  readonly v: Tensor
  /** Cosines of the angles in the middle, descending. */
  readonly c: Float64Array
  /** Their sines. */
  readonly s: Float64Array
  /** Columns of X₁ beyond the rows of X₂: with cosine 1 and sine 0. */
  readonly ones: number
  /** Columns beyond the rows of X₁: with cosine 0 and sine 1. */
  readonly zeros: number
}

/**
 * CS decomposition of two blocks with orthonormal columns, by SVD and QR (C. Van Loan, Computing the CS and the generalized
 * singular value decompositions, 1985; Golub and Van Loan, Matrix Computations, 4th ed., 6.1.6). X₁ = U₁·C·Vᵀ is found first.
 * Where a cosine is at most 1/√2, the sine is at least that, and the columns of X₂·V are orthogonal to working precision: their QR
 * factorization is diagonal. What is left of X₂·V has the small sines, from an SVD of their own; it turns the large cosines,
 * which another QR factorization makes diagonal again. So every number below 1/√2 comes from an SVD, none from √(1 − c²).
 *
 * @param x1 - `[p, q]`, plain.
 * @param x2 - `[m − p, q]`, plain, m ≥ q.
 */
export function csOfColumn(x1: Tensor, x2: Tensor): CsColumn {
  const [p, q] = [x1.shape[0]!, x1.shape[1]!]
  const rest = x2.shape[0]!
  const first = svd(x1, { full: true })
  const cosines = floatsOf(first.s)
  const large = cosines.filter((cosine) => cosine > Math.SQRT1_2).length
  const v = matrixTranspose(first.vh)

  const steep = qr(matmul(x2, columns(v, large, q)), { mode: 'complete', sign: 'positive' })
  const flat = columns(v, 0, large)
  const free = columns(steep.q, q - large, rest)
  const second = svd(matmul(matmul(free, x2, { transposeA: true }), flat), { full: true })
  // Ascending sines: what completes the basis comes first on the left, the null space of X₂ first on the right.
  const turn = flip(matrixTranspose(second.vh), -1)
  const again = qr(mul(turn, expandDims(slice(first.s, { axis: -1, stop: large }), -1)), { mode: 'complete', sign: 'positive' })

  const c = [...floatsOf(diagonal(again.r)), ...cosines.subarray(large), ...new Float64Array(q - cosines.length)]
  const small = Array.from(floatsOf(second.s)).reverse()
  const s = [...new Float64Array(large - small.length), ...small, ...floatsOf(diagonal(steep.r))]
  const [ones, zeros] = [large - small.length, q - cosines.length]
  const u1 = concat([matmul(columns(first.u, 0, large), again.q), columns(first.u, large, p)], -1)
  const u2 = concat([matmul(free, flip(second.u, -1)), columns(steep.q, 0, q - large)], -1)
  return ascending({
    u1,
    u2,
    v: concat([matmul(flat, turn), columns(v, large, q)], -1),
    ...onCircle(c.slice(ones, q - zeros), s.slice(ones, q - zeros)),
    ones,
    zeros,
  })
}

/** Cosines and sines, each beside the other. */
interface Angles {
  readonly c: Float64Array
  readonly s: Float64Array
}

/** c² + s² = 1 to the last digit, where rounding left it true to a few. */
function onCircle(c: readonly number[], s: readonly number[]): Angles {
  const lengths = c.map((value, i) => Math.hypot(value, s[i]!))
  return { c: Float64Array.from(c, (value, i) => value / lengths[i]!), s: Float64Array.from(s, (value, i) => value / lengths[i]!) }
}

/** Angles come in two ascending parts, which may overlap by a rounding error. */
function ascending(found: CsColumn): CsColumn {
  const { u1, u2, v, c, s, ones, zeros } = found
  const angles = s.map((value, i) => Math.atan2(value, c[i]!))
  const order = Array.from(c.keys()).sort((i, j) => angles[i]! - angles[j]!)
  if (order.every((from, i) => from === i)) return found
  const moved = (x: Tensor, start: number): Tensor => {
    const places = Array.from({ length: x.shape[1]! }, (_, j) => start + (order[j - start] ?? j - start))
    return take(x, places, -1)
  }
  return {
    u1: moved(u1, ones),
    u2: moved(u2, u2.shape[1]! - zeros - c.length),
    v: moved(v, ones),
    c: Float64Array.from(order, (i) => c[i]!),
    s: Float64Array.from(order, (i) => s[i]!),
    ones,
    zeros,
  }
}

function columns(x: Tensor, start: number, stop: number): Tensor {
  return slice(x, { axis: -1, start, stop })
}
