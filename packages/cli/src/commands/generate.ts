import { type Rules, key } from '@ortho/core'
import { byteTokenizer, generateLlama, loadLlama, textStream } from '@ortho/nn'
import type { Output } from '../ui/output.ts'

/** What `ortho generate` takes. */
export interface GenerateSettings {
  /** Text to continue. */
  prompt: string
  /** Tokens to add. */
  tokens: number
  /** Divides the logits; 0 always takes the likeliest token. */
  temperature: number
  /** Draw from so many of the likeliest tokens; 0 for all. */
  topK: number
  /** Draw from the likeliest tokens that hold this probability together. */
  topP: number
  /** Seed of the draws. */
  seed: number
}

/** Defaults and limits of {@link GenerateSettings}. */
export const generateRules: Rules<GenerateSettings> = {
  prompt: { kind: 'text', default: '\n', says: 'text to continue' },
  tokens: { kind: 'int', default: 400, min: 1, max: 1_000_000, says: 'tokens to add' },
  temperature: { kind: 'real', default: 0.8, min: 0, says: 'divides the logits; 0 takes the likeliest token' },
  topK: { kind: 'int', default: 0, min: 0, says: 'draw from so many of the likeliest tokens; 0 for all' },
  topP: { kind: 'real', default: 1, min: 0, max: 1, says: 'draw from the likeliest tokens that hold this probability' },
  seed: { kind: 'int', default: 0, min: 0, says: 'seed of the draws' },
}

/**
 * `ortho generate MODEL`: continues a text with a Llama from a Hugging Face folder, printing as it goes. A folder
 * without a tokenizer takes bytes.
 */
export async function generate(folder: string, settings: Required<GenerateSettings>, output: Output, signal?: AbortSignal): Promise<void> {
  const { config, params, tokenizer = byteTokenizer() } = await loadLlama(folder)
  const { prompt, tokens, temperature, topK, topP, seed } = settings
  const options = { key: key(seed), maxNewTokens: tokens, temperature, topP, topK: topK === 0 ? undefined : topK }
  const stream = textStream(tokenizer)
  let text = ''
  const emit = (piece: string): void => {
    text += piece
    if (!output.json) output.write(piece)
  }
  if (!output.json) output.write(prompt)
  for await (const id of generateLlama(params, config, tokenizer.encode(prompt), options)) {
    emit(stream.push(id))
    if (signal?.aborted === true) break
  }
  emit(stream.end())
  if (output.json) output.out(JSON.stringify({ model: folder, prompt, text }))
  else output.write('\n')
}
