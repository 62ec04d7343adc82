import type { Chart, Table, Tensor } from '@ortho/core'
import { type Section, report } from '@ortho/report'
import { kindOf, spectraChart } from '../spectra/charts.ts'
import { type Spectrum, spectrumOf } from '../spectra/spectrum.ts'
import { type History, finalLoss, secondsOf } from './history.ts'
import type { TrainSettings } from './settings.ts'

/** A finished or interrupted run, as the report shows it. */
export interface ReportedRun {
  /** Its optimizer. */
  readonly name: string
  /** What it was told. */
  readonly settings: TrainSettings
  /** What it measured. */
  readonly history: History
  /** Its weights. */
  readonly params: Readonly<Record<string, Tensor>>
  /** Text it wrote. */
  readonly sample: string
  /** Number of its weights. */
  readonly parameters: number
}

/** The comparison of some training runs as one HTML page. */
export function trainingReport(corpus: string, runs: readonly ReportedRun[], footer: string): string {
  const kinds = groupByKind(runs)
  const sections: Section[] = [
    {
      title: 'Result',
      parts: [
        {
          kind: 'tiles',
          tiles: runs.map((run) => ({ label: `${run.name}: held-out loss, nats per byte`, value: finalLoss(run.history) })),
        },
        { kind: 'table', table: runTable(runs) },
      ],
    },
    {
      title: 'Loss',
      text: 'Held-out text (solid) and training batches, averaged over neighbouring steps (dashed).',
      parts: [lossChart('over steps', 'steps', runs), lossChart('over seconds', 'seconds of training', runs)].map((chart) => ({
        kind: 'chart' as const,
        chart,
      })),
    },
    {
      title: 'Spectra of the weights',
      text: 'Singular values of each weight matrix divided by the largest. An orthogonal matrix is a level line at 1; a fast fall means low rank.',
      parts: [
        ...runs.map(({ name }, r) => ({
          kind: 'chart' as const,
          chart: spectraChart(`${name}: layer by kind of weight`, firstOfKind(kinds, r)),
        })),
        { kind: 'table' as const, table: rankTable(runs, kinds) },
      ],
    },
    { title: 'Samples', parts: runs.map((run) => ({ kind: 'sample' as const, title: run.name, text: run.sample })) },
  ]
  return report({ title: 'Training a small Llama', subtitle: `Byte tokens of ${corpus}`, sections, footer })
}

function runTable(runs: readonly ReportedRun[]): Table {
  return {
    title: 'Runs',
    columns: ['optimizer', 'parameters', 'steps', 'tokens', 'seconds', 'tokens/s', 'training loss', 'held-out loss'],
    rows: runs.map(({ name, parameters, settings, history }) => {
      const tokens = history.loss.length * settings.batch * settings.context
      const recent = history.loss.slice(-20)
      const training = recent.reduce((sum, loss) => sum + loss, 0) / recent.length
      const seconds = secondsOf(history)
      return [name, parameters, history.loss.length, tokens, seconds, tokens / seconds, training, finalLoss(history)]
    }),
  }
}

function lossChart(title: string, abscissa: string, runs: readonly ReportedRun[]): Chart {
  const bySteps = abscissa === 'steps'
  return {
    title: `Loss ${title}`,
    x: { label: abscissa },
    y: { label: 'nats per byte' },
    series: runs.flatMap(({ name, history }) => {
      const { loss, seconds, validation } = history
      return [
        {
          name: `${name}, held out`,
          x: validation.map((point) => (bySteps ? point.step : point.seconds)),
          y: validation.map((point) => point.loss),
        },
        { name: `${name}, training`, x: loss.map((_, i) => (bySteps ? i + 1 : (seconds[i] ?? NaN))), y: smoothed(loss), dashed: true },
      ]
    }),
  }
}

/** Mean of each value and those up to `radius` places before and after it. */
function smoothed(values: readonly number[], radius = 5): number[] {
  return values.map((_, i) => {
    const near = values.slice(Math.max(0, i - radius), i + radius + 1)
    return near.reduce((sum, value) => sum + value, 0) / near.length
  })
}

/** Spectra of each kind of weight: one list per run, layer after layer. */
type SpectraByKind = ReadonlyMap<string, readonly (readonly Spectrum[])[]>

/** Spectrum of the first weight matrix of each kind, of run `r`. */
function firstOfKind(kinds: SpectraByKind, r: number): Map<string, Spectrum> {
  return new Map(
    [...kinds].flatMap(([kind, perRun]): [string, Spectrum][] => (perRun[r] ?? []).slice(0, 1).map((spectrum) => [kind, spectrum])),
  )
}

function rankTable(runs: readonly ReportedRun[], kinds: SpectraByKind): Table {
  return {
    title: 'Means over the layers of each kind of weight',
    columns: ['weight', ...runs.flatMap(({ name }) => [`${name}: stable rank`, `${name}: effective rank`, `${name}: σ₁`])],
    rows: [...kinds].map(([kind, perRun]) => [kind, ...perRun.flatMap(meansOf)]),
  }
}

function groupByKind(runs: readonly ReportedRun[]): SpectraByKind {
  const kinds = new Map<string, Spectrum[][]>()
  for (const [r, { params }] of runs.entries()) {
    for (const [name, weight] of Object.entries(params)) {
      if (weight.ndim < 2) continue
      const perRun = kinds.get(kindOf(name)) ?? runs.map(() => [])
      perRun[r]?.push(spectrumOf(weight))
      kinds.set(kindOf(name), perRun)
    }
  }
  return kinds
}

function meansOf(spectra: readonly Spectrum[]): number[] {
  const mean = (of: (spectrum: Spectrum) => number): number => spectra.reduce((sum, s) => sum + of(s), 0) / spectra.length
  return [mean((s) => s.stableRank), mean((s) => s.effectiveRank), mean((s) => s.spectralNorm)]
}
