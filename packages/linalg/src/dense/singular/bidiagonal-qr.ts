import type { Blas, Window } from '@ortho/core'

/** Where rotations are gathered, and what they are applied to. */
export interface RotatedFactors {
  /** The workspace of the windows. */
  readonly blas: Blas
  /** Row i is the left vector i; `column` 1. Row 0 belongs to element `from`. */
  readonly ut: Window
  /** Row i is the right vector i. */
  readonly vt: Window
  /** At least `4 × rows` elements for cosines and sines. */
  readonly room: Window
}

/** Passes over the whole matrix, for each singular value, before it gives up: LAPACK's 6. */
const PASSES = 6

/**
 * Singular values of the upper bidiagonal matrix of `d[from … to]` and `e[from … to − 1]` by the implicit QR algorithm with
 * zero shifts where that saves relative accuracy (J. Demmel and W. Kahan, Accurate singular values of bidiagonal matrices,
 * 1990): each value is right to many digits, however small it is. They replace `d`, unordered and not negative.
 *
 * @param eps - relative accuracy that is asked for.
 * @param factors - their rows are rotated along; left out, only values are found.
 * @returns number of values that have not converged.
 */
export function bidiagonalQrInPlace(
  d: Float64Array,
  e: Float64Array,
  from: number,
  to: number,
  eps: number,
  factors?: RotatedFactors,
): number {
  const n = to - from + 1
  const tol = Math.max(10, Math.min(100, eps ** -0.125)) * eps
  const threshold = Math.max(tol * leastEstimate(d, e, from, to), PASSES * n * n * 2 ** -1022)
  const sweep: Sweep = { d, e, first: from, last: to, shift: 0, from, factors }
  let last = to
  let budget = PASSES * n * n
  let [block, downward]: [[number, number], boolean] = [[-1, -1], true]
  while (last > from) {
    if (budget <= 0) break
    let first = last
    let top = Math.abs(d[last]!)
    let split = false
    while (first > from && !split) {
      if (Math.abs(e[first - 1]!) <= threshold) {
        e[first - 1] = 0
        split = true
      } else {
        first--
        top = Math.max(top, Math.abs(d[first]!), Math.abs(e[first]!))
      }
    }
    if (first === last) {
      last--
      continue
    }
    if (first > block[1] || last < block[0]) downward = Math.abs(d[first]!) >= Math.abs(d[last]!)
    block = [first, last]
    const least = downward ? checkDownward(d, e, first, last, tol) : checkUpward(d, e, first, last, tol)
    if (least < 0) continue
    sweep.first = first
    sweep.last = last
    sweep.shift = n * tol * (least / top) <= Math.max(eps, 0.01 * tol) ? 0 : shiftOf(d, e, first, last, downward, eps)
    if (downward) chaseDown(sweep)
    else chaseUp(sweep)
    const end = downward ? last - 1 : first
    if (Math.abs(e[end]!) <= threshold) e[end] = 0
    budget -= last - first
  }
  makePositive(d, from, to, factors)
  return last > from ? countOffDiagonals(e, from, to) : 0
}

interface Sweep {
  readonly d: Float64Array
  readonly e: Float64Array
  /** First and last row of the block at work. */
  first: number
  last: number
  shift: number
  /** First row of the whole matrix. */
  readonly from: number
  readonly factors: RotatedFactors | undefined
}

/** A lower estimate of the least singular value, divided by √n. */
function leastEstimate(d: Float64Array, e: Float64Array, from: number, to: number): number {
  let mu = Math.abs(d[from]!)
  let least = mu
  for (let i = from + 1; i <= to && least > 0; i++) {
    mu = Math.abs(d[i]!) * (mu / (mu + Math.abs(e[i - 1]!)))
    least = Math.min(least, mu)
  }
  return least / Math.sqrt(to - from + 1)
}

