import type { ConvOptions, DType, Shape } from '@ortho/core'
import { convReference, fftReference } from '../reference/signal.ts'
import { type LayoutName, layoutNames, operand } from './operand.ts'
import { floatDTypes } from './shapes.ts'
import type { Group, Trial } from './trial.ts'

/** Tests of `conv` and `fft`. */
export function* signalGroups(): Generator<Group> {
  for (const dtype of floatDTypes) {
    yield* convGroups(dtype)
    yield* fftGroups(dtype)
  }
}

function* convGroups(dtype: DType): Generator<Group> {
  const trial = (input: Shape, kernel: Shape, options: ConvOptions, layout: LayoutName = 'contiguous', other = layout): Trial => {
    const x = operand(dtype, input, { layout })
    const w = operand(dtype, kernel, { seed: 1, layout: other })
    const judge = convReference(x, w, options)
    return { what: JSON.stringify(options), inputs: [x, w], call: (k, [v, u]) => k.conv(v!, u!, options), dtype, shape: judge.shape, judge }
  }
  const group = (about: string, trials: () => Trial[]): Group => ({ kernel: 'conv', about: `${dtype}: ${about}`, dtypes: [dtype], trials })
  yield group('empty', () => [
    trial([0, 2, 5], [3, 2, 3], geometry(1)),
    trial([2, 2, 2], [3, 2, 3], geometry(1)),
    trial([1, 1, 4], [1, 1, 2], { ...geometry(1), padHigh: [-9] }),
  ])
  yield group('sizes', () => [
    trial([1, 1, 1], [1, 1, 1], geometry(1)),
    trial([2, 3, 17], [5, 3, 3], geometry(1)),
    trial([2, 3, 7, 9], [4, 3, 3, 2], geometry(2)),
    trial([1, 2, 33, 31], [3, 2, 5, 5], geometry(2)),
    trial([1, 2, 4, 3, 5], [2, 2, 2, 2, 3], geometry(3)),
  ])
  yield group('geometry', () => [
    trial([2, 4, 6, 5], [6, 4, 3, 2], { ...geometry(2), strides: [2, 1], padLow: [1, 0], padHigh: [2, 3] }),
    trial([2, 4, 9, 8], [6, 4, 3, 2], { ...geometry(2), dilation: [2, 3] }),
    trial([2, 4, 6, 5], [6, 4, 3, 2], { ...geometry(2), inputDilation: [2, 3], padLow: [2, 1], padHigh: [2, 1] }),
    trial([2, 4, 6, 5], [6, 2, 3, 2], { ...geometry(2), groups: 2, padHigh: [0, -1] }),
    trial([2, 4, 6, 5], [4, 1, 3, 3], { ...geometry(2), groups: 4, strides: [2, 2], padLow: [1, 1], padHigh: [1, 1] }),
  ])
  yield group('views', () =>
    layoutNames.flatMap((layout, i) => [
      trial([2, 2, 6, 5], [4, 2, 3, 2], geometry(2), layout, layoutNames[(i + 2) % layoutNames.length]),
      trial([2, 2, 9], [4, 1, 3], { ...geometry(1), groups: 2 }, layout),
    ]),
  )
}

function geometry(axes: number): ConvOptions {
  const each = (n: number): number[] => new Array<number>(axes).fill(n)
  return { strides: each(1), padLow: each(0), padHigh: each(0), dilation: each(1), inputDilation: each(1), groups: 1 }
}

function* fftGroups(dtype: DType): Generator<Group> {
  const trials = (shape: Shape, layout: LayoutName = 'contiguous'): Trial[] =>
    [false, true].map((inverse) => {
      const x = operand(dtype, shape, { layout })
      return {
        what: `inverse ${inverse}`,
        inputs: [x],
        call: (k, [v]) => k.fft(v!, inverse),
        dtype,
        shape,
        judge: fftReference(x, inverse),
      }
    })
  const group = (about: string, shapes: readonly Shape[], layouts: readonly LayoutName[]): Group => ({
    kernel: 'fft',
    about: `${dtype}: ${about}`,
    dtypes: [dtype],
    trials: () => shapes.flatMap((shape) => layouts.flatMap((layout) => trials(shape, layout))),
  })
  const lengths = [1, 2, 3, 4, 5, 7, 8, 12, 15, 16, 17, 31, 32, 33, 60, 64, 67, 97, 127, 128, 129, 210, 256, 257]
  yield group(
    'empty',
    [
      [2, 0],
      [2, 0, 4],
      [2, 3, 0],
    ],
    ['contiguous'],
  )
  yield group(
    'sizes',
    lengths.map((n) => [2, n]),
    ['contiguous'],
  )
  yield group(
    'views',
    [
      [2, 3, 8],
      [2, 2, 3, 7],
      [2, 5],
      [2, 1],
    ],
    layoutNames,
  )
}
