import {
  type Backend,
  type DType,
  OptionError,
  ShapeError,
  type Tensor,
  add,
  concat,
  matmul,
  reshape,
  showShape,
  softmax,
  tensor,
  transpose,
} from '@ortho/core'
import { linear } from './linear.ts'
import { type RotaryTable, rotate } from './rotary.ts'

/** Keys and values of the positions seen so far. */
export interface KeyValues {
  /** `[batch, positions, keyValueHeads, headDim]`, rotated. */
  readonly keys: Tensor
  /** `[batch, positions, keyValueHeads, headDim]`. */
  readonly values: Tensor
}

/** Weights of {@link attention}, each as {@link linear} takes them. */
export interface AttentionWeights {
  /** `[heads·headDim, width]`. */
  readonly query: Tensor
  /** `[keyValueHeads·headDim, width]`. */
  readonly key: Tensor
  /** `[keyValueHeads·headDim, width]`. */
  readonly value: Tensor
  /** `[width, heads·headDim]`. */
  readonly output: Tensor
  /** `[heads·headDim]`. Default: none. */
  readonly queryBias?: Tensor | undefined
  /** `[keyValueHeads·headDim]`. Default: none. */
  readonly keyBias?: Tensor | undefined
  /** `[keyValueHeads·headDim]`. Default: none. */
  readonly valueBias?: Tensor | undefined
  /** `[width]`. Default: none. */
  readonly outputBias?: Tensor | undefined
}

/** What {@link attention} needs beside its weights. */
export interface AttentionOptions {
  /** Elements per head. */
  readonly headDim: number
  /** Rotation of the positions of `x`. */
  readonly rotary: RotaryTable
  /** Added to the scores, see {@link causalMask}. Default: every position sees all. */
  readonly mask?: Tensor | undefined
  /** Earlier positions, which those of `x` follow. Default: none. */
  readonly past?: KeyValues | undefined
}

/** What {@link attention} gives. */
export interface AttentionResult {
  /** `[batch, positions, width]`. */
  readonly output: Tensor
  /** Keys and values of the earlier positions and of those of `x`. */
  readonly present: KeyValues
}

/** Where and as what a mask is made. */
export interface MaskOptions {
  /** Default: the backend's. */
  readonly dtype?: DType | undefined
  /** Backend, by value or name. Default: the current one. */
  readonly backend?: Backend | string | undefined
}

/**
 * `[queries, keys]` with 0 where a key may be seen and −Infinity elsewhere; the queries are the last of the positions.
 *
 * @throws OptionError when there are more queries than keys.
 */
export function causalMask(queries: number, keys: number = queries, options: MaskOptions = {}): Tensor {
  if (queries > keys) {
    throw new OptionError({ where: 'causalMask', argument: 'queries', expected: `at most ${keys}, the keys`, received: String(queries) })
  }
  const data = new Float64Array(queries * keys)
  for (let i = 0; i < queries; i++) data.fill(-Infinity, i * keys + keys - queries + i + 1, (i + 1) * keys)
  return tensor(data, { ...options, shape: [queries, keys] })
}

/**
 * `softmax(q·kᵀ/√headDim + mask)·v` with grouped queries: consecutive query heads share one head of keys and values, which
 * is stretched, not repeated in memory. Costs 4·batch·heads·queries·keys·headDim flops.
 *
 * @param q - `[batch, queries, heads, headDim]`.
 * @param k - `[batch, keys, keyValueHeads, headDim]`; `keyValueHeads` divides `heads`.
 * @param v - shaped like `k`.
 * @param mask - broadcasts to `[…, queries, keys]`. Default: none.
 * @returns `[batch, queries, heads·headDim]`.
 * @throws ShapeError when the heads do not divide.
 */
export function groupedQueryAttention(q: Tensor, k: Tensor, v: Tensor, mask?: Tensor): Tensor {
  const [batch = 0, queries = 0, heads = 0, headDim = 0] = q.shape
  const [, keys = 0, keyValueHeads = 0] = k.shape
  if (q.ndim !== 4 || k.ndim !== 4 || heads % keyValueHeads !== 0) {
    throw new ShapeError({
      where: 'groupedQueryAttention',
      expected: 'given [batch, positions, heads, headDim] with as many query heads as key heads, or a multiple',
      received: `${showShape(q.shape)} and ${showShape(k.shape)}`,
    })
  }
  const group = heads / keyValueHeads
  // Views all: the batched product takes any strides, so no head is copied to its own place.
  const byGroup = transpose(reshape(q, [batch, queries, keyValueHeads, group, headDim]), [0, 2, 3, 1, 4])
  const shared = (x: Tensor): Tensor => transpose(reshape(x, [batch, keys, keyValueHeads, 1, headDim]), [0, 2, 3, 1, 4])
  const scores = matmul(byGroup, shared(k), { transposeB: true, alpha: 1 / Math.sqrt(headDim) })
  const weights = softmax(mask === undefined ? scores : add(scores, mask))
  const mixed = transpose(matmul(weights, shared(v)), [0, 3, 1, 2, 4])
  return reshape(mixed, [batch, queries, heads * headDim])
}

/**
 * Rotary self-attention with grouped queries. The numbers of heads follow from the shapes of the weights.
 *
 * @param x - `[batch, positions, width]`.
 * @throws ShapeError when the sizes do not fit.
 */
export function attention(x: Tensor, weights: AttentionWeights, options: AttentionOptions): AttentionResult {
  const { headDim, rotary, mask, past } = options
  const heads = (y: Tensor): Tensor => reshape(y, [...x.shape.slice(0, 2), -1, headDim])
  const q = rotate(heads(linear(x, weights.query, weights.queryBias)), rotary)
  const k = rotate(heads(linear(x, weights.key, weights.keyBias)), rotary)
  const v = heads(linear(x, weights.value, weights.valueBias))
  const keys = past === undefined ? k : concat([past.keys, k], 1)
  const values = past === undefined ? v : concat([past.values, v], 1)
  const output = linear(groupedQueryAttention(q, keys, values, mask), weights.output, weights.outputBias)
  return { output, present: { keys, values } }
}
