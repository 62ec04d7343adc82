import { rm } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { basename, extname, join } from 'node:path'
import { type Backend, type Tensor, cpuFeatures, getBackend, key, startThreads, stopThreads } from '@ortho/core'
import { writeAtomically } from '@ortho/io'
import { type LlamaConfig, byteTokenizer, countParameters, generateLlama, saveLlama } from '@ortho/nn'
import { formatNumber } from '@ortho/report'
import pc from 'picocolors'
import { readText } from '../corpus.ts'
import { spectraBackend } from '../spectra/spectrum.ts'
import { splitCorpus } from '../train/data.ts'
import { type History, finalLoss, secondsOf } from '../train/history.ts'
import { disposeTree } from '../train/memory.ts'
import { type ReportedRun, trainingReport } from '../train/report.ts'
import type { TrainSettings } from '../train/settings.ts'
import { train as trainModel } from '../train/train.ts'
import type { Output } from '../ui/output.ts'
import { progressBar } from '../ui/progress.ts'

/** What `ortho train` takes besides {@link TrainSettings}. */
export interface TrainPlan {
  /** One run per entry; they differ in the optimizer alone. */
  readonly runs: readonly TrainSettings[]
  /** File to train on; the embedded stories without it. */
  readonly text?: string | undefined
  /** Where everything goes; `out`, or `out/<name of the text>`, without it. */
  readonly out?: string | undefined
  /** Discard what is there. */
  readonly fresh: boolean
  /** Threads of large matrix products. */
  readonly threads: number
}

/**
 * `ortho train`: trains a small Llama on bytes of a text, once per optimizer, and leaves models in the Hugging Face
 * layout, samples and a report. Interrupted or killed, the same command goes on from the last checkpoint.
 *
 * @returns whether all runs were finished.
 */
export async function train(plan: TrainPlan, output: Output, signal: AbortSignal): Promise<boolean> {
  const text = await readText(plan.text)
  const out = plan.out ?? (plan.text === undefined ? 'out' : join('out', basename(plan.text, extname(plan.text))))
  if (plan.threads > 1) await startThreads(plan.threads)
  const done: ReportedRun[] = []
  try {
    for (const settings of plan.runs) {
      const folder = join(out, settings.optimizer)
      if (plan.fresh) await rm(folder, { recursive: true, force: true })
      const run = await trainOne(settings, text.bytes, text.name, text.fingerprint, folder, output, signal)
      if (run === undefined) return false
      done.push(run)
    }
  } finally {
    stopThreads()
  }
  const report = join(out, 'report.html')
  await writeText(report, trainingReport(text.name, done, footer()))
  const summary = done.map(({ name, parameters, history }) => ({
    optimizer: name,
    parameters,
    steps: history.loss.length,
    seconds: secondsOf(history),
    validationLoss: finalLoss(history),
    model: join(out, name, 'model'),
    samples: join(out, name, 'samples.txt'),
  }))
  await writeText(join(out, 'summary.json'), `${JSON.stringify(summary, undefined, 2)}\n`)
  if (output.json) output.out(JSON.stringify({ runs: summary, report }, undefined, 2))
  else for (const line of [...summary.map(summaryLine), `Report: ${report}`]) output.out(line)
  return true
}

/** Trains, saves and samples one model; undefined when interrupted. */
async function trainOne(
  settings: TrainSettings,
  bytes: Uint8Array,
  textName: string,
  fingerprint: string,
  folder: string,
  output: Output,
  signal: AbortSignal,
): Promise<ReportedRun | undefined> {
  const corpus = splitCorpus(textName, bytes, settings.context)
  const progress = progressBar(settings.optimizer, output.json)
  const every = Math.max(1, Math.floor(settings.steps / 10))
  const started = performance.now()
  let begun = 0
  const result = await trainModel({
    identity: { settings, text: fingerprint },
    corpus,
    folder,
    signal,
    onResume: (step) => {
      begun = step
      output.note(`${settings.optimizer}: goes on from step ${step}`)
    },
    onStep: (step, history) => {
      const speed = ((step - begun) * settings.batch * settings.context) / ((performance.now() - started) / 1000)
      const note = `step ${step}/${settings.steps}  loss ${(history.loss.at(-1) ?? NaN).toFixed(3)}  held out ${lossText(history)}  ${formatNumber(speed)} tokens/s`
      progress.update(step / settings.steps, note)
      if (!process.stderr.isTTY && !output.json && step % every === 0) output.note(`${settings.optimizer}: ${note}`)
    },
  })
  progress.stop()
  if (!result.finished) {
    output.note(`Stopped after step ${result.history.loss.length}; the same command goes on from there.`)
    return undefined
  }
  const { config, history } = result
  const sample = await writeSample(result.params, config)
  const params = await moved(result.params, spectraBackend())
  await saveLlama(
    join(folder, 'model'),
    { config, params, tokenizer: byteTokenizer(), generation: { temperature: 0.8 } },
    { overwrite: true },
  )
  await writeText(join(folder, 'samples.txt'), sample)
  return { name: settings.optimizer, settings, history, params, sample, parameters: countParameters(params) }
}

/** Weights on a backend, gone from where they were. */
async function moved(params: Readonly<Record<string, Tensor>>, backend: Backend): Promise<Record<string, Tensor>> {
  const there = Object.fromEntries(await Promise.all(Object.entries(params).map(async ([name, x]) => [name, await x.to(backend)] as const)))
  disposeTree(params, there)
  return there
}

/** Text that a model writes from nothing but a line break. */
async function writeSample(params: Readonly<Record<string, Tensor>>, config: LlamaConfig): Promise<string> {
  const tokenizer = byteTokenizer()
  const ids: number[] = []
  for await (const id of generateLlama(params, config, tokenizer.encode('\n'), { key: key(1), temperature: 0.8, maxNewTokens: 600 }))
    ids.push(id)
  return `${tokenizer.decode(ids).trim()}\n`
}

function summaryLine(run: {
  optimizer: string
  parameters: number
  steps: number
  seconds: number
  validationLoss: number
  model: string
}): string {
  const { optimizer, parameters, steps, seconds, validationLoss, model } = run
  return `${pc.bold(optimizer)}: ${formatNumber(parameters)} parameters, ${steps} steps in ${seconds.toFixed(0)} s, held-out loss ${validationLoss.toFixed(4)} nats per byte. Model: ${model}`
}

function lossText(history: History): string {
  return history.validation.length === 0 ? '–' : finalLoss(history).toFixed(3)
}

function footer(): string {
  const arithmetic = cpuFeatures().relaxedSimd ? 'fused multiply-add' : 'no fused multiply-add'
  return `Made by ortho train on the ${getBackend().name} backend, Node ${process.version}, ${process.platform} ${process.arch}, ${availableParallelism()} threads, ${arithmetic}.`
}

async function writeText(path: string, text: string): Promise<void> {
  await writeAtomically(path, (sink) => sink.write(new TextEncoder().encode(text)))
}
