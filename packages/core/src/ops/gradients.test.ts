import { describe, expect, test } from 'vitest'
import * as o from '../index.ts'
import { type Tensor, checkGradients, key, randn, split, tensor, uniform } from '../index.ts'

/** Draws inputs away from the points where an operation is not smooth. */
type Draw = (k: o.Key, shape: o.Shape) => Tensor
const normal: Draw = (k, shape) => randn(k, shape)
const positive: Draw = (k, shape) => uniform(k, shape, { min: 0.5, max: 2 })
const inside: Draw = (k, shape) => uniform(k, shape, { min: -0.8, max: 0.8 })
const above1: Draw = (k, shape) => uniform(k, shape, { min: 1.2, max: 3 })
/** All elements at least 0.1 apart and away from 0, so that signs and orders survive small steps. */
const spread: Draw = (k, shape) => {
  const n = o.sizeOf(shape)
  const values = Array.from({ length: n }, (_, i) => 0.2 * (i - n / 2) + 0.13)
  return o.reshape(o.take(tensor(values), o.permutation(k, n)), shape)
}

interface Case {
  readonly name: string
  readonly f: (...xs: Tensor[]) => Tensor
  readonly shapes: readonly o.Shape[]
  readonly draw?: Draw
}

const m = [3, 4] as const
const index = tensor([2, 0, 2, -1], { dtype: 'int32' })
const mask = tensor([
  [true, false, true, false],
  [false, false, true, true],
  [true, true, true, false],
])

// prettier-ignore
const unary: readonly (readonly [string, (x: Tensor) => Tensor, Draw])[] = [
  ['neg', o.neg, normal], ['abs', o.abs, spread], ['sign', o.sign, spread], ['square', o.square, normal],
  ['reciprocal', o.reciprocal, positive], ['sqrt', o.sqrt, positive], ['rsqrt', o.rsqrt, positive], ['cbrt', o.cbrt, positive],
  ['exp', o.exp, normal], ['expm1', o.expm1, normal], ['log', o.log, positive], ['log1p', o.log1p, positive], ['log2', o.log2, positive],
  ['sin', o.sin, normal], ['cos', o.cos, normal], ['tan', o.tan, inside], ['asin', o.asin, inside], ['acos', o.acos, inside],
  ['atan', o.atan, normal], ['sinh', o.sinh, normal], ['cosh', o.cosh, normal], ['tanh', o.tanh, normal], ['asinh', o.asinh, normal],
  ['acosh', o.acosh, above1], ['atanh', o.atanh, inside], ['sigmoid', o.sigmoid, normal], ['softplus', o.softplus, normal],
  ['relu', o.relu, spread], ['erf', o.erf, normal], ['erfinv', o.erfinv, inside], ['floor', o.floor, spread], ['ceil', o.ceil, spread],
  ['round', o.round, spread], ['trunc', o.trunc, spread], ['silu', o.silu, normal], ['gelu', (x) => o.gelu(x), normal],
  ['gelu tanh', (x) => o.gelu(x, 'tanh'), normal], ['softmax', (x) => o.softmax(x), normal], ['softmax 0', (x) => o.softmax(x, 0), normal],
  ['logSoftmax', (x) => o.logSoftmax(x), normal], ['rmsNormalize', (x) => o.rmsNormalize(x, 0.1), normal],
  ['sum', (x) => o.sum(x, { axis: 0 }), normal], ['mean', (x) => o.mean(x, { axis: 1, keepDims: true }), normal],
  ['variance', (x) => o.variance(x, { axis: 1 }), normal], ['std', (x) => o.std(x, { ddof: 1 }), normal],
  ['prod', (x) => o.prod(x, { axis: 1 }), normal], ['prod all', (x) => o.prod(x), positive], ['max', (x) => o.max(x, { axis: 1 }), spread],
  ['min', (x) => o.min(x), spread], ['logSumExp', (x) => o.logSumExp(x, { axis: 0 }), normal],
  ['norm', (x) => o.norm(x, { axis: 1 }), normal], ['cumsum', (x) => o.cumsum(x, 0), normal], ['cumprod', (x) => o.cumprod(x), normal],
  ['cummax', (x) => o.cummax(x), spread], ['cummin', (x) => o.cummin(x, 0), spread], ['sort', (x) => o.sort(x, { axis: 0 }), spread],
  ['topK', (x) => o.topK(x, 2).values, spread], ['transpose', (x) => o.transpose(x), normal],
  ['reshape', (x) => o.reshape(o.transpose(x), [2, 6]), normal],
  ['broadcastTo', (x) => o.broadcastTo(o.expandDims(x, 1), [2, 3, 5, 4]), normal],
  ['slice', (x) => o.slice(x, { axis: 1, start: 1, step: 2 }), normal],
  ['slice back', (x) => o.slice(x, { axis: 0, step: -2 }, { axis: 1, stop: 3 }), normal], ['at', (x) => o.at(x, -1, 1), normal],
  ['flip', (x) => o.flip(x, 1), normal], ['pad', (x) => o.pad(x, [[1, 0], [2, 3]], 7), normal],
  ['tile', (x) => o.tile(x, [2, 1, 3]), normal], ['repeat', (x) => o.repeat(x, 2, 1), normal], ['roll', (x) => o.roll(x, 3, 1), normal],
  ['chunk', (x) => o.mul(...(o.chunk(x, 2, 1) as [Tensor, Tensor])), normal], ['unstack', (x) => o.unstack(x)[1]!, normal],
  ['take', (x) => o.take(x, index, 1), normal],
  ['takeAlongAxis', (x) => o.takeAlongAxis(x, tensor([[0, 2], [1, -1], [3, 3]], { dtype: 'int32' })), normal],
  ['diag', (x) => o.diagonal(x), normal], ['trace', (x) => o.trace(x), normal], ['embedDiagonal', o.embedDiagonal, normal],
  ['tril', (x) => o.tril(x, 1), normal], ['triu', (x) => o.triu(x), normal], ['gram', o.gram, normal],
  ['fft', (x) => { const { re, im } = o.fft(x); return o.stack([re, im]) }, normal],
  ['ifft', (x) => o.ifft({ re: x, im: o.sin(x) }, { axis: 0 }).im, normal], ['rfft', (x) => o.rfft(x, { n: 7 }).im, normal],
  ['irfft', (x) => o.irfft({ re: x, im: o.square(x) }), normal], ['cast', (x) => o.cast(o.sin(x), 'float64'), normal],
  ['clip', (x) => o.clip(x, -0.5, 0.6), spread], ['sumTo', (x) => o.sumTo(x, [1, 4]), normal],
  ['diag of a vector', (x) => o.diag(o.ravel(x)), normal], ['einsum trace', (x) => o.einsum('ij,ji->', x, o.transpose(x)), normal],
  ['stopGradient', (x) => o.mul(o.stopGradient(tensor(3)), x), normal],
]

