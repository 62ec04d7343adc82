import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DType } from '../../../dtype.ts'
import type { BinaryOp, CompareOp, UnaryOp, View } from '../../types.ts'
import * as kernels from './elementwise.ts'
import { anyShape, anyView, dtypes, floats, list, stored, values, whole } from './fixtures/views.ts'
import * as special from './special.ts'

const unaryDefinitions: { readonly [op in UnaryOp]?: (x: number) => number } = {
  neg: (x) => -x,
  abs: Math.abs,
  sign: Math.sign,
  square: (x) => x * x,
  reciprocal: (x) => 1 / x,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  cbrt: Math.cbrt,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log1p: Math.log1p,
  log2: Math.log2,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  sigmoid: special.sigmoid,
  softplus: special.softplus,
  relu: (x) => Math.max(x, 0),
  erf: special.erf,
  floor: Math.floor,
  ceil: Math.ceil,
  round: special.roundEven,
  trunc: Math.trunc,
}

const integerUnary: { readonly [op in UnaryOp]?: (x: number) => number } = {
  neg: (x) => -x | 0,
  abs: (x) => Math.abs(x) | 0,
  sign: Math.sign,
  square: (x) => Math.imul(x, x),
  relu: (x) => Math.max(x, 0),
  not: (x) => ~x,
}

const binaryDefinitions: { readonly [op in BinaryOp]?: (x: number, y: number) => number } = {
  add: (x, y) => x + y,
  sub: (x, y) => x - y,
  mul: (x, y) => x * y,
  div: (x, y) => x / y,
  pow: special.power,
  mod: (x, y) => x - Math.floor(x / y) * y,
  atan2: Math.atan2,
  maximum: Math.max,
  minimum: Math.min,
}

const compareDefinitions: { readonly [op in CompareOp]: (x: number, y: number) => boolean } = {
  equal: (x, y) => x === y,
  notEqual: (x, y) => x !== y,
  less: (x, y) => x < y,
  lessEqual: (x, y) => x <= y,
  greater: (x, y) => x > y,
  greaterEqual: (x, y) => x >= y,
}

function keysOf<K extends string>(table: { readonly [key in K]?: unknown }): K[] {
  return Object.keys(table) as K[]
}

/** Views of one random shape and the given dtypes. */
function views(...types: DType[]): fc.Arbitrary<View[]> {
  return anyShape(0, 4).chain((shape) => fc.tuple(...types.map((dtype) => anyView(dtype, shape))))
}

describe.each(floats)('%s', (dtype) => {
  test.each(keysOf(unaryDefinitions))('%s', (op) => {
    fc.assert(
      fc.property(views(dtype), ([x]) => {
        expect(values(kernels.unary(op, x!))).toEqual(list(x!).map((v) => stored(unaryDefinitions[op]!(v), dtype)))
      }),
      { numRuns: 30 },
    )
  })

  test.each(keysOf(binaryDefinitions))('%s', (op) => {
    fc.assert(
      fc.property(views(dtype, dtype), ([a, b]) => {
        const right = list(b!)
        const expected = list(a!).map((v, i) => stored(binaryDefinitions[op]!(v, right[i]!), dtype))
        // Few-bit operands make the naive remainder exact but for the sign of zero.
        const plain = (v: number): number => (op === 'mod' ? v + 0 : v)
        expect(values(kernels.binary(op, a!, b!)).map(plain)).toEqual(expected.map(plain))
      }),
      { numRuns: 60 },
    )
  })

  test('special values', () => {
    const x = whole(stored2(dtype, [NaN, -0, Infinity, -Infinity, 1]), dtype, [5])
    expect(values(kernels.test('isnan', x))).toEqual([1, 0, 0, 0, 0])
    expect(values(kernels.test('isinf', x))).toEqual([0, 0, 1, 1, 0])
    expect(values(kernels.test('isfinite', x))).toEqual([0, 1, 0, 0, 1])
    const one = { ...x, strides: [0], offset: 4 }
    expect(values(kernels.binary('maximum', x, one))).toEqual([NaN, 1, Infinity, 1, 1])
    expect(values(kernels.binary('minimum', one, x))).toEqual([NaN, -0, 1, -Infinity, 1])
    expect(values(kernels.unary('sign', x))).toEqual([NaN, -0, 1, -1, 1])
  })
})

function stored2(dtype: 'float32' | 'float64', data: number[]): Float32Array | Float64Array {
  return dtype === 'float32' ? Float32Array.from(data) : Float64Array.from(data)
}

test('erfinv in float32 is the single-precision polynomial', () => {
  const x = whole(Float32Array.of(-0.9, 0.1, 0.99), 'float32', [3])
  expect(values(kernels.unary('erfinv', x))).toEqual(list(x).map(special.erfinvSingle))
  const y = whole(Float64Array.of(-0.9, 0.1, 0.99), 'float64', [3])
  expect(values(kernels.unary('erfinv', y))).toEqual(list(y).map(special.erfinv))
})

