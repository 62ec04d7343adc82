import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { binOf, captureNode, npmScript } from '../shared/process.mjs'

/** @import { Package } from '../shared/workspace.mjs' */

/**
 * Packs every package with pnpm, which replaces `workspace:` ranges by versions.
 *
 * @param {Package[]} packages
 * @param {string} folder Where the tarballs go.
 * @returns {Map<string, string>} Tarball by package name.
 */
export function packAll(packages, folder) {
  const tarballs = join(folder, 'tarballs')
  mkdirSync(tarballs, { recursive: true })
  return new Map(
    packages.map(({ name, folder: source, manifest }) => {
      const { status, output } = captureNode(binOf('pnpm'), ['pack', '--pack-destination', tarballs], source)
      const file = join(tarballs, `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`)
      if (status !== 0 || !existsSync(file))
        throw new Error(`pnpm pack of ${name} made ${readdirSync(tarballs).join(', ')}, not ${file}: ${output}`)
      return [name, file]
    }),
  )
}

/**
 * Installs one package into an empty project: it and its own sister packages from tarballs, the rest from the registry. Optional
 * peers are installed too, as by someone who uses the sub-path that needs them.
 *
 * @param {Package} pkg
 * @param {Package[]} packages All of the repository.
 * @param {Map<string, string>} tarballs
 * @param {string} project Folder to make.
 * @returns {string[]} Problems.
 */
export function installAlone(pkg, packages, tarballs, project) {
  mkdirSync(project, { recursive: true })
  const own = [...withSisters(pkg, packages)].map(({ name }) => [name, `file:${tarballs.get(name)}`])
  const manifest = {
    name: 'empty-project',
    private: true,
    type: 'module',
    dependencies: { ...peersOf(pkg), ...Object.fromEntries(own) },
    overrides: Object.fromEntries(own),
  }
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest, null, 2))
  const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--prefer-offline', '--loglevel=error']
  const { status, output } = captureNode(npmScript(), ['install', ...quiet], project)
  if (status !== 0) return [output]
  const present = existsSync(join(project, 'node_modules', '@ortho'))
    ? readdirSync(join(project, 'node_modules', '@ortho')).map((name) => `@ortho/${name}`)
    : []
  const expected = own.map(([name]) => name)
  return present.filter((name) => !expected.includes(name)).map((name) => `${name} was installed too`)
}

/** @param {Package} pkg @returns {Readonly<Record<string, string>>} Peers that are not of this repository, with their ranges. */
function peersOf({ manifest }) {
  return Object.fromEntries(Object.entries(manifest.peerDependencies ?? {}).filter(([name]) => !name.startsWith('@ortho/')))
}

/**
 * @param {Package} pkg
 * @param {Package[]} packages
 * @param {Set<Package>} [found]
 * @returns {Set<Package>} The package and the packages of this repository that it stands on.
 */
function withSisters(pkg, packages, found = new Set()) {
  if (found.has(pkg)) return found
  found.add(pkg)
  const needed = Object.keys({ ...pkg.manifest.dependencies, ...pkg.manifest.optionalDependencies, ...pkg.manifest.peerDependencies })
  for (const sister of packages) if (needed.includes(sister.name)) withSisters(sister, packages, found)
  return found
}
