import { type FloatArray, type KernelTable, type MatmulOptions, type View, sizeOf, stridesOf } from '@ortho/core'
import type { Argument } from '../library/ffi.ts'
import { type NativeCall, type NativeLibrary, requireBlas } from '../library/library.ts'
import type { Session } from '../lapack/job.ts'
import { unfilled } from '../lapack/arrays.ts'
import { matricesOf, requireCountable } from '../lapack/matrices.ts'
import { type BlasLayout, firstOf, isRepeated, layoutOf, stacked } from './operand.ts'

/** CBLAS enumerators. */
const [ROW_MAJOR, AS_IT_IS, TRANSPOSED] = [101, 111, 112]

/** A product as native calls: `out` holds it when they are done. */
export interface ProductPlan {
  readonly out: FloatArray
  readonly calls: readonly NativeCall[]
}

/** `alpha·A·B + beta·C` as calls of the library; undefined where the kernels of `host` are as fast. */
export function planProduct(session: Session, host: KernelTable, a: View, b: View, options: MatmulOptions = {}): ProductPlan | undefined {
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!]
  const count = sizeOf(a.shape.slice(0, -2))
  if (m * n * k < session.worthwhile || count * m * n * k === 0 || (a.dtype !== 'float64' && a.dtype !== 'float32')) return undefined
  requireCountable(session, 'matmul', Math.max(m * n, m * k, k * n))
  const { c, alpha = 1 } = options
  const beta = c === undefined ? 0 : (options.beta ?? 1)
  const initial = c === undefined || beta === 0 ? unfilled(a.dtype, count * m * n) : host.copy(c)
  const out = initial instanceof Float64Array || initial instanceof Float32Array ? initial : undefined
  if (out === undefined) return undefined
  const scales = { alpha, beta }
  if (count > 1 && isRepeated(b)) {
    const tall = stacked(usable(host, a))
    if (tall !== undefined) return { out, calls: productCalls(session.library, tall, usable(host, firstOf(b)), out, scales) }
  }
  return { out, calls: productCalls(session.library, usable(host, a), usable(host, b), out, scales) }
}

/** The same numbers in a layout that BLAS takes: copied if need be. */
function usable(host: KernelTable, x: View): View {
  if (layoutOf(x) !== undefined) return x
  return { storage: host.copy(x), dtype: x.dtype, shape: x.shape, strides: stridesOf(x.shape), offset: 0 }
}

interface Scales {
  readonly alpha: number
  readonly beta: number
}

function productCalls(library: NativeLibrary, a: View, b: View, out: FloatArray, scales: Scales): NativeCall[] {
  const [x, y] = [matricesOf(a), matricesOf(b)]
  const [left, right] = [layoutOf(a), layoutOf(b)]
  if (left === undefined || right === undefined) return []
  const [m, k, n] = [x.m, x.n, y.n]
  const work = 2 * m * n * k
  const run = requireBlas(library, x.dtype, n === 1 || m === 1 ? 'gemv' : 'gemm')
  const count = x.offsets.length
  return x.offsets.map((offset, item) => {
    const p = x.data.subarray(offset)
    const q = y.data.subarray(y.offsets[item])
    const target = count === 1 ? out : out.subarray(item * m * n)
    return { run, work, args: argumentsOf(m, n, k, { ...left, data: p }, { ...right, data: q }, target, scales) }
  })
}

interface Side extends BlasLayout {
  readonly data: FloatArray
}

function argumentsOf(m: number, n: number, k: number, a: Side, b: Side, out: FloatArray, { alpha, beta }: Scales): Argument[] {
  if (n === 1) return vectorProduct(m, k, a, b.data, distance(b, k), out, alpha, beta)
  // A row times B is Bᵀ times a column.
  if (m === 1)
    return vectorProduct(
      n,
      k,
      { ...b, transposed: !b.transposed },
      a.data,
      distance({ ...a, transposed: !a.transposed }, k),
      out,
      alpha,
      beta,
    )
  const [transA, transB] = [a.transposed ? TRANSPOSED : AS_IT_IS, b.transposed ? TRANSPOSED : AS_IT_IS]
  return [ROW_MAJOR, transA, transB, m, n, k, alpha, a.data, a.step, b.data, b.step, beta, out, n]
}

/** Elements between the elements of a column of `length` elements. */
function distance({ transposed, step }: BlasLayout, length: number): number {
  return transposed || length === 1 ? 1 : step
}

function vectorProduct(
  rows: number,
  columns: number,
  a: Side,
  x: FloatArray,
  between: number,
  out: FloatArray,
  alpha: number,
  beta: number,
): Argument[] {
  // The sizes are those of the stored matrix.
  const [stored, across] = a.transposed ? [columns, rows] : [rows, columns]
  return [ROW_MAJOR, a.transposed ? TRANSPOSED : AS_IT_IS, stored, across, alpha, a.data, a.step, x, between, beta, out, 1]
}
