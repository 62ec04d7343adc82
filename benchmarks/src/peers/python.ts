import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { BackendError } from '@ortho/core'
import type { Contender } from '../case.ts'

/** Work for a {@link PythonPeer}. */
export interface PythonWork {
  /** What is to be done, by the name that the program has for it. */
  readonly task: string
  /** Numbers to do it with; the program finds each array in a file of its own. */
  readonly operands: readonly (Float64Array | Float32Array | Int32Array)[]
  /** What else the program has to know. */
  readonly details: Readonly<Record<string, unknown>>
  /** Calls per round. */
  readonly calls: number
}

/** A process of `python3` that does what it is told, line by line, and takes the time by its own clock. */
export interface PythonPeer {
  /** The work as a contender. */
  contender(work: PythonWork): Contender
  /** Ends the process and takes its files away. */
  stop(): void
}

/**
 * Starts a process.
 *
 * @param name - of its contenders.
 * @param program - reads jobs, one JSON object a line: `task`, `id`, `dtypes` of the operands, which lie in `{folder}/{id}.{i}`, all
 *   details, and `calls`. It answers each with one line: milliseconds per call, or for 0 calls a JSON array of the numbers that
 *   are compared.
 * @param environment - variables beside ours.
 */
export function startPython(name: string, program: string, environment: Readonly<Record<string, string>> = {}): PythonPeer {
  const folder = mkdtempSync(join(tmpdir(), 'ortho-python-'))
  const child = spawn('python3', ['-c', program], { env: { ...process.env, ...environment } })
  child.stderr.pipe(process.stderr)
  const ask = asker(name, child)
  let count = 0
  return {
    contender: ({ task, operands, details, calls }) => {
      const job = { ...details, task, id: count++, folder, dtypes: operands.map(dtypeOf) }
      operands.forEach((numbers, i) => {
        writeFileSync(join(folder, `${job.id}.${i}`), numbers)
      })
      const clock = async (times: number): Promise<number> => Number(await ask({ ...job, calls: times }))
      return { name, calls, call: () => clock(1), clock, result: async () => numbersIn(await ask({ ...job, calls: 0 })) }
    },
    stop: () => {
      child.stdin.end()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Hands over a job and resolves with the answer. */
function asker(name: string, child: ChildProcessWithoutNullStreams): (job: Pick<PythonWork, 'task' | 'calls'>) => Promise<string> {
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return async (job) => {
    child.stdin.write(`${JSON.stringify(job)}\n`)
    const answer = await lines.next()
    if (answer.done !== true) return answer.value
    throw new BackendError({ where: name, expected: `able to do ${job.task}`, received: 'the end of its process' })
  }
}

function dtypeOf(numbers: PythonWork['operands'][number]): string {
  return numbers instanceof Float64Array ? 'float64' : numbers instanceof Float32Array ? 'float32' : 'int32'
}

function numbersIn(text: string): number[] {
  const parsed: unknown = JSON.parse(text)
  return Array.isArray(parsed) ? parsed.map(Number) : []
}
