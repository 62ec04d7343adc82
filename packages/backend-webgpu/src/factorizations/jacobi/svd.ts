import { type SvdStorage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../../gpu.ts'
import { productKernels } from '../../kernels/products.ts'
import { sortRows } from '../../kernels/sort.ts'
import { swapped, whole } from '../../kernels/views.ts'
import type { GpuStorage } from '../../memory/storage.ts'
import { sweepsFor } from './constants.ts'
import { type ScaledLines, columnsOf, scaledLines } from './lines.ts'
import { takeTransposed, unitMatrices } from './matrices.ts'
import { orthonormalizeRows } from './orthonormal.ts'
import { type Outcome, columnLengths } from './outcome.ts'
import { WIDTH } from './pairs.ts'
import { tournamentRounds } from './rounds.ts'
import { decoupleSmall, smallWidth } from './small.ts'
import { sortedDirections, sortedV, sortedValues } from './sorted.ts'

/** Which vectors are wanted. */
type Wanted = 'none' | 'thin' | 'full'

/** What is found of a matrix with at least as many rows as columns. */
interface TallSvd extends Pick<SvdStorage, 's' | 'failures'> {
  /** Left singular vectors, as rows. */
  readonly left?: GpuStorage
  /** Right singular vectors, as rows. */
  readonly right?: GpuStorage
}

/**
 * Singular values of matrices `[…, m, n]`, and vectors where wanted, by one-sided Jacobi with blocks: the columns of A·V become
 * orthogonal, and their lengths are the singular values. Wide matrices are transposed.
 *
 * Left vectors are made orthonormal at the end; those of singular values that are zero to rounding, which have no direction of
 * their own, complete the others. A failure is a column of A·V that is not orthogonal to the others. Matrices that are not
 * finite give NaN.
 */
export function svd(gpu: Gpu, a: View, vectors: Wanted): SvdStorage {
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  if (sizeOf(a.shape) === 0) return emptySvd(gpu, a, vectors)
  const wide = m < n
  const { s, left, right, failures } = tallSvd(gpu, wide ? swapped(a) : a, vectors)
  if (left === undefined || right === undefined) return { s, failures }
  const batch = a.shape.slice(0, -2)
  const u = wide ? takeTransposed(gpu, right, [...batch, m, m]) : takeTransposed(gpu, left, [...batch, vectors === 'full' ? m : n, m])
  return { u, s, vh: wide ? left : right, failures }
}

function tallSvd(gpu: Gpu, a: View, vectors: Wanted): TallSvd {
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const small = smallWidth(n)
  const work = scaledLines(gpu, a, { symmetric: false, wantV: vectors !== 'none', multiple: small ?? WIDTH })
  if (small === undefined) tournamentRounds(gpu, work, 'columns', sweepsFor(n))
  else decoupleSmall(gpu, work)
  const { values, failures } = lengthsOf(gpu, work)
  const { keys, index: order } = sortRows(gpu, whole(values, [work.matrices, n]), true)
  gpu.release(keys)
  const ordered = { values, order }
  const s = sortedValues(gpu, work, ordered)
  let found: TallSvd = { s, failures }
  if (vectors !== 'none') {
    const count = vectors === 'full' ? m : n
    const left = sortedDirections(gpu, work, ordered, count)
    orthonormalizeRows(gpu, { storage: left, matrices: work.matrices, count, length: m }, work.largest)
    found = { s, failures, left, right: sortedV(gpu, work, ordered) }
  }
  for (const storage of [work.storage, work.largest, work.squares, values, order]) gpu.release(storage)
  return found
}

function lengthsOf(gpu: Gpu, work: ScaledLines): Outcome {
  const products = gpu.storageOf(productKernels(gpu).gram(columnsOf(work)))
  const outcome = columnLengths(gpu, work, products)
  gpu.release(products)
  return outcome
}

/** Of matrices without elements: unit matrices for full vectors. */
function emptySvd(gpu: Gpu, { shape }: View, vectors: Wanted): SvdStorage {
  const batch = shape.slice(0, -2)
  const unit = (order: number): GpuStorage => (vectors === 'full' ? unitMatrices(gpu, batch, order) : gpu.allocate('float32', 0))
  const found = { s: gpu.allocate('float32', 0), failures: gpu.constant(batch, 'int32', 0) }
  return vectors === 'none' ? found : { ...found, u: unit(shape.at(-2)!), vh: unit(shape.at(-1)!) }
}
