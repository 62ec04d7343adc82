import { type Blas, SingularMatrixError, type Window } from '@ortho/core'
import { moveBlockUp } from '../../dense/nonsymmetric/real-schur-swap.ts'
import { diagonalBlocks } from './diagonal-blocks.ts'

/**
 * Brings the eigenvalues that `chosen` names to the front of a real Schur form A = Z·T·Zᵀ, in place.
 *
 * @returns how many rows they take.
 * @throws SingularMatrixError where one of them cannot be told from one of the others in this precision.
 */
export function orderInPlace(where: string, blas: Blas, t: Window, z: Window, chosen: (re: number, im: number) => boolean): number {
  let count = 0
  for (const block of diagonalBlocks(blas.data, t)) {
    if (!chosen(block.re, block.im)) continue
    if (moveBlockUp(blas.data, t, z, block.at, count) !== count) {
      throw new SingularMatrixError({
        where,
        argument: 'a',
        expected: 'a matrix whose eigenvalues keep away from where the function jumps',
        received: `one with the eigenvalue ${block.re}${block.im === 0 ? '' : ` ± ${block.im}i`}, too close to another on the other side`,
      })
    }
    count += block.im === 0 ? 1 : 2
  }
  return count
}
