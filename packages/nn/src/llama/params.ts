import { type Key, type Shape, type Tensor, foldIn, mul, ones, randn, zeros } from '@ortho/core'
import type { FloatOptions } from '@ortho/core'
import type { LlamaConfig } from './config.ts'

/** Tensors of a model by the names that `transformers` gives them, such as `model.layers.0.self_attn.q_proj.weight`. */
export type LlamaParams = { readonly [name: string]: Tensor }

/** A tensor that a model has. */
export interface LlamaTensor {
  /** Name as in `transformers`. */
  readonly name: string
  /** Axis sizes; matrices are `[out, in]`. */
  readonly shape: Shape
  /** `matrix`: a weight or the embedding; `residual`: a weight whose result is added to the residual stream. */
  readonly kind: 'matrix' | 'residual' | 'gain' | 'bias'
}

/** The tensors that a model of this configuration has, first to last. A tied head is the embedding and has none. */
export function* llamaTensors(config: LlamaConfig): Generator<LlamaTensor, void, undefined> {
  const { hiddenSize: width, intermediateSize: hidden, vocabSize } = config
  const queries = config.numAttentionHeads * config.headDim
  const keys = config.numKeyValueHeads * config.headDim
  yield { name: 'model.embed_tokens.weight', shape: [vocabSize, width], kind: 'matrix' }
  for (let layer = 0; layer < config.numHiddenLayers; layer++) {
    const at = `model.layers.${layer}.`
    yield { name: `${at}input_layernorm.weight`, shape: [width], kind: 'gain' }
    yield* projection(`${at}self_attn.q_proj`, [queries, width], config.attentionBias)
    yield* projection(`${at}self_attn.k_proj`, [keys, width], config.attentionBias)
    yield* projection(`${at}self_attn.v_proj`, [keys, width], config.attentionBias)
    yield* projection(`${at}self_attn.o_proj`, [width, queries], config.attentionBias, 'residual')
    yield { name: `${at}post_attention_layernorm.weight`, shape: [width], kind: 'gain' }
    yield* projection(`${at}mlp.gate_proj`, [hidden, width], config.mlpBias)
    yield* projection(`${at}mlp.up_proj`, [hidden, width], config.mlpBias)
    yield* projection(`${at}mlp.down_proj`, [width, hidden], config.mlpBias, 'residual')
  }
  yield { name: 'model.norm.weight', shape: [width], kind: 'gain' }
  if (!config.tieWordEmbeddings) yield { name: 'lm_head.weight', shape: [vocabSize, width], kind: 'matrix' }
}

function* projection(
  name: string,
  shape: readonly [out: number, into: number],
  bias: boolean,
  kind: 'matrix' | 'residual' = 'matrix',
): Generator<LlamaTensor, void, undefined> {
  yield { name: `${name}.weight`, shape, kind }
  if (bias) yield { name: `${name}.bias`, shape: [shape[0]], kind: 'bias' }
}

/**
 * Fresh parameters. Weights are normal with standard deviation `initializerRange`; those that write to the residual stream
 * (`o_proj`, `down_proj`) are smaller by √(2·layers), so that its variance does not grow with depth (Radford et al., 2019);
 * `transformers` leaves that factor out. Gains are 1 and biases 0.
 *
 * @param key - every tensor draws from a key of its own.
 * @param options - dtype (default float32) and backend.
 */
export function initLlama(key: Key, config: LlamaConfig, options: FloatOptions = {}): LlamaParams {
  const { dtype = 'float32', backend } = options
  const residual = config.initializerRange / Math.sqrt(2 * config.numHiddenLayers)
  const fresh = ({ shape, kind }: LlamaTensor, own: Key): Tensor => {
    if (kind === 'gain') return ones(shape, { dtype, backend })
    if (kind === 'bias') return zeros(shape, { dtype, backend })
    return mul(randn(own, shape, { dtype, backend }), kind === 'residual' ? residual : config.initializerRange)
  }
  return Object.fromEntries([...llamaTensors(config)].map((spec, i) => [spec.name, fresh(spec, foldIn(key, i))]))
}

/** Anything that has a shape: a tensor, or the description of one. */
export interface Shaped {
  /** Length of each axis. */
  readonly shape: Shape
}

/**
 * Numbers in a set of tensors: the parameters of a model, or those that a configuration asks for.
 *
 * @example
 * ```ts
 * countParameters(llamaTensors(smallLlama)) // 803968
 * ```
 */
export function countParameters(tensors: Iterable<Shaped> | Readonly<Record<string, Shaped>>): number {
  const all = Symbol.iterator in tensors ? tensors : Object.values(tensors)
  let count = 0
  for (const { shape } of all) count += shape.reduce((size, n) => size * n, 1)
  return count
}
