import { ShapeError } from '../../errors.ts'
import { showShape } from '../../shape.ts'
import { arange, zeros } from '../../tensor/create.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { broadcastTo } from './broadcast.ts'
import { equal } from '../elementwise/compare.ts'
import { take } from './indexing.ts'
import { expandDims } from './movement.ts'
import { reshape } from './reshape.ts'
import { select } from '../elementwise/select.ts'
import { sum } from '../reduction/sum.ts'

/** A vector on the diagonal of a square matrix; a matrix to its diagonal. As NumPy's `diag`. */
export function diag(x: Tensor): Tensor {
  if (x.ndim === 2) return diagonal(x)
  if (x.ndim === 1) return embedDiagonal(x)
  throw new ShapeError({
    where: 'diag',
    expected: 'given a vector or a matrix',
    received: showShape(x.shape),
    hint: 'Use `diagonal` or `embedDiagonal` on batches.',
  })
}

/** The main diagonal of each matrix: `[…, m, n] → […, min(m, n)]`. */
export function diagonal(x: Tensor): Tensor {
  if (x.ndim < 2) throw new ShapeError({ where: 'diagonal', expected: 'given a matrix', received: showShape(x.shape) })
  const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!]
  const flat = reshape(x, [...x.shape.slice(0, -2), m * n])
  return take(flat, arange(0, Math.min(m, n) * (n + 1), n + 1, { dtype: 'int32', backend: x.backend }), -1)
}

/** `[…, n] → […, n, n]`: the last axis on the diagonal, zeros elsewhere. */
export function embedDiagonal(x: Tensor): Tensor {
  const n = x.shape.at(-1)
  if (n === undefined) throw new ShapeError({ where: 'embedDiagonal', expected: 'given at least one axis', received: 'a scalar' })
  const index = arange(n, undefined, 1, { dtype: 'int32', backend: x.backend })
  return select(equal(expandDims(index, 1), index), expandDims(x, -1), zeros([], { dtype: x.dtype, backend: x.backend }))
}

/** Sum of the main diagonal of each matrix. */
export function trace(x: Tensor): Tensor {
  return sum(diagonal(x), { axis: -1 })
}

/** The coordinate grids of the given axes: one tensor per axis, all of the product shape; grid i varies along axis i. */
export function meshgrid(...axes: readonly Tensor[]): Tensor[] {
  const shape = axes.map((axis) => axis.size)
  const along = (axis: Tensor, i: number): Tensor =>
    reshape(
      axis,
      shape.map((n, k) => (k === i ? n : 1)),
    )
  return axes.map((axis, i) => broadcastTo(along(axis, i), shape))
}
