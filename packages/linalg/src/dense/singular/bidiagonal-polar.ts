import { type Blas, type FloatArray, type Window, transposedWindow } from '@ortho/core'
import { type SignNodes, signNodes } from './bidiagonal-nodes.ts'
import { part } from '../window.ts'

/** Rows a block. */
const BLOCK = 32

/** Least singular value, beside the largest, for which there are nodes enough. */
const LEAST = 1e-90

/**
 * `to ← W·G` for the orthogonal polar factor W of an upper bidiagonal matrix B, without its singular vectors: O(n²·log κ) flops
 * for n columns of G.
 *
 * W is a block of sign(K) = Σⱼ ωⱼ·Re (K − i·tⱼ)⁻¹ for the tridiagonal K of Golub and Kahan with zero diagonal and off-diagonals
 * d₀, e₀, d₁, …. Elimination in K − i·t has the pivots −i·(t + b²/pivot), sums of positive numbers; above its diagonal the
 * inverse has rank one; and the terms of one element all have the same sign. So nothing cancels, however ill-conditioned B is.
 *
 * @param d - diagonal; elements below ε·‖B‖ count as that large.
 * @param e - superdiagonal; elements below ε·‖B‖ count as zero.
 * @param g - n rows, `column` 1.
 * @param to - as `g`.
 * @returns false where B is so nearly singular that it would take too many nodes.
 */
export function multiplyByPolarFactor(
  blas: Blas,
  d: Float64Array,
  e: Float64Array,
  g: Window,
  to: Window,
  eps: number,
  block: number = BLOCK,
): boolean {
  const n = d.length
  const offs = offDiagonals(d, e, eps)
  const [least, most] = bounds(offs)
  if (!(least > LEAST * most)) return false
  const nodes = signNodes(least, most, eps / 4)
  const terms = inverses(offs, nodes)
  const count = nodes.t.length
  const mark = blas.mark
  const generators: Generators = {
    near: { rows: blas.reserve(count, n), columns: blas.reserve(count, n) },
    after: { rows: blas.reserve(count, n), columns: blas.reserve(count, n) },
  }
  const { near, after } = generators
  const [sums, square] = [blas.reserve(count, g.columns), blas.reserve(block, block)]
  const signs = signsOf(d, e)
  const factors = writeGenerators(blas, terms, signs, generators, 2 * block)
  const rows = (w: Window, from: number): Window => part(w, from, 0, Math.min(block, n - from))
  for (let from = 0; from < n; from += block) {
    const size = Math.min(block, n - from)
    const own = part(square, 0, 0, size, size)
    writeDiagonalBlock(blas, terms, signs, own, from)
    blas.gemm(own, rows(g, from), rows(to, from))
    if (from === 0) continue
    // What lies left of the block.
    if (from > block) scaleRows(blas.data, sums, factors, from / block)
    const before = from - block
    blas.gemm(part(near.columns, 0, before, count, block), rows(g, before), sums, { accumulate: from > block })
    blas.gemm(transposedWindow(part(after.rows, 0, from, count, size)), sums, rows(to, from), { accumulate: true })
  }
  const last = n - (n % block === 0 ? block : n % block)
  for (let from = last; from > 0; from -= block) {
    // And what lies right of the block before this one.
    if (from < last) scaleRows(blas.data, sums, factors, from / block + 1)
    blas.gemm(part(after.columns, 0, from, count, Math.min(block, n - from)), rows(g, from), sums, { accumulate: from < last })
    blas.gemm(transposedWindow(part(near.rows, 0, from - block, count, block)), sums, rows(to, from - block), { accumulate: true })
  }
  blas.release(mark)
  return true
}

