import { type Blas, type FloatArray, type Tensor, type Window, tensorFrom, transposedWindow } from '@ortho/core'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../../dense/workspace.ts'
import type { MatrixFunction } from '../matrix-function.ts'
import { structuredSchur } from './structured-schur.ts'

/**
 * Puts f(T) in place of a quasi-triangular T, rows contiguous; may reserve room and gives it back. Eigenvalues up to `rounding`
 * cannot be told from 0.
 */
export type QuasiTriangularKernel = (blas: Blas, t: Window, rounding: number) => void

/** f(A) = Z·f(T)·Zᵀ by the real Schur form A = Z·T·Zᵀ. */
export function schurFunction(name: string, kernel: QuasiTriangularKernel): MatrixFunction {
  return { name, value: (a) => onHost(name, a, kernel) }
}

function onHost(name: string, a: Tensor, kernel: QuasiTriangularKernel): Tensor {
  const n = a.shape.at(-1)!
  const forms = structuredSchur(a)
  const [ts, zs] = [floatsOf(forms.t), floatsOf(forms.z)]
  const out = arrayLike(a, a.size)
  const blas = openWorkspace(name, a)
  const [t, z, spare] = [blas.reserve(n, n), blas.reserve(n, n), blas.reserve(n, n)]
  for (let item = 0; item < batchSize(a); item++) {
    load(ts, item * n * n, blas.data, t)
    load(zs, item * n * n, blas.data, z)
    const mark = blas.mark
    kernel(blas, t, roundingOf(blas.data, t, z))
    blas.release(mark)
    blas.gemm(z, t, spare)
    blas.gemm(spare, transposedWindow(z), t)
    store(blas.data, t, out, item * n * n)
  }
  return tensorFrom(out, a.shape, a.dtype, a.backend)
}

/**
 * What rounding may have done to the eigenvalues of a Schur form A = Z·T·Zᵀ, or of a symmetric matrix: ε·max|tᵢⱼ|, and nothing
 * where Z only permutes, as of a triangular A.
 */
export function roundingOf(data: FloatArray, t: Window, z: Window): number {
  if (permutes(data, z)) return 0
  let most = 0
  for (let p = t.at; p < t.at + t.rows * t.columns; p++) most = Math.max(most, Math.abs(data[p]!))
  return (data instanceof Float64Array ? 2 ** -52 : 2 ** -23) * most
}

/** Whether each row has one element that is not zero. */
export function permutes(data: FloatArray, z: Window): boolean {
  for (let i = 0; i < z.rows; i++) {
    let count = 0
    for (let p = z.at + i * z.row; p < z.at + (i + 1) * z.row; p++) if (data[p] !== 0) count++
    if (count !== 1) return false
  }
  return true
}
