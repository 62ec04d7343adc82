import type { Case, Row } from '../case.ts'
import { NATIVE, onNative } from '../peers/native.ts'
import { NUMPY, numpy, stopNumpy } from '../peers/numpy.ts'
import { type DenseTask, denseWork, oursDense } from './dense-tasks.ts'

/** Sizes with their calls per round. */
const SIZES = [
  { n: 256, calls: 16 },
  { n: 512, calls: 4 },
  { n: 1024, calls: 2 },
]

/** Dense factorizations in single precision: NumPy computes them in double. */
export const factorizationsFloat32: Row = { id: 'factorizations-float32', title: 'Dense factorizations in float32', cases }

function* cases(): Iterable<Case> {
  try {
    for (const task of ['qr', 'lu', 'cholesky', 'solve'] as const) {
      for (const { n, calls } of SIZES) yield factorization(task, n, calls)
    }
  } finally {
    stopNumpy()
  }
}

function factorization(task: DenseTask, n: number, calls: number): Case {
  const work = denseWork(task, n, 'float32', calls)
  const ours = oursDense(work)
  return {
    name: `${task}, ${n} × ${n}`,
    reference: ours.result,
    // A system of this size may be ill-conditioned: what is compared are a few digits, the tests check residuals.
    tolerance: { absolute: 1e-3 * n, relative: 1e-2 },
    contenders: [ours, onNative((backend) => oursDense(work, backend)), numpy({ task, operand: [work.elements], shape: [n, n], calls })],
    floors: [{ kind: 'ratio', of: NATIVE, against: NUMPY, atLeast: 1.7 }],
  }
}
