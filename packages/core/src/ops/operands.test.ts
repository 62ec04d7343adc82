import { describe, expect, test } from 'vitest'
import {
  type DType,
  type Tensor,
  type TensorLike,
  add,
  clip,
  concat,
  div,
  equal,
  maximum,
  mul,
  pow,
  promote,
  select,
  tensor,
  withBackend,
} from '../index.ts'
import { countingDevice } from '../backend/fixtures/backends.ts'

const order: readonly DType[] = ['bool', 'int32', 'float32', 'float64']
const of = (dtype: DType): Tensor => tensor([1, 0], { dtype })

test('two dtypes meet in the later of bool < int32 < float32 < float64', () => {
  for (const [i, a] of order.entries()) {
    for (const [k, b] of order.entries()) {
      const met = order[Math.max(i, k)]!
      expect(promote(a, b)).toBe(met)
      expect(maximum(of(a), of(b)).dtype).toBe(met)
      expect(concat([of(a), of(b)]).dtype).toBe(met)
      expect(select([true, false], of(a), of(b)).dtype).toBe(met)
      expect(add(of(a), of(b)).dtype).toBe(met === 'bool' ? 'int32' : met)
      expect(div(of(a), of(b)).dtype).toBe(met === 'float32' ? met : 'float64')
    }
  }
})

describe('a plain number has no dtype of its own', () => {
  test.each<[DType, number, DType]>([
    ['float32', 2, 'float32'],
    ['float32', 1.5, 'float32'],
    ['float32', Infinity, 'float32'],
    ['float64', 1, 'float64'],
    ['int32', 1, 'int32'],
    ['int32', -0, 'int32'],
    ['int32', 1.5, 'float64'],
    ['int32', 2 ** 31, 'float64'],
    ['int32', NaN, 'float64'],
    ['bool', 1, 'int32'],
    ['bool', 0.5, 'float64'],
  ])('%s with %d is %s', (dtype, value, expected) => {
    expect(add(of(dtype), value).dtype).toBe(expected)
    expect(add(value, of(dtype)).dtype).toBe(expected)
    expect(mul(of(dtype), value).toArray()).toEqual(dtype === 'float32' ? [Math.fround(value), value * 0] : [value + 0, value * 0 + 0])
  })

  test('also in clip, pow and select, but not in an array', () => {
    expect(clip(of('int32'), 0, 5).dtype).toBe('int32')
    expect(pow(of('float32'), 2).dtype).toBe('float32')
    expect(select([true, false], of('float32'), 0).dtype).toBe('float32')
    expect(add(of('float32'), [1, 2]).dtype).toBe('float64')
    expect(add(of('bool'), true).toArray()).toEqual([2, 1])
  })
})

test('operands that are no tensors go to the backend of the one that is', () => {
  const device = countingDevice()
  const x = tensor([1, 2], { backend: device })
  for (const other of [1, [1, 2], new Float32Array([1, 2]), true] satisfies TensorLike[]) expect(add(x, other).backend).toBe(device)
  expect(withBackend(device, () => add(1, 2).backend)).toBe(device)
  expect(select([true, false], x, 0).backend).toBe(device)
})

test('two backends in one operation are an error that names both', () => {
  const [here, there] = [tensor([1]), tensor([1], { backend: countingDevice(['float64'], 'moon') })]
  const message =
    'must be given tensors of one backend, got one on cpu and one on moon. Move one with `await x.to(backend)`. [ORTHO_BACKEND]'
  expect(() => add(here, there)).toThrow(`add ${message}`)
  expect(() => equal(here, there)).toThrow(`equal ${message}`)
  expect(() => concat([here, there])).toThrow(`concat ${message}`)
  expect(() => select(tensor([true]), there, there)).toThrow('got one on cpu and one on moon')
})

test('shapes that do not stretch to each other are named, with the axis', () => {
  expect(() => add(tensor([1, 2]), tensor([1, 2, 3]))).toThrow(
    'given shapes that broadcast together, got [2] and [3]. Axis -1 is 2 on one side and 3 on the other.',
  )
})
