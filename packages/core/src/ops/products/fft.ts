import { type Primitive, apply } from '../../autodiff/primitive.ts'
import { routines } from '../../backend/routines.ts'
import { OptionError } from '../../errors.ts'
import { resolveAxis } from '../../shape.ts'
import { type TensorLike, zerosLike } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { mul } from '../elementwise/arithmetic.ts'
import { concat, stack } from '../movement/join.ts'
import { at, flip, moveAxis, slice } from '../movement/movement.ts'
import { asFloat } from '../operands.ts'
import { pad } from '../movement/pad.ts'
import { neg } from '../elementwise/unary.ts'

/** Complex numbers as a pair of real tensors of one shape. */
export interface Complex {
  /** Real parts. */
  readonly re: Tensor
  /** Imaginary parts. */
  readonly im: Tensor
}

/** `[2, …, n]`, re and im stacked; as a real linear map its transpose is the transform in the other direction. */
const fftPrimitive: Primitive<boolean> = {
  name: 'fft',
  run: ([x], inverse) => made(x!, routines(x!.backend).fft(x!, inverse), x!.shape),
  tangent: (t, _i, _inputs, _out, inverse) => apply(fftPrimitive, [t], inverse),
  spec: ([x]) => x!,
  transpose: (c, _i, _inputs, inverse) => apply(fftPrimitive, [c], !inverse),
}

/** Options of the Fourier transforms. */
export interface FftOptions {
  /** Length to transform: the axis is cut or padded with zeros to it. Default: its size (`irfft`: 2·(size − 1)). */
  readonly n?: number | undefined
  /** The axis. Default the last. */
  readonly axis?: number | undefined
}

/**
 * Discrete Fourier transform `X_k = Σ x_j e^{−2πi·jk/n}` of real or complex numbers; any length.
 *
 * @throws OptionError when the length is not a positive integer.
 * @example
 * ```ts
 * fft(tensor([1, 0, 0, 0])).re.toArray() // [1, 1, 1, 1]
 * ```
 */
export function fft(x: TensorLike | Complex, options: FftOptions = {}): Complex {
  return transform(complex(x), options, false)
}

/** Inverse of {@link fft}, divided by n. */
export function ifft(x: TensorLike | Complex, options: FftOptions = {}): Complex {
  const { re, im } = transform(complex(x), options, true)
  const n = re.shape[resolveAxis('ifft', options.axis ?? -1, re.ndim)]!
  return { re: mul(re, 1 / n), im: mul(im, 1 / n) }
}

/** The first ⌊n/2⌋ + 1 frequencies of the transform of real numbers; the others are their conjugates. */
export function rfft(x: TensorLike, options: FftOptions = {}): Complex {
  const { re, im } = fft(x, options)
  const axis = resolveAxis('rfft', options.axis ?? -1, re.ndim)
  const half = { axis, stop: Math.floor(re.shape[axis]! / 2) + 1 }
  return { re: slice(re, half), im: slice(im, half) }
}

/** Inverse of {@link rfft}: `n` real numbers (default 2·(size − 1)) from their first ⌊n/2⌋ + 1 frequencies. */
export function irfft(x: Complex, options: FftOptions = {}): Tensor {
  const axis = resolveAxis('irfft', options.axis ?? -1, x.re.ndim)
  const n = options.n ?? 2 * (x.re.shape[axis]! - 1)
  requireLength('irfft', n)
  const kept = Math.floor(n / 2) + 1
  const [re, im] = [fitted(asFloat(x.re), axis, kept), fitted(asFloat(x.im), axis, kept)]
  // Frequencies n − k are conjugates of k, for 0 < k < n/2; the imaginary parts of k = 0 and k = n/2 are not used.
  const mirrored = { axis, start: 1, stop: Math.ceil(n / 2) }
  const full = {
    re: concat([re, flip(slice(re, mirrored), axis)], axis),
    im: concat([im, neg(flip(slice(im, mirrored), axis))], axis),
  }
  return ifft(full, { axis }).re
}

function complex(x: TensorLike | Complex): Complex {
  if (typeof x === 'object' && 're' in x && 'im' in x) return { re: asFloat(x.re), im: asFloat(x.im) }
  const re = asFloat(x)
  return { re, im: zerosLike(re) }
}

function transform({ re, im }: Complex, options: FftOptions, inverse: boolean): Complex {
  const axis = resolveAxis('fft', options.axis ?? -1, re.ndim)
  const n = options.n ?? re.shape[axis]!
  requireLength('fft', n)
  const both = moveAxis(stack([fitted(re, axis, n), fitted(im, axis, n)]), axis + 1, -1)
  const result = moveAxis(apply(fftPrimitive, [both], inverse), -1, axis + 1)
  return { re: at(result, 0), im: at(result, 1) }
}

function requireLength(where: string, n: number): void {
  if (Number.isInteger(n) && n >= 1) return
  throw new OptionError({ where, argument: 'n', expected: 'a positive integer', received: String(n) })
}

/** `axis` cut or padded with zeros to `n`. */
function fitted(x: Tensor, axis: number, n: number): Tensor {
  const size = x.shape[axis]!
  if (size >= n) return size === n ? x : slice(x, { axis, stop: n })
  return pad(
    x,
    x.shape.map((_, i) => [0, i === axis ? n - size : 0]),
  )
}
