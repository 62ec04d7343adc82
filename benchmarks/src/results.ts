import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseResult } from './harness.ts'
import type { Machine } from './machine.ts'

/** Where the work ran. */
export type Environment = 'node' | 'chromium'

/** Everything known of one run of one row: the content of a file. */
export interface RowResult {
  readonly row: string
  readonly title: string
  readonly environment: Environment
  /** The GPU, for rows that run on one. */
  readonly adapter?: string | undefined
  /** Whether WebAssembly had relaxed SIMD, for us and for the peers. */
  readonly relaxedSimd: boolean
  readonly machine: Machine
  readonly load: Load
  readonly cases: readonly CaseResult[]
}

/** Load average of the last minute: processes that ran or wanted to, ours included; 1 when nothing else did. */
export interface Load {
  readonly before: number
  readonly after: number
}

/** Writes the result into its file, over an older one of the same row; of rows on a GPU, over one of the same adapter. */
export function saveResult(folder: string, result: RowResult): void {
  mkdirSync(folder, { recursive: true })
  // Node runs a row with relaxed SIMD and without it, a browser as it is.
  const variant = result.environment === 'node' && result.relaxedSimd ? 'node-relaxed' : result.environment
  const adapter = result.adapter === undefined ? '' : `.${fileName(result.adapter)}`
  writeFileSync(join(folder, `${result.row}.${variant}${adapter}.json`), `${JSON.stringify(result, undefined, 2)}\n`)
}

/** Letters and digits of a text, with dashes between. */
function fileName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** All results of a folder, in the order of their file names. */
export function loadResults(folder: string): RowResult[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RowResult)
}
