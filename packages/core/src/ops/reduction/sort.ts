import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { OptionError } from '../../errors.ts'
import { resolveAxis } from '../../shape.ts'
import { routines } from '../../backend/routines.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { takeAlongAxis } from '../movement/indexing.ts'
import { moveAxis, slice } from '../movement/movement.ts'

/** Options of {@link sort} and {@link argsort}. */
export interface SortOptions {
  /** The axis. Default the last. */
  readonly axis?: number | undefined
  /** Largest first. Default false. */
  readonly descending?: boolean | undefined
}

const argsortPrimitive: Primitive<boolean> = {
  name: 'argsort',
  run: ([x], descending) => made(x!, routines(x!.backend).argsort(x!, descending), x!.shape, 'int32'),
}

/** int32 indices that sort `axis`; equal elements keep their order, NaN comes last. */
export function argsort(x: Tensor, options: SortOptions = {}): Tensor {
  const axis = resolveAxis('argsort', options.axis ?? -1, x.ndim)
  return moveAxis(apply(argsortPrimitive, [moveAxis(x, axis, -1)], options.descending ?? false), -1, axis)
}

/** `x` sorted along an axis; NaN comes last. */
export function sort(x: Tensor, options: SortOptions = {}): Tensor {
  return takeAlongAxis(x, argsort(x, options), options.axis ?? -1)
}

/** What {@link topK} found. */
export interface TopK {
  /** The k largest, largest first. */
  readonly values: Tensor
  /** int32: where they were. */
  readonly indices: Tensor
}

/**
 * The `k` largest elements along `axis` (default the last), largest first, and their places. NaN counts as smallest.
 *
 * @throws OptionError when `k` is not an integer between 0 and the size of the axis.
 */
export function topK(x: Tensor, k: number, axis = -1): TopK {
  const dim = resolveAxis('topK', axis, x.ndim)
  if (!Number.isInteger(k) || k < 0 || k > x.shape[dim]!) {
    throw new OptionError({ where: 'topK', argument: 'k', expected: `an integer in [0, ${x.shape[dim]}]`, received: String(k) })
  }
  const indices = slice(argsort(x, { axis: dim, descending: true }), { axis: dim, stop: k })
  return { values: takeAlongAxis(x, indices, dim), indices }
}
