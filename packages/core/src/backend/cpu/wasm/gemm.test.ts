import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, engines, epsilonOf, filled, floats, layouts, matrixIn, type Layout } from './fixtures.ts'
import type { GemmTask } from './gemm.ts'

/** Checks every element of a result against sums in float64; `before` is what C held. */
function check(task: GemmTask, before: Float32Array | Float64Array): void {
  const { m, n, k, a, b, c, alpha = 1, beta = 0, batch = 1 } = task
  const eps = epsilonOf(c.data)
  const touched = new Set<number>()
  for (let p = 0; p < batch; p++) {
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0
        let size = 0
        for (let l = 0; l < k; l++) {
          const term = alpha * at(a, p, i, l) * at(b, p, l, j)
          sum += term
          size += Math.abs(term)
        }
        const position = c.offset + p * (c.batch ?? 0) + i * c.row + j
        touched.add(position)
        const old = beta === 0 ? 0 : beta * before[position]!
        const error = Math.abs(c.data[position]! - (sum + old))
        if (!(error <= eps * (k + 4) * (size + Math.abs(old)) + 1e-300)) expect.fail(`(${p}, ${i}, ${j}) of ${m}×${n}×${k}: error ${error}`)
      }
    }
  }
  before.forEach((value, position) => {
    if (!touched.has(position) && !Object.is(c.data[position], value)) expect.fail(`element ${position} outside C was written`)
  })
}

interface Case {
  m: number
  n: number
  k: number
  alpha?: number
  beta?: number
  batch?: number
  la?: Layout
  lb?: Layout
  gap?: number
}

describe.each(engines())('%s', (_, engine) => {
  function run(Floats: (typeof floats)[number], { m, n, k, alpha, beta, batch = 1, la = 'rows', lb = 'rows', gap = 0 }: Case): void {
    const make = (length: number) => new Floats(length)
    const row = n + gap
    const c = { data: filled(make(3 + batch * m * row + 5), 3), offset: 3, row, column: 1, batch: m * row }
    const before = c.data.slice()
    const task = { m, n, k, alpha, beta, batch, a: matrixIn(la, make, batch, m, k, 1), b: matrixIn(lb, make, batch, k, n, 2), c }
    engine.gemm(task)
    check(task, before)
  }

  describe.each(floats)('%o', (Floats) => {
    test('all sizes from 0 to 20 in one dimension, with edges in the others', () => {
      for (let size = 0; size <= 20; size++) {
        for (const other of [1, 4, 7, 9]) {
          run(Floats, { m: size, n: other, k: 5 })
          run(Floats, { m: other, n: size, k: 13 })
          run(Floats, { m: 9, n: other, k: size, beta: 0.5 })
        }
      }
    })

    test.each(layouts.flatMap((la) => layouts.map((lb) => [la, lb] as const)))('A by %s, B by %s', (la, lb) => {
      for (const [m, n, k] of [
        [3, 2, 4],
        [17, 19, 23],
        [1, 33, 40],
        [33, 1, 40],
        [40, 24, 1],
      ] as const) {
        run(Floats, { m, n, k, la, lb })
        run(Floats, { m, n, k, la, lb, batch: 3, alpha: -1.5, beta: 2, gap: 3 })
      }
    })

    test('one element around the block sizes', () => {
      for (const [m, n, k] of [
        [255, 9, 257],
        [257, 17, 255],
        [256, 8, 256],
        [5, 2049, 3],
        [2049, 5, 3],
        [4, 6, 2050],
        [1, 3, 5000],
        [3, 1, 5000],
        [5000, 1, 17],
        [1, 5000, 17],
      ] as const) {
        run(Floats, { m, n, k, la: 'columns', beta: 1, gap: 2 })
        run(Floats, { m, n, k, lb: 'columns', alpha: 0.25 })
      }
    })

    test('random shapes, layouts and factors', () => {
      const size = fc.integer({ min: 0, max: 40 })
      const factor = fc.constantFrom(undefined, 0, 1, -2.5)
      const layout = fc.constantFrom(...layouts)
      fc.assert(
        fc.property(
          size,
          size,
          size,
          fc.integer({ min: 0, max: 5 }),
          factor,
          factor,
          layout,
          layout,
          (m, n, k, batch, alpha, beta, la, lb) => {
            run(Floats, {
              m,
              n,
              k,
              batch,
              ...(alpha === undefined ? {} : { alpha }),
              ...(beta === undefined ? {} : { beta }),
              la,
              lb,
              gap: batch,
            })
          },
        ),
        { numRuns: 150 },
      )
    })

    test('NaN and infinities stay in their rows and columns', () => {
      for (const n of [3, 21]) {
        const a = new Floats(n * n).fill(1)
        const b = new Floats(n * n).fill(1)
        a[n + 2] = NaN
        b[2] = Infinity
        const c = new Floats(n * n).fill(NaN)
        const dense = { offset: 0, row: n, column: 1 }
        engine.gemm({ m: n, n, k: n, a: { data: a, ...dense }, b: { data: b, ...dense }, c: { data: c, ...dense } })
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) expect(c[i * n + j]).toBe(i === 1 ? NaN : j === 2 ? Infinity : n)
        }
      }
    })
  })
})
