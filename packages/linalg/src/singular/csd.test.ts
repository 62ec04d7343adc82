import {
  OptionError,
  ShapeError,
  type Tensor,
  cos,
  eye,
  grad,
  key,
  matmul,
  matrixTranspose,
  mul,
  neg,
  randn,
  sin,
  slice,
  stack,
  sum,
  tensor,
  zeros,
} from '@ortho/core'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certify } from '../certificate.ts'
import { qr } from '../factorizations/qr.ts'
import { type CsdOptions, csd } from './csd.ts'
import { scaledDefect, scaledResidual } from './fixtures/ratios.ts'

function orthogonal(n: number, seed: number, dtype: 'float64' | 'float32' = 'float64'): Tensor {
  return qr(randn(key(seed), [n, n], { dtype })).q
}

/** The largest ratio of the residual of all blocks and the orthogonality of both factors; infinite where D or the angles are not as promised. */
function ratio(q: Tensor, options: CsdOptions): number {
  const { u, cs, vh, theta, c, s } = csd(q, options)
  const [m, n] = [q.shape[0]!, q.shape[1]!]
  const outside = (x: Tensor, k: number): boolean => {
    const order = x.shape[0]!
    return x.dataSync().some((value, p) => value !== 0 && p % order < k !== Math.floor(p / order) < k)
  }
  if (outside(u, options.rows) || outside(vh, options.columns ?? n)) return Infinity
  const [angles, cosines, sines] = [theta.dataSync(), c.dataSync(), s.dataSync()]
  const least = Math.min(options.rows, m - options.rows, options.columns ?? n, m - (options.columns ?? n))
  if (angles.length !== least || angles.some((angle, i) => !(angle >= 0 && angle <= 1.5707964 && angle >= (angles[i - 1] ?? 0))))
    return Infinity
  const unit = q.dtype === 'float64' ? 2 ** -52 : 2 ** -23
  if (cosines.some((value, i) => Math.abs(value ** 2 + sines[i]! ** 2 - 1) > 4 * unit)) return Infinity
  return Math.max(scaledResidual(q, [u, cs, vh]), scaledDefect(u), scaledDefect(vh), cs.size === 0 ? 0 : scaledDefect(cs))
}

/** diag(U₁, U₂)·[C −S; S C]·diag(V₁, V₂)ᵀ with blocks of the order of the angles. */
function fromAngles(angles: readonly number[], bases: readonly [Tensor, Tensor, Tensor, Tensor]): Tensor {
  const n = angles.length
  const at = (value: Tensor): Tensor => mul(eye(n, n, { dtype: 'float64' }), value)
  const theta = tensor(angles, { dtype: 'float64' })
  // A sine of 10⁻¹⁶⁰ has a cosine of 1; the cosine of an angle near π/2 is as far from 0 as its double is from π/2.
  const [c, s] = [at(cos(theta)), at(sin(theta))]
  const [u1, u2, v1, v2] = bases
  const block = (u: Tensor, d: Tensor, v: Tensor): number[][] => matmul(matmul(u, d), v, { transposeB: true }).toArray() as number[][]
  const beside = (x: number[][], y: number[][]): number[][] => x.map((row, i) => [...row, ...y[i]!])
  return tensor([...beside(block(u1, c, v1), block(u1, neg(s), v2)), ...beside(block(u2, s, v1), block(u2, c, v2))], { dtype: 'float64' })
}

const angleLists: Readonly<Record<string, readonly number[]>> = {
  tiny: [1e-160, 1e-160, 2e-160, 1e-159],
  'all at once': [0, 1e-160, 1e-17, 1e-8, 1e-8, Math.PI / 4, Math.PI / 4, 1.5, Math.PI / 2 - 1e-9, Math.PI / 2],
  'one cluster': Array.from({ length: 9 }, () => 0.7),
  'about a quarter': Array.from({ length: 9 }, (_, i) => Math.PI / 4 + (i - 4) * 1e-16),
  right: Array.from({ length: 6 }, () => Math.PI / 2),
  zero: Array.from({ length: 6 }, () => 0),
  geometric: Array.from({ length: 20 }, (_, i) => 10 ** -i),
  'geometric from the other end': Array.from({ length: 20 }, (_, i) => Math.PI / 2 - 10 ** -i),
}

