import type { FloatArray } from '@ortho/core'

/** 2²⁷ + 1: splits a double into two halves of 26 bits, whose products are exact (T. Dekker, Numer. Math. 18, 1971). */
const SPLIT = 134217729

/**
 * b − Σ aᵢ·xᵢ as if in twice the precision, rounded once (T. Ogita, S. Rump and S. Oishi, SIAM J. Sci. Comput. 26, 2005,
 * algorithm 5.3): each product and each sum leaves its rounding error, and the errors are summed, too.
 *
 * @param a - `n` elements from index `from` on, below 10²⁹⁰.
 */
export function residualOf(b: number, a: FloatArray, from: number, x: Float64Array): number {
  let sum = b
  let rest = 0
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [-a[from + i]!, x[i]!]
    const product = p * q
    const pShift = SPLIT * p
    const pHigh = pShift - (pShift - p)
    const pLow = p - pHigh
    const qShift = SPLIT * q
    const qHigh = qShift - (qShift - q)
    const qLow = q - qHigh
    const productRest = pLow * qLow - (product - pHigh * qHigh - pLow * qHigh - pHigh * qLow)
    const next = sum + product
    const back = next - sum
    rest += sum - (next - back) + (product - back) + productRest
    sum = next
  }
  const total = sum + rest
  return Number.isNaN(total) ? plainResidual(b, a, from, x) : total
}

/** Where the splitting overflows. */
function plainResidual(b: number, a: FloatArray, from: number, x: Float64Array): number {
  let sum = b
  for (let i = 0; i < x.length; i++) sum -= a[from + i]! * x[i]!
  return sum
}
