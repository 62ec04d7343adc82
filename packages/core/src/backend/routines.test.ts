import { describe, expect, test } from 'vitest'
import { tensor } from '../index.ts'
import { bareBackend, countingDevice } from './fixtures/backends.ts'
import { routines } from './routines.ts'
import type { Backend, RoutineKernels } from './types.ts'

const matrix = [
  [4, 1, 0],
  [1, 3, 1],
  [0, 1, 5],
]
const geometry = { strides: [1], padLow: [1], padHigh: [0], dilation: [1], inputDilation: [1], groups: 1 }

/** One call of each routine. */
function calls(backend: Backend): { readonly [name in keyof RoutineKernels]: (table: RoutineKernels) => object } {
  const dtype = backend.defaultDType
  const x = tensor(matrix, { backend, dtype })
  const images = tensor([[[1, 2, 3, 4]]], { backend, dtype })
  const half = tensor([[[1, 3]]], { backend, dtype })
  const kernel = tensor([[[1, -1]]], { backend, dtype })
  const planes = tensor(
    Array.from({ length: 2 * 67 }, (_, i) => i % 5),
    { backend, dtype, shape: [2, 67] },
  )
  const triangle = { lower: true, unitDiagonal: false }
  return {
    softmax: (t) => t.softmax(x),
    logSoftmax: (t) => t.logSoftmax(x),
    softmaxTangent: (t) => t.softmaxTangent(x, x),
    rmsNormalize: (t) => t.rmsNormalize(x, 0.1),
    rmsNormalizeTangent: (t) => t.rmsNormalizeTangent(x, x, 0.1),
    silu: (t) => t.silu(x),
    siluTangent: (t) => t.siluTangent(x, x),
    rotateHalves: (t) => t.rotateHalves(images, half, half),
    argsort: (t) => t.argsort(x, true),
    gram: (t) => t.gram(x),
    triangularSolve: (t) => t.triangularSolve(x, x, triangle),
    triangularMatmul: (t) => t.triangularMatmul(x, x, triangle),
    conv: (t) => t.conv(images, kernel, geometry),
    fft: (t) => t.fft(planes, false),
  }
}

describe('routines made of primitives on a device', () => {
  const device = countingDevice()
  test.each(Object.entries(calls(device)))('%s leaves only its result', (_, call) => {
    const before = device.live()
    const result = call(routines(device))
    expect(device.live()).toBe(before + 1)
    device.release(result)
  })

  test('give all back after an exception', () => {
    const { kernels, ...rest } = countingDevice()
    const broken: Backend = {
      ...rest,
      kernels: {
        ...kernels,
        reduce: () => {
          throw new RangeError('lost')
        },
      },
    }
    const x = tensor(matrix, { backend: broken })
    const before = rest.live()
    expect(() => routines(broken).logSoftmax(x)).toThrow('lost')
    expect(() => routines(broken).softmaxTangent(x, x)).toThrow('lost')
    expect(rest.live()).toBe(before)
  })

  test('agree with the same on the CPU', async () => {
    const [far, near] = [calls(device), calls({ ...bareBackend(), defaultDType: 'float32' })]
    const table = routines(bareBackend())
    for (const name of Object.keys(near) as (keyof RoutineKernels)[]) {
      expect(await device.download(far[name](routines(device)))).toEqual(near[name](table))
    }
  })
})

describe('the table', () => {
  test('prefers what the backend brings, and is made once', () => {
    const softmax: RoutineKernels['softmax'] = (x) => x.storage
    const own: Backend = { ...bareBackend(), kernels: { ...bareBackend().kernels, softmax } }
    const x = tensor(matrix)
    expect(routines(own).softmax(x)).toBe(x.storage)
    expect(routines(own)).toBe(routines(own))
    expect(Object.keys(routines(own)).sort()).toEqual(Object.keys(calls(own)).sort())
  })

  test('an explicit undefined hides nothing', () => {
    // Callers without types may write one.
    const kernels = { ...bareBackend().kernels, silu: undefined } as unknown as Backend['kernels']
    expect(Object.values(routines({ ...bareBackend(), kernels })).filter((kernel) => kernel === undefined)).toEqual([])
  })
})
