import type { BarSeriesOption } from 'echarts/charts'
import { ShapeError } from '@ortho/core'
import { PLOT_HEIGHT, WIDTH, categoryAxis, frame, textWidth, valueAxis } from '../axes.ts'
import { formatNumber } from '../number.ts'
import { INK, seriesColour } from '../palette.ts'
import { scaleOf } from '../scale.ts'
import type { Figure } from '../svg.ts'
import { legible, drawnText } from '../text.ts'
import type { BarChart } from '../types.ts'

/** Most bars that carry their value in figures. */
const LABELLED = 12

/**
 * The figure of a bar chart. Its bars lie down where the names of the categories would not fit side by side.
 *
 * @param heading - title drawn in the figure; empty for none.
 * @throws ShapeError when a series has not one value for each category.
 */
export function barFigure(chart: BarChart, heading: string): Figure {
  requireAligned(chart)
  const categories = chart.categories.map((name) => drawnText(name, 32))
  const lying = categories.reduce((width, name) => width + textWidth(name) + 12, 0) > WIDTH - 80
  const bars = categories.length * chart.series.length
  const plotHeight = lying ? Math.max(120, bars * 20 + categories.length * 10 + 50) : PLOT_HEIGHT
  const scale = scaleOf(
    chart.y,
    chart.series.map(({ values }) => values),
    { pad: 0.08, zero: true },
  )
  const { title, legend, grid, top } = frame(
    heading,
    chart.series.map(({ name }) => drawnText(name)),
    scale.empty,
  )
  const names = categoryAxis('', categories)
  const measure = { ...valueAxis(chart.y.label, scale), startValue: chart.y.log === true ? scale.low : 0 }
  return {
    option: {
      title,
      legend: { ...legend, icon: 'rect' },
      grid: { ...grid, height: plotHeight },
      xAxis: lying ? measure : names,
      yAxis: lying ? { ...names, inverse: true } : measure,
      series: chart.series.map(({ name, values }, i): BarSeriesOption => {
        const drawn = Array.from(values, (value) => scale.draw(value))
        return {
          type: 'bar',
          name: drawnText(name),
          data: drawn.map((value) => (Number.isNaN(value) ? '-' : value)),
          barMaxWidth: 44,
          silent: true,
          itemStyle: { color: seriesColour(i) },
          label: {
            show: bars <= LABELLED,
            position: lying ? 'right' : 'top',
            distance: 4,
            color: INK.light,
            fontSize: 12,
            formatter: ({ dataIndex }) => formatNumber(values[dataIndex] ?? NaN, 3),
          },
        }
      }),
    },
    width: WIDTH,
    height: top + plotHeight + 4,
    title: legible(chart.title),
    description: describe(chart),
  }
}

function requireAligned(chart: BarChart): void {
  for (const { name, values } of chart.series) {
    if (values.length !== chart.categories.length)
      throw new ShapeError({
        where: `bar chart ${JSON.stringify(chart.title)}`,
        argument: `series ${name}`,
        expected: `one value for each of ${chart.categories.length} categories`,
        received: `${values.length}`,
      })
  }
}

function describe({ y, categories, series }: BarChart): string {
  const groups = series.map(
    ({ name, values }) => `${name}: ${categories.map((category, i) => `${category} ${formatNumber(values[i] ?? NaN, 3)}`).join(', ')}.`,
  )
  return [`Bar chart of ${y.label}${y.log === true ? ' (logarithmic)' : ''}.`, ...groups].join(' ')
}
