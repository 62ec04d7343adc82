import { type Chart, type Table, isOrthoError } from '@ortho/core'
import { describe, expect, it } from 'vitest'
import { barChart, heatmap, lineChart, renderChart, renderTable } from './index.ts'

/** Paths drawn in the colour of the first series, without the mark in the legend. */
function firstSeries(svg: string): string[] {
  return [...svg.matchAll(/<path d="([^"]*)"[^>]*stroke="#0b6bb8"/gu)].map((match) => match[1] ?? '')
}

function texts(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</gu)].map((match) => match[1] ?? '')
}

const x = { label: 'step' }
const y = { label: 'loss' }

describe('what an experiment returns', () => {
  it('is drawn as it is', () => {
    const chart: Chart = { title: 'Loss', x, y: { ...y, log: true }, series: [{ name: 'muon', x: [0, 1, 2], y: [1, NaN, 0.1] }] }
    const table: Table = { title: 'Runs', columns: ['run', 'loss'], rows: [['muon', 0.1]] }
    expect(renderChart(chart)).toBe(lineChart(chart))
    expect(renderTable(table)).toContain('<td>muon</td><td class="number">0.1</td>')
  })
})

describe('lineChart', () => {
  it('leaves gaps at values that are not finite', () => {
    const [path = ''] = firstSeries(lineChart({ title: 't', x, y, series: [{ name: 'a', x: [0, 1, 2, 3, 4], y: [1, 2, Infinity, 2, 1] }] }))
    expect(path.match(/M/gu)).toHaveLength(2)
    expect(path).not.toMatch(/NaN|Infinity/u)
  })

  it('leaves gaps on a log axis at values that are not positive', () => {
    const points = { name: 'a', x: [0, 1, 2, 3, 4], y: [1, 10, 0, 10, 100] }
    const svg = lineChart({ title: 't', x, y: { ...y, log: true }, series: [points] })
    expect(firstSeries(svg)[0]?.match(/M/gu)).toHaveLength(2)
    expect(texts(svg)).toEqual(expect.arrayContaining(['1', '10', '100']))
  })

  it('draws equal ratios at equal distances on a log axis', () => {
    const svg = lineChart({ title: 't', x, y: { ...y, log: true }, series: [{ name: 'a', x: [0, 1, 2], y: [1e-9, 1e-5, 1e-1] }] })
    const heights = [...(firstSeries(svg)[0] ?? '').matchAll(/[ML]\S+ (\S+?)(?=[ML]|$)/gu)].map((match) => Number(match[1]))
    expect(heights).toHaveLength(3)
    expect(heights[0]! - heights[1]!).toBeGreaterThan(50)
    expect(Math.abs(heights[0]! - 2 * heights[1]! + heights[2]!)).toBeLessThan(0.3) // ECharts rounds coordinates to 0.1
  })

  it('marks a point that stands alone between gaps', () => {
    const draw = (middle: number): number =>
      (
        lineChart({ title: 't', x, y, series: [{ name: 'a', x: lone, y: lone.map((i) => (i === 10 ? middle : i < 15 ? NaN : i)) }] }).match(
          /A\d/gu,
        ) ?? []
      ).length
    const lone = Array.from({ length: 30 }, (_, i) => i)
    expect(draw(5)).toBeGreaterThan(draw(NaN))
  })

  it('stays small for long series', () => {
    const steps = Float64Array.from({ length: 200_000 }, (_, i) => i)
    const svg = lineChart({ title: 't', x, y, series: [{ name: 'a', x: steps, y: steps.map((i) => Math.sin(i)) }] })
    expect(svg.length).toBeLessThan(30_000)
  })

  it('names and describes itself', () => {
    const svg = lineChart({ title: 'Loss', x, y: { ...y, log: true }, series: [{ name: 'muon', x: [0, 1, 2], y: [3, 1, 2] }] })
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="(\S+)-title \1-desc">\n<title id="\1-title">Loss</u)
    expect(svg).toContain('Line chart of loss (logarithmic) against step. muon: 3 points from 1 to 3, last 2.')
  })

  it('dashes on request', () => {
    const draw = (dashed: boolean): string => lineChart({ title: 't', x, y, series: [{ name: 'a', x: [0, 1], y: [0, 1], dashed }] })
    expect(draw(true)).toContain('stroke-dasharray')
    expect(draw(false)).not.toContain('stroke-dasharray')
  })

  it('refuses x and y of different lengths', () => {
    const act = (): string => lineChart({ title: 't', x, y, series: [{ name: 'a', x: [0], y: [] }] })
    expect(act).toThrow('line chart "t": "series a" must be as many x as y, got 1 and 0.')
  })
})

describe('barChart', () => {
  const series = [{ name: 'speed', values: [1, 10, NaN] }]

  it('starts bars at zero, or on a log axis at its lower end', () => {
    const bars = (log: boolean): string[] =>
      [
        ...barChart({ title: 't', categories: ['a', 'b', 'c'], y: { ...y, log }, series }).matchAll(
          /<path d="([^"]*)"[^>]*fill="#0b6bb8"/gu,
        ),
      ].map((m) => m[1] ?? '')
    for (const log of [false, true]) {
      const paths = bars(log)
      expect(paths).toHaveLength(2)
      const feet = paths.map((path) => Number(/^M\S+ (\S+?)l/u.exec(path)?.[1]))
      expect(feet[0]).toBe(feet[1])
    }
  })

  it('lays the bars down for long names', () => {
    const categories = ['a', 'b', 'c'].map((name) => name.repeat(30))
    const svg = barChart({ title: 't', categories, y, series })
    expect(texts(svg)).toEqual(expect.arrayContaining(categories))
  })

  it('refuses values that do not match the categories', () => {
    expect(() => barChart({ title: 't', categories: ['a'], y, series })).toThrow('must be one value for each of 1 categories, got 3')
  })
})

describe('heatmap', () => {
  const cellCount = (svg: string): number => (svg.match(/<path [^>]*fill="rgb/gu) ?? []).length

  it('draws finite cells and leaves the others blank', () => {
    const values = [
      [1, 2, NaN],
      [4, 5, Infinity],
    ]
    const svg = heatmap({ title: 't', x, y, values })
    const full = heatmap({ title: 't', x, y, values: values.map((row) => row.map((_, i) => i)) })
    expect(cellCount(full) - cellCount(svg)).toBe(2)
    expect(svg).toContain('Heatmap of a 2 by 3 matrix: loss down, step across. Cells from 1 to 5.')
  })

  it('averages large matrices over blocks', () => {
    const size = 480
    const svg = heatmap({
      title: 't',
      x,
      y,
      values: Array.from({ length: size }, () => Float32Array.from({ length: size }, (_, i) => (i % 2) * (i < 10 ? 2 : 4))),
    })
    expect(svg).toContain('Cells from 1 to 2.')
    expect(svg.length).toBeLessThan(300_000)
  })

  it('refuses rows of different lengths', () => {
    let caught: unknown
    try {
      heatmap({ title: 't', x, y, values: [[1, 2], [1]] })
    } catch (error) {
      caught = error
    }
    expect(isOrthoError(caught) && caught.trouble.argument).toBe('values[1]')
  })
})
