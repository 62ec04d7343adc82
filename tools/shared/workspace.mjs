import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from './process.mjs'

/**
 * What this repository reads of a `package.json`.
 *
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [license]
 * @property {string} [type]
 * @property {boolean | string[]} [sideEffects]
 * @property {string[]} [files]
 * @property {Record<string, string | Record<string, string>>} [exports]
 * @property {Record<string, unknown>} [imports]
 * @property {Record<string, string>} [bin]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 */

/**
 * One package of the workspace.
 *
 * @typedef {object} Package
 * @property {string} name Full name, e.g. `@ortho/core`.
 * @property {string} folder Absolute path.
 * @property {Manifest} manifest
 */

/** @param {string} folder @returns {Package} */
export function readPackage(folder) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { name: manifest.name, folder, manifest }
}

/**
 * The folders that may hold a package of the workspace, as in `pnpm-workspace.yaml`.
 *
 * @returns {string[]} Absolute paths of those that have a `package.json`.
 */
export function workspaceFolders() {
  const inside = ['packages', 'examples'].flatMap((parent) => {
    const folder = join(root, parent)
    return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
  })
  return [...inside, join(root, 'benchmarks'), join(root, 'tools')].filter((folder) => existsSync(join(folder, 'package.json'))).sort()
}

/** @returns {Package[]} The packages that are published, sorted by folder. */
export function publicPackages() {
  return workspaceFolders()
    .map(readPackage)
    .filter(({ manifest }) => manifest.private !== true)
}

/**
 * @param {string} folder Absolute path; a folder that does not exist is empty.
 * @param {(file: string) => boolean} wanted
 * @returns {string[]} Absolute paths of the files below it, sorted; `node_modules` and hidden folders are left out.
 */
export function filesBelow(folder, wanted) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : filesBelow(path, wanted)
      return wanted(path) ? [path] : []
    })
    .sort()
}

/** @param {string} file Absolute path. @returns {string} Relative to the root, with forward slashes. */
export function fromRoot(file) {
  return relative(root, file).split(sep).join('/')
}
