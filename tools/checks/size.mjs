import { build } from 'esbuild'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from '../shared/process.mjs'
import { publicPackages } from '../shared/workspace.mjs'

/**
 * A small program, and what it may cost a browser.
 *
 * @typedef {object} Fixture
 * @property {string} code
 * @property {number | null} gzip Ceiling in bytes; null before the first `--update`.
 * @property {string[]} absent Identifiers of features that the program does not use.
 */

const recordFile = join(root, 'tools', 'size.json')

/** Room above the measured size, so that a compiler's upgrade does not fail the check. */
const headroom = 1.02

/**
 * Bundles fixture programs of the built packages for the browser, and compares their size with the recorded ceilings.
 * Besides, the import of a package for nothing must leave nothing in the bundle, even where no annotation is believed.
 *
 * @param {{ update?: boolean }} [options] `update`: record the sizes of today as the ceilings.
 * @returns {Promise<string[]>} One line for each problem.
 */
export async function checkSizes({ update = false } = {}) {
  /** @type {Record<string, Fixture>} */
  const fixtures = JSON.parse(readFileSync(recordFile, 'utf8'))
  const problems = []
  for (const [name, fixture] of Object.entries(fixtures)) {
    try {
      problems.push(...(await fixtureProblems(name, fixture, update)))
    } catch (error) {
      problems.push(`${name} does not bundle: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  if (update) writeFileSync(recordFile, `${JSON.stringify(fixtures, null, 2)}\n`)
  return [...problems, ...(await importProblems())]
}

/** @param {string} name @param {Fixture} fixture @param {boolean} update @returns {Promise<string[]>} */
async function fixtureProblems(name, fixture, update) {
  const bytes = gzipSync(await bundle(fixture.code, { minify: true }), { level: 9 }).length
  if (update) fixture.gzip = Math.ceil(bytes * headroom)
  const readable = await bundle(fixture.code, { minifySyntax: true })
  const problems = fixture.absent
    .filter((identifier) => new RegExp(`\\b${identifier}\\b`).test(readable))
    .map((identifier) => `${name} contains "${identifier}", which it does not use`)
  if (fixture.gzip === null) problems.push(`${name} is ${bytes} bytes and has no ceiling: run "npm run size -- --update"`)
  else if (bytes > fixture.gzip) problems.push(`${name} is ${bytes} bytes gzipped, over its ceiling of ${fixture.gzip}`)
  return problems
}

/** @returns {Promise<string[]>} */
async function importProblems() {
  const problems = []
  for (const { name, manifest } of publicPackages()) {
    // A command is started, not imported into bundles; its libraries may be CommonJS, whose wrappers always stay.
    if (manifest.bin !== undefined) continue
    const left = await bundle(`import '${name}'`, {
      ignoreAnnotations: true,
      minifySyntax: true,
      minifyWhitespace: true,
      external: thirdParties(),
      platform: 'node',
    })
    const code = left.replace(/\bimport(?:[^"';]*from)?"[^"]*";?/g, '').trim()
    if (code !== '') problems.push(`importing ${name} runs code: ${code.slice(0, 200)}`)
  }
  return problems
}

/** @returns {string[]} What our packages import from others: not ours to keep free of side effects. */
function thirdParties() {
  return publicPackages()
    .flatMap(({ manifest }) => Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }))
    .filter((dependency) => !dependency.startsWith('@ortho/'))
}

/**
 * @param {string} code
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<string>}
 */
async function bundle(code, options) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: join(root, 'tools'), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
    ...options,
  })
  return outputFiles?.[0]?.text ?? ''
}
