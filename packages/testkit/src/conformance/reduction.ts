import type { DType, ReduceOp, Shape } from '@ortho/core'
import { argReduceReference, reduceReference, scanReference } from '../reference/reduce.ts'
import { type Operand, type OperandOptions, layoutNames, operand } from './operand.ts'
import { allDTypes, axisShapes, viewShapes } from './shapes.ts'
import type { Group, Trial } from './trial.ts'

/** Tests of `reduce`, `argReduce` and `scan`. */
export function* reductionGroups(): Generator<Group> {
  for (const dtype of allDTypes) {
    const ops = dtype === 'bool' ? (['max', 'min'] as const) : (['sum', 'prod', 'max', 'min'] as const)
    for (const op of ops) {
      yield* classes(`reduce ${op}`, [dtype], op, (x) => subsets(x.shape.length).map((axes) => reduceTrial(op, x, axes)))
      yield* classes(`scan ${op}`, [dtype], op, (x) => [...x.shape.keys()].map((axis) => scanTrial(op, x, axis)))
    }
    for (const op of ['max', 'min'] as const) {
      yield* classes(`argReduce ${op}`, ['int32', dtype], op, (x) => [...x.shape.keys()].map((axis) => argTrial(op, x, axis)))
    }
  }
}

/** One group per class of shapes; `trials` makes the calls for an operand. */
function* classes(kernel: string, dtypes: readonly DType[], op: ReduceOp, trials: (x: Operand) => Trial[]): Generator<Group> {
  const dtype = dtypes.at(-1)!
  const group = (about: string, operands: () => Operand[]): Group => ({
    kernel,
    about: `${dtype}: ${about}`,
    dtypes,
    trials: () => operands().flatMap(trials),
  })
  // Factors near 1 keep long products finite; few different numbers make ties.
  const numbers = (shape: Shape): OperandOptions => {
    if (dtype === 'int32' && (op === 'sum' || op === 'prod')) return { min: -(2 ** 31), max: 2 ** 31 }
    return op === 'prod' ? { min: 0.9, max: 1.1 } : op === 'sum' ? {} : { values: operand(dtype, shape).data.map(Math.round) }
  }
  const make = (shape: Shape, more: OperandOptions = {}): Operand => operand(dtype, shape, { ...numbers(shape), ...more })
  const emptyShapes: readonly Shape[] = op === 'sum' || op === 'prod' ? [[0], [0, 3], [2, 0, 3]] : []
  if (emptyShapes.length > 0) yield group('empty', () => emptyShapes.map((shape) => make(shape)))
  // A scalar has no axis to run along.
  if (kernel.startsWith('reduce')) yield group('scalar', () => [make([])])
  yield group('sizes', () => axisShapes.map((shape) => make(shape)))
  yield group('views', () => viewShapes.flatMap((shape) => layoutNames.map((layout) => make(shape, { layout }))))
  if (dtype !== 'float64' && dtype !== 'float32') return
  yield group('special values', () => {
    const values = make([6, 35]).data
    values[40] = NaN
    values[75] = Infinity
    values[110] = -Infinity
    values[111] = Infinity
    values[200] = NaN
    values[201] = NaN
    return [operand(dtype, [6, 35], { values }), operand(dtype, [3], { values: [-Infinity, -Infinity, -Infinity] })]
  })
}

function reduceTrial(op: ReduceOp, x: Operand, axes: readonly number[]): Trial {
  const judge = reduceReference(op, x.dtype, x, axes)
  const what = `axes [${axes.join(', ')}]`
  return { what, inputs: [x], call: (k, [v]) => k.reduce(op, v!, axes), dtype: x.dtype, shape: judge.shape, judge }
}

function scanTrial(op: ReduceOp, x: Operand, axis: number): Trial {
  const judge = scanReference(op, x.dtype, x, axis)
  return { what: `axis ${axis}`, inputs: [x], call: (k, [v]) => k.scan(op, v!, axis), dtype: x.dtype, shape: x.shape, judge }
}

function argTrial(op: 'max' | 'min', x: Operand, axis: number): Trial {
  const judge = argReduceReference(op, x, axis)
  return { what: `axis ${axis}`, inputs: [x], call: (k, [v]) => k.argReduce(op, v!, axis), dtype: 'int32', shape: judge.shape, judge }
}

/** Every set of axes but the empty one; for a scalar that one. */
function subsets(ndim: number): number[][] {
  const all = Array.from({ length: 2 ** ndim }, (_, bits) =>
    Array.from({ length: ndim }, (_, axis) => axis).filter((axis) => (bits >> axis) & 1),
  )
  return ndim === 0 ? all : all.slice(1)
}
