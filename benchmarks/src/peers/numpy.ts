import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BackendError } from '@ortho/core'
import type { Absent, Contender } from '../case.ts'

const NAME = 'NumPy'

/** Work that NumPy, or SciPy where NumPy has none, does on a matrix or a batch of them. */
export type NumpyTask = 'qr' | 'lu' | 'cholesky' | 'solve' | 'svd' | 'eigh' | 'eig' | 'polar'

/** What is worked on. */
export interface NumpyWork {
  readonly task: NumpyTask
  /** The elements of the matrix, or of all matrices of a batch, by rows. */
  readonly a: Float64Array | Float32Array
  /** Sizes of its axes. */
  readonly shape: readonly number[]
  /** Calls per round. */
  readonly calls: number
  /** Times that the work is done in one call, so that asking for it costs little beside. */
  readonly repeat: number
}

/** Answers each line of the input with one line: `run` once the work is done, `result` with the numbers that are compared. */
const PROGRAM = `
import sys, json
import numpy as np, scipy.linalg as sl
task, path, dtype, shape, repeat = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4]), int(sys.argv[5])
a = np.fromfile(path, dtype=dtype).reshape(shape)
b = np.ones(shape[:-1] + [1], dtype=dtype)
work = {
  'qr': lambda: np.linalg.qr(a), 'lu': lambda: sl.lu_factor(a), 'cholesky': lambda: np.linalg.cholesky(a),
  'solve': lambda: np.linalg.solve(a, b), 'svd': lambda: np.linalg.svd(a, full_matrices=False),
  'eigh': lambda: np.linalg.eigh(a), 'eig': lambda: np.linalg.eig(a), 'polar': lambda: sl.polar(a),
}[task]
compared = {
  'qr': lambda r: abs(np.diagonal(r[1], axis1=-2, axis2=-1)), 'lu': lambda r: np.diagonal(r[0]), 'cholesky': lambda r: r, 'solve': lambda r: r,
  'svd': lambda r: r[1], 'eigh': lambda r: r[0], 'eig': lambda r: np.sort(abs(r[0])), 'polar': lambda r: r[0],
}[task]
for line in sys.stdin:
  if line.startswith('run'):
    for _ in range(repeat): work()
    print('done', flush=True)
  else:
    print(json.dumps(np.asarray(compared(work()), dtype=float).ravel().tolist()), flush=True)
`

/** The work by NumPy on one thread, in a process of its own that waits for each call. */
export function numpy({ task, a, shape, calls, repeat }: NumpyWork): Contender | Absent {
  if (spawnSync('python3', ['-c', 'import numpy, scipy']).status !== 0) {
    return { name: NAME, absent: 'no python3 with NumPy and SciPy here' }
  }
  const folder = mkdtempSync(join(tmpdir(), 'ortho-numpy-'))
  const path = join(folder, 'matrix')
  writeFileSync(path, a)
  const dtype = a instanceof Float64Array ? 'float64' : 'float32'
  const one = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
  const child = spawn('python3', ['-c', PROGRAM, task, path, dtype, JSON.stringify(shape), String(repeat)], {
    env: { ...process.env, ...one },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  // It ends with its input, which ends with this process.
  child.unref()
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ask = async (line: string): Promise<string> => {
    child.stdin.write(`${line}\n`)
    const answer = await lines.next()
    if (answer.done === true) throw new BackendError({ where: NAME, expected: `able to do ${task}`, received: 'the end of its process' })
    return answer.value
  }
  const call = (): Promise<string> => ask('run')
  return { name: NAME, calls, call, result: async () => numbersIn(await ask('result')) }
}

function numbersIn(text: string): number[] {
  const parsed: unknown = JSON.parse(text)
  return Array.isArray(parsed) ? parsed.map(Number) : []
}
