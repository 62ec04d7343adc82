import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FloatDType } from '../../../dtype.ts'
import { epsilon } from '../../../dtype.ts'
import type { Blas, Window } from '../../blas.ts'
import { portableBlas, transposedWindow } from '../portable/blas.ts'
import { engines } from './fixtures.ts'

/** The same job on two workspaces, from the same numbers. */
interface Twins {
  readonly tried: Blas
  readonly reference: Blas
  /** A window on each, filled alike with normal-ish numbers; stored by columns where `turned`. */
  matrix(rows: number, columns: number, turned?: boolean): readonly [Window, Window]
}

function twins(tried: Blas, dtype: FloatDType, seed: number): Twins {
  const reference = portableBlas(dtype)
  let state = seed >>> 0
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.fround(state / 2 ** 31 - 1)
  }
  const matrix = (rows: number, columns: number, turned = false): readonly [Window, Window] => {
    const make = (blas: Blas): Window => (turned ? transposedWindow(blas.reserve(columns, rows)) : blas.reserve(rows, columns))
    const [a, b] = [make(tried), make(reference)]
    for (let i = 0; i < rows * columns; i++) reference.data[b.at + i] = tried.data[a.at + i] = draw()
    return [a, b]
  }
  return { tried, reference, matrix }
}

function elements(blas: Blas, w: Window): number[] {
  return Array.from({ length: w.rows * w.columns }, (_, p) => {
    const [i, j] = [Math.floor(p / w.columns), p % w.columns]
    return blas.data[w.at + i * w.row + j * w.column]!
  })
}

/** Both windows agree to `units` roundings of their largest element. */
function expectAlike({ tried, reference }: Twins, [a, b]: readonly [Window, Window], eps: number, units: number): void {
  const [found, wanted] = [elements(tried, a), elements(reference, b)]
  const size = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 1)
  found.forEach((value, i) => {
    if (!(Math.abs(value - wanted[i]!) <= units * eps * size)) expect.fail(`element ${i}: ${value}, not ${wanted[i]!}`)
  })
}

/** Keeps solutions of the size of the right-hand side: a dominant diagonal, or small elements beside a diagonal of ones. */
function tame(blas: Blas, t: Window, unitDiagonal: boolean): void {
  const n = t.rows
  if (!unitDiagonal) for (let i = 0; i < n; i++) blas.data[t.at + i * (t.row + t.column)] = n + 1
  else for (let i = 0; i < n * n; i++) blas.data[t.at + i]! /= n
}

const side = fc.integer({ min: 0, max: 41 })
const seed = fc.nat()

