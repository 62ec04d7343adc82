import { DTypeError, OptionError, ShapeError, type Tensor, add, showShape, slice } from '@ortho/core'
import { type AttentionWeights, type KeyValues, attention, causalMask } from '../layers/attention.ts'
import { type CrossEntropyOptions, crossEntropy } from '../layers/cross-entropy.ts'
import { embedding } from '../layers/embedding.ts'
import { linear } from '../layers/linear.ts'
import { rmsNorm } from '../layers/rms-norm.ts'
import { rotaryFrequencies, rotaryTable } from '../layers/rotary.ts'
import { type SwigluWeights, swiglu } from '../layers/swiglu.ts'
import type { LlamaConfig } from './config.ts'
import type { LlamaParams } from './params.ts'

/** Keys and values of the positions seen so far, one pair per layer. */
export type LlamaCache = readonly KeyValues[]

/** What {@link llamaHidden} gives. */
export interface LlamaHidden {
  /** `[batch, positions, width]`: the normalized residual stream, to hand to {@link llamaHead}. */
  readonly hidden: Tensor
  /** Keys and values of all positions so far. */
  readonly cache: LlamaCache
}

/** Options of {@link llamaHidden}. */
export interface LlamaHiddenOptions {
  /** Cache of the positions before `tokens`. Default: `tokens` begin the text. */
  readonly past?: LlamaCache | undefined
}

/**
 * Everything but the output head.
 *
 * @param tokens - int32 `[batch, positions]`.
 * @throws OptionError for a parameter that is missing; ShapeError or DTypeError for tokens that are not ids in a matrix.
 */
export function llamaHidden(params: LlamaParams, config: LlamaConfig, tokens: Tensor, { past }: LlamaHiddenOptions = {}): LlamaHidden {
  const length = requireTokens(tokens)
  const weights = parameter(params, 'model.embed_tokens.weight')
  const place = { dtype: weights.dtype, backend: weights.backend }
  const before = past?.[0]?.keys.shape[1] ?? 0
  const { headDim, rmsNormEps: eps } = config
  // Once for all layers.
  const frequencies = rotaryFrequencies(headDim, config.ropeTheta, config.ropeScaling ?? undefined)
  const rotary = rotaryTable(frequencies, length, { ...place, offset: before })
  const mask = length === 1 ? undefined : causalMask(length, before + length, place)

  let x = embedding(weights, tokens)
  const cache: KeyValues[] = []
  for (let layer = 0; layer < config.numHiddenLayers; layer++) {
    const at = `model.layers.${layer}.`
    const normed = rmsNorm(x, parameter(params, `${at}input_layernorm.weight`), eps)
    const options = { headDim, rotary, mask, past: past?.[layer] }
    const { output, present } = attention(normed, attentionWeights(params, `${at}self_attn.`), options)
    cache.push(present)
    x = add(x, output)
    const again = rmsNorm(x, parameter(params, `${at}post_attention_layernorm.weight`), eps)
    x = add(x, swiglu(again, swigluWeights(params, `${at}mlp.`)))
  }
  return { hidden: rmsNorm(x, parameter(params, 'model.norm.weight'), eps), cache }
}

/** Logits of a hidden state: `[…, width]` to `[…, vocabulary]`, by the embedding where it is tied. */
export function llamaHead(params: LlamaParams, config: LlamaConfig, hidden: Tensor): Tensor {
  return linear(hidden, parameter(params, config.tieWordEmbeddings ? 'model.embed_tokens.weight' : 'lm_head.weight'))
}

/**
 * Logits of the next token at every position.
 *
 * @param tokens - int32 `[batch, positions]`.
 * @returns `[batch, positions, vocabulary]`.
 * @throws as {@link llamaHidden}.
 */
export function llamaLogits(params: LlamaParams, config: LlamaConfig, tokens: Tensor): Tensor {
  return llamaHead(params, config, llamaHidden(params, config, tokens).hidden)
}

/** Options of {@link llamaLoss}. */
export interface LlamaLossOptions extends CrossEntropyOptions {
  /** The token after each of `tokens`, int32 of the same shape. Default: `tokens` give both, and the last has no target. */
  readonly targets?: Tensor | undefined
}

/**
 * Mean cross-entropy of the next token, in nats. Parameters come first, for `valueAndGrad`.
 *
 * @param tokens - int32 `[batch, positions]`.
 * @throws as {@link llamaHidden}; ShapeError when the shapes differ.
 * @example
 * ```ts
 * const params = initLlama(key(0), smallLlama)
 * const tokens = tensor([[72, 101, 108, 108, 111]], { dtype: 'int32' })
 * llamaLoss(params, smallLlama, tokens).item() < 6 // true
 * ```
 */
export function llamaLoss(params: LlamaParams, config: LlamaConfig, tokens: Tensor, options: LlamaLossOptions = {}): Tensor {
  const { targets } = options
  if (targets !== undefined) return crossEntropy(llamaLogits(params, config, tokens), targets, options)
  if (requireTokens(tokens) < 2) {
    throw new ShapeError({ where: 'llamaLoss', argument: 'tokens', expected: 'at least two long', received: showShape(tokens.shape) })
  }
  const inputs = slice(tokens, { axis: 1, stop: -1 })
  return crossEntropy(llamaLogits(params, config, inputs), slice(tokens, { axis: 1, start: 1 }), options)
}

/** @returns the number of positions. */
function requireTokens(tokens: Tensor): number {
  if (tokens.dtype !== 'int32') {
    throw new DTypeError({ where: 'llama', argument: 'tokens', expected: 'int32', received: tokens.dtype })
  }
  const [batch, length] = tokens.shape
  if (tokens.ndim === 2 && batch !== 0 && length !== undefined && length > 0) return length
  throw new ShapeError({
    where: 'llama',
    argument: 'tokens',
    expected: 'of shape [batch, positions], neither of them 0',
    received: showShape(tokens.shape),
  })
}

function parameter(params: LlamaParams, name: string): Tensor {
  const found = params[name]
  if (found !== undefined) return found
  throw new OptionError({ where: 'llama', argument: name, expected: 'among the parameters', received: 'no such tensor' })
}

function attentionWeights(params: LlamaParams, at: string): AttentionWeights {
  return {
    query: parameter(params, `${at}q_proj.weight`),
    key: parameter(params, `${at}k_proj.weight`),
    value: parameter(params, `${at}v_proj.weight`),
    output: parameter(params, `${at}o_proj.weight`),
    queryBias: params[`${at}q_proj.bias`],
    keyBias: params[`${at}k_proj.bias`],
    valueBias: params[`${at}v_proj.bias`],
    outputBias: params[`${at}o_proj.bias`],
  }
}

function swigluWeights(params: LlamaParams, at: string): SwigluWeights {
  return {
    gate: parameter(params, `${at}gate_proj.weight`),
    up: parameter(params, `${at}up_proj.weight`),
    down: parameter(params, `${at}down_proj.weight`),
    gateBias: params[`${at}gate_proj.bias`],
    upBias: params[`${at}up_proj.bias`],
    downBias: params[`${at}down_proj.bias`],
  }
}
