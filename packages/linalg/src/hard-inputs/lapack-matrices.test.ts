import { type FloatDType, add, eye, mul } from '@ortho/core'
import { lapackMatrix, lapackSizes, lapackTypes } from '@ortho/testkit'
import { describe, test } from 'vitest'
import { definiteMatrix, symmetricMatrix } from './fixtures/matrices.ts'
import { describeOnPaths, onto } from './fixtures/paths.ts'
import { requireSmall } from './fixtures/ratios.ts'
import { rectangularChecks } from './fixtures/rectangular.ts'
import { squareChecks } from './fixtures/square.ts'
import { definiteChecks, symmetricChecks } from './fixtures/symmetric.ts'

const types = lapackTypes.map((title, i) => [title, i + 1] as const)

/** Some for the paths that do not take all: below and above the order at which workspaces change, square, wide and empty. */
const some: readonly (readonly [m: number, n: number])[] = [[0, 3], [1, 2], [3, 3], [16, 10], [30, 30]] // prettier-ignore

/** Factors by which elements are multiplied one after the other, since their product may be no number. */
const ends: Readonly<Record<FloatDType, readonly (readonly [first: number, second: number])[]>> = {
  float64: [[2 ** 1010, 1], [2 ** -500, 2 ** -515], [2 ** -500, 2 ** -550]], // prettier-ignore
  float32: [[2 ** 118, 1], [2 ** -60, 2 ** -62], [2 ** -60, 2 ** -78]], // prettier-ignore
}

/** What is beyond the range where elements are subnormal. */
const inverses = new Set(['lstsq, qr', 'lstsq, svd', 'pinv', 'solve', 'inv'])

describeOnPaths('LAPACK’s test ratios', ({ backend, whole }) => {
  const sizes = whole ? lapackSizes : some
  const orders = sizes.filter(([m, n]) => m === n).map(([n]) => n)

  describe.each<FloatDType>(['float64', 'float32'])('%s', (dtype) => {
    test.each(types)('%s', (_title, type) => {
      for (const size of sizes) {
        const a = onto(backend, lapackMatrix({ type, size, seed: type, dtype }))
        for (const [name, check] of Object.entries(rectangularChecks)) requireSmall(name, check, a, size.join(' × '))
      }
      for (const n of orders) {
        const a = onto(backend, lapackMatrix({ type, size: [n, n], seed: type, dtype }))
        for (const [name, check] of Object.entries(squareChecks)) requireSmall(name, check, a, `order ${n}`)
        const symmetric = onto(backend, symmetricMatrix(type, n, dtype))
        for (const [name, check] of Object.entries(symmetricChecks)) requireSmall(name, check, symmetric, `order ${n}`)
        const definite = definiteMatrix(type, n, dtype)
        if (definite === undefined) continue
        for (const [name, check] of Object.entries(definiteChecks)) requireSmall(name, check, onto(backend, definite), `order ${n}`)
      }
    })

    test('at the ends of the range: near overflow, near underflow, and among subnormal numbers', () => {
      for (const [first, second] of ends[dtype]) {
        const tiny = first * second < 1
        for (const n of whole ? [1, 2, 3, 4, 10, 30] : [2, 30]) {
          const random = symmetricMatrix(13, n, dtype)
          const a = onto(backend, mul(mul(lapackMatrix({ type: 13, size: [n, n], seed: 1, dtype }), first), second))
          const symmetric = onto(backend, mul(mul(random, first), second))
          const definite = onto(backend, mul(mul(add(random, mul(2 * n, eye(n, n, { dtype }))), first), second))
          for (const [name, check] of Object.entries({ ...rectangularChecks, ...squareChecks })) {
            if (!(tiny && inverses.has(name))) requireSmall(name, check, a, `${first}·${second}, order ${n}`)
          }
          for (const [name, check] of Object.entries(symmetricChecks))
            requireSmall(name, check, symmetric, `${first}·${second}, order ${n}`)
          requireSmall('cholesky', definiteChecks.cholesky!, definite, `${first}·${second}, order ${n}`)
        }
      }
    })
  })
})
