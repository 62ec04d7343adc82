import { BackendError, type View, stridesOf } from '@ortho/core'
import { create } from 'webgpu'
import { describe, expect, test } from 'vitest'
import { webgpuBackend } from '../backend.ts'
import { openDevice } from '../device/open.ts'
import { numbers } from '../fixtures/against-cpu.ts'
import { backendForTests } from '../fixtures/device.ts'
import { Gpu, type ViewLaunch } from '../gpu.ts'
import { productKernels } from '../kernels/products.ts'
import { swapped } from '../kernels/views.ts'

const first = await backendForTests()
first?.destroy()
const hasFloat16 = first?.gpuDevice.features.has('shader-f16') ?? false
const limits = { largest: 2 ** 24, memory: Infinity, idle: 2 ** 24, binding: 2 ** 24 }
const [m, k, n] = [70, 93, 67] as const

/** Rounds where the program would, with a function that needs no feature: for devices without float16. */
class Emulated extends Gpu {
  override launch(launch: ViewLaunch): void {
    const code = launch.code
      .replace('enable f16;', '')
      .replaceAll(/(vec4<f16>|\bf16)\(/g, 'quantizeToF16(')
      .replaceAll(/\bf16\b/g, 'f32')
    super.launch({ ...launch, code })
  }
}

/** The largest error of a product in the units of its bound: of each operand 2⁻¹¹ of itself, and float32 in the sum. */
async function worstError(gpu: Gpu): Promise<number> {
  const [a, b] = [numbers(m * k, 1), numbers(k * n, 2)]
  const found = await gpu.download(productKernels(gpu, true).matmul(viewOf(gpu, a, [m, k]), viewOf(gpu, b, [k, n])))
  let worst = 0
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let [exact, size] = [0, 0]
      for (let t = 0; t < k; t++) {
        const term = a[i * k + t]! * b[t * n + j]!
        exact += term
        size += Math.abs(term)
      }
      const bound = (2 * 2 ** -11 + 2 ** -22 + k * 2 ** -24) * size + k * 2 ** -24
      worst = Math.max(worst, Math.abs(found[i * n + j]! - exact) / bound)
    }
  }
  return worst
}

describe.runIf(first !== undefined)('products of operands rounded to float16', () => {
  test('are within the bound of the rounding, and not within that of float32', async () => {
    const { gpu: entry, device } = await openDevice({})
    const worst = await worstError(hasFloat16 ? new Gpu(entry, device, limits) : new Emulated(entry, device, limits))
    device.destroy()
    expect(worst).toBeLessThanOrEqual(1)
    // The bound of float32 is some 2⁻⁷ of this one.
    expect(worst).toBeGreaterThan(2 ** -7)
  })

  test.runIf(hasFloat16)('come with the option', async () => {
    const backend = await webgpuBackend({ precision: 'float16' })
    expect(backend.gpuDevice.features.has('shader-f16')).toBe(true)
    backend.destroy()
  })

  test.runIf(!hasFloat16)('are refused where the adapter has none', async () => {
    const refused = webgpuBackend({ precision: 'float16' })
    await expect(refused).rejects.toThrow(BackendError)
    await expect(refused).rejects.toThrow('"float16" on')
  })
})

/** Dawn's adapter that computes nothing has every feature: it says whether programs are right, on any machine. */
test('the programs are valid where there is float16', async () => {
  const entry = create(['backend=null', 'enable-dawn-features=allow_unsafe_apis'])
  const device = await (await entry.requestAdapter())!.requestDevice({ requiredFeatures: ['shader-f16'] })
  const gpu = new Gpu(entry, device, limits)
  const { matmul, gram } = productKernels(gpu, true)
  for (const size of [64, 67, 1024]) {
    const x = viewOf(gpu, new Float32Array(size * size), [size, size])
    for (const [a, b] of [[x, x], [swapped(x), x], [x, swapped(x)], [swapped(x), swapped(x)]] as const) matmul(a, b) // prettier-ignore
    matmul(x, x, { c: x, beta: 2 })
    gram(x)
  }
  await gpu.synchronize()
  expect(gpu.recorder.use().pipelines).toBeGreaterThan(4)
  device.destroy()
})

function viewOf(gpu: Gpu, data: Float32Array, shape: number[]): View {
  return { storage: gpu.upload(data, 'float32'), dtype: 'float32', shape, strides: stridesOf(shape), offset: 0 }
}
