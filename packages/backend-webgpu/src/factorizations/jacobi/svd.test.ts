import { afterAll, describe, expect, test } from 'vitest'
import { backendForTests } from '../../fixtures/device.ts'
import { EPS, THRESHOLD, type Layout, identity, matrix, product, random, residual, taken, turned, uploaded } from '../fixtures/matrices.ts' // prettier-ignore
import { composed, largestDifference, spectra, values, withSingularValues } from './fixtures/spectra.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

/** Results on the host. */
interface Found {
  readonly u: Float32Array
  readonly s: Float32Array
  readonly vh: Float32Array
  readonly failures: Float32Array
}

describe.runIf(backend !== undefined)('svd on the device', () => {
  async function svd(a: Float32Array, shape: readonly number[], vectors: 'none' | 'thin' | 'full', layout?: Layout): Promise<Found> {
    const view = uploaded(backend!, a, shape, layout)
    const { u, s, vh, failures } = backend!.kernels.svd!(view, { vectors })
    backend!.release(view.storage)
    const none = new Float32Array(0)
    expect([u !== undefined, vh !== undefined]).toEqual([vectors !== 'none', vectors !== 'none'])
    return {
      u: u === undefined ? none : await taken(backend!, u),
      s: await taken(backend!, s),
      vh: vh === undefined ? none : await taken(backend!, vh),
      failures: await taken(backend!, failures),
    }
  }

  /** Asserts that matrix number `item` is decomposed, with the values `expected` where they are known. */
  function expectFactors(a: Float32Array, m: number, n: number, { u, s, vh }: Found, item = 0, expected?: ArrayLike<number>): void {
    const k = Math.min(m, n)
    const [columns, rows] = [u.length === k * m * (s.length / k) ? k : m, vh.length === k * n * (s.length / k) ? k : n]
    const own = s.subarray(item * k, (item + 1) * k)
    const [left, right] = [matrix(u, m, columns, item), matrix(vh, rows, n, item)]
    expect(own.every((v, i) => v >= 0 && (i === 0 || v <= own[i - 1]!))).toBe(true)
    expect(residual(composed(left, own, right), matrix(a, m, n, item))).toBeLessThanOrEqual(THRESHOLD)
    expect(residual(product(turned(left), left), identity(columns), Math.max(m, n) / columns)).toBeLessThanOrEqual(THRESHOLD)
    expect(residual(product(right, turned(right)), identity(rows), Math.max(m, n) / rows)).toBeLessThanOrEqual(THRESHOLD)
    if (expected !== undefined) {
      expect(largestDifference(own, expected)).toBeLessThanOrEqual(THRESHOLD * Math.max(m, n) * EPS * (expected[0] ?? 0))
    }
  }

  test.each([1, 2, 3, 4, 5, 16, 31, 32, 33, 48, 65, 96])('order %i', async (n) => {
    const s = values(spectra['close']!, n)
    const a = withSingularValues(n, n, s)
    const found = await svd(a, [n, n], 'thin')
    expect([...found.failures]).toEqual([0])
    expectFactors(a, n, n, found, 0, s)
    expect(backend!.use().live).toBe(0)
  })

  test.each([[7, 1], [1, 7], [40, 3], [3, 40], [65, 20], [20, 65], [50, 34], [34, 50]])('%i × %i, thin and full', async (m, n) => {
    const s = values(spectra['far apart']!, Math.min(m, n))
    const a = withSingularValues(m, n, s)
    for (const vectors of ['thin', 'full'] as const) {
      const found = await svd(a, [m, n], vectors)
      expect([found.u.length, found.vh.length]).toEqual(vectors === 'full' ? [m * m, n * n] : [m * s.length, s.length * n])
      expectFactors(a, m, n, found, 0, s)
    }
  }) // prettier-ignore

  describe.each(Object.entries(spectra))('singular values %s', (_, spectrum) => {
    test.each([[5, 5], [24, 17], [48, 40]])('%i × %i', async (m, n) => {
      const s = values(spectrum, n)
      const a = withSingularValues(m, n, s)
      const found = await svd(a, [m, n], 'thin')
      expect([...found.failures]).toEqual([0])
      expectFactors(a, m, n, found, 0, s)
    }) // prettier-ignore
  })

  test.each([1e38, 1e30, 1e-30])('numbers of size %g', async (scale) => {
    for (const n of [4, 36]) {
      const s = values(spectra['close']!, n).map((v) => v * scale)
      const a = withSingularValues(n, n, s)
      const found = await svd(a, [n, n], 'full')
      expectFactors(a, n, n, found, 0, s)
    }
  })

  test.each(['by rows', 'by columns', 'backward', 'apart'] as const)('batches that lie %s', async (layout) => {
    for (const [m, n] of [
      [4, 3],
      [3, 10],
      [17, 20],
    ] as const) {
      // prettier-ignore
      const a = random([2, 3, m, n])
      const found = await svd(a, [2, 3, m, n], 'thin', layout)
      expect([...found.failures]).toEqual([0, 0, 0, 0, 0, 0])
      for (let item = 0; item < 6; item++) expectFactors(a, m, n, found, item)
    }
  })

  test('batches of several blocks', async () => {
    const a = random([3, 34, 33])
    const found = await svd(a, [3, 34, 33], 'thin', 'backward')
    expect([...found.failures]).toEqual([0, 0, 0])
    for (let item = 0; item < 3; item++) expectFactors(a, 34, 33, found, item)
  })

  test('equal and opposite columns, zeros among others', async () => {
    const [m, n] = [40, 36]
    const x = random([m])
    const a = Float32Array.from({ length: m * n }, (_, at) => [x[Math.floor(at / n)]!, 0, -x[Math.floor(at / n)]!][at % 3]!)
    const found = await svd(a, [m, n], 'full')
    expectFactors(
      a,
      m,
      n,
      found,
      0,
      values((i) => (i === 0 ? Math.sqrt(24) * Math.hypot(...x) : 0), n),
    )
  })

  test('values alone are the same', async () => {
    for (const shape of [
      [6, 9],
      [2, 40, 33],
    ]) {
      // prettier-ignore
      const a = random(shape)
      const alone = await svd(a, shape, 'none')
      const { s } = await svd(a, shape, 'thin')
      expect(alone.s).toEqual(s)
    }
  })

  test('matrices that are not finite give NaN and leave the others alone', async () => {
    for (const [m, n] of [
      [6, 4],
      [33, 34],
    ] as const) {
      // prettier-ignore
      const k = Math.min(m, n)
      const a = random([4, m, n])
      a[5] = NaN
      a[2 * m * n] = -Infinity
      const found = await svd(a, [4, m, n], 'full')
      expect([...found.failures]).toEqual([k, 0, k, 0])
      for (const item of [0, 2]) {
        for (const [part, size] of [
          [found.u, m * m],
          [found.s, k],
          [found.vh, n * n],
        ] as const) {
          // prettier-ignore
          expect(part.subarray(item * size, (item + 1) * size).every((v) => Number.isNaN(v))).toBe(true)
        }
      }
      for (const item of [1, 3]) expectFactors(a, m, n, found, item)
    }
  })

  test.each([[0, 3], [3, 0], [2, 0, 4], [0, 3, 3]])('without elements: %j', async (...shape) => {
    const [m, n] = [shape.at(-2)!, shape.at(-1)!]
    const batch = shape.slice(0, -2).reduce((a, b) => a * b, 1)
    const { u, s, vh, failures } = await svd(new Float32Array(0), shape, 'full')
    expect([s.length, failures.length]).toEqual([0, batch])
    for (let item = 0; item < batch; item++) {
      if (m > 0) expect(matrix(u, m, m, item)).toEqual(identity(m))
      if (n > 0) expect(matrix(vh, n, n, item)).toEqual(identity(n))
    }
    const thin = await svd(new Float32Array(0), shape, 'thin')
    expect([thin.u.length, thin.s.length, thin.vh.length]).toEqual([0, 0, 0])
  }) // prettier-ignore

  test('the number of launches depends on sizes alone', async () => {
    const launchesOf = async (a: Float32Array, shape: readonly number[]): Promise<number> => {
      const before = backend!.use().launches
      await svd(a, shape, 'thin')
      return backend!.use().launches - before
    }
    for (const [shape, count] of [
      [[3, 3], 13],
      [[4, 20, 16], 13],
      [[40, 40], 90],
    ] as const) {
      // prettier-ignore
      const size = shape.reduce((a: number, b: number) => a * b, 1)
      expect(await launchesOf(random(shape), shape)).toBe(count)
      expect(await launchesOf(new Float32Array(size), shape)).toBe(count)
      expect(await launchesOf(new Float32Array(size).fill(NaN), shape)).toBe(count)
    }
  })

  test('the lengths of singular values agree with the Frobenius norm', async () => {
    const shape = [20, 5, 4]
    const a = random(shape, 9)
    const { s } = await svd(a, shape, 'none')
    for (let item = 0; item < 20; item++) {
      const whole = Math.hypot(...a.subarray(item * 20, item * 20 + 20))
      expect(Math.abs(Math.hypot(...s.subarray(item * 4, item * 4 + 4)) - whole)).toBeLessThanOrEqual(THRESHOLD * 5 * EPS * whole)
    }
  })
})
