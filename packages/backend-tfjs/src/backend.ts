import { type Backend, type KernelTable, OptionError, type RoutineKernels, cpuBackend, portableBlas, routines } from '@ortho/core'
import { version_core } from '@tensorflow/tfjs-core'
import { measure } from './defects/measure.ts'
import { type DeviceOptions, openBackend } from './device/open.ts'
import { conv2d, isConv2d } from './kernels/conv.ts'
import { elementwiseKernels } from './kernels/elementwise.ts'
import { indexingKernels, rangeOf } from './kernels/indexing.ts'
import { matmul } from './kernels/products.ts'
import { reductionKernels } from './kernels/reduction.ts'
import { argsort, softmax } from './kernels/rows.ts'
import { Ops } from './session/ops.ts'
import { Session, type Transfers, isTensor, tensorOf } from './session/session.ts'

/** How a TensorFlow.js backend is made. */
export interface TfjsOptions extends DeviceOptions {
  /**
   * True: factorizations and solvers that TensorFlow.js does not have run on the host, through core's algorithms; only where
   * elements are read without waiting. {@link TfjsBackend.transfers} counts what goes to and fro. Default: they are refused.
   */
  readonly hostFallback?: boolean | undefined
}

/** TensorFlow.js as a backend. */
export interface TfjsBackend extends Backend {
  /** Name of the backend in TensorFlow.js, as `wasm`. */
  readonly tfBackend: string
  /** Version of TensorFlow.js. */
  readonly tfVersion: string
  /**
   * Kernels of TensorFlow.js that are missing, wrong or coarse here, found by calling them on numbers with known results:
   * `Sin`, or `Multiply int32`. Others take their place where the result depends on it.
   */
  readonly defects: ReadonlySet<string>
  /** Tensors that went between the host and TensorFlow.js so far. */
  transfers(): Transfers
}

/** Backends whose elements are at hand; reading from others stops the program until the device has them, or fails. */
const immediate = ['cpu', 'wasm', 'tensorflow']

let made: WeakMap<Backend, Session> | undefined

/**
 * TensorFlow.js as a backend: float32, int32 and bool. Makes the backend of TensorFlow.js that it uses the current one there.
 *
 * Storages are tensors of TensorFlow.js, given back by `dispose`, `using` or `scope`.
 *
 * @throws BackendError when that backend is missing, does not start, or has no GPU where `gpu` asks for one.
 * @throws OptionError for `hostFallback` where reading must wait for a device.
 * @example
 * ```ts no-run
 * import '@tensorflow/tfjs-backend-wasm'
 * useBackend(await tfjsBackend({ backend: 'wasm' }))
 * ```
 */
export async function tfjsBackend(options: TfjsOptions = {}): Promise<TfjsBackend> {
  const session = new Session(await openBackend(options))
  await measure(session)
  const isImmediate = immediate.includes(session.backend)
  if (options.hostFallback === true && !isImmediate) {
    throw new OptionError({
      where: 'tfjsBackend',
      argument: 'hostFallback',
      expected: `false but for ${immediate.join(', ')}, whose elements are read without waiting`,
      received: `true for "${session.backend}"`,
      hint: "Move the operands where they are needed: `await x.to('cpu')`.",
    })
  }
  const backend = backendOn(session, isImmediate, options.hostFallback ?? false)
  made ??= new WeakMap()
  made.set(backend, session)
  return backend
}

/** The session of a backend made here; undefined for others. */
export function sessionOf(backend: Backend): Session | undefined {
  return made?.get(backend)
}

function backendOn(session: Session, isImmediate: boolean, hostFallback: boolean): TfjsBackend {
  const host = cpuBackend()
  const backend = {
    name: 'tfjs',
    device: 'gpu',
    dtypes: new Set(['float32', 'int32', 'bool'] as const),
    defaultDType: 'float32',
    tfBackend: session.backend,
    tfVersion: version_core,
    defects: session.defects,
    upload: (data, dtype) => session.upload(data, dtype),
    download: (storage) => session.download(tensorOf(storage)),
    ...(isImmediate ? { downloadSync: (storage) => session.downloadSync(tensorOf(storage)) } : {}),
    release: (storage) => {
      // Also called when a forgotten tensor is collected, where an error would end the program: it may be gone already.
      if (isTensor(storage)) storage.dispose()
    },
    synchronize: () => Promise.resolve(),
    transfers: () => session.transfers(),
    ...(hostFallback ? { workspace: (dtype) => host.workspace?.(dtype) ?? portableBlas(dtype) } : {}),
  } satisfies Omit<TfjsBackend, 'kernels'>
  const primitives = primitivesOn(session, isImmediate)
  return { ...backend, kernels: { ...primitives, ...routinesOn(session, { ...backend, kernels: primitives }) } }
}

function primitivesOn(session: Session, isImmediate: boolean): KernelTable {
  const o = new Ops(session)
  return {
    ...elementwiseKernels(o),
    ...reductionKernels(o),
    ...indexingKernels(o),
    matmul: (a, b, options) => matmul(o, a, b, options),
    ...(isImmediate ? { range: (x) => rangeOf(o, x) } : {}),
  }
}

/** The routines that TensorFlow.js has and computes right here; core makes the others of the primitives. */
function routinesOn(session: Session, primitive: Backend): Partial<RoutineKernels> {
  const o = new Ops(session)
  const sorts = session.trusts('TopK') && session.trusts('TopK', 'int32')
  return {
    ...(session.trusts('Softmax') ? { softmax: (x) => softmax(o, x) } : {}),
    ...(sorts ? { argsort: (x, descending) => argsort(o, x, descending) } : {}),
    ...(session.has('Conv2D')
      ? { conv: (x, w, options) => (isConv2d(x, w, options) ? conv2d(o, x, w, options) : routines(primitive).conv(x, w, options)) }
      : {}),
  }
}
