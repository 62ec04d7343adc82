import { readFileSync } from 'node:fs'
import { type FloatDType, type Tensor, add, cast, eye, matmul, mul, sub, tensor, zeros } from '@ortho/core'
import { type GalleryName, expectNear, galleryMatrix, godunov, lauchli, orthoDefect, rosser } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { floatsOf } from '../dense/workspace.ts'
import { eig } from '../eigen/eig.ts'
import { eigh, eigvalsh } from '../eigen/eigh.ts'
import { schur } from '../eigen/schur.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { lu } from '../factorizations/lu.ts'
import { qr } from '../factorizations/qr.ts'
import { jacobiSvd, singularValues } from '../methods/singular/jacobi-svd.ts'
import { polar } from '../orthogonal/polar.ts'
import { svd, svdvals } from '../singular/svd.ts'
import { choleskySolve } from '../solving/cholesky-solve.ts'
import { cond } from '../solving/cond.ts'
import { det } from '../solving/det.ts'
import { inv } from '../solving/inv.ts'
import { lstsq } from '../solving/lstsq.ts'
import { matrixRank } from '../solving/matrix-rank.ts'
import { nullSpace } from '../solving/null-space.ts'
import { pinv } from '../solving/pinv.ts'
import { refine } from '../solving/refine.ts'
import { slogdet } from '../solving/slogdet.ts'
import { solveTriangular } from '../solving/solve-triangular.ts'
import { solve } from '../solving/solve.ts'
import { epsOf, largestOf } from './fixtures/dense.ts'
import { describeOnPaths, onto } from './fixtures/paths.ts'

interface Answers {
  readonly singular: Readonly<Record<string, number[]>>
  readonly symmetric: Readonly<Record<string, number[]>>
  readonly general: Readonly<Record<string, [re: number, im: number][]>>
}

const answers: Answers = JSON.parse(readFileSync(new URL('./fixtures/known-answers.json', import.meta.url), 'utf8'))

const doenet = [[0.2, 0, 0, 100], [0.08, 0.47, 0, 0], [0, 0.06, 0.58, 0], [0, 0, 0.1, 0.73]] // prettier-ignore
const numpyTs161 = [[0, 1, -2], [3, 2, 2], [1, 1, 4]] // prettier-ignore

/** The matrix that an answer is for, e.g. of `hilbert 8`. */
function named(title: string, dtype: FloatDType): Tensor {
  const [name, order] = title.split(' ')
  if (name === 'DoenetML') return tensor(doenet, { dtype, backend: 'cpu' })
  // The answers are for powers of two that fit into any precision.
  return galleryMatrix((name === 'graded' ? 'scaled' : name) as GalleryName, Number(order), dtype)
}

/** Values of symmetric problems are right up to n·ε·‖A‖: Weyl. */
function expectValues(found: Tensor, wanted: readonly number[], title: string): void {
  const values = found.dataSync()
  const size = Math.max(...wanted.map(Math.abs))
  expect(values.length, title).toBe(wanted.length)
  wanted.forEach((value, i) => {
    const off = Math.abs(values[i]! - value) / (30 * wanted.length * epsOf(found) * size)
    if (!(off <= 1)) expect.fail(`${title}, value ${i}: ${values[i]!}, not ${value}`)
  })
}

/** Eigenvalues of general matrices may be off by 1/|wᴴv| times n·ε·‖A‖; each wanted one is found within that. */
function expectSpectrum(a: Tensor, wanted: readonly (readonly [re: number, im: number])[], title: string): void {
  const { values, vectors, leftVectors } = eig(a, { left: true })
  const n = wanted.length
  const [re, im, vr, vi, wr, wi] = [values.re, values.im, vectors.re, vectors.im, leftVectors!.re, leftVectors!.im].map(floatsOf) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array] // prettier-ignore
  const size = Math.hypot(...floatsOf(a))
  for (const [x, y] of wanted) {
    const near = Array.from({ length: n }, (_, j) => {
      let [cosine, sine] = [0, 0]
      for (let p = j; p < n * n; p += n) {
        cosine += wr[p]! * vr[p]! + wi[p]! * vi[p]!
        sine += wr[p]! * vi[p]! - wi[p]! * vr[p]!
      }
      return (Math.hypot(re[j]! - x, im[j]! - y) * Math.hypot(cosine, sine)) / (30 * n * epsOf(a) * size)
    })
    if (!(Math.min(...near) <= 1)) expect.fail(`${title}: none of ${re.join(', ')} is near ${x} + ${y}i`)
  }
}

