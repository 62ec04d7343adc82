import { type Tensor, add, concat, matmul, matrixTranspose, slice, sub, triangularSolve, tril } from '@ortho/core'
import { requireNonzeroDiagonal } from './diagonal.ts'

/** Reduced factors. */
export interface ReducedQr {
  /** `[…, m, k]` */
  readonly q: Tensor
  /** `[…, k, n]` */
  readonly r: Tensor
}

/**
 * Q̇ and Ṙ of a reduced factorization A = Q·R along Ȧ, for full rank of the first k columns A₁ = Q·R₁: with C = Qᵀ·Ȧ₁·R₁⁻¹
 * and the skew Ω that has the elements of C below the diagonal, Ṙ₁ = (C − Ω)·R₁ and Q̇ = Ȧ₁·R₁⁻¹ − Q·(C − Ω). The other
 * columns of a wide A give R₂ = Qᵀ·A₂, hence Ṙ₂ = Q̇ᵀ·A₂ + Qᵀ·Ȧ₂.
 *
 * @throws SingularMatrixError where the diagonal of R has a zero.
 */
export function qrChange(where: string, change: Tensor, a: Tensor, { q, r }: ReducedQr): ReducedQr {
  requireNonzeroDiagonal(where, r, 'a')
  const [k, n] = [r.shape.at(-2)!, r.shape.at(-1)!]
  const columns = (x: Tensor, start: number, stop: number): Tensor => slice(x, { axis: -1, start, stop })
  const [r1, change1] = n > k ? [columns(r, 0, k), columns(change, 0, k)] : [r, change]
  const quotient = matrixTranspose(triangularSolve(matrixTranspose(r1), matrixTranspose(change1)))
  const c = matmul(q, quotient, { transposeA: true })
  const below = tril(c, -1)
  const upper = sub(c, sub(below, matrixTranspose(below)))
  const qChange = sub(quotient, matmul(q, upper))
  const r1Change = matmul(upper, r1)
  if (n === k) return { q: qChange, r: r1Change }
  const moved = matmul(q, columns(change, k, n), { transposeA: true })
  const turned = matmul(qChange, columns(a, k, n), { transposeA: true })
  return { q: qChange, r: concat([r1Change, add(moved, turned)], -1) }
}
