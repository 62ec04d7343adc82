import { type Tensor, type View, add, matmul, mul, relu, scope, sigmoid, silu, slice, sub, sum, tensor, tril } from '@ortho/core'
import { afterAll, describe, expect, test } from 'vitest'
import { type Call, type HostArray, expectLikeCpu, floats, numbers } from '../fixtures/against-cpu.ts'
import { backendForTests } from '../fixtures/device.ts'

const EPS = 2 ** -23

type Layer = (...x: readonly Tensor[]) => Tensor

const backend = await backendForTests()
afterAll(() => backend?.destroy())

const turned = (x: View): View => ({
  ...x,
  shape: [...x.shape.slice(0, -2), x.shape.at(-1)!, x.shape.at(-2)!],
  strides: [...x.strides.slice(0, -2), x.strides.at(-1)!, x.strides.at(-2)!],
})

const plain: Call = (k, [a, b]) => k.matmul(a!, b!)
const scaled: Call = (k, [a, b, c]) => k.matmul(a!, b!, { alpha: 2, beta: -0.5, c: c! })

const pair = (m: number, k: number, n: number, ...lead: number[]): (() => HostArray[]) => () => [floats([...lead, m, k]), floats([...lead, k, n], 2)] // prettier-ignore
const triple =
  (m: number, k: number, n: number): (() => HostArray[]) =>
  () => [...pair(m, k, n)(), floats([m, n], 3)]

/** Shapes that take each way of a product; vectors where four divides all sizes. */
const cases: readonly (readonly [name: string, inputs: () => HostArray[], call: Call])[] = [
  ['small tiles in vectors', pair(68, 36, 72), plain],
  ['small tiles of odd sizes', pair(67, 35, 71), plain],
  ['odd terms, else in vectors', pair(64, 33, 64), plain],
  ['large tiles in vectors', pair(1408, 20, 1412), plain],
  ['large tiles of odd sizes', pair(1410, 19, 1409), plain],
  ['A by columns', () => [floats([40, 64]), floats([40, 96], 2)], (k, [a, b]) => k.matmul(turned(a!), b!)],
  ['B by columns', () => [floats([64, 40]), floats([96, 40], 2)], (k, [a, b]) => k.matmul(a!, turned(b!))],
  ['both by columns', () => [floats([40, 64]), floats([96, 40], 2)], (k, [a, b]) => k.matmul(turned(a!), turned(b!))],
  ['a batch', pair(20, 24, 28, 3, 2), plain],
  ['accumulated in vectors', triple(64, 32, 64), scaled],
  ['accumulated at odd sizes', triple(65, 31, 63), scaled],
  ['no terms', pair(70, 0, 72), plain],
  ['a row', pair(1, 300, 170), plain],
  ['a column', pair(170, 300, 1), plain],
  ['three rows, B by columns', () => [floats([3, 90]), floats([70, 90], 2)], (k, [a, b]) => k.matmul(a!, turned(b!))],
  ['five columns, A by columns', () => [floats([90, 70]), floats([90, 5], 2)], (k, [a, b]) => k.matmul(turned(a!), b!)],
  ['a row, accumulated', triple(1, 40, 70), scaled],
  ['two columns of a batch', pair(30, 20, 2, 4), plain],
  ['one element of a long sum, in parts', pair(1, 8192, 1), plain],
  ['a few tiles of long sums, in parts', pair(40, 4096, 30), plain],
  ['a batch of long sums, in parts', pair(20, 4096, 12, 2), plain],
  ['a symmetric product of long rows, in parts', () => [floats([30, 4096])], (k, [x]) => k.gram(x!)],
]

test.runIf(backend !== undefined).each(cases)('%s', async (_name, inputs, call) => {
  const operands = inputs()
  const terms = Math.max(...operands[0]!.shape)
  await expectLikeCpu(backend!, operands, call, 4 * Math.sqrt(terms) * terms * EPS)
})

