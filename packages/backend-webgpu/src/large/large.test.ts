import { BackendError, type View, arange, take, tensor, withBackend } from '@ortho/core'
import { afterAll, describe, expect, test } from 'vitest'
import { type Call, type HostArray, expectLikeCpu, floats, integers } from '../fixtures/against-cpu.ts'
import { backendForTests } from '../fixtures/device.ts'
import { swapped } from '../kernels/views.ts'

/** Bytes that programs are given of a tensor: tensors of more than 512 elements are worked on in pieces. */
const bindingLimit = 2048
const backend = await backendForTests({ bindingLimit })
afterAll(() => backend?.destroy())

const first =
  (call: (x: View) => (k: Parameters<Call>[0]) => object): Call =>
  (k, [x]) =>
    call(x!)(k)
const eps = 2 ** -23

/** A call on operands of which some are too large, and how far it may be from the CPU's result. */
interface Case {
  readonly name: string
  readonly inputs: readonly HostArray[]
  readonly call: Call
  readonly bound?: number
}

const x = floats([30, 50])
const bools: HostArray = { data: Uint8Array.from(integers([40, 30], 2).data), dtype: 'bool', shape: [40, 30] }
const cases: readonly Case[] = [
  { name: 'copy', inputs: [x], call: first((v) => (k) => k.copy(v)) },
  { name: 'copy of a transposed matrix', inputs: [x], call: first((v) => (k) => k.copy(swapped(v))) },
  { name: 'copy against the order', inputs: [x], call: first((v) => (k) => k.copy({ ...v, strides: [-50, -1], offset: 1499 })) },
  { name: 'copy of a small window', inputs: [x], call: first((v) => (k) => k.copy({ ...v, shape: [3, 7], offset: 1234 })) },
  { name: 'a window of nothing', inputs: [x], call: first((v) => (k) => k.reduce('sum', { ...v, shape: [30, 0] }, [1])) },
  { name: 'cast', inputs: [x], call: first((v) => (k) => k.cast(v, 'bool')) },
  { name: 'fill', inputs: [x], call: (k) => k.fill([37, 41], 'float32', 2.5) },
  { name: 'unary', inputs: [x], call: first((v) => (k) => k.unary('square', v)) },
  { name: 'binary', inputs: [x, floats([30, 50], 2)], call: (k, [a, b]) => k.binary('add', a!, b!) },
  { name: 'binary with a transposed matrix', inputs: [x, floats([50, 30], 2)], call: (k, [a, b]) => k.binary('mul', a!, swapped(b!)) },
  { name: 'binary with a repeated row', inputs: [x, floats([50], 2)], call: (k, [a, b]) => k.binary('add', a!, { ...b!, shape: [30, 50], strides: [0, 1] }) }, // prettier-ignore
  { name: 'select', inputs: [bools, floats([40, 30]), floats([40, 30], 3)], call: (k, [c, a, b]) => k.select(c!, a!, b!) }, // prettier-ignore
  ...(['sum', 'prod', 'max', 'min'] as const).flatMap((op): Case[] => [
    { name: `${op} of rows`, inputs: [x], call: first((v) => (k) => k.reduce(op, v, [1])), bound: 50 * eps * 50 },
    { name: `${op} of columns`, inputs: [x], call: first((v) => (k) => k.reduce(op, v, [0])), bound: 50 * eps * 30 },
    { name: `${op} of all`, inputs: [x], call: first((v) => (k) => k.reduce(op, v, [0, 1])), bound: 1500 * eps * 40 },
    { name: `${op} of two axes of three`, inputs: [floats([11, 13, 17])], call: first((v) => (k) => k.reduce(op, v, [0, 2])), bound: 187 * eps * 187 }, // prettier-ignore
  ]),
  { name: 'any', inputs: [bools], call: first((v) => (k) => k.reduce('max', v, [0, 1])) },
  { name: 'all', inputs: [bools], call: first((v) => (k) => k.reduce('min', v, [1])) },
  { name: 'integer sum', inputs: [integers([30, 50], 1000)], call: first((v) => (k) => k.reduce('sum', v, [0, 1])) },
  { name: 'argmax of rows', inputs: [x], call: first((v) => (k) => k.argReduce('max', v, 1)) },
  { name: 'argmin of columns', inputs: [x], call: first((v) => (k) => k.argReduce('min', swapped(v), 1)) },
  { name: 'softmax of columns', inputs: [x], call: first((v) => (k) => k.softmax(swapped(v))), bound: 8 * eps },
  { name: 'running sum', inputs: [x], call: first((v) => (k) => k.scan('sum', v, 1)), bound: 50 * 50 * eps },
  { name: 'softmax', inputs: [x], call: first((v) => (k) => k.softmax(v)), bound: 8 * eps },
  { name: 'log of softmax', inputs: [x], call: first((v) => (k) => k.logSoftmax(v)), bound: 64 * eps },
  { name: 'RMS norm', inputs: [x], call: first((v) => (k) => k.rmsNormalize(v, 1e-6)), bound: 16 * eps },
  { name: 'silu', inputs: [x], call: first((v) => (k) => k.silu(v)), bound: 8 * eps },
  { name: 'argsort', inputs: [x], call: first((v) => (k) => k.argsort(v, false)) },
  { name: 'rotation of halves', inputs: [x, floats([30, 25], 2), floats([30, 25], 3)], call: (k, [a, c, s]) => k.rotateHalves(a!, c!, s!), bound: 4 * eps }, // prettier-ignore
  { name: 'concatenation of rows', inputs: [x, floats([5, 50], 2)], call: (k, views) => k.concat(views, 0) },
  { name: 'concatenation of columns', inputs: [x, floats([30, 3], 2), x], call: (k, views) => k.concat(views, 1) },
  { name: 'padding', inputs: [x], call: first((v) => (k) => k.pad(v, [2, 1], [0, 3], 7)) },
  ...productCases(),
]

