import type { Blas, Window } from '@ortho/core'
import { combine, copyWindow } from '../../dense/arithmetic.ts'
import { type DiagonalBlock, setBlocks } from './diagonal-blocks.ts'
import { estimateOneNorm } from './one-norm-estimate.ts'
import { rootInPlace } from './root-kernel.ts'
import { powerScalar } from './scalar-functions.ts'

/** T^(1/2ˢ) − I near enough to 0 for the approximant of degree m. */
export interface Rooted {
  readonly m: number
  readonly roots: number
}

/**
 * Takes square roots of a quasi-triangular T until a diagonal Padé approximant of degree 7 or less has a backward error below
 * rounding, by norms of powers of what is left (algorithm 4.1 of A. H. Al-Mohy and N. J. Higham, SIAM J. Sci. Comput. 34, 2012).
 *
 * @param t - overwritten by T^(1/2ˢ) − I, of which the diagonal is computed without cancellation.
 * @param thetas - bounds of the degrees 1 … 7.
 */
export function rootUntilNearIdentity(
  where: string,
  blas: Blas,
  t: Window,
  blocks: readonly DiagonalBlock[],
  thetas: readonly number[],
): Rooted {
  const last = thetas[6]!
  let roots = 0
  const rooted = (): void => {
    rootInPlace(where, blas, t)
    roots++
  }
  const distance = (): number => Math.max(...blocks.map(({ re, im }) => Math.hypot(...powerMinusOne(re, im, 2 ** -roots))))
  while (distance() > last) rooted()
  const d = blas.reserve(t.rows, t.columns)
  let retried = 0
  for (;;) {
    copyWindow(blas.data, t, d)
    combine(blas.data, d, [[1, d]], -1)
    const m = degreeFor(blas, d, thetas, retried < 2)
    if (m > 0) {
      setBlocks(blas.data, d, blocks, { at: (re, im) => powerMinusOne(re, im, 2 ** -roots), divided: powerScalar(2 ** -roots).divided })
      copyWindow(blas.data, d, t)
      return { m, roots }
    }
    if (m < 0) retried++
    rooted()
  }
}

/** The degree; 0 where another root is needed, −1 where another one costs less than a higher degree. */
function degreeFor(blas: Blas, d: Window, thetas: readonly number[], mayRetry: boolean): number {
  const size = (k: number): number => estimateOneNorm(blas, new Array<Window>(k).fill(d)) ** (1 / k)
  const [d2, d3] = [size(2), size(3)]
  const low = Math.max(d2, d3)
  for (const m of [1, 2]) if (low <= thetas[m - 1]!) return m
  const d4 = size(4)
  const middle = Math.max(d3, d4)
  const last = thetas[6]!
  if (middle <= last) {
    const m = thetas.findIndex((theta, i) => i >= 2 && middle <= theta) + 1
    if (m <= 6) return m
    if (middle / 2 <= thetas[4]! && mayRetry) return -1
  }
  const best = Math.min(middle, Math.max(d4, size(5)))
  for (const m of [6, 7]) if (best <= thetas[m - 1]!) return m
  return 0
}

/** (re + i·im)^p − 1 without cancellation. */
export function powerMinusOne(re: number, im: number, p: number): [re: number, im: number] {
  if (im === 0) return [Math.expm1(p * Math.log(re)), 0]
  const [x, y] = [p * Math.log(Math.hypot(re, im)), p * Math.atan2(im, re)]
  const sine = Math.sin(y / 2)
  return [Math.expm1(x) * Math.cos(y) - 2 * sine * sine, Math.exp(x) * Math.sin(y)]
}
