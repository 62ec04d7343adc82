import { afterAll, describe, expect, test } from 'vitest'
import { backendForTests } from '../fixtures/device.ts'
import { THRESHOLD, matrix, norm, product, random, residual, taken, uploaded } from './fixtures/matrices.ts'

const backend = await backendForTests()
afterAll(() => backend?.destroy())

/** Random triangles with a diagonal that keeps solutions small; NaN stands where nothing is read. */
function triangle(n: number, lower: boolean, unitDiagonal: boolean): Float32Array {
  return random([n, n]).map((v, flat) => {
    const [i, j] = [Math.floor(flat / n), flat % n]
    if (i === j) return unitDiagonal ? NaN : 2 + Math.abs(v)
    return i > j === lower ? v / Math.sqrt(n) : NaN
  })
}

describe.runIf(backend !== undefined)('triangular systems on the device', () => {
  const device = backend!
  const flags = [true, false].flatMap((lower) => [true, false].map((unitDiagonal) => ({ lower, unitDiagonal })))

  test.each(flags)('larger than the blocks: $lower, $unitDiagonal', async (options) => {
    for (const [n, r] of [
      [129, 1],
      [200, 70],
    ] as const) {
      // prettier-ignore
      const [t, b] = [triangle(n, options.lower, options.unitDiagonal), random([n, r], 3)]
      const [left, right] = [uploaded(device, t, [n, n], 'by columns'), uploaded(device, b, [n, r], 'backward')]
      const x = matrix(await taken(device, device.kernels.triangularSolve!(left, right, options)), n, r)
      const whole = matrix(t.map((v, flat) => (Number.isNaN(v) ? Number(options.unitDiagonal && flat % (n + 1) === 0) : v)), n, n) // prettier-ignore
      const size = norm(whole) * norm(x)
      expect(residual(product(whole, x), matrix(b, n, r), size)).toBeLessThanOrEqual(THRESHOLD)
      const y = matrix(await taken(device, device.kernels.triangularMatmul!(left, right, options)), n, r)
      expect(residual(y, product(whole, matrix(b, n, r)), norm(whole) * norm(matrix(b, n, r)))).toBeLessThanOrEqual(THRESHOLD)
      for (const { storage } of [left, right]) device.release(storage)
    }
  })

  test('one triangle for a batch of two axes, and a batch that does not lie at equal distances', async () => {
    const n = 40
    const [t, b] = [triangle(n, true, false), random([2, 3, n, 2], 3)]
    const [left, right] = [uploaded(device, t, [n, n]), uploaded(device, b, [2, 3, n, 2])]
    const options = { lower: true, unitDiagonal: false }
    const same = { ...left, shape: [2, 3, n, n], strides: [0, 0, n, 1] }
    const x = await taken(device, device.kernels.triangularSolve!(same, right, options))
    const turned = { ...right, shape: [3, 2, n, 2], strides: [2 * n, 6 * n, 2, 1] }
    const y = await taken(device, device.kernels.triangularSolve!({ ...same, shape: [3, 2, n, n] }, turned, options))
    const whole = matrix(t.map((v) => (Number.isNaN(v) ? 0 : v)), n, n) // prettier-ignore
    for (let item = 0; item < 6; item++) {
      const own = matrix(x, n, 2, item)
      expect(residual(product(whole, own), matrix(b, n, 2, item), norm(whole) * norm(own))).toBeLessThanOrEqual(THRESHOLD)
      expect(matrix(y, n, 2, (item % 3) * 2 + Math.floor(item / 3))).toEqual(own)
    }
    for (const { storage } of [left, right]) device.release(storage)
  })

  test('many matrices, for which products take large tiles', async () => {
    const [n, r, batch] = [97, 65, 128]
    const [t, b] = [triangle(n, true, false), random([n, r], 3)]
    const [left, right] = [uploaded(device, t, [n, n]), uploaded(device, b, [n, r])]
    const [many, sides] = [
      { ...left, shape: [batch, n, n], strides: [0, n, 1] },
      { ...right, shape: [batch, n, r], strides: [0, r, 1] },
    ]
    const x = await taken(device, device.kernels.triangularSolve!(many, sides, { lower: true, unitDiagonal: false }))
    const whole = matrix(t.map((v) => (Number.isNaN(v) ? 0 : v)), n, n) // prettier-ignore
    const own = matrix(x, n, r)
    expect(residual(product(whole, own), matrix(b, n, r), norm(whole) * norm(own))).toBeLessThanOrEqual(THRESHOLD)
    expect(x.every((v, flat) => v === own.data[flat % (n * r)])).toBe(true)
    for (const { storage } of [left, right]) device.release(storage)
  })

  test.each([
    [32, 2],
    [64, 4],
    [128, 8],
    [256, 16],
  ])('order %i: %i launches, whatever the batch', (n, launches) => {
    // prettier-ignore
    for (const batch of [1, 2]) {
      const [t, b] = [[n, n], [n, 5]].map((shape) => uploaded(device, new Float32Array(batch * shape[0]! * shape[1]!), [batch, ...shape])) // prettier-ignore
      const before = device.use().launches
      const x = device.kernels.triangularSolve!(t!, b!, { lower: false, unitDiagonal: false })
      expect(device.use().launches - before).toBe(launches)
      for (const storage of [t!.storage, b!.storage, x]) device.release(storage)
    }
    expect(device.use().live).toBe(0)
  })
})
