import { barFigure } from './charts/bar.ts'
import { heatmapFigure } from './charts/heatmap.ts'
import { xyFigure } from './charts/xy.ts'
import { type Figure, type SvgOptions, toSvg } from './svg.ts'
import type { BarChart, Chart, Heatmap, LineChart, ScatterChart } from './types.ts'

/** How a chart is rendered. */
export interface ChartOptions extends SvgOptions {
  /** Whether the title is drawn in the chart. It is its accessible name either way. Default true. */
  readonly heading?: boolean
}

/**
 * A chart as one `<svg>` element, ready for a file of its own or for an HTML page. Rendered without a browser; the same
 * chart gives the same bytes. It follows the reader's light or dark colour scheme.
 *
 * @throws ShapeError when lengths within the chart do not agree.
 * @example
 * ```ts
 * import { renderChart } from '@ortho/report'
 *
 * const loss = { name: 'muon', x: [0, 1, 2], y: [3, 1, 0.5] }
 * const svg = renderChart({ title: 'Loss', x: { label: 'step' }, y: { label: 'loss', log: true }, series: [loss] })
 * console.log(svg.slice(0, 4)) // <svg
 * ```
 */
export function renderChart(chart: Chart, { heading = true, ...options }: ChartOptions = {}): string {
  return toSvg(figureOf(chart, heading ? chart.title : ''), options)
}

function figureOf(chart: Chart, heading: string): Figure {
  switch (chart.kind) {
    case undefined:
    case 'line':
    case 'scatter':
      return xyFigure(chart, heading)
    case 'bar':
      return barFigure(chart, heading)
    case 'heatmap':
      return heatmapFigure(chart, heading)
  }
}

/** {@link renderChart} of lines. */
export function lineChart(chart: Omit<LineChart, 'kind'>, options?: ChartOptions): string {
  return renderChart({ kind: 'line', ...chart }, options)
}

/** {@link renderChart} of points. */
export function scatter(chart: Omit<ScatterChart, 'kind'>, options?: ChartOptions): string {
  return renderChart({ kind: 'scatter', ...chart }, options)
}

/** {@link renderChart} of bars. */
export function barChart(chart: Omit<BarChart, 'kind'>, options?: ChartOptions): string {
  return renderChart({ kind: 'bar', ...chart }, options)
}

/** {@link renderChart} of a matrix. */
export function heatmap(chart: Omit<Heatmap, 'kind'>, options?: ChartOptions): string {
  return renderChart({ kind: 'heatmap', ...chart }, options)
}
