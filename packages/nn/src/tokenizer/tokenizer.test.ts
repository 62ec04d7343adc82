import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byteTokenizer, huggingFaceTokenizer, textStream } from '../index.ts'
import { byteCharacters } from './byte-level.ts'

/** A BPE of three merges with one special token. */
const small = {
  'tokenizer.json': JSON.stringify({
    version: '1.0',
    added_tokens: [{ id: 7, content: '<eos>', single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
    model: { type: 'BPE', vocab: { a: 0, b: 1, Ġ: 2, ab: 3, Ġab: 4, c: 5, abc: 6 }, merges: ['a b', 'Ġ ab', 'ab c'] },
  }),
  'tokenizer_config.json': JSON.stringify({
    tokenizer_class: 'PreTrainedTokenizerFast',
    clean_up_tokenization_spaces: false,
    eos_token: '<eos>',
  }),
}

describe('byteTokenizer', () => {
  const tokenizer = byteTokenizer()

  test('is UTF-8, and keeps every text', () => {
    expect([...tokenizer.encode('hé')]).toEqual([104, 195, 169])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(text)
      }),
    )
    expect(tokenizer.decode(tokenizer.encode('\uFEFFx'))).toBe('\uFEFFx')
  })

  test('shows broken bytes as U+FFFD and refuses what is no byte', () => {
    expect(tokenizer.decode([0xf0, 0x9f])).toBe('\uFFFD')
    expect(tokenizer.decode([])).toBe('')
    for (const id of [256, -1, 1.5, NaN]) expect(() => tokenizer.decode([id])).toThrow(/"ids" must be bytes/)
  })

  test('its characters are those of GPT-2', () => {
    const characters = byteCharacters()
    expect(new Set(characters).size).toBe(256)
    expect([characters[0], characters[10], characters[32], characters[65], characters[127], characters[173], characters[255]]).toEqual([
      'Ā',
      'Ċ',
      'Ġ',
      'A',
      'ġ',
      'Ń',
      'ÿ',
    ])
  })

  test('its tokenizer.json gives the same ids in the Hugging Face library', async () => {
    // One space more, so that it is not taken for our own file.
    const files = { ...tokenizer.files, 'tokenizer.json': `${tokenizer.files['tokenizer.json']!} ` }
    const library = await huggingFaceTokenizer(files)
    expect(library.vocabSize).toBe(256)
    for (const text of ['hello  world\n\tx', 'Zażółć 🤗 日本', '', ' a b ', '\u0000\u007f\u00ad', "it's 12,5 %"]) {
      expect(library.encode(text)).toEqual(tokenizer.encode(text))
      expect(library.decode(tokenizer.encode(text))).toBe(text)
    }
  })
})

describe('huggingFaceTokenizer', () => {
  test('merges, and leaves out special tokens when decoding', async () => {
    const tokenizer = await huggingFaceTokenizer(small)
    expect(tokenizer.vocabSize).toBe(8)
    expect([...tokenizer.encode('abc ab<eos>')]).toEqual([6, 4, 7])
    expect(tokenizer.decode([6, 4, 7])).toBe('abc ab')
    expect(tokenizer.decode([])).toBe('')
    expect(tokenizer.files).toBe(small)
    expect(() => tokenizer.decode([8])).toThrow(/"ids" must be tokens in \[0, 7\], got 8/)
  })

  test('refuses what it cannot read', async () => {
    const read = (text: string) => huggingFaceTokenizer({ 'tokenizer.json': text }, 'm')
    await expect(read('{')).rejects.toThrow(/^m\/tokenizer.json must be JSON, got .*\[ORTHO_FORMAT\]$/)
    await expect(read('{"model": {"type": "Chess"}}')).rejects.toThrow(
      /must be a tokenizer that @huggingface\/tokenizers reads.*\[ORTHO_FORMAT\]$/,
    )
    await expect(read('{}')).rejects.toThrow(/\[ORTHO_FORMAT\]$/)
    await expect(huggingFaceTokenizer({})).rejects.toThrow(/"tokenizer.json" must be among the files/)
  })
})

describe('textStream', () => {
  test('gives characters when they are whole, and all of them', () => {
    const stream = textStream(byteTokenizer())
    expect([...new TextEncoder().encode('aé🤗')].map((byte) => stream.push(byte))).toEqual(['a', '', 'é', '', '', '', '🤗'])
    expect(stream.end()).toBe('')
  })

  test('joined is the text, whatever the bytes', () => {
    const tokenizer = byteTokenizer()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const stream = textStream(tokenizer)
        const pieces = [...bytes].map((byte) => stream.push(byte))
        expect(pieces.join('') + stream.end()).toBe(tokenizer.decode(bytes))
      }),
    )
  })

  test('keeps spaces between tokens', async () => {
    const stream = textStream(await huggingFaceTokenizer(small))
    expect([6, 4, 4, 0].map((id) => stream.push(id))).toEqual(['abc', ' ab', ' ab', 'a'])
  })
})
