import { type FloatDType, FormatError, OptionError, type Tensor, tensorFrom } from '@ortho/core'
import { fromCoo } from './build.ts'
import type { SparseMatrix } from './matrix.ts'

/** Kinds of numbers of a Matrix Market file; `pattern` has places only. */
export type MatrixMarketField = 'real' | 'integer' | 'pattern'

/** Which elements a Matrix Market file leaves out because others tell them. */
export type MatrixMarketSymmetry = 'general' | 'symmetric' | 'skew-symmetric'

/** What both kinds of {@link MatrixMarket} say. */
export interface MatrixMarketHeader {
  /** Kind of numbers. */
  readonly field: MatrixMarketField
  /** How the file was stored; the matrix is whole in any case. */
  readonly symmetry: MatrixMarketSymmetry
  /** The comment lines, without the percent sign. */
  readonly comments: readonly string[]
}

/** A file of elements with their places. */
export interface MatrixMarketCoordinate extends MatrixMarketHeader {
  /** Tells the two kinds apart. */
  readonly format: 'coordinate'
  /** The whole matrix. */
  readonly matrix: SparseMatrix
}

/** A file of all elements. */
export interface MatrixMarketArray extends MatrixMarketHeader {
  /** Tells the two kinds apart. */
  readonly format: 'array'
  /** The whole matrix, `[m, n]`. */
  readonly matrix: Tensor
}

/** What {@link parseMatrixMarket} reads. */
export type MatrixMarket = MatrixMarketCoordinate | MatrixMarketArray

/** Options of {@link parseMatrixMarket}. */
export interface MatrixMarketReadOptions {
  /** Type of the elements. Default float64. */
  readonly dtype?: FloatDType | undefined
}

/** Lines of a text, counted. */
interface Lines {
  readonly text: string
  at: number
  number: number
}

const where = 'parseMatrixMarket'
const banner = '%%MatrixMarket'

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/

/**
 * Reads a matrix in Matrix Market format (R. Boisvert, R. Pozo, K. Remington, NISTIR 5935, 1996): coordinate and array; real,
 * integer and pattern (ones); general, symmetric and skew-symmetric, which are made whole. Elements at the same place are
 * added up.
 *
 * Works on text, since files are the caller's: `parseMatrixMarket(await readFile('west0067.mtx'))`.
 *
 * @param source - the text, or its bytes.
 * @throws FormatError naming the line: for another format, complex numbers, places outside the matrix or in the triangle that
 *   must be left out, numbers that are none, too few or too many elements.
 * @example
 * ```ts
 * const { matrix } = parseMatrixMarket('%%MatrixMarket matrix coordinate real symmetric\n2 2 2\n1 1 4\n2 1 -1\n')
 * asOperator(matrix).toDense().toArray() // => [[4, -1], [-1, 0]]
 * ```
 */
export function parseMatrixMarket(source: string | Uint8Array, { dtype = 'float64' }: MatrixMarketReadOptions = {}): MatrixMarket {
  const lines: Lines = { text: typeof source === 'string' ? source : new TextDecoder().decode(source), at: 0, number: 0 }
  const { format, field, symmetry } = parseBanner(lines)
  const comments: string[] = []
  let size = nextLine(lines)
  while (size !== undefined && (size.startsWith('%') || size.trim() === '')) {
    if (size.startsWith('%')) comments.push(size.slice(1).trimEnd())
    size = nextLine(lines)
  }
  if (size === undefined) throw trouble(lines, 'followed by a line of sizes', 'the end of the text')
  const sizes = parseSizes(lines, size, format === 'coordinate' ? 3 : 2)
  const [m, n] = [sizes[0]!, sizes[1]!]
  if (symmetry !== 'general' && m !== n) throw trouble(lines, `square where it is ${symmetry}`, `${m} × ${n}`)
  const header: MatrixMarketHeader = { field, symmetry, comments }
  if (format === 'coordinate') return { ...header, format, matrix: coordinates(lines, header, [m, n], sizes[2]!, dtype) }
  return { ...header, format, matrix: denseArray(lines, header, [m, n], dtype) }
}

