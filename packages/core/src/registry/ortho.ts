import { MethodError } from '../errors.ts'
import { requireKernels } from './capabilities.ts'
import type { Offers } from './capabilities.ts'
import type { AnyMethod } from './method.ts'
import { resolveAnyOptions } from './options.ts'
import { indexMethods } from './plugin.ts'
import type { Plugin } from './plugin.ts'
import type { SomeOf } from './rules.ts'
import { didYouMean } from './suggest.ts'

/** What an iterative method does when it fails to converge: throw, or say so in its result's `status`. */
export type OnNumerical = 'throw' | 'status'

/** What {@link createOrtho} takes. */
export interface OrthoConfig<P extends readonly Plugin[] = readonly Plugin[]> {
  /** Where the methods come from. */
  readonly plugins: P
  /** When given, {@link Ortho.get} refuses methods that need kernels it lacks. */
  readonly backend?: Offers
  /** Default `status`; programs that cannot look at each result, like the command line, choose `throw`. */
  readonly onNumerical?: OnNumerical
}

/** The methods found in a list of plugins, as a union. */
export type MethodsIn<P extends readonly Plugin[]> = P[number]['methods'][number]

/** Those methods by id. A lookup in it costs the compiler the same however many there are. */
export type MethodTable<M extends AnyMethod> = { readonly [X in M as X['id']]: X }

/** What {@link Ortho.get} returns for a method: its function, to which some of the options may be given, or none. */
export type Call<M> = M extends {
  /** The method's own function: inputs first, complete options last. */
  readonly run: (...args: [...infer In, infer O]) => infer Out
}
  ? (...args: [...In, options?: SomeOf<O>]) => Out
  : never

/** The methods a program has chosen, typed by the plugins passed. */
export interface Ortho<M extends AnyMethod> {
  /** The ids, in the order of the plugins. */
  readonly ids: readonly M['id'][]
  /** The methods, in the order of the plugins. */
  readonly methods: readonly M[]
  /** As configured. */
  readonly onNumerical: OnNumerical
  /** True for the id of a method. */
  has(id: string): id is M['id']
  /**
   * The function of a method: inputs first, options last; missing options take their defaults, given ones are checked.
   *
   * @throws MethodError for an unknown id; UnsupportedKernelError when the configured backend cannot run it. The function it
   *   returns throws OptionError.
   * @example
   * ```ts
   * import { linalg } from '@ortho/linalg/plugin'
   *
   * const polar = createOrtho({ plugins: [linalg] }).get('linalg/newton-schulz')
   * polar(tensor([[3], [4]]), { coefficients: 'exact', steps: 12 }).toArray() // => [[0.6], [0.8]]
   * ```
   */
  get<Id extends M['id']>(id: Id): Call<MethodTable<M>[Id]>
  /** The method itself: its rules, source and needs. @throws MethodError for an unknown id. */
  method<Id extends M['id']>(id: Id): MethodTable<M>[Id]
  /**
   * The method that a person means: by id, by another name it goes by, or by the part of its id after the slash.
   *
   * @throws MethodError when none or several fit, listing them.
   */
  find(name: string): M
}

/** {@link Ortho} without the types of its methods: what the one implementation returns. */
interface AnyOrtho {
  readonly ids: readonly string[]
  readonly methods: readonly AnyMethod[]
  readonly onNumerical: OnNumerical
  has(id: string): boolean
  get(id: string): (...args: readonly unknown[]) => unknown
  method(id: string): AnyMethod
  find(name: string): AnyMethod
}

/**
 * A registry of the methods of some plugins. Its types come from the values passed: an id that is not among them does not
 * compile, and options and results are those of the method.
 *
 * @throws MethodError for two different methods with one id, or a plugin of another API version.
 * @example
 * ```ts
 * import { linalg } from '@ortho/linalg/plugin'
 *
 * const ortho = createOrtho({ plugins: [linalg], onNumerical: 'throw' })
 * ortho.has('linalg/newton-schulz') // => true
 * ```
 */
export function createOrtho<const P extends readonly Plugin[]>(config: OrthoConfig<P>): Ortho<MethodsIn<P>>
export function createOrtho({ plugins, backend, onNumerical = 'status' }: OrthoConfig): AnyOrtho {
  const methods = indexMethods(plugins)

  const method = (id: string): AnyMethod => {
    const found = methods.get(id)
    if (found === undefined) throw unknownMethod(id, methods)
    return found
  }

  return {
    ids: [...methods.keys()],
    methods: [...methods.values()],
    onNumerical,
    has: (id) => methods.has(id),
    method,
    get: (id) => {
      const found = method(id)
      if (backend !== undefined) requireKernels(found, backend)
      return (...args) => found.run(...completed(found, args))
    },
    find: (name) => {
      const exact = methods.get(name)
      if (exact !== undefined) return exact
      const fits = [...methods.values()].filter(({ id, aka = [] }) => afterSlash(id) === name || aka.includes(name))
      const [first, second] = fits
      if (first === undefined) throw unknownMethod(name, methods)
      if (second === undefined) return first
      throw new MethodError({
        where: 'find',
        argument: name,
        expected: 'the name of one method',
        received: `that of ${fits.length} (${fits.map(({ id }) => id).join(', ')})`,
        hint: 'Write the full id.',
      })
    },
  }
}

/** The arguments of a call with complete options in the last place. @throws OptionError as the rules say. */
function completed(method: AnyMethod, args: readonly unknown[]): unknown[] {
  if (Object.keys(method.rules).length === 0) return [...args]
  const inputs = Math.max(0, method.run.length - 1)
  return [...args.slice(0, inputs), resolveAnyOptions(method.id, method.rules, args[inputs])]
}

function afterSlash(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

function unknownMethod(name: string, methods: ReadonlyMap<string, AnyMethod>): MethodError {
  const ids = [...methods.keys()]
  // A short name is compared with short names, so that the package's name does not count as edits.
  const names = name.includes('/') ? ids : ids.map(afterSlash)
  return new MethodError({
    where: 'ortho',
    argument: name,
    expected: `the id of one of the ${ids.length} methods of the enabled plugins`,
    received: 'an unknown one',
    hint: didYouMean(name, [...new Set(names)]) ?? 'Is the plugin that has it enabled?',
  })
}
