import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Absolute path of the repository's root. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * The environment of every program started here: the workspace's own binaries come first on the path
 * (turbo looks for the pinned pnpm there), and nothing reports home.
 *
 * @returns {NodeJS.ProcessEnv}
 */
function environment() {
  // Windows spells the variable `Path`; a second spelling beside it would hide the first.
  const path = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    ...process.env,
    [path]: [join(root, 'node_modules', '.bin'), process.env[path] ?? ''].join(delimiter),
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  }
}

/**
 * Runs a JavaScript file with this Node, its output passed through. No shell is involved, so arguments need no quoting
 * and Windows needs no `.cmd` files.
 *
 * @param {string} script Absolute path, or relative to the root.
 * @param {readonly string[]} args
 * @param {string} [cwd] The root if not given.
 * @returns {number} The exit status; 1 when a signal ended the program.
 */
export function runNode(script, args, cwd = root) {
  const { status, error } = spawnSync(process.execPath, [resolve(root, script), ...args], { cwd, stdio: 'inherit', env: environment() })
  if (error !== undefined) throw error
  return status ?? 1
}

/**
 * As {@link runNode}, with the output returned instead of shown.
 *
 * @param {string} script
 * @param {readonly string[]} args
 * @param {string} [cwd]
 * @returns {{ status: number, output: string }} Standard output followed by standard error.
 */
export function captureNode(script, args, cwd = root) {
  const { status, error, stdout, stderr } = spawnSync(process.execPath, [resolve(root, script), ...args], {
    cwd,
    encoding: 'utf8',
    env: environment(),
    maxBuffer: 1 << 28,
  })
  if (error !== undefined) throw error
  return { status: status ?? 1, output: stdout + stderr }
}

/**
 * The JavaScript file behind a command of an installed package.
 *
 * @param {string} name Package name, e.g. `turbo`.
 * @param {string} [command] Where it differs from the package's name.
 * @returns {string} Absolute path.
 */
export function binOf(name, command = name) {
  const folder = join(root, 'node_modules', name)
  /** @type {{ bin: string | Record<string, string> }} */
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`${name} has no command "${command}"`)
  return join(folder, file)
}

/**
 * npm's own JavaScript file: the npm that started us, or the one that came with this Node.
 *
 * @returns {string} Absolute path.
 */
export function npmScript() {
  const started = process.env['npm_execpath']
  const beside = dirname(process.execPath)
  const candidates = [
    ...(started !== undefined && /npm-cli\.[cm]?js$/.test(started) ? [started] : []),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ]
  const found = candidates.find((file) => existsSync(file))
  if (found === undefined) throw new Error(`npm was not found; run this task as "npm run …" (looked at ${candidates.join(', ')})`)
  return found
}
