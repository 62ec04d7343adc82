import { type EighStorage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../../gpu.ts'
import { sortRows } from '../../kernels/sort.ts'
import { whole } from '../../kernels/views.ts'
import { sweepsFor } from './constants.ts'
import { scaledLines } from './lines.ts'
import { takeTransposed } from './matrices.ts'
import { diagonals } from './outcome.ts'
import { WIDTH } from './pairs.ts'
import { tournamentRounds } from './rounds.ts'
import { diagonalizeSmall, smallWidth } from './small.ts'
import { sortedV, sortedValues } from './sorted.ts'

/**
 * Eigenvalues of symmetric matrices `[…, n, n]` from their lower triangle, ascending, and vectors where wanted, by two-sided
 * Jacobi with blocks. A failure is a row in which too much is left beside the diagonal.
 * Matrices that are not finite give NaN.
 */
export function eigh(gpu: Gpu, a: View, wantVectors: boolean): EighStorage {
  const n = a.shape.at(-1)!
  const batch = a.shape.slice(0, -2)
  if (sizeOf(a.shape) === 0) {
    const found = { values: gpu.allocate('float32', 0), failures: gpu.constant(batch, 'int32', 0) }
    return wantVectors ? { ...found, vectors: gpu.allocate('float32', 0) } : found
  }
  const small = smallWidth(n)
  const work = scaledLines(gpu, a, { symmetric: true, wantV: wantVectors, multiple: small ?? WIDTH })
  if (small === undefined) tournamentRounds(gpu, work, 'symmetric', sweepsFor(n))
  else diagonalizeSmall(gpu, work)
  const { values, failures } = diagonals(gpu, work)
  const { keys, index: order } = sortRows(gpu, whole(values, [work.matrices, n]), false)
  gpu.release(keys)
  const ordered = { values, order }
  let found: EighStorage = { values: sortedValues(gpu, work, ordered), failures }
  if (wantVectors) found = { ...found, vectors: takeTransposed(gpu, sortedV(gpu, work, ordered), [...batch, n, n]) }
  for (const storage of [work.storage, work.largest, work.squares, values, order]) gpu.release(storage)
  return found
}
