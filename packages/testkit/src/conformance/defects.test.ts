import { type Backend, type RoutineKernels, type View, getBackend, routines } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { kernelNames } from '../kernel-names.ts'
import { countStorages, requireReleased } from './count-storages.ts'
import { fakeDevice, nudged, withDefect, withKernels } from './fixtures/backends.ts'
import { type ConformanceOptions, conformance } from './index.ts'

const cpu = getBackend('cpu')
const { kernels } = cpu

/** Names of the failing tests among those that begin with `kernel`. */
async function failures(backend: Backend, kernel: string, options?: ConformanceOptions): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of conformance(backend, options)) {
    if (!name.startsWith(`${kernel} `)) continue
    try {
      await run()
    } catch (error) {
      failed.push(`${name}: ${String(error)}`)
    }
  }
  return failed
}

test('no two tests have one name', () => {
  const names = conformance(cpu).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test('every kernel of the contract is tested', () => {
  const names = conformance(cpu).map(({ name }) => name)
  const untested = kernelNames().filter((kernel) => !names.some((name) => name.startsWith(`${kernel} `)))
  expect(untested.filter((kernel) => kernel !== 'range' || kernels.range !== undefined)).toEqual([])
})

test('tests of a dtype that a backend lacks are left out', () => {
  const names = conformance({ ...cpu, dtypes: new Set(['float32'] as const) }).map(({ name }) => name)
  expect(names.length).toBeGreaterThan(0)
  expect(names.filter((name) => /float64|int32|bool/.test(name))).toEqual([])
})

describe('a last element that is a little off is found in', () => {
  test.each(kernelNames().filter((name) => name !== 'range'))('%s', async (name) => {
    // A routine that the backend leaves to core is brought by it for once, to be spoilt.
    const whole = { ...cpu, kernels: { ...routines(cpu), ...kernels } }
    const found = await failures(withDefect(whole, name as keyof Backend['kernels'], nudged), name)
    expect(found.length).toBeGreaterThan(0)
  })
})

describe('a planted defect is found:', () => {
  const dense = (x: View): View => ({ ...x, strides: x.shape.map((_, axis) => x.shape.slice(axis + 1).reduce((a, b) => a * b, 1)) })
  const own: RoutineKernels = routines(cpu)
  const defects: readonly (readonly [what: string, kernel: string, table: Partial<Backend['kernels']>])[] = [
    ['offsets are ignored', 'copy', { copy: (x) => kernels.copy({ ...x, offset: 0 }) }],
    ['strides are ignored', 'unary', { unary: (op, x) => kernels.unary(op, dense(x)) }],
    [
      'the stride of the second operand is that of the first',
      'binary',
      { binary: (op, a, b) => kernels.binary(op, a, { ...b, strides: a.strides }) },
    ],
    ['a number loses its last bits', 'cast', { cast: (x, to) => nudgedAll(kernels.cast(x, to)) }],
    ['NaN is skipped by max', 'reduce max', { reduce: (op, x, axes) => kernels.reduce(op, op === 'max' ? withoutNaN(x) : x, axes) }],
    [
      'the last match wins',
      'argReduce',
      { argReduce: (op, x, axis) => lastMatch(kernels.argReduce(op, reversed(x, axis), axis), x.shape[axis]!) },
    ],
    ['beta is forgotten', 'matmul', { matmul: (a, b, options) => kernels.matmul(a, b, { ...options, beta: undefined }) }],
    ['a matrix product in half the precision', 'matmul', { matmul: (a, b, options) => nudgedAll(kernels.matmul(a, b, options)) }],
    ['a sum of integers saturates', 'scatterAdd', { scatterAdd: (shape, i, u, axis) => saturated(kernels.scatterAdd(shape, i, u, axis)) }],
    ['the maximum is not subtracted', 'softmax', { softmax: naiveSoftmax }],
    ['the turn is by the other angle', 'rotateHalves', { rotateHalves: (x, cos, sin) => own.rotateHalves(x, sin, cos) }],
    ['equal numbers change places', 'argsort', { argsort: (x, descending) => own.argsort(reversedRows(x), descending) }],
    [
      'the other triangle is read',
      'triangularSolve',
      { triangularSolve: (t, b, o) => own.triangularSolve(t, b, { ...o, lower: !o.lower }) },
    ],
    [
      'the unit diagonal is read',
      'triangularMatmul',
      { triangularMatmul: (t, b, o) => own.triangularMatmul(t, b, { ...o, unitDiagonal: false }) },
    ],
    ['the wrong way round', 'fft', { fft: (x, inverse) => own.fft(x, !inverse) }],
    ['dilation is ignored', 'conv', { conv: (x, w, o) => own.conv(x, w, { ...o, inputDilation: o.inputDilation.map(() => 1) }) }],
    ['the input is overwritten', 'unary', { unary: overwritingUnary }],
    ['the input is handed back', 'copy', { copy: (x) => (x.offset === 0 ? x.storage : kernels.copy(x)) }],
    ['the result is longer than its shape', 'concat', { concat: (parts, axis) => kernels.concat([...parts, parts[0]!], axis) }],
    ['the result is of another dtype', 'compare', { compare: (op, a, b) => Float32Array.from(kernels.compare(op, a, b) as Uint8Array) }],
  ]
  test.each(defects)('%s (%s)', async (_, kernel, table) => {
    const [first] = await failures(withKernels(cpu, table), kernel)
    expect(first).toMatch(/AssertionFailure: expected .+, got .+, for /s)
  })
})

test('slack loosens one operation only', async () => {
  const coarse = withKernels(cpu, { unary: (op, x) => nudgedAll(kernels.unary(op, x)) })
  const options = { slack: { 'unary exp': 2 ** 26 } }
  expect(await failures(coarse, 'unary exp', options)).toEqual([])
  expect((await failures(coarse, 'unary log', options)).length).toBeGreaterThan(0)
})

describe('a device', () => {
  test('that keeps a storage is noticed', () => {
    const { backend, count } = countStorages(fakeDevice(cpu))
    const storage = backend.upload(Float32Array.of(1), 'float32')
    const x: View = { storage, dtype: 'float32', shape: [1], strides: [1], offset: 0 }
    backend.release(backend.kernels.copy(x))
    backend.kernels.copy(x)
    expect(count()).toEqual({ made: 3, live: 2, releasedTwice: 0 })
    expect(() => requireReleased({ backend, count })).toThrow(/all 3 storages to be released once, got 2 kept and 0 released again/)
  })

  test('that is told of a storage twice notices', () => {
    const { backend, count } = countStorages(fakeDevice(cpu))
    const storage = backend.upload(Float32Array.of(1), 'float32')
    backend.release(storage)
    backend.release(storage)
    expect(count()).toEqual({ made: 1, live: 0, releasedTwice: 1 })
  })
})

/** Every element off by 2⁻³⁰ of itself in float64, by 2⁻¹² in float32, so that sums cannot hide it. */
function nudgedAll(storage: object): object {
  if (storage instanceof Float64Array) return storage.map((v) => v * (1 + 2 ** -30))
  return storage instanceof Float32Array ? storage.map((v) => v * (1 + 2 ** -12)) : storage
}

function withoutNaN(x: View): View {
  const { storage } = x
  return storage instanceof Float64Array || storage instanceof Float32Array
    ? { ...x, storage: storage.map((v) => (Number.isNaN(v) ? -Infinity : v)) }
    : x
}

function reversed(x: View, axis: number): View {
  return { ...x, strides: x.strides.with(axis, -x.strides[axis]!), offset: x.offset + (x.shape[axis]! - 1) * x.strides[axis]! }
}

function lastMatch(storage: object, n: number): object {
  return storage instanceof Int32Array ? storage.map((i) => n - 1 - i) : storage
}

function reversedRows(x: View): View {
  return x.shape.includes(0) ? x : reversed(x, x.shape.length - 1)
}

function saturated(storage: object): object {
  return storage instanceof Int32Array ? storage.map(Math.sign) : storage
}

function naiveSoftmax(x: View): object {
  const e = {
    ...x,
    storage: kernels.unary('exp', x),
    strides: x.shape.map((_, axis) => x.shape.slice(axis + 1).reduce((a, b) => a * b, 1)),
    offset: 0,
  }
  const total = {
    ...e,
    storage: kernels.reduce('sum', e, [x.shape.length - 1]),
    strides: e.strides.map((s) => s / (x.shape.at(-1)! || 1)).with(-1, 0),
  }
  return kernels.binary('div', e, total)
}

const overwritingUnary: Backend['kernels']['unary'] = (op, x) => {
  const result = kernels.unary(op, x)
  if (x.storage instanceof Float32Array) x.storage.fill(0)
  return result
}
