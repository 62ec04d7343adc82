import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BackendError } from '@ortho/core'
import type { Absent, Contender } from '../case.ts'
import { PROGRAM } from './numpy-program.ts'

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

/** A Python process that does what it is told, line by line. */
interface Server {
  readonly child: ChildProcessWithoutNullStreams
  readonly lines: AsyncIterator<string>
  /** Where operands are left for it. */
  readonly folder: string
  /** Number of operands so far. */
  count: number
}

let server: Server | undefined
let found: boolean | undefined

/** The work by NumPy or SciPy on one thread, in a process of its own, timed by the clock there. {@link stopNumpy} ends the process. */
export function numpy({ task, operand, shape, calls }: NumpyWork): Contender | Absent {
  found ??= spawnSync('python3', ['-c', 'import numpy, scipy']).status === 0
  if (!found) return { name: NUMPY, absent: 'no python3 with NumPy and SciPy here' }
  server ??= started()
  const { folder } = server
  const job = { id: server.count++, task, folder, shape, dtypes: operand.map(dtypeOf) }
  operand.forEach((numbers, i) => {
    writeFileSync(join(folder, `${job.id}.${i}`), numbers)
  })
  const call = (): Promise<number> => ask(job, 1).then(Number)
  return { name: NUMPY, calls, call, clock: (count) => ask(job, count).then(Number), result: async () => numbersIn(await ask(job, 0)) }
}

/** Ends the process of {@link numpy}, if there is one. */
export function stopNumpy(): void {
  server?.child.stdin.end()
  if (server !== undefined) rmSync(server.folder, { recursive: true, force: true })
  server = undefined
}

function started(): Server {
  const one = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', VECLIB_MAXIMUM_THREADS: '1' }
  const child = spawn('python3', ['-c', PROGRAM], { env: { ...process.env, ...one } })
  child.stderr.pipe(process.stderr)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, lines, folder: mkdtempSync(join(tmpdir(), 'ortho-numpy-')), count: 0 }
}

/** Has the work done `calls` times and answers with milliseconds per call; for 0 calls with the numbers that are compared. */
async function ask(job: { readonly task: NumpyTask }, calls: number): Promise<string> {
  server?.child.stdin.write(`${JSON.stringify({ ...job, calls })}\n`)
  const answer = await server?.lines.next()
  if (answer !== undefined && answer.done !== true) return answer.value
  throw new BackendError({ where: NUMPY, expected: `able to do ${job.task}`, received: 'the end of its process' })
}

function dtypeOf(numbers: NumpyWork['operand'][number]): string {
  return numbers instanceof Float64Array ? 'float64' : numbers instanceof Float32Array ? 'float32' : 'int32'
}

function numbersIn(text: string): number[] {
  const parsed: unknown = JSON.parse(text)
  return Array.isArray(parsed) ? parsed.map(Number) : []
}
