import { type Storage, type View, sizeOf } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { realise } from '../views/realise.ts'

/** Softmax over the last axis. */
export function softmax(o: Ops, x: View): Storage {
  return o.session.hold(() => {
    if (sizeOf(x.shape) === 0) return o.fill(x.shape, x.dtype, 0)
    const logits = rows(o, x)
    return o.reshape(o.session.call('Softmax', { logits }, { dim: 1 }), x.shape)
  })
}

/** Permutation that sorts the last axis, stable, NaN last, by `TopK`, which keeps the order of equal elements. */
export function argsort(o: Ops, x: View, descending: boolean): Storage {
  return o.session.hold(() => {
    if (sizeOf(x.shape) === 0) return o.fill(x.shape, 'int32', 0)
    const given = rows(o, x)
    const key = given.dtype === 'bool' ? o.cast(given, 'int32') : given
    // −1 − key reverses the order of int32 without overflow; negation does for floats.
    const falling = descending ? key : key.dtype === 'int32' ? o.sub(-1, key) : o.mul(key, -1)
    if (falling.dtype === 'int32') return o.reshape(order(o, falling), x.shape)
    const missing = o.isNaN(falling)
    const first = order(o, o.select(missing, -Infinity, falling))
    // NaN went among −∞: a second, stable round brings it behind all others.
    const isThere = alongRows(o, o.cast(o.not(missing), 'int32'), first)
    return o.reshape(alongRows(o, first, order(o, isThere)), x.shape)
  })
}

function rows(o: Ops, x: View): TfTensor {
  const n = x.shape.at(-1)!
  return o.reshape(realise(o, x), [sizeOf(x.shape) / n, n])
}

/** Indices of the elements of each row, largest first. */
function order(o: Ops, x: TfTensor): TfTensor {
  return o.session.callAll('TopK', { x }, { k: x.shape[1]!, sorted: true })[1]!
}

/** `x[i][indices[i][j]]`. */
function alongRows(o: Ops, x: TfTensor, indices: TfTensor): TfTensor {
  const [count = 0, n = 0] = x.shape
  const starts = o.session.constant(
    Int32Array.from({ length: count }, (_, i) => i * n),
    [count, 1],
    'int32',
  )
  const places = o.reshape(o.add(indices, starts), [count * n])
  return o.reshape(o.gather(o.reshape(x, [count * n]), places, 0), [count, n])
}