describe.each(engines())('in-place kernels (%s)', (_name, engine) => {
  describe.each(['float64', 'float32'] as const)('%s', (dtype) => {
    const eps = epsilon(dtype)

    test('products in every layout, replacing and accumulating', () => {
      fc.assert(
        fc.property(side, side, side, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), seed, (m, n, k, [x, y, z, accumulate], s) => {
          const pair = twins(engine.blas(dtype), dtype, s)
          const [a, b, c] = [pair.matrix(m, k, x), pair.matrix(k, n, y), pair.matrix(m, n, z)]
          const scales = { alpha: -0.5, accumulate: accumulate! }
          pair.tried.gemm(a[0], b[0], c[0], scales)
          pair.reference.gemm(a[1], b[1], c[1], scales)
          expectAlike(pair, c, eps, 4 * (k + 4))
        }),
      )
    })

    test('triangular solves and products, either triangle, either layout of both', () => {
      fc.assert(
        fc.property(side, side, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), seed, (n, m, [x, y, lower, unitDiagonal], s) => {
          const pair = twins(engine.blas(dtype), dtype, s)
          const [t, b] = [pair.matrix(n, n, x), pair.matrix(n, m, y)]
          for (const [blas, w] of [[pair.tried, t[0]], [pair.reference, t[1]]] as const) tame(blas, w, unitDiagonal!) // prettier-ignore
          const options = { lower: lower!, unitDiagonal: unitDiagonal! }
          pair.tried.triangularSolve(t[0], b[0], options)
          pair.reference.triangularSolve(t[1], b[1], options)
          expectAlike(pair, b, eps, 8 * (n + 4))
          pair.tried.triangularMultiply(t[0], b[0], options)
          pair.reference.triangularMultiply(t[1], b[1], options)
          expectAlike(pair, b, eps, 16 * (n + 4))
        }),
      )
    })

    test('rank-one updates, symmetric products, dot, axpy', () => {
      fc.assert(
        fc.property(side, side, fc.boolean(), seed, (m, n, turned, s) => {
          const pair = twins(engine.blas(dtype), dtype, s)
          const [x, y, a] = [pair.matrix(m, 1), pair.matrix(n, 1), pair.matrix(m, n, turned)]
          pair.tried.ger(1.5, x[0], y[0], a[0])
          pair.reference.ger(1.5, x[1], y[1], a[1])
          expectAlike(pair, a, eps, 8)
          const [symmetric, v, w] = [pair.matrix(m, m), pair.matrix(m, 1), pair.matrix(m, 1)]
          pair.tried.symv(-2, symmetric[0], v[0], w[0])
          pair.reference.symv(-2, symmetric[1], v[1], w[1])
          expectAlike(pair, w, eps, 4 * (m + 4))
          const sum = pair.tried.dot(m, v[0].at, w[0].at)
          expect(Math.abs(sum - pair.reference.dot(m, v[1].at, w[1].at))).toBeLessThanOrEqual(8 * (m + 4) * (m + 4) * eps * (m + 1))
          pair.tried.axpy(m, 0.25, v[0].at, w[0].at)
          pair.reference.axpy(m, 0.25, v[1].at, w[1].at)
          expectAlike(pair, w, eps, 4 * (m + 4))
        }),
      )
    })

    test('sequences of rotations, forward and backward', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 30 }), side, fc.boolean(), seed, (m, n, backward, s) => {
          const pair = twins(engine.blas(dtype), dtype, s)
          const [w, c, sines] = [pair.matrix(m, n), pair.matrix(m, 1), pair.matrix(m, 1)]
          for (let i = 0; i < m; i++) {
            const angle = 3 * pair.reference.data[c[1].at + i]!
            for (const [blas, at, value] of [
              [pair.tried, c[0].at, Math.cos(angle)],
              [pair.reference, c[1].at, Math.cos(angle)],
              [pair.tried, sines[0].at, Math.sin(angle)],
              [pair.reference, sines[1].at, Math.sin(angle)],
            ] as const) {
              blas.data[at + i] = value
            }
          }
          pair.tried.rotateRows(w[0], c[0].at, sines[0].at, backward)
          pair.reference.rotateRows(w[1], c[1].at, sines[1].at, backward)
          expectAlike(pair, w, eps, 4 * (m + 4))
        }),
      )
    })

    test('Jacobi rotations of small symmetric matrices, with and without vectors', () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 7 }), seed, (n, items, s) => {
          for (const blas of [engine.blas(dtype), portableBlas(dtype)]) {
            const pair = twins(blas, dtype, s)
            const [a, alone, v] = [pair.matrix(items * n, n), pair.matrix(items * n, n), pair.matrix(items * n, n)]
            // Of the upper triangles, which are not read, `alone` has other numbers.
            const given = elements(pair.reference, a[1])
            const source = given.map((_, p) => {
              const [item, i, j] = [Math.floor(p / (n * n)), Math.floor(p / n) % n, p % n]
              return given[item * n * n + Math.max(i, j) * n + Math.min(i, j)]!
            })
            source.forEach((value, p) => (blas.data[alone[0].at + p] = value))
            const first = { ...a[0], rows: n }
            expect(blas.diagonalize(items, first, v[0].at, eps / 8)).toBe(0)
            expect(blas.diagonalize(items, { ...alone[0], rows: n }, undefined, eps / 8)).toBe(0)
            const [d, q] = [elements(blas, a[0]), elements(blas, v[0])]
            const diagonal = (_: number, p: number): boolean => Math.floor(p / n) % n === p % n
            expect(elements(blas, alone[0]).filter(diagonal)).toEqual(d.filter(diagonal))
            for (let p = 0; p < source.length; p++) {
              const [at, i, j] = [Math.floor(p / (n * n)) * n * n, Math.floor(p / n) % n, p % n]
              let [back, inner] = [0, 0]
              for (let k = 0; k < n; k++) {
                back += q[at + i * n + k]! * d[at + k * (n + 1)]! * q[at + j * n + k]!
                inner += q[at + i * n + k]! * q[at + j * n + k]!
              }
              expect(Math.abs(back - source[p]!)).toBeLessThanOrEqual(30 * n * eps)
              expect(Math.abs(inner - (i === j ? 1 : 0))).toBeLessThanOrEqual(30 * n * eps)
              if (i === j && i > 0) expect(d[p]!).toBeGreaterThanOrEqual(d[at + (i - 1) * (n + 1)]!)
            }
          }
        }),
      )
    })

    test('singular value decompositions of small matrices, with and without vectors', () => {
      const small = fc.integer({ min: 1, max: 9 })
      fc.assert(
        fc.property(small, small, fc.integer({ min: 0, max: 7 }), seed, (m, n, items, s) => {
          const k = Math.min(m, n)
          for (const blas of [engine.blas(dtype), portableBlas(dtype)]) {
            const [a] = twins(blas, dtype, s).matrix(items * m, n)
            // The last matrix has rank one.
            for (let i = 0; i < (items > 0 ? m * n : 0); i++) blas.data[a.at + (items - 1) * m * n + i] = 1
            const [values, alone, u, vh] = [[items, k] as const, [items, k] as const, [items * m, k] as const, [items * k, n] as const].map(
              ([rows, columns]) => blas.reserve(rows, columns),
            )
            const first = { ...a, rows: m }
            const source = elements(blas, a)
            expect(blas.smallSvd(items, first, { s: values!.at, vectors: { u: u!.at, vh: vh!.at } }, 4 * eps, 1e-20)).toBe(0)
            expect(blas.smallSvd(items, first, { s: alone!.at }, 4 * eps, 1e-20)).toBe(0)
            const [sizes, left, right] = [elements(blas, values!), elements(blas, u!), elements(blas, vh!)]
            expect(elements(blas, alone!)).toEqual(sizes)
            for (let p = 0; p < source.length; p++) {
              const [item, i, j] = [Math.floor(p / (m * n)), Math.floor(p / n) % m, p % n]
              let back = 0
              for (let l = 0; l < k; l++) back += left[(item * m + i) * k + l]! * sizes[item * k + l]! * right[(item * k + l) * n + j]!
              expect(Math.abs(back - source[p]!)).toBeLessThanOrEqual(60 * (m + n) * eps)
            }
            for (let p = 0; p < sizes.length; p++) if (p % k > 0) expect(sizes[p]!).toBeLessThanOrEqual(sizes[p - 1]!)
          }
        }),
        { numRuns: 30 },
      )
    })

    test('small systems, and those that have no solution', () => {
      const small = fc.integer({ min: 1, max: 6 })
      fc.assert(
        fc.property(small, small, fc.integer({ min: 1, max: 9 }), fc.boolean(), seed, (n, r, items, transposed, s) => {
          for (const blas of [engine.blas(dtype), portableBlas(dtype)]) {
            const pair = twins(blas, dtype, s)
            const [[a], [b]] = [pair.matrix(items * n, n), pair.matrix(items * n, r)]
            for (let p = 0; p < items * n; p++) blas.data[a.at + p * n + (p % n)]! += 2 * n
            const [matrix, right] = [elements(blas, a), elements(blas, b)]
            const systems = [
              { ...a, rows: n },
              { ...b, rows: n },
            ] as const
            expect(blas.smallSolve(items, ...systems, transposed)).toBe(true)
            const x = elements(blas, b)
            for (let p = 0; p < right.length; p++) {
              const [item, i, j] = [Math.floor(p / (n * r)), Math.floor(p / r) % n, p % r]
              let sum = 0
              for (let l = 0; l < n; l++) {
                sum += matrix[item * n * n + (transposed ? l * n + i : i * n + l)]! * x[(item * n + l) * r + j]!
              }
              expect(Math.abs(sum - right[p]!)).toBeLessThanOrEqual(30 * n * eps)
            }
            for (const wrong of [NaN, Infinity]) {
              blas.data[b.at + (s % right.length)] = wrong
              expect(blas.smallSolve(items, ...systems, transposed)).toBe(false)
              blas.data[b.at + (s % right.length)] = 1
            }
            for (let i = 0; i < n; i++) blas.data[a.at + ((items - 1) * n + i) * n] = 0
            expect(blas.smallSolve(items, ...systems, transposed)).toBe(false)
          }
        }),
        { numRuns: 30 },
      )
    })

    test('room that is given back is used again, and windows do not overlap', () => {
      const blas = engine.blas(dtype)
      const first = blas.reserve(3, 5)
      const mark = blas.mark
      const second = blas.reserve(100, 100)
      expect(second.at).toBeGreaterThanOrEqual(first.at + 15)
      blas.release(mark)
      expect(blas.reserve(2, 2).at).toBe(second.at)
      expect(blas.data.length).toBeGreaterThanOrEqual(second.at + 10_000)
    })
  })
})
