import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { tensor } from '../tensor/create.ts'
import { randomBits, randomBits64 } from './bits.ts'
import { exponentialArray, gumbelArray } from './exponential.ts'
import { bernoulliArray, integerArray } from './integers.ts'
import { foldIn, key, split } from './key.ts'
import type { Key } from './key.ts'
import { normalArray, truncatedNormalArray } from './normal.ts'
import { permutationArray } from './permutation.ts'
import { categorical } from './random.ts'
import { uniformArray } from './uniform.ts'
import type { FloatDType, TypedArrayOf } from '../dtype.ts'

/** A float32 sampler: bits of the first values, and a digest of more. */
interface Sampler {
  readonly bits: readonly number[]
  readonly digest: string
}

/** What `fixtures/jax.json` holds; see fixtures/README.md. */
interface JaxFixture {
  readonly float32: Readonly<Record<SamplerName, Sampler>>
  readonly float64: Readonly<Record<SamplerName, readonly string[]>>
  readonly bits32: Readonly<Record<string, readonly number[]>>
  readonly bits64: readonly string[]
  readonly key64: readonly { readonly seed: string; readonly key: readonly [number, number] }[]
  readonly split: readonly { readonly seed: number; readonly count: number; readonly keys: readonly number[] }[]
  readonly foldIn: readonly { readonly seed: number; readonly data: number; readonly key: readonly [number, number] }[]
  readonly randint: readonly { readonly min: number; readonly max: number; readonly values: readonly number[]; readonly digest: string }[]
  readonly bernoulli: { readonly p: number; readonly values: readonly number[]; readonly digest: string }
  readonly permutation: readonly { readonly count: number; readonly head: readonly number[]; readonly digest: string }[]
  readonly categorical: Readonly<Record<'last' | 'first' | 'shaped', readonly number[]>> & { readonly logits: readonly number[][] }
}

/** Samplers of which the fixture has numbers. */
type SamplerName = 'uniform' | 'uniformBetween' | 'normal' | 'truncatedNormal' | 'gumbel' | 'exponential'

function isFixture(value: unknown): value is JaxFixture {
  return typeof value === 'object' && value !== null && 'float32' in value && 'float64' in value
}

function readFixture(): JaxFixture {
  const fixture: unknown = JSON.parse(readFileSync(new URL('./fixtures/jax.json', import.meta.url), 'utf8'))
  if (!isFixture(fixture)) throw new TypeError('fixtures/jax.json must have float32 and float64: run jax.py both ways')
  return fixture
}

/** 64-bit FNV-1a of the bytes of an array. */
function digest(array: ArrayBufferView): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new Uint8Array(array.buffer, array.byteOffset, array.byteLength)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return String(hash)
}

const jax = readFixture()
const root = key(42)
const words = (keys: readonly Key[]): number[] => keys.flatMap(({ hi, lo }) => [hi, lo])

describe('keys and bits equal JAX', () => {
  test.each(jax.key64)('key($seed)', ({ seed, key: expected }) => {
    expect(words([key(BigInt(seed))])).toEqual(expected)
    if (Number.isSafeInteger(Number(seed))) expect(words([key(Number(seed))])).toEqual(expected)
  })

  test.each(jax.split)('split(key($seed), $count)', ({ seed, count, keys }) => {
    expect(words(split(key(seed), count))).toEqual(keys)
  })

  test.each(jax.foldIn)('foldIn(key($seed), $data)', ({ seed, data, key: expected }) => {
    expect(words([foldIn(key(seed), data)])).toEqual(expected)
  })

  test.each(Object.entries(jax.bits32))('randomBits(key(%s))', (seed, expected) => {
    expect([...randomBits(key(Number(seed)), expected.length)]).toEqual(expected)
  })

  test('randomBits64', () => {
    const { hi, lo } = randomBits64(root, jax.bits64.length)
    expect(Array.from(hi, (h, i) => String(BigInt(h) * 2n ** 32n + BigInt(lo[i]!)))).toEqual(jax.bits64)
  })
})

const samplers: Record<SamplerName, <D extends FloatDType>(count: number, dtype: D) => TypedArrayOf[D]> = {
  uniform: (count, dtype) => uniformArray(root, count, dtype),
  uniformBetween: (count, dtype) => uniformArray(root, count, dtype, { min: -3.7, max: 11.3 }),
  normal: (count, dtype) => normalArray(root, count, dtype),
  truncatedNormal: (count, dtype) => truncatedNormalArray(root, count, dtype, { lower: -2, upper: 1.5 }),
  gumbel: (count, dtype) => gumbelArray(root, count, dtype),
  exponential: (count, dtype) => exponentialArray(root, count, dtype),
}

const names: readonly SamplerName[] = ['uniform', 'uniformBetween', 'normal', 'truncatedNormal', 'gumbel', 'exponential']

test.each(names)('%s in float32 equals JAX to the bit', (name) => {
  const { bits, digest: expected } = jax.float32[name]
  const values = samplers[name](5000, 'float32')
  expect([...new Uint32Array(values.buffer, 0, bits.length)]).toEqual(bits)
  expect(digest(values)).toBe(expected)
})

test.each(names)('%s in float64 equals JAX but for rounding', (name) => {
  const expected = new Float64Array(BigUint64Array.from(jax.float64[name], BigInt).buffer)
  const values = samplers[name](expected.length, 'float64')
  // A rounding of the argument moves log, erf⁻¹ and affine maps on these intervals by a few roundings of values of size 10.
  const bound = 8 * 10 * 2 ** -53
  for (const [i, value] of values.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(name === 'uniform' ? 0 : bound)
})

test.each(jax.randint)('integers in [$min, $max) equal JAX', ({ min, max, values, digest: expected }) => {
  const drawn = integerArray(root, 5000, { min, max })
  expect([...drawn.subarray(0, values.length)]).toEqual(values)
  expect(digest(drawn)).toBe(expected)
})

test('bernoulli equals JAX', () => {
  const { p, values, digest: expected } = jax.bernoulli
  const drawn = bernoulliArray(root, 5000, p, 'float32')
  expect([...drawn.subarray(0, values.length)]).toEqual(values)
  expect(digest(drawn)).toBe(expected)
})

test.each(jax.permutation)('a permutation of $count equals JAX', ({ count, head, digest: expected }) => {
  const order = permutationArray(root, count)
  expect([...order.subarray(0, 8)]).toEqual(head)
  expect(digest(order)).toBe(expected)
})

test('categorical equals JAX along either axis and for many draws', () => {
  const logits = tensor(jax.categorical.logits, { dtype: 'float32' })
  expect(categorical(root, logits).toArray()).toEqual(jax.categorical.last)
  expect(categorical(root, logits, { axis: 0 }).toArray()).toEqual(jax.categorical.first)
  const many = categorical(root, logits, { shape: [5, 3] })
  expect(many.shape).toEqual([5, 3])
  expect([...many.dataSync()]).toEqual(jax.categorical.shaped)
})
