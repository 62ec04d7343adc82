import { formatNumber } from './number.ts'
import { escapeHtml } from './text.ts'
import type { Cell, Check, Column, Table } from './types.ts'

/**
 * A table as an HTML `<figure>` that scrolls within itself where it is wider than its page. Numbers stand on the right
 * in figures of equal width. All text is escaped.
 */
export function renderTable({ title, columns, rows }: Table): string {
  const aligned = columns.map((column) => ({ column, numeric: (column.align ?? (isNumeric(column, rows) ? 'right' : 'left')) === 'right' }))
  const head = aligned.map(({ column, numeric }) => `<th scope="col"${mark(numeric)}>${escapeHtml(column.title ?? column.key)}</th>`)
  const body = rows.map((row) => {
    const cells = aligned.map(({ column, numeric }) => `<td${mark(numeric)}>${escapeHtml(cellText(column, row[column.key]))}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return tableFigure(title, head, body)
}

/**
 * Checks as a table: whether each holds (✓ or ✗, said in words to screen readers), the measured value, the comparison with
 * its bound, and where the bound comes from. All text is escaped.
 */
export function renderChecks(checks: readonly Check[], title?: string): string {
  const head = ['<th scope="col">Check</th>', '<th scope="col" class="number">Measured</th>', '<th scope="col">Bound</th>', '<th scope="col">Source</th>']
  const body = checks.map(({ name, measured, comparison, bound, source, passed }) => {
    const verdict = passed
      ? '<span class="pass" role="img" aria-label="passed">✓</span>'
      : '<span class="fail" role="img" aria-label="failed">✗</span>'
    const limit = `${comparison} ${formatNumber(bound)}`
    return (
      `<tr${passed ? '' : ' class="failed"'}><td>${verdict} ${escapeHtml(name)}</td><td class="number">${formatNumber(measured)}</td>` +
      `<td class="bound">${escapeHtml(limit)}</td><td class="source">${escapeHtml(source)}</td></tr>`
    )
  })
  return tableFigure(title, head, body)
}

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

function isNumeric({ key }: Column, rows: Table['rows']): boolean {
  const present = rows.map((row) => row[key]).filter((cell) => cell !== null && cell !== undefined)
  return present.length > 0 && present.every((cell) => typeof cell === 'number')
}

function cellText({ format }: Column, value: Cell): string {
  if (format !== undefined) return format(value)
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  return value
}
