import type { FloatDType } from '@ortho/core'
import { galleryMatrix, galleryNames, godunov, rosser } from '@ortho/testkit'
import { describe, test } from 'vitest'
import { requireSmall } from './fixtures/ratios.ts'
import { describeOnPaths, onto } from './fixtures/paths.ts'
import { rectangularChecks } from './fixtures/rectangular.ts'
import { squareChecks } from './fixtures/square.ts'

/** Functions that need pivots which do not grow. */
const byElimination = new Set(['lu', 'solve', 'inv', 'slogdet'])

/** Orders below and above those at which small matrices are handled by themselves. */
const orders = (whole: boolean): number[] => (whole ? [3, 8, 33] : [21])

describeOnPaths('the gallery', ({ backend, whole }) => {
  describe.each<FloatDType>(['float64', 'float32'])('%s', (dtype) => {
    test.each(galleryNames)('%s', (name) => {
      for (const n of orders(whole)) {
        const a = onto(backend, galleryMatrix(name, n, dtype))
        // The coefficients of a companion matrix may be beyond single precision.
        if (!a.dataSync().every(Number.isFinite)) continue
        for (const [title, check] of Object.entries({ ...rectangularChecks, ...squareChecks })) {
          // Elements double in each step: 2ⁿ⁻¹·n·ε is all that partial pivoting promises.
          if (name === 'growth' && n > 4 && byElimination.has(title)) continue
          requireSmall(title, check, a, `order ${n}`)
        }
      }
    })

    test('Godunov and Rosser', () => {
      for (const a of [godunov(), rosser()]) {
        for (const [title, check] of Object.entries({ ...rectangularChecks, ...squareChecks }))
          requireSmall(title, check, onto(backend, a), '')
      }
    })
  })
})
