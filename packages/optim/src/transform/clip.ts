import {
  OptionError,
  type Tensor,
  add,
  clip as clamp,
  div,
  maximum,
  mul,
  sqrt,
  square,
  sum,
  tensor,
  treeLeaves,
  treeMap,
} from '@ortho/core'
import { type Params, type Transformation, stateless } from './transformation.ts'

/** Holds every element in [−limit, limit]. NaN stays NaN. @throws OptionError unless limit > 0. */
export function clip(limit: number): Transformation<null> {
  requirePositive('clip', 'limit', limit)
  return stateless((updates) => treeMap((u: Tensor) => clamp(u, -limit, limit), updates))
}

/**
 * Scales all updates together so that their {@link globalNorm} is at most `maxNorm`; below it they pass unchanged to the
 * last bit. NaN anywhere makes all NaN, so that a broken step shows. In float32 a norm above 10¹⁹ counts as infinite.
 *
 * @throws OptionError unless maxNorm > 0.
 */
export function clipByGlobalNorm(maxNorm: number): Transformation<null> {
  requirePositive('clipByGlobalNorm', 'maxNorm', maxNorm)
  return stateless((updates) => {
    const factor = div(maxNorm, maximum(globalNorm(updates), maxNorm))
    return treeMap((u: Tensor) => mul(u, factor), updates)
  })
}

/** Square root of the sum of squares of all elements of all tensors: a scalar. 0 for an empty tree. */
export function globalNorm(tree: Params): Tensor {
  const [first, ...rest] = treeLeaves(tree).map((x) => sum(square(x)))
  return first === undefined ? tensor(0) : sqrt(rest.reduce(add, first))
}

function requirePositive(where: string, argument: string, value: number): void {
  if (value > 0) return
  throw new OptionError({ where, argument, expected: 'a number above 0', received: String(value) })
}
