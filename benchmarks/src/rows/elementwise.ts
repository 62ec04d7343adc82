import { type Tensor, add, exp, softmax, tanh, tensor } from '@ortho/core'
import * as tf from '@tensorflow/tfjs-core'
import type { Case, Row } from '../case.ts'
import { gaussian } from '../operands.ts'
import { OURS, oursOp } from '../ours.ts'
import { tfjsName, tfjsOp } from '../peers/tfjs.ts'

/** Rows and columns: 10⁶ elements in all; softmax goes along the rows. */
const SIDE = 1000

/** Calls per round. */
const CALLS = 10
const TFJS_CPU_CALLS = 2

/** Bits that a result may be off in the last place: eight, four ulps on either side of the exact value for each library. */
const TOLERANCE = { relative: 16 * 2 ** -23 }

/** An operation of the row. */
interface Operation {
  readonly name: string
  readonly ours: (x: Tensor, y: Tensor) => Tensor
  readonly theirs: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor
  readonly exact: (x: Float32Array, y: Float32Array) => Float64Array
}

const OPERATIONS: readonly Operation[] = [
  { name: 'add', ours: (x, y) => add(x, y), theirs: (x, y) => tf.add(x, y), exact: (x, y) => each(x, (v, i) => v + (y[i] ?? NaN)) },
  { name: 'exp', ours: (x) => exp(x), theirs: (x) => tf.exp(x), exact: (x) => each(x, Math.exp) },
  { name: 'tanh', ours: (x) => tanh(x), theirs: (x) => tf.tanh(x), exact: (x) => each(x, Math.tanh) },
  { name: 'softmax', ours: (x) => softmax(x), theirs: (x) => tf.softmax(x), exact: softmaxRows },
]

/** Operations whose work is mostly memory traffic. */
export const elementwise: Row = { id: 'elementwise', title: 'Elementwise operations and softmax over 10⁶ elements, float32', cases }

async function* cases(): AsyncIterable<Case> {
  const shape = [SIDE, SIDE]
  const [x, y] = [gaussian(5, SIDE * SIDE, 'float32'), gaussian(6, SIDE * SIDE, 'float32')]
  const [a, b] = [tensor(x, { shape }), tensor(y, { shape })]
  const operands = [x, y].map((data) => ({ data, shape }))
  for (const { name, ours, theirs, exact } of OPERATIONS) {
    const op = (...[p, q]: tf.Tensor[]): tf.Tensor => theirs(p ?? tf.scalar(NaN), q ?? tf.scalar(NaN))
    yield {
      name,
      reference: () => exact(x, y),
      tolerance: TOLERANCE,
      contenders: [
        oursOp(CALLS, () => ours(a, b)),
        await tfjsOp('wasm', CALLS, operands, op),
        await tfjsOp('cpu', TFJS_CPU_CALLS, operands, op),
      ],
      floors: [
        { kind: 'ratio', of: OURS, against: tfjsName('cpu'), atLeast: 2 },
        { kind: 'ratio', of: OURS, against: tfjsName('wasm'), atLeast: 0.8 },
      ],
    }
  }
}

function each(x: Float32Array, f: (value: number, index: number) => number): Float64Array {
  return Float64Array.from(x, f)
}

function softmaxRows(x: Float32Array): Float64Array {
  const exps = each(x, Math.exp)
  for (let at = 0; at < exps.length; at += SIDE) {
    const row = exps.subarray(at, at + SIDE)
    const total = row.reduce((a, b) => a + b, 0)
    row.forEach((value, i) => (row[i] = value / total))
  }
  return exps
}
