import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeBlocks } from '../doctest/extract.mjs'
import { filesBelow, publicPackages, readPackage } from '../shared/workspace.mjs'
import { root } from '../shared/process.mjs'

/** @import { Package } from '../shared/workspace.mjs' */

/**
 * What every published package must say of itself, and have beside it: ESM with types, no side effects, a README with
 * an example, a changeset before its first release.
 *
 * @returns {string[]} One line for each problem.
 */
export function checkManifests() {
  const changesets = filesBelow(join(root, '.changeset'), (file) => file.endsWith('.md')).map((file) => readFileSync(file, 'utf8'))
  const toolsUse = Object.keys(readPackage(join(root, 'tools')).manifest.devDependencies ?? {})
  return publicPackages().flatMap((pkg) => {
    const { name, manifest } = pkg
    const problems = [...manifestProblems(pkg), ...readmeProblems(pkg)]
    if (manifest.version === '0.0.0' && !changesets.some((text) => text.includes(`'${name}'`) || text.includes(`"${name}"`))) {
      problems.push('has no changeset')
    }
    if (!toolsUse.includes(name)) problems.push('is missing from the devDependencies of tools/package.json: its examples would not be run')
    return problems.map((problem) => `${name} ${problem}`)
  })
}

/** @param {Package} pkg @returns {string[]} */
function manifestProblems({ folder, manifest }) {
  const problems = []
  if (manifest.type !== 'module') problems.push('is not ESM: "type" must be "module"')
  if (manifest.sideEffects !== false) problems.push('must declare "sideEffects": false')
  if (manifest.license !== 'Apache-2.0') problems.push('must declare "license": "Apache-2.0"')
  if (!manifest.files?.includes('dist')) problems.push('must list "dist" in "files"')
  for (const [path, target] of Object.entries(manifest.exports ?? { '.': '(missing)' })) {
    if (path === './package.json') continue
    if (typeof target === 'string') {
      problems.push(`exports "${path}" without types`)
      continue
    }
    // What cannot run in browsers may have a stand-in there that says so.
    const order = Object.keys(target)
      .filter((condition) => condition !== 'browser')
      .join(', ')
    if (order !== '@ortho/source, types, default')
      problems.push(`exports "${path}" with conditions (${order}), not (@ortho/source, types, default)`)
    const source = target['@ortho/source']
    if (source !== undefined && !source.includes('*') && !existsSync(resolve(folder, source)))
      problems.push(`exports "${path}" from ${source}, which is not there`)
  }
  return problems
}

/** @param {Package} pkg @returns {string[]} */
function readmeProblems({ folder }) {
  const file = join(folder, 'README.md')
  if (!existsSync(file)) return ['has no README.md']
  return codeBlocks(readFileSync(file, 'utf8')).length === 0 ? ['has no ```ts example in its README.md'] : []
}
