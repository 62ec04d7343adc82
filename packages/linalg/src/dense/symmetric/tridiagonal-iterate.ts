/** Rounding unit of doubles, 2⁻⁵³. */
const UNIT = 1.1102230246251565e-16

/** Off-diagonal elements below this are zero whatever stands beside them. */
const SMALLEST = 1e-301

/** Sweeps an eigenvalue may take on average. */
const SWEEPS = 30

/**
 * One QL step on rows `l … m` of a tridiagonal matrix where m > l, or on its mirror image, with m < l, which is a QR step. It
 * makes the off-diagonal element beside row `l` small.
 */
export type Sweep = (l: number, m: number) => void

/**
 * Runs steps on a tridiagonal matrix until its off-diagonal elements are negligible beside their neighbours on the diagonal.
 * Works on one unreduced block after the other, from the end with the smaller diagonal element: graded matrices keep their
 * small eigenvalues that way (LAPACK's dsteqr).
 *
 * @param squared - whether `e` holds squares.
 * @returns how many off-diagonal elements are left.
 */
export function iterate(d: Float64Array, e: Float64Array, first: number, count: number, squared: boolean, sweep: Sweep): number {
  const end = first + count - 1
  let budget = SWEEPS * count
  const negligible = (i: number): boolean => {
    const square = squared ? e[i]! : e[i]! * e[i]!
    return square <= UNIT * UNIT * Math.abs(d[i]!) * Math.abs(d[i + 1]!) + SMALLEST
  }
  for (let start = first; start <= end;) {
    let stop = start
    while (stop < end && !negligible(stop)) stop++
    if (stop < end) e[stop] = 0
    budget = clear(d, e, start, stop, budget, negligible, sweep)
    start = stop + 1
  }
  if (budget > 0) return 0
  let left = 0
  for (let i = first; i < end; i++) if (!negligible(i)) left++
  return left
}

/** All of one block; what is left of the budget. */
function clear(
  d: Float64Array,
  e: Float64Array,
  start: number,
  stop: number,
  budget: number,
  negligible: (i: number) => boolean,
  sweep: Sweep,
): number {
  const down = Math.abs(d[stop]!) >= Math.abs(d[start]!)
  const [from, to, step] = down ? [start, stop, 1] : [stop, start, -1]
  const beside = (i: number): number => (down ? i : i - 1)
  for (let l = from; l !== to;) {
    let m = l
    while (m !== to && !negligible(beside(m))) m += step
    if (m !== to) e[beside(m)] = 0
    if (m === l) l += step
    else if (budget-- > 0) sweep(l, m)
    else return 0
  }
  return budget
}

/** Wilkinson's shift: the eigenvalue of the square of `p`, `q` beside `p` that is nearer to p. */
export function wilkinsonShift(p: number, q: number, beside: number): number {
  const g = (q - p) / (2 * beside)
  const r = Math.sqrt(g * g + 1)
  return p - beside / (g + (g >= 0 ? r : -r))
}
