import { FormatError, OptionError } from '@ortho/core'
import { parseJsonObject } from '../json.ts'
import { byteTokenizer, byteTokenizerJson } from './byte-level.ts'
import type { Tokenizer } from './tokenizer.ts'

/**
 * A tokenizer from the files of a Hugging Face folder, run by `@huggingface/tokenizers`, which is loaded when this is
 * first called.
 *
 * @param files - texts by file name. `tokenizer.json` is required, `tokenizer_config.json` is used; others are only kept,
 * so that saving the tokenizer writes them again.
 * @param where - folder for messages.
 * @throws FormatError when there is no usable `tokenizer.json`.
 */
export async function huggingFaceTokenizer(files: Readonly<Record<string, string>>, where = 'tokenizer'): Promise<Tokenizer> {
  const text = files['tokenizer.json']
  if (text === undefined)
    throw new FormatError({ where, argument: 'tokenizer.json', expected: 'among the files', received: 'no such file' })
  if (text === byteTokenizerJson()) return { ...byteTokenizer(), files }
  const json = parseJsonObject(text, `${where}/tokenizer.json`)
  const config = parseJsonObject(files['tokenizer_config.json'] ?? '{}', `${where}/tokenizer_config.json`)
  const library: Readonly<Record<string, unknown>> = await import('@huggingface/tokenizers')
  const backend = construct(library['Tokenizer'], [json, config], `${where}/tokenizer.json`)
  let vocabSize = 0
  for (const id of backend.get_vocab(true).values()) vocabSize = Math.max(vocabSize, id + 1)
  return {
    vocabSize,
    encode: (text) => Int32Array.from(backend.encode(text).ids),
    decode: (ids) => {
      const list = Array.from(ids, (id) => requireToken(id, vocabSize))
      // The library refuses an empty list.
      return list.length === 0 ? '' : backend.decode(list, { skip_special_tokens: true })
    },
    files,
  }
}

function requireToken(id: number, vocabSize: number): number {
  if (Number.isInteger(id) && id >= 0 && id < vocabSize) return id
  throw new OptionError({ where: 'decode', argument: 'ids', expected: `tokens in [0, ${vocabSize - 1}]`, received: String(id) })
}

/** What is used of the library's `Tokenizer`. Its own type declarations do not resolve under Node's rules. */
interface Backend {
  encode(text: string): { readonly ids: readonly number[] }
  decode(ids: readonly number[], options: { readonly skip_special_tokens: boolean }): string
  get_vocab(withAddedTokens: boolean): ReadonlyMap<string, number>
}

function isBackend(value: unknown): value is Backend {
  if (typeof value !== 'object' || value === null) return false
  return ['encode', 'decode', 'get_vocab'].every((name) => typeof Reflect.get(value, name) === 'function')
}

/** @throws FormatError when the library does not know the kind of tokenizer, or the file is not one. */
function construct(constructor: unknown, args: readonly unknown[], where: string): Backend {
  const refuse = (received: string, cause?: unknown): FormatError =>
    new FormatError({ where, expected: 'a tokenizer that @huggingface/tokenizers reads', received }, cause)
  if (typeof constructor !== 'function') throw refuse('a release of it without "Tokenizer"')
  let made: unknown
  try {
    made = Reflect.construct(constructor, args)
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error), error)
  }
  if (isBackend(made)) return made
  throw refuse('a release of it with another interface')
}
