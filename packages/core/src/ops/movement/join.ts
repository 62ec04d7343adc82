import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { promote } from '../../dtype.ts'
import { ShapeError } from '../../errors.ts'
import { resolveAxis, showShape } from '../../shape.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { broadcastTo } from './broadcast.ts'
import { cast } from '../elementwise/cast.ts'
import { expandDims, moveAxis, resized, slice } from './movement.ts'
import { requireSameBackend } from '../operands.ts'
import { pad } from './pad.ts'
import { reshape } from './reshape.ts'

const concatPrimitive: Primitive<number> = {
  name: 'concat',
  run: (parts, axis) => made(parts[0]!, parts[0]!.backend.kernels.concat(parts, axis), joined(parts, axis)),
  // Each part's change lies in a field of zeros; reverse mode never makes that field, it only slices.
  tangent: (t, i, parts, out, axis) => {
    const before = startOf(parts, i, axis)
    const after = out.shape[axis]! - before - t.shape[axis]!
    return pad(
      t,
      t.shape.map((_, k) => (k === axis ? [before, after] : [0, 0])),
    )
  },
  spec: (parts, axis) => ({ shape: joined(parts, axis), dtype: parts[0]!.dtype }),
  transpose: (c, i, parts, axis) => {
    const start = startOf(parts, i, axis)
    return slice(c, { axis, start, stop: start + parts[i]!.shape[axis]! })
  },
}

interface Shaped {
  readonly shape: readonly number[]
}

function startOf(parts: readonly Shaped[], i: number, axis: number): number {
  return parts.slice(0, i).reduce((n, part) => n + part.shape[axis]!, 0)
}

function joined(parts: readonly Shaped[], axis: number): number[] {
  return resized(parts[0]!.shape, axis, startOf(parts, parts.length, axis))
}

/**
 * The tensors one after the other along `axis`, on which alone their shapes may differ. Dtypes are promoted.
 *
 * @throws ShapeError for an empty list or shapes that do not fit.
 */
export function concat(parts: readonly Tensor[], axis = 0): Tensor {
  const [first] = parts
  if (first === undefined) throw new ShapeError({ where: 'concat', argument: 'parts', expected: 'at least one tensor', received: 'none' })
  const k = resolveAxis('concat', axis, first.ndim)
  for (const part of parts) {
    requireSameBackend('concat', first, part)
    if (part.ndim !== first.ndim || part.shape.some((n, i) => i !== k && n !== first.shape[i])) {
      throw new ShapeError({
        where: 'concat',
        argument: 'parts',
        expected: `tensors like ${showShape(first.shape)} but for axis ${k}`,
        received: showShape(part.shape),
      })
    }
  }
  if (parts.length === 1) return first
  const dtype = parts.reduce((widest, part) => promote(widest, part.dtype), first.dtype)
  return apply(
    concatPrimitive,
    parts.map((part) => cast(part, dtype)),
    k,
  )
}

/** Tensors of one shape along a new axis. */
export function stack(parts: readonly Tensor[], axis = 0): Tensor {
  return concat(
    parts.map((part) => expandDims(part, axis)),
    axis,
  )
}

/** `x` repeated `counts[i]` times along axis i; missing leading axes are added. */
export function tile(x: Tensor, counts: readonly number[]): Tensor {
  const ndim = Math.max(x.ndim, counts.length)
  const shape = [...new Array<number>(ndim - x.ndim).fill(1), ...x.shape]
  const times = [...new Array<number>(ndim - counts.length).fill(1), ...counts]
  const apart = reshape(
    x,
    shape.flatMap((n) => [1, n]),
  )
  return reshape(
    broadcastTo(
      apart,
      shape.flatMap((n, i) => [times[i]!, n]),
    ),
    shape.map((n, i) => n * times[i]!),
  )
}

/** Each element along `axis` repeated `count` times in place. */
export function repeat(x: Tensor, count: number, axis: number): Tensor {
  const k = resolveAxis('repeat', axis, x.ndim)
  const apart = expandDims(x, k + 1)
  return reshape(broadcastTo(apart, resized(apart.shape, k + 1, count)), resized(x.shape, k, x.shape[k]! * count))
}

/** Elements moved `shift` places along `axis`, those that fall off re-entering at the other end. */
export function roll(x: Tensor, shift: number, axis: number): Tensor {
  const k = resolveAxis('roll', axis, x.ndim)
  const n = x.shape[k]!
  const by = n === 0 ? 0 : ((shift % n) + n) % n
  if (by === 0) return x
  return concat([slice(x, { axis: k, start: n - by }), slice(x, { axis: k, stop: n - by })], k)
}

/** The axis `axis` cut into its elements, each without it. */
export function unstack(x: Tensor, axis = 0): Tensor[] {
  const front = moveAxis(x, axis, 0)
  return Array.from({ length: front.shape[0]! }, (_, i) => reshape(slice(front, { axis: 0, start: i, stop: i + 1 }), front.shape.slice(1)))
}
