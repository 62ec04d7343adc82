import { type CatalogEntry, type Experiment, type ExperimentReport, MethodError, allPassed, foldIn, key, passed } from '@ortho/core'
import { formatNumber } from '@ortho/report'
import pc from 'picocolors'
import { experimentsOn } from '../experiments/index.ts'
import { type Output, tableText } from '../ui/output.ts'
import { progressBar } from '../ui/progress.ts'

/** What `ortho verify` runs, and how. */
export interface VerifyOptions {
  /** `ci`: minutes in all; `full`: as large as the claims deserve. */
  readonly scale: 'ci' | 'full'
  /** Seed of all randomness. */
  readonly seed: number
  /** Ends the run. */
  readonly signal?: AbortSignal | undefined
}

/** One experiment's outcome. */
export interface Verdict {
  /** The method. */
  readonly id: string
  /** The claim. */
  readonly claim: string
  /** Whether every check passed. */
  readonly passed: boolean
  /** Wall-clock time. */
  readonly seconds: number
  /** What was found. */
  readonly report: ExperimentReport
}

/**
 * `ortho verify`: runs the experiments of the methods and prints their checks.
 *
 * @returns the verdicts; the command fails unless all passed.
 * @throws MethodError when none of the methods has an experiment.
 */
export async function verify(entries: readonly CatalogEntry[], options: VerifyOptions, output: Output): Promise<Verdict[]> {
  const experiments: Experiment[] = []
  for (const entry of entries) {
    if (entry.experiment !== undefined) experiments.push(await entry.experiment())
    experiments.push(...(await experimentsOn(entry.id)))
  }
  if (experiments.length === 0) {
    throw new MethodError({
      where: 'verify',
      expected: 'given a method with an experiment',
      received: entries.map(({ id }) => id).join(', ') || 'none',
      hint: '`ortho list --json` says which have one.',
    })
  }
  const verdicts: Verdict[] = []
  for (const experiment of experiments) {
    const verdict = await runExperiment(experiment, options, output)
    verdicts.push(verdict)
    if (!output.json) output.out(verdictText(experiment, verdict))
  }
  const good = verdicts.filter((verdict) => verdict.passed).length
  if (output.json) output.out(JSON.stringify({ passed: good, failed: verdicts.length - good, verdicts }, undefined, 2))
  else output.out(`${good} passed, ${verdicts.length - good} failed`)
  return verdicts
}

async function runExperiment(experiment: Experiment, { scale, seed, signal }: VerifyOptions, output: Output): Promise<Verdict> {
  const progress = progressBar(experiment.id, output.json)
  const started = performance.now()
  try {
    const context = { key: foldIn(key(seed), 0), scale, progress: progress.update, ...(signal === undefined ? {} : { signal }) }
    const report = await experiment.run(context)
    const seconds = (performance.now() - started) / 1000
    return { id: experiment.id, claim: experiment.claim, passed: allPassed(report), seconds, report }
  } finally {
    progress.stop()
  }
}

function verdictText({ title, claim }: Experiment, { id, seconds, report }: Verdict): string {
  const lines = report.checks.map((check) => {
    const good = passed(check)
    const mark = good ? pc.green('✓') : pc.red('✗')
    const bound = `${formatNumber(check.measured)} ${check.comparison} ${formatNumber(check.bound)}`
    return `  ${mark} ${check.name}: ${bound}  ${pc.dim(check.source)}`
  })
  const tables = (report.tables ?? []).map((table) => `\n${tableText(table)}`)
  return [`${pc.bold(id)}  ${title}  ${pc.dim(`${seconds.toFixed(1)} s`)}`, pc.dim(`  ${claim}`), ...lines, ...tables, ''].join('\n')
}
