import { FormatError, OptionError, sameShape, showShape } from '@ortho/core'
import { writeAtomically, writeCheckpoint } from '@ortho/io'
import { nodeFiles } from '../files.ts'
import type { Tokenizer } from '../tokenizer/tokenizer.ts'
import { type LlamaConfig, findFault } from './config.ts'
import { llamaConfigJson } from './config-json.ts'
import { type GenerationDefaults, generationJson } from './generation-config.ts'
import { type LlamaParams, llamaTensors } from './params.ts'
import type { JsonObject } from '../json.ts'

/** A model with what belongs to it. */
export interface LlamaModel {
  /** Sizes and constants. */
  readonly config: LlamaConfig
  /** Tensors by their names in `transformers`. */
  readonly params: LlamaParams
  /** Text to tokens. Undefined: the folder has no tokenizer. */
  readonly tokenizer?: Tokenizer | undefined
  /** How to sample it. Default: temperature 1. */
  readonly generation?: GenerationDefaults | undefined
}

/** Options of {@link saveLlama}. */
export interface SaveLlamaOptions {
  /** Element type in the file, the same for all tensors. Default: that of the embedding. Narrower types round to nearest even. */
  readonly dtype?: 'F16' | 'BF16' | 'F32' | 'F64' | undefined
  /** Most bytes per file of weights. Default 5·10⁹. */
  readonly maxShardBytes?: number | undefined
  /** Whether a model that is in the folder is replaced. Default: it is an error. */
  readonly overwrite?: boolean | undefined
}

/** How PyTorch names the element types. */
const torchNames = { F16: 'float16', BF16: 'bfloat16', F32: 'float32', F64: 'float64' } as const

/** Files that say what text means to the model: those of an earlier model must not stay beside a new one. */
const tokenizerFiles = [
  'tokenizer.json',
  'tokenizer_config.json',
  'special_tokens_map.json',
  'added_tokens.json',
  'tokenizer.model',
  'vocab.json',
  'merges.txt',
  'chat_template.jinja',
] as const

/**
 * Writes a model as `transformers` does: `config.json`, `generation_config.json`, the files of the tokenizer and
 * `model.safetensors`. Each file appears whole, and `config.json` last (an earlier one is removed first): a folder that has
 * it is complete, and without it nothing loads the folder. Files of other names are left alone.
 *
 * @param folder - made if it does not exist.
 * @throws OptionError when the folder has a model and `overwrite` is not set, or a parameter is missing, unknown or of
 * another shape than `config` says; FormatError for a tokenizer with more tokens than the embedding has rows.
 * @example
 * ```ts
 * await saveLlama('model', { config: smallLlama, params: initLlama(key(0), smallLlama), tokenizer: byteTokenizer() })
 * ```
 */
export async function saveLlama(folder: string, model: LlamaModel, options: SaveLlamaOptions = {}): Promise<void> {
  const { config, params, tokenizer, generation = {} } = model
  const { overwrite = false, maxShardBytes } = options
  const { fs, path } = nodeFiles(folder)
  requireParams(params, config)
  requireVocabulary(folder, tokenizer, config)
  const dtype = options.dtype ?? (params['model.embed_tokens.weight']?.dtype === 'float64' ? 'F64' : 'F32')
  await fs.mkdir(folder, { recursive: true })
  if (overwrite) {
    // First of all: from here on the folder is not a model until it is one again.
    for (const name of ['config.json', 'generation_config.json', ...tokenizerFiles]) await fs.rm(path.join(folder, name), { force: true })
  } else await requireFree(folder)
  // In the model's order, which the split into shards follows.
  const ordered = Object.fromEntries(
    [...llamaTensors(config)].flatMap(({ name }) => (params[name] === undefined ? [] : [[name, params[name]]])),
  )
  await writeCheckpoint(folder, ordered, { dtype, metadata: { format: 'pt' }, maxShardBytes, overwrite })
  const write = (name: string, text: string): Promise<void> =>
    writeAtomically(path.join(folder, name), (sink) => sink.write(new TextEncoder().encode(text)))
  for (const [name, text] of Object.entries(tokenizer?.files ?? {})) await write(name, text)
  await write('generation_config.json', pretty(generationJson(config, generation)))
  await write('config.json', pretty(llamaConfigJson(config, torchNames[dtype])))
}

/** Fields that `transformers` wants as floats. Python reads `8` as an int, and warns or refuses. */
const floatLine =
  /^( *"(?:rms_norm_eps|initializer_range|rope_theta|factor|low_freq_factor|high_freq_factor|temperature|top_p)": \d+)(,?)$/gm

function pretty(json: JsonObject): string {
  return `${JSON.stringify(json, null, 2)}\n`.replaceAll(floatLine, '$1.0$2')
}

async function requireFree(folder: string): Promise<void> {
  const { fs, path } = nodeFiles(folder)
  const found = (await fs.readdir(folder)).find((name) => name === 'config.json' || name.endsWith('.safetensors'))
  if (found === undefined) return
  throw new OptionError({
    where: 'saveLlama',
    argument: 'folder',
    expected: 'free of a model',
    received: path.join(folder, found),
    hint: 'Choose another folder or set `overwrite: true`.',
  })
}

function requireParams(params: LlamaParams, config: LlamaConfig): void {
  const fault = findFault(config)
  if (fault !== undefined) {
    throw new OptionError({ where: 'saveLlama', argument: `config.${fault.field}`, expected: fault.expected, received: fault.received })
  }
  const known = new Set<string>()
  for (const { name, shape } of llamaTensors(config)) {
    known.add(name)
    const found = params[name]
    if (found !== undefined && sameShape(found.shape, shape)) continue
    const received = found === undefined ? 'nothing' : showShape(found.shape)
    throw new OptionError({ where: 'saveLlama', argument: name, expected: `a tensor of shape ${showShape(shape)}`, received })
  }
  const stranger = Object.keys(params).find((name) => !known.has(name))
  if (stranger === undefined) return
  throw new OptionError({ where: 'saveLlama', argument: stranger, expected: 'a tensor that the configuration has', received: 'another' })
}

/** @throws FormatError when the tokenizer has ids that the embedding lacks. */
export function requireVocabulary(where: string, tokenizer: Tokenizer | undefined, { vocabSize }: LlamaConfig): void {
  if (tokenizer === undefined || tokenizer.vocabSize <= vocabSize) return
  throw new FormatError({
    where,
    argument: 'tokenizer',
    expected: `of at most ${vocabSize} tokens, the \`vocab_size\` of the configuration`,
    received: String(tokenizer.vocabSize),
  })
}
