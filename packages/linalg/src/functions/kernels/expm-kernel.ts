import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { combine, oneNorm, setIdentity } from '../../dense/arithmetic.ts'
import { estimateOneNorm, logNormOfAbsolutePower } from './one-norm-estimate.ts'
import { type PadeRoom, padeParts, solveInPlace } from './pade-exponential.ts'

/** Bounds θ_m on the size of A up to which the Padé approximant of degree m has a backward error below the unit of rounding. */
interface Bounds {
  readonly degrees: readonly (readonly [m: number, theta: number])[]
  /** log₂ of the unit of rounding. */
  readonly unit: number
  /** log₂ of the norm up to which no power that is formed overflows. */
  readonly largest: number
}

// A. H. Al-Mohy and N. J. Higham, SIAM J. Matrix Anal. Appl. 31, 2009, table 3.1; θ₁₃ as in section 5, for a well
// conditioned denominator.
const DOUBLE: Bounds = {
  degrees: [
    [3, 1.495585217958292e-2],
    [5, 2.53939833006323e-1],
    [7, 9.504178996162932e-1],
    [9, 2.097847961257068],
    [13, 4.25],
  ],
  unit: -53,
  largest: 90,
}

// N. J. Higham, SIAM J. Matrix Anal. Appl. 26, 2005, table 2.3, for single precision.
const SINGLE: Bounds = {
  degrees: [
    [3, 4.25873001692283e-1],
    [5, 1.880152677804762],
    [7, 3.92572478313866],
  ],
  unit: -24,
  largest: 12,
}

/** Windows that {@link expmInPlace} works in. */
export interface ExpmRoom extends PadeRoom {
  readonly order: number
}

/** Room for matrices of order n. */
export function expmRoom(blas: Blas, n: number): ExpmRoom {
  const next = (): Window => blas.reserve(n, n)
  return { order: n, a: next(), even: [next(), next(), next(), next()], u: next(), v: next(), spare: next() }
}

/**
 * exp(A) by scaling and squaring with Padé approximants of degree 3, 5, 7, 9 or 13 (3, 5 or 7 in float32): algorithm 6.1 of
 * A. H. Al-Mohy and N. J. Higham, SIAM J. Matrix Anal. Appl. 31, 2009. Norms of powers decide on the scaling, so that
 * nonnormal matrices are not scaled more than they need; of triangular ones the diagonal and the one beside it are exact.
 *
 * @param room - `room.a` holds A and is overwritten, as is all of it.
 * @returns the window of `room` with the result.
 */
export function expmInPlace(blas: Blas, room: ExpmRoom): Window {
  const { a } = room
  if (a.rows === 1) {
    blas.data[a.at] = Math.exp(blas.data[a.at]!)
    return a
  }
  const triangle = triangular(blas.data, a)
  const { m, squarings } = prepare(blas, room, blas.data instanceof Float64Array ? DOUBLE : SINGLE)
  const { data } = blas
  const diagonals = triangle === undefined ? undefined : diagonalsOf(data, triangle)
  padeParts(blas, room, m)
  const { u, v, spare } = room
  // (V − U)·X = V + U
  combine(data, spare, [[1, v], [-1, u]]) // prettier-ignore
  combine(data, u, [[1, v], [1, u]]) // prettier-ignore
  solveInPlace(blas, spare, u, v)
  let [from, to] = [u, v]
  if (diagonals !== undefined) setDiagonals(data, withTriangle(from, triangle!), diagonals, 1)
  for (let k = 1; k <= squarings; k++) {
    blas.gemm(from, from, to)
    ;[from, to] = [to, from]
    if (diagonals !== undefined) setDiagonals(data, withTriangle(from, triangle!), diagonals, 2 ** k)
  }
  return from
}

