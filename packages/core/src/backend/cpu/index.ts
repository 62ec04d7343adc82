import { type DType, type TypedArray, dtypeOf } from '../../dtype.ts'
import { DTypeError } from '../../errors.ts'
import type { Backend, Storage } from '../types.ts'
import { portableKernels } from './portable/index.ts'

let shared: Backend | undefined

/** The embedded CPU backend: plain typed arrays, WebAssembly kernels where the engine has them. Made on first use. */
export function cpu(): Backend {
  shared ??= createCpu()
  return shared
}

function createCpu(): Backend {
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
    kernels: portableKernels(),
  }
}

function typedArray(storage: Storage): TypedArray {
  if (storage instanceof Float64Array || storage instanceof Float32Array || storage instanceof Int32Array || storage instanceof Uint8Array) {
    return storage
  }
  throw new DTypeError({ where: 'cpu', expected: 'given storage of the CPU backend (a typed array)', received: Object.prototype.toString.call(storage) })
}
