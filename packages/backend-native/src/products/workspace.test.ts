import { type Blas, type Window, cpuBackend, epsilon, portableBlas, transposedWindow } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nativeBackend, sessionOf } from '../backend.ts'
import { withLibrary } from '../fixtures/library.ts'
import type { NativeLibrary } from '../library/library.ts'
import type { Session } from '../lapack/job.ts'
import { nativeWorkspace } from './workspace.ts'

/** The same numbers in two workspaces, and what lies around them. */
class Twins {
  readonly tried: Blas
  readonly reference: Blas
  #state: number

  constructor(tried: Blas, reference: Blas, seed: number) {
    this.tried = tried
    this.reference = reference
    this.#state = seed >>> 0
  }

  /** A window in both with `gap` elements between its lines, which are columns where `turned`. */
  matrix(rows: number, columns: number, turned = false, gap = 0): readonly [Window, Window] {
    const [lines, length] = turned ? [columns, rows] : [rows, columns]
    const make = (blas: Blas): Window => ({ ...blas.reserve(lines, length + gap), columns: length })
    const [a, b] = [make(this.tried), make(this.reference)]
    for (let p = 0; p < lines * (length + gap); p++) this.tried.data[a.at + p] = this.reference.data[b.at + p] = this.#draw()
    return turned ? [transposedWindow(a), transposedWindow(b)] : [a, b]
  }

  #draw(): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.fround(this.#state / 2 ** 31 - 1)
  }
}

const side = fc.integer({ min: 0, max: 34 })
const gap = fc.integer({ min: 0, max: 3 })
const flag = fc.boolean()
const seed = fc.nat()

withLibrary(() => {
  describe.each(['float64', 'float32'] as const)('a workspace of the library in %s', (dtype) => {
    const eps = epsilon(dtype)
    const make = (s: number, worthwhile = 0): Twins => {
      const { library, threads } = sessionOf(nativeBackend({ threads: 1 }))!
      const session = { library, threads, worthwhile, pool: [] }
      return new Twins(nativeWorkspace(session, dtype, cpuBackend().workspace!(dtype)), portableBlas(dtype), s)
    }
    /** Runs the same on both and compares the window that is written, gaps included. */
    const both = (twins: Twins, out: readonly [Window, Window], units: number, run: (blas: Blas, which: 0 | 1) => void): void => {
      run(twins.tried, 0)
      run(twins.reference, 1)
      compare(twins, out, units * eps)
    }

    test('products in every layout, replacing and accumulating', () => {
      fc.assert(
        fc.property(side, side, side, gap, flag, flag, flag, flag, seed, (m, n, k, g, x, y, z, accumulate, s) => {
          const twins = make(s)
          const [a, b, c] = [twins.matrix(m, k, x, g), twins.matrix(k, n, y, g), twins.matrix(m, n, z, g)]
          both(twins, c, 8 * (k + 4), (blas, i) => {
            blas.gemm(a[i], b[i], c[i], { alpha: -0.5, accumulate })
          })
        }),
      )
    })

    test('products with vectors that lie along rows or columns', () => {
      for (const [m, n] of [
        [1, 9],
        [9, 1],
        [1, 1],
      ] as const) {
        for (const turned of [false, true]) {
          const twins = make(m + 2 * n)
          const [a, b, c] = [twins.matrix(m, 7, turned, 2), twins.matrix(7, n, turned, 1), twins.matrix(m, n, !turned, 3)]
          both(twins, c, 100, (blas, i) => {
            blas.gemm(a[i], b[i], c[i])
          })
        }
      }
    })

    test('what is replaced is not read', () => {
      for (const n of [1, 20]) {
        const twins = make(n)
        const [a, b, c] = [twins.matrix(20, 20), twins.matrix(20, n), twins.matrix(20, n)]
        twins.tried.data.fill(NaN, c[0].at, c[0].at + 20 * n)
        both(twins, c, 200, (blas, i) => {
          blas.gemm(a[i], b[i], c[i])
        })
      }
    })

    test('triangular systems and products, either triangle, either layout of both', () => {
      fc.assert(
        fc.property(side, side, gap, flag, flag, flag, flag, seed, (n, m, g, x, y, lower, unitDiagonal, s) => {
          for (const kernel of ['triangularSolve', 'triangularMultiply'] as const) {
            const twins = make(s)
            const [t, b] = [twins.matrix(n, n, x, g), twins.matrix(n, m, y, g)]
            // Solutions stay of the size of the right side.
            for (const [blas, w] of [[twins.tried, t[0]] as const, [twins.reference, t[1]] as const]) {
              for (let i = 0; i < n; i++) {
                for (let j = 0; j < n; j++) blas.data[w.at + i * w.row + j * w.column]! *= i === j ? 1 : 1 / n
                blas.data[w.at + i * (w.row + w.column)]! += 2
              }
            }
            both(twins, b, 20 * (n + 4), (blas, i) => {
              blas[kernel](t[i], b[i], { lower, unitDiagonal })
            })
          }
        }),
      )
    })

    test('a pivot without a finite reciprocal is divided by', () => {
      const tiny = dtype === 'float64' ? 2 ** -1074 : 2 ** -149
      const blas = make(1).tried
      const [t, b] = [blas.reserve(2, 2), blas.reserve(2, 1)]
      blas.data.set([tiny, 0, 1, 1], t.at)
      blas.data.set([2 * tiny, 3], b.at)
      blas.triangularSolve(t, b, { lower: true, unitDiagonal: false })
      expect([...blas.data.subarray(b.at, b.at + 2)]).toEqual([2, 1])
    })

    test('updates of rank one and symmetric products', () => {
      fc.assert(
        fc.property(side, side, gap, flag, flag, seed, (m, n, g, x, z, s) => {
          const twins = make(s)
          const [left, right, a] = [twins.matrix(m, 1, x, g), twins.matrix(n, 1), twins.matrix(m, n, z, g)]
          both(twins, a, 16, (blas, i) => {
            blas.ger(-0.5, left[i], right[i], a[i])
          })
          const again = make(s)
          const [symmetric, from, to] = [again.matrix(m, m, false, g), again.matrix(m, 1), again.matrix(m, 1)]
          both(again, to, 8 * (m + 4), (blas, i) => {
            blas.symv(2, symmetric[i], from[i], to[i])
          })
        }),
      )
    })

    test('windows that BLAS does not take, and little work, stay where they were', () => {
      for (const worthwhile of [0, 1e9]) {
        const twins = make(3, worthwhile)
        const [a, b, c] = [twins.matrix(24, 24), twins.matrix(12, 12), twins.matrix(12, 12)]
        both(twins, c, 200, (blas, i) => {
          const every: Window = { at: a[i].at, rows: 12, columns: 12, row: 48, column: 2 }
          blas.gemm(every, b[i], c[i])
          blas.triangularSolve({ ...every, at: a[i].at }, c[i], { lower: true, unitDiagonal: true })
        })
      }
    })

    test('the rest is that of the workspace below', () => {
      const { tried, reference } = make(4)
      for (const blas of [tried, reference]) {
        const { mark } = blas
        const rows = blas.reserve(3, 4)
        blas.data.set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 1, 0], rows.at)
        blas.axpy(4, 2, rows.at, rows.at + 4)
        blas.rotateRows(rows, rows.at + 12, rows.at + 14, false)
        expect([...blas.data.subarray(rows.at, rows.at + 12)]).toEqual([7, 10, 13, 16, -1, -2, -3, -4, 9, 10, 11, 12])
        expect(blas.dot(2, rows.at, rows.at + 2)).toBe(7 * 13 + 10 * 16)
        blas.release(mark)
        expect(blas.mark).toBe(mark)
      }
    })
  })
})

