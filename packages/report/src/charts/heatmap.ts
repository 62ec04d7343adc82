import { ShapeError } from '@ortho/core'
import { WIDTH, categoryAxis, frame } from '../axes.ts'
import { formatNumber } from '../number.ts'
import { MUTED, SEQUENTIAL } from '../palette.ts'
import type { Figure } from '../svg.ts'
import { legible } from '../text.ts'
import type { Heatmap } from '../types.ts'

/** Most cells in a row or column; a larger matrix is averaged over blocks, which keeps the SVG below 250 kB. */
const MAX_CELLS = 48
const PLOT_HEIGHT = 360
/** Room for the colour bar in px. */
const BAR_WIDTH = 76

/**
 * The figure of a heatmap, with a colour bar from the least to the largest entry.
 *
 * @param heading - title drawn in the figure; empty for none.
 * @throws ShapeError when the rows differ in length.
 */
export function heatmapFigure(chart: Heatmap, heading: string): Figure {
  const rows = chart.values.length
  const columns = chart.values[0]?.length ?? 0
  const ragged = chart.values.findIndex((row) => row.length !== columns)
  if (ragged >= 0)
    throw new ShapeError({
      where: `heatmap ${JSON.stringify(chart.title)}`,
      argument: `values[${ragged}]`,
      expected: `a row of ${columns} entries like the first`,
      received: `${chart.values[ragged]?.length ?? 0}`,
    })
  const rowStarts = blockStarts(rows)
  const columnStarts = blockStarts(columns)
  const cells = pooled(chart.values, rowStarts, columnStarts)
  const drawn = cells.map(([, , value]) => value)
  const low = drawn.reduce((a, b) => Math.min(a, b), Infinity)
  const high = drawn.reduce((a, b) => Math.max(a, b), -Infinity)
  const [min, max] = low < high ? [low, high] : low === high ? [low - 0.5, high + 0.5] : [0, 1]
  const { title, grid, top } = frame(heading, [], cells.length === 0)
  return {
    option: {
      title,
      grid: { ...grid, right: BAR_WIDTH, height: PLOT_HEIGHT },
      xAxis: { ...categoryAxis(chart.x.label, columnStarts.slice(0, -1).map(String)) },
      yAxis: { ...categoryAxis(chart.y.label, rowStarts.slice(0, -1).map(String)), inverse: true },
      visualMap: {
        type: 'continuous',
        min,
        max,
        calculable: false,
        hoverLink: false,
        right: 4,
        top: top + 20,
        itemWidth: 14,
        itemHeight: PLOT_HEIGHT - 120,
        text: [formatNumber(max, 3), formatNumber(min, 3)],
        textStyle: { color: MUTED.light, fontSize: 12 },
        inRange: { color: [...SEQUENTIAL] },
      },
      series: [{ type: 'heatmap', data: cells, silent: true, progressive: 0, itemStyle: { borderWidth: 0 } }],
    },
    width: WIDTH,
    height: top + PLOT_HEIGHT + 4,
    title: legible(chart.title),
    description: describe(chart, rows, columns, low, high),
  }
}

/** First index of each block, and the length at the end. */
function blockStarts(length: number): number[] {
  const blocks = Math.min(length, MAX_CELLS)
  return Array.from({ length: blocks + 1 }, (_, i) => (blocks === 0 ? 0 : Math.floor((i * length) / blocks)))
}

/** `[column, row, mean]` for every block with a finite entry. */
function pooled(values: Heatmap['values'], rowStarts: readonly number[], columnStarts: readonly number[]): [number, number, number][] {
  const cells: [number, number, number][] = []
  for (let r = 0; r + 1 < rowStarts.length; r++) {
    for (let c = 0; c + 1 < columnStarts.length; c++) {
      const mean = blockMean(values.slice(rowStarts[r], rowStarts[r + 1]), columnStarts[c]!, columnStarts[c + 1]!)
      if (Number.isFinite(mean)) cells.push([c, r, mean])
    }
  }
  return cells
}

function blockMean(rows: Heatmap['values'], start: number, end: number): number {
  let mean = 0
  let count = 0
  for (const row of rows) {
    for (let i = start; i < end; i++) {
      const value = row[i]!
      if (!Number.isFinite(value)) continue
      count++
      mean += (value - mean) / count
    }
  }
  return count === 0 ? NaN : mean
}

function describe({ x, y }: Heatmap, rows: number, columns: number, low: number, high: number): string {
  const head = `Heatmap of a ${rows} by ${columns} matrix: ${y.label} down, ${x.label} across.`
  return low <= high ? `${head} Cells from ${formatNumber(low)} to ${formatNumber(high)}.` : `${head} No finite cells.`
}
