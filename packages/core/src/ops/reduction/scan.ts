import { type Primitive, apply } from '../../autodiff/primitive.ts'
import type { ScanOp } from '../../backend/types.ts'
import { resolveAxis } from '../../shape.ts'
import { type TensorLike, arange, zerosLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { add, mul } from '../elementwise/arithmetic.ts'
import { broadcastTo } from '../movement/broadcast.ts'
import { equal } from '../elementwise/compare.ts'
import { takeAlongAxis } from '../movement/indexing.ts'
import { flip, slice } from '../movement/movement.ts'
import { countable } from '../operands.ts'
import { pad } from '../movement/pad.ts'
import { reshape } from '../movement/reshape.ts'
import { select } from '../elementwise/select.ts'

interface Scan {
  readonly op: Exclude<ScanOp, 'sum'>
  readonly axis: number
}

const scanPrimitive: Primitive<Scan> = {
  name: 'scan',
  run: ([x], { op, axis }) => made(x!, x!.backend.kernels.scan(op, x!, axis), x!.shape),
  tangent: (t, _i, [x], y, { op, axis }) => {
    if (op === 'prod') return productTangent(t, x!, axis)
    return takeAlongAxis(t, lastExtreme(x!, y, axis), axis)
  },
}

const cumsumPrimitive: Primitive<number> = {
  name: 'cumsum',
  run: ([x], axis) => made(x!, x!.backend.kernels.scan('sum', x!, axis), x!.shape),
  tangent: (t, _i, _inputs, _y, axis) => cumsum(t, axis),
  spec: ([x]) => x!,
  transpose: (c, _i, _inputs, axis) => flip(cumsum(flip(c, axis), axis), axis),
}

/** Where the running extreme `y` was attained: the latest index at which `x` equals it. */
function lastExtreme(x: Tensor, y: Tensor, axis: number): Tensor {
  const positions = arange(x.shape[axis]!, undefined, 1, { dtype: 'int32', backend: x.backend })
  const spread = broadcastTo(
    reshape(
      positions,
      x.shape.map((n, i) => (i === axis ? n : 1)),
    ),
    x.shape,
  )
  return cummax(select(equal(x, y), spread, zerosLike(spread)), axis)
}

/** Change of the running product, by doubling: (p, ṗ) over windows of 1, 2, 4, … elements; zeros do no harm. */
function productTangent(t: Tensor, x: Tensor, axis: number): Tensor {
  const n = x.shape[axis]!
  let [p, dp] = [x, t]
  for (let width = 1; width < n; width *= 2) {
    const [before, dBefore] = [shifted(p, width, axis, 1), shifted(dp, width, axis, 0)]
    ;[p, dp] = [mul(p, before), add(mul(dp, before), mul(p, dBefore))]
  }
  return dp
}

/** Elements moved `by` places up the axis, `value` entering. */
function shifted(x: Tensor, by: number, axis: number, value: number): Tensor {
  const kept = slice(x, { axis, stop: x.shape[axis]! - by })
  return pad(
    kept,
    x.shape.map((_, i) => [i === axis ? by : 0, 0]),
    value,
  )
}

function scan(op: Scan['op'], x: TensorLike, axis: number): Tensor {
  const t = countable(x)
  return apply(scanPrimitive, [t], { op, axis: resolveAxis('scan', axis, t.ndim) })
}

/** Running sum along `axis` (default the last). */
export function cumsum(x: TensorLike, axis = -1): Tensor {
  const t = countable(x)
  return apply(cumsumPrimitive, [t], resolveAxis('cumsum', axis, t.ndim))
}

/** Running product along `axis` (default the last). */
export function cumprod(x: TensorLike, axis = -1): Tensor {
  return scan('prod', x, axis)
}

/** Running maximum along `axis` (default the last). On a tie the derivative goes to the latest element. */
export function cummax(x: TensorLike, axis = -1): Tensor {
  return scan('max', x, axis)
}

/** Running minimum along `axis` (default the last). On a tie the derivative goes to the latest element. */
export function cummin(x: TensorLike, axis = -1): Tensor {
  return scan('min', x, axis)
}
