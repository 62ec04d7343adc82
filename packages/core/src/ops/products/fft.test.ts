import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as o from '../../index.ts'
import { type Complex, epsilon, tensor } from '../../index.ts'

const reals = (n: number): fc.Arbitrary<number[]> => fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n, maxLength: n })
const signal = fc.integer({ min: 1, max: 70 }).chain((n) => fc.tuple(reals(n), reals(n)))
/** Rounding of one transform of a signal in the unit square: ε·√n per pass, log₂ n passes, sums of n elements. */
const bound = (n: number): number => 8 * epsilon('float64') * n * (1 + Math.log2(n))

function distance(a: Complex, b: Complex): number {
  return o.max(o.maximum(o.abs(o.sub(a.re, b.re)), o.abs(o.sub(a.im, b.im)))).item()
}

test('ifft undoes fft, irfft undoes rfft, for any length', () => {
  fc.assert(
    fc.property(signal, ([re, im]) => {
      const [x, n] = [{ re: tensor(re), im: tensor(im) }, re.length]
      expect(distance(o.ifft(o.fft(x)), x)).toBeLessThanOrEqual(bound(n))
      const back = { re: o.irfft(o.rfft(x.re), { n }), im: x.im }
      expect(distance(back, x)).toBeLessThanOrEqual(bound(n))
    }),
  )
})

test('energy is kept: Σ|X|² = n·Σ|x|²', () => {
  fc.assert(
    fc.property(signal, ([re, im]) => {
      const energy = (z: Complex): number => o.sum(o.add(o.square(z.re), o.square(z.im))).item()
      const x = { re: tensor(re), im: tensor(im) }
      expect(Math.abs(energy(o.fft(x)) - re.length * energy(x))).toBeLessThanOrEqual(bound(re.length) * re.length)
    }),
  )
})

test('integers count as floats, also as parts of complex numbers', () => {
  const x = tensor([1, 2, 3, 4], { dtype: 'int32' })
  expect(o.fft(x).re.toArray()).toEqual([10, -2, -2, -2])
  expect(o.fft({ re: x, im: tensor([0, 0, 0, 0], { dtype: 'int32' }) }).im.toArray()).toEqual([0, 2, 0, -2])
})
