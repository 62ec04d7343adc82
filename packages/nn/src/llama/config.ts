import { OptionError } from '@ortho/core'
import type { Json } from '../json.ts'
import type { RopeScaling } from '../layers/rotary.ts'

/** Sizes and constants of a Llama model: `LlamaConfig` of `transformers`, in camelCase. */
export interface LlamaConfig {
  /** Tokens: rows of the embedding. */
  readonly vocabSize: number
  /** Elements of the residual stream. */
  readonly hiddenSize: number
  /** Elements inside the feed-forward layers. */
  readonly intermediateSize: number
  /** Transformer layers. */
  readonly numHiddenLayers: number
  /** Query heads per layer. */
  readonly numAttentionHeads: number
  /** Key and value heads per layer; divides the query heads. */
  readonly numKeyValueHeads: number
  /** Elements per head; even. */
  readonly headDim: number
  /** Context length, in tokens. */
  readonly maxPositionEmbeddings: number
  /** Added to the mean square in every normalization. */
  readonly rmsNormEps: number
  /** Base of the rotary frequencies. */
  readonly ropeTheta: number
  /** Change of the rotary frequencies for long contexts. Null: none. */
  readonly ropeScaling: RopeScaling | null
  /** Whether the embedding is also the output head. */
  readonly tieWordEmbeddings: boolean
  /** Whether the four projections of attention have biases. */
  readonly attentionBias: boolean
  /** Whether the three projections of the feed-forward layers have biases. */
  readonly mlpBias: boolean
  /** Standard deviation of fresh weights. */
  readonly initializerRange: number
  /** Token that begins a text. Null: none. */
  readonly bosTokenId: number | null
  /** Token or tokens that end a text. Null: none. */
  readonly eosTokenId: number | readonly number[] | null
  /** Token that fills short rows of a batch. Null: none. */
  readonly padTokenId: number | null
  /** Fields of `config.json` that Ortho does not use, kept as they are. */
  readonly extra: Readonly<Record<string, Json>>
}

/**
 * A Llama of 0.8 million parameters (803 968) over bytes, small enough to train on a CPU in minutes. Vocabulary 256, 4 layers
 * of width 128, 4 query heads over 2 key-value heads, context 128, head not tied to the embedding.
 */
export const smallLlama: LlamaConfig = {
  vocabSize: 256,
  hiddenSize: 128,
  intermediateSize: 352,
  numHiddenLayers: 4,
  numAttentionHeads: 4,
  numKeyValueHeads: 2,
  headDim: 32,
  maxPositionEmbeddings: 128,
  rmsNormEps: 1e-5,
  ropeTheta: 10000,
  ropeScaling: null,
  tieWordEmbeddings: false,
  attentionBias: false,
  mlpBias: false,
  initializerRange: 0.02,
  bosTokenId: null,
  eosTokenId: null,
  padTokenId: null,
  extra: {},
}

/**
 * {@link smallLlama} with changes. Where they name sizes or heads but not `headDim`, it becomes hidden size / heads; where
 * they name heads but not key-value heads, each head has its own.
 *
 * @throws OptionError naming the first option that is out of range.
 * @example
 * ```ts
 * llamaConfig({ hiddenSize: 64, numAttentionHeads: 8 }).headDim // 8
 * ```
 */
export function llamaConfig(changes: Partial<LlamaConfig> = {}): LlamaConfig {
  const merged = { ...smallLlama, ...changes }
  const config = {
    ...merged,
    headDim: changes.headDim ?? merged.hiddenSize / merged.numAttentionHeads,
    numKeyValueHeads:
      changes.numKeyValueHeads ?? (changes.numAttentionHeads === undefined ? merged.numKeyValueHeads : merged.numAttentionHeads),
  }
  const fault = findFault(config)
  if (fault !== undefined) {
    const { field, expected, received } = fault
    throw new OptionError({ where: 'llamaConfig', argument: field, expected, received })
  }
  return config
}

/** A field that no model can have. */
export interface ConfigFault {
  /** Name in camelCase. */
  readonly field: string
  /** What it must be. */
  readonly expected: string
  /** What it is. */
  readonly received: string
}

/** The first field of `config` that is out of range; undefined when it describes a model. */
export function findFault(config: LlamaConfig): ConfigFault | undefined {
  const { hiddenSize, numAttentionHeads: heads, numKeyValueHeads: shared, headDim, vocabSize } = config
  const natural = (field: keyof LlamaConfig, value: number): ConfigFault | undefined =>
    Number.isSafeInteger(value) && value > 0 ? undefined : { field, expected: 'a positive integer', received: String(value) }
  const positive = (field: string, value: number): ConfigFault | undefined =>
    Number.isFinite(value) && value > 0 ? undefined : { field, expected: 'a positive number', received: String(value) }
  const rule = (field: keyof LlamaConfig, holds: boolean, expected: string, value: number): ConfigFault | undefined =>
    holds ? undefined : { field, expected, received: String(value) }
  const tokens = [config.bosTokenId, config.padTokenId, config.eosTokenId].flat().filter((id) => id !== null)
  return (
    natural('vocabSize', vocabSize) ??
    natural('hiddenSize', hiddenSize) ??
    natural('intermediateSize', config.intermediateSize) ??
    natural('numHiddenLayers', config.numHiddenLayers) ??
    natural('numAttentionHeads', heads) ??
    natural('numKeyValueHeads', shared) ??
    natural('headDim', headDim) ??
    natural('maxPositionEmbeddings', config.maxPositionEmbeddings) ??
    // `transformers` refuses such a model even when `head_dim` is given.
    rule('hiddenSize', hiddenSize % heads === 0, `a multiple of the ${heads} attention heads`, hiddenSize) ??
    rule('numKeyValueHeads', heads % shared === 0, `a divisor of the ${heads} attention heads`, shared) ??
    rule('headDim', headDim % 2 === 0, 'even, for rotary embeddings', headDim) ??
    positive('rmsNormEps', config.rmsNormEps) ??
    positive('ropeTheta', config.ropeTheta) ??
    positive('initializerRange', config.initializerRange) ??
    scalingFault(config.ropeScaling, positive) ??
    tokens.map((id) => tokenFault(id, vocabSize)).find((fault) => fault !== undefined)
  )
}

function tokenFault(id: number, vocabSize: number): ConfigFault | undefined {
  // −1 is how some published configurations say "none".
  if (Number.isInteger(id) && id >= -1 && id < vocabSize) return undefined
  return { field: 'bosTokenId, eosTokenId or padTokenId', expected: `a token below ${vocabSize}`, received: String(id) }
}

function scalingFault(
  scaling: RopeScaling | null,
  positive: (field: string, value: number) => ConfigFault | undefined,
): ConfigFault | undefined {
  if (scaling === null) return undefined
  const fault = positive('ropeScaling.factor', scaling.factor)
  if (fault !== undefined || scaling.type === 'linear') return fault
  const { lowFrequencyFactor: low, highFrequencyFactor: high } = scaling
  return (
    positive('ropeScaling.lowFrequencyFactor', low) ??
    positive('ropeScaling.originalContext', scaling.originalContext) ??
    (high > low ? undefined : { field: 'ropeScaling.highFrequencyFactor', expected: `above ${low}`, received: String(high) })
  )
}
