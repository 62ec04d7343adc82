import { MethodError } from '../errors.ts'
import type { AnyMethod } from './method.ts'

/** Version of the plugin interface that this copy of Ortho speaks. */
export const PLUGIN_API = 1

/**
 * A package's methods as a plain value: nothing happens until it is passed to {@link createOrtho}.
 *
 * @example
 * ```ts
 * import { newtonSchulzEntry } from '@ortho/linalg'
 *
 * const acme: Plugin<readonly [typeof newtonSchulzEntry]> = { name: 'ortho-plugin-acme', api: 1, methods: [newtonSchulzEntry] }
 * createOrtho({ plugins: [acme] }).ids // => ['linalg/newton-schulz']
 * ```
 */
export interface Plugin<M extends readonly AnyMethod[] = readonly AnyMethod[]> {
  /** Name of its npm package. */
  readonly name: string
  /** {@link PLUGIN_API} of the Ortho it was written for. */
  readonly api: number
  /** Its methods. */
  readonly methods: M
}

/**
 * The methods of some plugins by id, in order. One method object may come from several plugins.
 *
 * @throws MethodError for a plugin of another API version, or two different methods with one id.
 */
export function indexMethods(plugins: readonly Plugin[]): Map<string, AnyMethod> {
  const methods = new Map<string, AnyMethod>()
  const owners = new Map<string, string>()
  for (const plugin of plugins) {
    requireApi(plugin)
    for (const method of plugin.methods) {
      const present = methods.get(method.id)
      if (present !== undefined && present !== method) {
        throw new MethodError({
          where: 'createOrtho',
          argument: method.id,
          expected: 'the id of one method',
          received: `two: one from ${owners.get(method.id)} and one from ${plugin.name}`,
          hint: 'Leave one of the plugins out, or ask its author to rename the method.',
        })
      }
      methods.set(method.id, method)
      if (present === undefined) owners.set(method.id, plugin.name)
    }
  }
  return methods
}

function requireApi({ name, api }: Plugin): void {
  if (api === PLUGIN_API) return
  throw new MethodError({
    where: 'createOrtho',
    argument: name,
    expected: `a plugin of API version ${PLUGIN_API}, which this @ortho/core has`,
    received: `version ${api}`,
    hint: api > PLUGIN_API ? 'Update @ortho/core.' : `Update ${name}.`,
  })
}
