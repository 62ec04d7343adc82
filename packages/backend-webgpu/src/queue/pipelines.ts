import { COMPUTE } from '../device/constants.ts'

/** A program with the layout of what it binds. */
export interface Pipeline {
  readonly pipeline: GPUComputePipeline
  readonly layout: GPUBindGroupLayout
}

/** Programs by their text, compiled when first used. */
export class Pipelines {
  readonly #device: GPUDevice
  readonly #byCode = new Map<string, Pipeline>()
  readonly #layouts = new Map<string, GPUBindGroupLayout>()

  constructor(device: GPUDevice) {
    this.#device = device
  }

  /** Number of programs compiled so far. */
  get size(): number {
    return this.#byCode.size
  }

  /**
   * The program of a text whose bindings are `reads` read-only buffers, then `writes` buffers that it may write, then its
   * parameters.
   */
  get(code: string, reads: number, writes: number): Pipeline {
    let found = this.#byCode.get(code)
    if (found === undefined) {
      const layout = this.#layout(reads, writes)
      const pipeline = this.#device.createComputePipeline({
        layout: this.#device.createPipelineLayout({ bindGroupLayouts: [layout] }),
        compute: { module: this.#device.createShaderModule({ code }), entryPoint: 'main' },
      })
      found = { pipeline, layout }
      this.#byCode.set(code, found)
    }
    return found
  }

  #layout(reads: number, writes: number): GPUBindGroupLayout {
    const key = `${reads} ${writes}`
    let layout = this.#layouts.get(key)
    if (layout === undefined) {
      const buffers: GPUBufferBindingLayout[] = [
        ...Array.from({ length: reads }, () => ({ type: 'read-only-storage' }) as const),
        ...Array.from({ length: writes }, () => ({ type: 'storage' }) as const),
        { type: 'uniform', hasDynamicOffset: true },
      ]
      layout = this.#device.createBindGroupLayout({
        entries: buffers.map((buffer, binding) => ({ binding, visibility: COMPUTE, buffer })),
      })
      this.#layouts.set(key, layout)
    }
    return layout
  }
}
