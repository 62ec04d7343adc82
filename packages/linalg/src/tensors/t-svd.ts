import {
  type Complex,
  ConvergenceError,
  ShapeError,
  type Tensor,
  type TensorLike,
  add,
  fft,
  ifft,
  matmul,
  showShape,
  sub,
  swapAxes,
  tensorFrom,
  transpose,
} from '@ortho/core'
import { requirePlain } from '../krylov/system.ts'
import { type ComplexColumns, complexJacobiInPlace } from './complex-jacobi.ts'
import { requireTensor } from './tucker.ts'

/** X = U * S * Vᵀ in the t-product; see {@link tSvd}. k = min(m, n). */
export interface TSvd {
  /** `[m, k, p]`, with Uᵀ * U the identity tensor. */
  readonly u: Tensor
  /** `[k, k, p]`: each frontal slice is diagonal. */
  readonly s: Tensor
  /** `[n, k, p]`, with Vᵀ * V the identity tensor. */
  readonly v: Tensor
}

/**
 * The t-product of third-order tensors: C(:, :, ℓ) = Σₖ A(:, :, k)·B(:, :, ℓ − k), indices modulo p; a matrix product in the Fourier
 * domain (M. Kilmer and C. Martin, Factorization strategies for third-order tensors, 2011).
 *
 * @param a - `[m, n, p]`.
 * @param b - `[n, r, p]`.
 * @returns `[m, r, p]`.
 */
export function tProduct(a: Tensor, b: Tensor): Tensor {
  if (a.ndim !== 3 || b.ndim !== 3 || a.shape[1] !== b.shape[0] || a.shape[2] !== b.shape[2]) {
    throw new ShapeError({
      where: 'tProduct',
      expected: 'given [m, n, p] and [n, r, p]',
      received: `${showShape(a.shape)} and ${showShape(b.shape)}`,
    })
  }
  const [x, y] = [slices(a), slices(b)]
  const product = {
    re: sub(matmul(x.re, y.re), matmul(x.im, y.im)),
    im: add(matmul(x.re, y.im), matmul(x.im, y.re)),
  }
  return fromSlices(product)
}

/** The t-transpose of `[m, n, p]`: slices transposed, and all but the first in reverse order. */
export function tTranspose(a: Tensor): Tensor {
  const { re, im } = slices(a)
  return fromSlices({ re: swapAxes(re, 1, 2), im: sub(0, swapAxes(im, 1, 2)) })
}

/**
 * Singular value decomposition of a third-order tensor in the t-product: X = U * S * Vᵀ. Keeping the first r lateral slices is
 * the best approximation of tubal rank r in the Frobenius norm.
 *
 * Each slice of the Fourier transform along the last axis is decomposed by complex Jacobi rotations in double precision; the
 * slices of a real tensor come in conjugate pairs, so half of them are done.
 *
 * @param x - `[m, n, p]`, finite.
 * @returns the factors; not differentiable.
 * @throws ShapeError for another number of axes, OptionError for elements that are not finite, ConvergenceError.
 * @example
 * ```ts
 * tSvd([[[3]], [[4]]]).s.toArray() // => [[[5]]]
 * ```
 */
