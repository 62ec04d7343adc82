import { tensor, transpose } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maxRelativeError, orthoDefect, spacing, ulps } from './measures.ts'
import { expectNear } from './near.ts'

describe('maxRelativeError', () => {
  test('is that of the worst element', () => {
    expect(maxRelativeError([1, 2.5, -3], [1, 2, -4])).toBe(0.25)
    expect(maxRelativeError(tensor([[1, 2]]), [[1, 4]])).toBe(0.5)
    expect(maxRelativeError([], [])).toBe(0)
  })
  test('counts equal infinities and NaNs as right, others as infinitely wrong', () => {
    expect(maxRelativeError([NaN, Infinity, 0], [NaN, Infinity, -0])).toBe(0)
    expect(maxRelativeError([1], [NaN])).toBe(Infinity)
    expect(maxRelativeError([NaN], [1])).toBe(Infinity)
    expect(maxRelativeError([1e-300], [0])).toBe(Infinity)
  })
  test('refuses arrays of different sizes', () => {
    expect(() => maxRelativeError([1], [1, 2])).toThrow(/one size, got \[1\] and \[2\]/)
    expect(() => maxRelativeError([[1], [2, 3]], [1, 2, 3])).toThrow(/regular/)
  })
})

describe('ulps', () => {
  test('counts gaps of the coarser precision', () => {
    expect(ulps(1 + 3 * 2 ** -52, 1)).toBe(3)
    expect(ulps(Float32Array.of(1 + 2 ** -23), [1])).toBe(1)
    expect(ulps([2 ** -1074], [0])).toBe(1)
    expect(ulps(Float32Array.of(2 ** -149), Float32Array.of(0))).toBe(1)
  })
  test('the gap is that to the next number', () => {
    const bits = new DataView(new ArrayBuffer(8))
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0, max: 1e300 }), (x) => {
        bits.setFloat64(0, x)
        bits.setBigUint64(0, bits.getBigUint64(0) + 1n)
        expect(spacing(x, 2 ** -52)).toBe(bits.getFloat64(0) - x)
      }),
    )
    for (const power of [0.5, 1, 2, 2 ** 52, 2 ** -1022])
      expect(spacing(power * (1 - 2 ** -53), 2 ** -52)).toBeLessThan(spacing(power, 2 ** -52) + 2 ** -1074)
  })
})

describe('orthoDefect', () => {
  test('is the norm of QᵀQ − I', () => {
    expect(
      orthoDefect([
        [1, 0],
        [0, 1],
        [0, 0],
      ]),
    ).toBe(0)
    expect(orthoDefect([[2], [0]])).toBe(3)
    expect(
      orthoDefect([
        [1, 1],
        [0, 0],
      ]),
    ).toBeCloseTo(Math.SQRT2, 14)
    expect(orthoDefect(transpose(tensor([[3 / 5, 4 / 5]])))).toBeLessThan(1e-15)
  })
  test('of a batch is the worst, of nothing that of missing columns', () => {
    expect(orthoDefect(tensor([[[1]], [[2]], [[0]]]))).toBe(3)
    expect(orthoDefect(tensor(new Float64Array(), { shape: [0, 4] }))).toBe(2)
    expect(() => orthoDefect([1, 0])).toThrow(/matrix/)
  })
})

describe('expectNear', () => {
  test('lets the bounds through and no more', () => {
    expectNear([1, 2], [1, 2])
    expectNear([1.25], [1], { atol: 0.25 })
    expectNear([110], [100], { rtol: 0.1 })
    expectNear(tensor([1 + 2 ** -22], { dtype: 'float32' }), [1], { ulps: 2 })
    expectNear([NaN, -Infinity], [NaN, -Infinity])
    expect(() => expectNear([1.5], [1], { atol: 0.25 })).toThrow()
    expect(() => expectNear(tensor([1 + 2 ** -22], { dtype: 'float32' }), [1], { ulps: 1 })).toThrow()
  })
  test('names the worst element, both values, the error and the bound', () => {
    const compare = (): void =>
      expectNear(
        [
          [1, 2],
          [3, 9],
        ],
        [
          [1, 2.5],
          [3, 4],
        ],
        { atol: 0.25 },
      )
    expect(compare).toThrow('expected 4 ± 2.50e-1 at [1, 1] of [2, 2], got 9: off by 5.00e+0 (the worst of 4 elements)')
  })
  test('is not fooled by NaN, infinities or other shapes', () => {
    expect(() => expectNear([NaN], [1], { atol: 1e9 })).toThrow()
    expect(() => expectNear([1], [NaN], { atol: 1e9 })).toThrow()
    expect(() => expectNear([1], [Infinity], { rtol: 1 })).toThrow()
    expect(() => expectNear([[1, 2]], [[1], [2]])).toThrow(/expected shape \[2, 1\], got \[1, 2\]/)
    expectNear([[1, 2]], Float64Array.of(1, 2))
    expect(() => expectNear([1], [5], { atol: Infinity })).toThrow(/finite/)
    expect(() => expectNear([1], [5], { rtol: NaN })).toThrow(/finite/)
  })
})
