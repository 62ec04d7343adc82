import { type WebGpuBackend, webgpuBackend } from '@ortho/backend-webgpu'
import {
  BackendError,
  type Tensor,
  UnsupportedKernelError,
  add,
  eye,
  grad,
  gram,
  key,
  log,
  matmul,
  matrixTranspose,
  mul,
  randn,
  scope,
  slice,
  sub,
  sum,
  diagonal,
  tensor,
  withBackend,
} from '@ortho/core'
import { afterAll, describe, expect, test } from 'vitest'
import { eigh, eigvalsh } from '../eigen/eigh.ts'
import { eig } from '../eigen/eig.ts'
import { cholesky } from '../factorizations/cholesky.ts'
import { lu } from '../factorizations/lu.ts'
import { pivotedQr } from '../factorizations/pivoted-qr.ts'
import { qr } from '../factorizations/qr.ts'
import { polar } from '../orthogonal/polar.ts'
import { svd, svdvals } from '../singular/svd.ts'
import { inv } from '../solving/inv.ts'
import { solve } from '../solving/solve.ts'

const gpu = await opened()
afterAll(() => gpu?.destroy())

async function opened(): Promise<WebGpuBackend | undefined> {
  try {
    return await webgpuBackend()
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    console.log(`Tests on a device are skipped: ${error.message}`)
    return undefined
  }
}

/** float32. */
const EPS = 2 ** -23

/** A Gaussian matrix on the CPU. */
const gaussian = (seed: number, ...shape: number[]): Tensor => randn(key(seed), shape, { dtype: 'float32', backend: 'cpu' })

const symmetric = (seed: number, n: number): Tensor => {
  const g = gaussian(seed, n, n)
  return mul(0.5, add(g, matrixTranspose(g)))
}

/** Positive definite with a condition of about 10. */
const definite = (seed: number, n: number): Tensor => add(mul(1 / n, gram(gaussian(seed, n, n))), mul(0.5, eye(n, n, { dtype: 'float32' })))

/** What `compute` makes of a matrix on the device, back on the CPU. */
async function onDevice(x: Tensor, compute: (on: Tensor) => Tensor): Promise<Tensor> {
  const there = await x.to(gpu!)
  const result = scope(() => compute(there))
  const back = await result.to('cpu')
  result.dispose()
  there.dispose()
  return back
}

/** Largest difference, in units of ε times the size of the second. */
function apart(a: Tensor, b: Tensor): number {
  const [x, y] = [Float64Array.from(a.dataSync()), Float64Array.from(b.dataSync())]
  expect(a.shape).toEqual(b.shape)
  const size = y.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return x.reduce((most, value, i) => (value === y[i] ? most : Math.max(most, Math.abs(value - y[i]!) / (EPS * size))), 0)
}