export function tSvd(x: TensorLike): TSvd {
  const a = requirePlain('tSvd', 'x', requireTensor('tSvd', x))
  if (a.ndim !== 3) throw new ShapeError({ where: 'tSvd', argument: 'x', expected: '[m, n, p]', received: showShape(a.shape) })
  const [m, n, p] = [a.shape[0]!, a.shape[1]!, a.shape[2]!]
  const k = Math.min(m, n)
  const { re, im } = slices(a)
  const [sourceRe, sourceIm] = [Float64Array.from(re.dataSync()), Float64Array.from(im.dataSync())]
  const u = emptySlices(p, m, k)
  const s = emptySlices(p, k, k)
  const v = emptySlices(p, n, k)
  for (let slice = 0; slice <= p / 2 && m * n > 0; slice++) {
    const span = [slice * m * n, (slice + 1) * m * n] as const
    const found = sliceSvd(sourceRe.subarray(...span), sourceIm.subarray(...span), m, n)
    const mirrored = (p - slice) % p
    place(u, slice, mirrored, found.u, m)
    place(v, slice, mirrored, found.v, n)
    for (let j = 0; j < k; j++) for (const t of [slice, mirrored]) s.re[t * k * k + j * k + j] = found.s[j]!
  }
  const toTensor = (part: Slices, shape: readonly number[]): Tensor => {
    const wide = (data: Float64Array): Tensor => tensorFrom(data, shape, 'float64', a.backend)
    const result = fromSlices({ re: wide(part.re), im: wide(part.im) })
    return a.dtype === 'float32' ? tensorFrom(Float32Array.from(result.dataSync()), result.shape, 'float32', a.backend) : result
  }
  return { u: toTensor(u, [p, m, k]), s: toTensor(s, [p, k, k]), v: toTensor(v, [p, n, k]) }
}

interface Slices {
  readonly re: Float64Array
  readonly im: Float64Array
}

function emptySlices(p: number, m: number, n: number): Slices {
  return { re: new Float64Array(p * m * n), im: new Float64Array(p * m * n) }
}

/** Fourier transform along the last axis, frontal slices first: `[p, m, n]`. */
function slices(a: Tensor): Complex {
  const { re, im } = fft(a, { axis: 2 })
  return { re: transpose(re, [2, 0, 1]), im: transpose(im, [2, 0, 1]) }
}

/** Inverse of {@link slices}, for what stands for a real tensor. */
function fromSlices({ re, im }: Complex): Tensor {
  return ifft({ re: transpose(re, [1, 2, 0]), im: transpose(im, [1, 2, 0]) }, { axis: 2 }).re
}

/** U, s and V of one m × n slice given by rows; a wide one by way of its conjugate transpose. */
function sliceSvd(re: Float64Array, im: Float64Array, m: number, n: number): { u: ComplexColumns; s: Float64Array; v: ComplexColumns } {
  const tall = m >= n
  const exponent = exponentOf(re, im)
  const factor = 2 ** -exponent
  const columns = { rows: Math.max(m, n), count: Math.min(m, n), re: new Float64Array(m * n), im: new Float64Array(m * n) }
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      const to = tall ? j * m + i : i * n + j
      columns.re[to] = re[i * n + j]! * factor
      columns.im[to] = (tall ? im[i * n + j]! : -im[i * n + j]!) * factor
    }
  }
  const { u, s, v, converged } = complexJacobiInPlace(columns)
  if (!converged) {
    throw new ConvergenceError({ where: 'tSvd', expected: 'given enough sweeps to make all columns orthogonal', received: '60 sweeps' })
  }
  const scaled = s.map((value) => value * 2 ** exponent)
  return tall ? { u, s: scaled, v } : { u: v, s: scaled, v: u }
}

/** Brings the largest element to about 1: exact, and squares neither overflow nor vanish. */
function exponentOf(re: Float64Array, im: Float64Array): number {
  let top = 0
  for (let i = 0; i < re.length; i++) top = Math.max(top, Math.abs(re[i]!), Math.abs(im[i]!))
  return top === 0 ? 0 : Math.min(1000, Math.max(-1000, Math.floor(Math.log2(top))))
}

/** Writes a slice by rows, and its conjugate at the mirrored frequency. */
function place({ re, im }: Slices, slice: number, mirrored: number, x: ComplexColumns, rows: number): void {
  const size = rows * x.count
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < x.count; j++) {
      const from = j * rows + i
      const to = i * x.count + j
      re[slice * size + to] = x.re[from]!
      im[slice * size + to] = x.im[from]!
      if (mirrored === slice) continue
      re[mirrored * size + to] = x.re[from]!
      im[mirrored * size + to] = -x.im[from]!
    }
  }
}
