import { showShape } from '@ortho/core'
import { AssertionFailure } from './assertion.ts'
import { type Numbers, flatten } from './numbers.ts'

/**
 * Largest |aᵢ − bᵢ| / |bᵢ| over all elements. Equal elements, infinities and NaNs too, count 0; any other difference from a
 * zero, an infinity or a NaN counts ∞. 0 when there are no elements.
 *
 * @param b - the reference, of as many elements.
 * @throws AssertionFailure when the numbers of elements differ.
 */
export function maxRelativeError(a: Numbers, b: Numbers): number {
  return largest(a, b, (x, y) => Math.abs(x - y) / Math.abs(y))
}

/**
 * Largest distance over all elements in units in the last place of `b`: |aᵢ − bᵢ| / ulp(bᵢ), with ulp the gap between
 * floating-point numbers at bᵢ. Float32 gaps when either operand is float32, else float64. Equal elements count 0, other
 * differences from infinities and NaNs ∞.
 *
 * @throws AssertionFailure when the numbers of elements differ.
 */
export function ulps(a: Numbers, b: Numbers): number {
  const eps = Math.max(flatten(a).eps, flatten(b).eps)
  return largest(a, b, (x, y) => Math.abs(x - y) / spacing(y, eps))
}

/**
 * Distance from orthonormal columns: ‖QᵀQ − I‖_F, the largest over leading batch axes. Computed in double precision.
 *
 * @param q - `[…, m, n]`.
 * @throws AssertionFailure for fewer than two axes.
 */
export function orthoDefect(q: Numbers): number {
  const { shape, data } = flatten(q)
  const [m, n] = [shape.at(-2), shape.at(-1)]
  if (m === undefined || n === undefined) throw new AssertionFailure(`expected a matrix, got shape ${showShape(shape)}`)
  let worst = 0
  for (let start = 0; start < data.length; start += m * n) {
    let total = 0
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let dot = i === j ? -1 : 0
        for (let k = 0; k < m; k++) dot += data[start + k * n + i]! * data[start + k * n + j]!
        total += dot * dot
      }
    }
    worst = Math.max(worst, Math.sqrt(total))
  }
  // A matrix of no rows has no elements to visit, yet n columns that are not of length 1.
  return m === 0 ? Math.sqrt(n) : worst
}

/** Gap between floating-point numbers at `x`, where the gap at 1 is `eps`; that of the subnormals near 0. */
export function spacing(x: number, eps: number): number {
  const minExponent = eps === 2 ** -23 ? -126 : -1022
  const exponent = x === 0 ? minExponent : Math.max(minExponent, Math.floor(Math.log2(Math.abs(x))))
  // log2 may round up to the next power of two just below it.
  const gap = 2 ** exponent * eps
  return exponent > minExponent && 2 ** exponent > Math.abs(x) ? gap / 2 : gap
}

function largest(a: Numbers, b: Numbers, distance: (x: number, y: number) => number): number {
  const left = flatten(a)
  const right = flatten(b)
  if (left.data.length !== right.data.length) {
    throw new AssertionFailure(`expected shapes of one size, got ${showShape(left.shape)} and ${showShape(right.shape)}`)
  }
  let worst = 0
  left.data.forEach((x, i) => {
    const y = right.data[i]!
    if (x === y || (Number.isNaN(x) && Number.isNaN(y))) return
    const d = distance(x, y)
    worst = Math.max(worst, Number.isNaN(d) ? Infinity : d)
  })
  return worst
}
