import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { build } from 'esbuild'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { binOf, captureNode, root } from '../shared/process.mjs'
import { filesBelow } from '../shared/workspace.mjs'

/** @import { Package } from '../shared/workspace.mjs' */

/** Packages that are about files, processes or foreign functions: no browser can run them. */
export const nodeOnly = ['@ortho/cli', '@ortho/backend-native']

/**
 * Kinds of problem that do not exist for a package of ES modules only: it has no CommonJS entry to get wrong, and TypeScript's
 * oldest resolution, which reads no `exports`, is not supported.
 */
const notForEsm = ['CJSResolvesToESM']
const oldResolutions = ['node10', 'node16-cjs']

/** @param {Package} pkg @param {string} tarball @returns {Promise<string[]>} */
export async function publintProblems({ manifest }, tarball) {
  const { buffer, byteOffset, byteLength } = readFileSync(tarball)
  const { messages } = await publint({ pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) }, strict: true })
  return messages.map((message) => formatMessage(message, manifest, { color: false }) ?? message.code)
}

/** @param {string} tarball @returns {Promise<string[]>} */
export async function resolutionProblems(tarball) {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)), { excludeEntrypoints: ['./package.json'] })
  if (result.types === false) return ['the package has no types']
  return result.problems
    .filter((problem) => !notForEsm.includes(problem.kind))
    .filter((problem) => !('resolutionKind' in problem) || !oldResolutions.includes(problem.resolutionKind))
    .map((problem) => JSON.stringify(problem))
}

/**
 * The module specifiers that an installed package offers: every exact path of `exports`, and what its wildcards match.
 *
 * @param {Package} pkg
 * @param {string} project
 * @returns {string[]}
 */
function specifiersOf({ name, manifest }, project) {
  const home = join(project, 'node_modules', name)
  return Object.entries(manifest.exports ?? {}).flatMap(([path, target]) => {
    const file = typeof target === 'string' ? target : target['default']
    if (file === undefined || path === './package.json') return []
    if (!path.includes('*')) return [name + path.slice(1)]
    const [before = '', after = ''] = join(home, file).split('*')
    const matched = filesBelow(before, (found) => found.endsWith(after)).map((found) =>
      found.slice(before.length, found.length - after.length),
    )
    return matched.map((part) => (name + path.slice(1)).replace('*', part.replaceAll('\\', '/')))
  })
}

/** @param {Package} pkg @param {string} project @returns {string[]} */
export function importProblems(pkg, project) {
  const script = join(project, 'import.mjs')
  const lines = specifiersOf(pkg, project).map(
    (specifier) => `if (Object.keys(await import('${specifier}')).length === 0) throw new Error('${specifier} exports nothing')`,
  )
  writeFileSync(script, lines.join('\n'))
  const imported = captureNode(script, [], project)
  const commands = Object.entries(pkg.manifest.bin ?? {}).map(([command, file]) => {
    const shim = join(project, 'node_modules', '.bin', command)
    if (!existsSync(shim) && !existsSync(`${shim}.cmd`)) return { status: 1, output: `the command "${command}" was not linked` }
    return captureNode(join(project, 'node_modules', pkg.name, file), ['--version'], project)
  })
  return [imported, ...commands].flatMap(({ status, output }) => {
    if (status !== 0) return [`exit status ${status}: ${output.slice(-1500)}`]
    return []
  })
}

/** @param {Package} pkg @param {string} project @returns {Promise<string[]>} */
export async function bundleProblems(pkg, project) {
  const contents = specifiersOf(pkg, project)
    .map((specifier, index) => `import * as m${index} from '${specifier}'; console.log(m${index})`)
    .join('\n')
  const { errors } = await build({
    stdin: { contents, resolveDir: project, loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    external: Object.keys(pkg.manifest.peerDependencies ?? {}),
    target: 'es2022',
    logLevel: 'silent',
  }).catch((/** @type {import('esbuild').BuildFailure} */ failure) => failure)
  return errors.map(({ text, location }) => (location === null ? text : `${location.file}:${location.line}: ${text}`))
}

/** @param {Package} pkg @param {string} project @param {'node16' | 'bundler'} resolution @returns {string[]} */
export function typeProblems(pkg, project, resolution) {
  const lines = specifiersOf(pkg, project).map((specifier, index) => `export * as m${index} from '${specifier}'`)
  writeFileSync(join(project, 'types.ts'), lines.join('\n'))
  // Declarations of globals that dependencies bring are there for everyone who installs them, as TypeScript's default is.
  const brought = join(project, 'node_modules', '@types')
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'esnext.disposable'],
    module: resolution === 'bundler' ? 'esnext' : 'node16',
    moduleResolution: resolution,
    strict: true,
    noEmit: true,
    types: [...new Set(['node', ...(existsSync(brought) ? readdirSync(brought) : [])])],
    typeRoots: [join(root, 'node_modules', '@types'), brought],
  }
  const config = join(project, `tsconfig.${resolution}.json`)
  writeFileSync(config, JSON.stringify({ compilerOptions, files: ['types.ts'] }))
  const { status, output } = captureNode(binOf('typescript', 'tsc'), ['-p', config], project)
  return status === 0 ? [] : [output.slice(0, 2000)]
}
