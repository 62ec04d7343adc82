import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { View } from '../../types.ts'
import { anyShape, anyView, at, floats, indicesOf, list, values, whole } from './fixtures/views.ts'
import * as rows from './rows.ts'

/** `f` of each row of the views, concatenated. */
function perRow(f: (x: number[], t: number[]) => number[], x: View, t: View = x): number[] {
  const line = (view: View, outer: readonly number[]): number[] =>
    Array.from({ length: view.shape.at(-1)! }, (_, i) => at(view, [...outer, i]))
  return indicesOf(x.shape.slice(0, -1)).flatMap((outer) => f(line(x, outer), line(t, outer)))
}

const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0)
const dot = (x: readonly number[], y: readonly number[]): number => sum(x.map((v, i) => v * y[i]!))
const softmax = (x: number[]): number[] => x.map((v) => Math.exp(v) / sum(x.map(Math.exp)))
const inverseNorm = (x: readonly number[], eps: number): number => 1 / Math.sqrt(dot(x, x) / x.length + eps)
const sigmoid = (v: number): number => 1 / (1 + Math.exp(-v))

describe.each(floats)('%s', (dtype) => {
  const eps = dtype === 'float32' ? 2 ** -23 : 2 ** -52
  const pair = anyShape(1, 3).chain((shape) => fc.tuple(anyView(dtype, shape), anyView(dtype, shape)))

  function agrees(found: object, expected: number[]): void {
    const got = values(found)
    expect(got.length).toBe(expected.length)
    // Inputs are below 4 and rows below 6 long: intermediate results stay below 128.
    got.forEach((v, i) => expect(Math.abs(v - expected[i]!)).toBeLessThanOrEqual(64 * eps * Math.max(1, Math.abs(expected[i]!))))
  }

  test('softmax and its logarithm', () => {
    fc.assert(
      fc.property(pair, ([x]) => {
        agrees(rows.softmax(x), perRow(softmax, x))
        agrees(
          rows.logSoftmax(x),
          perRow((r) => softmax(r).map(Math.log), x),
        )
      }),
    )
  })

  test('derivative of softmax', () => {
    fc.assert(
      fc.property(pair, ([s, t]) => {
        agrees(
          rows.softmaxTangent(s, t),
          perRow((r, u) => r.map((v, i) => v * (u[i]! - dot(r, u))), s, t),
        )
      }),
    )
  })

  test('root mean square normalization and its derivative', () => {
    fc.assert(
      fc.property(pair, ([x, t]) => {
        agrees(
          rows.rmsNormalize(x, 0.5),
          perRow((r) => r.map((v) => v * inverseNorm(r, 0.5)), x),
        )
        const derivative = perRow(
          (r, u) => {
            const scale = inverseNorm(r, 0.5)
            return r.map((v, i) => scale * u[i]! - (scale ** 3 * v * dot(r, u)) / r.length)
          },
          x,
          t,
        )
        agrees(rows.rmsNormalizeTangent(x, t, 0.5), derivative)
      }),
    )
  })

  test('silu and its derivative', () => {
    fc.assert(
      fc.property(pair, ([x, t]) => {
        const along = list(t)
        agrees(
          rows.silu(x),
          list(x).map((v) => v * sigmoid(v)),
        )
        agrees(
          rows.siluTangent(x, t),
          list(x).map((v, i) => along[i]! * sigmoid(v) * (1 + v * (1 - sigmoid(v)))),
        )
      }),
    )
  })

  test('large arguments neither overflow nor cancel', () => {
    const x = whole(dtype === 'float32' ? Float32Array.of(1e4, 1e4 + 1, -1e4) : Float64Array.of(1e4, 1e4 + 1, -1e4), dtype, [3])
    agrees(rows.softmax(x), softmax([0, 1, -Infinity]))
    const tail = Math.log1p(Math.exp(-1))
    agrees(rows.logSoftmax(x), [-1 - tail, -tail, -20001 - tail])
    agrees(rows.silu(x), [1e4, 1e4 + 1, 0])
  })
})
