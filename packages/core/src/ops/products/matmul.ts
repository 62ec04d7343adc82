import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { isFloat } from '../../dtype.ts'
import { ShapeError } from '../../errors.ts'
import { type Shape, broadcastShapes, showShape, sizeOf } from '../../shape.ts'
import type { TensorLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { mul } from '../elementwise/arithmetic.ts'
import { broadcastTo } from '../movement/broadcast.ts'
import { cast } from '../elementwise/cast.ts'
import { matrixTranspose } from '../movement/movement.ts'
import { promoted } from '../operands.ts'
import { reshape } from '../movement/reshape.ts'
import { sum } from '../reduction/sum.ts'

/** `[…b, m, k] × […b, k, n]`, batches equal, multiplied by `alpha`. */
const matmulPrimitive: Primitive<number> = {
  name: 'matmul',
  run: ([a, b], alpha) =>
    made(a!, a!.backend.kernels.matmul(a!, b!, alpha === 1 ? undefined : { alpha }), productShape(a!.shape, b!.shape)),
  tangent: (t, i, [a, b], _out, alpha) => apply(matmulPrimitive, i === 0 ? [t, b!] : [a!, t], alpha),
  spec: ([a, b]) => ({ shape: productShape(a!.shape, b!.shape), dtype: a!.dtype }),
  transpose: (c, i, [a, b], alpha) =>
    i === 0 ? apply(matmulPrimitive, [c, matrixTranspose(b!)], alpha) : apply(matmulPrimitive, [matrixTranspose(a!), c], alpha),
}

function productShape(a: Shape, b: Shape): number[] {
  return [...a.slice(0, -1), b.at(-1)!]
}

/** Options of {@link matmul}. */
export interface MatmulFlags {
  /** Multiply by the transpose of `a`'s matrices. Costs nothing. */
  readonly transposeA?: boolean | undefined
  /** Multiply by the transpose of `b`'s matrices. Costs nothing. */
  readonly transposeB?: boolean | undefined
  /** Factor of the product. Default 1. */
  readonly alpha?: number | undefined
}

/**
 * Matrix product with NumPy's rules: leading axes are batches and broadcast; a one-dimensional operand is a row
 * on the left and a column on the right, and its axis is dropped from the result.
 *
 * Transposed operands (views made by {@link transpose}, or the flags) run at the speed of plain ones.
 * Integers are multiplied exactly up to 2⁵³ (2²⁴ on a backend without float64) and give int32.
 *
 * @param a - `[…, m, k]` or `[k]`.
 * @param b - `[…, k, n]` or `[k]`.
 * @returns `[…, m, n]`.
 * @throws ShapeError when the inner sizes differ or the batches do not broadcast.
 * @example
 * ```ts
 * matmul(tensor([[1, 2], [3, 4]]), tensor([1, 1])).toArray() // [3, 7]
 * ```
 */
export function matmul(a: TensorLike, b: TensorLike, flags: MatmulFlags = {}): Tensor {
  const [left, right] = promoted('matmul', a, b)
  if (left.ndim === 0 || right.ndim === 0) {
    throw new ShapeError({ where: 'matmul', expected: 'given vectors or matrices', received: 'a scalar', hint: 'Use `mul`.' })
  }
  if (!isFloat(left.dtype)) {
    const exact = left.backend.dtypes.has('float64') ? 'float64' : 'float32'
    return cast(matmul(cast(left, exact), cast(right, exact), flags), 'int32')
  }
  const row = left.ndim === 1
  const column = right.ndim === 1
  const x = row ? reshape(left, [1, left.size]) : flags.transposeA === true ? matrixTranspose(left) : left
  const y = column ? reshape(right, [right.size, 1]) : flags.transposeB === true ? matrixTranspose(right) : right
  if (x.shape.at(-1) !== y.shape.at(-2)) {
    throw new ShapeError({
      where: 'matmul',
      expected: 'given matrices whose inner sizes agree',
      received: `${showShape(x.shape)} × ${showShape(y.shape)}`,
      hint: `${x.shape.at(-1)} columns meet ${y.shape.at(-2)} rows.`,
    })
  }
  const product = batched(x, y, flags.alpha ?? 1)
  if (!row && !column) return product
  return reshape(
    product,
    product.shape.filter((_, axis) => !(row && axis === product.ndim - 2) && !(column && axis === product.ndim - 1)),
  )
}

function batched(x: Tensor, y: Tensor, alpha: number): Tensor {
  // One matrix on the right: all rows of the batch are one tall matrix, in the product and in both derivatives.
  if (y.ndim === 2 && x.ndim > 2) {
    const rows = reshape(x, [sizeOf(x.shape.slice(0, -1)), x.shape.at(-1)!])
    return reshape(apply(matmulPrimitive, [rows, y], alpha), productShape(x.shape, y.shape))
  }
  const batch = broadcastShapes('matmul', x.shape.slice(0, -2), y.shape.slice(0, -2))
  return apply(matmulPrimitive, [broadcastTo(x, [...batch, ...x.shape.slice(-2)]), broadcastTo(y, [...batch, ...y.shape.slice(-2)])], alpha)
}

/** Sum of products over the last axis of both, with broadcasting of the others. */
export function dot(a: TensorLike, b: TensorLike): Tensor {
  return sum(mul(a, b), { axis: -1 })
}

/** `[m] ⊗ [n] → [m, n]`: every product of an element of `a` with one of `b`. */
export function outer(a: Tensor, b: Tensor): Tensor {
  return mul(reshape(a, [a.size, 1]), reshape(b, [1, b.size]))
}
