import { type FactorizationKernels, type FloatDType, type KernelTable, type View, epsilon, routines } from '@ortho/core'
import { lapackMatrix, lapackSizes, lapackTypes } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { backendOn, nativeBackend, sessionOf } from '../backend.ts'
import {
  type Dense,
  dense,
  denseOf,
  distance,
  floatsOf,
  gaussian,
  intsOf,
  norm,
  oddViews,
  orthogonality,
  picked,
  residual,
  scaled,
  times,
  turned,
} from '../fixtures/matrices.ts'
import { withLibrary } from '../fixtures/library.ts'
import type { BlasName } from '../library/signatures.ts'

/** LAPACK's own bound for its scaled residuals. */
const BOUND = 30

const dtypes = ['float64', 'float32'] as const
const sizes = [...lapackSizes, [64, 64], [130, 70], [70, 130], [129, 129], [200, 3], [3, 200]] as const

type Kernels = Required<FactorizationKernels>

function kernels(): Kernels {
  const { cholesky, lu, luSolver, qr, pivotedQr, eigh, svd, schur, eig } = nativeBackend({ threads: 1 }).kernels
  return {
    cholesky: cholesky!,
    lu: lu!,
    luSolver: luSolver!,
    qr: qr!,
    pivotedQr: pivotedQr!,
    eigh: eigh!,
    svd: svd!,
    schur: schur!,
    eig: eig!,
  }
}

/** Every matrix type at every size, as LAPACK tests; huge and tiny ones only where the routine scales. */
function matrices(dtype: FloatDType, square: boolean): { readonly name: string; readonly a: View }[] {
  return sizes
    .filter(([m, n]) => !square || m === n)
    .flatMap((size) =>
      (Math.max(...size) > 40 ? [13] : lapackTypes.map((_, i) => i + 1)).map((type) => ({
        name: `${lapackTypes[type - 1]!} ${size.join('×')}`,
        a: lapackMatrix({ type, size, seed: 7 * type, dtype }),
      })),
    )
}

function symmetric(a: View): { readonly view: View; readonly full: Dense } {
  const { n, x } = denseOf(a)
  const full = { m: n, n, x: x.map((_, p) => x[Math.max(Math.floor(p / n), p % n) * n + Math.min(Math.floor(p / n), p % n)]!) }
  return { view: a, full }
}

