import type { Blas, Window } from '@ortho/core'
import { precisionOf } from './hessenberg-qr-small.ts'
import { finishBlock, makePositive } from './qz-block.ts'
import { type Pencil, hessenbergTriangularInPlace, rotateFromLeft, rotationOf, zeroByColumns } from './qz-reduce.ts'
import { comfortableScale, scaleInPlace } from './real-schur.ts'

type Numbers = Blas['data']

/** Steps for one eigenvalue between two with shifts that are not taken from the pencil. */
const EXCEPTIONAL = 10

/**
 * Generalized real Schur form A = Q·S·Zᵀ, B = Q·T·Zᵀ by the double-shift QZ iteration (C. B. Moler and G. W. Stewart, SIAM
 * J. Numer. Anal. 10, 1973), in place; any scale. T is upper triangular with diagonal elements that are not negative, S upper
 * quasi-triangular, T diagonal where S has blocks of 2. Infinite eigenvalues are zeros on the diagonal of T.
 *
 * @returns how many leading rows are not in Schur form: 0 unless the iteration did not converge.
 */
export function qzInPlace(blas: Blas, pencil: Pencil): number {
  const { s, t } = pencil
  const n = s.rows
  const factors = [s, t].map((w) => {
    const factor = comfortableScale(blas.data, w)
    if (factor !== 1) scaleInPlace(blas.data, w, factor)
    return factor
  })
  hessenbergTriangularInPlace(blas, pencil)
  const left = iterate(blas.data, pencil)
  for (let i = 0; i < n; i++) {
    makePositive(blas.data, pencil, i)
    // Zeros that were turned may be negative ones.
    blas.data.fill(0, t.at + i * t.row, t.at + i * t.row + i)
    blas.data.fill(0, s.at + i * s.row, s.at + i * s.row + Math.max(0, i - 1))
  }
  if (factors[0] !== 1) scaleInPlace(blas.data, s, 1 / factors[0]!)
  if (factors[1] !== 1) scaleInPlace(blas.data, t, 1 / factors[1]!)
  return left
}

function iterate(data: Numbers, pencil: Pencil): number {
  const { s, t } = pencil
  const { eps, least } = precisionOf(data)
  const tiny = [eps * lengthOf(data, s), eps * lengthOf(data, t)] as const
  const limit = 30 * Math.max(10, s.rows)
  let last = s.rows - 1
  let since = 0
  for (let step = 0; last >= 0;) {
    const first = activeFrom(data, s, last, eps, least, tiny[0])
    const zero = zeroOf(data, t, first, last, Math.max(least, tiny[1]))
    if (zero >= 0) {
      deflateInfinite(data, pencil, zero, first, last)
      last--
      since = 0
      continue
    }
    if (first >= last - 1) {
      if (first === last - 1) finishBlock(data, pencil, first)
      last = first - 1
      since = 0
      continue
    }
    if (step++ > limit) return last + 1
    sweep(data, pencil, first, last, ++since % EXCEPTIONAL === 0)
  }
  return 0
}

function lengthOf(data: Numbers, w: Window): number {
  let squares = 0
  for (let i = 0; i < w.rows; i++)
    for (let j = Math.max(0, i - 1), p = w.at + i * w.row + j; j < w.columns; j++, p++) squares += data[p]! ** 2
  return Math.sqrt(squares)
}

/** First row of the unreduced block that ends in row `last`; the element of S before it is set to zero. */
function activeFrom(data: Numbers, s: Window, last: number, eps: number, least: number, tiny: number): number {
  for (let k = last; k > 0; k--) {
    const p = s.at + k * (s.row + 1)
    const around = Math.abs(data[p]!) + Math.abs(data[p - s.row - 1]!)
    if (Math.abs(data[p - 1]!) > Math.max(least, around === 0 ? tiny : eps * around)) continue
    data[p - 1] = 0
    return k
  }
  return 0
}

/** A row from `first` to `last` in which T has a negligible diagonal element, which is set to zero; −1 if there is none. */
function zeroOf(data: Numbers, t: Window, first: number, last: number, tiny: number): number {
  for (let k = last; k >= first; k--) {
    const p = t.at + k * (t.row + 1)
    if (Math.abs(data[p]!) > tiny) continue
    data[p] = 0
    return k
  }
  return -1
}

/** Moves the zero in row k of T's diagonal to row `last`, and splits off the infinite eigenvalue there. */
function deflateInfinite(data: Numbers, pencil: Pencil, k: number, first: number, last: number): void {
  const { s, t } = pencil
  for (let j = k; j < last; j++) {
    const p = t.at + j * t.row + j + 1
    const [c, sine] = rotationOf(data[p]!, data[p + t.row]!)
    rotateFromLeft(data, pencil, j, c, sine, Math.max(first, j - 1), j + 1)
    data[p + t.row] = 0
    if (j > first) zeroByColumns(data, pencil, s, j + 1, j - 1, j + 2, j + 1)
  }
  if (last > first) zeroByColumns(data, pencil, s, last, last - 1, last + 1, last)
}

