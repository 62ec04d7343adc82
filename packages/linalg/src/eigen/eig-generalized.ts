import { type Blas, type Complex, type FloatArray, OptionError, type Tensor, type TensorLike, type Window, tensorFrom } from '@ortho/core'
import { normalizeVectors } from '../dense/nonsymmetric/nonsymmetric-eigen.ts'
import { ratioOf } from '../dense/nonsymmetric/qz-block.ts'
import type { Pencil } from '../dense/nonsymmetric/qz-reduce.ts'
import { pencilVector } from '../dense/nonsymmetric/qz-vectors.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { type Parts, storeColumns } from './eig-kernel.ts'
import { withoutDerivative } from './hessenberg.ts'
import { pencilOf } from './qz.ts'
import { forEachPencil } from './qz-kernel.ts'

/** Eigenvalues and eigenvectors of A·v = λ·B·v; also iterable: values, vectors. */
export interface GeneralizedEig extends Iterable<Complex> {
  /** `[…, n]`: α/β; infinite where β is zero, NaN where α is too (a singular pencil). */
  readonly values: Complex
  /** `[…, n, n]`: right eigenvectors as columns, of length 1, complex ones with a real largest element. */
  readonly vectors: Complex
  /** `[…, n]`: real parts of α. */
  readonly alphaRe: Tensor
  /** `[…, n]`: imaginary parts of α. */
  readonly alphaIm: Tensor
  /** `[…, n]`, not negative. */
  readonly beta: Tensor
  /** Whether all eigenvalues are real. */
  readonly isReal: boolean
}

/** What `eig` does where `b` is given. Not differentiable. */
export function generalizedEig(a: TensorLike, b: TensorLike, { left }: { readonly left: boolean }): GeneralizedEig {
  if (left) {
    throw new OptionError({
      where: 'eig',
      argument: 'left',
      expected: 'left out where b is given',
      received: 'true',
      hint: 'Left eigenvectors are the right ones of the transposes, for the same eigenvalues.',
    })
  }
  const [x, y] = pencilOf('eig', a, b)
  const out = withoutDerivative('eig', (left, right) => computed(left, right))(x, y)
  const values = { re: out.re, im: out.im }
  const vectors = { re: out.vectorsRe, im: out.vectorsIm }
  const isReal = floatsOf(out.alphaIm).every((value) => value === 0)
  const { alphaRe, alphaIm, beta } = out
  return { values, vectors, alphaRe, alphaIm, beta, isReal, [Symbol.iterator]: () => [values, vectors][Symbol.iterator]() }
}

type Outputs = Readonly<Record<'re' | 'im' | 'vectorsRe' | 'vectorsIm' | 'alphaRe' | 'alphaIm' | 'beta', Tensor>>

function computed(a: Tensor, b: Tensor): Outputs {
  const n = a.shape.at(-1)!
  const shape = a.shape.slice(0, -1)
  const count = n === 0 ? 0 : a.size / n
  const [re, im, alphaRe, alphaIm, beta] = [0, 1, 2, 3, 4].map(() => arrayLike(a, count)) as [FloatArray, FloatArray, FloatArray, FloatArray, FloatArray] // prettier-ignore
  const columns: Parts = { re: arrayLike(a, a.size), im: arrayLike(a, a.size) }
  forEachPencil('eig', a, b, (blas, pencil, item) => {
    const found = vectorsOf(blas, pencil)
    const at = item * n
    alphaRe.set(found.re, at)
    alphaIm.set(found.im, at)
    beta.set(found.beta, at)
    for (let j = 0; j < n; j++) {
      re[at + j] = found.re[j]! / found.beta[j]!
      im[at + j] = found.im[j] === 0 ? 0 : found.im[j]! / found.beta[j]!
    }
    storeColumns(blas.data, found.rows, found.im, columns, item * n * n)
    blas.release(found.mark)
  })
  const made = (data: FloatArray, of: readonly number[]): Tensor => tensorFrom(data, of, a.dtype, a.backend)
  return {
    re: made(re, shape),
    im: made(im, shape),
    vectorsRe: made(columns.re, a.shape),
    vectorsIm: made(columns.im, a.shape),
    alphaRe: made(alphaRe, shape),
    alphaIm: made(alphaIm, shape),
    beta: made(beta, shape),
  }
}

/** Eigenvalues of a pencil in Schur form, and eigenvectors as rows. */
function vectorsOf(blas: Blas, pencil: Pencil) {
  const n = pencil.s.rows
  const { mark } = blas
  const [x, rows] = [blas.reserve(n, n), blas.reserve(n, n)]
  const { data } = blas
  const result = { re: new Float64Array(n), im: new Float64Array(n), beta: new Float64Array(n), rows, mark }
  const vector = { re: new Float64Array(n), im: new Float64Array(n) }
  const sizes = [largest(data, pencil.s), largest(data, pencil.t)] as const
  for (let k = 0; k < n; k++) {
    const pair = k + 1 < n && data[pencil.s.at + (k + 1) * pencil.s.row + k] !== 0
    const ratio = ratioOf(data, pencil, k, pair)
    pencilVector(data, pencil, k, { pair, ratio, sizes }, vector)
    result.re[k] = ratio.re
    result.im[k] = ratio.im
    result.beta[k] = ratio.beta
    for (let i = 0; i < n; i++) data[x.at + k * n + i] = vector.re[i]!
    if (!pair) continue
    k++
    result.re[k] = ratio.re
    result.im[k] = -ratio.im
    result.beta[k] = ratio.beta
    for (let i = 0; i < n; i++) data[x.at + k * n + i] = vector.im[i]!
  }
  blas.gemm(x, pencil.zt, rows)
  normalizeVectors(data, rows, result.im)
  return result
}

function largest(data: FloatArray, { at, rows, columns }: Window): number {
  let most = 0
  for (let p = at; p < at + rows * columns; p++) most = Math.max(most, Math.abs(data[p]!))
  return most
}
