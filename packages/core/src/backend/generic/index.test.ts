import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DType } from '../../dtype.ts'
import { sizeOf, type Shape } from '../../shape.ts'
import { anyShape, anyView, floats, numbers, values, whole } from '../cpu/portable/fixtures/views.ts'
import { portableKernels } from '../cpu/portable/index.ts'
import type { ConvOptions, PrimitiveKernels, RoutineKernels, View } from '../types.ts'
import { genericRoutines } from './index.ts'

const portable: PrimitiveKernels & RoutineKernels = portableKernels()
const generic: RoutineKernels = genericRoutines(portable, (data) => data.slice())

/** Entries agree to `factor·ε` of the largest one. */
function agree(found: object, expected: object, dtype: DType, factor: number): void {
  const [got, wanted] = [values(found), values(expected)]
  expect(got.length).toBe(wanted.length)
  const scale = Math.max(1, ...wanted.map(Math.abs))
  const eps = dtype === 'float32' ? 2 ** -23 : 2 ** -52
  got.forEach((v, i) => expect(Math.abs(v - wanted[i]!)).toBeLessThanOrEqual(factor * eps * scale))
}

/** Square matrices with entries of at most 1/16 beside a diagonal of 2, so that either way of solving is well conditioned. */
function diagonallyDominant(shape: Shape, dtype: 'float32' | 'float64'): View {
  const n = shape.at(-1)!
  const data = numbers(7, sizeOf(shape), dtype).map((v, i) => (Math.floor(i / n) % n === i % n ? 2 : v / 64))
  return whole(data, dtype, shape)
}

describe.each(floats)('%s', (dtype) => {
  const pair = anyShape(1, 3).chain((shape) => fc.tuple(anyView(dtype, shape), anyView(dtype, shape)))

  test('rows', () => {
    fc.assert(
      fc.property(pair, ([x, t]) => {
        agree(generic.softmax(x), portable.softmax(x), dtype, 16)
        agree(generic.logSoftmax(x), portable.logSoftmax(x), dtype, 16)
        agree(generic.softmaxTangent(x, t), portable.softmaxTangent(x, t), dtype, 128)
        agree(generic.rmsNormalize(x, 0.5), portable.rmsNormalize(x, 0.5), dtype, 16)
        agree(generic.rmsNormalizeTangent(x, t, 0.5), portable.rmsNormalizeTangent(x, t, 0.5), dtype, 128)
        agree(generic.silu(x), portable.silu(x), dtype, 16)
        agree(generic.siluTangent(x, t), portable.siluTangent(x, t), dtype, 32)
      }),
    )
  })

  test('rotated halves', () => {
    const input = anyShape(1, 4).chain((half) =>
      fc.tuple(anyView(dtype, half.with(-1, 2 * half.at(-1)!)), anyView(dtype, half), anyView(dtype, half)),
    )
    fc.assert(
      // Products of numbers of at most 4 with six bits each are exact.
      fc.property(input, ([x, c, s]) => agree(generic.rotateHalves(x, c, s), portable.rotateHalves(x, c, s), dtype, 0)),
    )
  })

  test.each([1, 2, 3, 12, 64, 65, 67, 97, 128, 134, 360, 1000])('fft of length %i', (n) => {
    const x = whole(numbers(n, 6 * n, dtype), dtype, [2, 3, n])
    for (const inverse of [false, true]) agree(generic.fft(x, inverse), portable.fft(x, inverse), dtype, 32 * Math.sqrt(n))
  })

  test('convolution', () => {
    const options: ConvOptions[] = [
      { strides: [1, 1], padLow: [0, 0], padHigh: [0, 0], dilation: [1, 1], inputDilation: [1, 1], groups: 1 },
      { strides: [2, 1], padLow: [1, 0], padHigh: [2, -1], dilation: [1, 2], inputDilation: [1, 3], groups: 2 },
    ]
    for (const o of options) {
      const x = whole(numbers(1, 3 * 4 * 6 * 5, dtype), dtype, [3, 4, 6, 5])
      const w = whole(numbers(2, 2 * (4 / o.groups) * 3 * 2, dtype), dtype, [2, 4 / o.groups, 3, 2])
      agree(generic.conv(x, w, o), portable.conv(x, w, o), dtype, 0)
    }
    const cropped: ConvOptions = { strides: [1], padLow: [0], padHigh: [-9], dilation: [1], inputDilation: [1], groups: 1 }
    const line = whole(numbers(1, 4, dtype), dtype, [1, 1, 4])
    expect(values(generic.conv(line, line, cropped))).toEqual([])
    expect(values(portable.conv(line, line, cropped))).toEqual([])
  })

  test('triangles', () => {
    const sizes = fc.tuple(fc.array(fc.nat(2), { maxLength: 1 }), fc.nat(9), fc.nat(4))
    const input = sizes.chain(([batch, n, m]) => fc.tuple(anyView(dtype, [...batch, n, n]), anyView(dtype, [...batch, n, m])))
    fc.assert(
      fc.property(input, fc.boolean(), fc.boolean(), ([t, b], lower, unitDiagonal) => {
        const options = { lower, unitDiagonal }
        agree(generic.triangularMatmul(t, b, options), portable.triangularMatmul(t, b, options), dtype, 0)
        expect(values(generic.gram(t))).toEqual(values(portable.gram(t)))
        const dominant = diagonallyDominant(t.shape, dtype)
        agree(generic.triangularSolve(dominant, b, options), portable.triangularSolve(dominant, b, options), dtype, 64)
      }),
    )
  })
})

describe.each(['float64', 'float32', 'int32', 'bool'] as const)('argsort of %s', (dtype) => {
  test('is the stable permutation', () => {
    fc.assert(
      fc.property(
        anyShape(1, 3).chain((shape) => anyView(dtype, shape)),
        fc.boolean(),
        (x, descending) => {
          expect(values(generic.argsort(x, descending))).toEqual(values(portable.argsort(x, descending)))
        },
      ),
    )
    for (const n of [16, 17, 100]) {
      const x = whole(numbers(n, 2 * n, dtype), dtype, [2, n])
      expect(values(generic.argsort(x, true))).toEqual(values(portable.argsort(x, true)))
    }
  })
})

test('argsort of extremes', () => {
  const x = whole(Float64Array.of(NaN, Infinity, -Infinity, NaN, -0, 0, Infinity), 'float64', [7])
  const y = whole(Int32Array.of(2 ** 31 - 1, -(2 ** 31), 0, 2 ** 31 - 1, -(2 ** 31)), 'int32', [5])
  for (const view of [x, y]) {
    for (const descending of [false, true]) {
      expect(values(generic.argsort(view, descending))).toEqual(values(portable.argsort(view, descending)))
    }
  }
})