/** A reflection I − τ·v·vᵀ of three elements. */
interface Reflection {
  tau: number
  readonly v: Float64Array
}

/** The reflection that takes (x, y, z) to a multiple of the axis `pivot`. */
function reflectionOf(x: number, y: number, z: number, pivot: number): Reflection {
  const v = Float64Array.of(x, y, z)
  const most = Math.max(Math.abs(x), Math.abs(y), Math.abs(z))
  if (most === 0) return { tau: 0, v }
  for (let k = 0; k < 3; k++) v[k]! /= most
  const length = Math.sqrt(v[0]! * v[0]! + v[1]! * v[1]! + v[2]! * v[2]!)
  v[pivot]! += v[pivot]! < 0 ? -length : length
  return { tau: 2 / (v[0]! * v[0]! + v[1]! * v[1]! + v[2]! * v[2]!), v }
}

/** Reflects triples `step` apart, `count` of them, each of elements `apart` from each other. */
function applyReflection(data: Numbers, { tau, v }: Reflection, at: number, apart: number, step: number, count: number): void {
  const [v0, v1, v2] = [v[0]!, v[1]!, v[2]!]
  for (let i = 0, p = at; i < count; i++, p += step) {
    const sum = tau * (v0 * data[p]! + v1 * data[p + apart]! + v2 * data[p + 2 * apart]!)
    data[p]! -= sum * v0
    data[p + apart]! -= sum * v1
    data[p + 2 * apart]! -= sum * v2
  }
}

/** One implicit double-shift step on rows and columns `first … last`, of which there are three or more. */
function sweep(data: Numbers, pencil: Pencil, first: number, last: number, exceptional: boolean): void {
  const { s, t, qt, zt } = pencil
  const n = s.columns
  let [x, y, z] = exceptional ? [0, 1, 1.1605] : start(data, pencil, first, last)
  for (let k = first; k < last - 1; k++) {
    const column = s.at + k * s.row + k - 1
    if (k > first) [x, y, z] = [data[column]!, data[column + s.row]!, data[column + 2 * s.row]!]
    const rows = reflectionOf(x, y, z, 0)
    const from = Math.max(k - 1, first)
    applyReflection(data, rows, s.at + k * s.row + from, s.row, 1, n - from)
    applyReflection(data, rows, t.at + k * t.row + k, t.row, 1, n - k)
    applyReflection(data, rows, qt.at + k * qt.row, qt.row, 1, n)
    if (k > first) data[column + s.row] = data[column + 2 * s.row] = 0
    const below = t.at + (k + 2) * t.row + k
    const columns = reflectionOf(data[below]!, data[below + 1]!, data[below + 2]!, 2)
    applyReflection(data, columns, s.at + k, 1, s.row, Math.min(k + 3, last) + 1)
    applyReflection(data, columns, t.at + k, 1, t.row, k + 3)
    applyReflection(data, columns, zt.at + k * zt.row, zt.row, 1, n)
    data[below] = data[below + 1] = 0
    zeroByColumns(data, pencil, t, k + 1, k, Math.min(k + 3, last) + 1, k + 2)
  }
  const p = s.at + (last - 1) * s.row + last - 2
  const [c, sine] = rotationOf(data[p]!, data[p + s.row]!)
  rotateFromLeft(data, pencil, last - 1, c, sine, last - 2, last - 1)
  data[p + s.row] = 0
  zeroByColumns(data, pencil, t, last, last - 1, last + 1, last + 1)
}

/**
 * First column of (N − σ₁)(N − σ₂), divided by its element N₂₁, for N = A·B⁻¹ and the eigenvalues σ of the trailing 2 × 2
 * blocks of the pencil.
 */
function start(data: Numbers, { s, t }: Pencil, first: number, last: number): [number, number, number] {
  const p = s.at + first * (s.row + 1)
  const q = t.at + first * (t.row + 1)
  const [b11, b22] = [data[q]!, data[q + t.row + 1]!]
  const b12 = data[q + 1]! / b22
  const [a11, a21, a12, a22] = [data[p]! / b11, data[p + s.row]! / b11, data[p + 1]! / b22, data[p + s.row + 1]! / b22]
  const e = s.at + last * (s.row + 1)
  const f = t.at + last * (t.row + 1)
  const [b33, b44] = [data[f - t.row - 1]!, data[f]!]
  const b34 = data[f - t.row]! / b44
  const [a33, a34, a43, a44] = [data[e - s.row - 1]! / b33, data[e - s.row]! / b44, data[e - 1]! / b33, data[e]! / b44]
  return [
    ((a33 - a11) * (a44 - a11) - a34 * a43 + a43 * b34 * a11) / a21 + a12 - a11 * b12,
    a22 - a11 - a21 * b12 - (a33 - a11) - (a44 - a11) + a43 * b34,
    data[p + 2 * s.row + 1]! / b22,
  ]
}
