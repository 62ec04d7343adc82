import { type DType, type FloatDType, type TypedArray, dtypeOf } from '../../dtype.ts'
import { DTypeError } from '../../errors.ts'
import type { Blas } from '../blas.ts'
import type { Backend, KernelTable, Storage } from '../types.ts'
import { acceleratedKernels } from './accelerated/index.ts'
import { portableBlas } from './portable/blas.ts'
import { portableKernels } from './portable/index.ts'
import { type WasmEngine, wasmEngine } from './wasm/engine.ts'
import { hasRelaxedSimd, hasSharedMemory, hasSimd } from './wasm/probe.ts'

/** How a CPU backend computes. */
export interface CpuOptions {
  /**
   * `fast` uses the widest kernels that the engine validates, fused multiply-adds among them. `deterministic` gives the
   * same bits on every machine: no fused arithmetic, reductions in a fixed order. `portable` is plain JavaScript.
   * Default `fast`.
   */
  readonly mode?: 'fast' | 'deterministic' | 'portable' | undefined
}

let shared: Backend | undefined

/** The embedded CPU backend in its default mode, made on first use. */
export function cpu(): Backend {
  shared ??= cpuBackend()
  return shared
}

/**
 * A CPU backend: plain typed arrays, WebAssembly kernels where the engine has them, JavaScript elsewhere. Needs no
 * installation.
 *
 * @example
 * ```ts
 * useBackend(cpuBackend({ mode: 'deterministic' }))
 * ```
 */
export function cpuBackend(options: CpuOptions = {}): Backend {
  const engine = engineFor(options.mode ?? 'fast')
  return {
    name: 'cpu',
    device: 'cpu',
    dtypes: new Set<DType>(['float64', 'float32', 'int32', 'bool']),
    defaultDType: 'float64',
    upload: (data, dtype) => {
      if (dtypeOf(data) === dtype) return data
      throw new DTypeError({ where: 'upload', argument: 'data', expected: `the typed array of ${dtype}`, received: data.constructor.name })
    },
    download: (storage) => Promise.resolve(typedArray(storage)),
    downloadSync: typedArray,
    release: () => undefined,
    synchronize: () => Promise.resolve(),
    kernels: kernelsOf(engine),
    workspace: (dtype: FloatDType): Blas => engine?.blas(dtype) ?? portableBlas(dtype),
  }
}

/** What the JavaScript engine offers to the CPU backend. */
export interface CpuFeatures {
  /** 128-bit WebAssembly SIMD. */
  readonly simd: boolean
  /** Fused multiply-add in WebAssembly: Node ≥ 22 and current browsers. */
  readonly relaxedSimd: boolean
  /** Memory that threads share: Node, and cross-origin isolated pages. */
  readonly sharedMemory: boolean
}

/** Asks the JavaScript engine what it offers. */
export function cpuFeatures(): CpuFeatures {
  return { simd: hasSimd(), relaxedSimd: hasRelaxedSimd(), sharedMemory: hasSharedMemory() }
}

function engineFor(mode: 'fast' | 'deterministic' | 'portable'): WasmEngine | undefined {
  if (mode === 'portable') return undefined
  return wasmEngine(mode === 'deterministic' ? { relaxed: false } : {})
}

function kernelsOf(engine: WasmEngine | undefined): KernelTable {
  const portable = portableKernels()
  return engine === undefined ? portable : acceleratedKernels(portable, engine)
}

function typedArray(storage: Storage): TypedArray {
  if (
    storage instanceof Float64Array ||
    storage instanceof Float32Array ||
    storage instanceof Int32Array ||
    storage instanceof Uint8Array
  ) {
    return storage
  }
  throw new DTypeError({
    where: 'cpu',
    expected: 'given storage of the CPU backend (a typed array)',
    received: Object.prototype.toString.call(storage),
  })
}
