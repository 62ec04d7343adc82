import { expect, test } from 'vitest'
import { type DType, dtypeOf, epsilon, isFloat, itemSize, promote } from './dtype.ts'

const order: readonly DType[] = ['bool', 'int32', 'float32', 'float64']

test('promotion is the later of the two: commutative, associative, idempotent', () => {
  order.forEach((a, i) => order.forEach((b, k) => expect(promote(a, b)).toBe(order[Math.max(i, k)])))
})

test('storage', () => {
  const arrays = [new Uint8Array(1), new Int32Array(1), new Float32Array(1), new Float64Array(1)]
  expect(arrays.map(dtypeOf)).toEqual(order)
  expect(order.map(itemSize)).toEqual(arrays.map((array) => array.BYTES_PER_ELEMENT))
  expect(order.map(isFloat)).toEqual([false, false, true, true])
})

test('epsilon is the gap above 1', () => {
  for (const [dtype, array] of [
    ['float32', new Float32Array(1)],
    ['float64', new Float64Array(1)],
  ] as const) {
    array[0] = 1 + epsilon(dtype)
    expect(array[0] - 1).toBe(epsilon(dtype))
    array[0] = 1 + epsilon(dtype) / 2
    expect(array[0]).toBe(1)
  }
})
