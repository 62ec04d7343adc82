/** A sum Σⱼ ωⱼ·σ/(σ² + tⱼ²) that is 1 for all σ of an interval. */
export interface SignNodes {
  /** The poles t > 0, ascending. */
  readonly t: Float64Array
  /** The weights ω > 0. */
  readonly weight: Float64Array
}

/**
 * Nodes of the best rational sum for the sign on [least, most]: trapezoidal rule after a conformal map by elliptic functions
 * (N. Hale, N. Higham and L. N. Trefethen, Computing A^α, log(A), and related matrix functions by contour integrals, 2008,
 * method 3). Their number grows with the logarithm of most/least: about 40 for 10⁴, 150 for 10¹⁶.
 *
 * @param tolerance - largest |sum − 1|.
 */
export function signNodes(least: number, most: number, tolerance: number): SignNodes {
  const ratio = least / most
  const quarter = Math.PI / (2 * arithmeticGeometricMean(1, ratio))
  // The error is 4·exp(−2π·N·K/K′) with K > π/2.
  const count = Math.max(2, Math.ceil((Math.log(4 / tolerance) * quarter) / Math.PI ** 2) + 1)
  const t = new Float64Array(count)
  const weight = new Float64Array(count)
  const factor = (2 * quarter) / (Math.PI * count)
  for (let j = 0; j < count; j++) {
    // Nodes are symmetric: t at K′ − u is least·most/t at u. Near either end of the quarter all digits survive.
    const low = 2 * j + 1 <= count
    const { cot, dn } = ellipticRatios((quarter * ((low ? j : count - 1 - j) + 0.5)) / count, ratio)
    t[j] = low ? least / cot : most * cot
    weight[j] = low ? factor * least * dn * (1 + 1 / (cot * cot)) : factor * most * dn * (1 + cot * cot)
  }
  return { t, weight }
}

function arithmeticGeometricMean(a: number, b: number): number {
  while (Math.abs(a - b) > 1e-15 * a) [a, b] = [(a + b) / 2, Math.sqrt(a * b)]
  return a
}

/**
 * cn/sn and dn of Jacobi at `u`, by Landen's transformations (R. Bulirsch, Numerical calculation of elliptic integrals and
 * elliptic functions, 1965): all terms are positive, so both come with high relative accuracy.
 *
 * @param u - between 0 and half of the quarter period.
 * @param complement - the complementary modulus k′ in (0, 1].
 */
function ellipticRatios(u: number, complement: number): { cot: number; dn: number } {
  const [means, roots]: [number[], number[]] = [[], []]
  let [a, b] = [1, complement]
  for (;;) {
    means.push(a)
    roots.push(b)
    const next = (a + b) / 2
    const close = Math.abs(a - b) <= 1e-9 * a
    b = Math.sqrt(a * b)
    a = next
    if (close) break
  }
  const phase = u * a
  let ratio = Math.cos(phase) / Math.sin(phase)
  let cot = a * ratio
  let dn = 1
  for (let i = means.length - 1; i >= 0; i--) {
    ratio *= cot
    cot *= dn
    dn = (roots[i]! + ratio) / (means[i]! + ratio)
    ratio = cot / means[i]!
  }
  return { cot, dn }
}