describe.skipIf(gpu === undefined)('on a device, nothing is read on the way, and', () => {
  test('qr, lu, cholesky, svd and eigh give back the matrix', async () => {
    const n = 9
    const a = gaussian(n, n + 3, n)
    const both = symmetric(n, n)
    const whole: readonly (readonly [string, Tensor, (x: Tensor) => Tensor])[] = [
      ['qr', a, (x) => { const { q, r } = qr(x); return matmul(q, r) }], // prettier-ignore
      ['qr by Cholesky', a, (x) => { const { q, r } = qr(x, { method: 'cholesky-qr3' }); return matmul(q, r) }], // prettier-ignore
      ['qr with a sign', a, (x) => { const { q, r } = qr(x, { sign: 'positive' }); return matmul(q, r) }], // prettier-ignore
      ['complete qr', a, (x) => { const { q, r } = qr(x, { mode: 'complete' }); return matmul(q, r) }], // prettier-ignore
      ['svd', a, (x) => { const { u, s, vh } = svd(x); return matmul(mul(u, s), vh) }], // prettier-ignore
      ['full svd', a, (x) => { const { u, s, vh } = svd(x, { full: true }); return matmul(mul(slice(u, { axis: -1, stop: n }), s), vh) }], // prettier-ignore
      ['eigh', both, (x) => { const { values, vectors } = eigh(x); return matmul(mul(vectors, values), vectors, { transposeB: true }) }], // prettier-ignore
      ['cholesky', definite(n, n), (x) => { const l = cholesky(x); return matmul(l, l, { transposeB: true }) }], // prettier-ignore
      ['upper cholesky', definite(n, n), (x) => { const r = cholesky(x, { upper: true }); return matmul(r, r, { transposeA: true }) }], // prettier-ignore
      ['polar', a, (x) => { const { u, p } = polar(x); return matmul(u, p) }], // prettier-ignore
      ['polar by qdwh', a, (x) => { const { u, p } = polar(x, { method: 'qdwh' }); return matmul(u, p) }], // prettier-ignore
      ['polar by newton-schulz', a, (x) => { const { u, p } = polar(x, { method: 'newton-schulz' }); return matmul(u, p) }], // prettier-ignore
    ]
    for (const [name, x, compute] of whole) expect(apart(await onDevice(x, compute), x), `${name} of order ${n}`).toBeLessThan(20 * (n + 3))
  })

  test('polar factors of all methods are orthonormal and agree, wide ones and batches too', async () => {
    for (const shape of [
      [12, 12],
      [20, 7],
      [7, 20],
      [3, 9, 9],
    ]) {
      const a = gaussian(5, ...shape)
      const expected = polar(a).u
      for (const method of ['direct', 'svd', 'qdwh', 'newton-schulz'] as const) {
        expect(apart(await onDevice(a, (x) => polar(x, { method }).u), expected), `${method} of ${String(shape)}`).toBeLessThan(1000)
      }
    }
    const ill = tensor([[1, 0, 0], [0, 1e-3, 0], [0, 0, 3e-5]], { dtype: 'float32' }) // prettier-ignore
    for (const method of ['qdwh', 'newton-schulz'] as const) {
      expect(apart(await onDevice(ill, (x) => polar(x, { method }).u), eye(3, 3, { dtype: 'float32' })), method).toBeLessThan(100)
    }
  })

  test('solve and inv agree with the CPU', async () => {
    for (const n of [6, 20]) {
      const [a, b] = [add(gaussian(n, n, n), mul(2 * Math.sqrt(n), eye(n, n, { dtype: 'float32' }))), gaussian(2 * n, n, 3)]
      const there = await b.to(gpu!)
      expect(apart(await onDevice(a, (x) => solve(x, there)), solve(a, b))).toBeLessThan(50 * n)
      expect(apart(await onDevice(a, (x) => inv(x)), inv(a))).toBeLessThan(50 * n)
      there.dispose()
    }
  })

  test('lu has a permutation that fits', async () => {
    const a = gaussian(1, 12, 12)
    const there = await a.to(gpu!)
    const { l, u, perm } = lu(there)
    const [left, right] = [await l.to('cpu'), await u.to('cpu')]
    const order = await perm.data()
    const rows = tensor(
      Array.from(order, (i) => Array.from(a.dataSync().subarray(i * 12, i * 12 + 12))),
      { dtype: 'float32' },
    )
    expect(apart(matmul(left, right), rows)).toBeLessThan(600)
    for (const each of [there, l, u, perm]) each.dispose()
  })

  test('gradients are those of the CPU', async () => {
    const losses: readonly (readonly [string, Tensor, (x: Tensor) => Tensor])[] = [
      ['log det by cholesky', definite(3, 8), (x) => sum(log(diagonal(cholesky(x))))],
      ['singular values', gaussian(4, 9, 6), (x) => sum(mul(svdvals(x), svdvals(x)))],
      ['eigenvalues', symmetric(5, 7), (x) => sum(mul(eigvalsh(x), eigvalsh(x)))],
      ['inverse', add(gaussian(6, 6, 6), mul(6, eye(6, 6, { dtype: 'float32' }))), (x) => sum(mul(inv(x), inv(x)))],
      ['R', gaussian(7, 9, 5), (x) => { const { r } = qr(x); return sum(mul(r, r)) }], // prettier-ignore
      ['polar factor', gaussian(8, 6, 6), (x) => sum(mul(polar(x).u, sub(x, 1)))],
    ]
    for (const [name, x, loss] of losses) expect(apart(await onDevice(x, grad(loss)), grad(loss)(x)), name).toBeLessThan(2000)
  })

  test('iterations say afterwards whether they have converged', async () => {
    const a = await gaussian(1, 2, 12, 8).to(gpu!)
    const square = await symmetric(2, 10).to(gpu!)
    expect(await svd(a).isConverged()).toBe(true)
    expect(await eigh(square).isConverged()).toBe(true)
    expect(await polar(square, { method: 'qdwh' }).isConverged()).toBe(true)
    const flat = await tensor([[1, 1], [1, 1]], { dtype: 'float32' }).to(gpu!) // prettier-ignore
    expect(await polar(flat, { method: 'newton-schulz' }).isConverged()).toBe(false)
    expect(await polar(flat).isConverged()).toBe(true)
  })

  test('what fails, or is not finite, comes out as NaN', async () => {
    const indefinite = tensor([[1, 2], [2, 1]], { dtype: 'float32' }) // prettier-ignore
    expect((await onDevice(indefinite, (x) => cholesky(x))).dataSync().some(Number.isNaN)).toBe(true)
    const broken = tensor([[1, NaN], [NaN, 1]], { dtype: 'float32' }) // prettier-ignore
    for (const compute of [(x: Tensor) => svdvals(x), (x: Tensor) => eigvalsh(x), (x: Tensor) => qr(x).r, (x: Tensor) => inv(x)]) {
      expect((await onDevice(broken, compute)).dataSync().some(Number.isNaN)).toBe(true)
    }
  })

  test('what the device has not is refused by name', async () => {
    const a = await gaussian(1, 4, 4).to(gpu!)
    expect(() => eig(a)).toThrow(UnsupportedKernelError)
    expect(() => pivotedQr(a)).toThrow(UnsupportedKernelError)
    expect(() => polar(a, { method: 'newton' })).toThrow(UnsupportedKernelError)
    expect(() => withBackend(gpu!, () => eig(a))).toThrow(/webgpu and float32.*to\('cpu'\)/s)
  })
})
