import { describe, expect, test } from 'vitest'
import * as o from '../../index.ts'
import { type Tensor, grad, tensor, zeros } from '../../index.ts'

describe('of nothing', () => {
  test('what has a neutral element is it', () => {
    const x = zeros([2, 0])
    expect([o.sum, o.prod, o.norm, o.logSumExp].map((f) => f(x).item())).toEqual([0, 1, 0, -Infinity])
    expect([o.mean, o.variance, o.std].map((f) => f(x).item())).toEqual([NaN, NaN, NaN])
    expect([o.any(x), o.all(x)].map((y) => y.toArray())).toEqual([false, true])
    expect(o.all(x, { axis: 1, keepDims: true }).toArray()).toEqual([[true], [true]])
    expect(o.norm(x, { axis: 1, keepDims: true }).toArray()).toEqual([[0], [0]])
    expect(grad((y: Tensor) => o.norm(y))(x).shape).toEqual([2, 0])
  })

  test.each<[string, (x: Tensor) => Tensor]>([
    ['max', o.max],
    ['min', o.min],
    ['argmax', o.argmax],
    ['argmin', o.argmin],
  ])('%s refuses', (name, f) => {
    expect(() => f(zeros([2, 0]))).toThrow(`${name} must be taken over at least one element, got shape [2, 0]`)
  })

  test('a result without elements is no trouble', () => expect(o.max(zeros([2, 0]), { axis: 0 }).shape).toEqual([0]))
})

test('a scalar reduces to itself over no axes', () => {
  for (const f of [o.sum, o.prod, o.max, o.min, o.mean, o.logSumExp]) expect(f(3).item()).toBe(3)
  expect([o.argmax(tensor(3)).item(), o.any(3).item(), o.norm(-3).item()]).toEqual([0, 1, 3])
})

test('too few elements for the divisor are NaN, never a negative variance', () => {
  expect(o.variance([1, 2], { ddof: 3 }).item()).toBe(Infinity)
  expect(o.variance([1], { ddof: 1 }).item()).toBe(NaN)
})

test('logSumExp and norm neither overflow nor underflow, and infinities stay', () => {
  expect(o.logSumExp([1000, 1000]).item()).toBeCloseTo(1000 + Math.LN2, 12)
  expect(
    o
      .logSumExp(
        [
          [-Infinity, -Infinity],
          [Infinity, -Infinity],
          [NaN, 0],
        ],
        { axis: 1 },
      )
      .toArray(),
  ).toEqual([-Infinity, Infinity, NaN])
  expect(
    o
      .norm(
        [
          [Infinity, NaN],
          [-Infinity, 1],
          [3e-320, 0],
        ],
        { axis: 1 },
      )
      .toArray(),
  ).toEqual([NaN, Infinity, 3e-320])
  expect(grad((x: Tensor) => o.logSumExp(x))(tensor([-Infinity, 0])).toArray()).toEqual([0, 1])
})

describe('axes', () => {
  const x = zeros([2, 3])
  test.each<[string, () => Tensor, string]>([
    ['out of range', () => o.sum(x, { axis: 2 }), 'sum: "axis" must be an integer in [-2, 1], got 2'],
    ['fractional', () => o.max(x, { axis: 0.5 }), 'got 0.5'],
    ['twice', () => o.mean(x, { axis: [1, -1] }), 'a list of distinct axes, got 1 twice'],
    ['of a scalar', () => o.sum(1, { axis: 0 }), '"axis" must be left out for a scalar, got 0'],
    ['of softmax', () => o.softmax(x, 2), 'softmax: "axis" must be an integer in [-2, 1], got 2'],
    ['of softmax of a scalar', () => o.softmax(1), 'softmax must be given at least one axis, got a scalar'],
    ['of rmsNormalize of a scalar', () => o.rmsNormalize(1), 'rmsNormalize must be given at least one axis'],
    ['of cumsum', () => o.cumsum(x, 5), 'cumsum: "axis"'],
    ['of sort', () => o.sort(tensor(1)), 'argsort: "axis" must be left out for a scalar'],
    ['k of topK', () => o.topK(x, 4).values, 'topK: "k" must be an integer in [0, 3], got 4'],
    ['logic of floats', () => o.logicalAnd(x, x), 'logicalAnd must be given bool or int32 tensors, got float64'],
    ['not of floats', () => o.logicalNot(x), 'given a bool or int32 tensor, got float64'],
    ['a condition that is no bool', () => o.select(x, x, x), '"condition" must be a bool tensor, got float64'],
    ['a Fourier length', () => o.fft(x, { n: 0 }).re, 'fft: "n" must be a positive integer, got 0'],
    ['an inverse Fourier length', () => o.irfft({ re: zeros([1]), im: zeros([1]) }), 'irfft: "n" must be a positive integer, got 0'],
    ['a Fourier length of nothing', () => o.rfft(zeros([0])).re, '"n" must be a positive integer, got 0'],
  ])('%s', (_, call, message) => expect(call).toThrow(message))
})
