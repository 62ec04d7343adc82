import { transformSync } from 'esbuild'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { captureNode, root } from '../shared/process.mjs'
import { filesBelow, fromRoot, publicPackages } from '../shared/workspace.mjs'
import { codeBlocks, docExamples } from './extract.mjs'
import { freeNames, transform } from './transform.mjs'
import { exportsOf, typeErrors } from './types.mjs'

/** @import { Package } from '../shared/workspace.mjs' */
/** @import { Block } from './extract.mjs' */

/**
 * One example and how it fared.
 *
 * @typedef {object} Outcome
 * @property {string} name `FILE:LINE`.
 * @property {number} assertions How many claims of its comments were checked.
 * @property {string | null} problem
 */

/**
 * @typedef {object} Example
 * @property {string} name
 * @property {Block} block
 * @property {string} prelude Imports that the example leaves to the reader, on one line.
 */

/**
 * Runs every example of the READMEs, guides and doc comments against the built packages.
 *
 * @param {(file: string) => boolean} [wanted] By path from the root.
 * @returns {Outcome[]}
 */
export function runDoctests(wanted = () => true) {
  const home = join(root, 'tools', 'node_modules', '.cache', 'doctest')
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const guides = [join(root, 'README.md'), ...filesBelow(join(root, 'docs'), (file) => file.endsWith('.md'))]
  const rooms = [{ room: 'guides', examples: guides.filter((file) => existsSync(file) && wanted(fromRoot(file))).flatMap(examplesOfGuide) }]
  const packages = publicPackages()
  const exported = exportsOf(packages)
  for (const pkg of packages) {
    rooms.push({ room: pkg.name.replace(/^@ortho\//, ''), examples: examplesOfPackage(pkg, exported, wanted) })
  }
  const prepared = rooms.flatMap(({ room, examples }) =>
    examples.map((example, index) => prepare(example, join(home, `${room}-${index}.ts`), room)),
  )
  const wrongTypes = typeErrors(prepared.filter(({ problem }) => problem === null).map(({ file }) => file))
  for (const { room } of rooms) {
    const ready = prepared.filter((example) => example.room === room && example.problem === null)
    const problems = execute(ready.map(({ file }) => file))
    ready.forEach((example, index) => (example.problem = wrongTypes.get(example.file) ?? problems[index] ?? null))
  }
  return prepared.map(({ name, assertions, problem }) => ({ name, assertions, problem }))
}

/** @param {string} file @returns {Example[]} */
function examplesOfGuide(file) {
  return codeBlocks(readFileSync(file, 'utf8')).map((block) => ({ name: `${fromRoot(file)}:${block.line}`, block, prelude: '' }))
}

/**
 * A README's examples say what they import; those of doc comments may use whatever their package and its dependencies export.
 *
 * @param {Package} pkg
 * @param {Map<string, string[]>} exported Names by package.
 * @param {(file: string) => boolean} wanted
 * @returns {Example[]}
 */
function examplesOfPackage({ name, folder, manifest }, exported, wanted) {
  const readme = join(folder, 'README.md')
  const inReadme = existsSync(readme) && wanted(fromRoot(readme)) ? examplesOfGuide(readme) : []
  const sources = filesBelow(join(folder, 'src'), (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && wanted(fromRoot(file)))
  const found = sources.flatMap((file) =>
    docExamples(readFileSync(file, 'utf8')).map((block) => ({ name: `${fromRoot(file)}:${block.line}`, block })),
  )
  if (found.length === 0) return inReadme
  const sisters = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).filter((other) => other.startsWith('@ortho/'))
  /** @type {Map<string, string>} */
  const origin = new Map()
  for (const specifier of [name, ...sisters]) {
    for (const symbol of exported.get(specifier) ?? []) if (!origin.has(symbol)) origin.set(symbol, specifier)
  }
  return [...inReadme, ...found.map((example) => ({ ...example, prelude: importsFor(example.block.code, origin) }))]
}

/** @param {string} code @param {Map<string, string>} origin @returns {string} */
function importsFor(code, origin) {
  return [...freeNames(code)].flatMap((name) => (origin.has(name) ? [`import { ${name} } from '${origin.get(name)}';`] : [])).join(' ')
}

/** @param {Example} example @param {string} file @param {string} room */
function prepare({ name, block, prelude }, file, room) {
  try {
    const { text, assertions } = transform(block.code, block.line)
    const code = `${prelude} export {};\n${text}\n`
    writeFileSync(file, code)
    writeFileSync(scriptOf(file), transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code)
    return { name, room, file, assertions, problem: /** @type {string | null} */ (null) }
  } catch (error) {
    return { name, room, file, assertions: 0, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** @param {string} file A generated `.ts` file. */
function scriptOf(file) {
  return file.replace(/\.ts$/, '.mjs')
}

/** @param {string[]} files Generated `.ts` files, run in one process, each in an empty folder. @returns {(string | null)[]} */
function execute(files) {
  if (files.length === 0) return []
  const folder = mkdtempSync(join(tmpdir(), 'ortho-doctest-'))
  const bookkeeping = mkdtempSync(join(tmpdir(), 'ortho-doctest-results-'))
  const [modulesFile, resultsFile] = [join(bookkeeping, 'modules.json'), join(bookkeeping, 'results.json')]
  try {
    writeFileSync(modulesFile, JSON.stringify(files.map(scriptOf)))
    writeFileSync(resultsFile, '[]')
    const { output } = captureNode(join(root, 'tools', 'doctest', 'run-blocks.mjs'), [modulesFile, resultsFile, folder])
    /** @type {(string | null)[]} */
    const results = JSON.parse(readFileSync(resultsFile, 'utf8'))
    return files.map((_, index) =>
      index < results.length ? (results[index] ?? null) : `the process ended before this was done: ${output.slice(-2000)}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(bookkeeping, { recursive: true, force: true })
  }
}
