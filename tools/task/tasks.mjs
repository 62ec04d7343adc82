import { availableParallelism } from 'node:os'
import { binOf, runNode } from '../shared/process.mjs'

/** The command-line tool, as built. */
const cli = 'packages/cli/bin/ortho.js'

/** What `npm start` runs once everything is built: the same small Llama trained twice on the stories that come with Ortho. */
const mainJob = ['train', '--optimizer', 'adamw,muon']

/**
 * Every task of the root's `package.json`: a list of steps, each run only if the ones before it succeeded.
 *
 * @type {Record<string, (args: readonly string[]) => (() => number)[]>}
 */
const tasks = {
  start: (args) => [turbo('build', 'errors-only'), node(cli, [...mainJob, ...args])],
  test: (args) => [turbo('test', 'new-only', args)],
  build: (args) => [turbo('build', 'new-only', args)],
  types: (args) => [turbo('types', 'new-only', args)],
  lint: (args) => [
    turbo('gen', 'errors-only'),
    all(
      tool('prettier', ['--check', '--log-level=warn', '--cache', '.']),
      tool('eslint', ['.', ...args]),
      node('tools/check.mjs', ['boundaries', 'manifests', 'lockfile', 'catalogs']),
    ),
  ],
  format: () => [tool('prettier', ['--write', '--log-level=warn', '--cache', '.'])],
  gen: () => [turbo('gen', 'new-only'), node('tools/gen-catalog.mjs', [])],
  docs: () => [turbo('gen', 'errors-only'), node('tools/backend-table.mjs', []), tool('typedoc', [])],
  bench: (args) => [turbo('build', 'errors-only'), turbo('bench', 'full', args)],
  verify: (args) => [turbo('build', 'errors-only'), node(cli, ['verify', ...args])],
  size: (args) => [turbo('build', 'errors-only'), node('tools/check.mjs', ['size', 'type-cost', ...args])],
  'pack:check': (args) => [turbo('build', 'errors-only'), node('tools/check-packages.mjs', args)],
}

/** The names that {@link runTask} knows. */
export const taskNames = Object.keys(tasks)

/**
 * @param {string} name One of {@link taskNames}.
 * @param {readonly string[]} args Handed on to the task's last program.
 * @returns {number} The first exit status that is not 0, or 0.
 */
export function runTask(name, args) {
  const steps = tasks[name]
  if (steps === undefined) throw new Error(`unknown task "${name}", expected one of ${taskNames.join(', ')}`)
  for (const step of steps(args)) {
    const status = step()
    if (status !== 0) return status
  }
  return 0
}

/**
 * @param {string} task
 * @param {'full' | 'new-only' | 'errors-only'} logs
 * @param {readonly string[]} [args] For the program that the task runs.
 */
function turbo(task, logs, args = []) {
  const own = ['run', task, `--output-logs=${logs}`, `--concurrency=${availableParallelism()}`, '--continue=dependencies-successful']
  return () => runNode(binOf('turbo'), args.length === 0 ? own : [...own, '--', ...args])
}

/** @param {string} name @param {readonly string[]} args */
function tool(name, args) {
  return () => runNode(binOf(name), args)
}

/** @param {string} script @param {readonly string[]} args */
function node(script, args) {
  return () => runNode(script, args)
}

/** @param {(() => number)[]} steps @returns {() => number} One step that runs all, whatever becomes of the others. */
function all(...steps) {
  return () => Math.max(...steps.map((step) => step()))
}
