import { OptionError } from '@ortho/core'
import type { Tokenizer } from './tokenizer.ts'

/**
 * The tokenizer without a vocabulary: token id = byte of the UTF-8 text. Every text is `decode(encode(text))` but for
 * unpaired surrogates, which UTF-8 cannot hold.
 *
 * Its `tokenizer.json` is a byte-level BPE model with no merges, which `transformers` loads with the same ids.
 *
 * @example
 * ```ts
 * Array.from(byteTokenizer().encode('hé')) // [104, 195, 169]
 * ```
 */
export function byteTokenizer(): Tokenizer {
  return {
    vocabSize: 256,
    encode: (text) => Int32Array.from(new TextEncoder().encode(text)),
    decode: (ids) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(ids, requireByte)),
    files: {
      'tokenizer.json': byteTokenizerJson(),
      'tokenizer_config.json': `${JSON.stringify({ tokenizer_class: 'PreTrainedTokenizerFast', clean_up_tokenization_spaces: false }, null, 2)}\n`,
    },
  }
}

function requireByte(id: number): number {
  if (Number.isInteger(id) && id >= 0 && id < 256) return id
  throw new OptionError({ where: 'byteTokenizer', argument: 'ids', expected: 'bytes, integers in [0, 255]', received: String(id) })
}

/** The `tokenizer.json` of {@link byteTokenizer}. */
export function byteTokenizerJson(): string {
  const json = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(byteCharacters().map((character, byte) => [character, byte])),
      merges: [],
    },
  }
  return `${JSON.stringify(json, null, 2)}\n`
}

/**
 * The printable character that GPT-2 writes for each byte: itself where Latin-1 has a visible one, else the next from
 * U+0100 on.
 */
export function byteCharacters(): string[] {
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => {
    const visible = (byte >= 33 && byte <= 126) || (byte >= 161 && byte !== 173)
    return String.fromCodePoint(visible ? byte : next++)
  })
}
