import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts'
import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import { GridSimpleComponent, LegendPlainComponent, TitleComponent, VisualMapContinuousComponent } from 'echarts/components'
import type { GridComponentOption, LegendComponentOption, TitleComponentOption, VisualMapComponentOption } from 'echarts/components'
import { init, use } from 'echarts/core'
import type { ComposeOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { chartStyle } from './palette.ts'
import { escapeHtml, fingerprint } from './text.ts'

/** What ECharts is asked to draw. */
export type Drawing = ComposeOption<
  | BarSeriesOption
  | HeatmapSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TitleComponentOption
  | VisualMapComponentOption
>

/** A drawing with its size and its words for people who do not see it. */
export interface Figure {
  /** The ECharts option. */
  readonly option: Drawing
  /** Width of the view box in px. Charts scale to the room they get. */
  readonly width: number
  /** Height of the view box in px. */
  readonly height: number
  /** Accessible name. */
  readonly title: string
  /** Accessible description: what is plotted, with its extremes. */
  readonly description: string
}

/** How a figure is embedded. */
export interface SvgOptions {
  /** Prefix of every id in the SVG, unique on its page. Default: a hash of the content. */
  readonly id?: string
  /** Whether to include the style that follows the reader's colour scheme. A page with many charts has it once. Default true. */
  readonly style?: boolean
}

/**
 * A figure as SVG text, by ECharts' string renderer: no browser, no animation, the same bytes for the same figure.
 * It scales with its view box and carries `role="img"`, `<title>` and `<desc>`.
 */
export function toSvg(figure: Figure, { id, style = true }: SvgOptions = {}): string {
  const drawn = tidy(draw(figure))
  const prefix = id ?? `chart-${fingerprint(figure.title + figure.description + drawn)}`
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" class="ortho-chart" viewBox="0 0 ${figure.width} ${figure.height}" width="${figure.width}"` +
    ` height="${figure.height}" role="img" aria-labelledby="${prefix}-title ${prefix}-desc">`
  return [
    head,
    `<title id="${prefix}-title">${escapeHtml(figure.title)}</title>`,
    `<desc id="${prefix}-desc">${escapeHtml(figure.description)}</desc>`,
    ...(style ? [`<style>${chartStyle()}</style>`] : []),
    drawn.replace(/="(url\(#)?zr\d+-/gu, (_match, url: string | undefined) => `="${url ?? ''}${prefix}-`),
    '</svg>',
  ].join('\n')
}

/** Outside a browser ECharts measures text as if set in Arial, so the chart asks for Arial and its metric equals. */
const FONT = 'Arial,Helvetica,Liberation Sans,sans-serif'

function draw({ option, width, height }: Figure): string {
  use([
    BarChart,
    HeatmapChart,
    LineChart,
    ScatterChart,
    GridSimpleComponent,
    LegendPlainComponent,
    TitleComponent,
    VisualMapContinuousComponent,
    SVGRenderer,
  ])
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option })
    return chart.renderToSVGString()
  } finally {
    chart.dispose()
  }
}

/**
 * The content of ECharts' `<svg>` without what serves only its interaction in a browser: hover classes and their style,
 * pointer attributes, invisible hit areas. Quotes in text are escaped, so no pattern here can match what a user wrote.
 */
function tidy(svg: string): string {
  return svg
    .replace(/^<svg [^>]*>\n|<\/svg>\s*$/gu, '')
    .replace(/<style ?><!\[CDATA\[[\s\S]*?\]\]>\s*<\/style>\n?/gu, '')
    .replace(/ (?:class|pointer-events|xml:space|ecmeta_\w+)="[^"]*"/gu, '')
    .replace(/<(?:path|rect) [^>]*fill="none"(?![^>]*stroke=)[^>]*><\/(?:path|rect)>\n?/gu, '')
    .replace(/ d="[^"]*"/gu, (path) => path.replace(/(\.\d\d)\d+/gu, '$1'))
    .replace(/<defs >/gu, '<defs>')
    .replace(/zr\d+-(?=[a-z]+\d+["\)])/gu, 'zr0-')
    .trim()
}
