import type { TypedArray } from '../../../dtype.ts'

/** A matrix in a typed array: element (i, j) is `data[offset + i·row + j·column]`. */
export interface Matrix {
  readonly data: TypedArray
  readonly offset: number
  readonly row: number
  readonly column: number
}

/** Multiplications from which copying both operands to dense double precision pays for itself. */
const PACK = 32_768

/** `out[o + i·ld + j] = Σₖ a[i][k]·b[k][j]`, summed in double precision. Picks the loop by shape and size. */
export function product(m: number, n: number, k: number, a: Matrix, b: Matrix, out: TypedArray, o: number, ld: number): void {
  if (m === 1) rowTimesMatrix(n, k, a, b, out, o, 1)
  else if (n === 1) rowTimesMatrix(m, k, transposed(b), transposed(a), out, o, ld)
  else if (m * n * k < PACK) tiles(m, n, k, a, b, out, o, ld)
  else tiles(m, n, k, pack(m, k, a), transposed(pack(n, k, transposed(b))), out, o, ld)
}

/** The transpose, sharing the elements. */
export function transposed(a: Matrix): Matrix {
  return { data: a.data, offset: a.offset, row: a.column, column: a.row }
}

/** The same `m × n` matrix in double precision with dense rows; itself if it is that already. */
export function pack(m: number, n: number, a: Matrix): Matrix {
  const { data, row, column } = a
  if (column === 1 && data instanceof Float64Array) return a
  const dense = new Float64Array(m * n)
  for (let i = 0, o = 0; i < m; i++) {
    for (let j = 0, p = a.offset + i * row; j < n; j++, p += column) dense[o++] = data[p]!
  }
  return { data: dense, offset: 0, row: n, column: 1 }
}

/** Register tiles of 4 × 2: eight running sums over k, six loads a step. */
function tiles(m: number, n: number, k: number, a: Matrix, b: Matrix, out: TypedArray, o: number, ld: number): void {
  const { data: x, row: xi, column: xk } = a
  const { data: y, row: yk, column: yj } = b
  const m4 = m - (m % 4)
  const n2 = n - (n % 2)
  for (let i = 0; i < m4; i += 4) {
    const p0 = a.offset + i * xi
    for (let j = 0; j < n2; j += 2) {
      let s00 = 0
      let s01 = 0
      let s10 = 0
      let s11 = 0
      let s20 = 0
      let s21 = 0
      let s30 = 0
      let s31 = 0
      let p = p0
      let q = b.offset + j * yj
      for (let l = 0; l < k; l++, p += xk, q += yk) {
        const u = y[q]!
        const v = y[q + yj]!
        const x0 = x[p]!
        const x1 = x[p + xi]!
        const x2 = x[p + 2 * xi]!
        const x3 = x[p + 3 * xi]!
        s00 += x0 * u
        s01 += x0 * v
        s10 += x1 * u
        s11 += x1 * v
        s20 += x2 * u
        s21 += x2 * v
        s30 += x3 * u
        s31 += x3 * v
      }
      const to = o + i * ld + j
      out[to] = s00
      out[to + 1] = s01
      out[to + ld] = s10
      out[to + ld + 1] = s11
      out[to + 2 * ld] = s20
      out[to + 2 * ld + 1] = s21
      out[to + 3 * ld] = s30
      out[to + 3 * ld + 1] = s31
    }
    if (n2 < n) column(i, i + 4, n2, k, a, b, out, o, ld)
  }
  for (let j = 0; m4 < m && j < n; j++) column(m4, m, j, k, a, b, out, o, ld)
}

/** Rows `from` to `to` of column `j` of the product, one dot product each. */
function column(from: number, to: number, j: number, k: number, a: Matrix, b: Matrix, out: TypedArray, o: number, ld: number): void {
  const { data: x, row: xi, column: xk } = a
  const { data: y, row: yk, column: yj } = b
  for (let i = from; i < to; i++) {
    out[o + i * ld + j] = dot(k, x, a.offset + i * xi, xk, y, b.offset + j * yj, yk)
  }
}

/** `out[o + j·step] = Σₖ v[0][k]·w[k][j]`, reading `w` along its smaller stride. */
function rowTimesMatrix(n: number, k: number, v: Matrix, w: Matrix, out: TypedArray, o: number, step: number): void {
  const { data: x, offset: from, column: vk } = v
  const { data: y, offset: start, row: wk, column: wj } = w
  if (n < 8 || Math.abs(wk) <= Math.abs(wj)) {
    for (let j = 0; j < n; j++) out[o + j * step] = dot(k, x, from, vk, y, start + j * wj, wk)
    return
  }
  const sums = new Float64Array(n)
  for (let l = 0; l < k; l++) {
    const factor = x[from + l * vk]!
    for (let j = 0, q = start + l * wk; j < n; j++, q += wj) sums[j]! += factor * y[q]!
  }
  for (let j = 0; j < n; j++) out[o + j * step] = sums[j]!
}

/** `Σ x[p + i·s]·y[q + i·t]` in double precision. */
export function dot(n: number, x: TypedArray, p: number, s: number, y: TypedArray, q: number, t: number): number {
  let even = 0
  let odd = 0
  const pairs = n - (n % 2)
  for (let i = 0; i < pairs; i += 2, p += 2 * s, q += 2 * t) {
    even += x[p]! * y[q]!
    odd += x[p + s]! * y[q + t]!
  }
  return pairs < n ? even + odd + x[p]! * y[q]! : even + odd
}
