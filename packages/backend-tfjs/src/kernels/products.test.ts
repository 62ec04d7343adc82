import { type Tensor, broadcastTo, cpuBackend, flip, key, matmul, randn, reshape, slice, tensor, transpose } from '@ortho/core'
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-wasm'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test, vi } from 'vitest'
import { tfjsBackend } from '../backend.ts'

const backends = [await tfjsBackend({ backend: 'cpu' }), await tfjsBackend({ backend: 'wasm' })]
const host = cpuBackend()

/** Operands by what they are, made on either backend. */
const products: readonly (readonly [string, (x: Tensor, y: Tensor) => Tensor])[] = [
  ['batches', (x, y) => matmul(x, turned(y))],
  ['both transposed', (x, y) => matmul(turned(x), y)],
  ['a batch by one matrix', (x, y) => matmul(x, turned(slice(y, { axis: 0, start: 1, stop: 2 })))],
  ['one matrix by a batch', (x, y) => matmul(slice(x, { axis: 0, start: 1, stop: 2 }), turned(y))],
  ['one matrix repeated on both sides', (x, y) => matmul(repeated(x), turned(repeated(y)))],
  ['reversed rows', (x, y) => matmul(flip(x, [1]), turned(flip(y, [2])))],
  ['a batch in another order', (x, y) => matmul(transpose(reshape(x, [3, 48, 48, 1]), [3, 0, 1, 2]), turned(y))],
]

function turned(x: Tensor): Tensor {
  return transpose(x, [0, 2, 1])
}

function repeated(x: Tensor): Tensor {
  return broadcastTo(slice(x, { axis: 0, start: 0, stop: 1 }), x.shape)
}

describe.each(backends)('TensorFlow.js $tfBackend', (backend) => {
  test.each(products)('%s', (_, product) => {
    // Large enough for the wasm backend to take matrices one by one.
    const [x, y] = [
      randn(key(0), [3, 48, 48], { backend: host, dtype: 'float32' }),
      randn(key(1), [3, 48, 48], { backend: host, dtype: 'float32' }),
    ]
    const [a, b] = [x, y].map((t) => tensor(Float32Array.from(t.dataSync()), { shape: t.shape, backend }))
    const [found, expected] = [product(a!, b!), product(x, y)]
    expect(found.shape).toEqual(expected.shape)
    const [f, e] = [found.dataSync(), expected.dataSync()]
    f.forEach((v, i) => expect(Math.abs(v - e[i]!)).toBeLessThan(1e-4))
  })
})

test('transposed operands are read as they lie where that is fast', async () => {
  await tf.setBackend('cpu')
  const [backend] = backends
  const x = randn(key(0), [5, 7], { backend: backend! })
  const spy = vi.spyOn(tf.engine(), 'runKernel')
  matmul(transpose(x), x).dispose()
  matmul(x, transpose(x)).dispose()
  const calls = spy.mock.calls.filter(([name]) => name !== 'Reshape').map(([name, , attrs]) => [name, attrs])
  spy.mockRestore()
  expect(calls).toEqual([
    ['BatchMatMul', { transposeA: true, transposeB: false }],
    ['BatchMatMul', { transposeA: false, transposeB: true }],
  ])
})