/** Sets an element to zero that may be (then −1), else a lower estimate of the least singular value of the block. */
function checkDownward(d: Float64Array, e: Float64Array, first: number, last: number, tol: number): number {
  if (Math.abs(e[last - 1]!) <= tol * Math.abs(d[last]!)) {
    e[last - 1] = 0
    return -1
  }
  let mu = Math.abs(d[first]!)
  let least = mu
  for (let i = first; i < last; i++) {
    const off = Math.abs(e[i]!)
    if (off <= tol * mu) {
      e[i] = 0
      return -1
    }
    mu = Math.abs(d[i + 1]!) * (mu / (mu + off))
    least = Math.min(least, mu)
  }
  return least
}

/** {@link checkDownward} from the other end. */
function checkUpward(d: Float64Array, e: Float64Array, first: number, last: number, tol: number): number {
  if (Math.abs(e[first]!) <= tol * Math.abs(d[first]!)) {
    e[first] = 0
    return -1
  }
  let mu = Math.abs(d[last]!)
  let least = mu
  for (let i = last - 1; i >= first; i--) {
    const off = Math.abs(e[i]!)
    if (off <= tol * mu) {
      e[i] = 0
      return -1
    }
    mu = Math.abs(d[i]!) * (mu / (mu + off))
    least = Math.min(least, mu)
  }
  return least
}

/** The smaller singular value of the block of two at the end; 0 where that is as good. */
function shiftOf(d: Float64Array, e: Float64Array, first: number, last: number, downward: boolean, eps: number): number {
  const start = Math.abs(d[downward ? first : last]!)
  const at = downward ? last - 1 : first
  const shift = lesserOfTwo(d[at]!, e[at]!, d[at + 1]!)
  return start > 0 && (shift / start) ** 2 < eps ? 0 : shift
}

/** The smaller singular value of [f, g; 0, h], to full relative accuracy. */
function lesserOfTwo(f: number, g: number, h: number): number {
  const low = Math.min(Math.abs(f), Math.abs(h))
  const high = Math.max(Math.abs(f), Math.abs(h))
  const off = Math.abs(g)
  if (low === 0) return 0
  const more = 1 + low / high
  const less = (high - low) / high
  if (off < high) {
    const square = (off / high) ** 2
    return low * (2 / (Math.sqrt(more * more + square) + Math.sqrt(less * less + square)))
  }
  const ratio = high / off
  if (ratio === 0) return (low * high) / off
  return 2 * (low / (Math.sqrt(1 + (more * ratio) ** 2) + Math.sqrt(1 + (less * ratio) ** 2))) * ratio
}

/** √(f² + g²) without undue underflow. */
function length(f: number, g: number): number {
  const square = f * f + g * g
  return square > 1e-280 && square < 1e280 ? Math.sqrt(square) : Math.hypot(f, g)
}

/** Rotations that go with row i, or i − 1 where they come from below, of both factors. */
type Record = (i: number, cosRight: number, sinRight: number, cosLeft: number, sinLeft: number) => void

function recorder({ factors, first, last }: Sweep): Record | undefined {
  if (factors === undefined) return undefined
  const { blas, room } = factors
  const { data } = blas
  const count = last - first
  return (i, cosRight, sinRight, cosLeft, sinLeft) => {
    const at = room.at + i - first
    data[at] = cosRight
    data[at + count] = sinRight
    data[at + 2 * count] = cosLeft
    data[at + 3 * count] = sinLeft
  }
}

function applyRecorded({ factors, first, last, from }: Sweep, backward: boolean): void {
  if (factors === undefined) return
  const { blas, ut, vt, room } = factors
  const count = last - first
  const rows = (w: Window): Window => ({ ...w, at: w.at + (first - from) * w.row, rows: count + 1 })
  blas.rotateRows(rows(vt), room.at, room.at + count, backward)
  blas.rotateRows(rows(ut), room.at + 2 * count, room.at + 3 * count, backward)
}

