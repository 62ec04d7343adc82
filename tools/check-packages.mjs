// Checks the published packages as a stranger would meet them: packs each, installs it into an empty project outside the
// repository with nothing but what it depends on, imports it in Node, bundles it for the browser, resolves its types.
//
//   node tools/check-packages.mjs [PACKAGE…]      e.g. core cli; all if none is named
//
// Prints one line for each check; the last line is `N passed, N failed`, which also goes to out/pack-check.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleProblems, importProblems, nodeOnly, publintProblems, resolutionProblems, typeProblems } from './packaging/checks.mjs'
import { installAlone, packAll } from './packaging/install.mjs'
import { root } from './shared/process.mjs'
import { publicPackages } from './shared/workspace.mjs'

const named = process.argv.slice(2)
const all = publicPackages()
const chosen = all.filter(({ name }) => named.length === 0 || named.includes(name) || named.includes(name.replace('@ortho/', '')))
const folder = mkdtempSync(join(tmpdir(), 'ortho-pack-'))
const tally = { passed: 0, failed: 0 }

/** @param {string} name @param {() => Promise<string[]> | string[]} check */
async function report(name, check) {
  const problems = await check()
  tally[problems.length === 0 ? 'passed' : 'failed']++
  console.log(
    problems.length === 0
      ? `ok    ${name}`
      : `FAIL  ${name}\n${problems.map((problem) => `      ${problem.trim().replaceAll('\n', '\n      ')}`).join('\n')}`,
  )
  return problems.length === 0
}

try {
  const tarballs = packAll(all, folder)
  for (const pkg of chosen) {
    const { name } = pkg
    const tarball = tarballs.get(name) ?? ''
    await report(`${name}: publint`, () => publintProblems(pkg, tarball))
    await report(`${name}: types resolve from ES modules (attw)`, () => resolutionProblems(tarball))
    const project = join(folder, name.replace('@ortho/', ''))
    const installed = await report(`${name}: installs alone`, () => installAlone(pkg, all, tarballs, project))
    if (!installed) continue
    await report(`${name}: imports in Node`, () => importProblems(pkg, project))
    if (!nodeOnly.includes(name)) await report(`${name}: bundles for the browser`, () => bundleProblems(pkg, project))
    for (const resolution of /** @type {const} */ (['node16', 'bundler'])) {
      await report(`${name}: type-checks under moduleResolution ${resolution}`, () => typeProblems(pkg, project, resolution))
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
mkdirSync(join(root, 'out'), { recursive: true })
writeFileSync(join(root, 'out', 'pack-check.json'), JSON.stringify(tally))
console.log(`${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1
