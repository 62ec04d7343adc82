import type { Check } from '@ortho/core'
import { describe, expect, it } from 'vitest'
import { formatNumber } from './number.ts'
import { SERIES, BACKGROUND, INK, MUTED } from './palette.ts'
import { renderChecks, renderTable } from './table.ts'

describe('renderTable', () => {
  it('sets numbers on the right and shows absent cells as a dash', () => {
    const rows = [
      ['a', 2.5, true],
      ['b', null, false],
      ['c', undefined, null],
    ]
    const html = renderTable({ columns: ['id', { title: 'Loss' }, 'ok'], rows })
    expect(html).toContain('<th scope="col">id</th><th scope="col" class="number">Loss</th><th scope="col">ok</th>')
    expect(html).toContain('<tr><td>a</td><td class="number">2.5</td><td>✓</td></tr>')
    expect(html).toContain('<tr><td>b</td><td class="number">–</td><td>✗</td></tr>')
    expect(html).toContain('<tr><td>c</td><td class="number">–</td><td>–</td></tr>')
  })

  it('obeys the alignment and escapes what a format returns', () => {
    const html = renderTable({ columns: [{ title: 'x', align: 'left', format: (value) => `<b>${String(value)}` }], rows: [[1]] })
    expect(html).toContain('<td>&lt;b&gt;1</td>')
  })

  it('refuses rows that do not match the columns', () => {
    expect(() => renderTable({ title: 't', columns: ['a'], rows: [[1], []] })).toThrow(
      '"rows[1]" must be one value for each of 1 columns, got 0',
    )
  })
})

describe('renderChecks', () => {
  it('says of each check whether it holds', () => {
    const check: Check = { name: 'defect', measured: 3e-14, comparison: '<=', bound: 1e-13, source: 'n·eps' }
    const html = renderChecks([check, { ...check, measured: NaN, comparison: '<' }])
    expect(html).toContain('aria-label="passed">✓</span> defect</td><td class="number">3e-14</td><td class="bound">≤ 1e-13</td>')
    expect(html).toContain('<tr class="failed"><td><span class="fail" role="img" aria-label="failed">✗</span> defect</td>')
    expect(html).toContain('<td class="number">NaN</td><td class="bound">&lt; 1e-13</td>')
  })
})

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1234, '1234'],
    [10485760, '10,485,760'],
    [-12345, '-12,345'],
    [0.1 + 0.2, '0.3'],
    [2.34567, '2.346'],
    [123456.7, '123457'],
    [999999.9, '1000000'],
    [1234567.8, '1.235e+6'],
    [0.000123461, '1.235e-4'],
    [3e-7, '3e-7'],
    [NaN, 'NaN'],
    [-Infinity, '-∞'],
  ])('%d is %s', (value, text) => {
    expect(formatNumber(value)).toBe(text)
  })
})

describe('palette', () => {
  const contrast = (a: string, b: string): number => {
    const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((p, q) => q - p)
    return (bright + 0.05) / (dim + 0.05)
  }

  it.each(['light', 'dark'] as const)('has the contrast that WCAG asks for, %s', (mode) => {
    for (const colour of SERIES) expect(contrast(colour[mode], BACKGROUND[mode])).toBeGreaterThanOrEqual(3)
    for (const colour of [INK, MUTED]) expect(contrast(colour[mode], BACKGROUND[mode])).toBeGreaterThanOrEqual(4.5)
  })
})

/** Relative luminance of `#rrggbb` by WCAG 2.2. */
function luminance(colour: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
