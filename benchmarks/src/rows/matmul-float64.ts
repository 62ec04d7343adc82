import type { Case, Circumstances, Row } from '../case.ts'
import { productOf, productTolerance, squarePair } from '../operands.ts'
import { OURS, oursProduct } from '../ours.ts'
import { mlMatrix } from '../peers/ml-matrix.ts'
import { numpyTs } from '../peers/numpy-ts.ts'
import { openblas } from '../peers/openblas.ts'

/** Sizes, and calls per round: about a tenth of a second each, but for ml-matrix, which needs longer for one. */
const SIZES = [
  { n: 512, calls: 6 },
  { n: 1024, calls: 2 },
]

/** Large float64 products. */
export const matmulFloat64: Row = { id: 'matmul-float64', title: 'float64 matrix product', cases }

function* cases({ relaxedSimd }: Circumstances): Iterable<Case> {
  for (const { n, calls } of SIZES) {
    const pair = squarePair(n, 'float64')
    yield {
      name: `${n} × ${n}`,
      flops: 2 * n ** 3,
      reference: () => productOf(pair),
      tolerance: productTolerance(n, 'float64'),
      contenders: [oursProduct(pair, calls), mlMatrix(pair, 1), numpyTs(pair, calls), openblas(pair, 2 * calls)],
      floors: [
        { kind: 'ratio', of: OURS, against: 'ml-matrix', atLeast: 22 },
        { kind: 'ratio', of: OURS, against: 'numpy-ts', atLeast: 1.4 },
        { kind: 'ratio', of: OURS, against: 'OpenBLAS', atLeast: relaxedSimd ? 0.5 : 0.35 },
      ],
    }
  }
}
