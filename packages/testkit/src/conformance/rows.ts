import type { DType, Shape, Storage, View } from '@ortho/core'
import type { Dense, Expected } from '../reference/dense.ts'
import {
  logSoftmaxReference,
  rmsNormalizeReference,
  rmsNormalizeTangentReference,
  rotateHalvesReference,
  siluReference,
  siluTangentReference,
  softmaxReference,
  softmaxTangentReference,
} from '../reference/rows.ts'
import { argsortReference } from '../reference/sort.ts'
import { type LayoutName, type Operand, layoutNames, operand } from './operand.ts'
import { allDTypes, axisShapes, floatDTypes, viewShapes } from './shapes.ts'
import type { AllKernels, Group, Trial } from './trial.ts'

const EPS = 0.0009765625

/** Tests of the kernels along the last axis, of `silu`, `rotateHalves` and `argsort`. */
export function* rowGroups(): Generator<Group> {
  for (const dtype of floatDTypes) {
    yield* singles('softmax', dtype, softmaxReference, (k, x) => k.softmax(x))
    yield* singles('logSoftmax', dtype, logSoftmaxReference, (k, x) => k.logSoftmax(x))
    yield* singles(
      'rmsNormalize',
      dtype,
      (x) => rmsNormalizeReference(x, EPS),
      (k, x) => k.rmsNormalize(x, EPS),
    )
    yield* singles('silu', dtype, siluReference, (k, x) => k.silu(x))
    yield* doubles('softmaxTangent', dtype, softmaxTangentReference, (k, s, t) => k.softmaxTangent(s, t))
    yield* doubles(
      'rmsNormalizeTangent',
      dtype,
      (x, t) => rmsNormalizeTangentReference(x, t, EPS),
      (k, x, t) => k.rmsNormalizeTangent(x, t, EPS),
    )
    yield* doubles('siluTangent', dtype, siluTangentReference, (k, x, t) => k.siluTangent(x, t))
    yield* rotations(dtype)
    yield* largeLogits(dtype)
  }
  yield* sortGroups()
}

function* singles(
  kernel: string,
  dtype: DType,
  reference: (x: Dense) => Expected,
  call: (k: AllKernels, x: View) => Storage,
): Generator<Group> {
  yield* classes(kernel, dtype, (shape, layout) => {
    const x = operand(dtype, shape, { min: -9, max: 9, layout })
    return { inputs: [x], call: (k, [v]) => call(k, v!), dtype, shape, judge: reference(x) }
  })
}

function* doubles(
  kernel: string,
  dtype: DType,
  reference: (x: Dense, t: Dense) => Expected,
  call: (k: AllKernels, x: View, t: View) => Storage,
): Generator<Group> {
  yield* classes(kernel, dtype, (shape, layout) => {
    const x = operand(dtype, shape, { layout })
    const t = operand(dtype, shape, { seed: 1, layout: layoutNames[(layoutNames.indexOf(layout) + 2) % layoutNames.length]! })
    return { inputs: [x, t], call: (k, [v, w]) => call(k, v!, w!), dtype, shape, judge: reference(x, t) }
  })
}

/** The classes' shapes are those of the coefficients: of half of `x`. */
function* rotations(dtype: DType): Generator<Group> {
  yield* classes('rotateHalves', dtype, (half, layout) => {
    const other = (i: number): LayoutName => layoutNames[(layoutNames.indexOf(layout) + i) % layoutNames.length]!
    const shape = half.with(-1, 2 * half.at(-1)!)
    const x = operand(dtype, shape, { layout })
    const cos = operand(dtype, half, { seed: 1, layout: other(2) })
    const sin = operand(dtype, half, { seed: 2, layout: other(4) })
    return {
      inputs: [x, cos, sin],
      call: (k, [v, c, s]) => k.rotateHalves(v!, c!, s!),
      dtype,
      shape,
      judge: rotateHalvesReference(x, cos, sin),
    }
  })
}

function* classes(kernel: string, dtype: DType, trial: (shape: Shape, layout: LayoutName) => Trial): Generator<Group> {
  const group = (about: string, trials: () => Trial[]): Group => ({ kernel, about: `${dtype}: ${about}`, dtypes: [dtype], trials })
  const empty: readonly Shape[] = [[0], [0, 3], [3, 0]]
  yield group('empty', () => empty.map((shape) => trial(shape, 'contiguous')))
  yield group('sizes', () => axisShapes.map((shape) => trial(shape, 'contiguous')))
  yield group('views', () => viewShapes.flatMap((shape) => layoutNames.map((layout) => trial(shape, layout))))
}

/** Exponentials of these overflow, or all vanish, unless the largest is subtracted first. */
function* largeLogits(dtype: DType): Generator<Group> {
  const values = [1000, 999, -1000, -1e4, -1e4, -9999]
  const x = (): Operand => operand(dtype, [2, 3], { values })
  const group = (kernel: string, trial: (x: Operand) => Trial): Group => ({
    kernel,
    about: `${dtype}: large values`,
    dtypes: [dtype],
    trials: () => [trial(x())],
  })
  yield group('softmax', (x) => ({ inputs: [x], call: (k, [v]) => k.softmax(v!), dtype, shape: x.shape, judge: softmaxReference(x) }))
  yield group('logSoftmax', (x) => ({
    inputs: [x],
    call: (k, [v]) => k.logSoftmax(v!),
    dtype,
    shape: x.shape,
    judge: logSoftmaxReference(x),
  }))
}

function* sortGroups(): Generator<Group> {
  for (const dtype of allDTypes) {
    const trial = (x: Operand, descending: boolean): Trial => ({
      what: descending ? 'descending' : 'ascending',
      inputs: [x],
      call: (k, [v]) => k.argsort(v!, descending),
      dtype: 'int32',
      shape: x.shape,
      judge: argsortReference(x, descending),
    })
    const both = (x: Operand): Trial[] => [trial(x, false), trial(x, true)]
    const group = (about: string, operands: () => Operand[]): Group => ({
      kernel: 'argsort',
      about: `${dtype}: ${about}`,
      dtypes: ['int32', dtype],
      trials: () => operands().flatMap(both),
    })
    // Few different numbers: equal ones must keep their order.
    const tied = (shape: Shape, layout: LayoutName): Operand =>
      operand(dtype, shape, { layout, values: operand(dtype, shape).data.map(Math.round) })
    yield group('empty', () => [operand(dtype, [0]), operand(dtype, [0, 3]), operand(dtype, [3, 0])])
    yield group('sizes', () => axisShapes.map((shape) => operand(dtype, shape, dtype === 'int32' ? { min: -(2 ** 31), max: 2 ** 31 } : {})))
    yield group('ties', () => axisShapes.map((shape) => tied(shape, 'contiguous')))
    yield group('views', () => viewShapes.flatMap((shape) => layoutNames.map((layout) => tied(shape, layout))))
    if (dtype === 'int32' || dtype === 'bool') continue
    const values = [NaN, Infinity, 1, -Infinity, NaN, -1, Infinity, 0, 1]
    yield group('special values', () => [operand(dtype, [values.length], { values })])
  }
}
