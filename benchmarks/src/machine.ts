import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'

/** What a result depends on beside the code. */
export interface Machine {
  /** Day of the run, as it was passed in. */
  readonly date: string
  /** Commit of this repository, with `+` when files were changed; `unknown` outside a checkout. */
  readonly commit: string
  readonly cpu: string
  /** Cores that the process may use. */
  readonly cores: number
  readonly memoryGiB: number
  readonly system: string
  /** Node and its V8, or the browser. */
  readonly runtime: string
  /** Versions of the peers, by package. */
  readonly peers: Readonly<Record<string, string>>
}

/** Describes this machine. */
export function describeMachine(date: string, runtime: string = nodeRuntime()): Machine {
  return {
    date,
    commit: commit(),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    runtime,
    peers: peerVersions(),
  }
}

/** Load average of the last minute, to two digits; 0 on systems that have none. */
export function loadAverage(): number {
  return Math.round(100 * (loadavg()[0] ?? 0)) / 100
}

/** Node and its V8. */
export function nodeRuntime(): string {
  return `Node ${process.versions.node} (V8 ${process.versions.v8})`
}

function commit(): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' }).trim()
  try {
    return `${git('rev-parse', '--short=12', 'HEAD')}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'}`
  } catch {
    // A copy without git, or git missing: the numbers stand without it.
    return 'unknown'
  }
}

/** The dependencies of this package that are not ours; their versions are exact. */
function peerVersions(): Record<string, string> {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { dependencies: Record<string, string> }
  return Object.fromEntries(Object.entries(manifest.dependencies).filter(([name]) => !name.startsWith('@ortho/')))
}
