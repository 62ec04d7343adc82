import {
  type Tensor,
  add,
  argmax,
  argsort,
  concat,
  conv2d,
  cumsum,
  div,
  exp,
  fft,
  gelu,
  matmul,
  mean,
  mul,
  neg,
  rmsNormalize,
  scatterAdd,
  scope,
  silu,
  softmax,
  sqrt,
  square,
  sub,
  sum,
  take,
  tanh,
  tensor,
  withBackend,
} from '@ortho/core'
import { expect, test } from 'vitest'
import { webgpuBackend } from './backend.ts'
import { integers, numbers } from './fixtures/against-cpu.ts'
import { backendForTests } from './fixtures/device.ts'

/** What a call costs on a backend on which nothing has run yet. */
type Cost = readonly [launches: number, buffers: number, kilobytes: number, read: number, written: number]

/** Speed on a software device says nothing: what a call costs is counted instead, so that it does not grow unseen. */
const calls: readonly (readonly [name: string, shapes: readonly (readonly number[])[], call: (...x: Tensor[]) => Tensor, cost: Cost])[] = [
  ['softmax', [[64, 1000]], (x) => softmax(x), [1, 2, 512, 250, 250]],
  ['RMS norm', [[64, 1000]], (x) => rmsNormalize(x), [1, 2, 512, 250, 250]],
  ['layer norm', [[64, 1000]], layerNorm, [7, 10, 770, 1252, 751]],
  ['six elementwise operations', [[64, 1000], [64, 1000]], (x, y) => tanh(exp(neg(mul(add(square(x), y), x)))), [1, 3, 768, 500, 250]], // prettier-ignore
  ['silu', [[64, 1000]], (x) => silu(x), [1, 2, 512, 250, 250]],
  ['gelu', [[64, 1000]], (x) => gelu(x), [1, 5, 513, 251, 250]],
  ['sum of a million', [[1_000_000]], (x) => sum(x), [2, 3, 4098, 3908, 1]],
  ['sums of rows', [[1000, 100]], (x) => sum(x, { axis: 1 }), [1, 2, 452, 391, 4]],
  ['sums of columns', [[1000, 100]], (x) => sum(x, { axis: 0 }), [1, 2, 449, 391, 1]],
  ['argmax', [[1000, 100]], (x) => argmax(x, { axis: 1 }), [1, 2, 452, 391, 4]],
  ['running sum of a hundred thousand', [[100_000]], (x) => cumsum(x, 0), [3, 4, 897, 782, 391]],
  ['sort of a thousand', [[1000]], (x) => argsort(x), [1, 3, 12, 4, 8]],
  ['sort of ten thousand', [[10_000]], (x) => argsort(x), [5, 5, 200, 352, 391]],
  ['concatenation of three', [[10, 50], [10, 60], [10, 70]], (...parts) => concat(parts, 1), [1, 4, 16, 8, 8]], // prettier-ignore
  ['matrix product', [[64, 100], [100, 32]], (a, b) => matmul(a, b), [1, 3, 50, 38, 8]], // prettier-ignore
  ['convolution', [[4, 8, 20, 20], [16, 8, 3, 3]], (x, w) => conv2d(x, w), [1, 3, 157, 55, 81]], // prettier-ignore
  ['gather of rows', [[500, 64]], (x) => take(x, indices(300), 0), [2, 6, 211, 128, 77]],
  ['scatter of rows', [[500, 64], [300, 64]], (x, updates) => scatterAdd(x, indices(300), updates), [5, 11, 464, 332, 256]], // prettier-ignore
  ['Fourier transform of 1024', [[8, 1024]], (x) => fft({ re: x, im: x }).re, [2, 3, 160, 136, 128]],
]

function layerNorm(x: Tensor): Tensor {
  const centred = sub(x, mean(x, { axis: -1, keepDims: true }))
  return div(centred, sqrt(add(mean(square(centred), { axis: -1, keepDims: true }), 1e-5)))
}

function indices(count: number): Tensor {
  return tensor(integers([count], 300).data)
}

const first = await backendForTests()
first?.destroy()

for (const [name, shapes, call, cost] of calls) {
  test.runIf(first !== undefined)(`${name}: launches, buffers, KiB at most, read and written`, async () => {
    const backend = await webgpuBackend()
    const used = withBackend(backend, () => {
      const operands = shapes.map((shape, k) => tensor(numbers(shape.reduce((a, b) => a * b, 1), k + 1), { shape })) // prettier-ignore
      const result = scope(() => call(...(operands as [Tensor])))
      return { result, operands }
    })
    await used.result.data()
    const { launches, created, peak, bytesRead, bytesWritten } = backend.use()
    expect([launches, created, ...[peak, bytesRead, bytesWritten].map((bytes) => Math.ceil(bytes / 1024))]).toEqual(cost)
    for (const x of [used.result, ...used.operands]) x.dispose()
    expect(backend.use().live).toBe(0)
    backend.destroy()
  })
}
