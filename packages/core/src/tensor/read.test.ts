import { expect, test } from 'vitest'
import { readNumber, readNumbers, slice, sum, tensor, transpose, zeros } from '../index.ts'

test('numbers come as doubles in row-major order, of views too', async () => {
  const x = tensor([[1, 2, 3], [4, 5, 6]], { dtype: 'float32' }) // prettier-ignore
  expect(await readNumbers(transpose(x))).toEqual(Float64Array.of(1, 4, 2, 5, 3, 6))
  expect(await readNumbers(slice(x, { axis: 1, start: 1 }))).toEqual(Float64Array.of(2, 3, 5, 6))
  expect(await readNumbers(tensor([true, false]))).toEqual(Float64Array.of(1, 0))
  expect(await readNumbers(zeros([0, 3]))).toEqual(new Float64Array())
})

test('numbers are the caller’s own to write to', async () => {
  const x = tensor([1, 2])
  ;(await readNumbers(x)).fill(7)
  expect(x.toArray()).toEqual([1, 2])
})

test('one number of any shape', async () => {
  expect(await readNumber(sum(tensor([1, 2])))).toBe(3)
  expect(await readNumber(tensor([[NaN]]))).toBeNaN()
  await expect(readNumber(tensor([1, 2]))).rejects.toThrow('readNumber: "x" must be a tensor of one element, got one of shape [2]')
  await expect(readNumber(zeros([0]))).rejects.toThrow(/one element/)
})