/** ‖a − b‖ largest element by element, in double precision. */
function furthest(a: Tensor, b: Tensor): number {
  const y = b.dataSync()
  return largestOf(Array.from(a.dataSync(), (value, i) => value - y[i]!))
}

describeOnPaths('known answers', ({ backend }) => {
  const on = (x: Tensor): Tensor => onto(backend, x)
  const of = (values: number[] | number[][], dtype: FloatDType = 'float64'): Tensor => tensor(values, { dtype, backend })

  describe.each<FloatDType>(['float64', 'float32'])('%s', (dtype) => {
    test.each(Object.keys(answers.singular))('singular values of %s', (title) => {
      const a = on(named(title, dtype))
      for (const found of [svdvals(a), svd(a).s, singularValues(a), jacobiSvd(a).s]) expectValues(found, answers.singular[title]!, title)
    })

    test.each(Object.keys(answers.symmetric))('eigenvalues of %s', (title) => {
      const a = on(named(title, dtype))
      for (const found of [eigvalsh(a), eigh(a).values, eigvalsh(a, { upper: true })]) expectValues(found, answers.symmetric[title]!, title)
    })

    test.each(Object.keys(answers.general))('eigenvalues of %s', (title) => {
      expectSpectrum(on(named(title, dtype)), answers.general[title]!, title)
    })

    test('closed forms: Clement, Godunov, Rosser, Jordan, companion of 1 … 10, a cyclic shift, numpy-ts #161', () => {
      const real = (values: readonly number[]): [number, number][] => values.map((value) => [value, 0])
      for (const n of [2, 7, 12]) expectSpectrum(on(galleryMatrix('clement', n, dtype)), real(Array.from({ length: n }, (_, i) => n - 1 - 2 * i)), 'Clement') // prettier-ignore
      expectSpectrum(on(cast(godunov(), dtype)), real([-4, -2, -1, 0, 1, 2, 4]), 'Godunov')
      const [big, root] = [10 * Math.sqrt(10405), Math.sqrt(26)]
      const ofRosser = [-big, 0, 510 - 100 * root, 1000, 1000, 510 + 100 * root, 1020, big]
      expectSpectrum(on(cast(rosser(), dtype)), real(ofRosser), 'Rosser')
      expectValues(eigvalsh(on(cast(rosser(), dtype))), ofRosser, 'Rosser')
      expectValues(svdvals(on(cast(rosser(), dtype))), ofRosser.map(Math.abs).sort((x, y) => y - x), 'Rosser') // prettier-ignore
      // One that is triangular already keeps its eigenvalue, however defective.
      expect([...new Set(eig(on(galleryMatrix('jordan', 9, dtype))).values.re.dataSync())]).toEqual([0.5])
      const shift = of(Array.from({ length: 8 }, (_, i) => Array.from({ length: 8 }, (__, j) => (j === (i + 1) % 8 ? 1 : 0))), dtype) // prettier-ignore
      expectSpectrum(shift, Array.from({ length: 8 }, (_, k) => [Math.cos((k * Math.PI) / 4), Math.sin((k * Math.PI) / 4)]), 'shift') // prettier-ignore
      expectSpectrum(of(numpyTs161, dtype), real([4, 3, -1]), 'numpy-ts #161')
      if (dtype === 'float64') expectSpectrum(on(galleryMatrix('companion', 10)), real([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 'companion')
    })

    test('Läuchli: σ = √(n + μ²), μ, …, μ, and its rank', () => {
      for (const mu of dtype === 'float64' ? [1e-5, 1e-9, 1e-12] : [1e-2, 1e-3, 1e-4]) {
        for (const n of [2, 3, 6, 30]) {
          const a = on(cast(lauchli(n, mu), dtype))
          const wanted = [Math.sqrt(n + mu * mu), ...Array.from({ length: n - 1 }, () => mu)]
          for (const found of [svdvals(a), svd(a).s, singularValues(a)]) expectValues(found, wanted, `μ ${mu}, n ${n}`)
          expect(matrixRank(a).item(), `μ ${mu}`).toBe(n)
          expect(lstsq(a, zeros([n + 1], { dtype, backend })).rank.item()).toBe(n)
        }
      }
    })

    test('rank one: all ones, an outer product, ml-matrix’s wide one', () => {
      const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
      for (const n of [2, 8, 33]) {
        const ones = on(galleryMatrix('ones', n, dtype))
        const wanted = [n, ...Array.from({ length: n - 1 }, () => 0)]
        expectValues(svdvals(ones), wanted, 'ones')
        expectValues(eigvalsh(ones), [...wanted].reverse(), 'ones')
        expectNear(pinv(ones), mul(1 / n ** 2, on(galleryMatrix('ones', n, dtype))), { atol: (30 * eps) / n })
        expect([matrixRank(ones).item(), nullSpace(ones).shape]).toEqual([1, [n, n - 1]])
        expect(det(ones).item()).toBe(0)
      }
      const wide = of([[1, 2, 3, 4], [2, 4, 6, 8]], dtype) // prettier-ignore
      expectValues(svdvals(wide), [Math.sqrt(150), 0], 'wide')
      expectNear(pinv(wide), mul(1 / 150, of([[1, 2], [2, 4], [3, 6], [4, 8]], dtype)), { atol: 30 * eps }) // prettier-ignore
      // Of all x with x₁ + 2·x₂ + 3·x₃ + 4·x₄ = 3 the shortest: the least-squares value of (1, 7) along (1, 2).
      const { x, rank, residuals } = lstsq(wide, of([1, 7], dtype))
      expectNear(x, mul(3 / 30, of([1, 2, 3, 4], dtype)), { atol: 30 * eps })
      expect([rank.item(), residuals.item()]).toEqual([1, expect.closeTo(5, dtype === 'float64' ? 13 : 4)])
      expect(polar(wide).p.dataSync().every(Number.isFinite)).toBe(true)
    })

    test('1 × n and n × 1', () => {
      const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
      for (const n of [1, 2, 5, 64, 65, 300]) {
        const row = of([Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 3 : -4))], dtype)
        const length = Math.hypot(...row.dataSync())
        const column = tensor(row.dataSync(), { shape: [n, 1], dtype, backend })
        for (const a of [row, column]) {
          expect(Math.abs(svdvals(a).item() - length)).toBeLessThanOrEqual(4 * n * eps * length)
          expect(Math.abs(Math.abs(floatsOf(qr(a).r)[0]!) - (a === row ? 3 : length))).toBeLessThanOrEqual(4 * n * eps * length)
          expect(furthest(matmul(a, matmul(pinv(a), a)), a)).toBeLessThanOrEqual(30 * n * eps * 4)
        }
      }
    })
  })

  test('Hilbert: determinant, inverse and Cholesky factor in closed form', () => {
    // 1!·2!·…·(n − 1)!, to the fourth power, over 1!·2!·…·(2n − 1)!, in logarithms.
    const superfactorial = (n: number): number => {
      let [sum, log] = [0, 0]
      for (let k = 1; k < n; k++) sum += log += Math.log(k)
      return sum
    }
    for (const n of [4, 6, 8]) {
      const a = on(galleryMatrix('hilbert', n))
      const s = answers.singular['hilbert 8']!
      const kappa = n === 8 ? s[0]! / s[7]! : cond(a).item()
      expect(Math.abs(slogdet(a).logAbsDet.item() - (4 * superfactorial(n) - superfactorial(2 * n)))).toBeLessThan(
        30 * n * kappa * 2 ** -52,
      )
      const entries = Array.from({ length: n * n }, (_, p) => inverseHilbert(Math.floor(p / n) + 1, (p % n) + 1, n))
      const size = Math.hypot(...entries)
      expect(furthest(inv(a), of(entries))).toBeLessThan(30 * n * kappa * 2 ** -52 * size)
      const l = floatsOf(cholesky(a))
      for (let i = 0; i < n; i++) {
        // lᵢⱼ = √(2j + 1)·i!²/((i − j)!·(i + j + 1)!).
        for (let j = 0; j <= i; j++) {
          const wanted = Math.sqrt(2 * j + 1) * Math.exp(2 * logFactorial(i) - logFactorial(i - j) - logFactorial(i + j + 1))
          expect(Math.abs(l[i * n + j]! - wanted)).toBeLessThan(30 * n * Math.sqrt(kappa) * kappa * 2 ** -52)
        }
      }
    }
  })

  test('determinants and solutions: Frank, Kahan, Pascal, Vandermonde, growth, Lotkin', () => {
    for (const n of [3, 8, 12]) expect(det(on(galleryMatrix('frank', n))).item()).toBeCloseTo(1, 4)
    expect(det(on(galleryMatrix('pascal', 8))).item()).toBeCloseTo(1, 6)
    expect(det(on(galleryMatrix('growth', 20))).item()).toBe(2 ** 19)
    const { u } = lu(on(galleryMatrix('growth', 20)))
    expect(floatsOf(u)[399]).toBe(2 ** 19)
    // Growth costs so many digits, and refinement brings them back.
    const growing = on(galleryMatrix('growth', 40))
    const { x, backwardErrors } = refine(growing, matmul(growing, of(Array.from({ length: 40 }, (_, i) => i % 3))))
    expectNear(x, Array.from({ length: 40 }, (_, i) => i % 3), { atol: 1e-13 }) // prettier-ignore
    expect(backwardErrors.item()).toBeLessThan(4 * 2 ** -52)
    const n = 30
    const kahan = on(galleryMatrix('kahan', n))
    expect(slogdet(kahan).logAbsDet.item()).toBeCloseTo(((n * (n - 1)) / 2) * Math.log(Math.sin(1.2)), 12)
    const points = [0, 0.25, 0.5, 0.75, 1]
    const product = points.flatMap((x, i) => points.slice(i + 1).map((y) => y - x)).reduce((all, gap) => all * gap, 1)
    const vandermonde = on(galleryMatrix('vandermonde', 5))
    expect(Math.abs(det(vandermonde).item() / product - 1)).toBeLessThan(30 * 5 * 2 ** -52 * cond(vandermonde).item())
    // Interpolation of 1 − 2x + 3x² at those points.
    expectNear(solve(vandermonde, of(points.map((x) => 1 - 2 * x + 3 * x * x))), [1, -2, 3, 0, 0], { atol: 1e-12 })
    const lotkin = on(galleryMatrix('lotkin', 6))
    const integers = floatsOf(inv(lotkin)).map((value) => Math.abs(value - Math.round(value)))
    expect(Math.max(...integers)).toBeLessThan(30 * 6 * 2 ** -52 * cond(lotkin).item() * Math.hypot(...floatsOf(inv(lotkin))))
  })

  test('graded matrices: singular values to all digits, the smallest like the largest', () => {
    for (const [title, functions] of [
      ['bidiagonal 12', [singularValues, svdvals]],
      ['graded 10', [singularValues]],
    ] as const) {
      const a = on(named(title, 'float64'))
      for (const run of functions) {
        for (const x of [a, tensor(floatsOf(a), { shape: a.shape, backend })]) {
          run(x).dataSync().forEach((value, i) => {
            expect(Math.abs(value / answers.singular[title]![i]! - 1), `${title}, ${i}`).toBeLessThan(100 * a.shape[0]! * 2 ** -52)
          }) // prettier-ignore
        }
      }
    }
  })

  test('tfjs: a batch of two tall matrices, and a matrix of zeros', () => {
    const batch = tensor(Float64Array.from({ length: 24 }, (_, i) => i + 1), { shape: [2, 4, 3], backend }) // prettier-ignore
    const { q, r } = qr(batch)
    expect([q.shape, r.shape]).toEqual([[2, 4, 3], [2, 3, 3]]) // prettier-ignore
    expect(orthoDefect(q)).toBeLessThan(30 * 4 * 2 ** -52)
    expect(furthest(matmul(q, r), batch)).toBeLessThan(30 * 4 * 2 ** -52 * 24)
    for (const shape of [
      [3, 3],
      [4, 2],
      [2, 4],
      [2, 5, 3],
    ]) {
      // prettier-ignore
      const zero = zeros(shape, { backend, dtype: 'float64' })
      for (const mode of ['reduced', 'complete'] as const) {
        const found = qr(zero, { mode })
        expect(orthoDefect(found.q)).toBe(0)
        expect(found.r.dataSync().every((value) => value === 0)).toBe(true)
      }
      expect(
        svdvals(zero)
          .dataSync()
          .every((value) => Object.is(value, 0)),
      ).toBe(true)
      expect(orthoDefect(svd(zero).u)).toBe(0)
    }
  })

  test('systems of subnormal numbers', () => {
    for (const n of [3, 8, 9, 30]) {
      // Diagonally dominant, so that the digits that subnormal numbers lack are not missed.
      const a = on(mul(2 ** -500, add(mul(4, eye(n)), galleryMatrix('hilbert', n))))
      const b = on(mul(2 ** -500, tensor(Float64Array.from({ length: n }, (_, i) => 1 + (i % 5)))))
      const tiny = (x: Tensor): Tensor => mul(x, 2 ** -545)
      for (const run of [solve, choleskySolve, (x: Tensor, y: Tensor) => solveTriangular(x, y)]) {
        expect(furthest(run(tiny(a), tiny(b)), run(a, b))).toBeLessThan(4 * n * 2 ** -28)
      }
    }
  })

  test('signed zeros count as zeros', () => {
    const a = of([[-0, 0, -0], [0, -0, 0], [-0, -0, 2]]) // prettier-ignore
    expect(svdvals(a).toArray()).toEqual([2, 0, 0])
    expect(eigvalsh(a).dataSync().map((value) => value + 0).join()).toBe('0,0,2') // prettier-ignore
    expect([matrixRank(a).item(), Math.abs(det(a).item()), slogdet(a).logAbsDet.item()]).toEqual([1, 0, -Infinity])
    expect(pinv(a).dataSync().map((value) => value + 0).join()).toBe('0,0,0,0,0,0,0,0,0.5') // prettier-ignore
    expect(eig(a).isReal).toBe(true)
    expect(orthoDefect(qr(a).q)).toBe(0)
    expect(orthoDefect(schur(a).z)).toBe(0)
    const upper = of([[1, -0], [-0, 1]]) // prettier-ignore
    expect(furthest(solve(upper, of([3, -0])), of([3, 0]))).toBe(0)
  })

  test('complex matrices in real form: mathjs’s Hermitian one, and nalgebra #1172', () => {
    // ½·[[1, i], [−i, 1]]: a projector, so each of 0 and 1 twice.
    const projector = mul(0.5, of([[1, 0, 0, -1], [0, 1, 1, 0], [0, 1, 1, 0], [-1, 0, 0, 1]])) // prettier-ignore
    expectValues(eigvalsh(projector), [0, 0, 1, 1], 'projector')
    const { vectors } = eigh(projector, { subset: [2, 3] })
    expect(furthest(matmul(vectors, vectors, { transposeB: true }), projector)).toBeLessThan(30 * 4 * 2 ** -52)
    const a = of(realForm(nalgebra1172))
    const { u, s, vh } = svd(a)
    const values = floatsOf(s)
    expect([orthoDefect(u), orthoDefect(tensor(vh.toArray()))].every((defect) => defect < 30 * 8 * 2 ** -52)).toBe(true)
    expect(furthest(matmul(mul(u, s), vh), a)).toBeLessThan(30 * 8 * 2 ** -52 * values[0]!)
    // Each value of the complex matrix comes twice; three of its four are rounding errors of the first.
    for (let i = 0; i < 8; i += 2) expect(Math.abs(values[i]! - values[i + 1]!)).toBeLessThan(30 * 8 * 2 ** -52 * values[0]!)
    expect(matrixRank(a, { rtol: 1e-12 }).item()).toBe(2)
    expectValues(singularValues(a), Array.from(values), 'Jacobi')
  })

  test('the identity is its own everything', () => {
    for (const n of [1, 4, 17, 33]) {
      const i = eye(n, n, { backend, dtype: 'float64' })
      expect(
        svdvals(i)
          .dataSync()
          .every((value) => value === 1),
      ).toBe(true)
      for (const found of [inv(i), pinv(i), cholesky(i), polar(i).u, polar(i).p, schur(i).t]) {
        expect(furthest(found, i)).toBeLessThanOrEqual(4 * 2 ** -52)
      }
      expect(Math.max(...floatsOf(sub(eigvalsh(i), 1)).map(Math.abs))).toBeLessThanOrEqual(4 * 2 ** -52)
    }
  })
})

