import { existsSync, readFileSync } from 'node:fs'
import { generatedFiles } from '../catalog/generate.mjs'
import { fromRoot, publicPackages } from '../shared/workspace.mjs'

/** @returns {string[]} One line for each generated catalogue that is not what its methods say. */
export function checkCatalogs() {
  return publicPackages()
    .flatMap(({ folder, name }) => [...generatedFiles(folder, name)])
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => `${fromRoot(file)} is stale: run "npm run gen"`)
}
