import { availableParallelism, cpus, freemem, totalmem } from 'node:os'
import { type Backend, type FloatDType, type Table, cpuBackend, cpuFeatures, isOrthoError, key, matmul, randn } from '@ortho/core'
import { optionalBackends } from '../backends/choose.ts'
import type { Description, OpenOptional } from '../backends/optional.ts'
import { type Output, show, tableText } from '../ui/output.ts'

/** One backend, as found on this machine. */
interface BackendReport {
  readonly name: string
  readonly mode: string
  /** What it uses. */
  readonly note: string
  /** Speed of a matrix product of order 256, GFLOP/s; not there where it has no float64. */
  readonly float64?: number | undefined
  /** The same in float32. */
  readonly float32: number
  /** What else is known of it. */
  readonly facts?: Description['facts']
}

/** What the machine has of one optional backend: its report with lines for people, or why it is not there. */
type Finding = (BackendReport & { readonly lines: readonly string[] }) | { readonly name: string; readonly absent: string }

/**
 * `ortho doctor`: the machine, the backends found on it and their speed on a short probe.
 *
 * @param optional - how the backends beside that of the CPU are opened.
 */
export async function doctor(output: Output, optional: Readonly<Record<string, OpenOptional>> = optionalBackends): Promise<void> {
  const features = cpuFeatures()
  const relaxed = features.relaxedSimd
  const backends: BackendReport[] = [
    await probe(
      'cpu',
      'fast',
      cpuBackend(),
      relaxed ? 'WebAssembly SIMD with fused multiply-add' : 'WebAssembly SIMD; no relaxed SIMD here',
    ),
    await probe('cpu', 'deterministic', cpuBackend({ mode: 'deterministic' }), 'WebAssembly SIMD, the same bits everywhere'),
    await probe('cpu', 'portable', cpuBackend({ mode: 'portable' }), 'plain JavaScript'),
  ]
  const details: string[] = []
  const advice = relaxed ? [] : ['Fused multiply-add is off in this engine: Node 20 and later have it.']
  for (const [name, open] of Object.entries(optional)) {
    const finding = await findingOf(name, open)
    if ('absent' in finding) advice.push(finding.absent)
    else {
      const { lines, ...report } = finding
      backends.push(report)
      details.push(...lines.map((line) => `${name}: ${line}`))
    }
  }
  const machine = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model ?? 'unknown',
    threads: availableParallelism(),
    memory: totalmem(),
    free: freemem(),
    ...features,
  }
  show(output, { machine, backends, advice }, () =>
    [
      `Node ${machine.node}, ${machine.platform}, ${machine.processor}, ${machine.threads} threads, ${gigabytes(machine.free)} of ${gigabytes(machine.memory)} free`,
      '',
      tableText(table(backends)),
      ...(details.length === 0 ? [] : ['', ...details]),
      ...(advice.length === 0 ? [] : ['', ...advice]),
    ].join('\n'),
  )
}

function table(backends: readonly BackendReport[]): Table {
  return {
    title: 'Backends',
    columns: ['backend', 'mode', 'matmul float64, GFLOP/s', 'matmul float32, GFLOP/s', 'uses'],
    rows: backends.map(({ name, mode, float64, float32, note }) => [name, mode, float64 ?? '–', float32, note]),
  }
}

/** Opens a backend, tries it and gives it back. */
async function findingOf(name: string, open: OpenOptional): Promise<Finding> {
  try {
    const { backend, mode, note, describe, close } = await open()
    try {
      const report = await probe(name, mode, backend, note)
      return { ...report, ...(await describe()) }
    } finally {
      close()
    }
  } catch (error) {
    if (!isOrthoError(error)) throw error
    const { received, hint } = error.trouble
    return { name, absent: `${name}: absent, ${received}.${hint === undefined ? '' : ` ${hint}`}` }
  }
}

async function probe(name: string, mode: string, backend: Backend, note: string): Promise<BackendReport> {
  const float64 = backend.dtypes.has('float64') ? await productSpeed(backend, 'float64') : undefined
  return { name, mode, note, ...(float64 === undefined ? {} : { float64 }), float32: await productSpeed(backend, 'float32') }
}

/** GFLOP/s of a product of order 256: the best of what fits in a sixth of a second, after one that compiles what it needs. */
async function productSpeed(backend: Backend, dtype: FloatDType): Promise<number> {
  const n = 256
  using a = randn(key(0), [n, n], { dtype, backend })
  using b = randn(key(1), [n, n], { dtype, backend })
  const product = async (): Promise<number> => {
    const start = performance.now()
    using _c = matmul(a, b)
    await backend.synchronize()
    return performance.now() - start
  }
  await product()
  let best = Infinity
  const end = performance.now() + 160
  do best = Math.min(best, await product())
  while (performance.now() < end)
  return (2 * n ** 3) / best / 1e6
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`
}
