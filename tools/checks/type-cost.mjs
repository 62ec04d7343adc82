import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { binOf, captureNode, root } from '../shared/process.mjs'

/**
 * What a catalogue of many methods may cost the type checker.
 *
 * @typedef {object} TypeBudget
 * @property {number} methods How many methods the generated plugin has.
 * @property {number | null} instantiations Ceiling; null before the first `--update`.
 */

const recordFile = join(root, 'tools', 'type-cost.json')

/** Room above the measured count, for upgrades of the compiler. */
const headroom = 1.05

/**
 * Counts the type instantiations of a program that registers a plugin of hundreds of methods and calls some of them.
 * A registry type that is quadratic in the number of methods shows here long before anyone waits for their editor.
 *
 * @param {{ update?: boolean }} [options] `update`: record the count of today as the ceiling.
 * @returns {string[]} One line for each problem.
 */
export function checkTypeCost({ update = false } = {}) {
  /** @type {TypeBudget} */
  const budget = JSON.parse(readFileSync(recordFile, 'utf8'))
  const folder = join(root, 'tools', 'node_modules', '.cache', 'type-cost')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'methods.ts'), methodsSource(budget.methods))
  writeFileSync(join(folder, 'program.ts'), programSource(budget.methods))
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.base.json'), compilerOptions: { customConditions: [] }, include: ['*.ts'] }),
  )
  const { status, output } = captureNode(binOf('typescript', 'tsc'), ['-p', folder, '--extendedDiagnostics'])
  if (status !== 0)
    return [
      `the program of ${budget.methods} methods does not compile:\n${output
        .split('\n')
        .filter((line) => /error TS\d/.test(line))
        .slice(0, 20)
        .join('\n')}`,
    ]
  const count = Number(/^Instantiations:\s+(\d+)$/m.exec(output)?.[1])
  if (update) {
    writeFileSync(recordFile, `${JSON.stringify({ ...budget, instantiations: Math.ceil(count * headroom) }, null, 2)}\n`)
    return []
  }
  if (budget.instantiations === null) return [`${count} instantiations and no ceiling: run "npm run size -- --update"`]
  return count <= budget.instantiations
    ? []
    : [`${budget.methods} methods take ${count} type instantiations, over the ceiling of ${budget.instantiations}`]
}

/** @param {number} count @returns {string} A module like a package's plugin: methods of three options each, and their list. */
function methodsSource(count) {
  const methods = Array.from(
    { length: count },
    (_, k) => `
export interface Options${k} { steps${k}?: number; tol?: number; scheme?: 'a${k}' | 'b${k}' }
export interface Result${k} { readonly q: readonly number[]; readonly steps: ${k} }
export const m${k}: Method<'load/m${k}', [x: readonly number[]], Options${k}, Result${k}> = {
  id: 'load/m${k}',
  kind: 'decomposition',
  title: 'Method ${k}',
  status: 'reference',
  source: { paper: 'generated', where: 'nowhere', departures: [] },
  needs: ['matmul'],
  rules: {
    steps${k}: { kind: 'int', default: 60, min: 1, max: 500, says: 'steps' },
    tol: { kind: 'real', default: 1e-12, min: 0, says: 'tolerance' },
    scheme: { kind: 'choice', default: 'a${k}', of: ['a${k}', 'b${k}'], says: 'scheme' },
  },
  run: (x) => ({ q: x, steps: ${k} }),
}`,
  )
  const names = Array.from({ length: count }, (_, k) => `m${k}`)
  return `import type { Method, Plugin } from '@ortho/core'
${methods.join('\n')}
export const load: Plugin<readonly [${names.map((name) => `typeof ${name}`).join(', ')}]> = {
  name: 'load', api: 1, methods: [${names.join(', ')}],
}
`
}

/** @param {number} count @returns {string} A program that calls the first, a middle and the last method. */
function programSource(count) {
  const calls = [0, count >> 1, count - 1].map(
    (k) => `
const r${k}: Result${k} = ortho.get('load/m${k}')([1], { steps${k}: 3 })
// @ts-expect-error: not an option of this method
ortho.get('load/m${k}')([1], { other: 3 })`,
  )
  return `import { createOrtho } from '@ortho/core'
import { load, type Result0, type Result${count >> 1}, type Result${count - 1} } from './methods.ts'
const ortho = createOrtho({ plugins: [load] })
${calls.join('\n')}
// @ts-expect-error: not one of the ids
ortho.get('load/none')
`
}
