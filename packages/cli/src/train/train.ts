import { ConvergenceError, type Tensor, foldIn, key, scope, valueAndGrad } from '@ortho/core'
import { type LlamaConfig, type LlamaParams, initLlama, llamaLoss, llamaTensors } from '@ortho/nn'
import { applyUpdates, loadState, saveState } from '@ortho/optim'
import { type RunIdentity, restoreCheckpoint, saveCheckpoint } from './checkpoint.ts'
import { type Batch, type Corpus, batchOfStep, evenBatches } from './data.ts'
import { type History, emptyHistory, secondsOf } from './history.ts'
import { disposeTree } from './memory.ts'
import { configOf } from './model.ts'
import { transformationOf } from './optimizers.ts'

/** What a run tells while it goes on. */
export interface TrainEvents {
  /** After each step. */
  readonly onStep?: (step: number, history: History) => void
  /** When it goes on from a checkpoint. */
  readonly onResume?: (step: number) => void
}

/** What {@link train} takes. */
export interface TrainOptions extends TrainEvents {
  /** Settings and text; a folder holds one run. */
  readonly identity: RunIdentity
  /** The text. */
  readonly corpus: Corpus
  /** Where checkpoints go; without it nothing is written. */
  readonly folder?: string | undefined
  /** Ends the run after the step that is under way, with a checkpoint. */
  readonly signal?: AbortSignal | undefined
}

/** A run's outcome. */
export interface TrainResult {
  /** Shape of the model. */
  readonly config: LlamaConfig
  /** Weights by name. */
  readonly params: LlamaParams
  /** What was measured. */
  readonly history: History
  /** Whether all steps were done; if not, the same call goes on. */
  readonly finished: boolean
}

/** Sequences of held-out text that a loss is measured on. */
const measured = 64

/**
 * Trains a Llama on bytes. With a folder it saves as it goes and continues from there: a run that was killed and
 * started again gives the same losses as one that was not.
 *
 * @throws ConvergenceError when the loss stops being a number.
 */
export async function train(options: TrainOptions): Promise<TrainResult> {
  const { identity, corpus, folder, signal } = options
  const { settings } = identity
  const config = configOf(settings)
  const seed = key(settings.seed)
  const [initKey, dataKey] = [foldIn(seed, 0), foldIn(seed, 1)]
  const optimizer = transformationOf(settings)
  const restored = folder === undefined ? undefined : await restoreCheckpoint(folder, identity)
  // In the order of a fresh model: sums over all parameters, such as the norm of the gradient, round by order.
  let params = restored === undefined ? initLlama(initKey, config, { dtype: 'float32' }) : inModelOrder(restored.params, config)
  let state = optimizer.init(params)
  if (restored !== undefined) {
    const fresh = state
    state = (await loadState(restored.statePath, fresh, params)).state
    disposeTree(fresh)
    options.onResume?.(restored.step)
  }
  let history = restored?.history ?? emptyHistory
  let step = restored?.step ?? 0
  const lossAndGrad = valueAndGrad((weights: LlamaParams, { inputs, targets }: Batch) => llamaLoss(weights, config, inputs, { targets }))
  const heldOut = evenBatches(corpus.validation, measured, settings.batch, settings.context)
  const save = async (): Promise<void> => {
    if (folder === undefined) return
    await saveCheckpoint(folder, identity, { step, params, history, saveState: (path) => saveState(path, state, params) })
  }
  let saved = step
  while (step < settings.steps && signal?.aborted !== true) {
    const started = performance.now()
    const next = scope(() => {
      const { value, grad } = lossAndGrad(params, batchOfStep(corpus.train, dataKey, step, settings.batch, settings.context))
      const change = optimizer.update(grad, state, params)
      return { value, params: applyUpdates(params, change.updates), state: change.state }
    })
    const loss = await numberIn(next.value)
    requireFinite(loss, step)
    disposeTree([params, state], [next.params, next.state])
    params = next.params
    state = next.state
    step++
    const seconds = secondsOf(history) + (performance.now() - started) / 1000
    history = { ...history, loss: [...history.loss, loss], seconds: [...history.seconds, seconds] }
    if (step % settings.evaluateEvery === 0 || step === settings.steps) {
      const validation = [...history.validation, { step, loss: await meanLoss(params, config, heldOut), seconds }]
      history = { ...history, validation }
    }
    options.onStep?.(step, history)
    if (step % settings.saveEvery === 0) {
      await save()
      saved = step
    } else await eventLoop()
  }
  if (saved !== step) await save()
  disposeTree([state, ...heldOut.map(({ inputs, targets }) => [inputs, targets])])
  return { config, params, history, finished: step >= settings.steps }
}

function inModelOrder(params: LlamaParams, config: LlamaConfig): LlamaParams {
  const pairs = [...llamaTensors(config)].flatMap(({ name }): [string, Tensor][] =>
    params[name] === undefined ? [] : [[name, params[name]]],
  )
  return Object.fromEntries(pairs)
}

/** Mean loss over batches of held-out text, nats per token. */
async function meanLoss(params: LlamaParams, config: LlamaConfig, batches: readonly Batch[]): Promise<number> {
  let total = 0
  let tokens = 0
  for (const { inputs, targets } of batches) {
    total += (await numberIn(scope(() => llamaLoss(params, config, inputs, { targets })))) * targets.size
    tokens += targets.size
  }
  return total / tokens
}

/** The only element of a scalar, which is given back. */
async function numberIn(scalar: Tensor): Promise<number> {
  const [value = NaN] = await scalar.data()
  scalar.dispose()
  return value
}

function requireFinite(loss: number, step: number): void {
  if (Number.isFinite(loss)) return
  throw new ConvergenceError({
    where: `train, step ${step + 1}`,
    argument: 'loss',
    expected: 'a finite number',
    received: String(loss),
    hint: 'Lower --learning-rate.',
  })
}

/** Lets signals and timers be handled between two steps. */
function eventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
