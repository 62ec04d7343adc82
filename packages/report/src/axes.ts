import type { XAXisComponentOption, YAXisComponentOption } from 'echarts'
import type { GridComponentOption, LegendComponentOption, TitleComponentOption } from 'echarts/components'
import { AXIS, GRID, INK, MUTED } from './palette.ts'
import type { Scale } from './scale.ts'
import { drawnText } from './text.ts'

/** Width of every chart in px: half a page, so that text stays legible when a telephone shrinks it. */
export const WIDTH = 540
/** Height of the plot with its axes in px, without title and legend. */
export const PLOT_HEIGHT = 290

const FONT_SIZE = 13
/** Height of a line of the legend in px. */
const LEGEND_LINE = 20

/** An ECharts axis that can lie or stand. */
export type AxisOption = XAXisComponentOption & YAXisComponentOption

/** The parts above and around the plot. */
export interface Frame {
  readonly title: TitleComponentOption[]
  readonly legend: LegendComponentOption
  readonly grid: GridComponentOption
  /** Height of title and legend in px. */
  readonly top: number
}

/**
 * Title, legend and margins. The legend stands above the plot, in as many lines as its names need, and is left out for
 * fewer than two series.
 *
 * @param title - drawn at the top; the empty string draws none (a page has its own caption).
 * @param empty - whether to say that there are no data.
 */
export function frame(title: string, names: readonly string[], empty: boolean): Frame {
  const titleHeight = title === '' ? 0 : 28
  const legendHeight = names.length < 2 ? 0 : legendLines(names) * LEGEND_LINE + 6
  const top = titleHeight + legendHeight + 8
  return {
    title: [
      {
        show: title !== '',
        text: drawnText(title, 64),
        left: 6,
        top: 6,
        padding: 0,
        textStyle: { color: INK.light, fontSize: 15, fontWeight: 600 },
      },
      {
        show: empty,
        text: 'no data',
        left: 'center',
        top: top + PLOT_HEIGHT * 0.38,
        padding: 0,
        textStyle: { color: MUTED.light, fontSize: FONT_SIZE, fontWeight: 'normal' },
      },
    ],
    legend: {
      show: names.length >= 2,
      data: [...names],
      left: 0,
      right: 0,
      top: titleHeight,
      padding: [4, 6],
      itemGap: 14,
      itemWidth: 22,
      itemHeight: 9,
      selectedMode: false,
      textStyle: { color: INK.light, fontSize: FONT_SIZE, lineHeight: LEGEND_LINE },
    },
    grid: { left: 4, right: 18, top, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'all' },
    top,
  }
}

/** Lines that the legend takes. */
function legendLines(names: readonly string[]): number {
  let lines = 1
  let used = 0
  for (const name of names) {
    const width = textWidth(name) + 22 + 5 + 14
    if (used > 0 && used + width > WIDTH - 12) {
      lines++
      used = 0
    }
    used += width
  }
  return lines
}

/** Upper estimate of the width in px of text in a chart: there is no font to measure with outside a browser. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (/^[\u0000-\u02ff]$/u.test(character) ? 0.58 : 1) * FONT_SIZE, 0)
}

/** ECharts axis in drawn coordinates with the ticks of a scale. Its label stands beside its middle. */
export function valueAxis(label: string, scale: Scale): AxisOption {
  const at = (tick: number): number => Math.min(Math.max(tick, scale.low), scale.high)
  const customValues = scale.ticks.map((tick) => at(tick.at))
  const labels = scale.ticks.map((tick) => ({ at: at(tick.at), label: tick.label }))
  return {
    ...axisLook(label),
    type: 'value',
    min: scale.low,
    max: scale.high,
    axisTick: { show: false, customValues },
    axisLabel: { ...axisText(), customValues, hideOverlap: true, formatter: (value: number) => nearest(labels, value) },
    splitLine: { show: true, lineStyle: { color: GRID.light } },
  }
}

/** ECharts axis of names at even distances. */
export function categoryAxis(label: string, names: readonly string[]): AxisOption {
  return {
    ...axisLook(label),
    type: 'category',
    data: [...names],
    axisTick: { show: false },
    axisLabel: axisText(),
    splitLine: { show: false },
  }
}

function axisLook(label: string): Pick<AxisOption, 'name' | 'nameLocation' | 'nameGap' | 'nameTextStyle' | 'axisLine'> {
  return {
    name: drawnText(label, 60),
    nameLocation: 'middle',
    nameGap: 10,
    nameTextStyle: { color: MUTED.light, fontSize: FONT_SIZE },
    axisLine: { show: true, onZero: false, lineStyle: { color: AXIS.light } },
  }
}

function axisText(): { color: string; fontSize: number } {
  return { color: MUTED.light, fontSize: FONT_SIZE }
}

/** ECharts hands back a tick rounded to its own precision, so labels are found by distance. */
function nearest(labels: readonly { readonly at: number; readonly label: string }[], value: number): string {
  let best = labels[0]
  for (const tick of labels) if (best === undefined || Math.abs(tick.at - value) < Math.abs(best.at - value)) best = tick
  return best === undefined ? '' : best.label
}
