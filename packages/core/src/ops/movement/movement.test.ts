import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as o from '../../index.ts'
import { type Tensor, sizeOf, tensor, zeros } from '../../index.ts'
import { type Dense, counting, denseOf, element, pythonSlice, tabulate, tensorOf } from '../fixtures/dense.ts'

/** The same operation on a tensor and on a plain array. */
interface Move {
  readonly on: (x: Tensor) => Tensor
  readonly by: (x: Dense) => Dense
}

/** A stream of numbers that decides what the moves are. */
type Draw = (below: number) => number

const moves: readonly ((shape: readonly number[], draw: Draw) => Move | undefined)[] = [
  function transpose(shape, draw) {
    const order: number[] = []
    shape.forEach((_, axis) => order.splice(draw(order.length + 1), 0, axis))
    const resized = order.map((axis) => shape[axis]!)
    return {
      on: (x) => o.transpose(x, order),
      by: (x) =>
        tabulate(resized, (index) =>
          element(
            x,
            shape.map((_, axis) => index[order.indexOf(axis)]!),
          ),
        ),
    }
  },
  function flip(shape, draw) {
    const axes = shape.flatMap((_, axis) => (draw(2) === 0 ? [axis] : []))
    const turn = (i: number, axis: number): number => (axes.includes(axis) ? shape[axis]! - 1 - i : i)
    return { on: (x) => o.flip(x, axes), by: (x) => tabulate(shape, (index) => element(x, index.map(turn))) }
  },
  function slice(shape, draw) {
    if (shape.length === 0) return undefined
    const axis = draw(shape.length)
    const bound = (): number | undefined => (draw(4) === 0 ? undefined : draw(13) - 6)
    const [start, stop, step] = [bound(), bound(), (draw(3) + 1) * (draw(2) === 0 ? 1 : -1)]
    const places = pythonSlice(shape[axis]!, start, stop, step)
    return {
      on: (x) => o.slice(x, { axis: axis - (draw(2) === 0 ? 0 : shape.length), start, stop, step }),
      by: (x) => tabulate(shape.with(axis, places.length), (index) => element(x, index.with(axis, places[index[axis]!]!))),
    }
  },
  function reshape(shape, draw) {
    const wanted: number[] = []
    let rest = sizeOf(shape)
    if (rest === 0) wanted.push(draw(3), 0)
    while (rest > 1) {
      const divisors = Array.from({ length: rest }, (_, i) => i + 1).filter((d) => rest % d === 0)
      wanted.push(divisors[draw(divisors.length)]!)
      rest /= wanted.at(-1)!
      if (wanted.length < 5) continue
      wanted.push(rest)
      rest = 1
    }
    const guess = sizeOf(shape) > 0 && wanted.length > 0 && draw(2) === 0 ? draw(wanted.length) : -1
    return {
      on: (x) =>
        o.reshape(
          x,
          wanted.map((n, axis) => (axis === guess ? -1 : n)),
        ),
      by: (x) => ({ shape: wanted, data: x.data }),
    }
  },
  function broadcast(shape, draw) {
    if (shape.length > 4) return undefined
    const wanted = shape.map((n) => (n === 1 ? draw(4) : n))
    if (draw(2) === 0) wanted.unshift(draw(3))
    const extra = wanted.length - shape.length
    return {
      on: (x) => o.broadcastTo(x, wanted),
      by: (x) =>
        tabulate(wanted, (index) =>
          element(
            x,
            shape.map((n, axis) => (n === 1 ? 0 : index[axis + extra]!)),
          ),
        ),
    }
  },
  function expandAndSqueeze(shape, draw) {
    const place = draw(shape.length + 1)
    const wanted = shape.toSpliced(place, 0, 1)
    if (draw(2) === 0 && shape.length < 5) return { on: (x) => o.expandDims(x, place), by: (x) => ({ shape: wanted, data: x.data }) }
    return { on: (x) => o.squeeze(x), by: (x) => ({ shape: shape.filter((n) => n !== 1), data: x.data }) }
  },
  function roll(shape, draw) {
    if (shape.length === 0) return undefined
    const [axis, shift] = [draw(shape.length), draw(15) - 7]
    const n = shape[axis]!
    const from = (i: number): number => (((i - shift) % n) + n) % n
    return { on: (x) => o.roll(x, shift, axis), by: (x) => tabulate(shape, (index) => element(x, index.with(axis, from(index[axis]!)))) }
  },
]

