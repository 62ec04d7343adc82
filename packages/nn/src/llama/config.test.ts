import { isOrthoError, key } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import {
  type JsonObject,
  countParameters,
  initLlama,
  llamaConfig,
  llamaConfigJson,
  llamaTensors,
  parseLlamaConfig,
  smallLlama,
} from '../index.ts'
import { parseJsonObject } from '../json.ts'

const json = llamaConfigJson(smallLlama, 'float32')

function refusal(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (isOrthoError(error)) return `${error.code} ${error.trouble.argument ?? ''}`
    throw error
  }
  return 'nothing'
}

describe('llamaConfig', () => {
  test('fills in what follows from other sizes', () => {
    expect(llamaConfig()).toEqual(smallLlama)
    expect(llamaConfig({ hiddenSize: 64 }).headDim).toBe(16)
    expect(llamaConfig({ numAttentionHeads: 8 })).toMatchObject({ headDim: 16, numKeyValueHeads: 8 })
    expect(llamaConfig({ numAttentionHeads: 8, numKeyValueHeads: 1, headDim: 6 })).toMatchObject({ headDim: 6, numKeyValueHeads: 1 })
  })

  test.each([
    [{ vocabSize: 0 }, 'vocabSize'],
    [{ hiddenSize: NaN }, 'hiddenSize'],
    [{ hiddenSize: 126 }, 'headDim'],
    [{ hiddenSize: 126, headDim: 32 }, 'hiddenSize'],
    [{ numHiddenLayers: 1.5 }, 'numHiddenLayers'],
    [{ numKeyValueHeads: 3 }, 'numKeyValueHeads'],
    [{ headDim: 5 }, 'headDim'],
    [{ rmsNormEps: 0 }, 'rmsNormEps'],
    [{ ropeTheta: Infinity }, 'ropeTheta'],
    [{ bosTokenId: 256 }, 'bosTokenId, eosTokenId or padTokenId'],
    [{ eosTokenId: [1, 999] }, 'bosTokenId, eosTokenId or padTokenId'],
    [{ ropeScaling: { type: 'linear', factor: -1 } as const }, 'ropeScaling.factor'],
    [
      { ropeScaling: { type: 'llama3', factor: 8, lowFrequencyFactor: 4, highFrequencyFactor: 4, originalContext: 64 } as const },
      'ropeScaling.highFrequencyFactor',
    ],
  ])('refuses %j', (changes, field) => {
    expect(refusal(() => llamaConfig(changes))).toBe(`ORTHO_OPTION ${field}`)
  })
})