describe.each(['float64', 'float32'] as const)('csd in %s', (dtype) => {
  test('blocks of all sizes up to 6, empty ones too, and of 40', () => {
    for (let m = 0; m <= 6; m++) {
      for (let rows = 0; rows <= m; rows++) {
        for (let columns = 0; columns <= m; columns++) {
          const q = orthogonal(m, 7 * m + rows + 50 * columns, dtype)
          expect(ratio(q, { rows, columns }), `${m}: ${rows}, ${columns}`).toBeLessThan(30)
          const left = slice(q, { axis: 1, stop: columns })
          expect(ratio(left, { rows }), `${m} × ${columns}: ${rows}`).toBeLessThan(30)
        }
      }
    }
    for (const [rows, columns] of [
      [20, 20],
      [17, 30],
      [30, 17],
      [3, 39],
      [39, 1],
    ] as const) {
      // prettier-ignore
      expect(ratio(orthogonal(40, rows, dtype), { rows, columns }), `40: ${rows}, ${columns}`).toBeLessThan(30)
    }
  })

  test('permutations, diagonal signs, and blocks that are orthogonal already', () => {
    for (const n of [1, 2, 5]) {
      const identity = eye(n, n, { dtype })
      const cycle = tensor(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => (j === (i + 1) % n ? 1 : 0))), { dtype }) // prettier-ignore
      for (const q of [identity, neg(identity), cycle, neg(cycle)]) {
        for (let rows = 0; rows <= n; rows += 2) {
          for (let columns = 0; columns <= n; columns++) expect(ratio(q, { rows, columns }), `${n}: ${rows}, ${columns}`).toBeLessThan(30)
        }
      }
    }
  })
})

describe('known angles', () => {
  test.each(Object.entries(angleLists))('%s: residuals, orthogonality, and the angles', (name, angles) => {
    const n = angles.length
    const bases = [1, 2, 3, 4].map((seed) => orthogonal(n, seed)) as [Tensor, Tensor, Tensor, Tensor]
    const q = fromAngles(angles, bases)
    const expected = [...angles].sort((a, b) => a - b)
    for (const rows of [0, 1, n - 1, n, n + 2, 2 * n]) expect(ratio(q, { rows, columns: n }), `${rows} rows`).toBeLessThan(30)
    const found = csd(q, { rows: n, columns: n })
    found.theta.dataSync().forEach((angle, i) => {
      expect(Math.abs(angle - expected[i]!), `${name} ${i}`).toBeLessThan(10 * n * 2 ** -52)
    })
  })

  test('where all sines, or all cosines, are tiny, they have all their digits, and the blocks theirs', () => {
    const n = 4
    const bases = [1, 2, 3, 4].map((seed) => orthogonal(n, seed)) as [Tensor, Tensor, Tensor, Tensor]
    const sines = angleLists['tiny']!
    const q = fromAngles(sines, bases)
    const { s, u, cs, vh } = csd(q, { rows: n, columns: n })
    s.dataSync().forEach((value, i) => { expect(Math.abs(value / sines[i]! - 1)).toBeLessThan(10 * n * 2 ** -52) }) // prettier-ignore
    const lower = (x: Tensor): Tensor => slice(x, { axis: 0, start: n }, { axis: 1, stop: n })
    const [u2, d, v] = [
      slice(u, { axis: 0, start: n }, { axis: 1, start: n }),
      lower(cs),
      slice(vh, { axis: 0, stop: n }, { axis: 1, stop: n }),
    ]
    expect(scaledResidual(lower(q), [u2, d, v])).toBeLessThan(30)
    // The lower half above the upper one: sines become cosines.
    const turned = stack([slice(q, { axis: 0, start: n }), slice(q, { axis: 0, stop: n })])
    const swapped = tensor(turned.dataSync().slice(), { shape: [2 * n, 2 * n] })
    csd(swapped, { rows: n, columns: n }).c.dataSync().forEach((value, i) => {
      expect(Math.abs(value / sines[n - 1 - i]! - 1)).toBeLessThan(10 * n * 2 ** -52)
    }) // prettier-ignore
  })

  test('axes that stay axes keep every digit of every angle', () => {
    const angles = [1e-150, 1e-100, 1e-20, 1e-8, 0.3, 1.2]
    const one = eye(6, 6, { dtype: 'float64' })
    const { s } = csd(fromAngles(angles, [one, one, one, one]), { rows: 6, columns: 6 })
    s.dataSync().forEach((value, i) => { expect(Math.abs(value / Math.sin(angles[i]!) - 1)).toBeLessThan(2 ** -48) }) // prettier-ignore
  })

  test('any angles, repeated or not, any split', () => {
    const angle = fc.oneof(fc.constantFrom(0, 1e-160, 1e-9, Math.PI / 4, Math.PI / 2), fc.double({ min: 0, max: Math.PI / 2, noNaN: true }))
    fc.assert(
      fc.property(fc.array(angle, { minLength: 1, maxLength: 6 }), fc.nat(12), fc.nat(), (angles, rows, seed) => {
        const n = angles.length
        const bases = [1, 2, 3, 4].map((offset) => orthogonal(n, seed + offset)) as [Tensor, Tensor, Tensor, Tensor]
        expect(ratio(fromAngles(angles, bases), { rows: Math.min(rows, 2 * n), columns: n })).toBeLessThan(30)
      }),
      { numRuns: 100 },
    )
  })
})