describe.skipIf(backend === undefined)('what follows a product', () => {
  const on = (place: 'cpu' | typeof backend, shape: readonly number[], seed: number): Tensor =>
    tensor(numbers(shape.reduce((a, b) => a * b, 1), seed), { shape, backend: place! }) // prettier-ignore

  /** Launches of a layer on the device, and how far its result is from the CPU's. */
  async function run(shapes: readonly (readonly number[])[], layer: Layer): Promise<[launches: number, error: number]> {
    const expected = layer(...shapes.map((shape, k) => on('cpu', shape, k + 1))).dataSync()
    const operands = shapes.map((shape, k) => on(backend, shape, k + 1))
    const before = backend!.use().launches
    const result = scope(() => layer(...operands))
    const found = Float64Array.from(await result.data())
    const launches = backend!.use().launches - before
    for (const each of [...operands, result]) each.dispose()
    return [launches, found.reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0)]
  }

  const layers: readonly (readonly [name: string, launches: number, shapes: readonly (readonly number[])[], layer: Layer])[] = [
    [
      'long sums in parts',
      2,
      [
        [40, 4096],
        [4096, 30],
      ],
      (x, w) => matmul(x, w),
    ],
    ['a bias and an activation', 1, [[20, 40], [40, 28], [28]], (x, w, b) => silu(add(matmul(x, w), b))],
    ['a bias at odd sizes', 1, [[19, 41], [41, 27], [27]], (x, w, b) => relu(add(matmul(x, w), b))],
    [
      'a residual and a scale',
      1,
      [
        [20, 40],
        [40, 40],
      ],
      (x, w) => add(slice(x, { axis: 0 }), mul(matmul(x, w), 0.5)),
    ],
    [
      'a gate',
      2,
      [
        [20, 40],
        [40, 28],
        [40, 28],
      ],
      (x, w, v) => mul(sigmoid(matmul(x, w)), matmul(x, v)),
    ],
    ['a vector with a bias', 1, [[1, 70], [70, 90], [90]], (x, w, b) => add(matmul(x, w), b)],
    [
      'a batch with a bias for each',
      1,
      [
        [3, 10, 20],
        [3, 20, 12],
        [3, 1, 12],
      ],
      (x, w, b) => sub(matmul(x, w), b),
    ],
    ['a product that is needed twice', 3, [[20, 28], [28, 20]], (x, w) => { const y = matmul(x, w); return matmul(relu(y), y) }], // prettier-ignore
    [
      'a triangle',
      1,
      [
        [20, 20],
        [20, 20],
      ],
      (x, w) => tril(matmul(x, w)),
    ],
    [
      'another shape',
      2,
      [
        [20, 40],
        [40, 28],
      ],
      (x, w) => sum(matmul(x, w)),
    ],
  ]
  test.each(layers)('%s takes %i launches', async (_name, launches, shapes, layer) => {
    const [taken, error] = await run(shapes, layer)
    expect(taken).toBe(launches)
    expect(error).toBeLessThan(4 * EPS * Math.max(...shapes.flat()) ** 1.5)
  })

  test('a product that is still held is computed once, for itself', async () => {
    const [x, w] = [on(backend, [20, 40], 1), on(backend, [40, 28], 2)]
    const before = backend!.use().launches
    const product = matmul(x, w)
    const active = relu(product)
    await active.data()
    await product.data()
    expect(backend!.use().launches - before).toBe(2)
    for (const each of [x, w, product, active]) each.dispose()
  })

  test('a product that nobody needs is not computed, and gives its operands back', () => {
    const { live, launches } = backend!.use()
    const [x, w] = [on(backend, [20, 40], 1), on(backend, [40, 28], 2)]
    const product = matmul(x, w)
    for (const each of [x, w, product]) each.dispose()
    expect(backend!.use().launches).toBe(launches)
    expect(backend!.use().live).toBe(live)
  })
})