withLibrary(() => {
  for (const dtype of dtypes) {
    describe(`factorizations in ${dtype}`, () => {
      const eps = epsilon(dtype)
      const native = kernels()

      test('qr, reduced, complete and without Q', () => {
        for (const { name, a } of matrices(dtype, false)) {
          const x = denseOf(a)
          for (const complete of [false, true]) {
            const width = complete ? x.m : Math.min(x.m, x.n)
            const { q, r } = native.qr(a, { wantQ: true, complete })
            const [left, right] = [dense(q, x.m, width), dense(r, width, x.n)]
            expect(orthogonality(left, eps), name).toBeLessThan(BOUND)
            expect(residual(x, times(left, right), eps), name).toBeLessThan(BOUND)
            expect(
              right.x.every((value, p) => p % x.n >= Math.floor(p / x.n) || value === 0),
              name,
            ).toBe(true)
            const alone = native.qr(a, { wantQ: false, complete })
            expect(alone.q).toBeUndefined()
            expect(floatsOf(alone.r), name).toEqual(floatsOf(r))
          }
        }
      })

      test('pivotedQr', () => {
        for (const { name, a } of matrices(dtype, false)) {
          const x = denseOf(a)
          for (const complete of [false, true]) {
            const width = complete ? x.m : Math.min(x.m, x.n)
            const { q, r, perm } = native.pivotedQr(a, { complete })
            const [left, right] = [dense(q, x.m, width), dense(r, width, x.n)]
            expect([...intsOf(perm)].sort((i, j) => i - j)).toEqual(Array.from({ length: x.n }, (_, j) => j))
            expect(orthogonality(left, eps), name).toBeLessThan(BOUND)
            const ordered = turned(picked(turned(x), intsOf(perm)))
            expect(residual(ordered, times(left, right), eps), name).toBeLessThan(BOUND)
            for (let i = 1; i < Math.min(width, x.n); i++) {
              const [before, after] = [Math.abs(right.x[(i - 1) * x.n + i - 1]!), Math.abs(right.x[i * x.n + i]!)]
              expect(after, name).toBeLessThanOrEqual(before * (1 + 100 * eps))
            }
          }
        }
      })

      test('lu', () => {
        for (const { name, a } of matrices(dtype, false)) {
          const { l: lower, u: upper, perm, failures } = native.lu(a)
          const x = denseOf(a)
          const k = Math.min(x.m, x.n)
          const [l, u] = [dense(lower, x.m, k), dense(upper, k, x.n)]
          expect(
            l.x.every((value, p) => Math.floor(p / k) > p % k || value === (Math.floor(p / k) === p % k ? 1 : 0)),
            name,
          ).toBe(true)
          expect(
            u.x.every((value, p) => Math.floor(p / x.n) <= p % x.n || value === 0),
            name,
          ).toBe(true)
          expect(residual(picked(x, intsOf(perm)), times(l, u), eps), name).toBeLessThan(BOUND)
          expect(Math.max(0, ...l.x.map(Math.abs)), name).toBeLessThanOrEqual(1)
          const zero = Array.from({ length: k }, (_, i) => u.x[i * x.n + i]).indexOf(0)
          expect(failures, name).toEqual(Int32Array.of(zero + 1))
        }
      })

      test('luSolver solves with the matrices and their transposes, and tells which pivot is zero', () => {
        for (const { name, a } of matrices(dtype, true)) {
          const x = denseOf(a)
          const solver = native.luSolver(a)
          expect(solver.failures, name).toEqual(native.lu(a).failures)
          const right = gaussian(1, [x.n, 3], dtype)
          for (const transposed of [false, true]) {
            const found = dense(solver.solve(right, transposed), x.n, 3)
            if (intsOf(solver.failures)[0] !== 0) {
              expect(found.x.every((value) => value === 0)).toBe(true)
              continue
            }
            if (!found.x.every(Number.isFinite)) {
              // Solutions for condition numbers of ε⁻⁴ exceed the range.
              expect([dtype, name]).toEqual(['float32', expect.stringContaining('ε⁻²')])
              continue
            }
            const matrix = transposed ? turned(x) : x
            const bound = BOUND * x.n * eps * (norm(matrix) * norm(found) + norm(denseOf(right)))
            expect(distance(times(matrix, found), denseOf(right)), name).toBeLessThanOrEqual(bound)
          }
        }
        const [stack, sides] = [gaussian(2, [2, 3, 20, 20], dtype), gaussian(3, [2, 3, 20, 2], dtype)]
        const together = dense(native.luSolver(stack).solve(sides, true), 120, 2)
        for (let item = 0; item < 6; item++) {
          const [one, side] = [viewOf(denseOf(stack, item), dtype), viewOf(denseOf(sides, item), dtype)]
          expect(dense(native.luSolver(one).solve(side, true), 20, 2)).toEqual(dense(Float64Array.from(together.x), 20, 2, item))
        }
        for (const [n, r] of [
          [0, 2],
          [3, 0],
        ] as const) {
          expect(floatsOf(native.luSolver(gaussian(4, [n, n], dtype)).solve(gaussian(5, [n, r], dtype), false))).toHaveLength(0)
        }
      })

      test('cholesky, and the order of the first minor that is not positive', () => {
        for (const n of [1, 2, 3, 16, 40, 129]) {
          const x = denseOf(gaussian(n, [n, n + 2], dtype))
          const product = times(x, turned(x))
          const a = viewOf(product, dtype)
          // What lies above the diagonal is not read.
          const { l, failures } = native.cholesky(
            viewOf({ ...product, x: product.x.map((v, p) => (p % n > Math.floor(p / n) ? NaN : v)) }, dtype),
          )
          const factor = dense(l, n, n)
          expect(failures).toEqual(Int32Array.of(0))
          expect(residual(denseOf(a), times(factor, turned(factor)), eps)).toBeLessThan(BOUND)
          expect(factor.x.every((value, p) => p % n <= Math.floor(p / n) || value === 0)).toBe(true)
          const indefinite = Float64Array.from(product.x)
          indefinite[n * n - 1] = -1
          expect(native.cholesky(viewOf({ ...product, x: indefinite }, dtype)).failures).toEqual(Int32Array.of(n))
        }
        expect(floatsOf(native.cholesky(gaussian(0, [0, 0], dtype)).l)).toHaveLength(0)
      })

      test('eigh', () => {
        for (const { name, a } of matrices(dtype, true)) {
          const { full } = symmetric(a)
          const { n } = full
          const { values, vectors, failures } = native.eigh(a, { wantVectors: true })
          const [spectrum, v] = [floatsOf(values), dense(vectors, n, n)]
          expect(failures).toEqual(Int32Array.of(0))
          expect(orthogonality(v, eps), name).toBeLessThan(BOUND)
          expect(residual(full, times(scaled(v, spectrum), turned(v)), eps), name).toBeLessThan(BOUND)
          spectrum.forEach((value, i) => expect(i === 0 || value >= spectrum[i - 1]!).toBe(true))
          const alone = native.eigh(a, { wantVectors: false })
          expect(alone.vectors).toBeUndefined()
          near(floatsOf(alone.values), spectrum, BOUND * n * eps * norm(full), name)
        }
      })

      test('svd: thin, full, and values alone', () => {
        for (const { name, a } of matrices(dtype, false)) {
          const x = denseOf(a)
          const k = Math.min(x.m, x.n)
          for (const vectors of ['thin', 'full'] as const) {
            const { u, s, vh, failures } = native.svd(a, { vectors })
            const [columns, rows] = vectors === 'thin' ? [k, k] : [x.m, x.n]
            const [left, right, spectrum] = [dense(u, x.m, columns), dense(vh, rows, x.n), floatsOf(s)]
            expect(failures).toEqual(Int32Array.of(0))
            expect(orthogonality(left, eps), name).toBeLessThan(BOUND)
            expect(orthogonality(turned(right), eps), name).toBeLessThan(BOUND)
            const first = (d: Dense): Dense => ({ ...d, m: k, x: d.x.slice(0, k * d.n) })
            const product = times(scaled(turned(first(turned(left))), spectrum), first(right))
            expect(residual(x, product, eps), name).toBeLessThan(BOUND)
            spectrum.forEach((value, i) => expect(value >= 0 && (i === 0 || value <= spectrum[i - 1]!)).toBe(true))
            const alone = native.svd(a, { vectors: 'none' })
            expect([alone.u, alone.vh]).toEqual([undefined, undefined])
            near(floatsOf(alone.s), spectrum, BOUND * Math.max(x.m, x.n) * eps * (spectrum[0] ?? 0), name)
          }
        }
      })

      test('schur', () => {
        for (const { name, a } of matrices(dtype, true)) {
          const x = denseOf(a)
          const { t, z, failures } = native.schur(a, { wantVectors: true })
          const [form, basis] = [dense(t, x.n, x.n), dense(z, x.n, x.n)]
          expect(failures).toEqual(Int32Array.of(0))
          expect(orthogonality(basis, eps), name).toBeLessThan(BOUND)
          expect(residual(x, times(times(basis, form), turned(basis)), eps), name).toBeLessThan(BOUND)
          quasiTriangular(form, name)
          expect(native.schur(a, { wantVectors: false }).z).toBeUndefined()
        }
      })

      test('eig: right and left vectors', () => {
        for (const { name, a } of matrices(dtype, true)) {
          const x = denseOf(a)
          const { values, right, left, failures } = native.eig(a, { right: true, left: true })
          expect(failures).toEqual(Int32Array.of(0))
          const spectrum = { re: floatsOf(values.re), im: floatsOf(values.im) }
          eigenpairs(x, spectrum, { re: dense(right!.re, x.n, x.n), im: dense(right!.im, x.n, x.n) }, eps, name)
          // wᴴ·A = λ·wᴴ is Aᵀ·w̄ = λ·w̄.
          const conjugate = dense(left!.im, x.n, x.n)
          eigenpairs(turned(x), spectrum, { re: dense(left!.re, x.n, x.n), im: { ...conjugate, x: conjugate.x.map((v) => -v) } }, eps, name)
          const alone = native.eig(a, { right: false, left: false })
          expect([alone.right, alone.left]).toEqual([undefined, undefined])
        }
      })

      test('batches give what their items give, and strides do not matter', () => {
        const stack = gaussian(5, [2, 3, 6, 6], dtype)
        const items = Array.from({ length: 6 }, (_, item) => viewOf(denseOf(stack, item), dtype))
        for (const run of runs(native)) {
          expect(run(stack)).toEqual(concatenated(items.map(run)))
        }
        for (const [m, n] of [
          [17, 17],
          [40, 40],
        ] as const) {
          const a = gaussian(m, [m, n], dtype)
          for (const { name, view } of oddViews(a)) {
            for (const run of runs(native)) expect(run(view), name).toEqual(run(a))
          }
        }
        const repeated = { ...viewOf(denseOf(items[0]!), dtype), shape: [3, 6, 6], strides: [0, 6, 1] }
        for (const run of runs(native)) expect(run(repeated)).toEqual(concatenated([items[0]!, items[0]!, items[0]!].map(run)))
      })

      test('two threads, and libraries without a transposition, find the same', () => {
        const { library } = sessionOf(nativeBackend())!
        const plain = { ...library, blas: (d: FloatDType, name: BlasName) => (name === 'omatcopy' ? undefined : library.blas(d, name)) }
        const a = gaussian(9, [130, 130], dtype)
        const found = [
          { library, threads: () => 1 },
          { library, threads: () => 2 },
          { library: plain, threads: () => 1 },
        ].map((session) => unique(backendOn({ ...session, worthwhile: 0, pool: [] }).kernels, a))
        for (const other of found) near(other, found[0]!, 1e4 * eps, 'unique factors')
      })

      test('operands stay as they are', () => {
        const a = gaussian(3, [33, 33], dtype)
        const before = floatsOf(a.storage).slice()
        for (const run of runs(native)) run(a)
        expect(floatsOf(a.storage)).toEqual(before)
      })
    })
  }

  test('routines of core that the backend leaves alone are those of the CPU', () => {
    expect(Object.keys(routines(nativeBackend()))).toContain('softmax')
  })
})

