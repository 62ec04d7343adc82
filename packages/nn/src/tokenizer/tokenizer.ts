/** Turns text into token ids and back. */
export interface Tokenizer {
  /** Ids are in [0, vocabSize). */
  readonly vocabSize: number
  /** Token ids of a text, with the special tokens that the tokenizer adds. */
  encode(text: string): Int32Array
  /** The text of token ids, without special tokens; `U+FFFD` for bytes that are no UTF-8. @throws OptionError for an unknown id. */
  decode(ids: Iterable<number>): string
  /** The files that describe the tokenizer in the Hugging Face layout, by name: `tokenizer.json` and others. */
  readonly files: Readonly<Record<string, string>>
}
