import type { BinaryOp, CompareOp, DType, Shape, UnaryOp, UnaryTest } from '@ortho/core'
import {
  boolBinary,
  comparisons,
  floatBinary,
  floatUnary,
  integerBinary,
  integerUnary,
  unaryScale,
  unaryTests,
} from '../reference/elementwise.ts'
import { type Operand, layoutNames, operand } from './operand.ts'
import { allDTypes, elementwiseShapes, floatDTypes, viewShapes } from './shapes.ts'
import type { Group, Trial } from './trial.ts'

/** Tests of `unary`, `test`, `binary`, `compare` and `select`. */
export function* elementwiseGroups(): Generator<Group> {
  yield* unaryGroups()
  yield* binaryGroups()
  yield* compareGroups()
  yield* selectGroups()
}

/** Shape and layout of the operands of one call. */
type Place = readonly [shape: Shape, layouts: readonly (typeof layoutNames)[number][]]

/** One group for each class of shapes, and one for views: each operand in each layout, the second one in another. */
function* placed(kernel: string, dtypes: readonly DType[], trial: (place: Place) => Trial): Generator<Group> {
  const about = dtypes.at(-1)!
  for (const { name, shapes } of elementwiseShapes) {
    yield { kernel, about: `${about}: ${name}`, dtypes, trials: () => shapes.map((shape) => trial([shape, []])) }
  }
  const places = viewShapes.flatMap((shape) =>
    layoutNames.map((_, i): Place => [shape, [0, 2, 3].map((shift) => layoutNames[(i + shift) % layoutNames.length]!)]),
  )
  yield { kernel, about: `${about}: views`, dtypes, trials: () => places.map(trial) }
}

function* unaryGroups(): Generator<Group> {
  for (const dtype of floatDTypes) {
    for (const [op, { of, units, min, max }] of entriesOf(floatUnary)) {
      const trial = (x: Operand): Trial => unaryTrial(op, x, of, units)
      yield* placed(`unary ${op}`, [dtype], ([shape, [layout = 'contiguous']]) => trial(operand(dtype, shape, { min, max, layout })))
      const values = op === 'sin' || op === 'cos' || op === 'tan' ? awkward : [...awkward, 1e30, -1e30, 1e-30, -1e-30]
      const special = (): Trial[] => [trial(operand(dtype, [values.length], { values }))]
      yield { kernel: `unary ${op}`, about: `${dtype}: special values`, dtypes: [dtype], trials: special }
    }
    for (const [op, of] of entriesOf(unaryTests)) {
      const values = (shape: Shape): ArrayLike<number> => operand('float64', shape).data.map((v, i) => awkward[i % 7] ?? v)
      yield* placed(`test ${op}`, ['bool', dtype], ([shape, [layout = 'contiguous']]) =>
        testTrial(op, operand(dtype, shape, { layout, values: values(shape) }), of),
      )
    }
  }
  for (const [op, of] of entriesOf(integerUnary)) {
    yield* placed(`unary ${op}`, ['int32'], ([shape, [layout = 'contiguous']]) =>
      unaryTrial(op, operand('int32', shape, { min: -(2 ** 31), max: 2 ** 31, layout }), of, 0),
    )
  }
  yield* placed('unary not', ['bool'], ([shape, [layout = 'contiguous']]) =>
    unaryTrial('not', operand('bool', shape, { layout }), (v) => 1 - v, 0),
  )
}

function* binaryGroups(): Generator<Group> {
  for (const dtype of floatDTypes) {
    for (const [op, { of, units, scale = of, min, max }] of entriesOf(floatBinary)) {
      const size = (x: number, y: number): number => Math.abs(scale(x, y))
      // Quarters, so that a quotient is either whole or far from whole: else the remainder may jump by a rounding.
      const grid = op === 'mod' ? (v: number): number => Math.round(4 * v) / 4 : (v: number): number => v
      yield* placed(`binary ${op}`, [dtype], ([shape, [first = 'contiguous', second = 'contiguous']]) => {
        const a = operand(dtype, shape, { layout: first, values: operand(dtype, shape, { min, max }).data.map(grid) })
        const b = operand(dtype, shape, { layout: second, values: awayFromZero(operand(dtype, shape, { seed: 1 }).data).map(grid) })
        return binaryTrial(op, a, b, of, units, size)
      })
      if (op === 'mod') continue
      yield {
        kernel: `binary ${op}`,
        about: `${dtype}: special values`,
        dtypes: [dtype],
        trials: () => [binaryTrial(op, ...pairs(dtype), of, units, size)],
      }
    }
  }
  for (const [op, of] of entriesOf(integerBinary)) {
    const wide = op === 'pow' ? { min: -9, max: 9 } : { min: -(2 ** 31), max: 2 ** 31 }
    yield* placed(`binary ${op}`, ['int32'], ([shape, [first = 'contiguous', second = 'contiguous']]) => {
      const b = operand('int32', shape, op === 'pow' ? { seed: 1, min: 0, max: 9 } : { seed: 1, ...wide })
      const divisors = op === 'mod' ? b.data.map((v) => (v % 1000 === 0 ? 1 : v % 1000)) : b.data
      return binaryTrial(
        op,
        operand('int32', shape, { ...wide, layout: first }),
        operand('int32', shape, { values: divisors, layout: second }),
        of,
        0,
      )
    })
  }
  for (const [op, of] of entriesOf(boolBinary)) {
    yield* placed(`binary ${op}`, ['bool'], ([shape, [first = 'contiguous', second = 'contiguous']]) =>
      binaryTrial(op, operand('bool', shape, { layout: first }), operand('bool', shape, { seed: 1, layout: second }), of, 0),
    )
  }
}

