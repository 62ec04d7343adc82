import {
  type Tensor,
  OptionError,
  ShapeError,
  abs,
  add,
  argmax,
  checkGradients,
  epsilon,
  expandDims,
  eye,
  flip,
  grad,
  key,
  matmul,
  matrixTranspose,
  max,
  mul,
  randn,
  slice,
  square,
  sub,
  sum,
  takeAlongAxis,
  tensor,
  zeros,
} from '@ortho/core'
import { galleryMatrix, galleryNames, lapackMatrix, lapackSizes, lauchli, matrixFromSpectrum, rosser } from '@ortho/testkit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jacobiSvd } from '../methods/singular/jacobi-svd.ts'
import { polar } from '../orthogonal/polar.ts'
import { svd, svdvals } from './svd.ts'
import { type SvdHostTuning, svdStorage } from './svd-kernel.ts'

/** LAPACK's threshold. */
const RATIO = 30

/** Small blocks and no Jacobi, so that small matrices are divided several times. */
const divided: SvdHostTuning = { small: 0, leaf: 3, block: 4 }

interface Arrays {
  readonly u: Float64Array
  readonly s: Float64Array
  readonly vh: Float64Array
}

function arraysOf(a: Tensor, vectors: 'thin' | 'full', tuning: SvdHostTuning): Arrays {
  const { u, s, vh } = svdStorage('test', a, vectors, tuning)
  return { u: Float64Array.from(u as Float64Array), s: Float64Array.from(s as Float64Array), vh: Float64Array.from(vh as Float64Array) }
}

/** The largest of LAPACK's ratios: residual, orthogonality of both sides, and order and sign of the values (as infinity). */
function ratio(a: Tensor, { u, s, vh }: Arrays): number {
  const [m, n] = [a.shape[0]!, a.shape[1]!]
  if (m === 0 || n === 0) return 0
  const eps = epsilon(a.dtype)
  const [left, right] = [u.length / m, vh.length / n]
  const elements = Float64Array.from(a.dataSync())
  // In double precision, and scaled so that sums neither overflow nor vanish.
  const top = s[0]! > 0 ? s[0]! : 1
  let residual = 0
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let value = elements[i * n + j]! / top
      for (let k = 0; k < s.length; k++) value -= u[i * left + k]! * (s[k]! / top) * vh[k * n + j]!
      residual = Math.max(residual, Math.abs(value))
    }
  }
  const ordered = s.every((value, i) => value >= 0 && (i === 0 || value <= s[i - 1]!))
  const size = Math.max(m, n) * eps
  const gramLeft = distanceFromOrthonormal(left, m, (i, p) => u[p * left + i]!)
  const gramRight = distanceFromOrthonormal(right, n, (i, p) => vh[i * n + p]!)
  return ordered ? Math.max(residual / size, gramLeft / (m * eps), gramRight / (n * eps)) : Infinity
}

function distanceFromOrthonormal(count: number, length: number, at: (i: number, p: number) => number): number {
  let worst = 0
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      let dot = i === j ? -1 : 0
      for (let p = 0; p < length; p++) dot += at(i, p) * at(j, p)
      worst = Number.isNaN(dot) ? Infinity : Math.max(worst, Math.abs(dot))
    }
  }
  return worst
}

/** Checks a matrix on all paths, and their values against each other. */
function check(a: Tensor, name: string): void {
  const eps = epsilon(a.dtype)
  const length = Math.max(...a.shape, 1)
  const plain = arraysOf(a, 'thin', {})
  for (const tuning of [{}, divided, { small: 0 }, { small: 0, tall: 0.5, leaf: 4 }]) {
    for (const vectors of ['thin', 'full'] as const) {
      const found = arraysOf(a, vectors, tuning)
      expect(ratio(a, found), `${name} ${JSON.stringify(tuning)} ${vectors}`).toBeLessThan(RATIO)
    }
    const values = svdStorage('test', a, 'none', tuning).s as Float64Array
    const top = plain.s[0] ?? 0
    values.forEach((value, i) => {
      expect(Math.abs(value - plain.s[i]!), `${name} value ${i} ${JSON.stringify(tuning)}`).toBeLessThanOrEqual(RATIO * length * eps * top)
    })
  }
}

