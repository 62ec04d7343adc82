import { tensor } from '@ortho/core'
import { fromCsr } from '@ortho/linalg'
import type { Case, Row } from '../case.ts'
import { gaussian } from '../operands.ts'
import { OURS, oursOp } from '../ours.ts'
import { NATIVE, onNative } from '../peers/native.ts'
import { NUMPY, numpy, stopNumpy } from '../peers/numpy.ts'

/** Order of the matrix, and nonzeros of each row. */
const N = 100_000
const NONZEROS = 10

/** A sparse matrix by rows times a vector. */
export const sparse: Row = { id: 'sparse', title: 'Sparse matrix times vector in float64', cases }

function* cases(): Iterable<Case> {
  const rowPointers = Int32Array.from({ length: N + 1 }, (_, i) => i * NONZEROS)
  const columnIndices = scattered()
  const values = gaussian(1, N * NONZEROS, 'float64')
  const elements = gaussian(2, N, 'float64')
  const a = fromCsr({ shape: [N, N], rowPointers, columnIndices, values })
  const x = tensor(elements)
  const ours = oursOp(20, () => a.apply(x))
  try {
    yield {
      name: `CSR, ${N * NONZEROS} nonzeros`,
      flops: 2 * N * NONZEROS,
      reference: ours.result,
      tolerance: { absolute: 1e-12 },
      contenders: [
        ours,
        onNative((backend) => {
          const same = tensor(elements, { backend })
          return oursOp(20, () => a.apply(same))
        }),
        numpy({ task: 'csr', operand: [rowPointers, columnIndices, values, elements], shape: [N, N], calls: 20 }),
      ],
      floors: [
        { kind: 'ratio', of: OURS, against: NUMPY, atLeast: 0.5 },
        { kind: 'ratio', of: NATIVE, against: NUMPY, atLeast: 0.9 },
      ],
    }
  } finally {
    stopNumpy()
  }
}

/** Columns all over the matrix, ascending in each row. */
function scattered(): Int32Array {
  const columns = new Int32Array(N * NONZEROS)
  let state = 1
  const draw = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const width = N / NONZEROS
  // One in each tenth of the row: no two are equal.
  for (let p = 0; p < columns.length; p++) columns[p] = Math.floor(((p % NONZEROS) + draw()) * width)
  return columns
}
