import { add, tensor } from '@ortho/core'
import type { Case, Row } from '../case.ts'
import { productOf, productTolerance, squarePair } from '../operands.ts'
import { OURS, oursOp, oursProduct } from '../ours.ts'
import { mlMatrix } from '../peers/ml-matrix.ts'
import { numpyTs } from '../peers/numpy-ts.ts'

/** Sizes, and calls per round. */
const SIZES = [
  { n: 8, calls: 40_000 },
  { n: 16, calls: 15_000 },
  { n: 32, calls: 3_000 },
]

/** Calls per round of operations on one element: all their time is overhead. */
const OVERHEAD_CALLS = 100_000

/** Small float64 products, and what an operation costs before it computes anything. */
export const matmulSmall: Row = { id: 'matmul-small', title: 'Small float64 matrix products and the overhead of a call', cases }

function* cases(): Iterable<Case> {
  for (const { n, calls } of SIZES) {
    const pair = squarePair(n, 'float64')
    yield {
      name: `${n} × ${n}`,
      flops: 2 * n ** 3,
      reference: () => productOf(pair),
      tolerance: productTolerance(n, 'float64'),
      contenders: [oursProduct(pair, calls), mlMatrix(pair, calls), numpyTs(pair, calls)],
      floors: [{ kind: 'ratio', of: OURS, against: 'ml-matrix', atLeast: 1.5 }],
    }
  }
  const one = squarePair(1, 'float64')
  yield overhead('product of 1 × 1', oursProduct(one, OVERHEAD_CALLS), () => productOf(one))
  const x = tensor([3])
  yield overhead(
    'sum of two vectors of 1',
    oursOp(OVERHEAD_CALLS, () => add(x, x)),
    () => [6],
  )
}

function overhead(name: string, contender: Case['contenders'][number], reference: Case['reference']): Case {
  const floors: Case['floors'] = [{ kind: 'time', of: contender.name, atMostMicroseconds: 2 }]
  return { name, reference, tolerance: { absolute: 0 }, contenders: [contender], floors }
}
