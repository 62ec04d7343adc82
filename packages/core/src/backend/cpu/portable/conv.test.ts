import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConvOptions, View } from '../../types.ts'
import { conv } from './conv.ts'
import { anyView, at, indicesOf, stored, values } from './fixtures/views.ts'

/** A random small convolution with 1 or 2 spatial axes. */
interface ConvCase {
  readonly x: View
  readonly w: View
  readonly options: ConvOptions
}

function cases(dtype: 'float32' | 'float64'): fc.Arbitrary<ConvCase> {
  const each = (axes: number, min: number, max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min, max }), { minLength: axes, maxLength: axes })
  return fc
    .record({ axes: fc.integer({ min: 1, max: 2 }), groups: fc.integer({ min: 1, max: 3 }), images: fc.integer({ min: 0, max: 2 }) })
    .chain(({ axes, groups, images }) =>
      fc
        .record({
          depth: fc.integer({ min: 1, max: 2 }),
          perGroup: fc.integer({ min: 1, max: 2 }),
          spatial: each(axes, 1, 6),
          kernel: each(axes, 1, 3),
          strides: each(axes, 1, 3),
          padLow: each(axes, 0, 2),
          padHigh: each(axes, -1, 2),
          dilation: each(axes, 1, 2),
          inputDilation: each(axes, 1, 3),
        })
        .chain(({ depth, perGroup, spatial, kernel, strides, padLow, padHigh, dilation, inputDilation }) =>
          fc.record({
            x: anyView(dtype, [images, groups * depth, ...spatial]),
            w: anyView(dtype, [groups * perGroup, depth, ...kernel]),
            options: fc.constant({ strides, padLow, padHigh, dilation, inputDilation, groups }),
          }),
        ),
    )
}

/** By the definition: spread the input, pad or crop it, and slide the kernel over it. */
function naive({ x, w, options }: ConvCase): number[] {
  const { strides, padLow, padHigh, dilation, inputDilation, groups } = options
  const [images = 0, , ...spatial] = x.shape
  const [features = 0, depth = 0, ...kernel] = w.shape
  const field = spatial.map((n, i) => padLow[i]! + (n - 1) * inputDilation[i]! + 1 + padHigh[i]!)
  const output = field.map((n, i) => {
    let count = 0
    while (count * strides[i]! + (kernel[i]! - 1) * dilation[i]! < n) count++
    return count
  })
  return indicesOf([images, features, ...output]).map(([image = 0, feature = 0, ...to]) => {
    const group = Math.floor(feature / (features / groups))
    let sum = 0
    for (const [c = 0, ...k] of indicesOf([depth, ...kernel])) {
      const from = to.map((o, i) => (o * strides[i]! + k[i]! * dilation[i]! - padLow[i]!) / inputDilation[i]!)
      if (from.some((f, i) => !Number.isInteger(f) || f < 0 || f >= spatial[i]!)) continue
      sum += at(x, [image, group * depth + c, ...from]) * at(w, [feature, c, ...k])
    }
    return sum
  })
}

test.each(['float64', 'float32'] as const)('%s: groups, strides, dilations, padding and cropping', (dtype) => {
  fc.assert(
    fc.property(cases(dtype), (problem) => {
      const found = values(conv(problem.x, problem.w, problem.options))
      expect(found.map((v) => v + 0)).toEqual(naive(problem).map((v) => stored(v, dtype) + 0))
    }),
    { numRuns: 300 },
  )
})
