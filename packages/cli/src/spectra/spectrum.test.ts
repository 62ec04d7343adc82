import { diag, eye, full, key, matmul, randn, reshape, tensor, zeros } from '@ortho/core'
import { expect, test } from 'vitest'
import { kindOf, spectraChart } from './charts.ts'
import { spectrumOf } from './spectrum.ts'

test('an orthogonal matrix has all ranks full and condition 1', () => {
  const { stableRank, effectiveRank, rank, condition, spectralNorm, frobeniusNorm } = spectrumOf(eye(7))
  expect(stableRank).toBeCloseTo(7, 12)
  expect(effectiveRank).toBeCloseTo(7, 12)
  expect([rank, condition, spectralNorm]).toEqual([7, 1, 1])
  expect(frobeniusNorm).toBeCloseTo(Math.sqrt(7), 12)
})

test('a matrix of rank one has every rank one', () => {
  const { stableRank, effectiveRank, rank, condition } = spectrumOf(full([4, 6], 3, { dtype: 'float32' }))
  expect(stableRank).toBeCloseTo(1, 6)
  expect(effectiveRank).toBeCloseTo(1, 3)
  expect(rank).toBe(1)
  expect(condition).toBeGreaterThan(1e6)
})

test('a zero matrix has rank zero and nothing is NaN but the condition', () => {
  const { condition, values, ...rest } = spectrumOf(zeros([3, 2]))
  expect(Object.values(rest)).toEqual([0, 0, 0, 0, 0])
  expect(values).toEqual([0, 0])
  expect(condition).toBeNaN()
})

test('known singular values: norms and condition follow from them', () => {
  const { values, spectralNorm, frobeniusNorm, condition, stableRank } = spectrumOf(diag(tensor([3, -4, 0.5])))
  expect(values).toEqual([4, 3, 0.5])
  expect([spectralNorm, condition]).toEqual([4, 8])
  expect(frobeniusNorm).toBeCloseTo(Math.hypot(3, 4, 0.5), 12)
  expect(stableRank).toBeCloseTo((9 + 16 + 0.25) / 16, 12)
})

test('the kernel of a convolution counts as its rows by all the rest', () => {
  const x = randn(key(0), [4, 3, 5])
  expect(spectrumOf(x).values).toEqual(spectrumOf(reshape(x, [4, 15])).values)
})

test('scaling does not change ranks', () => {
  const x = matmul(randn(key(1), [6, 2]), randn(key(2), [2, 5]))
  const [a, b] = [spectrumOf(x), spectrumOf(matmul(x, eye(5), { alpha: 1e-150 }))]
  expect(b.stableRank).toBeCloseTo(a.stableRank, 10)
  expect([a.rank, b.rank]).toEqual([2, 2])
})

test('weights of one kind share a name, and a chart has a line for each', () => {
  expect(kindOf('model.layers.11.mlp.up_proj.weight')).toBe('layers.*.mlp.up_proj')
  const { series } = spectraChart('t', new Map([['w', spectrumOf(diag(tensor([2, 1])))]]))
  expect(series).toEqual([{ name: 'w', x: [0.5, 1], y: [1, 0.5] }])
})
