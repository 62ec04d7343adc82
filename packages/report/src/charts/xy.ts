import type { LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import { ShapeError } from '@ortho/core'
import { PLOT_HEIGHT, WIDTH, frame, valueAxis } from '../axes.ts'
import { decimate } from '../decimate.ts'
import { formatNumber } from '../number.ts'
import { seriesColour, seriesDash, seriesSymbol } from '../palette.ts'
import { type Scale, scaleOf } from '../scale.ts'
import type { Figure } from '../svg.ts'
import { legible, drawnText } from '../text.ts'
import type { Axis, LineChart, ScatterChart, Series } from '../types.ts'

/** Series with fewer points show each of them. */
const MARKED = 16

/**
 * The figure of a line or scatter chart.
 *
 * @param heading - title drawn in the figure; empty for none.
 * @throws ShapeError when `x` and `y` of a series differ in length.
 */
export function xyFigure(chart: LineChart | ScatterChart, heading: string): Figure {
  for (const { name, x, y } of chart.series) {
    if (x.length !== y.length)
      throw new ShapeError({
        where: `${chart.kind ?? 'line'} chart ${JSON.stringify(chart.title)}`,
        argument: `series ${name}`,
        expected: 'as many x as y',
        received: `${x.length} and ${y.length}`,
      })
  }
  const lines = chart.kind !== 'scatter'
  const xScale = scaleOf(
    chart.x,
    chart.series.map(({ x }) => x),
    { pad: lines ? 0 : 0.04 },
  )
  const yScale = scaleOf(
    chart.y,
    chart.series.map(({ y }) => y),
    { pad: 0.05 },
  )
  const names = chart.series.map(({ name }) => drawnText(name))
  const { title, legend, grid, top } = frame(heading, names, xScale.empty || yScale.empty)
  return {
    option: {
      title,
      // A dot on the legend's line would hide whether it is dashed.
      legend: lines ? { ...legend, itemStyle: { opacity: 0 } } : legend,
      grid: { ...grid, height: PLOT_HEIGHT },
      xAxis: valueAxis(chart.x.label, xScale),
      yAxis: valueAxis(chart.y.label, yScale),
      series: chart.series.map((series, i) => {
        const points = drawnPoints(series, xScale, yScale)
        return lines ? lineOption(names[i] ?? '', points, i, series.dashed === true) : scatterOption(names[i] ?? '', points, i)
      }),
    },
    width: WIDTH,
    height: top + PLOT_HEIGHT + 4,
    title: legible(chart.title),
    description: describe(chart),
  }
}

/** A point in drawn coordinates; NaN where it is a gap. */
type Point = readonly [number, number]

function drawnPoints(series: Series, xScale: Scale, yScale: Scale): Point[] {
  const drawn: number[] = []
  for (let i = 0; i < series.y.length; i++) drawn.push(Number.isNaN(xScale.draw(series.x[i]!)) ? NaN : yScale.draw(series.y[i]!))
  return decimate(drawn).map((i) => [xScale.draw(series.x[i]!), drawn[i]!])
}

function lineOption(name: string, points: readonly Point[], index: number, dashed: boolean): LineSeriesOption {
  const colour = seriesColour(index)
  return {
    type: 'line',
    name,
    data: points.map((point, i) => ({
      value: isGap(point) ? '-' : [...point],
      symbol: (points.length < MARKED && !dashed) || isAlone(points, i) ? 'circle' : 'none',
    })),
    symbol: 'none',
    symbolSize: 5,
    silent: true,
    itemStyle: { color: colour, borderWidth: 0 },
    lineStyle: { color: colour, width: dashed ? 1.5 : 2, type: seriesDash(index, dashed), join: 'round' },
  }
}

function scatterOption(name: string, points: readonly Point[], index: number): ScatterSeriesOption {
  return {
    type: 'scatter',
    name,
    data: points.filter((point) => !isGap(point)).map((point) => [...point]),
    symbol: seriesSymbol(index),
    symbolSize: points.length > 200 ? 4 : 7,
    silent: true,
    itemStyle: { color: seriesColour(index), opacity: 0.85 },
  }
}

function isGap([x, y]: Point): boolean {
  return Number.isNaN(x) || Number.isNaN(y)
}

/** A point between gaps has no line that would show it. */
function isAlone(points: readonly Point[], index: number): boolean {
  const before = points[index - 1]
  const after = points[index + 1]
  return (before === undefined || isGap(before)) && (after === undefined || isGap(after))
}

function describe(chart: LineChart | ScatterChart): string {
  const head = `${chart.kind === 'scatter' ? 'Scatter' : 'Line'} chart of ${axisWords(chart.y)} against ${axisWords(chart.x)}.`
  if (chart.series.length === 0) return `${head} No series.`
  return [head, ...chart.series.map((series) => seriesWords(series))].join(' ')
}

function axisWords({ label, log }: Axis): string {
  return log === true ? `${label} (logarithmic)` : label
}

function seriesWords({ name, y }: Series): string {
  let low = Infinity
  let high = -Infinity
  let last = NaN
  let count = 0
  for (let i = 0; i < y.length; i++) {
    const value = y[i]!
    if (!Number.isFinite(value)) continue
    count++
    last = value
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const points = count === 1 ? '1 point' : `${formatNumber(count)} points`
  return count === 0
    ? `${name}: no finite points.`
    : `${name}: ${points} from ${formatNumber(low)} to ${formatNumber(high)}, last ${formatNumber(last)}.`
}
