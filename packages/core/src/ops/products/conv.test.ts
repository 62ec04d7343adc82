import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ConvolutionOptions, type Tensor, checkGradients, conv1d, conv2d, key, randn, split, zeros } from '../../index.ts'
import { type Dense, denseOf, element, scrambled, tabulate, tensorOf } from '../fixtures/dense.ts'

interface Geometry {
  readonly stride: readonly number[]
  readonly padding: readonly (readonly [low: number, high: number])[]
  readonly dilation: readonly number[]
  readonly groups: number
}

/** PyTorch's definition: out[n, o, p] = Σ w[o, c, k]·x[n, g·cIn + c, p·stride + k·dilation − padding], zeros outside. */
function naive(x: Dense, w: Dense, { stride, padding, dilation, groups }: Geometry): Dense {
  const [n = 0, , ...spatial] = x.shape
  const [out = 0, depth = 0, ...kernel] = w.shape
  const room = (d: number): number => spatial[d]! + padding[d]![0] + padding[d]![1] - dilation[d]! * (kernel[d]! - 1) - 1
  const sizes = spatial.map((_, d) => (room(d) < 0 ? 0 : Math.floor(room(d) / stride[d]!) + 1))
  return tabulate([n, out, ...sizes], ([image = 0, feature = 0, ...p]) => {
    const first = Math.floor(feature / (out / groups)) * depth
    let total = 0
    tabulate([depth, ...kernel], ([c = 0, ...k]) => {
      const place = p.map((at, d) => at * stride[d]! + k[d]! * dilation[d]! - padding[d]![0])
      if (place.every((at, d) => at >= 0 && at < spatial[d]!)) {
        total += element(w, [feature, c, ...k]) * element(x, [image, first + c, ...place])
      }
      return 0
    })
    return total
  })
}

const anyProblem = (dims: number): fc.Arbitrary<{ x: Dense; w: Dense; geometry: Geometry }> => {
  const each = (min: number, max: number): fc.Arbitrary<number[]> =>
    fc.array(fc.integer({ min, max }), { minLength: dims, maxLength: dims })
  return fc
    .record({
      n: fc.nat(2),
      inner: fc.integer({ min: 1, max: 2 }),
      outer: fc.integer({ min: 1, max: 2 }),
      groups: fc.integer({ min: 1, max: 3 }),
      spatial: each(0, 6),
      kernel: each(1, 3),
      stride: each(1, 3),
      dilation: each(1, 3),
      padding: each(0, 3),
      seed: fc.nat(99),
    })
    .map(({ n, inner, outer, groups, spatial, kernel, stride, dilation, padding, seed }) => ({
      x: scrambled([n, groups * inner, ...spatial], seed),
      w: scrambled([groups * outer, inner, ...kernel], seed + 1),
      geometry: { stride, dilation, groups, padding: padding.map((p) => [p, p] as const) },
    }))
}

describe.each([
  [1, conv1d],
  [2, conv2d],
] as const)('conv%id', (dims, conv) => {
  test('agrees with the definition for any stride, padding, dilation and groups', () => {
    fc.assert(
      fc.property(anyProblem(dims), ({ x, w, geometry }) => {
        const { stride, dilation, groups } = geometry
        const padding = geometry.padding.map(([low]) => low)
        expect(denseOf(conv(tensorOf(x), tensorOf(w), { stride, dilation, groups, padding }))).toEqual(naive(x, w, geometry))
      }),
      { numRuns: 200 },
    )
  })

  test('same keeps ⌈n / stride⌉ places, the odd zero at the end; valid pads nothing', () => {
    fc.assert(
      fc.property(anyProblem(dims), ({ x, w, geometry }) => {
        const { stride, dilation, groups } = geometry
        const padding = stride.map((s, d) => {
          const n = x.shape[d + 2]!
          const total = Math.max(0, (Math.ceil(n / s) - 1) * s + dilation[d]! * (w.shape[d + 2]! - 1) + 1 - n)
          return [Math.floor(total / 2), Math.ceil(total / 2)] as const
        })
        const same = conv(tensorOf(x), tensorOf(w), { stride, dilation, groups, padding: 'same' })
        expect(denseOf(same)).toEqual(naive(x, w, { ...geometry, padding }))
        expect(same.shape.slice(2)).toEqual(stride.map((s, d) => Math.ceil(x.shape[d + 2]! / s)))
        const valid = conv(tensorOf(x), tensorOf(w), { stride, dilation, groups, padding: 'valid' })
        expect(denseOf(valid)).toEqual(naive(x, w, { ...geometry, padding: stride.map(() => [0, 0] as const) }))
      }),
    )
  })
})

test.each<[string, number[], number[], ConvolutionOptions]>([
  ['padding beyond the kernel', [1, 2, 5], [2, 2, 2], { padding: 3 }],
  ['a stride that leaves elements over', [2, 1, 8], [1, 1, 2], { stride: 3 }],
  ['a stride larger than the kernel', [1, 1, 9], [2, 1, 1], { stride: 4, padding: 1 }],
  ['same with a stride', [1, 2, 7], [2, 2, 4], { stride: 2, padding: 'same' }],
  ['groups, dilation and stride', [2, 4, 9], [4, 2, 3], { groups: 2, dilation: 2, stride: 2, padding: 1 }],
])('derivatives with %s', (_, xShape, wShape, options) => {
  const [a, b] = split(key(3))
  const errors = checkGradients((x: Tensor, w: Tensor) => conv1d(x, w, options), [randn(a, xShape), randn(b, wShape)])
  expect(errors.forward).toBeLessThan(1e-8)
  expect(errors.reverse).toBeLessThan(1e-12)
  expect(errors.second).toBeLessThan(1e-8)
})

test.each<[string, number[], number[], ConvolutionOptions, string]>([
  ['a missing axis', [2, 5], [2, 2, 3], {}, 'with 1 spatial axes'],
  ['other channels', [1, 2, 5], [2, 3, 3], {}, 'groups dividing both channel counts'],
  ['groups that do not divide', [1, 4, 5], [3, 2, 3], { groups: 2 }, 'groups dividing both channel counts'],
  ['fractional groups', [1, 3, 5], [3, 2, 3], { groups: 1.5 }, '"groups" must be an integer ≥ 1, got 1.5'],
  ['stride 0', [1, 2, 5], [2, 2, 3], { stride: 0 }, '"stride" must be 1 integer(s) ≥ 1, got 0'],
  ['two strides', [1, 2, 5], [2, 2, 3], { stride: [1, 1] }, '"stride" must be 1 integer(s) ≥ 1, got [1,1]'],
  ['negative padding', [1, 2, 5], [2, 2, 3], { padding: -1 }, '"padding" must be 1 integer(s) ≥ 0, got -1'],
])('refuses %s', (_, x, w, options, message) => expect(() => conv1d(zeros(x), zeros(w), options)).toThrow(message))
