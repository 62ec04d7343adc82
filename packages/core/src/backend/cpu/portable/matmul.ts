import type { TypedArray } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import type { MatmulOptions, View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { product, transposed, type Matrix } from './product.ts'
import { elements, positions, RowWalk } from './strided.ts'

/** `alpha·A·B + beta·C` over the last two axes, summed in double precision and rounded once. */
export function matmul(a: View, b: View, options?: MatmulOptions): TypedArray {
  const ndim = a.shape.length
  const m = a.shape[ndim - 2]!
  const k = a.shape[ndim - 1]!
  const n = b.shape[ndim - 1]!
  const batch = a.shape.slice(0, -2)
  const size = sizeOf(batch) * m * n
  const { alpha = 1, beta = 1, c } = options ?? {}
  const plain = alpha === 1 && (c === undefined || beta === 0)
  const out = plain ? allocate(a.dtype, size) : new Float64Array(size)
  if (ndim === 2) product(m, n, k, matrix(a), matrix(b), out, 0, n)
  else {
    const left = positions(batch, a)
    const right = positions(batch, b)
    for (let i = 0; i < left.length; i++) product(m, n, k, matrix(a, left[i]), matrix(b, right[i]), out, i * m * n, n)
  }
  return plain ? out : combine(a, alpha, out, beta, c)
}

/** `X·Xᵀ` over the last two axes: the lower triangle by blocks of rows, mirrored. */
export function gram(x: View): TypedArray {
  const block = 32
  const ndim = x.shape.length
  const m = x.shape[ndim - 2]!
  const k = x.shape[ndim - 1]!
  const batch = x.shape.slice(0, -2)
  const out = allocate(x.dtype, sizeOf(batch) * m * m)
  let o = 0
  for (const at of positions(batch, x)) {
    const all = matrix(x, at)
    for (let top = 0; top < m; top += block) {
      const bottom = Math.min(top + block, m)
      const rows = { ...all, offset: all.offset + top * all.row }
      product(bottom - top, bottom, k, rows, transposed(all), out, o + top * m, m)
    }
    for (let row = 0; row < m; row++) {
      for (let column = row + 1; column < m; column++) out[o + row * m + column] = out[o + column * m + row]!
    }
    o += m * m
  }
  return out
}

/** The last two axes of `x`, from element `offset` on. */
export function matrix(x: View, offset: number = x.offset): Matrix {
  const ndim = x.shape.length
  return { data: elements(x), offset, row: x.strides[ndim - 2]!, column: x.strides[ndim - 1]! }
}

function combine(a: View, alpha: number, sums: TypedArray, beta: number, c: View | undefined): TypedArray {
  const out = allocate(a.dtype, sums.length)
  if (c === undefined || beta === 0) {
    for (let i = 0; i < sums.length; i++) out[i] = alpha * sums[i]!
    return out
  }
  const data = elements(c)
  const walk = new RowWalk(c.shape, [c])
  const s = walk.steps[0]!
  for (let row = 0, o = 0; row < walk.count; row++, walk.next()) {
    for (let i = 0, p = walk.at[0]!; i < walk.length; i++, p += s, o++) out[o] = alpha * sums[o]! + beta * data[p]!
  }
  return out
}
