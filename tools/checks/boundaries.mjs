import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import ts from 'typescript'
import { filesBelow, fromRoot, publicPackages, readPackage } from '../shared/workspace.mjs'
import { root } from '../shared/process.mjs'

/** @import { Package } from '../shared/workspace.mjs' */

/** Dependencies point one way only: a package may use those of the layers before its own. */
const layers = [['core'], ['io', 'linalg'], ['nn', 'optim', 'kernel', 'stats'], ['peft', 'merge', 'quant', 'gen', 'pde'], ['cli']]

/** These stand on core alone, whatever layer uses them. */
const besideCore = ['report', 'testkit']

const builtins = new Set(builtinModules)

/**
 * The dependency law, and its detail: every import is declared, no import leaves its package by a relative path, every
 * declared dependency is used.
 *
 * @returns {string[]} One line for each problem.
 */
export function checkBoundaries() {
  const shared = Object.keys(readPackage(root).manifest.devDependencies ?? {})
  return publicPackages().flatMap((pkg) => [...lawProblems(pkg), ...importProblems(pkg, shared)])
}

/**
 * @param {string} user Short name of the package that depends, e.g. `nn`.
 * @param {string} used Short name of the one depended on.
 * @returns {boolean} Whether the dependency law allows it.
 */
export function mayDependOn(user, used) {
  if (user.startsWith('backend-') || besideCore.includes(user)) return used === 'core'
  if (user === 'cli') return used !== 'cli'
  const mine = layers.findIndex((layer) => layer.includes(user))
  const theirs = layers.findIndex((layer) => layer.includes(used))
  return mine >= 0 && theirs >= 0 && theirs < mine
}

/** @param {Package} pkg @returns {string[]} */
function lawProblems({ name, manifest }) {
  const user = shortName(name)
  const known = layers.flat().includes(user) || besideCore.includes(user) || user.startsWith('backend-')
  if (!known) return [`${name} has no layer: add it to tools/checks/boundaries.mjs`]
  const { dependencies, peerDependencies, optionalDependencies } = manifest
  return Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
    .filter((used) => used.startsWith('@ortho/') && !mayDependOn(user, shortName(used)))
    .map((used) => `${name} must not depend on ${used} (tools/checks/boundaries.mjs has the law)`)
}

/** @param {Package} pkg @param {string[]} shared Development dependencies of the root. @returns {string[]} */
function importProblems({ name, folder, manifest }, shared) {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest
  const declared = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
  const forTests = [...declared, ...Object.keys(devDependencies ?? {}), ...shared]
  const problems = []
  const used = new Set()
  for (const file of filesBelow(resolve(folder, 'src'), (path) => path.endsWith('.ts'))) {
    const isTest = /\.(test|test-d|bench)\.ts$|[\\/]fixtures[\\/]/.test(file)
    for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
      const where = `${fromRoot(file)} imports "${specifier}"`
      if (specifier.startsWith('.')) {
        const target = relative(folder, resolve(dirname(file), specifier))
        if (target.startsWith('..')) problems.push(`${where}: relative imports stay inside the package`)
        else if (!/\.(ts|json)$/.test(specifier)) problems.push(`${where}: relative imports carry the .ts extension`)
        continue
      }
      if (specifier.startsWith('node:')) continue
      if (specifier.startsWith('#')) {
        if (manifest.imports?.[specifier] === undefined) problems.push(`${where}: not among the package's "imports"`)
        continue
      }
      const target = packageOf(specifier)
      used.add(target)
      if (builtins.has(specifier)) problems.push(`${where}: write "node:${specifier}"`)
      else if (target === name) problems.push(`${where}: a package does not import itself by name`)
      else if (!(isTest ? forTests : declared).includes(target)) problems.push(`${where}: not declared in the package's dependencies`)
    }
  }
  const unused = declared.filter((dependency) => !used.has(dependency))
  return [...problems, ...unused.map((dependency) => `${name} declares "${dependency}" and never imports it`)]
}

/**
 * @param {string} text TypeScript source.
 * @returns {string[]} What it imports: statically, dynamically, for types only, or by `/// <reference types>`.
 */
export function importsOf(text) {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true)
  return [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName)
}

/** @param {string} specifier @returns {string} The package of it: `@scope/name` or `name`. */
export function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/** @param {string} name */
function shortName(name) {
  return name.replace(/^@ortho\//, '')
}