function parseBanner(lines: Lines): { format: 'coordinate' | 'array'; field: MatrixMarketField; symmetry: MatrixMarketSymmetry } {
  const first = nextLine(lines) ?? ''
  const [start, object, ...kinds] = words(first)
  if (start?.toLowerCase() !== banner.toLowerCase()) throw trouble(lines, `a text that begins with ${banner}`, quoted(first))
  const [format, field, symmetry] = kinds.map((word) => word.toLowerCase())
  if (object?.toLowerCase() !== 'matrix') throw trouble(lines, 'a matrix', quoted(object ?? ''))
  if (format !== 'coordinate' && format !== 'array') throw trouble(lines, 'coordinate or array', quoted(format ?? ''))
  if (field === 'double') return { format, field: 'real', symmetry: symmetryOf(lines, symmetry) }
  if (field !== 'real' && field !== 'integer' && field !== 'pattern') {
    throw trouble(lines, 'real, integer or pattern', quoted(field ?? ''))
  }
  if (field === 'pattern' && format === 'array') throw trouble(lines, 'real or integer for an array', quoted(field))
  return { format, field, symmetry: symmetryOf(lines, symmetry) }
}

function symmetryOf(lines: Lines, symmetry: string | undefined): MatrixMarketSymmetry {
  if (symmetry === 'general' || symmetry === 'symmetric' || symmetry === 'skew-symmetric') return symmetry
  throw trouble(lines, 'general, symmetric or skew-symmetric', quoted(symmetry ?? ''))
}

function coordinates(
  lines: Lines,
  header: MatrixMarketHeader,
  shape: readonly [number, number],
  count: number,
  dtype: FloatDType,
): SparseMatrix {
  const { field, symmetry } = header
  // A file may promise more than it holds: room is made for what the text is long enough for.
  const most = Math.min(count, elementsAtMost(lines, field === 'pattern' ? 4 : 6))
  const room = symmetry === 'general' ? most : 2 * most
  const [rows, columns, values] = [new Int32Array(room), new Int32Array(room), new Float64Array(room)]
  let to = 0
  for (let k = 0; k < count; k++) {
    const parts = words(nextFilledLine(lines, `${count} elements`, k))
    const expected = field === 'pattern' ? 2 : 3
    if (parts.length !== expected) throw trouble(lines, `${expected} numbers for an element`, `${parts.length}`)
    const i = parseIndex(lines, parts[0]!, shape[0], 'row')
    const j = parseIndex(lines, parts[1]!, shape[1], 'column')
    const value = field === 'pattern' ? 1 : parseNumber(lines, parts[2]!, field)
    if (symmetry !== 'general') requireTriangle(lines, symmetry, i, j)
    rows[to] = i
    columns[to] = j
    values[to++] = value
    if (symmetry === 'general' || i === j) continue
    rows[to] = j
    columns[to] = i
    values[to++] = symmetry === 'symmetric' ? value : 0 - value
  }
  requireEnd(lines, count)
  const elements = dtype === 'float64' ? values.slice(0, to) : Float32Array.from(values.subarray(0, to))
  try {
    return fromCoo({ shape, rows: rows.subarray(0, to), columns: columns.subarray(0, to), values: elements })
  } catch (cause) {
    const tooLarge = !(cause instanceof OptionError)
    const expected = tooLarge ? 'of sizes that fit into memory' : `of elements that are finite in ${dtype}, sums of them too`
    throw new FormatError({ where, expected, received: tooLarge ? `${shape[0]} × ${shape[1]}` : 'one that overflows' }, cause)
  }
}