function productCases(): Case[] {
  const [a, b] = [floats([45, 60], 4), floats([60, 35], 5)]
  const bound = 2 * 60 * eps * 60
  return [
    { name: 'product', inputs: [a, b], call: (k, [m, n]) => k.matmul(m!, n!), bound },
    { name: 'product of transposed matrices', inputs: [floats([60, 45], 4), floats([35, 60], 5)], call: (k, [m, n]) => k.matmul(swapped(m!), swapped(n!)), bound }, // prettier-ignore
    { name: 'product added to a matrix', inputs: [a, b, floats([45, 35], 6)], call: (k, [m, n, c]) => k.matmul(m!, n!, { alpha: 0.5, beta: 2, c: c! }), bound }, // prettier-ignore
    { name: 'product of vectors that is large', inputs: [floats([40, 1]), floats([1, 40])], call: (k, [m, n]) => k.matmul(m!, n!), bound: eps }, // prettier-ignore
    { name: 'batch of products', inputs: [floats([5, 12, 20], 7), floats([5, 20, 11], 8)], call: (k, [m, n]) => k.matmul(m!, n!), bound: 2 * 20 * eps * 20 }, // prettier-ignore
    { name: 'product with its transpose', inputs: [a], call: first((v) => (k) => k.gram(v)), bound },
  ]
}

describe.runIf(backend !== undefined)('tensors larger than what a program can see of a buffer', () => {
  test.each(cases)('$name', async ({ inputs, call, bound = 0 }) => {
    await expectLikeCpu(backend!, inputs, call, bound)
    expect(backend!.use().live).toBe(0)
  })

  test('a kernel that cannot be cut says how large the piece would have been', async () => {
    const failure: unknown = withBackend(backend!, () => {
      const [table, places] = [tensor(floats([1000]).data), arange(10, undefined, 1, { dtype: 'int32' })]
      try {
        return take(table, places, 0)
      } catch (error) {
        return error
      } finally {
        table.dispose()
        places.dispose()
      }
    })
    expect(failure).toBeInstanceOf(BackendError)
    expect(String(failure)).toContain('at most 2048 bytes')
    expect(String(failure)).toContain('4000 bytes')
  })
})
