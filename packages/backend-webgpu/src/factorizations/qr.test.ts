import { afterAll, describe, expect, test } from 'vitest'
import { backendForTests } from '../fixtures/device.ts'
import {
  type Layout,
  ORDERS,
  THRESHOLD,
  identity,
  matrix,
  product,
  random,
  residual,
  taken,
  turned,
  uploaded,
} from './fixtures/matrices.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

/** How a factorization is asked for. */
interface Asked {
  readonly complete?: boolean
  readonly layout?: Layout
}

describe.runIf(backend !== undefined)('qr on the device', () => {
  const device = backend!

  async function factor(a: Float32Array, shape: readonly number[], { complete = false, layout }: Asked = {}): Promise<Float32Array[]> {
    const view = uploaded(device, a, shape, layout)
    const { q, r } = device.kernels.qr!(view, { wantQ: true, complete })
    device.release(view.storage)
    return [await taken(device, q!), await taken(device, r)]
  }

  /** Worst scaled residual of Q·R − A and Qᵀ·Q − I; R must be upper triangular. */
  function worst([q, r]: readonly Float32Array[], a: Float32Array, m: number, n: number, complete = false): number {
    const k = complete ? m : Math.min(m, n)
    let largest = 0
    for (let item = 0; item < a.length / (m * n); item++) {
      const [vectors, upper] = [matrix(q!, m, k, item), matrix(r!, k, n, item)]
      expect(upper.data.some((v, flat) => v !== 0 && flat % n < Math.floor(flat / n))).toBe(false)
      const orthogonality = residual(product(turned(vectors), vectors), identity(k))
      largest = Math.max(largest, residual(product(vectors, upper), matrix(a, m, n, item)), orthogonality)
    }
    return largest
  }

  test.each<[m: number, n: number]>([
    ...ORDERS.slice(1).map((n): [number, number] => [n, n]),
    [130, 40],
    [40, 130],
    [65, 1],
    [1, 65],
    [33, 64],
  ])('%i × %i', async (m, n) => {
    const a = random([m, n])
    for (const complete of m === n ? [false] : [false, true]) {
      expect(worst(await factor(a, [m, n], { complete }), a, m, n, complete)).toBeLessThanOrEqual(THRESHOLD)
    }
  })

  test.each([
    [20, 10],
    [50, 40],
  ])('%i × %i without Q', async (m, n) => {
    // prettier-ignore
    const a = random([m, n])
    const view = uploaded(device, a, [m, n])
    const { q, r } = device.kernels.qr!(view, { wantQ: false, complete: false })
    device.release(view.storage)
    expect(q).toBeUndefined()
    expect(await taken(device, r)).toEqual((await factor(a, [m, n]))[1])
    expect(device.use().live).toBe(0)
  })

  test.each([
    [0, 0],
    [0, 3],
    [3, 0],
  ])('%i × %i: nothing but I', async (m, n) => {
    // prettier-ignore
    expect(await factor(new Float32Array(0), [m, n])).toEqual([new Float32Array(0), new Float32Array(0)])
    const [q] = await factor(new Float32Array(0), [m, n], { complete: true })
    expect([...q!]).toEqual([...identity(m).data])
  })

  test.each([
    [3000, 5],
    [4200, 34],
  ])('tall ones: %i × %i', async (m, n) => {
    // prettier-ignore
    const a = random([m, n])
    expect(worst(await factor(a, [m, n]), a, m, n)).toBeLessThanOrEqual(THRESHOLD)
  })

  test('tall ones together: of rank one, zero, and with NaN', async () => {
    const [m, n] = [4100, 6]
    const a = Float32Array.from({ length: 3 * m * n }, (_, flat) => (flat < m * n ? (flat % n) - 2 : flat === m * n + 7 ? NaN : 0))
    const [q, r] = await factor(a, [3, m, n])
    const own = (values: Float32Array, item: number): Float32Array =>
      values.slice((item * values.length) / 3, ((item + 1) * values.length) / 3)
    expect(own(q!, 1).some((v) => Number.isNaN(v)) && own(r!, 1).some((v) => Number.isNaN(v))).toBe(true)
    for (const item of [0, 2]) expect(worst([own(q!, item), own(r!, item)], own(a, item), m, n)).toBeLessThanOrEqual(THRESHOLD)
  })

  test.each(['by rows', 'by columns', 'backward', 'apart'] as const)('batches that lie %s', async (layout) => {
    for (const [m, n] of [
      [7, 5],
      [40, 45],
    ] as const) {
      // prettier-ignore
      const a = random([2, 3, m, n])
      expect(worst(await factor(a, [2, 3, m, n], { layout }), a, m, n)).toBeLessThanOrEqual(THRESHOLD)
    }
  })

  test.each([1e30, 1e-30])('numbers of size %s', async (scale) => {
    const a = random([70, 50], 1, scale)
    expect(worst(await factor(a, [70, 50]), a, 70, 50)).toBeLessThanOrEqual(THRESHOLD)
  })

  test('columns of very different sizes, and equal ones', async () => {
    const a = random([60, 40]).map((v, flat) => v * 10 ** ((flat % 40) - 20))
    expect(worst(await factor(a, [60, 40]), a, 60, 40)).toBeLessThanOrEqual(THRESHOLD)
    const ones = new Float32Array(60 * 40).fill(1)
    expect(worst(await factor(ones, [60, 40]), ones, 60, 40)).toBeLessThanOrEqual(THRESHOLD)
  })

  test('zeros have Q = I', async () => {
    const [q, r] = await factor(new Float32Array(50 * 40), [50, 40])
    expect(q!.every((v, flat) => v === Number(flat % 40 === Math.floor(flat / 40)))).toBe(true)
    expect(r!.every((v) => v === 0)).toBe(true)
  })

  test('rank one, and a triangle that needs no reflection', async () => {
    const [x, y] = [random([70]), random([40], 2)]
    const a = Float32Array.from({ length: 2800 }, (_, flat) => x[Math.floor(flat / 40)]! * y[flat % 40]!)
    expect(worst(await factor(a, [70, 40]), a, 70, 40)).toBeLessThanOrEqual(THRESHOLD)
    const upper = random([70, 40]).map((v, flat) => (flat % 40 < Math.floor(flat / 40) ? 0 : v))
    expect((await factor(upper, [70, 40]))[1]).toEqual(upper.slice(0, 1600))
  })

  test.each([NaN, Infinity])('%s stays in its own matrix', async (value) => {
    const a = random([3, 40, 40])
    a[1600 + 7 * 40 + 3] = value
    const [q, r] = await factor(a, [3, 40, 40])
    expect(q!.slice(1600, 3200).some((v) => Number.isNaN(v)) && r!.slice(1600, 3200).some((v) => Number.isNaN(v))).toBe(true)
    expect([...q!.slice(0, 1600), ...q!.slice(3200), ...r!.slice(0, 1600), ...r!.slice(3200)].some((v) => Number.isNaN(v))).toBe(false)
  })

  test.each([
    [32, 1],
    [64, 14],
    [128, 28],
    [256, 56],
  ])('order %i: %i launches, whatever the batch', (n, launches) => {
    // prettier-ignore
    for (const batch of [1, 2]) {
      const view = uploaded(device, new Float32Array(batch * n * n), [batch, n, n])
      const before = device.use().launches
      const { q, r } = device.kernels.qr!(view, { wantQ: true, complete: false })
      expect(device.use().launches - before).toBe(launches)
      for (const storage of [view.storage, q!, r]) device.release(storage)
    }
    expect(device.use().live).toBe(0)
  })
})
