import { matmul, startThreads, stopThreads, tensor } from '@ortho/core'
import type { Case, Contender, Row } from '../case.ts'
import { productOf, productTolerance, squarePair } from '../operands.ts'
import { oursOp } from '../ours.ts'

const N = 1024

/** Calls per round. */
const CALLS = { float64: 2, float32: 4 }

/** Large products on two threads and on one. Runs in Node and, unchanged, in a page. */
export const threads: Row = { id: 'threads', title: 'Matrix product on two threads', cases }

function* cases(): Iterable<Case> {
  for (const dtype of ['float64', 'float32'] as const) yield twoThreads(dtype)
  stopThreads()
}

function twoThreads(dtype: 'float64' | 'float32'): Case {
  const pair = squarePair(N, dtype)
  const [a, b] = [tensor(pair.a, { shape: [N, N] }), tensor(pair.b, { shape: [N, N] })]
  const on = (name: string, prepare: () => void | Promise<void>): Contender => ({
    ...oursOp(CALLS[dtype], () => matmul(a, b), name),
    prepare,
  })
  return {
    name: `${dtype}, ${N} × ${N}`,
    flops: 2 * N ** 3,
    reference: () => productOf(pair),
    tolerance: productTolerance(N, dtype),
    contenders: [
      on('1 thread', stopThreads),
      on('2 threads', async () => {
        await startThreads(2)
        // The threads compile their code at their first product.
        matmul(a, b)
      }),
    ],
    floors: [{ kind: 'ratio', of: '2 threads', against: '1 thread', atLeast: 1.7 }],
  }
}