function viewOf({ m, n, x }: Dense, dtype: FloatDType): View {
  return { storage: dtype === 'float32' ? Float32Array.from(x) : x, dtype, shape: [m, n], strides: [n, 1], offset: 0 }
}

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, bound: number, name: string): void {
  let worst = 0
  for (let i = 0; i < expected.length; i++) worst = Math.max(worst, Math.abs(actual[i]! - expected[i]!))
  expect(worst, name).toBeLessThanOrEqual(bound)
}

/** What is determined by the matrix, and well conditioned. */
function unique({ qr, lu, cholesky, svd, eigh, luSolver }: KernelTable, a: View): Float64Array {
  const diagonal = floatsOf(qr!(a, { wantQ: false, complete: false }).r)
    .filter((_, p) => p % 131 === 0)
    .map(Math.abs)
  const parts = [
    diagonal,
    lu!(a).perm,
    cholesky!(definite(a)).l,
    svd!(a, { vectors: 'thin' }).s,
    eigh!(a, { wantVectors: true }).values,
    luSolver!(definite(a)).solve(a, true),
  ]
  return Float64Array.from(parts.flatMap((part) => (part instanceof Int32Array ? [...part] : [...floatsOf(part)])))
}

/** Every result of every factorization, as one list of numbers. */
function runs(native: Kernels): ((a: View) => Float64Array)[] {
  const flat = (...parts: readonly (object | undefined)[]): Float64Array =>
    Float64Array.from(parts.flatMap((part) => (part instanceof Int32Array ? [...part] : [...floatsOf(part)])))
  const parts: ((a: View) => (object | undefined)[])[] = [
    (a) => [native.qr(a, { wantQ: true, complete: true }).q],
    (a) => [native.qr(a, { wantQ: true, complete: true }).r],
    (a) => [native.pivotedQr(a, { complete: false }).q],
    (a) => [native.pivotedQr(a, { complete: false }).perm],
    (a) => [native.lu(a).l],
    (a) => [native.lu(a).u],
    (a) => [native.lu(a).perm],
    (a) => [native.eigh(a, { wantVectors: true }).vectors],
    (a) => [native.eigh(a, { wantVectors: true }).values],
    (a) => [native.svd(a, { vectors: 'thin' }).u],
    (a) => [native.svd(a, { vectors: 'full' }).vh],
    (a) => [native.svd(a, { vectors: 'none' }).s],
    (a) => [native.schur(a, { wantVectors: true }).t],
    (a) => [native.eig(a, { right: true, left: false }).right!.im],
    (a) => [native.eig(a, { right: false, left: true }).left!.re],
    (a) => [native.cholesky(definite(a)).l],
  ]
  return parts.map((part) => (a) => flat(...part(a)))
}

