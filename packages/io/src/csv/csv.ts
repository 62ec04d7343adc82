import { FormatError, OptionError, ShapeError } from '@ortho/core'
import type { Tensor } from '@ortho/core'
import Papa from 'papaparse'
import { writeTo } from '../bytes/atomic.ts'
import { clip, show } from '../bytes/show.ts'
import type { ByteSink } from '../bytes/sink.ts'
import { withSource } from '../bytes/source.ts'
import type { Source } from '../bytes/source.ts'
import { decodeUtf8 } from '../json/reader.ts'
import type { SavableTensor } from '../storage/raw.ts'
import { toTensor } from '../tensor.ts'

/** Options of {@link readCsv}. */
export interface ReadCsvOptions {
  /** Whether the first row names the columns. Default true; else they are named `0`, `1`, …. */
  readonly header?: boolean | undefined
  /** Between cells. Default `,`. */
  readonly delimiter?: string | undefined
  /** Columns to read as numbers, in the order wanted. Default: all but those of `text`. */
  readonly columns?: readonly string[] | undefined
  /** Columns to keep as text. Default: none. */
  readonly text?: readonly string[] | undefined
  /** What an empty numeric cell is. Default: an error. */
  readonly missing?: 'error' | 'nan' | undefined
}

/** What {@link readCsv} gives. */
export interface CsvTable {
  /** Names of the columns of `values`. */
  readonly columns: readonly string[]
  /** `[rows, columns]`, float64. */
  readonly values: Tensor
  /** The columns kept as text, by name. */
  readonly text: Readonly<Record<string, readonly string[]>>
}

/**
 * Reads a table of numbers from UTF-8 CSV (RFC 4180 quoting, any line ends, an optional byte order mark).
 *
 * @throws FormatError naming the line and column of a cell that is not a number, a row of another length, or broken quoting.
 *
 * @example
 * ```ts
 * const file = new Blob(['date,wind,rain\n2016-07-01,5.8,2\n2016-07-02,5.7,0'])
 * const { columns, values } = await readCsv(file, { text: ['date'] })
 * columns // ['wind', 'rain']
 * values.toArray() // [[5.8, 2], [5.7, 0]]
 * ```
 */
export async function readCsv(source: Source, options: ReadCsvOptions = {}): Promise<CsvTable> {
  return withSource(source, async (file) => {
    const content = decodeUtf8(await file.read(0, file.size), file.name, 'text').replace(/^\ufeff/, '')
    const { names, rows } = readRows(content, options, file.name)
    const text = (options.text ?? []).map((name) => ({ name, at: place(name, names, file.name) }))
    const columns = options.columns ?? names.filter((name) => !text.some((column) => column.name === name))
    const places = columns.map((name) => place(name, names, file.name))
    const data = new Float64Array(rows.length * columns.length)
    let end = 0
    for (const { cells, line } of rows) {
      for (const [i, at] of places.entries()) data[end++] = toNumber(cells[at] ?? '', `${file.name}:${line}`, columns[i] ?? '', options)
    }
    return {
      columns,
      values: toTensor({ data, shape: [rows.length, columns.length], dtype: 'float64' }),
      text: Object.fromEntries(text.map(({ name, at }) => [name, rows.map(({ cells }) => cells[at] ?? '')])),
    }
  })
}

interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

function readRows(content: string, options: ReadCsvOptions, where: string): { names: readonly string[]; rows: readonly Row[] } {
  const { header = true, delimiter = ',' } = options
  // Anything else would make the parser guess.
  if (delimiter.length !== 1 || Papa.BAD_DELIMITERS.includes(delimiter)) {
    throw new OptionError({
      where: 'readCsv',
      argument: 'delimiter',
      expected: 'a single character that can part cells',
      received: show(delimiter),
    })
  }
  const rows: Row[] = []
  let line = 1
  let position = 0
  Papa.parse<string[]>(content, {
    delimiter,
    step: ({ data, errors, meta }) => {
      const [error] = errors
      if (error !== undefined) throw new FormatError({ where: `${where}:${line}`, expected: 'CSV', received: clip(error.message) })
      if (data.length > 1 || data[0] !== '') rows.push({ cells: data, line })
      // A quoted cell may span lines, so lines are counted in the text and not in rows.
      line += countLines(content, position, meta.cursor)
      position = meta.cursor
    },
  })
  const first = rows[0]
  if (first === undefined) throw new FormatError({ where, expected: header ? 'headed by column names' : 'a table', received: 'no rows' })
  const names = header ? first.cells : first.cells.map((_, i) => String(i))
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new FormatError({ where, expected: 'headed by distinct names', received: `${show(twice)} twice` })
  for (const row of rows) {
    if (row.cells.length === names.length) continue
    throw new FormatError({ where: `${where}:${row.line}`, expected: `a row of ${names.length} cells`, received: String(row.cells.length) })
  }
  return { names, rows: header ? rows.slice(1) : rows }
}

function countLines(content: string, begin: number, end: number): number {
  let lines = 0
  for (let i = begin; i < end; i++) {
    const code = content.charCodeAt(i)
    if (code === 10 || (code === 13 && content.charCodeAt(i + 1) !== 10)) lines++
  }
  return lines
}

function place(name: string, names: readonly string[], where: string): number {
  const at = names.indexOf(name)
  if (at >= 0) return at
  throw new FormatError({
    where,
    argument: clip(name),
    expected: `one of its columns (${clip(names.join(', '))})`,
    received: 'none of them',
  })
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/
const special: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  '+inf': Infinity,
  '-inf': -Infinity,
  infinity: Infinity,
  '-infinity': -Infinity,
}

function toNumber(cell: string, where: string, column: string, { missing = 'error' }: ReadCsvOptions): number {
  const text = cell.trim()
  if (decimal.test(text)) return Number(text)
  if (text === '' && missing === 'nan') return NaN
  const value = Object.hasOwn(special, text.toLowerCase()) ? special[text.toLowerCase()] : undefined
  if (value !== undefined) return value
  throw new FormatError({
    where,
    argument: clip(column),
    expected: 'a number',
    received: text === '' ? 'an empty cell' : show(text),
    hint: text === '' ? 'Set `missing: "nan"` to allow gaps.' : 'List text columns in `text`.',
  })
}

/**
 * Writes a table as CSV with a header, `\n` line ends, and the shortest digits that read back to the same number.
 *
 * @param target - Path of the file (Node), which appears only when it is complete, or a sink.
 * @param values - `[rows, columns]`.
 * @throws ShapeError when the columns do not match the names.
 */
export async function writeCsv(target: string | ByteSink, columns: readonly string[], values: SavableTensor): Promise<void> {
  const [rows, width] = values.shape
  if (rows === undefined || width !== columns.length || values.shape.length !== 2) {
    throw new ShapeError({
      where: 'writeCsv',
      argument: 'values',
      expected: `[rows, ${columns.length}]`,
      received: `[${values.shape.join(', ')}]`,
    })
  }
  const data = typeof values.data === 'function' ? await values.data() : values.data
  const encoder = new TextEncoder()
  await writeTo(target, async (sink) => {
    await sink.write(encoder.encode(`${columns.map(quote).join(',')}\n`))
    for (let row = 0; row < rows; row++) {
      const cells = Array.from(data.subarray(row * width, (row + 1) * width), showNumber)
      await sink.write(encoder.encode(`${cells.join(',')}\n`))
    }
  })
}

/** The shortest digits that read back to `x`, and the sign of zero, which `String` drops. */
function showNumber(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x)
}

function quote(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
