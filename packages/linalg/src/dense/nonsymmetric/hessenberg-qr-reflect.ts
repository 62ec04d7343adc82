import type { Blas, Window } from '@ortho/core'

type Numbers = Blas['data']

/** Where a reflector of two or three elements is kept: τ, v₁, v₂ (v₀ is 1) and what the first element becomes. */
export interface SmallReflector {
  /** Factor of H = I − τ·v·vᵀ; 0 for the identity. */
  tau: number
  /** Second element of v. */
  v1: number
  /** Third element of v. */
  v2: number
  /** First element of H·x; the others are 0. */
  beta: number
}

/** A reflector that does nothing. */
export function smallReflector(): SmallReflector {
  return { tau: 0, v1: 0, v2: 0, beta: 0 }
}

/** Sets `h` to the reflector that makes (x, y, z) a multiple of the first axis. */
export function reflect(h: SmallReflector, x: number, y: number, z: number): void {
  if (y === 0 && z === 0) {
    h.tau = h.v1 = h.v2 = 0
    h.beta = x
    return
  }
  const scale = Math.max(Math.abs(x), Math.abs(y), Math.abs(z))
  const a = x / scale
  const b = y / scale
  const c = z / scale
  const length = Math.sqrt(a * a + b * b + c * c)
  const beta = a > 0 ? -length : length
  h.tau = (beta - a) / beta
  h.v1 = b / (a - beta)
  h.v2 = c / (a - beta)
  h.beta = beta * scale
}

/** Rows `i … i + size − 1` of W, from column `from` up to but not including `to`, reflected. `size` is 2 or 3. */
export function reflectRows(data: Numbers, w: Window, h: SmallReflector, i: number, size: number, from: number, to: number): void {
  const { tau, v1, v2 } = h
  if (tau === 0) return
  const t1 = tau * v1
  const t2 = tau * v2
  const p = w.at + i * w.row
  const q = p + w.row
  const r = q + w.row
  if (size === 3) {
    for (let j = from; j < to; j++) {
      const sum = data[p + j]! + v1 * data[q + j]! + v2 * data[r + j]!
      data[p + j]! -= tau * sum
      data[q + j]! -= t1 * sum
      data[r + j]! -= t2 * sum
    }
    return
  }
  for (let j = from; j < to; j++) {
    const sum = data[p + j]! + v1 * data[q + j]!
    data[p + j]! -= tau * sum
    data[q + j]! -= t1 * sum
  }
}

/** Columns `j … j + size − 1` of W, from row `from` up to but not including `to`, reflected. */
export function reflectColumns(data: Numbers, w: Window, h: SmallReflector, j: number, size: number, from: number, to: number): void {
  const { tau, v1, v2 } = h
  if (tau === 0) return
  const t1 = tau * v1
  const t2 = tau * v2
  const { row } = w
  const end = w.at + to * row + j
  if (size === 3) {
    for (let p = w.at + from * row + j; p < end; p += row) {
      const sum = data[p]! + v1 * data[p + 1]! + v2 * data[p + 2]!
      data[p]! -= tau * sum
      data[p + 1]! -= t1 * sum
      data[p + 2]! -= t2 * sum
    }
    return
  }
  for (let p = w.at + from * row + j; p < end; p += row) {
    const sum = data[p]! + v1 * data[p + 1]!
    data[p]! -= tau * sum
    data[p + 1]! -= t1 * sum
  }
}

/** Rows i and j of W, columns `from` up to `to`, turned: `c·wᵢ + s·wⱼ` and `c·wⱼ − s·wᵢ`. */
export function turnRows(data: Numbers, w: Window, i: number, j: number, c: number, s: number, from: number, to: number): void {
  const p = w.at + i * w.row
  const q = w.at + j * w.row
  for (let k = from; k < to; k++) {
    const x = data[p + k]!
    const y = data[q + k]!
    data[p + k] = c * x + s * y
    data[q + k] = c * y - s * x
  }
}

/** Columns i and j of W, rows `from` up to `to`, turned in the same sense. */
export function turnColumns(data: Numbers, w: Window, i: number, j: number, c: number, s: number, from: number, to: number): void {
  for (let k = from, p = w.at + from * w.row; k < to; k++, p += w.row) {
    const x = data[p + i]!
    const y = data[p + j]!
    data[p + i] = c * x + s * y
    data[p + j] = c * y - s * x
  }
}
