import { FormatError } from '@ortho/core'
import type { Shape } from '@ortho/core'
import { show } from '../bytes/show.ts'
import { decodeUtf8 } from '../json/reader.ts'

/** What the header of a `.npy` file says. */
export interface NpyHeader {
  /** NumPy's type string, such as `<f8`. */
  readonly descr: string
  /** True when the first axis varies fastest. */
  readonly fortranOrder: boolean
  /** Axis sizes, outermost first. */
  readonly shape: Shape
  /** Position of the elements in the file, in bytes. */
  readonly dataStart: number
}

// NumPy's own limit is 10 000 characters unless pickles are allowed.
const LONGEST_HEADER = 65_536

/** Reads the magic, version (1, 2 or 3) and dict of a `.npy` file. @throws FormatError naming what is wrong. */
export function parseNpyHeader(file: Uint8Array, where: string): NpyHeader {
  const fail = (expected: string, received: string): never => {
    throw new FormatError({ where, expected, received })
  }
  if (file.length < 10) return fail('at least 10 bytes long', `${file.length} bytes`)
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const magic = String.fromCharCode(...file.subarray(0, 6))
  if (magic !== '\x93NUMPY') return fail('a .npy file, which starts with \\x93NUMPY', show(magic))
  const major = file[6]
  if (major !== 1 && major !== 2 && major !== 3) return fail('of .npy version 1, 2 or 3', String(major))
  const start = major === 1 ? 10 : 12
  if (file.length < start) return fail(`at least ${start} bytes long`, `${file.length} bytes`)
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  const most = Math.min(LONGEST_HEADER, file.length - start)
  if (length > most) return fail(`given a header of at most ${most} bytes`, `${length} bytes`)
  const bytes = file.subarray(start, start + length)
  // Versions 1 and 2 are Latin-1, which differs from UTF-8 only in field names that are not read anyway.
  const text = major === 3 ? decodeUtf8(bytes, where, 'header') : new TextDecoder('latin1').decode(bytes)
  return { ...new DictReader(text, where).read(), dataStart: start + length }
}

/** Reads the one Python literal that a header may be; nothing is evaluated. */
class DictReader {
  private readonly text: string
  private readonly where: string
  private at = 0

  constructor(text: string, where: string) {
    this.text = text
    this.where = where
  }

  read(): { descr: string; fortranOrder: boolean; shape: number[] } {
    const found: { descr?: string; fortranOrder?: boolean; shape?: number[] } = {}
    this.need(/\{/y, '"{"')
    while (!this.take(/\}/y)) {
      const key = this.need(
        /'(?:descr|fortran_order|shape)'|"(?:descr|fortran_order|shape)"/y,
        'the key descr, fortran_order or shape',
      ).slice(1, -1)
      this.need(/:/y, '":"')
      if (key === 'descr') found.descr = this.once(found.descr, key, this.descr())
      else if (key === 'shape') found.shape = this.once(found.shape, key, this.tuple())
      else found.fortranOrder = this.once(found.fortranOrder, key, this.need(/True\b|False\b/y, 'True or False') === 'True')
      if (!this.take(/,/y) && !this.ahead('}')) this.fail('"," or "}"')
    }
    if (this.text.slice(this.at).trim() !== '') this.fail('the end of the header')
    const { descr, fortranOrder, shape } = found
    if (descr === undefined || fortranOrder === undefined || shape === undefined) return this.fail('all of descr, fortran_order and shape')
    return { descr, fortranOrder, shape }
  }

  private descr(): string {
    if (this.ahead('[')) {
      throw new FormatError({
        where: this.where,
        expected: 'an array of numbers',
        received: 'records with fields',
        hint: 'Save each field as an array of its own.',
      })
    }
    return this.need(/'[^'\\]*'|"[^"\\]*"/y, 'a type string').slice(1, -1)
  }

  private tuple(): number[] {
    const sizes: number[] = []
    this.need(/\(/y, 'a tuple')
    while (!this.take(/\)/y)) {
      // Python 2 wrote an L after some integers.
      const size = Number(this.need(/(?:0|[1-9][0-9]*)L?(?![\w.])/y, 'a non-negative integer').replace('L', ''))
      if (!Number.isSafeInteger(size)) this.fail('an integer below 2^53')
      sizes.push(size)
      const comma = this.take(/,/y)
      if (!comma && (sizes.length === 1 || !this.ahead(')'))) this.fail('","')
    }
    return sizes
  }

  private once<T>(before: T | undefined, key: string, value: T): T {
    return before === undefined ? value : this.fail(`a single ${key}`)
  }

  private ahead(char: string): boolean {
    this.blank()
    return this.text.charAt(this.at) === char
  }

  private take(pattern: RegExp): string | undefined {
    this.blank()
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }

  private need(pattern: RegExp, what: string): string {
    return this.take(pattern) ?? this.fail(what)
  }

  private blank(): void {
    while (this.text.charAt(this.at) === ' ' || this.text.charAt(this.at) === '\n') this.at++
  }

  private fail(expected: string): never {
    const rest = this.text.slice(this.at, this.at + 24)
    throw new FormatError({
      where: this.where,
      expected: `${expected} at character ${this.at} of its header`,
      received: rest === '' ? 'its end' : show(rest),
    })
  }
}

// NumPy leaves room to enlarge the first axis in place, up to this many digits.
const GROWTH_DIGITS = 21
const ALIGNMENT = 64

/** Magic, version 1 and dict, byte for byte as NumPy 2 writes them. @throws FormatError for too many axes. */
export function npyHeaderBytes(descr: string, shape: Shape, where: string): Uint8Array {
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`
  const room = shape[0] === undefined ? 0 : GROWTH_DIGITS - String(shape[0]).length
  const dict = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${tuple}, }${' '.repeat(room)}`
  const padding = ALIGNMENT - ((10 + dict.length + 1) % ALIGNMENT)
  const length = dict.length + padding + 1
  if (length > 0xffff) {
    throw new FormatError({ where, argument: 'shape', expected: 'short enough for a .npy header', received: `${shape.length} axes` })
  }
  const bytes = new Uint8Array(10 + length)
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 0xff, length >> 8])
  bytes.set(new TextEncoder().encode(`${dict}${' '.repeat(padding)}\n`), 10)
  return bytes
}
