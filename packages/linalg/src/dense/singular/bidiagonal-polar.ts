import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { type SignNodes, signNodes } from './bidiagonal-nodes.ts'
import { part } from '../window.ts'

/** Rows a block. */
const BLOCK = 32

/** Least singular value, beside the largest, for which there are nodes enough. */
const LEAST = 1e-90

/**
 * The orthogonal polar factor of an upper bidiagonal matrix B without its singular vectors, O(n²·log κ) flops.
 *
 * It is a block of sign(K) = Σⱼ ωⱼ·Re (K − i·tⱼ)⁻¹ for the tridiagonal K of Golub and Kahan with zero diagonal and off-diagonals
 * d₀, e₀, d₁, …. Elimination in K − i·t has the pivots −i·(t + b²/pivot), sums of positive numbers; above its diagonal the
 * inverse has rank one; and the terms of one element all have the same sign. So nothing cancels, however ill-conditioned B is.
 *
 * @param d - diagonal; elements below ε·‖B‖ count as that large.
 * @param e - superdiagonal; elements below ε·‖B‖ count as zero.
 * @param to - `n × n`, `column` 1: the factor.
 * @returns false where B is so nearly singular that it would take too many nodes.
 */
export function bidiagonalPolar(blas: Blas, d: Float64Array, e: Float64Array, to: Window, eps: number, block: number = BLOCK): boolean {
  const n = d.length
  const offs = offDiagonals(d, e, eps)
  const [least, most] = bounds(offs)
  if (!(least > LEAST * most)) return false
  const nodes = signNodes(least, most, eps / 4)
  const terms = inverses(offs, nodes)
  const count = nodes.t.length
  const mark = blas.mark
  const [before, after] = [blas.reserve(count, 2 * n), blas.reserve(count, 2 * block)]
  const reach = new Float64Array(count * 2 * n)
  for (let from = 0; from < n; from += block) {
    const size = Math.min(block, n - from)
    writeDiagonalBlock(blas, terms, part(to, from, from, size, size), 2 * from)
    if (from === 0) continue
    extendReach(terms, reach, 2 * from, 2 * block)
    writeGenerators(blas, terms, reach, before, after, 2 * from, 2 * size)
    // Even elements are columns of B, odd ones its rows: rows of the block with columns before it, and the other way round.
    const [columnsBefore, rowsBefore] = [every(before, 0, from), every(before, 1, from)]
    blas.gemm(transposedWindow(every(after, 1, size)), columnsBefore, part(to, from, 0, size, from))
    blas.gemm(transposedWindow(rowsBefore), every(after, 0, size), part(to, 0, from, from, size))
  }
  blas.release(mark)
  writeSigns(blas, d, e, to)
  return true
}

/** Every second column from `first` on. */
function every(w: Window, first: number, columns: number): Window {
  return { at: w.at + first, rows: w.rows, columns, row: w.row, column: 2 }
}

/** |d₀|, |e₀|, |d₁|, … */
function offDiagonals(d: Float64Array, e: Float64Array, eps: number): Float64Array {
  const n = d.length
  const offs = new Float64Array(Math.max(2 * n - 1, 0))
  for (let i = 0; i < n; i++) offs[2 * i] = Math.abs(d[i]!)
  for (let i = 0; i < n - 1; i++) offs[2 * i + 1] = Math.abs(e[i]!)
  const top = offs.reduce((most, value) => Math.max(most, value), 0)
  const floor = top === 0 ? 1 : (eps / 4) * top
  return offs.map((value, k) => (value > floor ? value : k % 2 === 0 ? floor : 0))
}

/** Numbers below and above all singular values: 1/(√n·‖B⁻¹‖₁) and √(‖B‖₁·‖B‖∞). */
function bounds(offs: Float64Array): [least: number, most: number] {
  const n = (offs.length + 1) / 2
  let [mu, least, rows, columns] = [Infinity, Infinity, 0, 0]
  for (let i = 0; i < n; i++) {
    const [above, own, right] = [offs[2 * i - 1] ?? 0, offs[2 * i]!, offs[2 * i + 1] ?? 0]
    mu = i === 0 ? own : own * (mu / (mu + above))
    least = Math.min(least, mu)
    rows = Math.max(rows, own + right)
    columns = Math.max(columns, own + above)
  }
  return [least / Math.sqrt(n), Math.sqrt(rows) * Math.sqrt(columns)]
}

