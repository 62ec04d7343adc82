import {
  OptionError,
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  concat,
  fft,
  flip,
  ifft,
  moveAxis,
  mul,
  neg,
  pad,
  slice,
  sub,
  take,
  tensorFrom,
} from '@ortho/core'

/** Kinds of cosine and sine transforms, as they are numbered everywhere. */
export type TransformType = 2 | 3 | 4

/** Options of {@link dct} and its kin; SciPy's. */
export interface CosineOptions {
  /** II, III or IV. Default 2. */
  readonly type?: TransformType | undefined
  /** The axis. Default the last. */
  readonly axis?: number | undefined
  /** `backward`: forward transforms as they are, inverse ones divided by 2n. `ortho`: orthogonal matrices. Default backward. */
  readonly norm?: 'backward' | 'ortho' | undefined
}

/**
 * Discrete cosine transform, by a Fourier transform of the same length (II and III; J. Makhoul, IEEE Trans. ASSP 28, 1980) or of
 * twice the length (IV). Differentiable.
 *
 * II: y_k = 2·Σ x_j·cos(πk(2j+1)/2n). III: y_k = x₀ + 2·Σ_{j≥1} x_j·cos(πj(2k+1)/2n). IV: y_k = 2·Σ x_j·cos(π(2j+1)(2k+1)/4n).
 * With `norm: 'ortho'` II and III are transposes of each other and IV is symmetric, all orthogonal.
 *
 * @param x - any shape, any length on the axis but 0.
 * @returns the shape of `x`.
 * @throws OptionError for another type or an empty axis.
 * @example
 * ```ts
 * dct([1, 1]).toArray() // => [4, 0]
 * ```
 */
export function dct(x: TensorLike, options: CosineOptions = {}): Tensor {
  return along('dct', x, options, (t, type, ortho) => cosine(t, type, ortho))
}

/**
 * Inverse of {@link dct} with the same options.
 *
 * @example
 * ```ts
 * idct([4, 0]).toArray() // => [1, 1]
 * ```
 */
export function idct(x: TensorLike, options: CosineOptions = {}): Tensor {
  return along('idct', x, options, (t, type, ortho) => scaledInverse(cosine(t, inverseType(type), ortho), ortho))
}

/**
 * Discrete sine transform, by the cosine transform of the same type. Differentiable.
 *
 * II: y_k = 2·Σ x_j·sin(π(k+1)(2j+1)/2n). III: y_k = (−1)^k·x_{n−1} + 2·Σ_{j<n−1} x_j·sin(π(j+1)(2k+1)/2n).
 * IV: y_k = 2·Σ x_j·sin(π(2j+1)(2k+1)/4n). Arguments as of {@link dct}.
 *
 * @example
 * ```ts
 * dst([1, 1], { type: 2 }).shape // => [2]
 * ```
 */
export function dst(x: TensorLike, options: CosineOptions = {}): Tensor {
  return along('dst', x, options, (t, type, ortho) => sine(t, type, ortho))
}

/**
 * Inverse of {@link dst} with the same options.
 *
 * @example
 * ```ts
 * idst([0, 0]).toArray() // => [0, 0]
 * ```
 */
export function idst(x: TensorLike, options: CosineOptions = {}): Tensor {
  return along('idst', x, options, (t, type, ortho) => scaledInverse(sine(t, inverseType(type), ortho), ortho))
}

/** II and III are inverses of each other up to a factor, IV of itself. */
export function inverseType(type: TransformType): TransformType {
  return type === 4 ? 4 : type === 3 ? 2 : 3
}

function along(
  where: string,
  x: TensorLike,
  options: CosineOptions,
  f: (t: Tensor, type: TransformType, ortho: boolean) => Tensor,
): Tensor {
  const { type = 2, axis = -1, norm = 'backward' } = options
  if (![2, 3, 4].includes(type)) {
    throw new OptionError({ where, argument: 'type', expected: '2, 3 or 4', received: String(type) })
  }
  const t = moveAxis(asFloat(x), axis, -1)
  if (t.shape.at(-1) === 0)
    throw new OptionError({ where, argument: 'x', expected: 'of at least one element on the axis', received: 'none' })
  return moveAxis(f(t, type, norm === 'ortho'), -1, axis)
}

function scaledInverse(y: Tensor, ortho: boolean): Tensor {
  return ortho ? y : mul(y, 0.5 / y.shape.at(-1)!)
}

