import { ShapeError, type Tensor, broadcastShapes, broadcastTo, expandDims, showShape, squeeze } from '@ortho/core'

/** A right-hand side made `[…, n, r]`, and the way back. */
export interface RightSide {
  /** `[…batch, n, r]`. */
  readonly columns: Tensor
  /** Leading axes of the whole problem. */
  readonly batch: readonly number[]
  /** The solution in the form of what was given. */
  readonly restored: (x: Tensor) => Tensor
}

/** A vector is a vector only where it has one axis; batches broadcast. @throws ShapeError unless it has n rows. */
export function rightSide(where: string, b: Tensor, n: number, batch: readonly number[]): RightSide {
  const vector = b.ndim === 1
  const columns = vector ? expandDims(b, 1) : b
  if (columns.ndim < 2 || columns.shape.at(-2) !== n) {
    throw new ShapeError({ where, argument: 'b', expected: `[${n}] or […, ${n}, r]`, received: showShape(b.shape) })
  }
  const all = broadcastShapes(where, batch, columns.shape.slice(0, -2))
  const whole = broadcastTo(columns, [...all, n, columns.shape.at(-1)!])
  return { columns: whole, batch: all, restored: (x) => (vector ? squeeze(x, -1) : x) }
}
