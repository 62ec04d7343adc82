import { describe, expect, test } from 'vitest'
import { bareBackend, countingDevice } from '../backend/fixtures/backends.ts'
import * as o from '../index.ts'
import { type Tensor, arange, reshape, slice, tensor, transpose, zeros } from '../index.ts'

const x = reshape(arange(6), [2, 3])

describe('reading', () => {
  test('gives row-major elements whatever the layout', async () => {
    const column = slice(x, { axis: 1, start: 1, stop: 2 })
    const row = o.at(x, 1)
    expect(Array.from(transpose(x).dataSync())).toEqual([0, 3, 1, 4, 2, 5])
    expect(Array.from(await column.data())).toEqual([1, 4])
    expect(row.dataSync()).toEqual(new Float64Array([3, 4, 5]))
    expect(row.dataSync().buffer).toBe(x.dataSync().buffer)
    expect(o.broadcastTo(tensor(2), [3]).dataSync()).toEqual(new Float64Array([2, 2, 2]))
  })

  test('as nested arrays', () => {
    expect(transpose(x).toArray()).toEqual([
      [0, 3],
      [1, 4],
      [2, 5],
    ])
    expect([tensor(1).toArray(), tensor(true).toArray(), zeros([2, 0]).toArray(), zeros([0, 2]).toArray()]).toEqual([1, true, [[], []], []])
  })

  test('the only element', () => {
    expect([o.at(o.at(x, 1), 2).item(), tensor([[true]]).item(), tensor([-0]).item()]).toEqual([5, 1, -0])
    expect(() => x.item()).toThrow('Tensor.item must be called on a tensor of one element, got one of shape [2, 3].')
    expect(() => zeros([0]).item()).toThrow('got one of shape [0]')
  })

  test('facts', () =>
    expect([x.ndim, x.size, x.trace, x.concrete === x, tensor(1).size, zeros([3, 0]).size]).toEqual([2, 6, undefined, true, 1, 0]))

  test('must wait on a device', async () => {
    const far = tensor([1, 2], { backend: countingDevice() })
    for (const read of [() => far.dataSync(), () => far.toArray(), () => o.sum(far).item()]) {
      expect(read).toThrow(
        'Tensor.dataSync must be called on a backend that reads without waiting, got the device backend. Use `await x.data()`.',
      )
    }
    expect(await far.data()).toEqual(new Float32Array([1, 2]))
  })
})

describe('moving', () => {
  test('to another backend, as a value or by name, and back', async () => {
    const device = countingDevice(['float64', 'float32', 'int32', 'bool'])
    const there = await transpose(x).to(device)
    expect([there.backend, there.shape, there.dtype]).toEqual([device, [3, 2], 'float64'])
    const back = await o.mul(there, 2).to('cpu')
    expect(back.toArray()).toEqual([
      [0, 6],
      [2, 8],
      [4, 10],
    ])
    expect(await x.to('cpu')).toBe(x)
  })

  test('refuses a dtype that is not there, and a name that is unknown', async () => {
    await expect(x.to(countingDevice())).rejects.toThrow('Tensor.to: "dtype" must be one that the device backend computes with')
    await expect(x.to('nowhere')).rejects.toThrow('getBackend: "name" must be one of cpu')
  })
})

test('no operation changes its inputs', () => {
  const inputs = [
    tensor([
      [4, 1],
      [1, 3],
    ]),
    tensor([
      [0.5, -1],
      [2, 0],
    ]),
    tensor(
      [
        [1, 0],
        [0, 1],
      ],
      { dtype: 'int32' },
    ),
  ] as const
  const before = inputs.map((input) => input.dataSync().slice())
  const [a, b, i] = inputs
  const unary = [
    o.neg,
    o.exp,
    o.sort,
    o.cumsum,
    o.softmax,
    o.flip,
    o.prod,
    o.norm,
    o.logSumExp,
    o.gram,
    o.tril,
    o.silu,
    o.rmsNormalize,
    o.fft,
  ]
  for (const f of unary) f(a)
  for (const f of [o.add, o.div, o.pow, o.maximum, o.matmul, o.triangularSolve, o.outer, o.dot]) f(a, b)
  o.scatterAdd(a, [0, 0], b)
  o.scatterAddAlongAxis(a, i, b)
  o.concat([a, b])
  o.roll(a, 1, 0)
  o.select(o.greater(a, b), a, b)
  o.grad((y: Tensor) => o.sum(o.matmul(y, b)))(a)
  expect(inputs.map((input) => input.dataSync())).toEqual(before)
})

test('disposing does nothing where the garbage collector does', () => {
  const y = tensor([1], { backend: bareBackend() })
  y.dispose()
  y.dispose()
  expect(y.toArray()).toEqual([1])
  expect(o.add(y, 1).toArray()).toEqual([2])
})