test("SciPy's angles, and its matrix in the middle", () => {
  const cases: { q: number[][]; rows: number; columns: number; theta: number[]; cs: number[][] }[] = JSON.parse(
    readFileSync(new URL('./fixtures/cs.json', import.meta.url), 'utf8'),
  )
  for (const { q, rows, columns, theta, cs } of cases) {
    const found = csd(q, { rows, columns })
    theta.forEach((angle, i) => { expect(found.theta.dataSync()[i]!).toBeCloseTo(angle, 13) }) // prettier-ignore
    cs.flat().forEach((value, p) => { expect(found.cs.dataSync()[p]!).toBeCloseTo(value, 13) }) // prettier-ignore
  }
})

test('what is orthogonal to six digits: factors are orthogonal to all, the residual is what is lacking', () => {
  const q = orthogonal(8, 1)
  const worn = tensor(q.dataSync().map((value, p) => value + 1e-7 * Math.sin(p)), { shape: [8, 8] }) // prettier-ignore
  const { u, cs, vh } = csd(worn, { rows: 3, columns: 4 })
  expect(Math.max(scaledDefect(u), scaledDefect(vh), scaledDefect(cs))).toBeLessThan(30)
  expect(scaledResidual(worn, [u, cs, vh]) * 8 * 2 ** -52).toBeLessThan(1e-5)
})

test('batches, views, and taking apart', () => {
  const batch = stack([orthogonal(5, 1), orthogonal(5, 2), orthogonal(5, 3)])
  const whole = csd(batch, { rows: 2, columns: 3 })
  expect([whole.u.shape, whole.cs.shape, whole.vh.shape, whole.theta.shape]).toEqual([[3, 5, 5], [3, 5, 5], [3, 5, 5], [3, 2]]) // prettier-ignore
  const single = slice(batch, { axis: 0, start: 2 })
  expect(csd(single, { rows: 2, columns: 3 }).vh.dataSync()).toEqual(slice(whole.vh, { axis: 0, start: 2 }).dataSync())
  expect(certify(batch, whole).passed).toBe(true)
  const [u, cs, vh] = csd(matrixTranspose(batch), { rows: 2, columns: 3 })
  const back = matmul(matmul(u!, cs!), vh!).dataSync()
  matrixTranspose(batch).dataSync().forEach((value, p) => { expect(back[p]!).toBeCloseTo(value, 13) }) // prettier-ignore
  expect(csd(zeros([0, 4, 4]), { rows: 2, columns: 2 }).theta.shape).toEqual([0, 2])
})

test('errors', () => {
  const q = orthogonal(4, 1)
  expect(() => csd([1], { rows: 0 })).toThrow(ShapeError)
  expect(() => csd([[1, 0]], { rows: 0 })).toThrow(ShapeError)
  expect(() => csd(q, { rows: 5 })).toThrow(OptionError)
  expect(() => csd(q, { rows: 1.5 })).toThrow(OptionError)
  expect(() => csd(q, { rows: 1, columns: -1 })).toThrow(OptionError)
  expect(() => csd(slice(q, { axis: 1, stop: 2 }), { rows: 1, columns: 1 })).toThrow('not square')
  expect(() => csd(mul(q, 1.1), { rows: 2, columns: 2 })).toThrow('gsvd')
  expect(() => csd(mul(q, 1e300), { rows: 2, columns: 2 })).toThrow(OptionError)
  expect(() => csd([[NaN]], { rows: 1, columns: 1 })).toThrow('finite')
  expect(() => grad((x: Tensor) => sum(csd(x, { rows: 2, columns: 2 }).theta))(q)).toThrow('subspaceAngles')
})
