import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { type DType, isFloat } from '../../dtype.ts'
import { requireDType } from '../../backend/require.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'

const castPrimitive: Primitive<DType> = {
  name: 'cast',
  run: ([x], dtype) => made(x!, x!.backend.kernels.cast(x!, dtype), x!.shape, dtype),
  tangent: (t, _i, _inputs, _output, dtype) => (isFloat(dtype) ? cast(t, dtype) : undefined),
  spec: ([x], dtype) => ({ shape: x!.shape, dtype }),
  transpose: (c, _i, [x]) => cast(c, x!.dtype),
}

/**
 * `x` in another dtype. Floats go to int32 truncating towards zero, anything to bool as `x ≠ 0`.
 *
 * @throws DTypeError when the backend of `x` lacks `dtype`.
 */
export function cast(x: Tensor, dtype: DType): Tensor {
  if (x.dtype === dtype) return x
  requireDType('cast', dtype, x.backend)
  return apply(castPrimitive, [x], dtype)
}
