import { ShapeError, type Tensor, showShape } from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'

/**
 * A vector is a right-hand side only with one axis; all else is `[…, n, r]`.
 *
 * @throws ShapeError unless there are `n` rows; OptionError for NaN or infinity, where values can be read without waiting.
 */
export function requireRightHandSide(where: string, b: Tensor, n: number): void {
  if ((b.ndim === 1 ? b.shape[0] : b.shape.at(-2)) !== n) {
    throw new ShapeError({ where, argument: 'b', expected: `[${n}] or […, ${n}, r]`, received: showShape(b.shape) })
  }
  if (b.backend.downloadSync !== undefined) requireFinite(where, floatsOf(b.concrete), b.ndim === 1 ? 1 : b.shape.at(-1)!, 'b')
}
