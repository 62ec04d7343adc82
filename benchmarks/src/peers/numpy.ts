import { spawnSync } from 'node:child_process'
import type { Absent, Contender } from '../case.ts'
import { PROGRAM } from './numpy-program.ts'
import { type PythonPeer, startPython } from './python.ts'

/** Name of the contender. */
export const NUMPY = 'NumPy'

/** Work on a matrix or a batch of them, by NumPy where it has a function for it, else by SciPy. */
export type NumpyTask = 'qr' | 'lu' | 'cholesky' | 'solve' | 'svd' | 'eigh' | 'eig' | 'polar' | 'csr'

/** What is worked on. */
export interface NumpyWork {
  readonly task: NumpyTask
  /** The numbers of the operand: the elements of all matrices by rows; for `csr` row pointers, column indices, values, and the vector. */
  readonly operand: readonly (Float64Array | Float32Array | Int32Array)[]
  /** Sizes of its axes. */
  readonly shape: readonly number[]
  /** Calls per round. */
  readonly calls: number
}

const ONE_THREAD = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', VECLIB_MAXIMUM_THREADS: '1' }

let peer: PythonPeer | undefined
let found: boolean | undefined

/** The work by NumPy or SciPy on one thread, in a process of its own, timed by the clock there. {@link stopNumpy} ends the process. */
export function numpy({ task, operand, shape, calls }: NumpyWork): Contender | Absent {
  found ??= spawnSync('python3', ['-c', 'import numpy, scipy']).status === 0
  if (!found) return { name: NUMPY, absent: 'no python3 with NumPy and SciPy here' }
  peer ??= startPython(NUMPY, PROGRAM, ONE_THREAD)
  return peer.contender({ task, operands: operand, details: { shape }, calls })
}

/** Ends the process of {@link numpy}, if there is one. */
export function stopNumpy(): void {
  peer?.stop()
  peer = undefined
}
