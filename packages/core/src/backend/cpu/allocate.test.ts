import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dtypeOf, type DType } from '../../dtype.ts'
import { allocate, zeros } from './allocate.ts'

const dtypes: DType[] = ['float64', 'float32', 'int32', 'bool']

test('arrays have the asked type and length, whatever the way they are made', () => {
  for (const dtype of dtypes) {
    for (const n of [0, 1, 3, 255, 256, 257, 2049, 8192, 65536, 70001]) {
      for (const array of [allocate(dtype, n), zeros(dtype, n)]) {
        expect(dtypeOf(array)).toBe(dtype)
        expect(array.length).toBe(n)
      }
    }
  }
})

test('zeros are zeros after other arrays were written', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...dtypes), fc.integer({ min: 0, max: 3000 })), { maxLength: 40 }), (requests) => {
      for (const [dtype, n] of requests) {
        allocate(dtype, n).fill(1)
        const clean = zeros(dtype, n)
        expect(clean.every((value) => value === 0)).toBe(true)
        clean.fill(1)
      }
    }),
    { numRuns: 50 },
  )
})

test('live arrays do not overlap', () => {
  const arrays = Array.from({ length: 500 }, (_, i) => allocate(dtypes[i % 4]!, i % 37).fill(i % 2))
  arrays.forEach((array, i) => expect(array.every((value) => value === i % 2)).toBe(true))
})