/** Scales `room.a`, forms the even powers that the degree needs, and says how often to square. */
function prepare(blas: Blas, room: ExpmRoom, { degrees, unit, largest }: Bounds): { m: number; squarings: number } {
  const { a, even } = room
  // Estimates of norms reserve room: the array may be another one after each.
  const size = oneNorm(blas.data, a)
  let squarings = 0
  if (size === 0) {
    for (const w of even) setIdentity(blas.data, w, 0)
    return { m: 3, squarings }
  }
  if (Math.log2(size) > largest) {
    squarings = Math.ceil(Math.log2(size) - largest)
    scale(blas.data, [a], -squarings)
  }
  const root = (k: number, norm: number): number => norm ** (1 / k)
  const [a2, a4, a6, a8] = [even[0]!, even[1]!, even[2]!, even[3]!]
  const enough = (m: number): number => extraScalings(blas, a, m, unit)
  const theta = (m: number): number => degrees.find(([degree]) => degree === m)?.[1] ?? 0
  blas.gemm(a, a, a2)
  const d6 = root(6, estimateOneNorm(blas, [a2, a2, a2]))
  if (Math.max(root(4, estimateOneNorm(blas, [a2, a2])), d6) <= theta(3) && enough(3) === 0) return { m: 3, squarings }
  blas.gemm(a2, a2, a4)
  const d4 = root(4, oneNorm(blas.data, a4))
  if (Math.max(d4, d6) <= theta(5) && enough(5) === 0) return { m: 5, squarings }
  blas.gemm(a2, a4, a6)
  const exact6 = root(6, oneNorm(blas.data, a6))
  const d8 = root(8, estimateOneNorm(blas, [a4, a4]))
  const eta = Math.max(exact6, d8)
  if (eta <= theta(7) && enough(7) === 0) return { m: 7, squarings }
  if (eta <= theta(9) && enough(9) === 0) {
    blas.gemm(a4, a4, a8)
    return { m: 9, squarings }
  }
  const [m, most] = degrees.at(-1)!
  const best = m === 13 ? Math.min(eta, Math.max(d8, root(10, estimateOneNorm(blas, [a4, a6])))) : Math.min(eta, Math.max(d4, exact6))
  const first = best === 0 ? 0 : Math.max(0, Math.ceil(Math.log2(best / most)))
  scale(blas.data, [a], -first)
  const s = first + enough(m)
  scale(blas.data, [a], first - s)
  scale(blas.data, [a2], -2 * s)
  scale(blas.data, [a4], -4 * s)
  scale(blas.data, [a6], -6 * s)
  return { m, squarings: squarings + s }
}

/** Halvings of A that keep the first neglected term of the backward error below rounding: function ℓ of the algorithm. */
function extraScalings(blas: Blas, a: Window, m: number, unit: number): number {
  const size = Math.log2(oneNorm(blas.data, a))
  // 1 / |c_{2m+1}| = binomial(2m, m)·(2m + 1)!
  let inverse = 0
  for (let k = 1; k <= 2 * m + 1; k++) inverse += Math.log2(k)
  for (let k = 1; k <= m; k++) inverse += Math.log2((m + k) / k)
  const alpha = logNormOfAbsolutePower(blas, a, 2 * m + 1) - size - inverse
  return alpha === -Infinity ? 0 : Math.max(0, Math.ceil((alpha - unit) / (2 * m)))
}

function scale(data: Blas['data'], windows: readonly Window[], exponent: number): void {
  if (exponent === 0) return
  // In two steps, since 2^exponent itself may be too small.
  const half = 2 ** Math.floor(exponent / 2)
  const rest = 2 ** (exponent - Math.floor(exponent / 2))
  for (const w of windows) for (let p = w.at; p < w.at + w.rows * w.columns; p++) data[p] = data[p]! * half * rest
}

/** The upper triangular one of A and Aᵀ; undefined where both have elements on both sides. */
function triangular(data: Blas['data'], a: Window): Window | undefined {
  for (const w of [a, transposedWindow(a)]) if (!hasBelow(data, w)) return w
  return undefined
}

function hasBelow(data: Blas['data'], w: Window): boolean {
  for (let i = 1; i < w.rows; i++) {
    for (let j = 0; j < i; j++) if (data[w.at + i * w.row + j * w.column] !== 0) return true
  }
  return false
}

/** The strides of `w`, transposed as the triangle is. */
function withTriangle(w: Window, triangle: Window): Window {
  return triangle.column === 1 ? w : transposedWindow(w)
}

interface Diagonals {
  readonly main: Float64Array
  readonly above: Float64Array
}

function diagonalsOf(data: Blas['data'], w: Window): Diagonals {
  const step = w.row + w.column
  return {
    main: Float64Array.from({ length: w.rows }, (_, i) => data[w.at + i * step]!),
    above: Float64Array.from({ length: w.rows - 1 }, (_, i) => data[w.at + i * step + w.column]!),
  }
}

/** Puts the exact exponential of `factor` times the two diagonals of a triangular matrix in place (code fragment 2.1 there). */
function setDiagonals(data: Blas['data'], w: Window, { main, above }: Diagonals, factor: number): void {
  const step = w.row + w.column
  for (let i = 0; i < main.length; i++) data[w.at + i * step] = Math.exp(factor * main[i]!)
  for (let i = 0; i < above.length; i++) {
    data[w.at + i * step + w.column] = factor * above[i]! * dividedExp(factor * main[i]!, factor * main[i + 1]!)
  }
}

/** (eˣ − eʸ) / (x − y), eˣ where they are equal, without cancellation. */
export function dividedExp(x: number, y: number): number {
  const half = (x - y) / 2
  if (Math.abs(half) > 300) return (Math.exp(x) - Math.exp(y)) / (x - y)
  return half === 0 ? Math.exp(x) : (Math.exp((x + y) / 2) * Math.sinh(half)) / half
}
