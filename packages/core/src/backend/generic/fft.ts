import { sizeOf } from '../../shape.ts'
import type { Storage, View } from '../types.ts'
import type { Composer } from './composer.ts'
import { rootsOfUnity } from './roots.ts'
import { reshape, slice, stretch, transpose } from './views.ts'

/** Planar complex tensor `[batch, n]`. */
interface Planes {
  readonly re: View
  readonly im: View
}

/** Lengths up to this are transformed by one product with the matrix of the transform. */
const DIRECT = 64

/**
 * Discrete Fourier transform of the last axis of `[2, …, n]`. Short lengths are one matrix product; `n = a·b` is split
 * in four steps (transforms of length a, twiddles, transforms of length b, transposition); a long length without a
 * suitable factor becomes a convolution of a power of two (Bluestein).
 */
export function fft(c: Composer, x: View, inverse: boolean): Storage {
  const n = x.shape.at(-1)!
  const rows = sizeOf(x.shape) / 2 / n
  if (sizeOf(x.shape) === 0) return c.copy(x).storage
  const flat = reshape(c.copy(x), [2 * rows, n])
  const planes = { re: slice(flat, 0, 0, rows), im: slice(flat, 0, rows, 2 * rows) }
  const { re, im } = swap(transform(c, swap(planes, inverse)), inverse)
  return c.concat([re, im], 0).storage
}

/** The inverse transform is the forward one between exchanges of the planes. */
function swap({ re, im }: Planes, inverse: boolean): Planes {
  return inverse ? { re: im, im: re } : { re, im }
}

function transform(c: Composer, x: Planes): Planes {
  const n = x.re.shape.at(-1)!
  if (n <= DIRECT) return direct(c, x)
  const a = factorOf(n)
  return a === 1 ? bluestein(c, x) : fourStep(c, x, a)
}

/** The largest factor of `n` that {@link direct} can do. */
function factorOf(n: number): number {
  let a = DIRECT
  while (n % a !== 0) a--
  return a
}

function direct(c: Composer, { re, im }: Planes): Planes {
  const n = re.shape.at(-1)!
  const w = roots(c, re, n * n, n, (i) => ((i % n) * Math.floor(i / n)) % n, [n, n])
  return {
    re: c.binary('sub', c.matmul(re, w.re), c.matmul(im, w.im)),
    im: c.binary('add', c.matmul(re, w.im), c.matmul(im, w.re)),
  }
}

/** With j = j₁·b + j₂ and k = k₁ + a·k₂: transforms over j₁, times w^(k₁·j₂), transforms over j₂. */
function fourStep(c: Composer, x: Planes, a: number): Planes {
  const [rows = 0, n = 0] = x.re.shape
  const b = n / a
  const matrices = (plane: View, height: number, width: number): View => transpose(reshape(c.copy(plane), [rows, height, width]))
  const lines = (plane: View, length: number): View => reshape(c.copy(plane), [(rows * n) / length, length])
  const first = transform(c, { re: lines(matrices(x.re, a, b), a), im: lines(matrices(x.im, a, b), a) })
  const w = roots(c, x.re, n, n, (i) => (i % a) * Math.floor(i / a), [n])
  const turned = product(c, { re: reshape(first.re, [rows, n]), im: reshape(first.im, [rows, n]) }, w)
  const second = transform(c, { re: lines(matrices(turned.re, b, a), b), im: lines(matrices(turned.im, b, a), b) })
  const ordered = (plane: View): View => reshape(c.copy(transpose(reshape(plane, [rows, a, b]))), [rows, n])
  return { re: ordered(second.re), im: ordered(second.im) }
}

/** With bⱼ = exp(πi·j²/n): X_k = b̄_k·Σⱼ (xⱼ·b̄ⱼ)·b_{k−j}. */
function bluestein(c: Composer, x: Planes): Planes {
  const [rows = 0, n = 0] = x.re.shape
  let size = 1
  while (size < 2 * n - 1) size *= 2
  const chirp = roots(c, x.re, n, 2 * n, (j) => (j * j) % (2 * n), [1, n])
  const tail = (plane: View, height: number): View => zeros(c, plane, height, size - n)
  const extend = (plane: View): View => c.concat([plane, tail(plane, rows)], 1)
  // b̄ once forwards and once backwards around the circle; its conjugate is the filter.
  const distance = (j: number): number => Math.min(j, size - j)
  const around = roots(c, x.re, size, 2 * n, (j) => (distance(j) < n ? distance(j) ** 2 % (2 * n) : 0), [1, size])
  const filter = transform(c, { re: around.re, im: c.unary('neg', around.im) })
  const spread = product(c, x, chirp)
  const convolved = product(c, transform(c, { re: extend(spread.re), im: extend(spread.im) }), filter)
  const back = swap(transform(c, swap(convolved, true)), true)
  const cut = (plane: View): View => c.binary('div', slice(plane, 1, 0, n), size)
  return product(c, { re: cut(back.re), im: cut(back.im) }, chirp)
}

/** Product of complex tensors; `b` is stretched to the shape of `a`. */
function product(c: Composer, a: Planes, b: Planes): Planes {
  return {
    re: c.binary('sub', c.binary('mul', a.re, b.re), c.binary('mul', a.im, b.im)),
    im: c.binary('add', c.binary('mul', a.re, b.im), c.binary('mul', a.im, b.re)),
  }
}

function zeros(c: Composer, like: View, rows: number, columns: number): View {
  return stretch(c.constant(floats(like, 1), [1, 1]), [rows, columns])
}

/** `exp(−2πi·exponent(i)/n)` for i < count, in the dtype of `like`; exponents lie in [0, n). */
function roots(c: Composer, like: View, count: number, n: number, exponent: (i: number) => number, shape: readonly number[]): Planes {
  const w = rootsOfUnity(n)
  const re = floats(like, count)
  const im = floats(like, count)
  for (let i = 0; i < count; i++) {
    const k = exponent(i)
    re[i] = w.re[k]!
    im[i] = w.im[k]!
  }
  return { re: c.constant(re, shape), im: c.constant(im, shape) }
}

function floats(like: View, n: number): Float32Array | Float64Array {
  return like.dtype === 'float32' ? new Float32Array(n) : new Float64Array(n)
}
