import { afterAll, describe, expect, test } from 'vitest'
import { backendForTests } from '../fixtures/device.ts'
import {
  type Layout,
  type Matrix,
  ORDERS,
  THRESHOLD,
  matrix,
  norm,
  product,
  random,
  residual,
  taken,
  turned,
  uploaded,
} from './fixtures/matrices.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

/** Factors on the host. */
interface Factors {
  readonly l: Float32Array
  readonly u: Float32Array
  readonly perm: readonly number[]
  readonly failures: readonly number[]
}

describe.runIf(backend !== undefined)('lu on the device', () => {
  const device = backend!

  async function factor(a: Float32Array, shape: readonly number[], layout?: Layout): Promise<Factors> {
    const view = uploaded(device, a, shape, layout)
    const { l, u, perm, failures } = device.kernels.lu!(view)
    device.release(view.storage)
    const [order, numbers] = [await taken(device, perm), await taken(device, failures)]
    return { l: await taken(device, l), u: await taken(device, u), perm: [...order], failures: [...numbers] }
  }

  /** Worst scaled residual of L·U − P·A; the pivots must be the largest, and P a permutation. */
  function worst({ l, u, perm }: Factors, a: Float32Array, m: number, n: number): number {
    const k = Math.min(m, n)
    let largest = 0
    for (let item = 0; item < a.length / (m * n); item++) {
      const [lower, upper, whole] = [matrix(l, m, k, item), matrix(u, k, n, item), matrix(a, m, n, item)]
      const order = perm.slice(item * m, (item + 1) * m)
      expect(order.toSorted((x, y) => x - y)).toEqual(Array.from({ length: m }, (_, i) => i))
      expect(lower.data.every((v, flat) => standsInLower(v, Math.floor(flat / k), flat % k))).toBe(true)
      expect(upper.data.some((v, flat) => v !== 0 && flat % n < Math.floor(flat / n))).toBe(false)
      const rows: Matrix = { ...whole, data: whole.data.map((_, flat) => whole.data[order[Math.floor(flat / n)]! * n + (flat % n)]!) }
      largest = Math.max(largest, residual(product(lower, upper), rows))
    }
    return largest
  }

  test.each<[m: number, n: number]>([
    ...ORDERS.map((n): [number, number] => [n, n]),
    [130, 40],
    [40, 130],
    [65, 1],
    [1, 65],
    [300, 33],
    [3, 0],
    [0, 3],
  ])('%i × %i', async (m, n) => {
    const a = random([m, n])
    const factors = await factor(a, [m, n])
    expect(factors.failures).toEqual([0])
    expect(factors.perm).toHaveLength(m)
    if (a.length > 0) expect(worst(factors, a, m, n)).toBeLessThanOrEqual(THRESHOLD)
  })

  test.each(['by rows', 'by columns', 'backward', 'apart'] as const)('batches that lie %s', async (layout) => {
    for (const [m, n] of [
      [7, 5],
      [40, 45],
    ] as const) {
      // prettier-ignore
      const a = random([2, 3, m, n])
      const factors = await factor(a, [2, 3, m, n], layout)
      expect(factors.failures).toEqual([0, 0, 0, 0, 0, 0])
      expect(worst(factors, a, m, n)).toBeLessThanOrEqual(THRESHOLD)
    }
  })

  test.each([1e30, 1e-30])('numbers of size %s', async (scale) => {
    const a = random([70, 70], 1, scale)
    const factors = await factor(a, [70, 70])
    expect(factors.failures).toEqual([0])
    expect(worst(factors, a, 70, 70)).toBeLessThanOrEqual(THRESHOLD)
  })

  test('of equal pivots the first is taken', async () => {
    const a = Float32Array.from({ length: 16 }, (_, flat) => (flat % 4 === 0 ? (flat < 4 ? -1 : 1) : flat))
    expect((await factor(a, [4, 4])).perm[0]).toBe(0)
  })

  test('zero pivots are told, and leave valid factors', async () => {
    const n = 70
    const zeros = await factor(new Float32Array(n * n), [n, n])
    expect(zeros.failures).toEqual([1])
    expect(zeros.u.every((v) => v === 0)).toBe(true)
    for (const column of [0, 5, 31, 32, 69]) {
      const a = random([n, n]).map((v, flat) => (flat % n === column ? 0 : v))
      const factors = await factor(a, [n, n])
      expect(factors.failures).toEqual([column + 1])
      expect(worst(factors, a, n, n)).toBeLessThanOrEqual(THRESHOLD)
    }
  })

  test('NaN stays in its own matrix', async () => {
    const a = random([3, 40, 40])
    a[1600 + 7 * 40 + 3] = NaN
    const { l, u, failures } = await factor(a, [3, 40, 40])
    expect(failures[0]).toBe(0)
    expect(u.slice(1600, 3200).some((v) => Number.isNaN(v)) && l.slice(1600, 3200).some((v) => Number.isNaN(v))).toBe(true)
    expect([...l.slice(0, 1600), ...l.slice(3200), ...u.slice(0, 1600), ...u.slice(3200)].some((v) => Number.isNaN(v))).toBe(false)
  })

  test.each([
    [32, 1],
    [64, 9],
    [128, 17],
    [256, 33],
  ])('order %i: %i launches, whatever the batch', (n, launches) => {
    // prettier-ignore
    for (const batch of [1, 2]) {
      const view = uploaded(device, new Float32Array(batch * n * n), [batch, n, n])
      const before = device.use().launches
      const { l, u, perm, failures } = device.kernels.lu!(view)
      expect(device.use().launches - before).toBe(launches)
      for (const storage of [view.storage, l, u, perm, failures]) device.release(storage)
    }
    expect(device.use().live).toBe(0)
  })

  test.each([...ORDERS.slice(1), 40])('systems of order %i, and transposed ones', async (n) => {
    for (const r of n === 33 ? [1, 3, 70] : [3]) {
      const [a, b] = [random([n, n]), random([n, r], 5)]
      const [left, right] = [uploaded(device, a, [n, n]), uploaded(device, b, [n, r], r === 3 ? 'by columns' : 'backward')]
      const solver = device.kernels.luSolver!(left)
      expect([...(await taken(device, solver.failures))]).toEqual([0])
      for (const transposed of [false, true]) {
        const x = matrix(await taken(device, solver.solve(right, transposed)), n, r)
        const whole = transposed ? turned(matrix(a, n, n)) : matrix(a, n, n)
        expect(residual(product(whole, x), matrix(b, n, r), norm(whole) * norm(x))).toBeLessThanOrEqual(THRESHOLD)
      }
      for (const { storage } of [left, right]) device.release(storage)
    }
  })

  test('systems in batches, of which one is singular, with one right-hand side for all', async () => {
    const n = 40
    const a = random([3, n, n]).map((v, flat) => (flat >= n * n && flat < 2 * n * n && flat % n === 4 ? 0 : v))
    const b = random([n, 2], 5)
    const [left, right] = [uploaded(device, a, [3, n, n]), uploaded(device, b, [n, 2])]
    const solver = device.kernels.luSolver!(left)
    expect([...(await taken(device, solver.failures))]).toEqual([0, 5, 0])
    for (const transposed of [false, true]) {
      const x = await taken(device, solver.solve({ ...right, shape: [3, n, 2], strides: [0, 2, 1] }, transposed))
      expect(x.slice(2 * n, 4 * n).every((v) => Number.isNaN(v))).toBe(true)
      for (const item of [0, 2]) {
        const whole = transposed ? turned(matrix(a, n, n, item)) : matrix(a, n, n, item)
        const own = matrix(x, n, 2, item)
        expect(residual(product(whole, own), matrix(b, n, 2), norm(whole) * norm(own))).toBeLessThanOrEqual(THRESHOLD)
      }
    }
    for (const { storage } of [left, right]) device.release(storage)
  })
})

/** An element of L: ones on the diagonal, zeros above, and nothing larger than 1 below since pivots are the largest. */
function standsInLower(value: number, i: number, j: number): boolean {
  return i === j ? value === 1 : i < j ? value === 0 : Math.abs(value) <= 1 + 2 ** -22
}
