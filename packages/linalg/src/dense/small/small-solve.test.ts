import { type Blas, epsilon, getBackend, matmul, norm, portableBlas, sub, tensor } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SMALL_ORDER, type SmallSystems, solveSmallBatch } from './small-solve.ts'

/** A batch of systems of order `n` with `r` right-hand sides, with numbers of few digits, so that ties and zeros happen. */
function systems(n: number, r: number, seed: number, count = 3): SmallSystems {
  let state = seed >>> 0
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.round(state / 2 ** 28 - 8)
  }
  return { a: new Float64Array(count * n * n).map(draw), b: new Float64Array(count * n * r).map(draw), x: new Float64Array(count * n * r), count, n, r } // prettier-ignore
}

const workspaces: readonly (readonly [string, () => Blas])[] = [
  ['WebAssembly', () => getBackend('cpu').workspace!('float64')],
  ['JavaScript', () => portableBlas('float64')],
]

describe.each(workspaces)('%s', (_, workspace) => {
  test('A·X = B and Aᵀ·X = B in every small order', () => {
    const order = fc.integer({ min: 1, max: SMALL_ORDER })
    fc.assert(
      fc.property(
        order,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        fc.nat(),
        (n, r, items, turned, seed) => {
          const job = systems(n, r, seed, items)
          if (!solveSmallBatch(workspace(), job, turned)) return
          const shape = [items, n, r]
          const [left, right, found] = [tensor(job.a, { shape: [items, n, n] }), tensor(job.b, { shape }), tensor(job.x, { shape })]
          const residual = sub(matmul(left, found, { transposeA: turned }), right)
          expect(norm(residual).item()).toBeLessThanOrEqual(30 * n * epsilon('float64') * norm(left).item() * norm(found).item())
        },
      ),
      { numRuns: 300 },
    )
  })

  test('a system does not depend on its neighbours', () => {
    const job = systems(4, 1, 7, 2000)
    expect(solveSmallBatch(workspace(), { ...job, a: job.a.map((value, p) => value + (p % 5 === 0 ? 40 : 0)) }, false)).toBe(true)
    for (const item of [0, 511, 512, 1999]) {
      const alone = { ...systems(4, 1, 7, 1), a: job.a.slice(item * 16, item * 16 + 16).map((value, p) => value + (((item * 16 + p) % 5) === 0 ? 40 : 0)), b: job.b.slice(item * 4, item * 4 + 4) } // prettier-ignore
      solveSmallBatch(workspace(), alone, false)
      expect(alone.x).toEqual(job.x.slice(item * 4, item * 4 + 4))
    }
  })

  test('says so where a system is singular or a number not finite', () => {
    for (let n = 1; n <= SMALL_ORDER; n++) {
      for (let wrong = 0; wrong < n; wrong++) {
        for (const value of [0, NaN, Infinity]) {
          // The identity with its rows turned; one column is zero in the last of the batch, or has no number.
          const { b, x, count } = systems(n, 2, wrong)
          const a = new Float64Array(count * n * n)
          for (let item = 0; item < count; item++) for (let i = 0; i < n; i++) a[item * n * n + i * n + ((i + 1) % n)] = 1
          expect(solveSmallBatch(workspace(), { a, b, x, count, n, r: 2 }, false)).toBe(true)
          for (let i = 0; i < n; i++) a[(count - 1) * n * n + i * n + wrong] = value
          expect(solveSmallBatch(workspace(), { a, b, x, count, n, r: 2 }, false)).toBe(false)
        }
      }
    }
    const job = systems(2, 1, 0, 1)
    expect(solveSmallBatch(workspace(), { ...job, a: Float64Array.of(1, 2, 3, 6), b: Float64Array.of(1, 1) }, false)).toBe(false)
    expect(solveSmallBatch(workspace(), { ...job, a: Float64Array.of(1, 2, 3, 4), b: Float64Array.of(1, NaN) }, false)).toBe(false)
  })
})