/** Rows 3 and 4 are rows 1 and 2 negated up to rounding, as in the report. */
const nalgebra1172: readonly (readonly (readonly [re: number, im: number])[])[] = [
  [[0.5507428877419177, -0.22418277708063508], [0.3304118701150042, -0.19300867894787538], [0.38115865977169494, -0.033799854188208585], [-0.5788888093103887, 0.13588006620948034]],
  [[-0.5788888093104021, -0.13588006620946957], [-0.3811586597717028, -0.03379985418820041], [-0.33041187011500606, -0.19300867894788695], [0.5507428877419225, 0.22418277708065218]],
  [[-0.5507428877419267, 0.22418277708064818], [-0.3304118701150135, 0.1930086789478659], [-0.38115865977169494, 0.033799854188208585], [0.5788888093103887, -0.13588006620948034]],
  [[0.5788888093104021, 0.13588006620946957], [0.3811586597717028, 0.03379985418820041], [0.33041187011500606, 0.19300867894788695], [-0.5507428877419225, -0.22418277708065218]],
] // prettier-ignore

/** [[Re, −Im], [Im, Re]]: the same singular values, each twice. */
function realForm(a: typeof nalgebra1172): number[][] {
  return [...a.map((row) => [...row.map(([re]) => re), ...row.map(([, im]) => -im)]), ...a.map((row) => [...row.map(([, im]) => im), ...row.map(([re]) => re)])] // prettier-ignore
}

function logFactorial(n: number): number {
  let log = 0
  for (let k = 2; k <= n; k++) log += Math.log(k)
  return log
}

/** Element (i, j), from 1, of the inverse of Hilbert's matrix of order n: (−1)^(i+j)·(i+j−1)·C(n+i−1, n−j)·C(n+j−1, n−i)·C(i+j−2, i−1)². */
function inverseHilbert(i: number, j: number, n: number): number {
  const choose = (m: number, k: number): number => {
    let value = 1
    for (let step = 1; step <= k; step++) value = (value * (m - k + step)) / step
    return value
  }
  return ((i + j) % 2 === 0 ? 1 : -1) * (i + j - 1) * choose(n + i - 1, n - j) * choose(n + j - 1, n - i) * choose(i + j - 2, i - 1) ** 2
}
