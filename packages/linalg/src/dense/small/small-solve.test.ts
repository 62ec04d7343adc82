import { epsilon, matmul, norm, sub, tensor } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SMALL_ORDER, solveSmallBatch } from './small-solve.ts'

/** A batch of systems of order `n` with `r` right-hand sides, with numbers of few digits, so that ties and zeros happen. */
function systems(n: number, r: number, seed: number): { readonly a: Float64Array; readonly b: Float64Array; readonly count: number } {
  const count = 3
  let state = seed >>> 0
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.round(state / 2 ** 28 - 8)
  }
  return { a: new Float64Array(count * n * n).map(draw), b: new Float64Array(count * n * r).map(draw), count }
}

describe.each([1, 2, 3])('%i right-hand sides', (r) => {
  test('A·X = B and Aᵀ·X = B in every small order', () => {
    const order = fc.integer({ min: 1, max: SMALL_ORDER })
    fc.assert(
      fc.property(order, fc.boolean(), fc.nat(), (n, transposed, seed) => {
        const { a, b, count } = systems(n, r, seed)
        const x = new Float64Array(b.length)
        if (solveSmallBatch({ a, b, x, count, n, r }, transposed) !== undefined) return
        const [left, right, found] = [
          tensor(a, { shape: [count, n, n] }),
          tensor(b, { shape: [count, n, r] }),
          tensor(x, { shape: [count, n, r] }),
        ]
        const residual = sub(matmul(left, found, { transposeA: transposed }), right)
        expect(norm(residual).item()).toBeLessThanOrEqual(30 * n * epsilon('float64') * norm(left).item() * norm(found).item())
      }),
      { numRuns: 300 },
    )
  })

  test('a singular system is found in the step whose column depends on those before', () => {
    for (let n = 1; n <= SMALL_ORDER; n++) {
      for (let step = 1; step <= n; step++) {
        const { b, count } = systems(n, r, step)
        // The identity with its rows turned; column `step` is zero in the last of the batch.
        const a = new Float64Array(count * n * n)
        for (let item = 0; item < count; item++) for (let i = 0; i < n; i++) a[item * n * n + i * n + ((i + 1) % n)] = 1
        for (let i = 0; i < n; i++) a[(count - 1) * n * n + i * n + step - 1] = 0
        const failure = solveSmallBatch({ a, b, x: new Float64Array(b.length), count, n, r }, false)
        expect(failure).toEqual({ item: count - 1, step })
      }
    }
  })
})

test('the solution may take the place of the right-hand side', () => {
  const { a, b, count } = systems(4, 1, 7)
  const x = new Float64Array(b.length)
  solveSmallBatch({ a, b, x, count, n: 4, r: 1 }, false)
  solveSmallBatch({ a, b, x: b, count, n: 4, r: 1 }, false)
  expect(b).toEqual(x)
})
