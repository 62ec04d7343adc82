import { FormatError, type Tensor, isFloat, sameShape, showShape } from '@ortho/core'
import { type Checkpoint, type FileSet, computingDType, openCheckpoint } from '@ortho/io'
import { placeOf, readText } from '../files.ts'
import { huggingFaceTokenizer } from '../tokenizer/hugging-face.ts'
import type { Tokenizer } from '../tokenizer/tokenizer.ts'
import type { LlamaConfig } from './config.ts'
import { parseLlamaConfig } from './config-json.ts'
import { parseJsonObject } from '../json.ts'
import { parseGeneration } from './generation-config.ts'
import { type LlamaParams, llamaTensors } from './params.ts'
import { type LlamaModel, requireVocabulary } from './save.ts'

/** Options of {@link loadLlama}. */
export interface LoadLlamaOptions {
  /** Dtype of all tensors. Default: float64 if any is stored so, else float32, which holds the half-precision types exactly. */
  readonly dtype?: 'float32' | 'float64' | undefined
}

/** Text files beside `tokenizer.json` that are kept when a model is saved again. */
const keptFiles = [
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'vocab.json',
  'merges.txt',
  'chat_template.jinja',
] as const

/**
 * Reads a Llama from a folder in the Hugging Face layout, written by `transformers` or by {@link saveLlama}; weights in one
 * file or in shards.
 *
 * @param folder - a path (Node), or the files by name (browser).
 * @returns the model; without `tokenizer` where there is no `tokenizer.json`.
 * @throws FormatError naming the file, and the field or tensor that is missing, unknown, or of another shape or type.
 * @example
 * ```ts
 * await saveLlama('model', { config: smallLlama, params: initLlama(key(0), smallLlama) })
 * const { params } = await loadLlama('model')
 * countParameters(params) // 803968
 * ```
 */
export async function loadLlama(folder: string | FileSet, options: LoadLlamaOptions = {}): Promise<LlamaModel> {
  const where = placeOf(folder, 'config.json')
  const text = await readText(folder, 'config.json')
  if (text === undefined) {
    throw new FormatError({
      where,
      expected: 'in the folder of a model',
      received: 'no such file',
      hint: 'It is written last, so a folder without it may be half a model.',
    })
  }
  const config = parseLlamaConfig(parseJsonObject(text, where), where)
  const tokenizer = await loadTokenizer(folder)
  requireVocabulary(where, tokenizer, config)
  const generation = await readText(folder, 'generation_config.json')
  const place = placeOf(folder, 'generation_config.json')
  const checkpoint = await openCheckpoint(folder)
  try {
    return {
      config,
      params: await readParams(checkpoint, config, options),
      tokenizer,
      generation: generation === undefined ? undefined : parseGeneration(parseJsonObject(generation, place), place),
    }
  } finally {
    await checkpoint.close()
  }
}

/** The tokenizer of a folder; undefined when it has no `tokenizer.json`. @throws FormatError when it has a wrong one. */
export async function loadTokenizer(folder: string | FileSet): Promise<Tokenizer | undefined> {
  const main = await readText(folder, 'tokenizer.json')
  if (main === undefined) return undefined
  const files: [string, string][] = [['tokenizer.json', main]]
  for (const name of keptFiles) {
    const text = await readText(folder, name)
    if (text !== undefined) files.push([name, text])
  }
  return huggingFaceTokenizer(Object.fromEntries(files), placeOf(folder, ''))
}

async function readParams(checkpoint: Checkpoint, config: LlamaConfig, options: LoadLlamaOptions): Promise<LlamaParams> {
  const wanted = new Set<string>()
  for (const { name, shape } of llamaTensors(config)) {
    requireTensor(checkpoint, name, shape)
    wanted.add(name)
  }
  const stranger = checkpoint.names.find((name) => !wanted.has(name) && !isRedundant(name, config))
  if (stranger !== undefined) {
    const { file, shape } = checkpoint.info(stranger)
    throw new FormatError({
      where: file,
      argument: stranger,
      expected: 'a tensor of the model that config.json describes',
      received: `another, of shape ${showShape(shape)}`,
    })
  }
  const double = [...wanted].some((name) => checkpoint.info(name).dtype === 'F64')
  const dtype = options.dtype ?? (double ? 'float64' : 'float32')
  const params: [string, Tensor][] = []
  for (const name of wanted) params.push([name, await checkpoint.read(name, { dtype })])
  return Object.fromEntries(params)
}

function requireTensor(checkpoint: Checkpoint, name: string, shape: readonly number[]): void {
  const expected = `a float tensor of shape ${showShape(shape)}, as config.json says`
  if (!checkpoint.has(name)) {
    const where = checkpoint.names[0] === undefined ? 'the weights' : checkpoint.info(checkpoint.names[0]).file
    throw new FormatError({ where, argument: name, expected, received: 'no such tensor' })
  }
  const found = checkpoint.info(name)
  if (sameShape(found.shape, shape) && isFloat(computingDType(found.dtype)) && found.dtype !== 'C64') return
  throw new FormatError({ where: found.file, argument: name, expected, received: `${found.dtype} ${showShape(found.shape)}` })
}

/** Tensors that `transformers` ignores too: the copy of a tied head, and the frequencies that old releases stored. */
function isRedundant(name: string, config: LlamaConfig): boolean {
  return (name === 'lm_head.weight' && config.tieWordEmbeddings) || name.endsWith('.rotary_emb.inv_freq')
}
