import { readFileSync } from 'node:fs'
import { OptionError, ShapeError, type Tensor, abs, cast, eye, key, matmul, max, norm, randn, sub, tensor, zeros } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { dct, dst, idct, idst } from './cosine.ts'
import { hadamardTransform } from './hadamard.ts'

interface Case {
  readonly kind: 'dct' | 'dst' | 'idct' | 'idst'
  readonly type: 2 | 3 | 4
  readonly norm: 'backward' | 'ortho'
  readonly x: number[][]
  readonly last: number[][]
  readonly first: number[][]
}

const cases: Case[] = JSON.parse(readFileSync(new URL('fixtures/cosine.json', import.meta.url), 'utf8'))
const apart = (a: Tensor, b: Tensor): number => max(abs(sub(a, b))).item()

test.each(cases)('$kind $type, $norm: as SciPy has it, on either axis', ({ kind, type, norm: by, x, last, first }) => {
  const f = { dct, dst, idct, idst }[kind]
  const bound = 20 * (1 + norm(tensor(last)).item()) * 2 ** -52
  expect(apart(f(x, { type, norm: by }), tensor(last))).toBeLessThan(bound)
  expect(apart(f(x, { type, norm: by, axis: 0 }), tensor(first))).toBeLessThan(bound)
  expect(apart(f(x, { type, norm: by, axis: -2 }), tensor(first))).toBeLessThan(bound)
})

describe.each([2, 3, 4] as const)('type %i', (type) => {
  test('inverses, in both dtypes and for lengths of all kinds', () => {
    for (const n of [1, 2, 3, 4, 7, 16, 17, 30, 127, 128]) {
      for (const dtype of ['float64', 'float32'] as const) {
        const x = randn(key(n), [3, n], { dtype })
        const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
        for (const options of [{ type }, { type, norm: 'ortho' as const }]) {
          for (const y of [idct(dct(x, options), options), idst(dst(x, options), options)]) {
            expect(apart(y, x)).toBeLessThan(40 * eps * Math.log2(n + 2))
            expect(y.dtype).toBe(dtype)
          }
        }
      }
    }
  })
})

test('the Hadamard transform on every axis, of every power of two up to 4096', () => {
  for (let n = 1; n <= 64; n *= 2) {
    const x = randn(key(n), [3, n, 2], { dtype: 'float64' })
    const h = tensor(Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (bits(i & j) % 2 === 0 ? 1 : -1))))
    expect(apart(hadamardTransform(x, { axis: 1, normalized: false }), matmul(h, x))).toBeLessThan(20 * n * 2 ** -52)
  }
  for (const n of [256, 512, 4096]) {
    const x = randn(key(n), [n, 2], { dtype: 'float64' })
    const y = hadamardTransform(x, { axis: 0 })
    expect(apart(hadamardTransform(y, { axis: 0 }), x)).toBeLessThan(100 * 2 ** -52)
    expect(norm(y).item() / norm(x).item()).toBeCloseTo(1, 13)
  }
  expect(hadamardTransform(cast(eye(4), 'float32')).dtype).toBe('float32')
})

test('what is refused', () => {
  expect(() => hadamardTransform(zeros([3]))).toThrow(ShapeError)
  expect(() => hadamardTransform(zeros([0]))).toThrow(ShapeError)
  expect(() => dct(zeros([2, 0]))).toThrow(OptionError)
  // @ts-expect-error: there is no type I here.
  expect(() => dct([1, 2], { type: 1 })).toThrow('2, 3 or 4')
})

function bits(value: number): number {
  let count = 0
  for (let rest = value; rest > 0; rest &= rest - 1) count++
  return count
}
