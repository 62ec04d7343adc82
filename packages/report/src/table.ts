import { type Check, type Comparison, ShapeError, passed } from '@ortho/core'
import { formatNumber } from './number.ts'
import { escapeHtml } from './text.ts'
import type { Cell, Column, Table } from './types.ts'

/**
 * A table as an HTML `<figure>` that scrolls within itself where it is wider than its page. Numbers stand on the right
 * in figures of equal width. All text is escaped.
 *
 * @throws ShapeError when a row has not one value for each column.
 */
export function renderTable(table: Table): string {
  const columns = table.columns.map((column, i) => resolved(typeof column === 'string' ? { title: column } : column, i, table.rows))
  const head = columns.map(({ title, numeric }) => `<th scope="col"${mark(numeric)}>${escapeHtml(title)}</th>`)
  const body = table.rows.map((row, i) => {
    if (row.length !== columns.length)
      throw new ShapeError({
        where: `table ${JSON.stringify(table.title ?? '')}`,
        argument: `rows[${i}]`,
        expected: `one value for each of ${columns.length} columns`,
        received: `${row.length}`,
      })
    const cells = columns.map(({ numeric, text }, j) => `<td${mark(numeric)}>${escapeHtml(text(row[j]))}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return tableFigure(table.title, head, body)
}

/**
 * Checks as a table: whether each holds (✓ or ✗, said in words to screen readers), the measured value, the comparison with
 * its bound, and where the bound comes from. All text is escaped.
 */
export function renderChecks(checks: readonly Check[], title?: string): string {
  const head = [
    '<th scope="col">Check</th>',
    '<th scope="col" class="number">Measured</th>',
    '<th scope="col">Bound</th>',
    '<th scope="col">Source</th>',
  ]
  const body = checks.map((check) => {
    const { name, measured, comparison, bound, source } = check
    const holds = passed(check)
    const verdict = holds
      ? '<span class="pass" role="img" aria-label="passed">✓</span>'
      : '<span class="fail" role="img" aria-label="failed">✗</span>'
    const limit = `${SIGNS[comparison]} ${formatNumber(bound)}`
    return (
      `<tr${holds ? '' : ' class="failed"'}><td>${verdict} ${escapeHtml(name)}</td><td class="number">${formatNumber(measured)}</td>` +
      `<td class="bound">${limit}</td><td class="source">${escapeHtml(source)}</td></tr>`
    )
  })
  return tableFigure(title, head, body)
}

const SIGNS: Readonly<Record<Comparison, string>> = { '<=': '≤', '>=': '≥', '<': '&lt;', '>': '&gt;', '==': '=' }

function tableFigure(title: string | undefined, head: readonly string[], body: readonly string[]): string {
  const caption = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`
  return [
    `<figure class="table">${caption}<div class="scroll" tabindex="0"><table>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table></div></figure>',
  ].join('\n')
}

function mark(numeric: boolean): string {
  return numeric ? ' class="number"' : ''
}

interface ResolvedColumn {
  readonly title: string
  readonly numeric: boolean
  readonly text: (value: Cell) => string
}

function resolved({ title, align, format }: Column, index: number, rows: Table['rows']): ResolvedColumn {
  const present = rows.map((row) => row[index]).filter((cell) => cell !== null && cell !== undefined)
  const numbers = present.length > 0 && present.every((cell) => typeof cell === 'number')
  return { title, numeric: align === undefined ? numbers : align === 'right', text: format ?? cellText }
}

function cellText(value: Cell): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return value
}
