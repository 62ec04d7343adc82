import { matmul, tensor } from '@ortho/core'
import { expect, test } from 'vitest'
import { requireNear } from './harness.ts'
import { gaussian, productOf, productTolerance, squarePair } from './operands.ts'

test('operands are the same on every run and differ from each other', () => {
  const { a, b } = squarePair(8, 'float64')
  expect(squarePair(8, 'float64')).toEqual({ n: 8, a, b })
  expect(a).not.toEqual(b)
  expect(gaussian(1, 64, 'float64')).toEqual(a)
})

test('plain loops give the product', () => {
  expect(productOf({ n: 2, a: [1, 2, 3, 4], b: [5, 6, 7, 8] })).toEqual(Float64Array.of(19, 22, 43, 50))
})

test.each(['float64', 'float32'] as const)('a product in %s is within the tolerance, and one with a wrong element is not', (dtype) => {
  const n = 65
  const pair = squarePair(n, dtype)
  const shape = [n, n]
  const product = matmul(tensor(pair.a, { shape }), tensor(pair.b, { shape })).dataSync()
  requireNear('product', product, productOf(pair), productTolerance(n, dtype))
  const wrong = product.slice()
  wrong[n] = (wrong[n] ?? 0) + 0.01
  expect(() => requireNear('product', wrong, productOf(pair), productTolerance(n, dtype))).toThrow(/result\[65\]/)
})
