import type { Blas, Window } from '@ortho/core'

/** Order up to which all columns of the product take less time than an estimate. */
const SMALL = 8

/**
 * A lower bound of ‖F₁·F₂·…‖₁, mostly within a factor of 3 and often exact, from a few products with vectors in place of
 * products of matrices (N. J. Higham, ACM Trans. Math. Software 14, 1988, algorithm 674). Exact for small matrices.
 *
 * @param factors - square, of one order.
 */
export function estimateOneNorm(blas: Blas, factors: readonly Window[]): number {
  const n = factors[0]!.rows
  if (n <= SMALL) return oneNormOfProduct(blas, factors)
  const mark = blas.mark
  const [x, y] = [blas.reserve(n, 1), blas.reserve(n, 1)]
  const estimate = climb(blas, factors, x, y)
  blas.release(mark)
  return estimate
}

function oneNormOfProduct({ data }: Blas, factors: readonly Window[]): number {
  const n = factors[0]!.rows
  let [x, y] = [new Float64Array(n), new Float64Array(n)]
  let most = 0
  for (let column = 0; column < n; column++) {
    x.fill(0)
    x[column] = 1
    for (let k = factors.length - 1; k >= 0; k--) {
      const { at, row, column: step } = factors[k]!
      for (let i = 0; i < n; i++) {
        let total = 0
        for (let j = 0, p = at + i * row; j < n; j++, p += step) total += data[p]! * x[j]!
        y[i] = total
      }
      const held = x
      x = y
      y = held
    }
    let size = 0
    for (let i = 0; i < n; i++) size += Math.abs(x[i]!)
    most = size > most ? size : most
  }
  return most
}

function climb(blas: Blas, factors: readonly Window[], x: Window, y: Window): number {
  const n = x.rows
  const { data } = blas
  data.fill(1 / n, x.at, x.at + n)
  let best = 0
  let previous = -1
  for (let round = 0; round < 5; round++) {
    const image = product(blas, factors, x, y, false)
    let size = 0
    for (let i = 0; i < n; i++) size += Math.abs(data[image.at + i]!)
    if (!(size > best) && round > 0) break
    best = size
    for (let i = 0; i < n; i++) data[image.at + i] = data[image.at + i]! >= 0 ? 1 : -1
    const slope = product(blas, factors, image, image === x ? y : x, true)
    let steepest = 0
    for (let i = 1; i < n; i++) if (Math.abs(data[slope.at + i]!) > Math.abs(data[slope.at + steepest]!)) steepest = i
    if (steepest === previous) break
    previous = steepest
    data.fill(0, x.at, x.at + n)
    data[x.at + steepest] = 1
  }
  // A vector of alternating signs catches matrices on which the climb stops at once.
  let [image, size] = [x, 0]
  for (let i = 0; i < n; i++) data[x.at + i] = (i % 2 === 0 ? 1 : -1) * (1 + i / Math.max(1, n - 1))
  image = product(blas, factors, x, y, false)
  for (let i = 0; i < n; i++) size += Math.abs(data[image.at + i]!)
  return Math.max(best, (2 * size) / (3 * n))
}

/** The product of the factors, or of their transposes, with x; in one of the two vectors, both of which are overwritten. */
function product(blas: Blas, factors: readonly Window[], x: Window, y: Window, transposed: boolean): Window {
  let [from, to] = [x, y]
  for (const w of transposed ? factors : factors.toReversed()) {
    const factor = transposed ? { ...w, rows: w.columns, columns: w.rows, row: w.column, column: w.row } : w
    blas.gemm(factor, from, to)
    ;[from, to] = [to, from]
  }
  return from
}

/** log₂ of ‖|A|^power‖₁, exact but for rounding: products of positive numbers with a vector; −Infinity for a zero power. */
export function logNormOfAbsolutePower({ data }: Blas, a: Window, power: number): number {
  const n = a.rows
  let [w, next] = [new Float64Array(n).fill(1), new Float64Array(n)]
  let log = 0
  for (let k = 0; k < power; k++) {
    next.fill(0)
    for (let i = 0; i < n; i++) {
      const factor = w[i]!
      if (factor !== 0) for (let j = 0, p = a.at + i * a.row; j < n; j++, p += a.column) next[j]! += factor * Math.abs(data[p]!)
    }
    let top = 0
    for (let j = 0; j < n; j++) if (next[j]! > top) top = next[j]!
    if (top === 0) return -Infinity
    log += Math.log2(top)
    for (let j = 0; j < n; j++) next[j]! /= top
    const held = w
    w = next
    next = held
  }
  return log
}
