import type { Tokenizer } from './tokenizer.ts'

/** Text that grows with every token. */
export interface TextStream {
  /** The text that `id` completes; empty while a character or a merge is still open. */
  push(id: number): string
  /** The text that was still open. */
  end(): string
}

/**
 * Decodes tokens one by one, as they are generated: the pieces joined are `decode` of all. A character of several tokens is
 * held back until it is whole. Tokens are decoded together with those of the piece before, since some tokenizers drop a
 * space at the beginning of a text.
 */
export function textStream(tokenizer: Tokenizer): TextStream {
  let context: number[] = []
  let open: number[] = []
  const openText = (): string => tokenizer.decode([...context, ...open]).slice(tokenizer.decode(context).length)
  const close = (text: string): string => {
    if (text !== '') context = open
    open = []
    return text
  }
  return {
    push: (id) => {
      open.push(id)
      const text = openText()
      // A trailing replacement character is the beginning of a character that the next tokens may finish.
      return text === '' || text.endsWith('\uFFFD') ? '' : close(text)
    },
    end: () => close(openText()),
  }
}
