import { describe, expect, test } from 'vitest'
import { type Tensor, grad, key, neg, randn, rotateHalves, split, sum, tensor, uniform, zeros } from '../../index.ts'
import { cos, mul, sin } from '../index.ts'

describe('rotateHalves', () => {
  test('turns pairs: by a quarter, and back', () => {
    expect(rotateHalves([3, 4], 0, 1).toArray()).toEqual([-4, 3])
    const [k, l] = split(key(3), 2)
    const x = randn(k!, [2, 5, 3, 8])
    const angle = uniform(l!, [5, 1, 4], { min: -9, max: 9 })
    const [c, s] = [cos(angle), sin(angle)]
    const back = rotateHalves(rotateHalves(x, c, s), c, neg(s)).dataSync()
    // Two rotations of vectors of length below 8, a few roundings each.
    x.dataSync().forEach((v, i) => expect(Math.abs(back[i]! - v)).toBeLessThan(64 * 2 ** -52))
  })

  test('passes cotangents back turned the other way', () => {
    const weights = tensor([[1, 2, 3, 4]])
    const found = grad((x: Tensor) => sum(mul(weights, rotateHalves(x, [0, 1], [1, 0]))))(zeros([1, 4]))
    expect(found.toArray()).toEqual([[3, 2, -1, 4]])
  })

  test('keeps the dtype of its input, also beside plain numbers', () => {
    expect(rotateHalves(zeros([2, 4], { dtype: 'float32' }), 1, 0).dtype).toBe('float32')
    expect(rotateHalves(zeros([2, 4], { dtype: 'float32' }), zeros([2]), 0).dtype).toBe('float64')
  })

  test('refuses what has no halves, and coefficients of other sizes', () => {
    expect(() => rotateHalves(1, 1, 0)).toThrow(/"x" must be of an even last axis, got \[\]/)
    expect(() => rotateHalves(zeros([2, 3]), 1, 0)).toThrow(/"x" must be of an even last axis, got \[2, 3\]/)
    expect(() => rotateHalves(zeros([2, 4]), zeros([4]), 0)).toThrow(/\[ORTHO_SHAPE\]/)
    expect(() => rotateHalves(zeros([2, 4]), zeros([3, 1, 1]), 0)).toThrow(/"cos" must be one that stretches to \[2, 2\], got \[3, 1, 1\]/)
    expect(() => rotateHalves(zeros([4]), 1, zeros([3, 2]))).toThrow(/"sin" must be one that stretches to \[2\], got \[3, 2\]/)
  })
})
