import { type DType, type Shape, isFloat } from '@ortho/core'
import { concatReference, padReference } from '../reference/indexing.ts'
import { type LayoutName, type Operand, layoutNames, operand } from './operand.ts'
import { allDTypes, elementwiseShapes, viewShapes } from './shapes.ts'
import type { Group, Trial } from './trial.ts'

/** Tests of `copy`, `cast`, `fill`, `concat`, `pad` and `range`. */
export function* movementGroups(): Generator<Group> {
  for (const dtype of allDTypes) {
    yield* copies('copy', [dtype], (shape, layout) => {
      const x = operand(dtype, shape, { layout })
      return { inputs: [x], call: (k, [v]) => k.copy(v!), dtype, shape, judge: { shape, data: x.data, units: 0 } }
    })
    for (const to of allDTypes) {
      yield* copies(`cast to ${to}`, [to, dtype], (shape, layout) =>
        castTrial(operand(dtype, shape, { layout, values: mixed(dtype, shape) }), to),
      )
    }
    yield* fills(dtype)
    yield* concats(dtype)
    yield* pads(dtype)
  }
}

function* copies(kernel: string, dtypes: readonly DType[], trial: (shape: Shape, layout: LayoutName) => Trial): Generator<Group> {
  const from = dtypes.at(-1)!
  for (const { name, shapes } of elementwiseShapes) {
    yield { kernel, about: `${from}: ${name}`, dtypes, trials: () => shapes.map((shape) => trial(shape, 'contiguous')) }
  }
  const views = (): Trial[] => viewShapes.flatMap((shape) => layoutNames.map((layout) => trial(shape, layout)))
  yield { kernel, about: `${from}: views`, dtypes, trials: views }
}

/** Numbers of either sign with fractions, zeros among them. */
function mixed(dtype: DType, shape: Shape): Float64Array {
  return operand(dtype, shape).data.map((v, i) => (i % 5 === 3 ? 0 : v))
}

function castTrial(x: Operand, to: DType): Trial {
  const data = x.data.map((v) => (to === 'bool' ? Number(v !== 0) : isFloat(to) ? v : Math.trunc(v)))
  const judge = { shape: x.shape, data, units: to === 'float32' ? 1 : 0 }
  return { inputs: [x], call: (k, [v]) => k.cast(v!, to), dtype: to, shape: x.shape, judge }
}

function* fills(dtype: DType): Generator<Group> {
  const values = dtype === 'bool' ? [0, 1] : dtype === 'int32' ? [0, -7, 2 ** 31 - 1] : [0, -1.5, NaN, Infinity]
  const trial = (shape: Shape, value: number): Trial => ({
    what: `value ${value}`,
    inputs: [],
    call: (k) => k.fill(shape, dtype, value),
    dtype,
    shape,
    judge: { shape, data: new Float64Array(shape.reduce((a, b) => a * b, 1)).fill(value), units: 0 },
  })
  for (const { name, shapes } of elementwiseShapes) {
    const trials = (): Trial[] => shapes.flatMap((shape) => values.map((value) => trial(shape, value)))
    yield { kernel: 'fill', about: `${dtype}: ${name}`, dtypes: [dtype], trials }
  }
}

function* concats(dtype: DType): Generator<Group> {
  const trial = (shapes: readonly Shape[], axis: number, shift: number): Trial => {
    const parts = shapes.map((shape, i) => operand(dtype, shape, { seed: i, layout: layoutNames[(i + shift) % layoutNames.length]! }))
    const judge = concatReference(parts, axis)
    return { what: `axis ${axis}`, inputs: parts, call: (k, views) => k.concat(views, axis), dtype, shape: judge.shape, judge }
  }
  const group = (about: string, trials: () => Trial[]): Group => ({
    kernel: 'concat',
    about: `${dtype}: ${about}`,
    dtypes: [dtype],
    trials,
  })
  yield group('empty', () => [
    trial([[0], [0]], 0, 0),
    trial(
      [
        [2, 0],
        [3, 0],
      ],
      0,
      0,
    ),
  ])
  const some: readonly (readonly [Shape[], number])[] = [
    [[[3]], 0],
    [[[3], [0], [65]], 0],
    [
      [
        [2, 3],
        [4, 3],
        [1, 3],
      ],
      0,
    ],
    [
      [
        [2, 3],
        [2, 1],
      ],
      1,
    ],
    [
      [
        [2, 1, 3],
        [2, 5, 3],
        [2, 2, 3],
        [2, 1, 3],
        [2, 3, 3],
        [2, 1, 3],
      ],
      1,
    ],
  ]
  yield group('views', () => some.flatMap(([shapes, axis]) => layoutNames.map((_, shift) => trial(shapes, axis, shift))))
}

function* pads(dtype: DType): Generator<Group> {
  const value = dtype === 'bool' ? 1 : 3
  const trial = (shape: Shape, low: number[], high: number[], layout: LayoutName): Trial => {
    const x = operand(dtype, shape, { layout })
    const judge = padReference(x, low, high, value)
    return {
      what: `by [${low.join(', ')}] and [${high.join(', ')}]`,
      inputs: [x],
      call: (k, [v]) => k.pad(v!, low, high, value),
      dtype,
      shape: judge.shape,
      judge,
    }
  }
  const group = (about: string, trials: () => Trial[]): Group => ({ kernel: 'pad', about: `${dtype}: ${about}`, dtypes: [dtype], trials })
  yield group('empty', () => [trial([0], [2], [1], 'contiguous'), trial([2, 0], [0, 0], [1, 0], 'contiguous')])
  yield group('views', () =>
    layoutNames.flatMap((layout) => [
      trial([], [], [], layout),
      trial([5], [0], [0], layout),
      trial([3, 4], [1, 0], [0, 2], layout),
      trial([2, 3, 4], [0, 5, 1], [1, 0, 63], layout),
    ]),
  )
}
