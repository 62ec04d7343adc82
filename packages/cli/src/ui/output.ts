import type { Table } from '@ortho/core'
import { formatNumber } from '@ortho/report'
import pc from 'picocolors'

/** Where a command writes: results to `out`, progress and advice to `note`. */
export interface Output {
  /** Machine-readable results were asked for: `out` gets one JSON value and nothing else. */
  readonly json: boolean
  /** Prints a line of the result. */
  readonly out: (line: string) => void
  /** Prints a piece of a line of the result. */
  readonly write: (text: string) => void
  /** Prints a line that is not part of the result. */
  readonly note: (line: string) => void
}

/** The terminal: results on standard output, everything else on standard error. */
export function terminal(json: boolean): Output {
  return {
    json,
    out: (line) => process.stdout.write(`${line}\n`),
    write: (text) => process.stdout.write(text),
    note: (line) => process.stderr.write(`${line}\n`),
  }
}

/** Prints `value` as JSON, or what `text` makes of it. */
export function show<T>(output: Output, value: T, text: (value: T) => string): void {
  output.out(output.json ? JSON.stringify(value, undefined, 2) : text(value))
}

/** A table with aligned columns: numbers to the right. */
export function tableText({ title, columns, rows }: Table): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? formatNumber(cell) : cell)))
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => (row[i] ?? '').length)))
  const right = columns.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, i) => (right[i] === true ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd()
  return [...(title === '' ? [] : [pc.bold(title)]), pc.dim(line(columns)), ...cells.map(line)].join('\n')
}
