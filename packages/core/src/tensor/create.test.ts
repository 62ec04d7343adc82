import { describe, expect, test } from 'vitest'
import { countingDevice } from '../backend/fixtures/backends.ts'
import {
  DTypeError,
  ShapeError,
  type TensorLike,
  arange,
  eye,
  full,
  linspace,
  ones,
  onesLike,
  slice,
  tensor,
  tensorFrom,
  zeros,
  zerosLike,
} from '../index.ts'

/** What callers without types may pass. */
const untyped = (value: unknown): TensorLike => value as TensorLike

describe('tensor', () => {
  test('of nested arrays, numbers and booleans', () => {
    expect([tensor(3).shape, tensor(3).dtype, tensor(3).item()]).toEqual([[], 'float64', 3])
    expect([
      tensor([
        [1, 2],
        [3, 4],
      ]).shape,
      tensor([
        [1, 2],
        [3, 4],
      ]).toArray(),
    ]).toEqual([
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ])
    expect([tensor([true, false]).dtype, tensor([true, false]).toArray()]).toEqual(['bool', [true, false]])
    expect([tensor([true, 2]).dtype, tensor([true, 2]).toArray()]).toEqual(['float64', [1, 2]])
    expect([tensor([]).shape, tensor([]).dtype]).toEqual([[0], 'float64'])
    expect(tensor([[], []]).shape).toEqual([2, 0])
    expect(tensor(untyped([new Float32Array([1, 2]), new Float32Array([3, 4])])).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ])
  })

  test('in a wanted dtype and shape', () => {
    expect(tensor([1.7, -1.7, 0], { dtype: 'int32' }).toArray()).toEqual([1, -1, 0])
    expect(tensor([2, 0, NaN], { dtype: 'bool' }).toArray()).toEqual([true, false, true])
    expect(tensor([0.1], { dtype: 'float32' }).item()).toBe(Math.fround(0.1))
    expect(tensor([1, 2, 3, 4], { shape: [2, 2] }).toArray()).toEqual([
      [1, 2],
      [3, 4],
    ])
    expect(
      tensor(
        [
          [1, 2],
          [3, 4],
        ],
        { shape: [4] },
      ).toArray(),
    ).toEqual([1, 2, 3, 4])
  })

  test('a typed array of a computing dtype is used as it is, also a part of one', () => {
    for (const data of [new Float64Array(4), new Float32Array(4), new Int32Array(4), new Float64Array(8).subarray(2, 6)]) {
      const x = tensor(data, { shape: [2, 2] })
      expect(x.dataSync()).toBe(data)
      data[3] = 7
      expect(x.toArray()).toEqual([
        [0, 0],
        [0, 7],
      ])
    }
    const other = new Float32Array([0.5])
    expect(tensor(other, { dtype: 'float64' }).dataSync()).toEqual(new Float64Array([0.5]))
    expect(tensorFrom(other, []).dataSync()).toBe(other)
  })

  test('bytes are integers, unless they are wanted as bools', () => {
    const bytes = new Uint8Array([0, 1, 255])
    expect([tensor(bytes).dtype, tensor(bytes).toArray()]).toEqual(['int32', [0, 1, 255]])
    expect(tensor(bytes, { dtype: 'bool' }).dataSync()).toEqual(new Uint8Array([0, 1, 1]))
    const truth = new Uint8Array([0, 1, 1])
    expect(tensor(truth, { dtype: 'bool' }).dataSync()).toBe(truth)
    expect(bytes).toEqual(new Uint8Array([0, 1, 255]))
  })

  test('integers of other widths become int32, or what is wanted', () => {
    for (const data of [
      new Int8Array([-1]),
      new Int16Array([-1]),
      new Uint8ClampedArray([9]),
      new Uint16Array([65535]),
      new Uint32Array([2 ** 31 - 1]),
    ]) {
      expect([tensor(data).dtype, tensor(data).item()]).toEqual(['int32', data[0]])
    }
    expect(tensor(new Uint32Array([2 ** 31]), { dtype: 'float64' }).item()).toBe(2 ** 31)
  })
})