/** A view of the same strides with a large diagonal, so that the lower triangle is that of a positive definite matrix. */
function definite(a: View): View {
  const data = floatsOf(a.storage).slice()
  const n = a.shape.at(-1)!
  const count = a.shape.slice(0, -2).reduce((product, size) => product * size, 1)
  const dense = Array.from({ length: count }, (_, item) => denseOf(a, item))
  const whole = new Float64Array(count * n * n)
  dense.forEach(({ x }, item) =>
    whole.set(
      x.map((value, p) => (p % (n + 1) === 0 ? 4 * n + value : value)),
      item * n * n,
    ),
  )
  const storage = data instanceof Float32Array ? Float32Array.from(whole) : whole
  return {
    storage,
    dtype: a.dtype,
    shape: a.shape,
    strides: a.shape.map((_, axis) => a.shape.slice(axis + 1).reduce((p, s) => p * s, 1)),
    offset: 0,
  }
}

function concatenated(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]))
}

/** Zeros below the diagonal but for blocks of 2 with equal diagonals and off-diagonals of opposite sign. */
function quasiTriangular({ n, x }: Dense, name: string): void {
  const at = (i: number, j: number): number => x[i * n + j]!
  expect(
    x.every((value, p) => (p % n) + 1 >= Math.floor(p / n) || value === 0),
    name,
  ).toBe(true)
  for (let i = 1; i < n; i++) {
    if (at(i, i - 1) === 0) continue
    expect(at(i, i), name).toBe(at(i - 1, i - 1))
    expect(Math.sign(at(i, i - 1)), name).toBe(-Math.sign(at(i - 1, i)))
    if (i + 1 < n) expect(at(i + 1, i) === 0, name).toBe(true)
  }
}