/** One sweep from the first to the last row. */
function chaseDown(sweep: Sweep): void {
  const { d, e, first, last, shift } = sweep
  const record = recorder(sweep)
  if (shift === 0) {
    let [c, oldC, oldS] = [1, 1, 0]
    for (let i = first; i < last; i++) {
      const f = d[i]! * c
      const r = length(f, e[i]!)
      c = r === 0 ? 1 : f / r
      const s = r === 0 ? 0 : e[i]! / r
      if (i > first) e[i - 1] = oldS * r
      const [f2, g2] = [oldC * r, d[i + 1]! * s]
      const r2 = length(f2, g2)
      oldC = r2 === 0 ? 1 : f2 / r2
      oldS = r2 === 0 ? 0 : g2 / r2
      d[i] = r2
      record?.(i, c, s, oldC, oldS)
    }
    const h = d[last]! * c
    d[last] = h * oldC
    e[last - 1] = h * oldS
  } else {
    let f = (Math.abs(d[first]!) - shift) * (Math.sign(d[first]!) + shift / d[first]!)
    let g = e[first]!
    for (let i = first; i < last; i++) {
      let r = length(f, g)
      const [c, s] = r === 0 ? [1, 0] : [f / r, g / r]
      if (i > first) e[i - 1] = r
      f = c * d[i]! + s * e[i]!
      e[i] = c * e[i]! - s * d[i]!
      g = s * d[i + 1]!
      d[i + 1]! *= c
      r = length(f, g)
      const [c2, s2] = r === 0 ? [1, 0] : [f / r, g / r]
      d[i] = r
      f = c2 * e[i]! + s2 * d[i + 1]!
      d[i + 1] = c2 * d[i + 1]! - s2 * e[i]!
      if (i < last - 1) {
        g = s2 * e[i + 1]!
        e[i + 1]! *= c2
      }
      record?.(i, c, s, c2, s2)
    }
    e[last - 1] = f
  }
  applyRecorded(sweep, false)
}

/** One sweep from the last to the first row. */
function chaseUp(sweep: Sweep): void {
  const { d, e, first, last, shift } = sweep
  const record = recorder(sweep)
  if (shift === 0) {
    let [c, oldC, oldS] = [1, 1, 0]
    for (let i = last; i > first; i--) {
      const f = d[i]! * c
      const r = length(f, e[i - 1]!)
      c = r === 0 ? 1 : f / r
      const s = r === 0 ? 0 : e[i - 1]! / r
      if (i < last) e[i] = oldS * r
      const [f2, g2] = [oldC * r, d[i - 1]! * s]
      const r2 = length(f2, g2)
      oldC = r2 === 0 ? 1 : f2 / r2
      oldS = r2 === 0 ? 0 : g2 / r2
      d[i] = r2
      record?.(i - 1, oldC, -oldS, c, -s)
    }
    const h = d[first]! * c
    d[first] = h * oldC
    e[first] = h * oldS
  } else {
    let f = (Math.abs(d[last]!) - shift) * (Math.sign(d[last]!) + shift / d[last]!)
    let g = e[last - 1]!
    for (let i = last; i > first; i--) {
      let r = length(f, g)
      const [c, s] = r === 0 ? [1, 0] : [f / r, g / r]
      if (i < last) e[i] = r
      f = c * d[i]! + s * e[i - 1]!
      e[i - 1] = c * e[i - 1]! - s * d[i]!
      g = s * d[i - 1]!
      d[i - 1]! *= c
      r = length(f, g)
      const [c2, s2] = r === 0 ? [1, 0] : [f / r, g / r]
      d[i] = r
      f = c2 * e[i - 1]! + s2 * d[i - 1]!
      d[i - 1] = c2 * d[i - 1]! - s2 * e[i - 1]!
      if (i > first + 1) {
        g = s2 * e[i - 2]!
        e[i - 2]! *= c2
      }
      record?.(i - 1, c2, -s2, c, -s)
    }
    e[first] = f
  }
  applyRecorded(sweep, true)
}

/** Makes values positive by turning right vectors round. */
function makePositive(d: Float64Array, from: number, to: number, factors: RotatedFactors | undefined): void {
  for (let i = from; i <= to; i++) {
    if (d[i]! > 0) continue
    // Zero, too: −0 becomes 0.
    const negative = d[i]! < 0
    d[i] = Math.abs(d[i]!)
    if (!negative || factors === undefined) continue
    const { blas, vt } = factors
    const start = vt.at + (i - from) * vt.row
    for (let j = start; j < start + vt.columns; j++) blas.data[j] = -blas.data[j]!
  }
}

function countOffDiagonals(e: Float64Array, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (e[i] !== 0) count++
  return count
}
