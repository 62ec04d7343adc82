import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { filesBelow, fromRoot } from '../shared/workspace.mjs'
import { quote } from './literal.mjs'
import { entriesOf, exportedNames } from './scan.mjs'

/** @import { Entry } from './scan.mjs' */

/**
 * An entry and the files around it, relative to `src`.
 *
 * @typedef {Entry & { file: string, experiment?: { file: string, name: string } }} Located
 */

const header = '// Made by `npm run gen` from the files of methods/. Do not edit.\n'

/**
 * What `catalog.gen.ts` and `plugin.gen.ts` of a package must hold.
 *
 * @param {string} folder Of the package.
 * @param {string} packageName
 * @returns {Map<string, string>} Text by absolute path; empty when the package has no methods.
 * @throws {Error} When two entries share a name or an id, or an entry cannot be read.
 */
export function generatedFiles(folder, packageName) {
  const src = join(folder, 'src')
  const entries = filesBelow(join(src, 'methods'), (file) => /^[^.]+\.ts$/.test(file.split(sep).at(-1) ?? '')).flatMap((file) =>
    locate(src, file),
  )
  if (entries.length === 0) return new Map()
  for (const key of /** @type {const} */ (['id', 'name'])) refuseTwins(entries, key)
  entries.sort((a, b) => (a.id < b.id ? -1 : 1))
  return new Map([
    [join(src, 'catalog.gen.ts'), catalogText(entries, packageName)],
    [join(src, 'plugin.gen.ts'), pluginText(entries, packageName)],
  ])
}

/** @param {string} src @param {string} file @returns {Located[]} */
function locate(src, file) {
  const experimentFile = file.replace(/\.ts$/, '.experiment.ts')
  const experiments = existsSync(experimentFile) ? exportedNames(fromRoot(experimentFile), readFileSync(experimentFile, 'utf8')) : []
  return entriesOf(fromRoot(file), readFileSync(file, 'utf8')).map((entry) => {
    const located = { ...entry, file: specifier(src, file) }
    if (!existsSync(experimentFile)) return located
    const name = experiments.length === 1 ? experiments[0] : experiments.find((candidate) => candidate === `${entry.name}Experiment`)
    if (name === undefined)
      throw new Error(`${fromRoot(experimentFile)} must export ${entry.name}Experiment, got ${experiments.join(', ') || 'no constant'}`)
    return { ...located, experiment: { file: specifier(src, experimentFile), name } }
  })
}

/** @param {string} src @param {string} file */
function specifier(src, file) {
  return `./${relative(src, file).split(sep).join('/')}`
}

/** @param {Located[]} entries @param {'id' | 'name'} key */
function refuseTwins(entries, key) {
  const first = new Map()
  for (const entry of entries) {
    const twin = first.get(entry[key])
    if (twin !== undefined) throw new Error(`${entry[key]} is the ${key} of two entries, in ${twin.file} and ${entry.file}`)
    first.set(entry[key], entry)
  }
}

/** @param {string} packageName @returns {string} Where a generated file finds the types of the registry: core does not import itself by name. */
function registryOf(packageName) {
  return packageName === '@ortho/core' ? './registry/index.ts' : '@ortho/core'
}

/** @param {Located[]} entries @param {string} packageName @returns {string} */
function catalogText(entries, packageName) {
  const records = entries.map(({ id, name, summary, copied, file, experiment }) => {
    const fields = [
      `id: ${quote(id)}`,
      `summary: ${quote(summary)}`,
      ...[...copied].map(([field, text]) => `${field}: ${text}`),
      `load: () => import('${file}').then((m) => m.${name})`,
      ...(experiment === undefined ? [] : [`experiment: () => import('${experiment.file}').then((m) => m.${experiment.name})`]),
    ]
    return `  {\n${fields.map((field) => `    ${field},\n`).join('')}  },\n`
  })
  return `${header}import type { CatalogEntry } from '${registryOf(packageName)}'

/** What this package offers, to be listed without loading any of it. */
export const catalog: readonly CatalogEntry[] = [
${records.join('')}]
`
}

/** @param {Located[]} entries @param {string} packageName @returns {string} */
function pluginText(entries, packageName) {
  const imports = entries.map(({ name, file }) => `import { ${name} } from '${file}'\n`)
  const constant = packageName.replace(/^@ortho\//, '').replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
  return `${header}import type { Plugin } from '${registryOf(packageName)}'
${imports.join('')}
/** Every method of ${packageName}. */
export const ${constant}: Plugin<
  readonly [
${entries.map(({ name }) => `    typeof ${name},\n`).join('')}  ]
> = {
  name: ${quote(packageName)},
  api: 1,
  methods: [${entries.map(({ name }) => name).join(', ')}],
}
`
}