describe.each(['float64', 'float32'] as const)('svd in %s', (dtype) => {
  test.each(Array.from({ length: 16 }, (_, i) => i + 1))("LAPACK's matrices of type %d in all sizes", (type) => {
    for (const size of lapackSizes) check(lapackMatrix({ type, size, seed: type, dtype }), `type ${type}, ${size.join(' × ')}`)
  })

  test('sizes around every limit within', () => {
    for (const n of [16, 17, 24, 25, 26, 31, 32, 33, 50, 51, 52, 53, 64, 67]) {
      const a = randn(key(n), [n, n], { dtype })
      expect(ratio(a, arraysOf(a, 'thin', {})), `order ${n}`).toBeLessThan(RATIO)
    }
    for (const [m, n] of [
      [16, 64],
      [16, 65],
      [65, 16],
      [17, 65],
      [11, 6],
      [12, 6],
      [55, 30],
      [56, 30],
      [3, 300],
      [300, 3],
    ] as const) {
      const a = randn(key(m * n), [m, n], { dtype })
      expect(ratio(a, arraysOf(a, 'thin', {})), `${m} × ${n}`).toBeLessThan(RATIO)
    }
  })

  test('the gallery', () => {
    for (const name of galleryNames) for (const n of [1, 2, 3, 8, 12, 31]) check(galleryMatrix(name, n, dtype), `${name}, order ${n}`)
  })
})

test('larger matrices: random, rank-deficient, clustered, graded, and what deflates altogether', () => {
  const n = 140
  const ones = Array.from({ length: n }, () => 1)
  const matrices: Record<string, Tensor> = {
    random: randn(key(1), [n, n], { dtype: 'float64' }),
    'low rank': matmul(randn(key(2), [n, 9], { dtype: 'float64' }), randn(key(3), [9, n], { dtype: 'float64' })),
    orthogonal: matrixFromSpectrum(ones, { rows: n, seed: 4 }),
    'two clusters': matrixFromSpectrum(ones.map((_, i) => (i < 70 ? 1 : 1e-8 * (1 + i * 1e-13))), { rows: n + 30, seed: 5 }), // prettier-ignore
    geometric: matrixFromSpectrum(ones.map((_, i) => 0.7 ** i), { rows: n, seed: 6 }), // prettier-ignore
    identity: eye(n, n, { dtype: 'float64' }),
    zero: zeros([n, n], { dtype: 'float64' }),
    wilkinson: galleryMatrix('wilkinson', n),
    kahan: galleryMatrix('kahan', n),
    'tall and wide': randn(key(7), [300, 40], { dtype: 'float64' }),
  }
  for (const [name, a] of Object.entries(matrices)) {
    for (const one of [a, matrixTranspose(a)]) {
      expect(ratio(one, arraysOf(one, 'thin', {})), name).toBeLessThan(RATIO)
      expect(ratio(one, arraysOf(one, 'thin', divided)), `${name}, divided`).toBeLessThan(RATIO)
    }
  }
})

test('random shapes on all paths', () => {
  const side = fc.integer({ min: 0, max: 40 })
  fc.assert(
    fc.property(side, side, fc.nat(), (m, n, seed) => check(randn(key(seed), [m, n], { dtype: 'float64' }), `${m} × ${n}`)),
    { numRuns: 15 },
  )
})

test('values of Läuchli matrices are exact, whatever the path', () => {
  for (const n of [2, 5, 16, 17, 40, 100]) {
    for (const mu of [1e-8, 1e-12, 1e-20, 1e-100]) {
      const values = svdvals(lauchli(n, mu)).dataSync()
      expect(Math.abs(values[0]! / Math.sqrt(n + mu * mu) - 1)).toBeLessThan(8 * n * 2 ** -52)
      for (let i = 1; i < n; i++) expect(Math.abs(values[i]! / mu - 1), `n ${n}, μ ${mu}`).toBeLessThan(8 * n * 2 ** -52)
    }
  }
})

test('small singular values of small graded matrices are right to all digits', () => {
  const a = galleryMatrix('graded', 10)
  const [found, exact] = [svdvals(a).dataSync(), jacobiSvd(a).s.dataSync()]
  for (let i = 0; i < 10; i++) expect(Math.abs(found[i]! / exact[i]! - 1)).toBeLessThan(1e3 * 2 ** -52)
})

