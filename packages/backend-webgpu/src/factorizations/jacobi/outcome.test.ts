import { expect, test } from 'vitest'
import { openDevice } from '../../device/open.ts'
import { backendForTests } from '../../fixtures/device.ts'
import { Gpu } from '../../gpu.ts'
import { productKernels } from '../../kernels/products.ts'
import { whole } from '../../kernels/views.ts'
import { scaledLines } from './lines.ts'
import { type Outcome, columnLengths, diagonals } from './outcome.ts'

const first = await backendForTests()
first?.destroy()

/** What is told of a matrix on which no sweep has run. */
async function outcomeOf(elements: readonly number[], n: number, symmetric: boolean): Promise<[values: number[], failures: number]> {
  const { gpu: entry, device } = await openDevice({})
  const size = 2 ** 26
  const gpu = new Gpu(entry, device, { largest: size, binding: size, memory: size, idle: size })
  const a = whole(gpu.upload(Float32Array.from(elements), 'float32'), [1, n, n])
  const work = scaledLines(gpu, a, { symmetric, wantV: false, multiple: 8 })
  const columns = { ...whole(work.storage, [1, n, n]), strides: [8 * work.length, work.length, 1] }
  const found: Outcome = symmetric ? diagonals(gpu, work) : columnLengths(gpu, work, gpu.storageOf(productKernels(gpu).gram(columns)))
  const result: [number[], number] = [[...(await gpu.download(found.values))], (await gpu.download(found.failures))[0]!]
  device.destroy()
  return result
}

test.runIf(first !== undefined)('columns that are not orthogonal to one another are counted', async () => {
  // Lengths of the matrix scaled by ⅛; the second and the third column meet.
  expect(await outcomeOf([4, 0, 0, 0, 3, 4, 0, 0, 3], 3, false)).toEqual([[0.5, 0.375, 0.625], 2])
  expect(await outcomeOf([4, 0, 0, 0, 3, 0, 0, 0, 5], 3, false)).toEqual([[0.5, 0.375, 0.625], 0])
})

test.runIf(first !== undefined)('rows with more than their diagonal are counted', async () => {
  expect(await outcomeOf([4, 0, 0, 0, 3, 2, 0, 2, -5], 3, true)).toEqual([[0.5, 0.375, -0.625], 2])
  expect(await outcomeOf([4, 0, 0, 0, 3, 1e-9, 0, 1e-9, -5], 3, true)).toEqual([[0.5, 0.375, -0.625], 0])
})
