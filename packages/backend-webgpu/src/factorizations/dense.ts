import type { FactorizationKernels } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { cholesky } from './cholesky.ts'
import { luSolverOn } from './lu-solver.ts'
import { lu } from './lu.ts'
import { qr } from './qr.ts'

/**
 * Factorizations on the device. The number of launches depends on the shapes alone, and no element is read by the host.
 * NaN in a matrix gives NaN in its factors and leaves the others of a batch alone.
 */
export function factorizationKernels(gpu: Gpu): Pick<FactorizationKernels, 'cholesky' | 'lu' | 'luSolver' | 'qr'> {
  return { cholesky: (a) => cholesky(gpu, a), lu: (a) => lu(gpu, a), luSolver: luSolverOn(gpu), qr: (a, wanted) => qr(gpu, a, wanted) }
}
