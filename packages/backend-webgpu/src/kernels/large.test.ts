import { afterAll, test } from 'vitest'
import { backendForTests } from '../fixtures/device.ts'
import { type Call, type HostArray, expectLikeCpu, floats, integers } from '../fixtures/against-cpu.ts'

const EPS = 2 ** -23

const backend = await backendForTests()
afterAll(() => backend?.destroy())

/** Sizes beyond one workgroup, where kernels take other ways than with the small ones of the conformance tests. */
const cases: readonly (readonly [name: string, inputs: () => HostArray[], call: Call, bound?: number])[] = [
  ['a sum in two passes', () => [floats([1e5])], (k, [x]) => k.reduce('sum', x!, [0]), 300 * EPS],
  ['sums of few columns in two passes', () => [floats([30_000, 3])], (k, [x]) => k.reduce('sum', x!, [0]), 1000 * EPS],
  ['sums of many columns', () => [floats([70, 1500])], (k, [x]) => k.reduce('sum', x!, [0]), 70 * EPS],
  ['sums over the outer axes', () => [floats([40, 50, 30])], (k, [x]) => k.reduce('sum', x!, [0, 2]), 300 * EPS],
  ['a wrapping sum in two passes', () => [integers([1e5], 2 ** 31)], (k, [x]) => k.reduce('sum', x!, [0])],
  ['a largest element in two passes', () => [withNaN(floats([1e5]), [])], (k, [x]) => k.reduce('max', x!, [0])],
  ['a lost NaN', () => [withNaN(floats([1e5]), [77_777])], (k, [x]) => k.reduce('min', x!, [0])],
  ['the place of the largest in two passes', () => [floats([1e5])], (k, [x]) => k.argReduce('max', x!, 0)],
  ['the first of equal places', () => [integers([1e5], 50)], (k, [x]) => k.argReduce('min', x!, 0)],
  ['the first NaN', () => [withNaN(floats([1e5]), [77_777, 88_888])], (k, [x]) => k.argReduce('min', x!, 0)],
  ['a running sum in chunks', () => [integers([3, 30_000], 2 ** 31)], (k, [x]) => k.scan('sum', x!, 1)],
  ['a running sum of floats in chunks', () => [floats([30_000])], (k, [x]) => k.scan('sum', x!, 0), 400 * EPS],
  ['a running maximum with NaN in chunks', () => [withNaN(floats([30_000]), [20_000])], (k, [x]) => k.scan('max', x!, 0)],
  ['running minima down columns, in tiles', () => [floats([3000, 5])], (k, [x]) => k.scan('min', x!, 0)],
  ['running products down many columns', () => [integers([70, 2100], 9)], (k, [x]) => k.scan('prod', x!, 0)],
  ['sorting by merging', () => [floats([2, 5000])], (k, [x]) => k.argsort(x!, false)],
  ['sorting ties by merging', () => [integers([3000], 10)], (k, [x]) => k.argsort(x!, true)],
  ['sorting NaN by merging', () => [withNaN(floats([2500]), [0, 7, 1024, 2048, 2499])], (k, [x]) => k.argsort(x!, true)],
  ['sorting many short rows', () => [floats([500, 6])], (k, [x]) => k.argsort(x!, false)],
  ['scattering slices', () => [integers([500], 40), floats([500, 33])], (k, [i, u]) => k.scatterAdd([40, 33], i!, u!, 0), 40 * EPS],
  [
    'scattering into few places',
    () => [integers([40, 50], 3), floats([40, 50], 5)],
    (k, [i, u]) => k.scatterAdd([3], i!, u!, 0),
    900 * EPS,
  ],
  ['scattering integers', () => [integers([900], 7), integers([2, 900], 2 ** 31, 5)], (k, [i, u]) => k.scatterAdd([2, 7], i!, u!, 1)],
  [
    'scattering along rows',
    () => [integers([9, 200], 70), floats([9, 200])],
    (k, [i, u]) => k.scatterAddAlong([9, 70], i!, u!, 1),
    30 * EPS,
  ],
  [
    'scattering along columns',
    () => [integers([200, 9], 7), floats([200, 9])],
    (k, [i, u]) => k.scatterAddAlong([7, 9], i!, u!, 0),
    60 * EPS,
  ],
  ['a convolution in tiles', () => [floats([2, 10, 13, 9]), floats([34, 5, 3, 2], 3)], (k, [x, w]) => k.conv(x!, w!, geometry), 40 * EPS],
  ['softmax of rows that are read again', () => [floats([3, 20_000])], (k, [x]) => k.softmax(x!), EPS],
  ['a norm of rows that are kept', () => [floats([3, 3000])], (k, [x]) => k.rmsNormalize(x!, 1e-5), 64 * EPS],
  ['a Fourier transform in two passes', () => [floats([2, 3, 4096])], (k, [x]) => k.fft(x!, false), 512 * EPS],
  ['an inverse transform of mixed factors', () => [floats([2, 2, 2 * 3 * 5 * 7 * 11])], (k, [x]) => k.fft(x!, true), 512 * EPS],
  ['a transform in three passes', () => [floats([2, 2 ** 17])], (k, [x]) => k.fft(x!, false), 4096 * EPS],
  ['a transform of a prime length', () => [floats([2, 2, 1009])], (k, [x]) => k.fft(x!, true), 512 * EPS],
  ['ten parts beside one another', () => [2, 3, 1, 5, 2, 4, 1, 1, 2, 3].map((n) => floats([7, n, 11])), (k, parts) => k.concat(parts, 1)],
]

const geometry = { strides: [2, 1], padLow: [1, 2], padHigh: [2, 1], dilation: [1, 2], inputDilation: [1, 1], groups: 2 }

function withNaN(array: HostArray, places: readonly number[]): HostArray {
  for (const place of places) array.data[place] = NaN
  return array
}

for (const [name, inputs, call, bound] of cases) {
  test.runIf(backend !== undefined)(`${name}, as on the CPU`, () => expectLikeCpu(backend!, inputs(), call, bound))
}
