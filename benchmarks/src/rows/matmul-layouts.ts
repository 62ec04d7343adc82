import { type MatmulFlags, type Tensor, at, concat, matmul, tensor } from '@ortho/core'
import * as tf from '@tensorflow/tfjs-core'
import type { Case, Row } from '../case.ts'
import { gaussian, productOf, productTolerance, squarePair } from '../operands.ts'
import { oursOp } from '../ours.ts'
import { tfjsOp } from '../peers/tfjs.ts'

/** Size of the transposed products. */
const N = 512

/** The batch: how many matrices, and of what size. */
const BATCH = 4
const ITEM = 256

/** Calls per round. TensorFlow.js has fast kernels for plain products only, so it is called less often. */
const CALLS = 10
const TFJS_CALLS = 1

/** Our products reach this share of the speed of our plain one. */
const SHARE = 0.8

/** float32 products with transposed operands and in batches, which training is made of, against our own plain product. */
export const matmulLayouts: Row = { id: 'matmul-layouts', title: 'float32 matrix products by layout', cases }

async function* cases(): AsyncIterable<Case> {
  yield await layout('Aᵀ·B', { transposeA: true })
  yield await layout('A·Bᵀ', { transposeB: true })
  yield await batch('batch of 4')
}

/** One operand is stored transposed, so that all contenders compute the same product. */
async function layout(name: string, flags: MatmulFlags): Promise<Case> {
  const pair = squarePair(N, 'float32')
  const { transposeA = false, transposeB = false } = flags
  const storedA = transposeA ? transposed(pair.a, N) : pair.a
  const storedB = transposeB ? transposed(pair.b, N) : pair.b
  const matrix = (data: Float32Array): Tensor => tensor(data, { shape: [N, N] })
  const [a, b, left, right] = [matrix(pair.a), matrix(pair.b), matrix(storedA), matrix(storedB)]
  const operands = [storedA, storedB].map((data) => ({ data, shape: [N, N] }))
  return {
    name: `${name}, ${N} × ${N}`,
    flops: 2 * N ** 3,
    reference: () => productOf(pair),
    tolerance: productTolerance(N, 'float32'),
    contenders: [
      oursOp(CALLS, () => matmul(left, right, flags), name),
      oursOp(CALLS, () => matmul(a, b), 'A·B'),
      await tfjsOp('wasm', TFJS_CALLS, operands, (x, y) => tf.matMul(x, y, transposeA, transposeB)),
    ],
    floors: [{ kind: 'ratio', of: name, against: 'A·B', atLeast: SHARE }],
  }
}

/** A batch against the same products one by one. */
async function batch(name: string): Promise<Case> {
  const shape = [BATCH, ITEM, ITEM]
  const size = ITEM * ITEM
  const [dataA, dataB] = [gaussian(3, BATCH * size, 'float32'), gaussian(4, BATCH * size, 'float32')]
  const [a, b] = [tensor(dataA, { shape }), tensor(dataB, { shape })]
  const items = Array.from({ length: BATCH }, (_, i) => [at(a, i), at(b, i)] as const)
  const oneByOne = (): Tensor[] => items.map(([x, y]) => matmul(x, y))
  const operands = [dataA, dataB].map((data) => ({ data, shape }))
  return {
    name: `${BATCH} × ${ITEM} × ${ITEM}`,
    flops: BATCH * 2 * ITEM ** 3,
    reference: () => {
      const part = (data: Float32Array, i: number): Float32Array => data.subarray(i * size, (i + 1) * size)
      return items.flatMap((_, i) => [...productOf({ n: ITEM, a: part(dataA, i), b: part(dataB, i) })])
    },
    tolerance: productTolerance(ITEM, 'float32'),
    contenders: [
      oursOp(CALLS, () => matmul(a, b), name),
      { name: 'A·B one by one', calls: CALLS, call: oneByOne, result: () => concat(oneByOne()).dataSync() },
      await tfjsOp('wasm', TFJS_CALLS, operands, (x, y) => tf.matMul(x, y)),
    ],
    floors: [{ kind: 'ratio', of: name, against: 'A·B one by one', atLeast: SHARE }],
  }
}

function transposed(x: Float32Array, n: number): Float32Array {
  return x.map((_, at) => x[(at % n) * n + Math.floor(at / n)] ?? NaN)
}
