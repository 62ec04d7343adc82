import type { Storage, Tensor } from '@ortho/core'
import { luSolveInPlace } from '../dense/factorizations/lu-solve.ts'
import { ownKernel } from '../dense/kernels.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { packedLu, requireNonsingular } from '../factorizations/lu-kernel.ts'

/** Factored square matrices: X (`[…, n, r]`) with A·X = B, or Aᵀ·X = B where `transposed`. */
export type Solver = (b: Tensor, transposed: boolean) => Storage

/**
 * Factors square matrices to solve systems with, by the backend's own kernel or on the host.
 *
 * @throws SingularMatrixError naming the first zero pivot, where the host can look.
 */
export function luSolver(where: string, a: Tensor): Solver {
  const own = ownKernel(where, a, 'luSolver')
  if (own === undefined) return onHost(where, a)
  const { failures, solve } = own(a)
  requireNonsingular(where, a, failures)
  return solve
}

function onHost(where: string, a: Tensor): Solver {
  const { packed, perm, failures } = packedLu(where, a)
  requireNonsingular(where, a, a.backend.upload(failures, 'int32'))
  const n = a.shape.at(-1)!
  return (b, transposed) => {
    const r = b.shape.at(-1)!
    const right = floatsOf(b)
    const out = arrayLike(b, b.size)
    const blas = openWorkspace(where, b)
    const [lu, x, spare] = [blas.reserve(n, n), blas.reserve(n, r), blas.reserve(n, r)]
    for (let item = 0; item < batchSize(b); item++) {
      load(packed, item * n * n, blas.data, lu)
      load(right, item * n * r, blas.data, x)
      luSolveInPlace(blas, lu, perm.subarray(item * n, (item + 1) * n), x, spare, transposed)
      store(blas.data, x, out, item * n * r)
    }
    return b.backend.upload(out, b.dtype)
  }
}