describe('movement', () => {
  test('any sequence of moves gives the same elements as on plain arrays', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 4 }), fc.array(fc.nat(999), { minLength: 8, maxLength: 60 }), (shape, choices) => {
        let used = 0
        const draw: Draw = (below) => choices[used++ % choices.length]! % below
        let [x, plain]: [Tensor, Dense] = [tensorOf(counting(shape)), counting(shape)]
        for (let step = 0; step < 5; step++) {
          const move = moves[draw(moves.length)]!(plain.shape, draw)
          if (move === undefined || sizeOf(plain.shape) > 500) continue
          x = move.on(x)
          plain = move.by(plain)
          expect(denseOf(x)).toEqual(plain)
        }
        // The layout a view has reached is also what kernels must walk.
        expect(denseOf(o.add(x, 1)).data).toEqual(plain.data.map((v) => v + 1))
        expect(denseOf(o.sum(x)).data[0]).toBe(plain.data.reduce((a, b) => a + b, 0))
      }),
      { numRuns: 500 },
    )
  })

  test('slices follow Python for all bounds and steps', () => {
    const bound = fc.option(fc.integer({ min: -9, max: 9 }), { nil: undefined })
    fc.assert(
      fc.property(fc.nat(6), bound, bound, fc.constantFrom(1, 2, 3, 9, -1, -2, -3, -9), (n, start, stop, step) => {
        expect(o.slice(o.arange(n), { axis: 0, start, stop, step }).toArray()).toEqual(pythonSlice(n, start, stop, step))
      }),
      { numRuns: 1000 },
    )
  })

  test('views share storage, and leave their source as it was', () => {
    const x = tensorOf(counting([4, 6]))
    const views = [
      o.transpose(x),
      o.reshape(x, [2, 12]),
      o.slice(x, { axis: 1, step: -2 }),
      o.flip(x),
      o.at(x, 1),
      ...o.chunk(x, 2),
      o.expandDims(x, 0),
    ]
    for (const view of [...views, o.broadcastTo(x, [2, 4, 6]), ...o.unstack(x, 1)]) expect(view.storage).toBe(x.storage)
    expect(o.reshape(o.transpose(x), [24]).storage).not.toBe(x.storage)
    expect(denseOf(x)).toEqual(counting([4, 6]))
  })

  test('shapes are copied from the caller', () => {
    const shape = [2, 3]
    const made = [o.reshape(o.arange(6), shape), o.broadcastTo(tensor(1), shape), zeros(shape), tensor([1, 2, 3, 4, 5, 6], { shape })]
    shape[0] = 7
    expect(made.map((x) => x.shape)).toEqual(made.map(() => [2, 3]))
  })
})

describe('what movement refuses', () => {
  const x = zeros([2, 3])
  test.each([
    ['an order that is no permutation', () => o.transpose(x, [0, 0]), '"order" must be a permutation of 2 axes, got [0, 0]'],
    ['an axis out of range', () => o.flip(x, 2), '"axis" must be an integer in [-2, 1], got 2'],
    ['an axis twice', () => o.flip(x, [0, -2]), 'must be a list of distinct axes'],
    ['a sliced axis twice', () => o.slice(x, { axis: 0 }, { axis: -2 }), 'must be named once, got axis 0 twice'],
    ['step 0', () => o.slice(x, { axis: 0, step: 0 }), '"step" must be a non-zero integer, got 0'],
    ['a fractional bound', () => o.slice(x, { axis: 0, start: 0.5 }), 'must be integers, got 0.5'],
    ['an index out of range', () => o.at(x, 2), '"index" must be an integer in [-2, 1], got 2'],
    ['squeezing a long axis', () => o.squeeze(x, 1), 'must be an axis of size 1, got axis 1 of [2, 3]'],
    ['chunks that do not divide', () => o.chunk(x, 2, 1), '"parts" must be a divisor of axis 1 (3), got 2'],
    ['two unknown sizes', () => o.reshape(x, [-1, -1]), 'must be one of 6 elements'],
    ['another size', () => o.reshape(x, [4]), 'must be one of 6 elements, as [2, 3] has, got [4]'],
    ['a fraction of a size', () => o.reshape(x, [1.5, 4]), 'must be made of non-negative integers'],
    ['an unknown size beside 0', () => o.reshape(zeros([0]), [-1, 0]), 'must be one of 0 elements'],
    ['stretching what is not 1', () => o.broadcastTo(x, [2, 6]), 'must be given shapes that broadcast together, got [2, 3] and [2, 6]'],
    ['shrinking', () => o.broadcastTo(x, [3]), 'must be one that [2, 3] stretches to, got [3]'],
    ['a negative size', () => o.broadcastTo(zeros([1]), [-1]), 'must be made of non-negative integers, got [-1]'],
  ])('%s', (_, call, message) => expect(call).toThrow(message))
})
