import type { Case, Floor, Row } from '../case.ts'
import { OURS } from '../ours.ts'
import { ML_MATRIX, mlMatrixDecomposition } from '../peers/ml-matrix-linalg.ts'
import { NATIVE, onNative } from '../peers/native.ts'
import { NUMPY, numpy, stopNumpy } from '../peers/numpy.ts'
import { type DenseTask, denseWork, oursDense } from './dense-tasks.ts'

/** What must be reached against ml-matrix and NumPy on the CPU backend, and against NumPy with native code. */
const FLOORS: { readonly [task in DenseTask]: { readonly mlMatrix: number; readonly numpy?: number; readonly native: number } } = {
  qr: { mlMatrix: 8, numpy: 0.3, native: 0.95 },
  lu: { mlMatrix: 8, numpy: 0.3, native: 0.95 },
  cholesky: { mlMatrix: 8, numpy: 0.3, native: 0.95 },
  solve: { mlMatrix: 8, numpy: 0.3, native: 0.95 },
  svd: { mlMatrix: 8, numpy: 0.25, native: 0.95 },
  eigh: { mlMatrix: 8, numpy: 0.2, native: 0.95 },
  eig: { mlMatrix: 3, native: 0.95 },
}

/** Longest time of one call, in microseconds, at order 256. */
const TARGETS: { readonly [task in DenseTask]?: number } = { qr: 12_000, svd: 60_000, eigh: 25_000, eig: 120_000 }

/** Sizes with the calls per round of what is quick; rounds with ml-matrix, which needs half a minute for the largest. */
const SIZES: readonly { readonly n: number; readonly calls: number; readonly rounds?: number }[] = [
  { n: 256, calls: 16 },
  { n: 512, calls: 4, rounds: 2 },
  { n: 1024, calls: 2, rounds: 1 },
]

/** Dense float64 factorizations with all factors. */
export const factorizations: Row = { id: 'factorizations', title: 'Dense factorizations in float64', cases }

function* cases(): Iterable<Case> {
  try {
    for (const task of ['qr', 'lu', 'cholesky', 'solve', 'svd', 'eigh', 'eig'] as const) {
      for (const { n, calls, rounds } of SIZES) {
        const long = task === 'svd' || task === 'eigh' || task === 'eig'
        yield factorization(task, n, long ? Math.ceil(calls / 2) : calls, rounds)
      }
    }
  } finally {
    stopNumpy()
  }
}

function factorization(task: DenseTask, n: number, calls: number, rounds: number | undefined): Case {
  const work = denseWork(task, n, 'float64', calls)
  const elements = Float64Array.from(work.elements)
  const ours = oursDense(work)
  const { mlMatrix, numpy: least, native } = FLOORS[task]
  const target = n === 256 ? TARGETS[task] : undefined
  const floors: (Floor | undefined)[] = [
    { kind: 'ratio', of: OURS, against: ML_MATRIX, atLeast: mlMatrix },
    least === undefined ? undefined : { kind: 'ratio', of: OURS, against: NUMPY, atLeast: least },
    target === undefined ? undefined : { kind: 'time', of: OURS, atMostMicroseconds: target },
    { kind: 'ratio', of: NATIVE, against: NUMPY, atLeast: native },
  ]
  return {
    name: `${task}, ${n} × ${n}`,
    reference: ours.result,
    // Of the size of the numbers that are compared; the tests check residuals to a few units of rounding.
    tolerance: { absolute: 1e-8 * n, relative: 1e-6 },
    contenders: [
      ours,
      onNative((backend) => oursDense(work, backend)),
      mlMatrixDecomposition(task, n, elements, rounds),
      numpy({ task, operand: [elements], shape: [n, n], calls }),
    ],
    floors: floors.filter((floor) => floor !== undefined),
  }
}
