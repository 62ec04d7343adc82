import { availableParallelism, cpus, freemem, totalmem } from 'node:os'
import type * as Native from '@ortho/backend-native'
import { type Backend, type Table, cpuBackend, cpuFeatures, isOrthoError, key, matmul, randn, withBackend } from '@ortho/core'
import { type NativeLoader, nativeModule } from '../backends/native.ts'
import { type Output, show, tableText } from '../ui/output.ts'

/** One backend, as found on this machine. */
interface BackendReport {
  readonly name: string
  readonly mode: string
  /** What it uses. */
  readonly note: string
  /** Speed of a matrix product of order 256, GFLOP/s. */
  readonly float64: number
  /** The same in float32. */
  readonly float32: number
}

/**
 * `ortho doctor`: the machine, the backends found on it and their speed on a short probe.
 *
 * @param load - the package of the native backend.
 */
export async function doctor(output: Output, load: NativeLoader = nativeModule): Promise<void> {
  const features = cpuFeatures()
  const relaxed = features.relaxedSimd
  const backends = [
    probe('cpu', 'fast', cpuBackend(), relaxed ? 'WebAssembly SIMD with fused multiply-add' : 'WebAssembly SIMD; no relaxed SIMD here'),
    probe('cpu', 'deterministic', cpuBackend({ mode: 'deterministic' }), 'WebAssembly SIMD, the same bits everywhere'),
    probe('cpu', 'portable', cpuBackend({ mode: 'portable' }), 'plain JavaScript'),
  ]
  const native = await nativeReport(load)
  if (typeof native !== 'string') backends.push(native)
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    memory: totalmem(),
    free: freemem(),
    ...features,
  }
  const advice = [
    ...(relaxed ? [] : ['Fused multiply-add is off in this engine: Node 20 and later have it.']),
    ...(typeof native === 'string' ? [native] : []),
  ]
  show(output, { machine, backends, advice }, () =>
    [
      `Node ${machine.node}, ${machine.platform}, ${machine.processor}, ${machine.threads} threads, ${gigabytes(machine.free)} of ${gigabytes(machine.memory)} free`,
      '',
      tableText(table(backends)),
      ...advice,
    ].join('\n'),
  )
}

function table(backends: readonly BackendReport[]): Table {
  return {
    title: 'Backends',
    columns: ['backend', 'mode', 'matmul float64, GFLOP/s', 'matmul float32, GFLOP/s', 'uses'],
    rows: backends.map(({ name, mode, float64, float32, note }) => [name, mode, float64, float32, note]),
  }
}

function probe(name: string, mode: string, backend: Backend, note: string): BackendReport {
  const speed = (dtype: 'float64' | 'float32'): number => withBackend(backend, () => productSpeed(dtype))
  return { name, mode, note, float64: speed('float64'), float32: speed('float32') }
}

/** The native backend, or one line that says what is missing for it. */
async function nativeReport(load: NativeLoader): Promise<BackendReport | string> {
  const module = await load()
  if (module === undefined) return 'For OpenBLAS or Accelerate install @ortho/backend-native.'
  const library = module.findNativeLibrary()
  if (library === undefined) return `No native BLAS here: ${whyNone(module)}`
  const { path, kind, version, maxThreads } = library
  const name = version.split(' ').slice(0, 2).join(' ')
  const note = `${name === '' ? kind : name} (${path}), up to ${maxThreads} ${maxThreads === 1 ? 'thread' : 'threads'}`
  return probe('native', kind, module.nativeBackend(), note)
}

/** Where it was looked for, and what to do. */
function whyNone(module: typeof Native): string {
  try {
    module.nativeBackend()
    return 'it came while this was written.'
  } catch (error) {
    if (!isOrthoError(error)) throw error
    const { received, hint } = error.trouble
    return hint === undefined ? `${received}.` : `${received}. ${hint}`
  }
}

/** GFLOP/s of a product of order 256: the best of what fits in a sixth of a second. */
function productSpeed(dtype: 'float64' | 'float32'): number {
  const n = 256
  const [a, b] = [randn(key(0), [n, n], { dtype }), randn(key(1), [n, n], { dtype })]
  let best = Infinity
  const end = performance.now() + 160
  do {
    const start = performance.now()
    matmul(a, b)
    best = Math.min(best, performance.now() - start)
  } while (performance.now() < end)
  return (2 * n ** 3) / best / 1e6
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`
}
