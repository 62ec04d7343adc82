import * as tf from '@tensorflow/tfjs-core'
import type { Case, Circumstances, RatioFloor, Row } from '../case.ts'
import { productOf, productTolerance, squarePair } from '../operands.ts'
import { OURS, oursProduct } from '../ours.ts'
import { jaxWasm } from '../peers/jax.ts'
import { tfjsName, tfjsOp } from '../peers/tfjs.ts'

/** Sizes, and calls per round: about a tenth of a second. */
const SIZES = [
  { n: 512, calls: 10 },
  { n: 1024, calls: 2 },
]

/** Large float32 products. */
export const matmulFloat32: Row = { id: 'matmul-float32', title: 'float32 matrix product', cases }

async function* cases({ relaxedSimd }: Circumstances): AsyncIterable<Case> {
  const againstJax: RatioFloor = { kind: 'ratio', of: OURS, against: 'jax-js', atLeast: 2 }
  for (const { n, calls } of SIZES) {
    const pair = squarePair(n, 'float32')
    const operands = [pair.a, pair.b].map((data) => ({ data, shape: [n, n] }))
    const tfjs = await tfjsOp('wasm', calls, operands, (a, b) => tf.matMul(a, b))
    yield {
      name: `${n} × ${n}`,
      flops: 2 * n ** 3,
      reference: () => productOf(pair),
      tolerance: productTolerance(n, 'float32'),
      contenders: [oursProduct(pair, calls), tfjs, await jaxWasm(pair, calls)],
      floors: [{ kind: 'ratio', of: OURS, against: tfjsName('wasm'), atLeast: 1.3 }, ...(relaxedSimd ? [againstJax] : [])],
    }
  }
}