/** The terms of the sum, node after node. For k ≤ l element (k, l) of term j is `own[k]·ratio[k + 1]·…·ratio[l]` in size. */
interface Terms {
  /** Number of nodes. */
  readonly count: number
  /** Elements a node. */
  readonly order: number
  /** Diagonal elements, with the weight. */
  readonly own: Float64Array
  /** What element (k, l − 1) is multiplied with for element (k, l). */
  readonly ratio: Float64Array
}

function inverses(offs: Float64Array, { t, weight }: SignNodes): Terms {
  const order = offs.length + 1
  const own = new Float64Array(t.length * order)
  const ratio = new Float64Array(t.length * order)
  for (let j = 0; j < t.length; j++) {
    const [shift, at] = [t[j]!, j * order]
    let pivot = shift
    for (let k = order - 1; k > 0; k--) {
      const off = offs[k - 1]!
      ratio[at + k] = off / pivot
      // b²/pivot, kept for the second pass.
      own[at + k - 1] = off * (off / pivot)
      pivot = shift + own[at + k - 1]!
    }
    pivot = shift
    for (let k = 0; k < order; k++) {
      own[at + k] = weight[j]! / (pivot + (k < order - 1 ? own[at + k]! : 0))
      if (k < order - 1) pivot = shift + offs[k]! * (offs[k]! / pivot)
    }
  }
  return { count: t.length, order, own, ratio }
}

/** Far below ε beside elements of a matrix with orthonormal columns. Subnormal numbers take a hundred times as long as others. */
const NEGLIGIBLE = 1e-200

function kept(value: number): number {
  return value > NEGLIGIBLE ? value : 0
}

/** Elements of a block on the diagonal, without signs, that begins with element `start` of K. */
function writeDiagonalBlock({ data }: Blas, { count, order, own, ratio }: Terms, to: Window, start: number): void {
  const size = to.rows
  const sums = new Float64Array(4 * size * size)
  const width = 2 * size
  for (let j = 0; j < count; j++) {
    const at = j * order + start
    for (let k = 0; k < width; k++) {
      let value = own[at + k]!
      for (let l = k + 1; l < width && value > NEGLIGIBLE; l++) {
        value *= ratio[at + l]!
        sums[k * width + l]! += value
      }
    }
  }
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) {
      const [k, l] = c <= r ? [2 * c, 2 * r + 1] : [2 * r + 1, 2 * c]
      data[to.at + r * to.row + c] = sums[k * width + l]!
    }
  }
}

/**
 * Brings `reach[k]`, element (k, S)/√(element (S, S)) for all k < S, from S = start − step to S = start. The root keeps both
 * factors of an element below the root of its bound, so that neither overflows.
 */
function extendReach({ count, order, own, ratio }: Terms, reach: Float64Array, start: number, step: number): void {
  for (let j = 0; j < count; j++) {
    const at = j * order
    const root = Math.sqrt(own[at + start]!)
    let product = 1
    for (let k = start - 1; k >= start - step; k--) {
      product = kept(product * ratio[at + k + 1]!)
      reach[at + k] = kept((own[at + k]! * product) / root)
    }
    const factor = (product * Math.sqrt(own[at + start - step]!)) / root
    for (let k = 0; k < start - step; k++) reach[at + k] = kept(reach[at + k]! * factor)
  }
}

function writeGenerators(
  { data }: Blas,
  { count, order, own, ratio }: Terms,
  reach: Float64Array,
  before: Window,
  after: Window,
  start: number,
  size: number,
): void {
  for (let j = 0; j < count; j++) {
    const at = j * order
    for (let k = 0; k < start; k++) data[before.at + j * before.row + k] = reach[at + k]!
    let value = Math.sqrt(own[at + start]!)
    for (let k = 0; k < size; k++) {
      if (k > 0) value = kept(value * ratio[at + start + k]!)
      data[after.at + j * after.row + k] = value
    }
  }
}

/** Element (r, c) has the signs of K between its places, and (−1)^(r − c), turned round above the diagonal. */
function writeSigns({ data }: Blas, d: Float64Array, e: Float64Array, to: Window): void {
  const n = d.length
  const [rows, columns] = [new Float64Array(n), new Float64Array(n)]
  let sign = 1
  for (let i = 0; i < n; i++) {
    const alternating = i % 2 === 0 ? 1 : -1
    columns[i] = sign * alternating
    if (d[i]! < 0) sign = -sign
    rows[i] = sign * alternating
    if (i < n - 1 && e[i]! < 0) sign = -sign
  }
  for (let r = 0; r < n; r++) {
    for (let c = 0, p = to.at + r * to.row; c < n; c++, p++) data[p]! *= c <= r ? rows[r]! * columns[c]! : -rows[r]! * columns[c]!
  }
}
