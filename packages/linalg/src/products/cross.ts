import { ShapeError, type Tensor, type TensorLike, asFloat, mul, promoted, roll, showShape, sub } from '@ortho/core'

/**
 * Cross product of vectors in three dimensions: at right angles to both, as long as their parallelogram is large.
 *
 * @param a - `[…, 3]`; `b` - `[…, 3]`; batches broadcast.
 * @returns `[…, 3]`, differentiable.
 * @throws ShapeError for vectors of other lengths.
 * @example
 * ```ts
 * cross([1, 0, 0], [0, 1, 0]).toArray() // => [0, 0, 1]
 * ```
 */
export function cross(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted('cross', asFloat(a), asFloat(b))
  for (const [argument, { shape }] of [
    ['a', x],
    ['b', y],
  ] as const) {
    // prettier-ignore
    if (shape.at(-1) !== 3) throw new ShapeError({ where: 'cross', argument, expected: '[…, 3]', received: showShape(shape) })
  }
  return roll(sub(mul(x, roll(y, -1, -1)), mul(roll(x, -1, -1), y)), -1, -1)
}
