// Checks the repository against its own rules:
//
//   node tools/check.mjs [--update] [NAME…]
//
// prints every problem and exits with 1 if there are any. `--update` rewrites the recorded budgets instead.
import { checkBoundaries } from './checks/boundaries.mjs'
import { checkCatalogs } from './checks/catalogs.mjs'
import { checkLockfile } from './checks/lockfile.mjs'
import { checkManifests } from './checks/manifests.mjs'
import { checkSizes } from './checks/size.mjs'
import { checkTypeCost } from './checks/type-cost.mjs'

/** @type {Record<string, (options: { update: boolean }) => Promise<string[]> | string[]>} */
const checks = {
  boundaries: () => checkBoundaries(),
  manifests: () => checkManifests(),
  lockfile: () => checkLockfile(),
  catalogs: () => checkCatalogs(),
  size: checkSizes,
  'type-cost': checkTypeCost,
}

const args = process.argv.slice(2)
const update = args.includes('--update')
const names = args.filter((arg) => arg !== '--update')
const unknown = names.filter((name) => !(name in checks))
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}. usage: node tools/check.mjs [--update] [${Object.keys(checks).join('|')}…]`)
  process.exitCode = 2
} else {
  for (const name of names.length > 0 ? names : Object.keys(checks)) {
    const problems = await checks[name]?.({ update })
    if (problems === undefined || problems.length === 0) {
      console.log(`${name}: ok`)
    } else {
      for (const problem of problems) console.error(`${name}: ${problem}`)
      process.exitCode = 1
    }
  }
}
