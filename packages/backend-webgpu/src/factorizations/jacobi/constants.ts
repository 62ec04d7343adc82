/** Distance from 1 to the next float32. */
export const EPSILON: number = 2 ** -23

/**
 * Sweeps for a matrix of `columns` columns. Convergence is quadratic at the end; the sweeps before it grow like the logarithm
 * of the order (R. P. Brent, F. T. Luk, SIAM J. Sci. Stat. Comput. 6, 1985). Of order 96, singular values within a decade take 6
 * sweeps, those over eight decades 10; what is not needed ends at once.
 */
export function sweepsFor(columns: number): number {
  return 6 + Math.ceil(Math.log2(columns))
}