function* compareGroups(): Generator<Group> {
  for (const dtype of allDTypes) {
    for (const [op, of] of entriesOf(comparisons)) {
      // Few different numbers, so that equal ones meet.
      const few = (shape: Shape, seed: number): Float64Array => operand(dtype, shape, { seed }).data.map(Math.round)
      yield* placed(`compare ${op}`, ['bool', dtype], ([shape, [first = 'contiguous', second = 'contiguous']]) =>
        compareTrial(
          op,
          operand(dtype, shape, { values: few(shape, 0), layout: first }),
          operand(dtype, shape, { values: few(shape, 1), layout: second }),
          of,
        ),
      )
      if (dtype === 'int32' || dtype === 'bool') continue
      const special = (): Trial[] => [compareTrial(op, ...pairs(dtype), of)]
      yield { kernel: `compare ${op}`, about: `${dtype}: special values`, dtypes: ['bool', dtype], trials: special }
    }
  }
}

function* selectGroups(): Generator<Group> {
  for (const dtype of allDTypes) {
    yield* placed('select', ['bool', dtype], ([shape, [first = 'contiguous', second = 'contiguous', third = 'contiguous']]) => {
      const c = operand('bool', shape, { layout: first })
      const a = operand(dtype, shape, { seed: 1, layout: second })
      // What is not chosen must not matter, whatever it is.
      const values = operand(dtype, shape, { seed: 2 }).data.map((v, i) => (c.data[i] === 0 ? v : NaN))
      const b = operand(dtype, shape, { values, layout: third })
      const data = c.data.map((v, i) => (v === 0 ? b.data[i]! : a.data[i]!))
      return { inputs: [c, a, b], call: (k, [x, y, z]) => k.select(x!, y!, z!), dtype, shape, judge: { shape, data, units: 0 } }
    })
  }
}

function unaryTrial(op: UnaryOp, x: Operand, of: (x: number) => number, units: number): Trial {
  const { shape, dtype } = x
  const judge = { shape, data: x.data.map(of), units, scale: x.data.map((v) => unaryScale(of, v)) }
  return { inputs: [x], call: (k, [v]) => k.unary(op, v!), dtype, shape, judge }
}

function testTrial(op: UnaryTest, x: Operand, of: (x: number) => boolean): Trial {
  const data = x.data.map((v) => Number(of(v)))
  return { inputs: [x], call: (k, [v]) => k.test(op, v!), dtype: 'bool', shape: x.shape, judge: { shape: x.shape, data, units: 0 } }
}

function binaryTrial(op: BinaryOp, a: Operand, b: Operand, of: (x: number, y: number) => number, units: number, size = of): Trial {
  const { shape, dtype } = a
  const both = (f: (x: number, y: number) => number): Float64Array => a.data.map((x, i) => f(x, b.data[i]!))
  return {
    inputs: [a, b],
    call: (k, [x, y]) => k.binary(op, x!, y!),
    dtype,
    shape,
    judge: { shape, data: both(of), units, scale: both(size) },
  }
}

function compareTrial(op: CompareOp, a: Operand, b: Operand, of: (x: number, y: number) => boolean): Trial {
  const { shape } = a
  const data = a.data.map((x, i) => Number(of(x, b.data[i]!)))
  return { inputs: [a, b], call: (k, [x, y]) => k.compare(op, x!, y!), dtype: 'bool', shape, judge: { shape, data, units: 0 } }
}

const awkward: readonly number[] = [NaN, Infinity, -Infinity, 0, -0, 1, -1, 2, -2, 0.5, -0.5, 1.5, -1.5, 2.5, -2.5]

/** Every pair of special values: one of them down the rows, the other along. */
function pairs(dtype: DType): [Operand, Operand] {
  const values = [NaN, Infinity, -Infinity, 0, 1, -1, 2.5]
  const n = values.length
  const grid = (pick: (i: number) => number): Operand =>
    operand(dtype, [n, n], { values: Array.from({ length: n * n }, (_, i) => values[pick(i)]!) })
  return [grid((i) => Math.floor(i / n)), grid((i) => i % n)]
}

/** Numbers of [−4, 4) moved out of (−½, ½). */
function awayFromZero(data: Float64Array): Float64Array {
  return data.map((v) => (Math.abs(v) < 0.5 ? v + Math.sign(v || 1) * 0.5 : v))
}

/** `Object.entries` with the keys' type, for tables whose keys are all known. */
function entriesOf<K extends string, V>(table: { readonly [key in K]: V }): [K, V][] {
  const entries: [K, V][] = []
  for (const name in table) entries.push([name, table[name]])
  return entries
}
