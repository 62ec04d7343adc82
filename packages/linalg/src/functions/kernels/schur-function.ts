import { type Blas, type Tensor, type Window, tensorFrom, transposedWindow } from '@ortho/core'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../../dense/workspace.ts'
import type { MatrixFunction } from '../matrix-function.ts'
import { structuredSchur } from './structured-schur.ts'

/** Puts f(T) in place of a quasi-triangular T, rows contiguous; may reserve room and gives it back. */
export type QuasiTriangularKernel = (blas: Blas, t: Window) => void

/** f(A) = Z·f(T)·Zᵀ by the real Schur form A = Z·T·Zᵀ. */
export function schurFunction(name: string, kernel: QuasiTriangularKernel): MatrixFunction {
  return { name, value: (a) => onHost(name, a, kernel) }
}

function onHost(name: string, a: Tensor, kernel: QuasiTriangularKernel): Tensor {
  const n = a.shape.at(-1)!
  const forms = structuredSchur(a)
  const [ts, zs] = [floatsOf(forms.t), floatsOf(forms.z)]
  const out = arrayLike(a, a.size)
  const blas = openWorkspace(name, a, n * n)
  const [t, z, spare] = [blas.reserve(n, n), blas.reserve(n, n), blas.reserve(n, n)]
  for (let item = 0; item < batchSize(a); item++) {
    load(ts, item * n * n, blas.data, t)
    load(zs, item * n * n, blas.data, z)
    const mark = blas.mark
    kernel(blas, t)
    blas.release(mark)
    blas.gemm(z, t, spare)
    blas.gemm(spare, transposedWindow(z), t)
    store(blas.data, t, out, item * n * n)
  }
  return tensorFrom(out, a.shape, a.dtype, a.backend)
}