describe('int32', () => {
  const big = whole(Int32Array.of(-(2 ** 31), 2 ** 31 - 1, 123456789, -7, 7, 0), 'int32', [6])
  const other = whole(Int32Array.of(-1, 2, 987654321, 3, -3, 0), 'int32', [6])

  test.each(keysOf(integerUnary))('%s', (op) => {
    fc.assert(
      fc.property(views('int32'), ([x]) => {
        expect(values(kernels.unary(op, x!))).toEqual(list(x!).map((v) => stored(integerUnary[op]!(v), 'int32')))
      }),
      { numRuns: 30 },
    )
    expect(values(kernels.unary(op, big))).toEqual(list(big).map((v) => stored(integerUnary[op]!(v), 'int32')))
  })

  test('arithmetic wraps and the remainder has the sign of the divisor', () => {
    expect(values(kernels.binary('add', big, other))).toEqual([2 ** 31 - 1, -(2 ** 31) + 1, 1111111110, -4, 4, 0])
    expect(values(kernels.binary('sub', big, other))).toEqual([-(2 ** 31) + 1, 2 ** 31 - 3, -864197532, -10, 10, 0])
    expect(values(kernels.binary('mul', big, other))).toEqual([-(2 ** 31), -2, Math.imul(123456789, 987654321), -21, -21, 0])
    expect(values(kernels.binary('mod', big, other))).toEqual([0, 1, 123456789, 2, -2, 0])
    expect(values(kernels.binary('and', big, other))).toEqual([-(2 ** 31), 2, 123456789 & 987654321, -7 & 3, 7 & -3, 0])
    expect(values(kernels.binary('or', big, other))).toEqual([-1, 2 ** 31 - 1, 123456789 | 987654321, -7 | 3, 7 | -3, 0])
    expect(values(kernels.binary('xor', big, other))).toEqual([2 ** 31 - 1, 2 ** 31 - 3, 123456789 ^ 987654321, -7 ^ 3, 7 ^ -3, 0])
  })

  test('what is not defined on it is refused', () => {
    expect(() => kernels.binary('div', big, other)).toThrow(/ORTHO_DTYPE/)
    expect(() => kernels.unary('exp', big)).toThrow(/ORTHO_DTYPE/)
  })
})

describe('bool', () => {
  const a = whole(Uint8Array.of(0, 0, 1, 1), 'bool', [4])
  const b = whole(Uint8Array.of(0, 1, 0, 1), 'bool', [4])
  test('logic', () => {
    expect(values(kernels.unary('not', a))).toEqual([1, 1, 0, 0])
    expect(values(kernels.binary('and', a, b))).toEqual([0, 0, 0, 1])
    expect(values(kernels.binary('or', a, b))).toEqual([0, 1, 1, 1])
    expect(values(kernels.binary('xor', a, b))).toEqual([0, 1, 1, 0])
  })
  test('arithmetic that would leave {0, 1} is refused', () => {
    expect(() => kernels.binary('add', a, b)).toThrow(/ORTHO_DTYPE/)
    expect(() => kernels.unary('neg', a)).toThrow(/ORTHO_DTYPE/)
  })
})

describe.each(dtypes)('%s', (dtype) => {
  test.each(keysOf(compareDefinitions))('%s', (op) => {
    fc.assert(
      fc.property(views(dtype, dtype), ([a, b]) => {
        const right = list(b!)
        const expected = list(a!).map((v, i) => (compareDefinitions[op](v, right[i]!) ? 1 : 0))
        expect(values(kernels.compare(op, a!, b!))).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  test('select', () => {
    fc.assert(
      fc.property(views('bool', dtype, dtype), ([c, a, b]) => {
        const [whenTrue, whenFalse] = [list(a!), list(b!)]
        const expected = list(c!).map((v, i) => (v !== 0 ? whenTrue[i] : whenFalse[i]))
        expect(values(kernels.select(c!, a!, b!))).toEqual(expected)
      }),
    )
  })
})

test('comparisons with NaN are false but for notEqual', () => {
  const x = whole(Float64Array.of(NaN), 'float64', [1])
  const found = keysOf(compareDefinitions).filter((op) => kernels.compare(op, x, x)[0] === 1)
  expect(found).toEqual(['notEqual'])
})

test('storage of another backend is refused', () => {
  const x: View = { storage: { buffer: 1 }, dtype: 'float32', shape: [1], strides: [1], offset: 0 }
  expect(() => kernels.unary('neg', x)).toThrow(/ORTHO_BACKEND/)
})
