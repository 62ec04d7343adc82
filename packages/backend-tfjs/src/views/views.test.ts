import { type DType, type Tensor, add, broadcastTo, cpuBackend, flip, reshape, slice, tensor, transpose } from '@ortho/core'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { tfjsBackend } from '../backend.ts'
import { blocksOf, cutOf, placesOf } from './blocks.ts'

const backend = await tfjsBackend({ backend: 'cpu' })
const host = cpuBackend()

/** A change of a tensor that makes another view of the same storage. */
type Change = (x: Tensor) => Tensor

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.nat().map(
    (seed): Change =>
      (x) =>
        transpose(
          x,
          [...x.shape.keys()].sort((i, j) => ((i * 7 + seed) % 5) - ((j * 7 + seed) % 5)),
        ),
  ),
  fc.nat().map(
    (seed): Change =>
      (x) =>
        flip(x, x.ndim === 0 ? [] : [seed % x.ndim]),
  ),
  fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 3 })).map(([start, axis, step]): Change => (x) => {
    const on = axis % Math.max(1, x.ndim)
    return x.ndim === 0 ? x : slice(x, { axis: on, start: start % x.shape[on]!, step })
  }),
  fc.nat().map(
    (n): Change =>
      (x) =>
        broadcastTo(reshape(x, [1, ...x.shape]), [(n % 3) + 1, ...x.shape]),
  ),
)

test('views of views are read as on the CPU', () => {
  const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 4 })
  const dtypes = fc.constantFrom<DType>('float32', 'int32', 'bool')
  fc.assert(
    fc.property(shapes, dtypes, fc.array(change, { maxLength: 4 }), (shape, dtype, changes) => {
      const size = shape.reduce((a, b) => a * b, 1)
      const values = Array.from({ length: size }, (_, i) => (dtype === 'bool' ? ((i * 5) % 3) % 2 : i + 1))
      const [here, there] = [backend, host].map((on) =>
        changes.reduce((x, f) => f(x), reshape(tensor(values, { dtype, backend: on, shape }), shape)),
      )
      expect(here!.shape).toEqual(there!.shape)
      expect([...here!.dataSync()]).toEqual([...there!.dataSync()])
      if (dtype !== 'bool') expect([...add(here!, here!).dataSync()]).toEqual([...add(there!, there!).dataSync()])
    }),
    { numRuns: 300 },
  )
})

test('a transposed, cut and flipped view costs one slice, one transposition and one reversal', () => {
  const x = tensor(
    Float32Array.from({ length: 60 }, (_, i) => i),
    { shape: [6, 10], backend },
  )
  const view = flip(transpose(slice(x, { axis: 0, start: 1, stop: 5 }, { axis: 1, start: 2, stop: 9 })), [0])
  const kernels = kernelsOf(() => view.dataSync())
  expect(kernels.filter((name) => name !== 'Reshape')).toEqual(['Slice', 'Transpose', 'Reverse'])
  expect(kernelsOf(() => reshape(x, [60]).dataSync())).toEqual([])
})

test('windows that overlap have no cut but places', () => {
  const blocks = blocksOf({ shape: [3, 3], strides: [1, 1] })
  expect(blocks).toHaveLength(2)
  expect(cutOf(blocks, 0, 5)).toBeUndefined()
  expect([...placesOf(blocks, 0)]).toEqual([0, 1, 2, 1, 2, 3, 2, 3, 4])
})

test('axes that belong together are one block', () => {
  expect(blocksOf({ shape: [2, 3, 4], strides: [12, 4, 1] })).toEqual([{ size: 24, stride: 1 }])
  expect(blocksOf({ shape: [2, 3, 4], strides: [-12, -4, -1] })).toEqual([{ size: 24, stride: -1 }])
  expect(blocksOf({ shape: [2, 1, 4], strides: [0, 99, 2] })).toEqual([{ size: 4, stride: 2 }])
})

/** Names of the kernels that run in `body`. */
function kernelsOf(body: () => unknown): string[] {
  const spy = vi.spyOn(tf.engine(), 'runKernel')
  body()
  const names = spy.mock.calls.map(([name]) => name)
  spy.mockRestore()
  return names
}