// prettier-ignore
const binary: readonly (readonly [string, (a: Tensor, b: Tensor) => Tensor, Draw])[] = [
  ['add', o.add, normal], ['sub', o.sub, normal], ['mul', o.mul, normal], ['div', o.div, positive], ['pow', o.pow, positive],
  ['atan2', o.atan2, positive], ['maximum', o.maximum, normal], ['minimum', o.minimum, normal],
  ['mod', (a, b) => o.mod(o.add(a, 5), o.add(b, 3)), positive], ['select', (a, b) => o.select(mask, a, b), normal], ['dot', o.dot, normal],
]

// prettier-ignore
const others: readonly Case[] = [
  { name: 'matmul', f: (a, b) => o.matmul(a, b), shapes: [[3, 4], [4, 2]] },
  { name: 'matmul transposed, alpha', f: (a, b) => o.matmul(a, b, { transposeA: true, transposeB: true, alpha: 0.5 }), shapes: [[4, 3], [2, 4]] },
  { name: 'matmul batch × matrix', f: (a, b) => o.matmul(a, b), shapes: [[2, 3, 4], [4, 5]] },
  { name: 'matmul broadcast batches', f: (a, b) => o.matmul(a, b), shapes: [[2, 1, 3, 4], [3, 4, 2]] },
  { name: 'matmul vectors', f: (a, b) => o.matmul(a, b), shapes: [[4], [4]] },
  { name: 'matmul matrix × vector', f: (a, b) => o.matmul(a, b), shapes: [[3, 4], [4]] },
  { name: 'outer', f: o.outer, shapes: [[3], [2]] },
  { name: 'einsum', f: (a, b, c) => o.einsum('bij,bjk,k->bi', a, b, c), shapes: [[2, 3, 4], [2, 4, 5], [5]] },
  { name: 'concat', f: (a, b) => o.concat([a, b, a], 1), shapes: [[2, 3], [2, 1]] },
  { name: 'stack', f: (a, b) => o.stack([a, b], 1), shapes: [[2, 3], [2, 3]] },
  { name: 'scatterAdd', f: (a, b) => o.scatterAdd(a, index, b), shapes: [[3, 2], [4, 2]] },
  { name: 'scatterAddAlongAxis', f: (a, b) => o.scatterAddAlongAxis(a, tensor([[0, 2], [1, 1]], { dtype: 'int32' }), b), shapes: [[2, 3], [2, 2]] },
  { name: 'triangularSolve', f: (a, b) => o.triangularSolve(o.add(a, o.mul(o.eye(3), 4)), b), shapes: [[3, 3], [3, 2]] },
  { name: 'triangularSolve upper unit', f: (a, b) => o.triangularSolve(a, b, { lower: false, unitDiagonal: true }), shapes: [[2, 3, 3], [3, 2]] },
  { name: 'triangularMatmul', f: (a, b) => o.triangularMatmul(a, b, { lower: false }), shapes: [[3, 3], [3, 2]] },
  { name: 'conv1d', f: (x, w) => o.conv1d(x, w, { padding: 1, stride: 2 }), shapes: [[2, 3, 8], [4, 3, 3]] },
  { name: 'conv1d dilated', f: (x, w) => o.conv1d(x, w, { padding: 'same', dilation: 2 }), shapes: [[1, 2, 9], [2, 2, 3]] },
  { name: 'conv2d', f: (x, w) => o.conv2d(x, w, { padding: [1, 0], stride: [2, 1] }), shapes: [[2, 2, 5, 6], [3, 2, 3, 2]] },
  { name: 'conv2d groups', f: (x, w) => o.conv2d(x, w, { groups: 2, stride: 2, padding: 2 }), shapes: [[2, 4, 5, 5], [6, 2, 3, 3]] },
  { name: 'rotateHalves', f: o.rotateHalves, shapes: [[2, 3, 2, 4], [3, 1, 2], [3, 1, 2]] },
  { name: 'rotateHalves by repeated coefficients', f: o.rotateHalves, shapes: [[3, 4], [3, 1], []] },
  { name: 'quotient of norms', f: (x, y) => o.div(o.norm(x), o.norm(y)), shapes: [[3, 2], [4]] },
]

