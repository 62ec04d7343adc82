import type { DType } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Session } from '../session/session.ts'

/** A kernel called on a few numbers whose results are known. */
export interface Probe {
  /** Kernel, and the dtype unless it is float32. */
  readonly name: string
  /** The call. */
  readonly call: (session: Session) => TfTensor
  /** What must come. */
  readonly expected: readonly number[]
  /** Allowed error relative to what must come. Default: none. */
  readonly tolerance?: number
}

/** Error allowed to functions that are not exact: that of four roundings, as in the conformance suite. */
const FUNCTION = 4.76837158203125e-7

/** Every probe. A list made on request: nothing happens when the module is loaded. */
export function probes(): Probe[] {
  return [...functionProbes(), ...pairProbes(), ...integerProbes(), ...reductionProbes(), ...rowProbes()]
}

/** Functions, where they are hard: near their zeros, and at NaN. */
function functionProbes(): Probe[] {
  const table: readonly (readonly [kernel: string, of: (x: number) => number, at: readonly number[]])[] = [
    ['Neg', (x) => -x, [1, -2.5, 0.1]],
    ['Square', (x) => x * x, [1, -2.5, 0.1]],
    ['Reciprocal', (x) => 1 / x, [3, -2.5, 0.1]],
    ['Rsqrt', (x) => 1 / Math.sqrt(x), [3, 2.5, 0.01]],
    ['Sign', Math.sign, [NaN, 1e-30, -3, 0]],
    ['Relu', (x) => (x <= 0 ? 0 : x), [NaN, -1, 2, 0]],
    ['Expm1', Math.expm1, [1e-5, -1e-4, 0.3, -1]],
    ['Log1p', Math.log1p, [1e-5, -1e-4, 0.3, -0.5]],
    ['Sin', Math.sin, [1e-5, -1e-3, 0.3, 5]],
    ['Cos', Math.cos, [1e-3, 0.3, 5]],
    ['Tan', Math.tan, [1e-5, -1e-3, 0.3, 1.2]],
    ['Asin', Math.asin, [1e-5, -1e-3, 0.3, 0.9]],
    ['Acos', Math.acos, [1e-3, -0.3, 0.9]],
    ['Atan', Math.atan, [1e-5, -1e-3, 0.3, 9]],
    ['Sinh', Math.sinh, [1e-5, -1e-3, 0.3, 9]],
    ['Cosh', Math.cosh, [1e-5, -1e-3, 0.3, 9]],
    ['Tanh', Math.tanh, [1e-5, -1e-3, 0.3, 9]],
    ['Asinh', Math.asinh, [1e-5, -1e-3, 0.3, 9]],
    ['Acosh', Math.acosh, [1.5, 3, 99]],
    ['Atanh', Math.atanh, [1e-5, -1e-3, 0.3, 0.9]],
    ['Exp', Math.exp, [1e-3, -0.3, 9]],
    ['Log', Math.log, [0.01, 1.5, 99]],
    ['Sqrt', Math.sqrt, [0.01, 2, 99]],
    ['Sigmoid', (x) => 1 / (1 + Math.exp(-x)), [1e-3, -9, 9]],
    ['Softplus', (x) => Math.log1p(Math.exp(x)), [1e-3, -9, 9]],
  ]
  const known = table.map(([kernel, of, at]): Probe => {
    const points = Float32Array.from(at)
    const expected = Array.from(points, (x) => of(x))
    return {
      name: kernel,
      call: (s) => s.call(kernel, { x: s.constant(points, [points.length], 'float32') }),
      expected,
      tolerance: FUNCTION,
    }
  })
  const near = Float32Array.of(1e-6, -1e-3, 0.5, 2)
  const erf = [1.1283791e-6, -1.1283788e-3, 0.5204998778, 0.995322265]
  return [
    ...known,
    { name: 'Erf', call: (s) => s.call('Erf', { x: s.constant(near, [4], 'float32') }), expected: erf, tolerance: FUNCTION },
  ]
}

/** Functions of two numbers, where NaN, infinity or a sign decide. */
function pairProbes(): Probe[] {
  const probe = (kernel: string, a: readonly number[], b: readonly number[], expected: readonly number[]): Probe => ({
    name: kernel,
    call: (s) =>
      s.call(kernel, {
        a: s.constant(Float32Array.from(a), [a.length], 'float32'),
        b: s.constant(Float32Array.from(b), [b.length], 'float32'),
      }),
    expected,
    tolerance: FUNCTION,
  })
  const [left, right] = [
    [1, NaN, NaN, 2],
    [NaN, 1, NaN, 2],
  ]
  return [
    probe('Maximum', [NaN, 1, 2, Infinity], [1, NaN, 3, NaN], [NaN, NaN, 3, NaN]),
    probe('Minimum', [NaN, 1, 2, -Infinity], [1, NaN, 3, NaN], [NaN, NaN, 2, NaN]),
    probe('Pow', [1, -1, -2, -2, 4], [NaN, Infinity, 3, 2, 0.5], [1, 1, -8, 4, 2]),
    probe('Mod', [-7, 7, 5.5, 1, -1], [3, -3, 2, -Infinity, Infinity], [2, -2, 1.5, -Infinity, Infinity]),
    probe('Atan2', [1, -1, 1e-5, -1], [-1, -1, 1, 2], [Math.atan2(1, -1), Math.atan2(-1, -1), 1e-5, Math.atan2(-1, 2)]),
    probe('Equal', left, right, [0, 0, 0, 1]),
    probe('NotEqual', left, right, [1, 1, 1, 0]),
    probe('Less', left, right, [0, 0, 0, 0]),
    probe('LessEqual', left, right, [0, 0, 0, 1]),
    probe('Greater', left, right, [0, 0, 0, 0]),
    probe('GreaterEqual', left, right, [0, 0, 0, 1]),
  ]
}

