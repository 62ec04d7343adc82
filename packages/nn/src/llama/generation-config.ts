import type { GenerateOptions } from './generate.ts'
import type { LlamaConfig } from './config.ts'
import { FieldReader, type JsonObject } from '../json.ts'

/** How a model is meant to be sampled: what `generation_config.json` says, in the words of `generateLlama`. */
export type GenerationDefaults = Pick<GenerateOptions, 'temperature' | 'topK' | 'topP' | 'maxNewTokens' | 'stop'>

/**
 * Reads `generation_config.json`. `do_sample: false` becomes temperature 0. Without the fields, `do_sample` is false
 * and `top_k` is 50, as in `transformers`. Fields that `generateLlama` has no word for are left out.
 *
 * @throws FormatError naming the field.
 */
export function parseGeneration(json: JsonObject, where = 'generation_config.json'): GenerationDefaults {
  const fields = new FieldReader(json, where)
  const samples = fields.flag('do_sample', false)
  // 0 and null turn it off.
  const topK = Object.hasOwn(json, 'top_k') ? fields.number('top_k', 0) : samples ? 50 : 0
  const length = fields.number('max_new_tokens', 0)
  const stop = [fields.tokens('eos_token_id', null) ?? []].flat()
  return {
    temperature: samples ? fields.number('temperature', 1) : 0,
    topP: fields.number('top_p', 1),
    ...(topK > 0 ? { topK } : {}),
    ...(length > 0 ? { maxNewTokens: length } : {}),
    ...(stop.length > 0 ? { stop } : {}),
  }
}

/** The fields of `generation_config.json` for a model and the way to sample it. */
export function generationJson(config: LlamaConfig, defaults: GenerationDefaults): JsonObject {
  const { temperature = 1, topK, topP, maxNewTokens, stop } = defaults
  return {
    do_sample: temperature > 0,
    ...(temperature > 0 ? { temperature } : {}),
    // 0 turns off the 50 that transformers fills in.
    ...(temperature > 0 ? { top_k: topK ?? 0 } : {}),
    ...(temperature > 0 && topP !== undefined ? { top_p: topP } : {}),
    ...(maxNewTokens === undefined ? {} : { max_new_tokens: maxNewTokens }),
    bos_token_id: config.bosTokenId,
    eos_token_id: stop === undefined ? config.eosTokenId : [...stop],
    pad_token_id: config.padTokenId,
  }
}
