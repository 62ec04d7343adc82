/** A colour by its use: what stands in the SVG (and shows on a light page), and what replaces it on a dark one. */
export interface Colour {
  /** `#rrggbb` on the light background. */
  readonly light: string
  /** `#rrggbb` on the dark background. */
  readonly dark: string
}

/** The page behind everything. */
export const BACKGROUND: Colour = { light: '#ffffff', dark: '#15181c' }
/** Titles and text. */
export const INK: Colour = { light: '#1c2127', dark: '#e8eaed' }
/** Axis labels and remarks. */
export const MUTED: Colour = { light: '#58616b', dark: '#a6afb9' }
/** Axis lines. */
export const AXIS: Colour = { light: '#98a1ab', dark: '#5f6872' }
/** Grid lines, which must not compete with the data. */
export const GRID: Colour = { light: '#e5e8ec', dark: '#2a3037' }

/**
 * Series colours: hues in the manner of Okabe and Ito, told apart under the common colour-vision deficiencies, each with
 * a contrast of at least 3:1 against its background (WCAG 2.2, 1.4.11).
 */
export const SERIES: readonly Colour[] = [
  { light: '#0b6bb8', dark: '#5aaef0' },
  { light: '#d1540a', dark: '#f58a4b' },
  { light: '#00866a', dark: '#2fc7a0' },
  { light: '#a8508f', dark: '#e08cc8' },
  { light: '#a87800', dark: '#e3b23c' },
  { light: '#2b98c8', dark: '#9bd8f7' },
  { light: '#6b6b6b', dark: '#b0b0b0' },
  { light: '#8c2d19', dark: '#e0785f' },
]

/** Cividis, from low to high: monotone in lightness and alike for all colour vision, on either background. */
export const SEQUENTIAL: readonly string[] = ['#00224e', '#2a3f6d', '#575d6d', '#7d7c78', '#a59c74', '#d2c060', '#fee838']

/** The series colour of the i-th series; they repeat after eight, when {@link seriesDash} and {@link seriesSymbol} tell them apart. */
export function seriesColour(index: number): string {
  return (SERIES[index % SERIES.length] ?? INK).light
}

/** The line style of the i-th series: dashed on request, dotted from the ninth series on. */
export function seriesDash(index: number, dashed: boolean): 'solid' | 'dashed' | 'dotted' {
  if (dashed) return 'dashed'
  return index < SERIES.length ? 'solid' : 'dotted'
}

/** The mark of the i-th series of points: another shape for every eight. */
export function seriesSymbol(index: number): string {
  return ['circle', 'triangle', 'diamond', 'rect'][Math.floor(index / SERIES.length) % 4] ?? 'circle'
}

/**
 * Style rules that turn a chart to its dark colours where the reader prefers them. The light colours are plain
 * attributes, so that viewers without CSS show the chart too; paper is always light.
 */
export function chartStyle(): string {
  const rules = [INK, MUTED, AXIS, GRID, BACKGROUND, ...SERIES].flatMap(({ light, dark }) => [
    `.ortho-chart [fill="${light}"]{fill:${dark}}`,
    `.ortho-chart [stroke="${light}"]{stroke:${dark}}`,
  ])
  return `@media screen and (prefers-color-scheme:dark){${rules.join('')}}`
}
