import {
  type Backend,
  type DType,
  type RoutineKernels,
  type Shape,
  type Storage,
  type TypedArray,
  type View,
  epsilon,
  isFloat,
  showShape,
  sizeOf,
} from '@ortho/core'
import { AssertionFailure } from '../assertion.ts'
import { store } from '../draw.ts'
import { showIndex } from '../numbers.ts'
import type { Expected } from '../reference/dense.ts'
import type { Operand } from './operand.ts'

/** Every kernel: the primitives, and all routines, the backend's own or core's generic ones. */
export type AllKernels = Backend['kernels'] & RoutineKernels

/** One call of one kernel and what must come out. */
export interface Trial {
  /** The call but for its operands, for messages, such as `axes 0, 2`. */
  readonly what?: string
  /** What is uploaded. */
  readonly inputs: readonly Operand[]
  /** Calls the kernel on the inputs' views, which are in the same order. */
  readonly call: (kernels: AllKernels, views: readonly View[]) => Storage
  /** Type of the result. */
  readonly dtype: DType
  /** Shape of the result. */
  readonly shape: Shape
  /** Compares the result with a reference. */
  readonly judge: Expected | Judge
}

/** What is wrong with a result, if anything; for results that are not judged element by element. */
export type Judge = (result: Float64Array, eps: number) => string | undefined

/** Trials of one kernel that make up one test. */
export interface Group {
  /** The kernel and its operation, such as `reduce sum`. */
  readonly kernel: string
  /** What is special about these, such as `float32: views`. */
  readonly about: string
  /** All dtypes that the backend must have to run them. */
  readonly dtypes: readonly DType[]
  /** The calls, made when the test runs. */
  readonly trials: () => Iterable<Trial>
}

/**
 * Runs a trial: uploads, calls, downloads, compares, checks that the inputs are what they were, and releases everything.
 *
 * @param slack - multiplies the allowed error.
 * @throws AssertionFailure with the call, the worst element and its bound.
 */
export async function runTrial(backend: Backend, kernels: AllKernels, trial: Trial, slack: number): Promise<void> {
  // A copy, since a backend may keep the array it is given.
  const storages = trial.inputs.map((input) => backend.upload(input.stored.slice(), input.dtype))
  const views = trial.inputs.map(({ dtype, shape, strides, offset }, i): View => ({ storage: storages[i]!, dtype, shape, strides, offset }))
  const result = trial.call(kernels, views)
  const found = await backend.download(result)
  const problem = problemOfArray(found, trial) ?? problemOfValues(found, trial, slack)
  if (problem !== undefined) throw new AssertionFailure(`${problem}, for ${describeCall(trial)}`)
  for (const [i, input] of trial.inputs.entries()) {
    if (sameBits(await backend.download(storages[i]!), input.stored)) continue
    throw new AssertionFailure(`expected inputs to be left alone, got a change of input ${i}, for ${describeCall(trial)}`)
  }
  if (storages.includes(result)) throw new AssertionFailure(`expected new storage, got that of an input, for ${describeCall(trial)}`)
  for (const storage of [...storages, result]) backend.release(storage)
}

/** Error allowed in an element, as {@link Expected} states it. */
export function allowedError(dtype: DType, units: number, scale: number): number {
  if (units === 0) return 0
  // Devices may flush subnormal numbers to zero.
  return units * epsilon(dtype) * scale + (dtype === 'float32' ? 2 ** -126 : 2 ** -1022)
}

function problemOfArray(found: TypedArray, { dtype, shape }: Trial): string | undefined {
  const like = store([], dtype)
  if (Object.getPrototypeOf(found) !== Object.getPrototypeOf(like))
    return `expected ${like.constructor.name}, got ${found.constructor.name}`
  const size = sizeOf(shape)
  return found.length === size ? undefined : `expected ${size} contiguous elements, got ${found.length}`
}

function problemOfValues(found: TypedArray, { dtype, shape, judge }: Trial, slack: number): string | undefined {
  if (typeof judge === 'function') return judge(Float64Array.from(found), epsilon(dtype) * slack)
  // What the dtype cannot hold becomes infinite, as it must in the result.
  const rounded = store(judge.data, dtype)
  let worst = -1
  let most = 0
  for (let i = 0; i < rounded.length; i++) {
    const [actual, expected] = [found[i]!, rounded[i]!]
    if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) continue
    const allowed = allowedError(dtype, judge.units * slack, judge.scale?.[i] ?? Math.abs(expected))
    const error = Math.abs(actual - (isFloat(dtype) && Number.isFinite(expected) ? judge.data[i]! : expected))
    if (error <= allowed && Number.isFinite(expected)) continue
    const excess = Number.isFinite(error) ? error / allowed : Infinity
    if (worst < 0 || excess > most) [worst, most] = [i, excess]
  }
  if (worst < 0) return undefined
  const allowed = allowedError(dtype, judge.units * slack, judge.scale?.[worst] ?? Math.abs(rounded[worst]!))
  return `expected ${String(rounded[worst])} ± ${allowed.toExponential(2)} at ${showIndex(worst, shape)}, got ${String(found[worst])}`
}

function describeCall({ what, inputs, dtype, shape }: Trial): string {
  const operands = inputs.map((input) => `${input.dtype} ${showShape(input.shape)} ${input.layout}`)
  return `${[...operands, ...(what === undefined ? [] : [what])].join('; ')} → ${dtype} ${showShape(shape)}`
}

function sameBits(a: TypedArray, b: TypedArray): boolean {
  return a.length === b.length && a.every((x, i) => Object.is(x, b[i]))
}
