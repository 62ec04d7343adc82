import { sameShape, showShape } from '@ortho/core'
import { AssertionFailure } from './assertion.ts'
import { spacing } from './measures.ts'
import { type FlatNumbers, type Numbers, flatten, showIndex } from './numbers.ts'

/** What {@link expectNear} allows: |actual − expected| ≤ atol + rtol·|expected| + ulps·ulp(expected). All default to 0. */
export interface NearBounds {
  /** Units in the last place of the coarser operand's precision at the expected value. */
  readonly ulps?: number
  /** Share of the expected magnitude. */
  readonly rtol?: number
  /** Absolute, in the units of the values. */
  readonly atol?: number
}

/**
 * Asserts that every element is as near to its reference as `bounds` allow. NaN is near NaN only, an infinity near itself only.
 *
 * @param expected - of the shape of `actual`; a typed array stands for any shape of its size.
 * @throws AssertionFailure naming the worst element relative to its bound, both values, the error and the bound; also when shapes
 *   differ, or a bound is negative, NaN or infinite.
 * @example
 * ```ts
 * expectNear([0.1 + 0.2], [0.3], { ulps: 1 })
 * ```
 */
export function expectNear(actual: Numbers, expected: Numbers, bounds: NearBounds = {}): void {
  const { ulps = 0, rtol = 0, atol = 0 } = bounds
  if (![ulps, rtol, atol].every((bound) => bound >= 0 && bound < Infinity)) {
    throw new AssertionFailure(`expected bounds that are finite and ≥ 0, got ulps ${ulps}, rtol ${rtol}, atol ${atol}`)
  }
  const left = flatten(actual)
  const right = flatten(expected)
  requireFit(left, right, ArrayBuffer.isView(actual) || ArrayBuffer.isView(expected))
  const eps = Math.max(left.eps, right.eps)
  let worst = { excess: 0, at: -1, error: 0, bound: 0 }
  left.data.forEach((x, at) => {
    const y = right.data[at]!
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return
    const error = Math.abs(x - y)
    const bound = Number.isFinite(y) ? atol + rtol * Math.abs(y) + ulps * spacing(y, eps) : 0
    // Not `error > bound`: an error of NaN must fail.
    if (error <= bound) return
    const excess = Number.isFinite(error) ? error / bound : Infinity
    if (worst.at < 0 || excess > worst.excess) worst = { excess, at, error, bound }
  })
  if (worst.at < 0) return
  const { at, error, bound } = worst
  const shape = left.shape.length >= right.shape.length ? left.shape : right.shape
  throw new AssertionFailure(
    `expected ${String(right.data[at])} ± ${bound.toExponential(2)} at ${showIndex(at, shape)} of ${showShape(shape)}, ` +
      `got ${String(left.data[at])}: off by ${error.toExponential(2)} (the worst of ${left.data.length} elements)`,
  )
}

function requireFit(left: FlatNumbers, right: FlatNumbers, flat: boolean): void {
  const fits = flat ? left.data.length === right.data.length : sameShape(left.shape, right.shape)
  if (!fits) throw new AssertionFailure(`expected shape ${showShape(right.shape)}, got ${showShape(left.shape)}`)
}