/** Cosine transform of the last axis. */
function cosine(x: Tensor, type: TransformType, ortho: boolean): Tensor {
  const n = x.shape.at(-1)!
  if (type === 4) return mul(cosineFour(x), ortho ? Math.sqrt(0.5 / n) : 1)
  // The element of frequency 0 is shorter by √2 in the orthogonal matrix.
  const weights = hostVector(n, x, (k) => Math.sqrt(ortho ? (k === 0 ? 0.25 : 0.5) / n : 1))
  if (type === 2) return mul(weights, cosineTwo(x))
  return cosineThree(
    ortho
      ? mul(
          x,
          hostVector(n, x, (k) => (k === 0 ? 1 / Math.sqrt(n) : Math.sqrt(0.5 / n))),
        )
      : x,
  )
}

/** Sine transform of the last axis. */
function sine(x: Tensor, type: TransformType, ortho: boolean): Tensor {
  const alternating = hostVector(x.shape.at(-1)!, x, (k) => (k % 2 === 0 ? 1 : -1))
  if (type === 2) return flip(cosine(mul(alternating, x), 2, ortho), -1)
  return mul(alternating, cosine(flip(x, -1), type, ortho))
}

/** Re(2·e^{−iπk/2n}·V_k), V the Fourier transform of the even elements followed by the odd ones backwards. */
function cosineTwo(x: Tensor): Tensor {
  const n = x.shape.at(-1)!
  const v = concat([slice(x, { axis: -1, step: 2 }), flip(slice(x, { axis: -1, start: 1, step: 2 }), -1)], -1)
  const { re, im } = fft(v)
  return add(
    mul(
      re,
      hostVector(n, x, (k) => 2 * Math.cos(turn(k, 4 * n))),
    ),
    mul(
      im,
      hostVector(n, x, (k) => 2 * Math.sin(turn(k, 4 * n))),
    ),
  )
}

/** 2n times the inverse of {@link cosineTwo}: V_k = ½·e^{iπk/2n}·(X_k − i·X_{n−k}) with X_n = 0. */
function cosineThree(x: Tensor): Tensor {
  const n = x.shape.at(-1)!
  const mirrored = concat([slice(mul(x, 0), { axis: -1, stop: 1 }), flip(slice(x, { axis: -1, start: 1 }), -1)], -1)
  const c = hostVector(n, x, (k) => n * Math.cos(turn(k, 4 * n)))
  const s = hostVector(n, x, (k) => n * Math.sin(turn(k, 4 * n)))
  const { re } = ifft({ re: add(mul(c, x), mul(s, mirrored)), im: sub(mul(s, x), mul(c, mirrored)) })
  const places = Int32Array.from({ length: n }, (_, j) => (j % 2 === 0 ? j / 2 : n - 1 - (j - 1) / 2))
  return take(re, places, -1)
}

/** cos(π(2j+1)(2k+1)/4n) = Re(e^{−iπ(2k+1)/4n}·e^{−iπj/2n}·e^{−2πijk/2n}): a Fourier transform of twice the length. */
function cosineFour(x: Tensor): Tensor {
  const n = x.shape.at(-1)!
  const widths = x.shape.map((_, axis): [number, number] => [0, axis === x.ndim - 1 ? n : 0])
  const re = mul(
    x,
    hostVector(n, x, (j) => Math.cos(turn(j, 4 * n))),
  )
  const im = neg(
    mul(
      x,
      hostVector(n, x, (j) => Math.sin(turn(j, 4 * n))),
    ),
  )
  const z = fft({ re: pad(re, widths), im: pad(im, widths) })
  const c = hostVector(n, x, (k) => 2 * Math.cos(turn(2 * k + 1, 8 * n)))
  const s = hostVector(n, x, (k) => 2 * Math.sin(turn(2 * k + 1, 8 * n)))
  const first = { axis: -1, stop: n }
  return add(mul(c, slice(z.re, first)), mul(s, slice(z.im, first)))
}

/** `k` parts of `n` of a full turn. */
function turn(k: number, n: number): number {
  return (2 * Math.PI * k) / n
}

function hostVector(n: number, { dtype, backend }: Tensor, f: (k: number) => number): Tensor {
  const values = Float64Array.from({ length: n }, (_, k) => f(k))
  return tensorFrom(dtype === 'float32' ? Float32Array.from(values) : values, [n], dtype, backend)
}
