import { FormatError, type Tensor, sameShape, showShape, treeLeaves } from '@ortho/core'
import { type ByteSink, type FileSet, type Source, readSafetensors, writeSafetensors } from '@ortho/io'
import { withLeaves } from '../blocks/leaves.ts'
import type { Params } from '../transform/transformation.ts'
import { stateKeys } from './keys.ts'

/** Hyperparameters, groups and whatever else describes a run, as JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Options of {@link saveState}. */
export interface SaveStateOptions {
  /** Kept in the file's header and given back by {@link loadState}. Default: `{}`. */
  readonly hyper?: Json | undefined
}

/**
 * Writes an optimizer's state as safetensors, bit by bit, keyed by the names of parameters and slots, so that another order
 * of the parameters, or another program, finds its way: `state.layers.0.weight.exp_avg`, `state.step`.
 *
 * @param target - path of the file (Node), or a sink; a file appears under its name when it is complete.
 * @param params - the parameters the state belongs to.
 * @throws FormatError when names of parameters cannot be told apart; system errors as Node reports them.
 * @example
 * ```ts
 * const params = { weight: ones([2, 2]) }
 * const state = muon({ learningRate: 0.02 }).init(params)
 * await saveState('optimizer.safetensors', state, params, { hyper: { method: 'optim/muon', learningRate: 0.02 } })
 * ```
 */
export async function saveState(
  target: string | ByteSink,
  state: Params,
  params: Params,
  { hyper = {} }: SaveStateOptions = {},
): Promise<void> {
  const keys = stateKeys(state, params)
  const tensors = Object.fromEntries(treeLeaves(state).map((leaf, i) => [keys[i] ?? '', leaf]))
  await writeSafetensors(target, tensors, { metadata: { format: stateFormat, hyper: JSON.stringify(hyper) } })
}

/** What {@link loadState} gives. */
export interface LoadedState<S> {
  /** The state, in the structure and on the backends of the one it was compared with. */
  readonly state: S
  /** What {@link saveState} was given, parsed. From a file: check it before use, with `resolveOptions` for options. */
  readonly hyper: unknown
}

/**
 * Reads a state that {@link saveState} has written.
 *
 * @param like - a state of the same optimizer for the same parameters, such as `optimizer.init(params)`.
 * @throws FormatError naming the key that is missing, left over, or of another shape or dtype than in `like`.
 * @example
 * ```ts
 * const params = { weight: ones([2, 2]) }
 * const optimizer = muon({ learningRate: 0.02 })
 * await saveState('optimizer.safetensors', optimizer.init(params), params, { hyper: { learningRate: 0.02 } })
 * const { state, hyper } = await loadState('optimizer.safetensors', optimizer.init(params), params)
 * console.log(hyper) // => { learningRate: 0.02 }
 * ```
 */
export async function loadState<S extends Params>(source: Source | FileSet, like: S, params: Params): Promise<LoadedState<S>> {
  const { tensors, metadata } = await readSafetensors(source)
  const where = typeof source === 'string' ? source : 'loadState'
  const keys = stateKeys(like, params)
  const extra = Object.keys(tensors).find((key) => !keys.includes(key))
  if (extra !== undefined) throw mismatch(where, extra, 'a key of this optimizer for these parameters', 'one it has no place for')
  const models: Tensor[] = treeLeaves<Params>(like)
  const leaves = await Promise.all(models.map((model, i) => checked(where, keys[i] ?? '', tensors[keys[i] ?? ''], model)))
  return { state: withLeaves(like, leaves), hyper: hyperOf(where, metadata) }
}

/** The `format` entry of the header: says that the keys follow {@link stateKeys}. */
const stateFormat = 'ortho-optimizer-state'

async function checked(where: string, key: string, found: Tensor | undefined, model: Tensor): Promise<Tensor> {
  const wanted = `${model.dtype} ${showShape(model.shape)}`
  if (found === undefined) throw mismatch(where, key, `there, ${wanted}`, 'nothing')
  if (found.dtype === model.dtype && sameShape(found.shape, model.shape)) return found.to(model.backend)
  throw mismatch(where, key, wanted, `${found.dtype} ${showShape(found.shape)}`)
}

function mismatch(where: string, key: string, expected: string, received: string): FormatError {
  return new FormatError({ where, argument: key, expected, received, hint: 'Is this the state of the same optimizer for the same model?' })
}

function hyperOf(where: string, metadata: Readonly<Record<string, string>>): unknown {
  if (metadata.format !== stateFormat || metadata.hyper === undefined) {
    throw new FormatError({
      where,
      argument: '__metadata__',
      expected: `that of an optimizer state, with format "${stateFormat}"`,
      received: metadata.format === undefined ? 'no format' : `format "${metadata.format}"`,
    })
  }
  try {
    return JSON.parse(metadata.hyper)
  } catch (error) {
    throw new FormatError({ where, argument: '__metadata__.hyper', expected: 'JSON', received: metadata.hyper.slice(0, 60) }, error)
  }
}
