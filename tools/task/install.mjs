import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npmScript, root, runNode } from '../shared/process.mjs'
import { workspaceFolders } from '../shared/workspace.mjs'

const stampFile = join(root, 'node_modules', '.ortho-install')

/**
 * Installs what `pnpm-lock.yaml` says, unless that was done since any of the files that decide it changed.
 *
 * @returns {number} The exit status of pnpm; 0 when there was nothing to do.
 */
export function installDependencies() {
  const stamp = dependencyHash()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return 0
  const status = runPnpm(['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'])
  if (status === 0) {
    mkdirSync(join(root, 'node_modules'), { recursive: true })
    writeFileSync(stampFile, stamp)
  }
  return status
}

/** Hash of everything that decides what an install does on this machine. */
function dependencyHash() {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json'].map((name) => join(root, name))
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`)
  for (const file of [...files, ...workspaceFolders().map((folder) => join(folder, 'package.json'))]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** @param {readonly string[]} args @returns {number} */
function runPnpm(args) {
  const version = pinnedVersion()
  const local = join(root, 'node_modules', 'pnpm')
  if (existsSync(join(local, 'package.json'))) {
    const installed = JSON.parse(readFileSync(join(local, 'package.json'), 'utf8'))
    if (installed.version === version) return runNode(join(local, 'bin', 'pnpm.cjs'), args)
  }
  return runNode(npmScript(), ['exec', '--yes', '--', `pnpm@${version}`, ...args])
}

/** @returns {string} The version of pnpm that the root's `packageManager` names. */
function pinnedVersion() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return String(packageManager)
    .replace(/^pnpm@/, '')
    .replace(/\+.*$/, '')
}
