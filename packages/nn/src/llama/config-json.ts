import { FormatError } from '@ortho/core'
import type { RopeScaling } from '../layers/rotary.ts'
import { type LlamaConfig, findFault } from './config.ts'
import { FieldReader, type JsonObject } from '../json.ts'

/**
 * The configuration in the words of `config.json`. Missing fields take the defaults of `transformers`; the sizes must be
 * there. Rotary parameters are read in the form of transformers 4 (`rope_theta`, `rope_scaling`) and of 5
 * (`rope_parameters`). What Ortho does not use goes to `extra`.
 *
 * @param where - file for messages.
 * @throws FormatError naming the field: missing, of the wrong type or range, or asking for what is not implemented.
 */
export function parseLlamaConfig(json: JsonObject, where = 'config.json'): LlamaConfig {
  const fields = new FieldReader(json, where)
  requireLlama(fields)
  const hiddenSize = fields.number('hidden_size')
  const heads = fields.number('num_attention_heads')
  const { ropeTheta, ropeScaling } = ropeOf(fields, where)
  const config: LlamaConfig = {
    vocabSize: fields.number('vocab_size'),
    hiddenSize,
    intermediateSize: fields.number('intermediate_size'),
    numHiddenLayers: fields.number('num_hidden_layers'),
    numAttentionHeads: heads,
    numKeyValueHeads: fields.number('num_key_value_heads', heads),
    headDim: fields.number('head_dim', Math.floor(hiddenSize / heads)),
    maxPositionEmbeddings: fields.number('max_position_embeddings', 2048),
    rmsNormEps: fields.number('rms_norm_eps', 1e-6),
    ropeTheta,
    ropeScaling,
    tieWordEmbeddings: fields.flag('tie_word_embeddings', false),
    attentionBias: fields.flag('attention_bias', false),
    mlpBias: fields.flag('mlp_bias', false),
    initializerRange: fields.number('initializer_range', 0.02),
    bosTokenId: fields.token('bos_token_id', 1),
    eosTokenId: fields.tokens('eos_token_id', 2),
    padTokenId: fields.token('pad_token_id', null),
    extra: fields.rest(),
  }
  const fault = findFault(config)
  if (fault === undefined) return config
  const { field, expected, received } = fault
  throw new FormatError({ where, argument: snakeCase(field), expected, received })
}

/** Refuses what would load and give other numbers than `transformers`. Fields looked at here are written anew. */
function requireLlama(fields: FieldReader): void {
  const type = fields.text('model_type')
  if (type !== 'llama') fields.fail('model_type', '"llama"', type)
  const architectures = fields.any('architectures')
  if (architectures !== undefined && !(Array.isArray(architectures) && architectures.includes('LlamaForCausalLM'))) {
    fields.fail('architectures', '["LlamaForCausalLM"]', architectures)
  }
  const activation = fields.text('hidden_act', 'silu')
  if (activation !== 'silu' && activation !== 'swish') fields.fail('hidden_act', '"silu"', activation)
  const partial = fields.number('partial_rotary_factor', 1)
  if (partial !== 1) fields.fail('partial_rotary_factor', '1', partial)
  const quantized = fields.any('quantization_config')
  if (quantized !== undefined) fields.fail('quantization_config', 'absent', quantized, 'Convert the weights to floats first.')
}

function ropeOf(fields: FieldReader, where: string): Pick<LlamaConfig, 'ropeTheta' | 'ropeScaling'> {
  const old = fields.record('rope_scaling')
  const current = fields.record('rope_parameters')
  const theta = fields.number('rope_theta', 10000)
  const name = old === undefined ? 'rope_parameters' : 'rope_scaling'
  const rope = new FieldReader(old ?? current ?? {}, where, `${name}.`)
  const ropeTheta = rope.number('rope_theta', theta)
  const partial = rope.number('partial_rotary_factor', 1)
  if (partial !== 1) rope.fail('partial_rotary_factor', '1', partial)
  return { ropeTheta, ropeScaling: scalingOf(rope) }
}

function scalingOf(rope: FieldReader): RopeScaling | null {
  // `type` is the name of the field before transformers 4.43.
  const type = rope.text('rope_type', rope.text('type', 'default'))
  switch (type) {
    case 'default':
      return null
    case 'linear':
      return { type, factor: rope.number('factor') }
    case 'llama3':
      return {
        type,
        factor: rope.number('factor'),
        lowFrequencyFactor: rope.number('low_freq_factor'),
        highFrequencyFactor: rope.number('high_freq_factor'),
        originalContext: rope.number('original_max_position_embeddings'),
      }
    default:
      return rope.fail('rope_type', '"default", "linear" or "llama3"', type)
  }
}

/**
 * The fields of `config.json` that describe `config`, in the form that transformers 4 and 5 both read. `extra` comes last
 * and never replaces a field that Ortho writes.
 *
 * @param dtype - as PyTorch names it: `float32`, `bfloat16`, ….
 */
export function llamaConfigJson(config: LlamaConfig, dtype: string): JsonObject {
  const own: JsonObject = {
    architectures: ['LlamaForCausalLM'],
    model_type: 'llama',
    vocab_size: config.vocabSize,
    hidden_size: config.hiddenSize,
    intermediate_size: config.intermediateSize,
    num_hidden_layers: config.numHiddenLayers,
    num_attention_heads: config.numAttentionHeads,
    num_key_value_heads: config.numKeyValueHeads,
    head_dim: config.headDim,
    hidden_act: 'silu',
    max_position_embeddings: config.maxPositionEmbeddings,
    rms_norm_eps: config.rmsNormEps,
    rope_theta: config.ropeTheta,
    rope_scaling: config.ropeScaling === null ? null : scalingJson(config.ropeScaling),
    tie_word_embeddings: config.tieWordEmbeddings,
    attention_bias: config.attentionBias,
    mlp_bias: config.mlpBias,
    initializer_range: config.initializerRange,
    // Written even when there is none: transformers fills in 1 and 2 for missing ones.
    bos_token_id: config.bosTokenId,
    eos_token_id: config.eosTokenId,
    pad_token_id: config.padTokenId,
    torch_dtype: dtype,
  }
  // The name of transformers 5; a folder that used it keeps it, with the dtype of the weights written now.
  const renamed: JsonObject = Object.hasOwn(config.extra, 'dtype') ? { dtype } : {}
  return { ...config.extra, ...renamed, ...own }
}

function scalingJson(scaling: RopeScaling): JsonObject {
  if (scaling.type === 'linear') return { rope_type: 'linear', factor: scaling.factor }
  return {
    rope_type: 'llama3',
    factor: scaling.factor,
    low_freq_factor: scaling.lowFrequencyFactor,
    high_freq_factor: scaling.highFrequencyFactor,
    original_max_position_embeddings: scaling.originalContext,
  }
}

/** The name in `config.json` of a field of {@link LlamaConfig}. */
function snakeCase(field: string): string {
  return field
    .replace('lowFrequencyFactor', 'low_freq_factor')
    .replace('highFrequencyFactor', 'high_freq_factor')
    .replace('originalContext', 'original_max_position_embeddings')
    .replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
