import { type Blas, type Complex, type FloatArray, type Tensor, type Window, tensorFrom, transposedWindow } from '@ortho/core'
import { copyWindow, fillWindow } from '../../dense/arithmetic.ts'
import { sylvesterInPlace } from '../../dense/nonsymmetric/sylvester.ts'
import { part } from '../../dense/window.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../../dense/workspace.ts'
import { matrixFunction } from '../matrix-function.ts'
import { orderInPlace } from './ordered-schur.ts'
import { type QuasiTriangularKernel, roundingOf } from './schur-function.ts'
import { structuredSchur } from './structured-schur.ts'

/** f(−N) on the negative axis from g = f(N): factor·g + shift·I, complex numbers. */
export interface Crossing {
  readonly factor: readonly [re: number, im: number]
  readonly shift: readonly [re: number, im: number]
}

/**
 * The principal value of a function with a cut along the negative axis, complex where A has eigenvalues there.
 *
 * In a real Schur form with those in front, T = [[N, T₁₂], [0, P]], f(P) and f(−N) are real and f(N) follows from the latter;
 * N·X − X·P = f(N)·T₁₂ − T₁₂·f(P) gives the rest, real and imaginary part each by itself (Higham 2008, section 4.6). Real
 * arithmetic only.
 *
 * @param kernel - the function of a real quasi-triangular matrix without negative eigenvalues.
 */
export function acrossCut(name: string, a: Tensor, kernel: QuasiTriangularKernel, crossing: Crossing): Complex {
  let last: { readonly of: Tensor; readonly parts: readonly [Tensor, Tensor] } | undefined
  const parts = (x: Tensor): readonly [Tensor, Tensor] => {
    if (last?.of !== x) last = { of: x, parts: onHost(name, x, kernel, crossing) }
    return last.parts
  }
  return {
    re: matrixFunction({ name, value: (x) => parts(x)[0] }, a),
    im: matrixFunction({ name, value: (x) => parts(x)[1] }, a),
  }
}

function onHost(name: string, a: Tensor, kernel: QuasiTriangularKernel, crossing: Crossing): [Tensor, Tensor] {
  const n = a.shape.at(-1)!
  const forms = structuredSchur(a)
  const [ts, zs] = [floatsOf(forms.t), floatsOf(forms.z)]
  const out = [arrayLike(a, a.size), arrayLike(a, a.size)] as const
  const blas = openWorkspace(name, a)
  const next = (): Window => blas.reserve(n, n)
  const [t, z, re, im, y] = [next(), next(), next(), next(), next()]
  for (let item = 0; item < batchSize(a); item++) {
    load(ts, item * n * n, blas.data, t)
    load(zs, item * n * n, blas.data, z)
    const count = orderInPlace(name, blas, t, z, (real, imaginary) => imaginary === 0 && real < 0)
    const mark = blas.mark
    split(blas, { t, z, re, im }, count, kernel, crossing)
    blas.release(mark)
    ;[re, im].forEach((w, k) => {
      blas.gemm(z, w, y)
      blas.gemm(y, transposedWindow(z), w)
      store(blas.data, w, out[k]!, item * n * n)
    })
  }
  const result = (data: FloatArray): Tensor => tensorFrom(data, a.shape, a.dtype, a.backend)
  return [result(out[0]), result(out[1])]
}

interface Places {
  readonly t: Window
  readonly z: Window
  readonly re: Window
  readonly im: Window
}

function split(blas: Blas, { t, z, re, im }: Places, count: number, kernel: QuasiTriangularKernel, { factor, shift }: Crossing): void {
  const n = t.rows
  const rounding = roundingOf(blas.data, t, z)
  const rest = n - count
  const [g, p] = [blas.reserve(count, count), blas.reserve(rest, rest)]
  const { data } = blas
  for (const w of [re, im]) fillWindow(data, w, 0)
  const negative = part(t, 0, 0, count, count)
  copyWindow(data, negative, g)
  for (let q = g.at; q < g.at + count * count; q++) data[q]! *= -1
  copyWindow(data, part(t, count, count), p)
  const mark = blas.mark
  for (const w of [g, p]) {
    if (w.rows > 0) kernel(blas, w, rounding)
    blas.release(mark)
  }
  // The kernels may have made the room larger: what follows reads it again.
  const grown = blas.data
  copyWindow(grown, p, part(re, count, count))
  ;[re, im].forEach((w, k) => {
    for (let i = 0; i < count; i++) {
      for (let j = i; j < count; j++) grown[w.at + i * n + j] = factor[k]! * grown[g.at + i * count + j]! + (i === j ? shift[k]! : 0)
    }
  })
  const beside = part(t, 0, count, count, rest)
  for (const w of [re, im]) blas.gemm(part(w, 0, 0, count, count), beside, part(w, 0, count, count, rest))
  blas.gemm(beside, p, part(re, 0, count, count, rest), { alpha: -1, accumulate: true })
  const second = part(t, count, count)
  for (let i = 0; i < rest; i++) for (let j = 0; j < rest; j++) grown[second.at + i * n + j]! *= -1
  for (const w of [re, im]) sylvesterInPlace(blas, { of: negative }, { of: second }, part(w, 0, count, count, rest))
}
