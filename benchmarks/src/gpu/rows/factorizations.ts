import { type Tensor, abs, diagonal, tensor } from '@ortho/core'
import { cholesky, qr, svd } from '@ortho/linalg'
import type { Case } from '../../case.ts'
import { gaussian } from '../../operands.ts'
import { stopTorch, torch } from '../../peers/torch.ts'
import { denseWork } from '../../rows/dense-tasks.ts'
import { type GpuBench, type GpuRow, callsFor } from '../bench.ts'
import { oursOnDevice } from '../ours.ts'
import { samplePlaces } from '../sample.ts'

type Task = 'qr' | 'cholesky' | 'svd'

/** A factorization of a matrix. */
interface Work {
  readonly task: Task
  readonly shape: readonly [m: number, n: number]
}

/** How a factorization is run. */
interface Run {
  /** All factors. */
  readonly run: (a: Tensor) => readonly Tensor[]
  /** What of them does not depend on signs. */
  readonly compared: (given: readonly Tensor[]) => readonly Tensor[]
}

const functions: { readonly [task in Task]: Run } = {
  qr: {
    run: (a) => {
      const { q, r } = qr(a)
      return [r, q]
    },
    compared: ([r]) => (r === undefined ? [] : [abs(diagonal(r))]),
  },
  cholesky: { run: (a) => [cholesky(a)], compared: (given) => given },
  svd: {
    run: (a) => {
      const { s, u, vh } = svd(a)
      return [s, u, vh]
    },
    compared: (given) => given.slice(0, 1),
  },
}

const TASKS: readonly Task[] = ['qr', 'cholesky', 'svd']

/** Square and tall matrices. */
function works({ quick }: GpuBench): Work[] {
  const square = (quick ? [24] : [256, 512, 1024]).flatMap((n) => TASKS.map((task): Work => ({ task, shape: [n, n] })))
  return [...square, { task: 'qr', shape: quick ? [96, 8] : [4096, 64] }]
}

/** Dense factorizations with all factors. */
export const denseFactorizations: GpuRow = { id: 'factorizations', title: 'Dense factorizations in float32', cases }

async function* cases(bench: GpuBench): AsyncIterable<Case> {
  try {
    for (const work of works(bench)) yield* factorization(bench, work)
  } finally {
    stopTorch()
  }
}

function* factorization(bench: GpuBench, { task, shape }: Work): Iterable<Case> {
  const [m, n] = shape
  const elements = Float32Array.from(m === n ? denseWork(task, n, 'float32', 1).elements : gaussian(1, m * n, 'float32'))
  const a = tensor(elements, { shape, backend: bench.backend })
  const { run, compared } = functions[task]
  const places = samplePlaces(task === 'cholesky' ? n * n : n)
  const calls = callsFor(bench, 12 * m * n, 4)
  yield {
    name: `${task}, ${m} × ${n}`,
    reference: () => {
      const exact = compared(run(tensor(Float64Array.from(elements), { shape, backend: 'cpu' })))[0]?.dataSync()
      return places.map(([, at]) => Number(exact?.[at]))
    },
    // Of the size of the largest singular value, some 2·√n, times √n roundings; the tests of the backend check residuals.
    tolerance: { absolute: 2 ** -23 * 8 * Math.max(m, n) },
    contenders: [
      oursOnDevice(bench, { calls, run: () => run(a), compared, places }),
      torch({ task, operands: [elements], shape, places, calls }),
    ],
    floors: [],
  }
  a.dispose()
}
