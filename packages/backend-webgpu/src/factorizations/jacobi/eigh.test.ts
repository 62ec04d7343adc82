import { afterAll, describe, expect, test } from 'vitest'
import { backendForTests } from '../../fixtures/device.ts'
import { EPS, THRESHOLD, type Layout, identity, matrix, product, random, residual, taken, turned, uploaded } from '../fixtures/matrices.ts' // prettier-ignore
import { composed, largestDifference, spectra, values, withEigenvalues } from './fixtures/spectra.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

/** Results on the host. */
interface Found {
  readonly values: Float32Array
  readonly vectors: Float32Array
  readonly failures: Float32Array
}

describe.runIf(backend !== undefined)('eigh on the device', () => {
  async function eigh(a: Float32Array, shape: readonly number[], wantVectors = true, layout?: Layout): Promise<Found> {
    const view = uploaded(backend!, a, shape, layout)
    const found = backend!.kernels.eigh!(view, { wantVectors })
    backend!.release(view.storage)
    expect(found.vectors !== undefined).toBe(wantVectors)
    return {
      values: await taken(backend!, found.values),
      vectors: found.vectors === undefined ? new Float32Array(0) : await taken(backend!, found.vectors),
      failures: await taken(backend!, found.failures),
    }
  }

  /** Asserts that matrix number `item` is decomposed, with the values `expected` where they are known. */
  function expectFactors(a: Float32Array, n: number, found: Found, item = 0, expected?: Float64Array): void {
    const own = found.values.subarray(item * n, (item + 1) * n)
    const v = matrix(found.vectors, n, n, item)
    expect(own.every((value, i) => i === 0 || value >= own[i - 1]!)).toBe(true)
    expect(residual(composed(v, own, turned(v)), matrix(a, n, n, item))).toBeLessThanOrEqual(THRESHOLD)
    expect(residual(product(turned(v), v), identity(n))).toBeLessThanOrEqual(THRESHOLD)
    if (expected !== undefined) {
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      expect(largestDifference(own, expected.toSorted())).toBeLessThanOrEqual(THRESHOLD * n * EPS * largest)
    }
  }

  /** A symmetric matrix of random numbers. */
  function symmetric(batch: number, n: number): Float32Array {
    const x = random([batch, n, n])
    return x.map((_, at) => {
      const [start, i, j] = [Math.floor(at / (n * n)) * n * n, Math.floor(at / n) % n, at % n]
      return x[start + Math.max(i, j) * n + Math.min(i, j)]!
    })
  }

  test.each([1, 2, 3, 4, 5, 16, 31, 32, 33, 48, 65, 96])('order %i', async (n) => {
    const expected = values(spectra['close']!, n).map((v, i) => (i % 3 === 1 ? -v : v))
    const a = withEigenvalues(expected)
    const found = await eigh(a, [n, n])
    expect([...found.failures]).toEqual([0])
    expectFactors(a, n, found, 0, expected)
    expect(backend!.use().live).toBe(0)
  })

  describe.each(Object.entries(spectra))('eigenvalues %s', (_, spectrum) => {
    test.each([5, 17, 40])('order %i', async (n) => {
      for (const sign of n > 32 ? [-1] : [1, -1]) {
        const expected = values(spectrum, n).map((v, i) => (i % 2 === 1 ? sign * v : v))
        const a = withEigenvalues(expected)
        const found = await eigh(a, [n, n])
        expect([...found.failures]).toEqual([0])
        expectFactors(a, n, found, 0, expected)
      }
    })
  })

  test.each([1e38, 1e30, 1e-30])('numbers of size %g', async (scale) => {
    for (const n of [4, 36]) {
      const expected = values(spectra['close']!, n).map((v, i) => (i % 2 === 1 ? -v : v) * scale)
      const a = withEigenvalues(expected)
      expectFactors(a, n, await eigh(a, [n, n]), 0, expected)
    }
  })

  test('diagonal matrices are sorted exactly', async () => {
    for (const n of [6, 37]) {
      const diagonal = random([n])
      const a = Float32Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? diagonal[at / (n + 1)]! : 0))
      const found = await eigh(a, [n, n])
      expect(found.values).toEqual(diagonal.toSorted())
      expect(found.vectors.every((v) => v === 0 || v === 1)).toBe(true)
      expectFactors(a, n, found)
    }
  })

  test('the upper triangle is not read', async () => {
    for (const n of [7, 35]) {
      const a = symmetric(1, n)
      const half = a.map((v, at) => (at % n > Math.floor(at / n) ? NaN : v))
      expect(await eigh(half, [n, n])).toEqual(await eigh(a, [n, n]))
    }
  })

  test.each(['by rows', 'by columns', 'backward', 'apart'] as const)('batches that lie %s', async (layout) => {
    for (const n of [3, 17]) {
      const a = symmetric(6, n)
      const found = await eigh(a, [2, 3, n, n], true, layout)
      expect([...found.failures]).toEqual([0, 0, 0, 0, 0, 0])
      for (let item = 0; item < 6; item++) expectFactors(a, n, found, item)
    }
  })

  test('batches of several blocks', async () => {
    const a = symmetric(3, 33)
    const found = await eigh(a, [3, 33, 33], true, 'backward')
    expect([...found.failures]).toEqual([0, 0, 0])
    for (let item = 0; item < 3; item++) expectFactors(a, 33, found, item)
  })

  test('values alone are the same', async () => {
    for (const n of [9, 33]) {
      const a = symmetric(2, n)
      expect((await eigh(a, [2, n, n], false)).values).toEqual((await eigh(a, [2, n, n])).values)
    }
  })

  test('matrices that are not finite give NaN and leave the others alone', async () => {
    for (const n of [5, 34]) {
      const a = symmetric(4, n)
      a[n] = NaN
      a[2 * n * n] = Infinity
      const found = await eigh(a, [4, n, n])
      expect([...found.failures]).toEqual([n, 0, n, 0])
      for (const item of [0, 2]) {
        for (const [part, size] of [
          [found.values, n],
          [found.vectors, n * n],
        ] as const) {
          // prettier-ignore
          expect(part.subarray(item * size, (item + 1) * size).every((v) => Number.isNaN(v))).toBe(true)
        }
      }
      for (const item of [1, 3]) expectFactors(a, n, found, item)
    }
  })

  test.each([[0, 0], [3, 0, 0], [0, 4, 4]])('without elements: %j', async (...shape) => {
    const { values: none, vectors, failures } = await eigh(new Float32Array(0), shape)
    const batch = shape.slice(0, -2).reduce((a, b) => a * b, 1)
    expect([none.length, vectors.length, failures.length]).toEqual([0, 0, batch])
    expect(failures.every((v) => v === 0)).toBe(true)
  }) // prettier-ignore

  test('the number of launches depends on sizes alone', async () => {
    const launchesOf = async (a: Float32Array, shape: readonly number[]): Promise<number> => {
      const before = backend!.use().launches
      await eigh(a, shape)
      return backend!.use().launches - before
    }
    for (const [n, count] of [
      [3, 10],
      [32, 10],
      [40, 118],
    ] as const) {
      // prettier-ignore
      expect(await launchesOf(symmetric(1, n), [n, n])).toBe(count)
      expect(await launchesOf(new Float32Array(n * n), [n, n])).toBe(count)
      expect(await launchesOf(new Float32Array(n * n).fill(NaN), [n, n])).toBe(count)
    }
  })
})
