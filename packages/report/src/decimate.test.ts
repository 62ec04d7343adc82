import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_POINTS, decimate } from './decimate.ts'

describe('decimate', () => {
  it('keeps short series whole', () => {
    expect(decimate([])).toEqual([])
    expect(decimate([3, NaN, 1])).toEqual([0, 1, 2])
    expect(decimate(new Float32Array(MAX_POINTS))).toHaveLength(MAX_POINTS)
  })

  it('keeps ends, extremes and gaps of long ones, in order', () => {
    const value = fc.oneof({ weight: 9, arbitrary: fc.double({ noNaN: true }) }, { weight: 1, arbitrary: fc.constant(NaN) })
    fc.assert(
      fc.property(fc.array(value, { minLength: MAX_POINTS + 1, maxLength: 6000, size: 'max' }), (y) => {
        const indices = decimate(y)
        expect(indices.length).toBeLessThanOrEqual(1502)
        expect(indices[0]).toBe(0)
        expect(indices.at(-1)).toBe(y.length - 1)
        for (let i = 1; i < indices.length; i++) expect(indices[i]!).toBeGreaterThan(indices[i - 1]!)
        const finite = y.filter(Number.isFinite)
        const kept = indices.map((i) => y[i]!)
        expect(kept.every(Number.isFinite)).toBe(y.every(Number.isFinite))
        if (finite.length === 0) return
        expect(kept).toContain(finite.reduce((a, b) => Math.max(a, b)))
        expect(kept).toContain(finite.reduce((a, b) => Math.min(a, b)))
      }),
      { numRuns: 20 },
    )
  })

  it('keeps a gap of a single point', () => {
    const y = Array.from({ length: 10_000 }, (_, i) => (i === 7777 ? NaN : Math.sin(i)))
    expect(decimate(y)).toContain(7777)
  })
})
