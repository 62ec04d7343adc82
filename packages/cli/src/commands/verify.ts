import {
  type Backend,
  type CatalogEntry,
  type DType,
  type Experiment,
  type ExperimentReport,
  MethodError,
  allPassed,
  experimentContext,
  foldIn,
  getBackend,
  isOrthoError,
  key,
  passed,
} from '@ortho/core'
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
  /** Whether every check passed, or one failed, or the backend lacks what the experiment needs. */
  readonly outcome: 'passed' | 'failed' | 'unavailable'
  /** Wall-clock time. */
  readonly seconds: number
  /** What was found; not there when unavailable. */
  readonly report?: ExperimentReport
  /** What the backend lacks when unavailable, as `float64`, the name of a kernel, or `reading without waiting`. */
  readonly lacks?: string
}

/**
 * `ortho verify`: runs the experiments of the methods and prints their checks.
 *
 * @returns the verdicts; the command fails when one of them does.
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
  const count = (outcome: Verdict['outcome']): number => verdicts.filter((verdict) => verdict.outcome === outcome).length
  const [good, bad, absent] = [count('passed'), count('failed'), count('unavailable')]
  if (output.json) output.out(JSON.stringify({ passed: good, failed: bad, unavailable: absent, verdicts }, undefined, 2))
  else output.out(`${good} passed, ${bad} failed${absent === 0 ? '' : `, ${absent} not available on ${getBackend().name}`}`)
  return verdicts
}

async function runExperiment(experiment: Experiment, { scale, seed, signal }: VerifyOptions, output: Output): Promise<Verdict> {
  const { id, claim } = experiment
  const progress = progressBar(id, output.json)
  const started = performance.now()
  const verdict = (found: Pick<Verdict, 'outcome' | 'report' | 'lacks'>): Verdict => {
    const seconds = (performance.now() - started) / 1000
    return { id, claim, seconds, ...found }
  }
  try {
    const setting = { key: foldIn(key(seed), 0), scale, progress: progress.update, ...(signal === undefined ? {} : { signal }) }
    const report = await experiment.run(experimentContext(setting))
    return verdict({ outcome: allPassed(report) ? 'passed' : 'failed', report })
  } catch (error) {
    const lacks = lackOf(error, getBackend())
    if (lacks === undefined) throw error
    return verdict({ outcome: 'unavailable', lacks })
  } finally {
    progress.stop()
  }
}

/** What a backend lacks, where an error is about that. */
export function lackOf(error: unknown, backend: Backend): string | undefined {
  if (!isOrthoError(error)) return undefined
  const { where, received } = error.trouble
  if (error.code === 'ORTHO_KERNEL') return where
  if (error.code === 'ORTHO_BACKEND' && where === 'Tensor.dataSync' && backend.downloadSync === undefined) return 'reading without waiting'
  if (error.code === 'ORTHO_DTYPE' && isDType(received) && !backend.dtypes.has(received)) return received
  return undefined
}

function isDType(text: string): text is DType {
  return ['float64', 'float32', 'int32', 'bool'].includes(text)
}

function verdictText({ title, claim }: Experiment, { id, seconds, report, lacks }: Verdict): string {
  const heading = [`${pc.bold(id)}  ${title}  ${pc.dim(`${seconds.toFixed(1)} s`)}`, pc.dim(`  ${claim}`)]
  if (report === undefined) return [...heading, `  ${pc.yellow('–')} not available on ${getBackend().name}: ${lacks ?? ''}`, ''].join('\n')
  const lines = report.checks.map((check) => {
    const good = passed(check)
    const mark = good ? pc.green('✓') : pc.red('✗')
    const bound = `${formatNumber(check.measured)} ${check.comparison} ${formatNumber(check.bound)}`
    return `  ${mark} ${check.name}: ${bound}  ${pc.dim(check.source)}`
  })
  const tables = (report.tables ?? []).map((table) => `\n${tableText(table)}`)
  return [...heading, ...lines, ...tables, ''].join('\n')
}
