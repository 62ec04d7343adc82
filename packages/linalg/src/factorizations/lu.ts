import {
  Tensor,
  type TensorLike,
  asFloat,
  concat,
  customJvp,
  matmul,
  matrixTranspose,
  slice,
  sub,
  triangularSolve,
  tril,
  triu,
} from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireMatrices } from '../dense/require.ts'
import { requireNonzeroDiagonal } from './diagonal.ts'
import { luStorage } from './lu-kernel.ts'
import { permuted } from './permuted.ts'

/** Factors that {@link lu} finds; k = min(m, n). */
export interface Lu extends Iterable<Tensor> {
  /** `[…, m, k]`, lower triangular with a diagonal of ones. */
  readonly l: Tensor
  /** `[…, k, n]`, upper triangular. */
  readonly u: Tensor
  /** int32 `[…, m]`: row i of L·U is row `perm[i]` of A. */
  readonly perm: Tensor
}

/**
 * LU factorization with partial pivoting: `A[perm] = L·U`, |Lᵢⱼ| ≤ 1. ⅔·n³ flops for a square A.
 *
 * Exists for every matrix; zeros on the diagonal of U tell of a singular one. To solve use {@link solve}, for a rank
 * {@link pivotedQr}. Differentiable where the first k columns have full rank, with the order of the rows held.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity; SingularMatrixError from derivatives where U₁₁ is singular.
 * @example
 * ```ts
 * const { l, u, perm } = lu([[1, 4], [2, 4]])
 * l.toArray() // => [[1, 0], [0.5, 1]]
 * u.toArray() // => [[2, 4], [0, 2]]
 * perm.toArray() // => [1, 0]
 * ```
 */
export function lu(a: TensorLike): Lu {
  const x = asFloat(a)
  requireMatrices('lu', x)
  return ordered(
    customJvp(
      ([y]) => factored(y!),
      ([change], _inputs, { l, u, perm }) => changes(permuted(change!, perm, -2), l, u),
    )(x),
  )
}

function factored(a: Tensor): { readonly l: Tensor; readonly u: Tensor; readonly perm: Tensor } {
  const { m, n, batch } = requireMatrices('lu', a)
  const k = Math.min(m, n)
  const { l, u, perm } = luStorage('lu', a)
  return {
    l: new Tensor(a.backend, l, a.dtype, [...batch, m, k]),
    u: new Tensor(a.backend, u, a.dtype, [...batch, k, n]),
    perm: new Tensor(a.backend, perm, 'int32', [...batch, m]),
  }
}

/**
 * With F = L₁⁻¹·(P·Ȧ)₁₁·U₁⁻¹ for the leading k × k parts: L̇₁ = L₁·F below the diagonal, U̇₁ = F·U₁ on and above it; the rest
 * of L or of U follows from P·Ȧ = L̇·U + L·U̇.
 */
function changes(moved: Tensor, l: Tensor, u: Tensor): { readonly l: Tensor; readonly u: Tensor } {
  const [m, k, n] = [l.shape.at(-2)!, l.shape.at(-1)!, u.shape.at(-1)!]
  requireNonzeroDiagonal('lu', u, 'a')
  const rows = (x: Tensor, start: number, stop: number): Tensor => slice(x, { axis: -2, start, stop })
  const columns = (x: Tensor, start: number, stop: number): Tensor => slice(x, { axis: -1, start, stop })
  const [l1, u1] = [rows(l, 0, k), columns(u, 0, k)]
  /** X·U₁⁻¹. */
  const overU = (x: Tensor): Tensor => matrixTranspose(triangularSolve(matrixTranspose(u1), matrixTranspose(x)))
  const underL = (x: Tensor): Tensor => triangularSolve(l1, x, { unitDiagonal: true })
  const f = overU(underL(columns(rows(moved, 0, k), 0, k)))
  const [l1Change, u1Change] = [matmul(l1, tril(f, -1)), matmul(triu(f), u1)]
  if (m > k) {
    const below = overU(sub(rows(moved, k, m), matmul(rows(l, k, m), u1Change)))
    return { l: concat([l1Change, below], -2), u: u1Change }
  }
  if (n === k) return { l: l1Change, u: u1Change }
  const right = underL(sub(columns(moved, k, n), matmul(l1Change, columns(u, k, n))))
  return { l: l1Change, u: concat([u1Change, right], -1) }
}
