import type { Backend } from '../backend/types.ts'
import { isFloat } from '../dtype.ts'
import type { FloatDType, TypedArray } from '../dtype.ts'
import { DTypeError, ShapeError } from '../errors.ts'
import { add } from '../ops/elementwise/arithmetic.ts'
import { argmax } from '../ops/reduction/reduce.ts'
import { requireShape, resolveAxis, sameShape, showShape, sizeOf } from '../shape.ts'
import type { Shape } from '../shape.ts'
import { requireDType } from '../backend/require.ts'
import { resolveBackend, tensorFrom } from '../tensor/create.ts'
import type { Tensor } from '../tensor/tensor.ts'
import { exponentialArray, gumbelArray } from './exponential.ts'
import { bernoulliArray, integerArray } from './integers.ts'
import type { IntegerRange } from './integers.ts'
import type { Key } from './key.ts'
import { normalArray, truncatedNormalArray } from './normal.ts'
import type { Truncation } from './normal.ts'
import { permutationArray } from './permutation.ts'
import { uniformArray } from './uniform.ts'
import type { Interval } from './uniform.ts'

/** Where random tensors go. The numbers are made on the host, so they do not depend on it. */
export interface PlaceOptions {
  /** Backend, by value or name. Default: the current one. */
  readonly backend?: Backend | string | undefined
}

/** Where random tensors go, and as what. */
export interface FloatOptions extends PlaceOptions {
  /** Default: the backend's. The two dtypes draw different numbers: name one to get the same on every backend. */
  readonly dtype?: FloatDType | undefined
}

/**
 * Uniform numbers on [min, max), [0, 1) by default.
 *
 * @throws OptionError unless min < max are finite; DTypeError for a dtype that the backend lacks.
 * @example
 * ```ts
 * uniform(key(0), [2, 3], { min: -1, max: 1 })
 * ```
 */
export function uniform(key: Key, shape: Shape = [], options: FloatOptions & Interval = {}): Tensor {
  return drawFloats('uniform', shape, options, (count, dtype) => uniformArray(key, count, dtype, options))
}

/**
 * Standard normal numbers.
 *
 * @example
 * ```ts
 * randn(key(42), [], { dtype: 'float32' }).item() // -0.028304616
 * ```
 */
export function randn(key: Key, shape: Shape = [], options: FloatOptions = {}): Tensor {
  return drawFloats('randn', shape, options, (count, dtype) => normalArray(key, count, dtype))
}

/** Standard normal numbers conditioned on the open interval (lower, upper). @throws OptionError when it holds none. */
export function truncatedNormal(key: Key, shape: Shape, options: FloatOptions & Truncation): Tensor {
  return drawFloats('truncatedNormal', shape, options, (count, dtype) => truncatedNormalArray(key, count, dtype, options))
}

/** Numbers of the exponential distribution of rate 1. */
export function exponential(key: Key, shape: Shape = [], options: FloatOptions = {}): Tensor {
  return drawFloats('exponential', shape, options, (count, dtype) => exponentialArray(key, count, dtype))
}

/** Numbers of the standard Gumbel distribution. */
export function gumbel(key: Key, shape: Shape = [], options: FloatOptions = {}): Tensor {
  return drawFloats('gumbel', shape, options, (count, dtype) => gumbelArray(key, count, dtype))
}

/** int32 numbers, uniform on [min, max); `min` is 0 by default. @throws OptionError unless −2³¹ ≤ min < max ≤ 2³¹ are integers. */
export function randint(key: Key, shape: Shape, options: IntegerRange & PlaceOptions): Tensor {
  return draw('randint', shape, options, (count) => integerArray(key, count, options))
}

/** Options of {@link bernoulli}. */
export interface BernoulliOptions extends PlaceOptions {
  /** Probability of true. Default 0.5. Resolved to 2⁻²³. */
  readonly p?: number | undefined
}

/** Booleans, true with probability `p`. @throws OptionError for `p` outside [0, 1]. */
export function bernoulli(key: Key, shape: Shape = [], options: BernoulliOptions = {}): Tensor {
  return draw('bernoulli', shape, options, (count) => bernoulliArray(key, count, options.p ?? 0.5, 'float32'))
}

/** The integers 0 … count − 1 in random order, int32. To shuffle a tensor, `take` its rows in this order. */
export function permutation(key: Key, count: number, options: PlaceOptions = {}): Tensor {
  return draw('permutation', [count], options, () => permutationArray(key, count))
}

/** Options of {@link categorical}. */
export interface CategoricalOptions {
  /** Axis of `logits` along which the categories lie. Default −1. */
  readonly axis?: number | undefined
  /** Shape of the result; ends in that of `logits` without `axis`. Default: just that, one draw per distribution. */
  readonly shape?: Shape | undefined
}

/**
 * int32 category numbers drawn from softmax(logits) along an axis: the index of the largest logit + Gumbel noise. Nothing
 * is read back, so it works on any backend. With float32 logits bit for bit JAX's `jax.random.categorical`.
 *
 * @param logits - unnormalized log probabilities of a float dtype; −Infinity for impossible categories.
 * @throws DTypeError for other dtypes; ShapeError when `shape` does not end in the shape of the batch.
 * @example
 * ```ts
 * categorical(key(0), tensor([0, 1, 2]), { shape: [100] }) // mostly 2
 * ```
 */
export function categorical(key: Key, logits: Tensor, options: CategoricalOptions = {}): Tensor {
  const { dtype, backend } = logits
  if (!isFloat(dtype)) {
    throw new DTypeError({ where: 'categorical', argument: 'logits', expected: 'float32 or float64', received: dtype })
  }
  const axis = resolveAxis('categorical', options.axis ?? -1, logits.shape.length)
  const batch = logits.shape.filter((_, i) => i !== axis)
  const shape = options.shape ?? batch
  requireShape('categorical', shape)
  const draws = shape.slice(0, Math.max(0, shape.length - batch.length))
  if (!sameShape(shape.slice(draws.length), batch)) {
    throw new ShapeError({
      where: 'categorical',
      argument: 'shape',
      expected: `a shape that ends in ${showShape(batch)}`,
      received: showShape(shape),
    })
  }
  const noise = gumbel(key, [...draws, ...logits.shape], { dtype, backend })
  return argmax(add(noise, logits), { axis: draws.length + axis })
}

function drawFloats(where: string, shape: Shape, options: FloatOptions, fill: (count: number, dtype: FloatDType) => TypedArray): Tensor {
  const backend = resolveBackend(options.backend)
  const dtype = options.dtype ?? backend.defaultDType
  if (!isFloat(dtype)) {
    throw new DTypeError({ where, argument: 'dtype', expected: 'float32 or float64', received: dtype })
  }
  requireDType(where, dtype, backend)
  return draw(where, shape, { backend }, (count) => fill(count, dtype))
}

function draw(where: string, shape: Shape, options: PlaceOptions, fill: (count: number) => TypedArray): Tensor {
  requireShape(where, shape)
  return tensorFrom(fill(sizeOf(shape)), [...shape], undefined, resolveBackend(options.backend))
}