/** Multiplies each row with its own factor of a block. */
function scaleRows(data: FloatArray, { at, rows, columns, row }: Window, factors: Float64Array, block: number): void {
  for (let j = 0; j < rows; j++) {
    const factor = factors[block * rows + j]!
    for (let p = at + j * row; p < at + j * row + columns; p++) {
      const value = data[p]! * factor
      data[p] = Math.abs(value) > NEGLIGIBLE ? value : 0
    }
  }
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

/**
 * Numbers below and above all singular values: (‖B⁻¹‖₁·‖B⁻¹‖∞)^−½, by the recurrences of J. Demmel and W. Kahan, Accurate singular
 * values of bidiagonal matrices, 1990, and (‖B‖₁·‖B‖∞)^½.
 */
function bounds(offs: Float64Array): [least: number, most: number] {
  const n = (offs.length + 1) / 2
  let [rows, columns] = [0, 0]
  for (let i = 0; i < n; i++) {
    const [above, own, right] = [offs[2 * i - 1] ?? 0, offs[2 * i]!, offs[2 * i + 1] ?? 0]
    rows = Math.max(rows, own + right)
    columns = Math.max(columns, own + above)
  }
  const least = Math.sqrt(inverseNorm(offs)) * Math.sqrt(inverseNorm(offs.toReversed()))
  return [least, Math.sqrt(rows) * Math.sqrt(columns)]
}

/** 1/‖B⁻¹‖₁; of the elements in reverse order 1/‖B⁻¹‖∞. */
function inverseNorm(offs: Float64Array): number {
  let [mu, least] = [Infinity, Infinity]
  for (let k = 0; k < offs.length; k += 2) {
    mu = k === 0 ? offs[0]! : offs[k]! * (mu / (mu + offs[k - 1]!))
    least = Math.min(least, mu)
  }
  return least
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

/** Elements of the block on the diagonal that begins with row `from`. */
function writeDiagonalBlock({ data }: Blas, { count, order, own, ratio }: Terms, signs: Signs, to: Window, from: number): void {
  const size = to.rows
  const width = 2 * size
  const sums = new Float64Array(width * width)
  for (let j = 0; j < count; j++) {
    const at = j * order + 2 * from
    for (let k = 0; k < width; k++) {
      let value = own[at + k]! * ratio[at + k + 1]!
      // Between a row and a column: every second element.
      for (let l = k + 1; l < width && value > NEGLIGIBLE; l += 2) {
        sums[k * width + l]! += value
        value *= ratio[at + l + 1]! * ratio[at + l + 2]!
      }
    }
  }
  for (let r = 0; r < size; r++) {
    for (let c = 0; c < size; c++) {
      const value = c <= r ? sums[2 * c * width + 2 * r + 1]! : -sums[(2 * r + 1) * width + 2 * c]!
      data[to.at + r * to.row + c] = value * signs.rows[from + r]! * signs.columns[from + c]!
    }
  }
}

/**
 * Element (k, l) of a term, with a block that begins at S between k < S ≤ l, is the product of `near[k]`, the factors of blocks
 * from that of k + 2 on up to that of l, and `after[l]`: element (k, S)/√(element (S, S)) for the block after k, and element
 * (S, l)/√(element (S, S)) for that of l. The roots keep all of them below 1, and where elements are small, small.
 *
 * @returns the factors of block b of all terms from index b·count on.
 */
function writeGenerators(
  { data }: Blas,
  { count, order, own, ratio }: Terms,
  signs: Signs,
  { near, after }: Generators,
  step: number,
): Float64Array {
  const factors = new Float64Array(count * Math.ceil(order / step))
  for (let j = 0; j < count; j++) {
    const at = j * order
    for (let start = 0; start < order; start += step) {
      let value = Math.sqrt(own[at + start]!)
      for (let l = start; l < Math.min(start + step, order); l++) {
        if (l > start) value = kept(value * ratio[at + l]!)
        const i = l >> 1
        if (l % 2 === 0) data[after.columns.at + j * after.columns.row + i] = -value * signs.columns[i]!
        else data[after.rows.at + j * after.rows.row + i] = value * signs.rows[i]!
      }
      if (start === 0) continue
      const root = Math.sqrt(own[at + start]!)
      let product = 1
      for (let k = start - 1; k >= start - step; k--) {
        product = kept(product * ratio[at + k + 1]!)
        const i = k >> 1
        const side = k % 2 === 0 ? 'columns' : 'rows'
        data[near[side].at + j * near[side].row + i] = kept((own[at + k]! * product) / root) * signs[side][i]!
      }
      factors[(start / step) * count + j] = (product * Math.sqrt(own[at + start - step]!)) / root
    }
  }
  return factors
}

/** See {@link writeGenerators}: even elements of K are columns of B, odd ones its rows. A row for each term. */
interface Generators {
  readonly near: { readonly rows: Window; readonly columns: Window }
  readonly after: { readonly rows: Window; readonly columns: Window }
}

/** Signs of the rows and columns of W below its diagonal; above it the product of two is turned round. */
interface Signs {
  readonly rows: Float64Array
  readonly columns: Float64Array
}

/** Element (r, c) has the signs of K between its places, and (−1)^(r − c). */
function signsOf(d: Float64Array, e: Float64Array): Signs {
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
  return { rows, columns }
}
