import { type Tensor, add, at, concat, expandDims, mul, slice, sub } from '@ortho/core'

/** Elements moved `by` places up the axis (down where negative), zeros where nothing comes from; linear and differentiable. */
export function shifted(x: Tensor, by: number, axis: number): Tensor {
  const n = x.shape.at(axis)!
  if (by === 0 || n === 0) return x
  const size = Math.min(n, Math.abs(by))
  const kept = by > 0 ? slice(x, { axis, stop: n - size }) : slice(x, { axis, start: size })
  const edge = slice(x, { axis, stop: size })
  const zeros = sub(edge, edge)
  return concat(by > 0 ? [zeros, kept] : [kept, zeros], axis)
}

/**
 * A·X, or Aᵀ·X, for a band matrix in diagonal-ordered form; differentiable and linear in both.
 *
 * @param ab - `[…, lower + upper + 1, n]`.
 * @param x - `[…, n, r]`.
 */
export function bandedMultiply(ab: Tensor, x: Tensor, upper: number, transposed: boolean): Tensor {
  const count = ab.shape.at(-2)!
  let total: Tensor | undefined
  for (let k = 0; k < count; k++) {
    // Elements (j + d, j) in place j.
    const d = k - upper
    const diagonal = expandDims(at(ab, k, -2), -1)
    const term = transposed ? mul(diagonal, shifted(x, -d, -2)) : shifted(mul(diagonal, x), d, -2)
    total = total === undefined ? term : add(total, term)
  }
  return total ?? sub(x, x)
}