interface Complex<T> {
  readonly re: T
  readonly im: T
}

/** ‖A·v − λ·v‖ ≤ 30·n·ε·‖A‖ and ‖v‖ = 1 for each column, whose largest element is real. */
function eigenpairs(a: Dense, values: Complex<ArrayLike<number>>, vectors: Complex<Dense>, eps: number, name: string): void {
  const [re, im] = [times(a, vectors.re), times(a, vectors.im)]
  const { n } = a
  const bound = BOUND * n * eps * norm(a)
  for (let j = 0; j < n; j++) {
    const [x, y] = [values.re[j]!, values.im[j]!]
    let [error, length] = [0, 0]
    const sizes: number[] = []
    for (let i = 0; i < n; i++) {
      const [p, q] = [vectors.re.x[i * n + j]!, vectors.im.x[i * n + j]!]
      error = Math.max(error, Math.abs(re.x[i * n + j]! - (x * p - y * q)), Math.abs(im.x[i * n + j]! - (x * q + y * p)))
      length += p * p + q * q
      sizes.push(Math.hypot(p, q))
    }
    expect(error, name).toBeLessThanOrEqual(bound)
    expect(Math.abs(length - 1), name).toBeLessThan(BOUND * n * eps)
    if (y !== 0) expect(Math.abs(vectors.im.x[sizes.indexOf(Math.max(...sizes)) * n + j]!), name).toBeLessThan(BOUND * eps)
  }
}
