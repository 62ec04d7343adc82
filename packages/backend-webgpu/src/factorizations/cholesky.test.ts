import { afterAll, describe, expect, test } from 'vitest'
import { backendForTests } from '../fixtures/device.ts'
import {
  type Layout,
  type Matrix,
  ORDERS,
  THRESHOLD,
  definite,
  matrix,
  product,
  residual,
  taken,
  turned,
  uploaded,
} from './fixtures/matrices.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

describe.runIf(backend !== undefined)('cholesky on the device', () => {
  const device = backend!

  /** L and failures of `[…, n, n]`. */
  async function factor(a: Float32Array, shape: readonly number[], layout?: Layout): Promise<[l: Float32Array, failures: Float32Array]> {
    const view = uploaded(device, a, shape, layout)
    const { l, failures } = device.kernels.cholesky!(view)
    device.release(view.storage)
    return [await taken(device, l), await taken(device, failures)]
  }

  /** Worst scaled residual of L·Lᵀ − A; L must be lower triangular. */
  function worst(l: Float32Array, a: Float32Array, n: number): number {
    let largest = 0
    for (let item = 0; item < a.length / (n * n); item++) {
      const factors = matrix(l, n, n, item)
      expect(factors.data.some((v, flat) => v !== 0 && flat % n > Math.floor(flat / n))).toBe(false)
      largest = Math.max(largest, residual(product(factors, turned(factors)), matrix(a, n, n, item)))
    }
    return largest
  }

  test.each(ORDERS)('order %i', async (n) => {
    const a = definite([n, n])
    const [l, failures] = await factor(a, [n, n])
    expect([...failures]).toEqual([0])
    expect(worst(l, a, n)).toBeLessThanOrEqual(THRESHOLD)
  })

  test.each(['by rows', 'by columns', 'backward', 'apart'] as const)('batches that lie %s', async (layout) => {
    for (const n of [5, 40]) {
      const a = definite([2, 3, n, n])
      const [l, failures] = await factor(a, [2, 3, n, n], layout)
      expect([...failures]).toEqual([0, 0, 0, 0, 0, 0])
      expect(worst(l, a, n)).toBeLessThanOrEqual(THRESHOLD)
    }
  })

  test.each([1e30, 1e-30])('numbers of size %s', async (scale) => {
    const a = definite([70, 70], scale)
    const [l, failures] = await factor(a, [70, 70])
    expect([...failures]).toEqual([0])
    expect(worst(l, a, 70)).toBeLessThanOrEqual(THRESHOLD)
  })

  test('the upper triangle is not read', async () => {
    const a = definite([40, 40])
    const [l] = await factor(a, [40, 40])
    const half = a.map((v, flat) => (flat % 40 > Math.floor(flat / 40) ? NaN : v))
    expect((await factor(half, [40, 40]))[0]).toEqual(l)
  })

  test.each([1, 2, 31, 32, 33, 64, 65, 99])('the minor of order %i is not positive', async (order) => {
    const n = 100
    const a = definite([3, n, n])
    const at = n * n + (order - 1) * (n + 1)
    a[at] = -a[at]!
    const [l, failures] = await factor(a, [3, n, n])
    expect([...failures]).toEqual([0, order, 0])
    const failed = matrix(l, n, n, 1)
    const missing = Array.from(failed.data, (v, flat) => Number.isNaN(v) === (flat % n >= order - 1 && flat % n <= Math.floor(flat / n)))
    expect(missing).not.toContain(false)
    // The columns before it are those of the factor.
    const found = failed.data.map((v) => (Number.isNaN(v) ? 0 : v))
    const minor = matrix(a, n, n, 1)
    const leading = (of: Matrix): Matrix => ({
      data: of.data.filter((_, flat) => flat % n < order - 1 && flat < n * (order - 1)),
      rows: order - 1,
      columns: order - 1,
    })
    const top = leading({ ...failed, data: found })
    expect(residual(product(top, turned(top)), leading(minor))).toBeLessThanOrEqual(THRESHOLD)
    expect(worst(l.filter((_, flat) => flat < n * n), a.slice(0, n * n), n)).toBeLessThanOrEqual(THRESHOLD) // prettier-ignore
  })

  test('NaN and infinity end where they stand, and zero has no first minor', async () => {
    const a = definite([4, 40, 40])
    a[0] = NaN
    a[1600 + 35 * 40 + 35] = Infinity
    a.fill(0, 3200, 4800)
    const [l, failures] = await factor(a, [4, 40, 40])
    expect([...failures]).toEqual([1, 36, 1, 0])
    expect(Number.isNaN(l[0])).toBe(true)
    expect(l.slice(4800).some((v) => Number.isNaN(v))).toBe(false)
  })

  test('no matrices', async () => {
    expect(await factor(new Float32Array(0), [0, 4, 4])).toEqual([new Float32Array(0), new Float32Array(0)])
  })

  test.each([
    [32, 1],
    [64, 4],
    [128, 8],
    [256, 16],
  ])('order %i: %i launches, whatever the batch', (n, launches) => {
    // prettier-ignore
    for (const batch of [1, 2]) {
      const view = uploaded(device, new Float32Array(batch * n * n), [batch, n, n])
      const before = device.use()
      const { l, failures } = device.kernels.cholesky!(view)
      expect(device.use().launches - before.launches).toBe(launches)
      for (const storage of [view.storage, l, failures]) device.release(storage)
    }
    expect(device.use().live).toBe(0)
  })
})