test('values of a bidiagonal matrix come with high relative accuracy, however small', () => {
  // d = 1, 2⁻²⁰, 2⁻⁴⁰, …: the product of the values is that of the diagonal, to a few units in the last place.
  const n = 20
  const a = tensor(Float64Array.from({ length: n * n }, (_, p) => {
    const [i, j] = [Math.floor(p / n), p % n]
    return i === j ? 2 ** (-20 * i) : j === i + 1 ? 2 ** (-20 * i - 3) : 0
  }), { shape: [n, n] }) // prettier-ignore
  const values = svdStorage('test', a, 'none', { small: 0 }).s as Float64Array
  const exponent = values.reduce((total, value) => total + Math.log2(value), 0)
  expect(Math.abs(exponent + 20 * ((n * (n - 1)) / 2))).toBeLessThan(1e-10)
})

test('peers fail here: rank one of two by four, Rosser, Hilbert of order twelve', () => {
  const wide = svd([[1, 2, 3, 4], [2, 4, 6, 8]]) // prettier-ignore
  expect(Math.abs(wide.s.dataSync()[0]! - Math.sqrt(150))).toBeLessThan(1e-13)
  expect(wide.s.dataSync()[1]!).toBeLessThan(1e-14)
  expect(wide.vh.shape).toEqual([2, 4])
  const values = svdvals(rosser()).dataSync()
  const [root, small] = [10 * Math.sqrt(10405), 100 * Math.sqrt(26)]
  const exact = [root, root, 1020, 510 + small, 1000, 1000, Math.abs(510 - small), 0]
  exact.forEach((value, i) => expect(Math.abs(values[i]! - value)).toBeLessThan(1e-11))
  expect(svdvals(galleryMatrix('hilbert', 12)).dataSync()[11]! / 2.6e-17).toBeLessThan(10)
})

test('no work: empty, one by n, n by one', () => {
  for (const shape of [
    [0, 3],
    [3, 0],
    [0, 0],
    [2, 0, 3],
  ]) {
    // prettier-ignore
    const { u, s, vh } = svd(zeros(shape), { full: true })
    const [m, n] = shape.slice(-2) as [number, number]
    expect(s.shape.at(-1)).toBe(0)
    expect([u.shape.at(-1), vh.shape.at(-1)]).toEqual([m, n])
    for (let i = 0; i < m; i++) expect(Array.from(matmul(u, u, { transposeA: true }).dataSync())).toEqual(Array.from(eye(m).dataSync()))
  }
  expect(svdvals([[3, 4]]).toArray()).toEqual([5])
  expect(svdvals([[3], [4]]).toArray()).toEqual([5])
  expect(svd([[-2]]).s.toArray()).toEqual([2])
})

test('batches equal loops, views equal copies, and the transpose has the same values', () => {
  for (const n of [4, 20]) {
    const batch = randn(key(9), [3, 2, n, n + 2], { dtype: 'float64' })
    const whole = svd(batch)
    expect(whole.u.shape).toEqual([3, 2, n, n])
    const one = slice(batch, { axis: 0, start: 2 }, { axis: 1, start: 1 })
    const alone = svd(one)
    expect(alone.s.toArray()).toEqual(slice(whole.s, { axis: 0, start: 2 }, { axis: 1, start: 1 }).toArray())
    const view = flip(slice(batch, { axis: -1, step: 2 }), [-2])
    expect(svdvals(view).toArray()).toEqual(svdvals(tensor(view.toArray() as number[][][])).toArray())
    const difference = max(abs(sub(svdvals(batch), svdvals(matrixTranspose(batch))))).item()
    expect(difference).toBeLessThan(RATIO * n * 2 ** -52 * max(whole.s).item())
  }
})

test('signs can be fixed, results are iterable, and the dtype stays', () => {
  for (const full of [false, true]) {
    for (const shape of [
      [5, 3],
      [3, 5],
      [30, 20],
      [4, 4],
    ]) {
      // prettier-ignore
      const a = randn(key(11), [2, ...shape], { dtype: 'float32' })
      const [u, s, vh] = svd(a, { sign: 'positive', full })
      expect(u!.dtype).toBe('float32')
      const largest = takeAlongAxis(u!, argmax(abs(u!), { axis: -2, keepDims: true }), -2)
      expect(largest.dataSync().every((value) => value > 0)).toBe(true)
      const k = s!.shape.at(-1)!
      const product = matmul(mul(slice(u!, { axis: -1, stop: k }), expandDims(s!, -2)), slice(vh!, { axis: -2, stop: k }))
      expect(max(abs(sub(product, a))).item()).toBeLessThan(RATIO * 20 * 2 ** -23 * max(s!).item())
    }
  }
})