/** Integers beyond what float32, and products beyond what double precision can hold. */
function integerProbes(): Probe[] {
  const large = Int32Array.of(2 ** 31 - 1, 123456789, -987654321)
  const other = Int32Array.of(2 ** 31 - 1, 987654321, 65537)
  const products = Array.from(large, (v, i) => Math.imul(v, other[i]!))
  const sums = Array.from(large, (v, i) => (v + other[i]!) | 0)
  const product = Array.from(large).reduce(Math.imul, 1)
  const running = [large[0]!, Math.imul(large[0]!, large[1]!), product]
  const added = [large[0]!, (large[0]! + large[1]!) | 0, (large[0]! + large[1]! + large[2]!) | 0]
  const row = (s: Session): TfTensor => s.constant(large, [1, 3], 'int32')
  const pair = (kernel: string, expected: readonly number[]): Probe => ({
    name: `${kernel} int32`,
    call: (s) => s.call(kernel, { a: s.constant(large, [3], 'int32'), b: s.constant(other, [3], 'int32') }),
    expected,
  })
  return [
    pair('Multiply', products),
    pair('Add', sums),
    pair(
      'BitwiseAnd',
      Array.from(large, (v, i) => v & other[i]!),
    ),
    { name: 'Sum int32', call: (s) => s.call('Sum', { x: row(s) }, { axis: [1], keepDims: false }), expected: [added[2]!] },
    { name: 'Prod int32', call: (s) => s.call('Prod', { x: row(s) }, { axis: [1], keepDims: false }), expected: [product] },
    { name: 'Cumsum int32', call: (s) => s.call('Cumsum', { x: row(s) }, { axis: 1, exclusive: false, reverse: false }), expected: added },
    {
      name: 'Cumprod int32',
      call: (s) => s.call('Cumprod', { x: row(s) }, { axis: 1, exclusive: false, reverse: false }),
      expected: running,
    },
  ]
}

function reductionProbes(): Probe[] {
  const values = Float32Array.of(1, NaN, 3, NaN, 1, 2, 5, 4, NaN, -Infinity, -Infinity, -Infinity)
  const x = (s: Session): TfTensor => s.constant(values, [4, 3], 'float32')
  const extreme = (name: string): Probe => ({
    name,
    call: (s) => s.call(name, { x: x(s) }, { axis: [1], reductionIndices: [1], keepDims: false }),
    expected: [NaN, NaN, NaN, -Infinity],
  })
  const arg = (name: string): Probe => ({ name, call: (s) => s.call(name, { x: x(s) }, { axis: 1 }), expected: [1, 0, 2, 0] })
  return [extreme('Max'), extreme('Min'), arg('ArgMax'), arg('ArgMin')]
}

/** The second result of `TopK`: ties and infinities keep their order. */
function rowProbes(): Probe[] {
  const indices = (dtype: DType, data: Float32Array | Int32Array, expected: readonly number[]): Probe => ({
    name: dtype === 'float32' ? 'TopK' : `TopK ${dtype}`,
    call: (s) => s.callAll('TopK', { x: s.constant(data, [1, data.length], dtype) }, { k: data.length, sorted: true })[1]!,
    expected,
  })
  const logits = Float32Array.of(1000, 999, -1000, NaN, 0, 1)
  const softmax = [1 / (1 + Math.exp(-1)), 1 / (1 + Math.E), 0, NaN, NaN, NaN]
  return [
    indices('float32', Float32Array.of(1, Infinity, -Infinity, Infinity, -Infinity, 3, Infinity, 3), [1, 3, 6, 5, 7, 0, 2, 4]),
    indices('int32', Int32Array.of(2 ** 31 - 1, -(2 ** 31), 5, 2 ** 31 - 2, 5, -(2 ** 31)), [0, 3, 2, 4, 1, 5]),
    {
      name: 'Softmax',
      call: (s) => s.call('Softmax', { logits: s.constant(logits, [2, 3], 'float32') }, { dim: 1 }),
      expected: softmax,
      tolerance: FUNCTION,
    },
  ]
}
