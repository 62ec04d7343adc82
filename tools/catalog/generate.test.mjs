import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generatedFiles } from './generate.mjs'
import { entriesOf } from './scan.mjs'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ortho-catalog-'))))
afterEach(() => rmSync(folder, { recursive: true }))

/** @param {string} path Below `src`. @param {string} text */
function write(path, text) {
  const file = join(folder, 'src', path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** @param {string} name */
function generated(name) {
  return generatedFiles(folder, '@ortho/linalg').get(join(folder, 'src', name)) ?? ''
}

const method = `
const limit = 2 ** 9
/** Nearest matrix with orthonormal columns, by {@link newton Newton–Schulz}. More words. */
export function polarFactor(): void {}
function isOdd(x: unknown): boolean { return true }
/** Registry entry of {@link polarFactor}. */
export const polar: Method<'linalg/polar'> = {
  id: 'linalg/polar',
  title: "Polar factor, it's here",
  status: 'stable',
  source: { paper: 'x', departures: [] },
  rules: { steps: { kind: 'int', default: 60, max: limit }, odd: { kind: 'custom', default: -1, check: isOdd, says: 'odd' } },
  run: polarFactor,
}
`

test('entries become catalogue records that need no import, and lazy loaders', () => {
  write('methods/orthogonal/polar.ts', method)
  write('methods/orthogonal/polar.experiment.ts', 'export const polarExperiment: Experiment = { id: "x/y" }')
  write('methods/orthogonal/polar.test.ts', method)
  const catalog = generated('catalog.gen.ts')
  for (const line of [
    "id: 'linalg/polar',",
    "summary: 'Nearest matrix with orthonormal columns, by Newton–Schulz',",
    "title: 'Polar factor, it\\'s here',",
    "rules: { steps: { kind: 'int', default: 60, max: 2 ** 9 }, odd: { kind: 'custom', default: -1, says: 'odd' } },",
    "load: () => import('./methods/orthogonal/polar.ts').then((m) => m.polar),",
    "experiment: () => import('./methods/orthogonal/polar.experiment.ts').then((m) => m.polarExperiment),",
  ]) {
    expect(catalog).toContain(`    ${line}\n`)
  }
  expect(catalog.match(/load:/g)).toHaveLength(1)
  expect(generated('plugin.gen.ts')).toContain(
    "export const linalg: Plugin<\n  readonly [\n    typeof polar,\n  ]\n> = {\n  name: '@ortho/linalg',",
  )
})

test('a package without methods has nothing generated', () => {
  write('index.ts', 'export {}')
  expect(generatedFiles(folder, '@ortho/linalg').size).toBe(0)
})

test('one id in two files is refused, naming both', () => {
  write('methods/a.ts', method)
  write('methods/b.ts', method)
  expect(() => generatedFiles(folder, '@ortho/linalg')).toThrow(
    'linalg/polar is the id of two entries, in ./methods/a.ts and ./methods/b.ts',
  )
})

test('an entry needs documentation and plain data', () => {
  expect(() => entriesOf('x.ts', "export const a: M = { id: 'p/a' }")).toThrow('x.ts: a has no doc comment')
  expect(() => entriesOf('x.ts', "/** A. */ export const a: M = { id: 'p/a', rules: makeRules() }")).toThrow(
    'a.rules must be plain data, got makeRules()',
  )
  expect(entriesOf('x.ts', "/** A. */ export const a: M = { name: 'p/a' }")).toEqual([])
})
