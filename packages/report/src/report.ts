import type { Check } from '@ortho/core'
import { renderChart } from './chart.ts'
import { formatNumber } from './number.ts'
import { pageStyle } from './page-style.ts'
import { renderChecks, renderTable } from './table.ts'
import { escapeHtml, slug } from './text.ts'
import type { Chart, Table } from './types.ts'

/** A figure of merit in large type. */
export interface Tile {
  /** What the value is. */
  readonly label: string
  /** Numbers are formatted by {@link formatNumber}. */
  readonly value: string | number
  /** One short remark below, e.g. what it is compared with. */
  readonly note?: string | undefined
}

/** A paragraph of a {@link Section}. */
export interface TextPart {
  /** Tells it from the other parts. */
  readonly kind: 'text'
  /** Plain text; newlines are kept. */
  readonly text: string
}

/** A row of figures of merit. */
export interface TilesPart {
  /** Tells it from the other parts. */
  readonly kind: 'tiles'
  /** In reading order. */
  readonly tiles: readonly Tile[]
}

/** A chart with its title as caption. */
export interface ChartPart {
  /** Tells it from the other parts. */
  readonly kind: 'chart'
  /** Its data. */
  readonly chart: Chart
}

/** A table. */
export interface TablePart {
  /** Tells it from the other parts. */
  readonly kind: 'table'
  /** Its data. */
  readonly table: Table
}

/** What an experiment claimed, with the verdicts. */
export interface ChecksPart {
  /** Tells it from the other parts. */
  readonly kind: 'checks'
  /** In reading order. */
  readonly checks: readonly Check[]
  /** One line of text above them. */
  readonly title?: string | undefined
}

/** Text to be shown as it is, in a fixed pitch: what a program printed, or a model wrote. */
export interface SamplePart {
  /** Tells it from the other parts. */
  readonly kind: 'sample'
  /** The text; white space is kept. */
  readonly text: string
  /** One line of text above it. */
  readonly title?: string | undefined
}

/** One element of a section, as data. There is no part for raw HTML: nothing that comes in can become markup. */
export type Part = TextPart | TilesPart | ChartPart | TablePart | ChecksPart | SamplePart

/** A chapter of a report, listed in its table of contents. */
export interface Section {
  /** Its heading, also in the table of contents. */
  readonly title: string
  /** Introduction; newlines are kept. */
  readonly text?: string | undefined
  /** In reading order. Neighbouring charts stand side by side where the page is wide enough. */
  readonly parts: readonly Part[]
}

/** What a report says. */
export interface Report {
  /** Heading of the page and name of its window. */
  readonly title: string
  /** One or two lines below the title. */
  readonly subtitle?: string | undefined
  /** In reading order. */
  readonly sections: readonly Section[]
  /** Provenance: versions, seed, hardware, command. */
  readonly footer?: string | undefined
  /** Language of the text, as BCP 47 tag. Default `en`. */
  readonly language?: string | undefined
}

/**
 * A report as one HTML page: style and charts are inline, nothing is loaded from anywhere and no script runs (its own
 * content security policy says so to the browser). It reads well on a telephone, in light and dark mode, and on paper.
 * All text is escaped. The same report gives the same bytes.
 *
 * @throws ShapeError when lengths within a chart do not agree.
 * @example
 * ```ts
 * import { report } from '@ortho/report'
 *
 * const html = report({ title: 'Run 7', sections: [{ title: 'Summary', parts: [{ kind: 'tiles', tiles: [{ label: 'loss', value: 2.31 }] }] }] })
 * console.log(html.startsWith('<!doctype html>')) // true
 * ```
 */
export function report({ title, subtitle, sections, footer, language = 'en' }: Report): string {
  const ids = uniqueIds(sections.map((section) => section.title))
  const chapters = sections.map((section, i) => renderSection(section, ids[i] ?? `section-${i}`))
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>\n${pageStyle()}\n</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escapeHtml(title)}</h1>${subtitle === undefined ? '' : `<p class="subtitle">${escapeHtml(subtitle)}</p>`}</header>`,
    sections.length < 2 ? '' : contents(sections, ids),
    `<main>\n${chapters.join('\n')}\n</main>`,
    footer === undefined ? '' : `<footer><p>${escapeHtml(footer)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function contents(sections: readonly Section[], ids: readonly string[]): string {
  const items = sections.map(({ title }, i) => `<li><a href="#${ids[i] ?? ''}">${escapeHtml(title)}</a></li>`)
  return `<nav aria-label="Contents"><ol>${items.join('')}</ol></nav>`
}

function renderSection({ title, text, parts }: Section, id: string): string {
  const blocks = blocksOf(parts).map((block, i) => {
    if (!Array.isArray(block)) return renderPart(block)
    return `<div class="charts">\n${block.map((chart, j) => chartFigure(chart, `${id}-${i}-${j}`)).join('\n')}\n</div>`
  })
  const introduction = text === undefined ? [] : [`<p>${escapeHtml(text)}</p>`]
  return [`<section id="${id}">`, `<h2>${escapeHtml(title)}</h2>`, ...introduction, ...blocks, '</section>'].join('\n')
}

type PlainPart = Exclude<Part, ChartPart>

/** The parts with each run of neighbouring charts gathered into one list. */
function blocksOf(parts: readonly Part[]): (PlainPart | Chart[])[] {
  const blocks: (PlainPart | Chart[])[] = []
  for (const part of parts) {
    const previous = blocks.at(-1)
    if (part.kind !== 'chart') blocks.push(part)
    else if (Array.isArray(previous)) previous.push(part.chart)
    else blocks.push([part.chart])
  }
  return blocks
}

function chartFigure(chart: Chart, id: string): string {
  return `<figure><figcaption>${escapeHtml(chart.title)}</figcaption>\n${renderChart(chart, { id, heading: false, style: false })}\n</figure>`
}

function renderPart(part: PlainPart): string {
  switch (part.kind) {
    case 'text':
      return `<p>${escapeHtml(part.text)}</p>`
    case 'tiles':
      return `<dl class="tiles">\n${part.tiles.map(renderTile).join('\n')}\n</dl>`
    case 'table':
      return renderTable(part.table)
    case 'checks':
      return renderChecks(part.checks, part.title)
    case 'sample': {
      const caption = part.title === undefined ? '' : `<figcaption>${escapeHtml(part.title)}</figcaption>`
      // An HTML parser drops a newline right after <pre>; this one is for it to drop, so that the text's own first survives.
      return `<figure>${caption}<pre tabindex="0">\n${escapeHtml(part.text)}</pre></figure>`
    }
  }
}

function renderTile({ label, value, note }: Tile): string {
  const text = typeof value === 'number' ? formatNumber(value) : value
  const remark = note === undefined ? '' : `<dd class="note">${escapeHtml(note)}</dd>`
  return `<div><dt>${escapeHtml(label)}</dt><dd class="value">${escapeHtml(text)}</dd>${remark}</div>`
}

/** A slug for each title. The index makes it unique, also against the ids that the charts derive from it. */
function uniqueIds(titles: readonly string[]): string[] {
  return titles.map((title, i) => `s${i + 1}-${slug(title)}`)
}