/** Truncation of a central difference of step 1e-5, and rounding divided by it; second derivatives add one order. */
const tolerance = 2e-6

function verify({ f, shapes, draw = normal }: Case): void {
  const keys = split(key(7), shapes.length)
  const errors = checkGradients(
    f,
    shapes.map((shape, i) => draw(keys[i]!, shape)),
  )
  expect(errors.forward).toBeLessThan(tolerance)
  expect(errors.reverse).toBeLessThan(1e-11)
  expect(errors.second).toBeLessThan(tolerance)
  expect(errors.secondReverse).toBeLessThan(tolerance)
}

describe('derivatives agree with central differences, forward with reverse, to second order', () => {
  test.each(unary.map(([name, f, draw]) => ({ name, f, draw, shapes: [m] })))('$name', verify)
  test.each(binary.map(([name, f, draw]) => ({ name, f, draw, shapes: [m, m] })))('$name', verify)
  test.each(
    binary.filter(([name]) => name !== 'select').map(([name, f, draw]) => ({ name: `${name}, broadcast`, f, draw, shapes: [m, [3, 1]] })),
  )('$name', verify)
  test.each(others.map((c) => ({ ...c })))('$name', verify)
})

describe('derivatives at special points', () => {
  test('prod and cumprod with zeros are exact', () => {
    const x = tensor([2, 0, 3])
    expect(
      o
        .grad((y: Tensor) => o.prod(y))(x)
        .toArray(),
    ).toEqual([0, 6, 0])
    expect(
      o
        .grad((y: Tensor) => o.sum(o.cumprod(y)))(x)
        .toArray(),
    ).toEqual([1, 2 + 6, 0])
  })

  test('pow at base and exponent 0', () => {
    expect(
      o
        .grad((x: Tensor) => o.sum(o.pow(x, 2)))(tensor([0, 3]))
        .toArray(),
    ).toEqual([0, 6])
    expect(
      o
        .grad((x: Tensor) => o.sum(o.pow(x, 0)))(tensor([0, 3]))
        .toArray(),
    ).toEqual([0, 0])
    expect(
      o
        .grad((x: Tensor) => o.sum(o.pow(0, x)))(tensor([2, 3]))
        .toArray(),
    ).toEqual([0, 0])
  })

  test('the norm of zero has derivative zero, and ties share', () => {
    expect(
      o
        .grad((x: Tensor) => o.norm(x))(tensor([0, 0]))
        .toArray(),
    ).toEqual([0, 0])
    expect(
      o
        .grad((x: Tensor) => o.max(x))(tensor([1, 3, 3]))
        .toArray(),
    ).toEqual([0, 0.5, 0.5])
  })

  test('stopGradient and comparisons let nothing through', () => {
    const f = (x: Tensor): Tensor => o.sum(o.add(o.stopGradient(o.square(x)), o.cast(o.greater(x, 0), 'float64')))
    expect(
      o
        .grad(f)(tensor([1, -2]))
        .toArray(),
    ).toEqual([0, 0])
  })

  test('a cast to float32 and back passes derivatives', () => {
    expect(o.grad((x: Tensor) => o.sum(o.square(o.cast(x, 'float32'))))(tensor([1, 2])).dtype).toBe('float64')
  })
})
