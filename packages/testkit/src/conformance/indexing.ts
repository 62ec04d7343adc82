import type { DType, Shape } from '@ortho/core'
import { gatherAlongReference, gatherReference, scatterAlongReference, scatterReference } from '../reference/indexing.ts'
import { type LayoutName, type Operand, layoutNames, operand } from './operand.ts'
import { allDTypes, numberDTypes } from './shapes.ts'
import type { Group, Trial } from './trial.ts'

/** A source, an axis of it, and the shape of the indices. */
type Setting = readonly [source: Shape, axis: number, indices: Shape]

// prettier-ignore
const settings: readonly Setting[] = [
  [[5], 0, [7]], [[5], 0, []], [[4, 3], 0, [6]], [[4, 3], 1, [2, 2]], [[2, 5, 3], 1, [4]], [[2, 3, 33], 2, [65]], [[65, 17], 0, [129]],
]
const emptySettings: readonly Setting[] = [
  [[4, 3], 0, [0]],
  [[4, 0], 0, [3]],
  [[0, 3], 1, [2]],
]

/** Tests of `gather`, `scatterAdd` and of both along an axis. */
export function* indexingGroups(): Generator<Group> {
  for (const dtype of allDTypes) {
    yield* classes('gather', dtype, gatherTrial)
    yield* classes('gatherAlong', dtype, gatherAlongTrial)
  }
  for (const dtype of numberDTypes) {
    yield* classes('scatterAdd', dtype, scatterTrial)
    yield* classes('scatterAddAlong', dtype, scatterAlongTrial)
  }
}

type TrialOf = (dtype: DType, setting: Setting, first: LayoutName, second: LayoutName) => Trial

function* classes(kernel: string, dtype: DType, trial: TrialOf): Generator<Group> {
  const group = (about: string, trials: () => Trial[]): Group => ({ kernel, about: `${dtype}: ${about}`, dtypes: ['int32', dtype], trials })
  yield group('empty', () => emptySettings.map((setting) => trial(dtype, setting, 'contiguous', 'contiguous')))
  yield group('sizes', () => settings.map((setting) => trial(dtype, setting, 'contiguous', 'contiguous')))
  yield group('views', () =>
    settings.flatMap((setting) =>
      layoutNames.map((layout, i) => trial(dtype, setting, layout, layoutNames[(i + 2) % layoutNames.length]!)),
    ),
  )
}

/** Indices below `length`, with repetitions. */
function places(shape: Shape, length: number, layout: LayoutName): Operand {
  return operand('int32', shape, { min: 0, max: length, seed: 7, layout })
}

function gatherTrial(dtype: DType, [source, axis, shape]: Setting, first: LayoutName, second: LayoutName): Trial {
  const x = operand(dtype, source, { layout: first })
  const indices = places(shape, source[axis]!, second)
  const judge = gatherReference(x, indices, axis)
  return { what: `axis ${axis}`, inputs: [x, indices], call: (k, [v, i]) => k.gather(v!, i!, axis), dtype, shape: judge.shape, judge }
}

function scatterTrial(dtype: DType, [shape, axis, indexShape]: Setting, first: LayoutName, second: LayoutName): Trial {
  const indices = places(indexShape, shape[axis]!, second)
  const updates = operand(dtype, [...shape.slice(0, axis), ...indexShape, ...shape.slice(axis + 1)], { layout: first })
  const judge = scatterReference(shape, indices, updates, axis, dtype)
  return { what: `axis ${axis}`, inputs: [indices, updates], call: (k, [i, u]) => k.scatterAdd(shape, i!, u!, axis), dtype, shape, judge }
}

/** Indices of the rank of the source, with as many entries along the axis as the setting's indices have elements. */
function alongShape([source, axis, indices]: Setting): Shape {
  return source.with(
    axis,
    indices.reduce((a, b) => a * b, 1),
  )
}

function gatherAlongTrial(dtype: DType, setting: Setting, first: LayoutName, second: LayoutName): Trial {
  const [source, axis] = setting
  const x = operand(dtype, source, { layout: first })
  const indices = places(alongShape(setting), source[axis]!, second)
  const judge = gatherAlongReference(x, indices, axis)
  return { what: `axis ${axis}`, inputs: [x, indices], call: (k, [v, i]) => k.gatherAlong(v!, i!, axis), dtype, shape: judge.shape, judge }
}

function scatterAlongTrial(dtype: DType, setting: Setting, first: LayoutName, second: LayoutName): Trial {
  const [shape, axis] = setting
  const indices = places(alongShape(setting), shape[axis]!, second)
  const updates = operand(dtype, indices.shape, { layout: first })
  const judge = scatterAlongReference(shape, indices, updates, axis, dtype)
  return {
    what: `axis ${axis}`,
    inputs: [indices, updates],
    call: (k, [i, u]) => k.scatterAddAlong(shape, i!, u!, axis),
    dtype,
    shape,
    judge,
  }
}
