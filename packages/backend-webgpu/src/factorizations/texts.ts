/** Texts of programs by what they depend on; made on first use, and few. */
let texts: Map<string, string> | undefined

/**
 * The text of a program that runs many times in one factorization: made once, since that takes longer than a launch.
 *
 * @param key - all that the text depends on. Numbers that it reads from parameters do not count, as long as their places in the
 * parameters are always the same.
 */
export function textOf(key: string, make: () => string): string {
  texts ??= new Map()
  let text = texts.get(key)
  if (text === undefined) {
    text = make()
    texts.set(key, text)
  }
  return text
}
