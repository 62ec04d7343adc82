import {
  type Chart,
  type Check,
  type Experiment,
  type ExperimentContext,
  type ExperimentReport,
  type Table,
  experimentContext,
  key,
  passed,
} from '@ortho/core'
import { AssertionFailure, requireNone } from './assertion.ts'
import type { TestCase } from './test-case.ts'

/** How {@link experimentCases} runs an experiment. */
export interface ExperimentOptions {
  /** Default `ci`. */
  readonly scale?: ExperimentContext['scale']
  /** Of the key it gets. Default 0. */
  readonly seed?: number
}

/**
 * Runs an experiment once and returns one test for each of its checks, and one for {@link experimentProblems}. An experiment
 * that throws gives one test that fails with what was thrown.
 */
export async function experimentCases(experiment: Experiment, { scale = 'ci', seed = 0 }: ExperimentOptions = {}): Promise<TestCase[]> {
  let report: ExperimentReport
  try {
    report = await experiment.run(experimentContext({ key: key(seed), scale }))
  } catch (error) {
    const run = (): never => {
      throw new AssertionFailure(`expected ${experiment.id} to run, got ${String(error)}`, error)
    }
    return [{ name: 'runs', run }]
  }
  const sound: TestCase = {
    name: 'reports checks that can fail',
    run: () => {
      requireNone(`expected a sound report of ${experiment.id}, got`, experimentProblems(report))
    },
  }
  return [sound, ...report.checks.map((check) => ({ name: check.name, run: (): void => requirePassed(check) }))]
}

/** @throws AssertionFailure with what was measured, the bound and where that comes from, unless the check has passed. */
export function requirePassed(check: Check): void {
  if (passed(check)) return
  const { name, measured, comparison, bound, source } = check
  throw new AssertionFailure(`${name}: expected ${comparison} ${bound} (${source}), got ${measured}`)
}

/**
 * What makes a report worthless, one sentence each; empty for a sound one. No checks; checks without a name, with the name of
 * another, without a source, with a bound that is not finite, or that every magnitude passes; tables with rows of another length than
 * their columns; charts whose series have unequal numbers of abscissas and ordinates, or no points.
 */
export function experimentProblems({ checks, tables = [], charts = [] }: ExperimentReport): string[] {
  return [
    ...(checks.length === 0 ? ['there are no checks'] : []),
    ...checks.flatMap(checkProblems),
    ...twice(checks.map(({ name }) => name)).map((name) => `two checks are named "${name}"`),
    ...tables.flatMap(tableProblems),
    ...charts.flatMap(chartProblems),
  ]
}

function checkProblems({ name, comparison, bound, source }: Check): string[] {
  const problems: string[] = []
  if (name.trim() === '') problems.push('a check has no name')
  if (source.trim() === '') problems.push(`check "${name}" does not say where its bound comes from`)
  if (!Number.isFinite(bound)) problems.push(`the bound of check "${name}" is ${bound}, which nothing or everything passes`)
  else if (Math.abs(bound) === Number.MAX_VALUE && (comparison === '<=' || comparison === '>=') && bound > 0 === (comparison === '<=')) {
    problems.push(`every finite number passes check "${name}"`)
  }
  return problems
}

function tableProblems({ title, columns, rows }: Table): string[] {
  return rows.flatMap((row, i) => {
    return row.length === columns.length ? [] : [`row ${i} of table "${title}" has ${row.length} cells for ${columns.length} columns`]
  })
}

function chartProblems({ title, series }: Chart): string[] {
  return [
    ...(series.length === 0 ? [`chart "${title}" has no series`] : []),
    ...twice(series.map(({ name }) => name)).map((name) => `two series of chart "${title}" are named "${name}"`),
    ...series.flatMap(({ name, x, y }) => {
      if (x.length !== y.length) return [`series "${name}" of chart "${title}" has ${x.length} abscissas and ${y.length} ordinates`]
      return x.length === 0 ? [`series "${name}" of chart "${title}" has no points`] : []
    }),
  ]
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))]
}
