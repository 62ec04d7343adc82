import { type Tensor, type Window, add, matmul, matrixTranspose, mul, tensorFrom, transposedWindow } from '@ortho/core'
import { part } from '../dense/window.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** Rows a block. */
const BLOCK = 128

/** Order from which half of a product in blocks is faster than a whole one. */
const WORTHWHILE = 256

/**
 * The symmetric part of `UᵀA`, or of `A·Uᵀ`, for plain tensors of one shape: a product that is symmetric but for rounding. The
 * blocks on one side of the diagonal, mirrored: half the work of {@link matmul}.
 */
export function symmetricProduct(u: Tensor, a: Tensor, right: boolean, block: number = BLOCK, worthwhile: number = WORTHWHILE): Tensor {
  const [rows, columns] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const n = right ? columns : rows
  if (n < worthwhile || a.backend.workspace === undefined) {
    const product = right ? matmul(u, a, { transposeA: true }) : matmul(a, u, { transposeB: true })
    return mul(add(product, matrixTranspose(product)), 0.5)
  }
  const shape = [...a.shape.slice(0, -2), n, n]
  const out = arrayLike(a, batchSize(a) * n * n)
  const [left, other] = [floatsOf(u), floatsOf(a)]
  const blas = openWorkspace('polar', a)
  const [x, y, c] = [blas.reserve(rows, columns), blas.reserve(rows, columns), blas.reserve(n, n)]
  const [first, second] = right ? [transposedWindow(x), y] : [y, transposedWindow(x)]
  for (let item = 0; item < batchSize(a); item++) {
    load(left, item * rows * columns, blas.data, x)
    load(other, item * rows * columns, blas.data, y)
    for (let from = 0; from < n; from += block) {
      const size = Math.min(block, n - from)
      const columnsOf = part(second, 0, 0, second.rows, from + size)
      blas.gemm(part(first, from, 0, size), columnsOf, part(c, from, 0, size, from + size))
      average(blas.data, part(c, from, from, size, size))
    }
    mirror(blas.data, c)
    store(blas.data, c, out, item * n * n)
  }
  return tensorFrom(out, shape, a.dtype, a.backend)
}

function average(data: Float64Array | Float32Array, { at, rows, row }: Window): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < i; j++) {
      const [p, q] = [at + i * row + j, at + j * row + i]
      data[p] = data[q] = (data[p]! + data[q]!) / 2
    }
  }
}

/** Copies what is below the diagonal to above it, in tiles so that neither side strays far in memory. */
function mirror(data: Float64Array | Float32Array, { at, rows: n, row }: Window): void {
  const tile = 16
  for (let i0 = 0; i0 < n; i0 += tile) {
    for (let j0 = 0; j0 <= i0; j0 += tile) {
      for (let i = i0; i < Math.min(i0 + tile, n); i++) {
        for (let j = j0; j < Math.min(j0 + tile, i); j++) data[at + j * row + i] = data[at + i * row + j]!
      }
    }
  }
}
