import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { routines } from '../../backend/routines.ts'
import type { View } from '../../backend/types.ts'
import { ShapeError } from '../../errors.ts'
import { type Shape, broadcastShapes, sameShape, showShape } from '../../shape.ts'
import type { TensorLike } from '../../tensor/create.ts'
import { broadcastLayout } from '../../tensor/layout.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { mul } from '../elementwise/arithmetic.ts'
import { cast } from '../elementwise/cast.ts'
import { concat } from '../movement/join.ts'
import { slice } from '../movement/movement.ts'
import { asFloat, promoted } from '../operands.ts'
import { neg } from '../elementwise/unary.ts'

const rotatePrimitive: Primitive<undefined> = {
  name: 'rotateHalves',
  // Coefficients are stretched here and not before, so that the transpose negates the small table.
  run: ([x, cos, sin]) => {
    const half = halfShape(x!.shape)
    return made(x!, routines(x!.backend).rotateHalves(x!, stretched(cos!, half), stretched(sin!, half)), x!.shape)
  },
  tangent: (t, i, [x, cos, sin]) => {
    if (i === 0) return apply(rotatePrimitive, [t, cos!, sin!], undefined)
    const half = x!.shape.at(-1)! / 2
    const first = slice(x!, { axis: -1, stop: half })
    const second = slice(x!, { axis: -1, start: half })
    return concat(i === 1 ? [mul(first, t), mul(second, t)] : [neg(mul(second, t)), mul(first, t)], -1)
  },
  spec: ([x]) => x!,
  // Tangents enter as `x` only. A turn is transposed by turning back.
  transpose: (c, _i, [, cos, sin]) => apply(rotatePrimitive, [c, cos!, neg(sin!)], undefined),
}

function stretched(x: Tensor, shape: Shape): View {
  return { storage: x.storage, dtype: x.dtype, ...broadcastLayout(x, shape) }
}

function halfShape(shape: Shape): Shape {
  return shape.with(-1, shape.at(-1)! / 2)
}

/**
 * `[x₁·cos − x₂·sin, x₂·cos + x₁·sin]` for the halves x₁, x₂ of the last axis: each pair (x₁ᵢ, x₂ᵢ) turned by its angle, as
 * rotary position embeddings do in the layout of `transformers` (its `rotate_half`). One pass over `x`.
 *
 * @param x - `[…, d]` with even d. Integers count as floats.
 * @param cos - broadcasts to `[…, d/2]`, the shape of a half.
 * @param sin - likewise. It need not go with `cos`: any two coefficients do, so (r·cos φ, r·sin φ) also scales by r.
 * @returns the shape of `x`.
 * @throws ShapeError for an odd last axis or none, and for coefficients that do not stretch to a half.
 * @example
 * ```ts
 * rotateHalves([3, 4], 0, 1).toArray() // [-4, 3]
 * ```
 */
export function rotateHalves(x: TensorLike, cos: TensorLike, sin: TensorLike): Tensor {
  const where = 'rotateHalves'
  const [t, c] = promoted(where, asFloat(x), cos)
  const [y, s] = promoted(where, t, sin)
  if (y.ndim === 0 || y.shape.at(-1)! % 2 !== 0) {
    throw new ShapeError({ where, argument: 'x', expected: 'of an even last axis', received: showShape(y.shape) })
  }
  requireStretches(where, 'cos', c, halfShape(y.shape))
  requireStretches(where, 'sin', s, halfShape(y.shape))
  return apply(rotatePrimitive, [y, cast(c, y.dtype), s], undefined)
}

function requireStretches(where: string, argument: string, x: Tensor, half: Shape): void {
  if (sameShape(broadcastShapes(where, x.shape, half), half)) return
  throw new ShapeError({ where, argument, expected: `one that stretches to ${showShape(half)}`, received: showShape(x.shape) })
}
