import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleOf } from './scale.ts'

const labels = (values: number[], scale: 'linear' | 'log'): string[] =>
  scaleOf({ label: '', log: scale === 'log' }, [values]).ticks.map(({ label }) => label)

describe('scaleOf', () => {
  it.each(['linear', 'log'] as const)('has a proper extent that holds the data and its ticks, %s', (scale) => {
    fc.assert(
      fc.property(fc.array(fc.double()), fc.constantFrom(0, 0.05), (values, pad) => {
        const { low, high, ticks, draw, empty } = scaleOf({ label: '', log: scale === 'log' }, [values], { pad })
        expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true)
        const drawn = values.map(draw).filter((value) => !Number.isNaN(value))
        expect(empty).toBe(drawn.length === 0)
        for (const value of drawn) expect(value >= low && value <= high).toBe(true)
        expect(ticks.length).toBeLessThan(12)
        const slack = (high - low) * 1e-6
        for (const { at } of ticks) expect(at >= low - slack && at <= high + slack).toBe(true)
        for (let i = 1; i < ticks.length; i++) expect(ticks[i]!.at).toBeGreaterThan(ticks[i - 1]!.at)
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length)
      }),
    )
  })

  it('chooses round linear ticks', () => {
    expect(labels([0, 6000], 'linear')).toEqual(['0', '2000', '4000', '6000'])
    expect(labels([0, 250_000], 'linear')).toEqual(['0', '50k', '100k', '150k', '200k', '250k'])
    expect(labels([-0.02, 0.02], 'linear')).toEqual(['−0.02', '−0.01', '0', '0.01', '0.02'])
    expect(labels([0, 4e-7], 'linear')).toEqual(['0', '10⁻⁷', '2×10⁻⁷', '3×10⁻⁷', '4×10⁻⁷'])
  })

  it('chooses log ticks by the number of decades', () => {
    expect(labels([1e-4, 1], 'log')).toEqual(['10⁻⁴', '0.001', '0.01', '0.1', '1'])
    expect(labels([1, 20], 'log')).toEqual(['1', '2', '5', '10', '20'])
    expect(labels([2.1, 4.4], 'log')).toEqual(['2.5', '3.0', '3.5', '4.0'])
    expect(labels([1e-30, 1], 'log').length).toBeLessThanOrEqual(8)
  })

  it('obeys fixed ends and shows zero for bars', () => {
    expect(scaleOf({ label: '', min: -1, max: 9 }, [[3]], { pad: 0.1 })).toMatchObject({ low: -1, high: 9 })
    expect(scaleOf({ label: '', log: true, min: 0.01 }, [[1]])).toMatchObject({ low: -2, high: 0 })
    expect(scaleOf({ label: '' }, [[5, 10]], { zero: true, pad: 0.1 })).toMatchObject({ low: 0, high: 11 })
  })
})