test('what is not a finite matrix is refused', () => {
  expect(() => svd([[1, NaN]])).toThrow(OptionError)
  expect(() => svdvals([[Infinity, 1]])).toThrow(OptionError)
  expect(() => svd([1, 2])).toThrow(ShapeError)
  // @ts-expect-error not a choice
  expect(() => svd([[1]], { sign: 'negative' })).toThrow(OptionError)
})

describe('derivatives', () => {
  const weights = (x: Tensor, seed: number): Tensor => randn(key(seed), x.shape, { dtype: 'float64' })

  test.each([
    [3, 3],
    [5, 3],
    [3, 5],
    [1, 4],
    [4, 1],
    [2, 2],
  ])('of all factors of %d × %d, in both modes and to second order', (m, n) => {
    // prettier-ignore
    const a = add(randn(key(m * 7 + n), [2, m, n], { dtype: 'float64' }), mul(3, eye(m, n)))
    // Does not depend on signs of the vectors.
    const loss = (x: Tensor): Tensor => {
      const { u, s, vh } = svd(x)
      return add(sum(mul(weights(u, 1), square(u))), add(sum(mul(weights(vh, 2), square(vh))), sum(mul(weights(s, 3), square(s)))))
    }
    const errors = checkGradients(loss, [a])
    expect(errors.forward).toBeLessThan(1e-6)
    expect(errors.reverse).toBeLessThan(1e-10)
    expect(errors.second).toBeLessThan(1e-5)
    expect(errors.secondReverse).toBeLessThan(1e-5)
  })

  test('of the values alone', () => {
    const errors = checkGradients((x) => svdvals(x), [randn(key(5), [4, 3], { dtype: 'float64' })])
    expect(Math.max(errors.forward, errors.second, errors.secondReverse)).toBeLessThan(1e-6)
    expect(errors.reverse).toBeLessThan(1e-12)
  })

  test('of the projector on what full vectors complete', () => {
    const tail = (x: Tensor): Tensor => {
      const { u } = svd(x, { full: true })
      const rest = slice(u, { axis: -1, start: 3 })
      return matmul(rest, rest, { transposeB: true })
    }
    const errors = checkGradients(tail, [randn(key(6), [5, 3], { dtype: 'float64' })])
    expect(Math.max(errors.forward, errors.second)).toBeLessThan(1e-6)
  })

  test('losses that do not see turns within a cluster: equal, nearly equal and zero values', () => {
    // ‖A‖_F² = Σs², and tr(W·U·Vᴴ) through the polar factor.
    for (const spectrum of [
      [2, 2, 2],
      [2, 2 + 1e-15, 1],
      [3, 3 + 1e-13, 2],
      [1, 1, 1],
    ]) {
      // prettier-ignore
      const a = matrixFromSpectrum(spectrum, { rows: 5, seed: 8 })
      const energy = grad((x: Tensor) => sum(square(svdvals(x))))(a)
      expect(max(abs(sub(energy, mul(2, a)))).item()).toBeLessThan(1e-12)
      const product = (x: Tensor): Tensor => {
        const { u, s, vh } = svd(x)
        return matmul(mul(u, expandDims(s, -2)), vh)
      }
      const direction = randn(key(12), [5, 3], { dtype: 'float64' })
      const nearest = (x: Tensor): Tensor => {
        const { u, vh } = svd(x)
        return sum(mul(direction, matmul(u, vh)))
      }
      const wanted = grad((x: Tensor) => sum(mul(direction, polar(x).u)))(a)
      expect(max(abs(sub(grad(nearest)(a), wanted))).item()).toBeLessThan(1e-12)
      expect(() => grad((x: Tensor) => sum(mul(direction, product(x))))(a)).toThrow('tells them apart')
    }
    const singular = matrixFromSpectrum([2, 1, 0], { rows: 3, seed: 9 })
    expect(max(abs(sub(grad((x: Tensor) => sum(square(svdvals(x))))(singular), mul(2, singular)))).item()).toBeLessThan(1e-12)
    const energyOfZero = grad((x: Tensor) => sum(square(svd(x).s)))(zeros([3, 2], { dtype: 'float64' }))
    expect(energyOfZero.toArray()).toEqual([[0, 0], [0, 0], [0, 0]]) // prettier-ignore
  })
})
