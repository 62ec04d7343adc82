import { FormatError } from '@ortho/core'
import { show } from '../bytes/show.ts'

// Deep enough for any honest metadata, shallow enough never to exhaust the stack.
const DEEPEST = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c

/**
 * Reads JSON value by value, so that the reader of a format says what comes next and everything else is an error
 * at once. Unlike `JSON.parse` it refuses duplicate keys, never builds objects from foreign keys, has bounded
 * depth, and names the place of the trouble.
 */
export class JsonReader {
  private readonly text: string
  private readonly where: string
  private at = 0

  /** @param where - File for messages. */
  constructor(text: string, where: string) {
    this.text = text
    this.where = where
  }

  /** Reads an object; `member` is called after each key and must read the value. */
  object(member: (key: string) => void): void {
    const keys = new Set<string>()
    this.token('{', 'an object')
    if (this.peek() === '}') this.at++
    else
      do {
        this.blank()
        const start = this.at
        const key = this.string()
        if (keys.has(key)) this.fail('free of duplicate keys', `${show(key)} twice`, start)
        keys.add(key)
        this.token(':', 'a colon')
        member(key)
      } while (this.goesOn('}'))
  }

  /** Reads an array; `item` is called before each element and must read it. */
  array(item: () => void): void {
    this.token('[', 'an array')
    if (this.peek() === ']') this.at++
    else
      do item()
      while (this.goesOn(']'))
  }

  /** Reads a string of well-formed Unicode. */
  string(): string {
    this.token('"', 'a JSON string')
    const start = this.at
    const escaped = this.toClosingQuote()
    const plain = this.text.slice(start, this.at++)
    return escaped ? this.unescape(plain, start) : plain
  }

  /** Reads a non-negative integer written with digits alone and small enough to be exact. */
  natural(): number {
    this.blank()
    const start = this.at
    const digits = this.match(/(?:0|[1-9][0-9]*)(?![0-9.eE])/y)
    if (digits === undefined) return this.fail('a non-negative integer', this.here())
    const value = Number(digits)
    return Number.isSafeInteger(value) ? value : this.fail('an integer below 2^53', show(digits), start)
  }

  /** Reads any value and drops it. */
  skip(depth = 0): void {
    if (depth > DEEPEST) this.fail(`nested at most ${DEEPEST} deep`, 'deeper nesting')
    const next = this.peek()
    if (next === '{') this.object(() => this.skip(depth + 1))
    else if (next === '[') this.array(() => this.skip(depth + 1))
    else if (next === '"') this.string()
    else if (this.match(/(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![\w.])/y) === undefined) {
      this.fail('a JSON value', this.here())
    }
  }

  /** Requires that nothing but white space follows. */
  end(): void {
    this.blank()
    if (this.at < this.text.length) this.fail('at its end', this.here())
  }

  /** Throws at the current position, or at `at`. */
  fail(expected: string, received: string, at: number = this.at): never {
    throw new FormatError({ where: this.where, expected: `${expected} at character ${at} of its JSON`, received })
  }

  /** Moves to the quote that ends a string; true if an escape was passed. A loop, since a hostile string is long. */
  private toClosingQuote(): boolean {
    let escaped = false
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      if (code === QUOTE) return escaped
      if (code < 32) this.fail('a string without control characters', this.here())
      if (code !== BACKSLASH) continue
      escaped = true
      this.at++
    }
    return this.fail('the end of a string', 'its end', this.text.length)
  }

  private unescape(text: string, start: number): string {
    const value = parseString(text)
    if (value === undefined || /\p{Surrogate}/u.test(value)) return this.fail('a string of valid Unicode', show(text), start)
    return value
  }

  private goesOn(close: string): boolean {
    const next = this.peek()
    if (next !== ',' && next !== close) this.fail(`"," or "${close}"`, this.here())
    this.at++
    return next === ','
  }

  private token(char: string, what: string): void {
    if (this.peek() !== char) this.fail(what, this.here())
    this.at++
  }

  private peek(): string {
    this.blank()
    return this.text.charAt(this.at)
  }

  private blank(): void {
    for (; this.at < this.text.length; this.at++) {
      const code = this.text.charCodeAt(this.at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return
    }
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private here(): string {
    return this.at < this.text.length ? show(this.text.slice(this.at, this.at + 24)) : 'its end'
  }
}

/** The string that a JSON string's inside stands for; undefined when an escape is wrong. */
function parseString(inside: string): string | undefined {
  try {
    const value: unknown = JSON.parse(`"${inside}"`)
    return typeof value === 'string' ? value : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Decodes UTF-8, a byte order mark included, and refuses what is not. @throws FormatError naming `where`. */
export function decodeUtf8(bytes: Uint8Array, where: string, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (error) {
    throw new FormatError({ where, argument: what, expected: 'UTF-8', received: 'other bytes' }, error)
  }
}
