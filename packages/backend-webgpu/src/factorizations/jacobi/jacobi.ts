import type { FactorizationKernels } from '@ortho/core'
import type { Gpu } from '../../gpu.ts'
import { eigh } from './eigh.ts'
import { svd } from './svd.ts'

/** Decompositions by Jacobi's method: a fixed number of launches, and nothing is read back. */
export function jacobiKernels(gpu: Gpu): Pick<FactorizationKernels, 'svd' | 'eigh'> {
  return {
    svd: (a, { vectors }) => svd(gpu, a, vectors),
    eigh: (a, { wantVectors }) => eigh(gpu, a, wantVectors),
  }
}