test('a kernel has as many threads as its size deserves', () => {
  const told: number[] = []
  const threads: number[] = []
  const library = fake(told, threads)
  const session: Session = { library, threads: (work) => (work < 1e5 ? 1 : 3), worthwhile: 0, pool: [] }
  const blas = nativeWorkspace(session, 'float64', portableBlas('float64'))
  const [a, b, c] = [blas.reserve(60, 60), blas.reserve(60, 60), blas.reserve(60, 60)]
  blas.gemm(a, b, c)
  blas.gemm({ ...a, rows: 8 }, { ...b, columns: 8 }, { ...c, rows: 8, columns: 8 })
  blas.gemm(a, b, c)
  expect([threads, told]).toEqual([
    [3, 1, 3],
    [3, 1, 3],
  ])
})

/** A library whose functions note how many threads they were given. */
function fake(told: number[], threads: number[]): NativeLibrary {
  const run = Object.assign(() => void threads.push(told.at(-1)!), { async: () => undefined })
  return {
    path: 'fake',
    kind: 'openblas',
    version: '',
    maxThreads: 3,
    address: 1n,
    processors: 3,
    wide: false,
    concurrent: true,
    blas: () => run,
    lapack: () => run,
    setThreads: (count) => void told.push(count),
  }
}

function compare({ tried, reference }: Twins, [a, b]: readonly [Window, Window], bound: number): void {
  if (a.rows === 0 || a.columns === 0) return
  const [lines, length] = a.column === 1 && a.row >= a.columns ? [a.rows, a.row] : [a.columns, a.column]
  for (let p = 0; p < lines * length; p++) {
    const [found, wanted] = [tried.data[a.at + p]!, reference.data[b.at + p]!]
    if (!(Math.abs(found - wanted) <= bound * Math.max(1, Math.abs(wanted)))) expect.fail(`element ${p}: ${found}, not ${wanted}`)
  }
}
