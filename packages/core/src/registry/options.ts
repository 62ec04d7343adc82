import { OptionError } from '../errors.ts'
import type { AnyRule, AnyRules, NumberRule, Rules, SomeOf } from './rules.ts'
import { didYouMean } from './suggest.ts'

/**
 * All options of a method: those given, checked, and the defaults of the rest. `undefined` means the default.
 *
 * @param where - who asks, for errors: a method's id.
 * @throws OptionError for an unknown option, a value of the wrong type, NaN, a fraction for an integer, a number out of
 *   range, or a choice that is not on the list.
 * @example
 * ```ts
 * const rules: Rules<{ steps?: number; tol?: number }> = {
 *   steps: { kind: 'int', default: 60, min: 1 },
 *   tol: { kind: 'real', default: 1e-12, min: 0 },
 * }
 * resolveOptions('acme/polar', rules, { steps: 30 }) // { steps: 30, tol: 1e-12 }
 * ```
 */
export function resolveOptions<O>(where: string, rules: Rules<O>, partial: SomeOf<O> = {}): Required<O> {
  const options = withDefaults(where, rules, partial)
  requireOptions(where, rules, options)
  return options
}

/** {@link resolveOptions} where nothing is known by type: for options from a file, a command line or another program. */
export function resolveAnyOptions(where: string, rules: AnyRules, partial: unknown = {}): object {
  const options = withDefaults(where, rules, partial)
  requireRules(where, rules, options)
  return options
}

/** Checks every option of a complete record against its rule. @throws OptionError naming the first that breaks it. */
export function requireOptions<O>(where: string, rules: Rules<O>, options: object): asserts options is Required<O> {
  requireRules(where, rules, options)
}

function requireRules(where: string, rules: AnyRules, options: object): void {
  const values = new Map(Object.entries(options))
  for (const [name, rule] of Object.entries(rules)) {
    const value: unknown = values.get(name)
    if (obeys(rule, value)) continue
    throw new OptionError({ where, argument: name, expected: expectation(rule), received: show(value) })
  }
}

/** True when `value` may be used under `rule`. */
export function obeys(rule: AnyRule, value: unknown): boolean {
  switch (rule.kind) {
    case 'flag':
      return typeof value === 'boolean'
    case 'int':
      return Number.isInteger(value) && inRange(rule, Number(value))
    case 'real':
      return typeof value === 'number' && inRange(rule, value)
    case 'choice':
      return rule.of.some((choice) => choice === value)
    case 'text':
      return typeof value === 'string'
    case 'custom':
      return rule.check(value)
  }
}

/** What a value must be under `rule`, phrased to follow "must be". */
export function expectation(rule: AnyRule): string {
  switch (rule.kind) {
    case 'flag':
      return 'true or false'
    case 'int':
      return `an integer${range(rule)}`
    case 'real':
      return `a number${range(rule)}`
    case 'choice':
      return `one of ${rule.of.map((choice) => JSON.stringify(choice)).join(', ')}`
    case 'text':
      return 'a string'
    case 'custom':
      return rule.says
  }
}

function withDefaults(where: string, rules: AnyRules, partial: unknown): object {
  if (typeof partial !== 'object' || partial === null || Array.isArray(partial)) {
    throw new OptionError({ where, argument: 'options', expected: 'a record of options', received: show(partial) })
  }
  const names = Object.keys(rules)
  const given = new Map<string, unknown>(Object.entries(partial))
  for (const name of given.keys()) {
    if (Object.hasOwn(rules, name)) continue
    throw new OptionError({
      where,
      argument: name,
      expected: names.length === 0 ? 'left out: there are no options' : `a known option (${names.join(', ')})`,
      received: 'an unknown one',
      hint: didYouMean(name, names),
    })
  }
  // fromEntries defines properties, so that a key `__proto__` would stay a key.
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const value = given.get(name)
      return [name, value === undefined ? rule.default : value]
    }),
  )
}

function inRange({ min, max }: NumberRule, value: number): boolean {
  const aboveMin = min === undefined ? value > -Infinity : value >= min
  const belowMax = max === undefined ? value < Infinity : value <= max
  return aboveMin && belowMax
}

function range({ min, max }: NumberRule): string {
  if (min !== undefined && max !== undefined) return ` in [${min}, ${max}]`
  if (min !== undefined) return ` ≥ ${min}`
  return max === undefined ? '' : ` ≤ ${max}`
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value === null || typeof value !== 'object') return String(value)
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object'
}
