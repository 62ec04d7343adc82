import { type AnyMethod, type AnyRule, type CatalogEntry, type RuleData, didYouMean, expectation, obeys } from '@ortho/core'
import { kernelNames } from './kernel-names.ts'

/** Options of {@link methodProblems}. */
export interface MethodProblemOptions {
  /** Kernels beyond core's that backends offer and methods may need. Default: none. */
  readonly kernels?: readonly string[]
}

/**
 * What is wrong with a method, or with its catalog entry, one sentence each; empty for a sound one: an id that is not
 * `package/kebab-name[.variant]`; a title, paper, place in the paper (`where`), departure or summary that is empty; an impossible
 * year; a default that breaks its own rule, limits that cross, a choice of nothing; an option that does not say what it means; a
 * kernel in `needs` that no backend has; an alias that is no id or its own.
 */
export function methodProblems(method: AnyMethod | CatalogEntry, { kernels = [] }: MethodProblemOptions = {}): string[] {
  const { id, title, kind, source, needs, aka = [] } = method
  const problems: string[] = []
  const demand = (holds: boolean, problem: string): void => {
    if (!holds) problems.push(problem)
  }
  demand(isId(id), `the id "${id}" is not of the form package/kebab-name`)
  demand(said(title), 'the title is empty')
  demand(said(kind), 'the kind is empty')
  demand(said(source.paper), 'the source names no paper')
  demand(said(source.where), 'the source does not say where in the paper')
  demand(source.departures.every(said), 'a departure from the paper is empty')
  demand(
    source.year === undefined || (Number.isInteger(source.year) && source.year > 1600 && source.year < 2200),
    `the year ${source.year} is none`,
  )
  demand(
    source.arxiv === undefined || /^(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?\/\d{7})$/.test(source.arxiv),
    `"${source.arxiv}" is no arXiv number`,
  )
  if ('summary' in method) demand(said(method.summary), 'the summary is empty')
  const known = [...kernelNames(), ...kernels]
  for (const name of needs) demand(known.includes(name), [`no kernel is named "${name}".`, didYouMean(name, known)].join(' ').trim())
  demand(new Set(needs).size === needs.length, 'a kernel is needed twice')
  for (const alias of aka) demand(isId(alias) || isName(alias), `the alias "${alias}" is not kebab-case`)
  demand(!aka.includes(id), 'an alias is the id itself')
  return [...problems, ...Object.entries(method.rules).flatMap(([name, rule]) => ruleProblems(name, rule))]
}

function ruleProblems(name: string, rule: AnyRule | RuleData): string[] {
  const problems: string[] = []
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) problems.push(`the option "${name}" is not camelCase`)
  if (!said(rule.says)) problems.push(`the option "${name}" does not say what it means`)
  if ((rule.kind === 'int' || rule.kind === 'real') && (rule.min ?? -Infinity) > (rule.max ?? Infinity)) {
    problems.push(`the limits of "${name}" leave nothing between them`)
  }
  if (rule.kind === 'choice' && new Set(rule.of).size !== rule.of.length) problems.push(`"${name}" lists a choice twice`)
  // A catalog entry leaves the check of a custom option with the method.
  if (rule.kind !== 'custom') {
    if (!obeys(rule, rule.default)) problems.push(defaultProblem(name, rule))
  } else if ('check' in rule && !obeys(rule, rule.default)) problems.push(defaultProblem(name, rule))
  return problems
}

function defaultProblem(name: string, rule: AnyRule): string {
  return `the default of "${name}" must be ${expectation(rule)}, which ${JSON.stringify(rule.default)} is not`
}

function isId(id: string): boolean {
  const [packageName, name, ...rest] = id.split('/')
  return rest.length === 0 && packageName !== undefined && name !== undefined && isName(packageName) && isName(name)
}

/** kebab-case, with an optional `.variant`. */
function isName(name: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)?$/.test(name)
}

function said(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== ''
}