/** Columns follow each other; from symmetric ones only what is on and below the diagonal, or below it. */
function denseArray(lines: Lines, { field, symmetry }: MatrixMarketHeader, [m, n]: readonly [number, number], dtype: FloatDType): Tensor {
  const skipped = symmetry === 'skew-symmetric' ? 1 : 0
  const count = symmetry === 'general' ? m * n : (n * (n + 1)) / 2 - skipped * n
  const most = elementsAtMost(lines, 2)
  if (count > most) throw trouble(lines, `followed by ${count} elements`, `text for at most ${most}`)
  const out = dtype === 'float64' ? new Float64Array(m * n) : new Float32Array(m * n)
  let k = 0
  for (let j = 0; j < n; j++) {
    for (let i = symmetry === 'general' ? 0 : j + skipped; i < m; i++, k++) {
      const parts = words(nextFilledLine(lines, `${count} elements`, k))
      if (parts.length !== 1) throw trouble(lines, 'one number a line', `${parts.length}`)
      const value = parseNumber(lines, parts[0]!, field)
      out[i * n + j] = value
      if (!Number.isFinite(out[i * n + j]!)) throw trouble(lines, `a number that is finite in ${dtype}`, quoted(parts[0]!))
      if (symmetry !== 'general') out[j * n + i] = symmetry === 'symmetric' || i === j ? value : 0 - value
    }
  }
  requireEnd(lines, count)
  return tensorFrom(out, [m, n])
}

function parseSizes(lines: Lines, line: string, wanted: number): number[] {
  const sizes = words(line).map(wholeNumber)
  if (sizes.length === wanted && sizes.every((size) => size < 2 ** 31)) return sizes
  throw trouble(lines, `${wanted} whole numbers as sizes`, quoted(line))
}

function parseIndex(lines: Lines, word: string, size: number, what: string): number {
  const index = wholeNumber(word)
  if (index >= 1 && index <= size) return index - 1
  throw trouble(lines, `a ${what} from 1 to ${size}`, quoted(word))
}

function parseNumber(lines: Lines, word: string, field: MatrixMarketField): number {
  // Fortran writes exponents with a D.
  const value = decimal.test(word) ? Number(word.replace(/[dD]/, 'e')) : NaN
  if (!Number.isFinite(value)) throw trouble(lines, 'a finite number', quoted(word))
  if (field === 'integer' && !Number.isInteger(value)) throw trouble(lines, 'an integer', quoted(word))
  return value
}

/** NaN for what is not written in digits alone. */
function wholeNumber(word: string): number {
  return /^\+?\d+$/.test(word) ? Number(word) : NaN
}

function requireTriangle(lines: Lines, symmetry: MatrixMarketSymmetry, i: number, j: number): void {
  const strict = symmetry === 'skew-symmetric'
  if (i > j || (i === j && !strict)) return
  throw trouble(lines, `below the diagonal${strict ? '' : ', or on it,'} where the matrix is ${symmetry}`, `row ${i + 1}, column ${j + 1}`)
}

/** Elements that the rest of the text can hold, each of so many characters at least; the last line may end without a break. */
function elementsAtMost({ text, at }: Lines, characters: number): number {
  return Math.floor((text.length - at + 1) / characters)
}

function requireEnd(lines: Lines, count: number): void {
  for (let line = nextLine(lines); line !== undefined; line = nextLine(lines)) {
    if (line.trim() !== '' && !line.startsWith('%')) throw trouble(lines, `the end after ${count} elements`, quoted(line))
  }
}

function nextFilledLine(lines: Lines, expected: string, found: number): string {
  for (;;) {
    const line = nextLine(lines)
    if (line === undefined) throw trouble(lines, expected, `the end of the text after ${found}`)
    if (line.trim() !== '' && !line.startsWith('%')) return line
  }
}

function nextLine(lines: Lines): string | undefined {
  const { text, at } = lines
  if (at >= text.length) return undefined
  const end = text.indexOf('\n', at)
  lines.at = end === -1 ? text.length : end + 1
  lines.number++
  return text.slice(at, end === -1 ? text.length : end)
}

function words(line: string): string[] {
  const trimmed = line.trim()
  return trimmed === '' ? [] : trimmed.split(/\s+/)
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

function trouble({ number }: Lines, expected: string, received: string): FormatError {
  return new FormatError({ where, argument: `line ${number}`, expected, received })
}