describe('config.json', () => {
  test.each([
    ['the small model', smallLlama],
    [
      'rope scaling',
      llamaConfig({ ropeScaling: { type: 'llama3', factor: 8, lowFrequencyFactor: 1, highFrequencyFactor: 4, originalContext: 64 } }),
    ],
    ['linear rope', llamaConfig({ ropeScaling: { type: 'linear', factor: 2 } })],
    [
      'biases, tied, tokens',
      llamaConfig({ attentionBias: true, mlpBias: true, tieWordEmbeddings: true, bosTokenId: 1, eosTokenId: [2, 3], padTokenId: 0 }),
    ],
    ['wide heads', llamaConfig({ headDim: 48, ropeTheta: 5e5 })],
  ])('round trip of %s', (_, config) => {
    const text = JSON.stringify(llamaConfigJson(config, 'bfloat16'))
    const { extra, ...read } = parseLlamaConfig(parseJsonObject(text, 'x'))
    expect({ ...read, extra: {} }).toEqual(config)
    expect(extra).toEqual({ torch_dtype: 'bfloat16' })
  })

  test('keeps fields it does not know, in any nesting, and writes its own', () => {
    const read = parseLlamaConfig({ ...json, _name_or_path: 'x', task: { a: [1, null] }, dtype: 'float16', torch_dtype: 'float16' })
    const written = llamaConfigJson(read, 'float32')
    expect(written).toMatchObject({
      _name_or_path: 'x',
      task: { a: [1, null] },
      dtype: 'float32',
      torch_dtype: 'float32',
      model_type: 'llama',
    })
  })

  test('takes the defaults of transformers', () => {
    const sizes = { model_type: 'llama', vocab_size: 9, hidden_size: 8, intermediate_size: 4, num_hidden_layers: 1, num_attention_heads: 2 }
    expect(parseLlamaConfig(sizes)).toEqual({
      vocabSize: 9,
      hiddenSize: 8,
      intermediateSize: 4,
      numHiddenLayers: 1,
      numAttentionHeads: 2,
      numKeyValueHeads: 2,
      headDim: 4,
      maxPositionEmbeddings: 2048,
      rmsNormEps: 1e-6,
      ropeTheta: 10000,
      ropeScaling: null,
      tieWordEmbeddings: false,
      attentionBias: false,
      mlpBias: false,
      initializerRange: 0.02,
      bosTokenId: 1,
      eosTokenId: 2,
      padTokenId: null,
      extra: {},
    })
    expect(parseLlamaConfig({ ...sizes, bos_token_id: null, eos_token_id: null })).toMatchObject({ bosTokenId: null, eosTokenId: null })
  })

  test('reads the rotary parameters of transformers 5, and the older name of the type', () => {
    const { rope_theta: _, rope_scaling: __, ...rest } = json
    const llama3 = { factor: 8, low_freq_factor: 1, high_freq_factor: 4, original_max_position_embeddings: 64 }
    const expected = { type: 'llama3', factor: 8, lowFrequencyFactor: 1, highFrequencyFactor: 4, originalContext: 64 }
    const rope_parameters = { rope_type: 'llama3', rope_theta: 5e5, ...llama3 }
    expect(parseLlamaConfig({ ...rest, rope_parameters })).toMatchObject({ ropeTheta: 5e5, ropeScaling: expected })
    expect(parseLlamaConfig({ ...rest, rope_parameters: { rope_type: 'default', rope_theta: 7 } })).toMatchObject({
      ropeTheta: 7,
      ropeScaling: null,
    })
    expect(parseLlamaConfig({ ...json, rope_scaling: { type: 'linear', factor: 2 } }).ropeScaling).toEqual({ type: 'linear', factor: 2 })
    expect(llamaConfigJson(parseLlamaConfig({ ...rest, rope_parameters }), 'float32')).not.toHaveProperty('rope_parameters')
  })

  test.each<[JsonObject, string]>([
    [{ model_type: 'mistral' }, 'model_type'],
    [{ model_type: null }, 'model_type'],
    [{ architectures: ['LlamaForSequenceClassification'] }, 'architectures'],
    [{ hidden_act: 'gelu' }, 'hidden_act'],
    [{ hidden_size: null }, 'hidden_size'],
    [{ hidden_size: '128' }, 'hidden_size'],
    [{ num_hidden_layers: -1 }, 'num_hidden_layers'],
    [{ num_key_value_heads: 3 }, 'num_key_value_heads'],
    [{ num_attention_heads: 0, head_dim: null }, 'num_attention_heads'],
    [{ tie_word_embeddings: 1 }, 'tie_word_embeddings'],
    [{ rms_norm_eps: '1e-5' }, 'rms_norm_eps'],
    [{ rope_scaling: { rope_type: 'yarn', factor: 2 } }, 'rope_scaling.rope_type'],
    [{ rope_scaling: { rope_type: 'llama3', factor: 2 } }, 'rope_scaling.low_freq_factor'],
    [{ rope_scaling: [] }, 'rope_scaling'],
    [{ rope_scaling: { rope_type: 'linear', factor: 0 } }, 'rope_scaling.factor'],
    [{ partial_rotary_factor: 0.5 }, 'partial_rotary_factor'],
    [{ quantization_config: { quant_method: 'gptq' } }, 'quantization_config'],
    [{ bos_token_id: 'x' }, 'bos_token_id'],
  ])('refuses %j', (changes, field) => {
    expect(refusal(() => parseLlamaConfig({ ...json, ...changes }))).toBe(`ORTHO_FORMAT ${field}`)
  })

  test.each([['{"hidden_size": NaN}'], ['[]'], ['null'], [''], ['{"a": 1'], ['"x"']])('refuses the text %s', (text) => {
    expect(() => parseJsonObject(text, 'm/config.json')).toThrow(/^m\/config.json must be (JSON|a JSON object), got .*\[ORTHO_FORMAT\]$/)
  })

  test('a key called __proto__ stays a key', () => {
    const read = parseLlamaConfig(parseJsonObject(JSON.stringify(json).replace('{', '{"__proto__":{"hidden_size":1},'), 'x'))
    expect(read.hiddenSize).toBe(128)
    expect(Object.keys(read.extra)).toContain('__proto__')
  })
})

describe('parameters', () => {
  test('the small model has 0.8 million', () => {
    expect(countParameters(llamaTensors(smallLlama))).toBe(803968)
    expect(countParameters(llamaTensors(llamaConfig({ tieWordEmbeddings: true })))).toBe(803968 - 256 * 128)
  })

  test('have the names and shapes of transformers', () => {
    const tensors = new Map([...llamaTensors(llamaConfig({ attentionBias: true, mlpBias: true }))].map(({ name, shape }) => [name, shape]))
    expect(tensors.get('model.layers.3.self_attn.k_proj.weight')).toEqual([64, 128])
    expect(tensors.get('model.layers.0.self_attn.o_proj.bias')).toEqual([128])
    expect(tensors.get('model.layers.0.mlp.down_proj.weight')).toEqual([128, 352])
    expect(tensors.get('model.layers.0.mlp.gate_proj.bias')).toEqual([352])
    expect(tensors.get('model.layers.1.post_attention_layernorm.weight')).toEqual([128])
    expect(tensors.size).toBe(3 + 4 * (2 + 7 + 7))
  })

  test('start with the stated spreads', () => {
    const params = initLlama(key(3), smallLlama)
    expect(countParameters(params)).toBe(803968)
    const spread = (name: string): number => {
      const data = Array.from(params[name]!.dataSync())
      return Math.sqrt(data.reduce((total, x) => total + x * x, 0) / data.length)
    }
    // Relative error of a standard deviation from n samples: 1/√(2n), here four times that.
    const near = (name: string, expected: number): void => {
      expect(Math.abs(spread(name) / expected - 1)).toBeLessThan(4 / Math.sqrt(2 * params[name]!.size))
    }
    near('model.layers.2.mlp.up_proj.weight', 0.02)
    near('model.layers.2.mlp.down_proj.weight', 0.02 / Math.sqrt(8))
    near('model.layers.0.self_attn.o_proj.weight', 0.02 / Math.sqrt(8))
    expect(spread('model.norm.weight')).toBe(1)
    expect(params['lm_head.weight']!.dtype).toBe('float32')
    expect(initLlama(key(3), smallLlama)['lm_head.weight']!.dataSync()).toEqual(params['lm_head.weight']!.dataSync())
    expect(params['lm_head.weight']!.dataSync()).not.toEqual(params['model.embed_tokens.weight']!.dataSync())
  })
})
