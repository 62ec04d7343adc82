import type { Row } from '../case.ts'
import { batchedFactorizations } from './batched-factorizations.ts'
import { elementwise } from './elementwise.ts'
import { factorizations } from './factorizations.ts'
import { factorizationsFloat32 } from './factorizations-float32.ts'
import { matmulFloat32 } from './matmul-float32.ts'
import { matmulFloat64 } from './matmul-float64.ts'
import { matmulLayouts } from './matmul-layouts.ts'
import { matmulSmall } from './matmul-small.ts'
import { polarDecomposition } from './polar.ts'
import { sparse } from './sparse.ts'
import { threads } from './threads.ts'
import { training } from './training.ts'

/** All rows, in the order of the report. */
export const rows: readonly Row[] = [
  matmulFloat64,
  matmulFloat32,
  matmulSmall,
  matmulLayouts,
  threads,
  elementwise,
  factorizations,
  factorizationsFloat32,
  batchedFactorizations,
  polarDecomposition,
  sparse,
  training,
]
