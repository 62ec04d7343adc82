import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type CatalogEntry, FormatError, MethodError } from '@ortho/core'

/**
 * Catalogs of the plugins named on the command line, in `ortho.config.json`, or in the `ortho.plugins` field of the
 * nearest `package.json`. A plugin is an npm package with a `catalog` export under `./catalog`.
 */
export async function enabledCatalogs(names: readonly string[], folder: string = process.cwd()): Promise<CatalogEntry[][]> {
  const wanted = [...new Set([...names, ...(await configured(folder))])]
  return Promise.all(wanted.map((name) => loadCatalog(name, folder)))
}

async function configured(folder: string): Promise<string[]> {
  const config = await readJson(join(folder, 'ortho.config.json'))
  if (config !== undefined) return pluginsOf('ortho.config.json', config)
  for (let at = folder; ; at = dirname(at)) {
    const manifest = await readJson(join(at, 'package.json'))
    if (manifest !== undefined) return isRecord(manifest) && isRecord(manifest['ortho']) ? pluginsOf('package.json', manifest['ortho']) : []
    if (dirname(at) === at) return []
  }
}

function pluginsOf(where: string, config: unknown): string[] {
  const plugins = isRecord(config) ? (config['plugins'] ?? []) : undefined
  if (Array.isArray(plugins) && plugins.every((name) => typeof name === 'string')) return plugins
  throw new FormatError({ where, argument: 'plugins', expected: 'a list of package names', received: JSON.stringify(plugins) })
}

async function readJson(path: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isRecord(error) && (error['code'] === 'ENOENT' || error['code'] === 'ENOTDIR')) return undefined
    throw error
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new FormatError({ where: path, expected: 'JSON', received: 'something else' }, error)
  }
}

async function loadCatalog(name: string, folder: string): Promise<CatalogEntry[]> {
  let loaded: unknown
  try {
    const path = createRequire(pathToFileURL(join(folder, 'package.json'))).resolve(`${name}/catalog`)
    loaded = await import(pathToFileURL(path).href)
  } catch (error) {
    throw new MethodError(
      {
        where: 'ortho',
        argument: 'plugin',
        expected: 'an installed package with a "./catalog" export',
        received: name,
        hint: `Run \`npm install ${name}\`, or take it off the list of plugins.`,
      },
      error,
    )
  }
  const catalog = isRecord(loaded) ? loaded['catalog'] : undefined
  if (Array.isArray(catalog) && catalog.every(isEntry)) return catalog
  throw new MethodError({ where: name, argument: 'catalog', expected: 'a list of catalog entries', received: typeof catalog })
}

function isEntry(value: unknown): value is CatalogEntry {
  return isRecord(value) && typeof value['id'] === 'string' && typeof value['load'] === 'function' && isRecord(value['rules'])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