describe('what creation refuses', () => {
  test.each<[string, unknown, typeof ShapeError, string]>([
    ['ragged nesting', [[1, 2], [3]], ShapeError, '"values" must be regular nesting of shape [2, 2], got 1 elements on axis 1'],
    ['a number beside a list', [[1], 2], ShapeError, 'regular nesting of shape [2, 1], got a number at depth 1'],
    ['a list beside a number', [1, [2]], ShapeError, 'regular nesting of shape [2], got 1 elements on axis 1'],
    ['a hole', [1, undefined, 3], DTypeError, '"values" must be made of numbers or booleans, got undefined'],
    ['null', null, DTypeError, 'got object'],
    ['text', '12', DTypeError, 'got string'],
    ['text in a list', ['1'], DTypeError, 'got string'],
    ['a big integer', [1n], DTypeError, 'got bigint'],
    ['an object', { length: 1 }, DTypeError, 'got object'],
    ['64-bit integers', new BigInt64Array(1), DTypeError, 'got [object BigInt64Array]. Convert it'],
    ['a DataView', new DataView(new ArrayBuffer(8)), DTypeError, 'got [object DataView]'],
    [
      'unsigned integers beyond int32',
      new Uint32Array([2 ** 31]),
      DTypeError,
      "unsigned integers below 2³¹, got larger ones. Pass `dtype: 'float64'`.",
    ],
    ['a tensor', zeros([1]), DTypeError, 'got a Tensor. Use `cast`'],
  ])('%s', (_, values, kind, message) => {
    expect(() => tensor(untyped(values))).toThrow(message)
    expect(() => tensor(untyped(values))).toThrow(kind)
  })

  test('a list that contains itself', () => {
    const list: unknown[] = []
    list.push(list)
    expect(() => tensor(untyped(list))).toThrow('nested at most 64 deep')
  })

  test.each([[[3]], [[-2, -1]], [[2.5]], [[NaN]], [[2, Infinity]], [[1e9, 1e9]], [[2 ** 40, 2 ** 40]]])(
    'shape %j of two elements',
    (shape) => {
      expect(() => tensor([1, 2], { shape })).toThrow(ShapeError)
      expect(() => tensor(new Float64Array(2), { shape })).toThrow(ShapeError)
      expect(() => tensorFrom(new Float64Array(2), shape)).toThrow(ShapeError)
    },
  )

  test('shapes that are none are refused before anything is allocated', () => {
    for (const shape of [[-1], [0.5], [NaN], [2 ** 30, 2 ** 30], [1e300]]) expect(() => zeros(shape)).toThrow('full: "shape" must be')
    expect(() => eye(2 ** 30)).toThrow('eye: "shape" must be one of fewer than 2⁵³ elements')
    expect(() => linspace(0, 1, -1)).toThrow('linspace: "shape"')
  })

  test('a dtype that the backend lacks, naming those it has', () => {
    const backend = countingDevice()
    const message = '"dtype" must be one that the device backend computes with (float32, int32, bool), got float64'
    expect(() => tensor(new Float64Array(1), { backend })).toThrow(`tensor: ${message}`)
    expect(() => full([2], 1, { dtype: 'float64', backend })).toThrow(`full: ${message}`)
    expect(() => tensorFrom(new Float64Array(1), [1], 'float64', backend)).toThrow(`tensorFrom: ${message}`)
    expect(tensor([1], { backend }).dtype).toBe('float32')
  })

  test('data of another dtype than said', () => {
    expect(() => tensorFrom(new Float32Array(1), [1], 'float64')).toThrow('"data" must be the typed array of float64, got Float32Array')
  })
})

describe('made by rule', () => {
  test('constants', () => {
    expect([zeros([2]).toArray(), ones([1, 2], { dtype: 'int32' }).toArray(), full([], true).toArray(), full([2], 0.5).dtype]).toEqual([
      [0, 0],
      [[1, 1]],
      true,
      'float64',
    ])
    const x = slice(tensor([1, 2, 3], { dtype: 'float32' }), { axis: 0, start: 1 })
    expect([zerosLike(x), onesLike(x)].map((y) => [y.dtype, y.toArray()])).toEqual([
      ['float32', [0, 0]],
      ['float32', [1, 1]],
    ])
  })

  test('eye, with any offset', () => {
    expect(eye(2, 3).toArray()).toEqual([
      [1, 0, 0],
      [0, 1, 0],
    ])
    expect(eye(2, 3, { offset: 2 }).toArray()).toEqual([
      [0, 0, 1],
      [0, 0, 0],
    ])
    expect(eye(3, 2, { offset: -1, dtype: 'bool' }).toArray()).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ])
    expect([eye(0).shape, eye(2, 2, { offset: 5 }).toArray()]).toEqual([
      [0, 0],
      [
        [0, 0],
        [0, 0],
      ],
    ])
  })

  test('arange counts as NumPy does', () => {
    expect(arange(3).toArray()).toEqual([0, 1, 2])
    expect(arange(1, 2, 0.25).toArray()).toEqual([1, 1.25, 1.5, 1.75])
    expect(arange(3, 0, -2, { dtype: 'int32' }).toArray()).toEqual([3, 1])
    expect([arange(0).shape, arange(3, 0).shape, arange(-2).shape]).toEqual([[0], [0], [0]])
    for (const step of [0, NaN]) expect(() => arange(0, 1, step)).toThrow('arange: "step" must be a number that leads from start to stop')
    expect(() => arange(Infinity)).toThrow('arange')
  })

  test('linspace meets both ends', () => {
    expect(linspace(0, 1, 5).toArray()).toEqual([0, 0.25, 0.5, 0.75, 1])
    expect(linspace(0.1, 0.7, 7).dataSync()[6]).toBe(0.7)
    expect([linspace(2, 3, 1).toArray(), linspace(2, 3, 0).shape, linspace(2, 3).shape]).toEqual([[2], [0], [50]])
  })
})
