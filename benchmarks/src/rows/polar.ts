import { tensor } from '@ortho/core'
import { polar } from '@ortho/linalg'
import type { Case, Row } from '../case.ts'
import { gaussian } from '../operands.ts'
import { OURS, oursOp } from '../ours.ts'
import { NATIVE, onNative } from '../peers/native.ts'
import { NUMPY, numpy, stopNumpy } from '../peers/numpy.ts'

const N = 1024

/** Name of the contender that goes by singular vectors. */
const BY_SVD = 'Ortho by SVD'

/** The polar decomposition of a Gaussian matrix, both factors. SciPy's is from its SVD. */
export const polarDecomposition: Row = { id: 'polar', title: 'Polar decomposition in float64', cases }

function* cases(): Iterable<Case> {
  const elements = gaussian(1, N * N, 'float64')
  const shape = [N, N]
  const a = tensor(elements, { shape })
  const ours = oursOp(1, () => polar(a).u)
  try {
    yield {
      name: `polar, ${N} × ${N}`,
      reference: ours.result,
      tolerance: { absolute: 1e-9 },
      contenders: [
        ours,
        oursOp(1, () => polar(a, { method: 'svd' }).u, BY_SVD),
        onNative((backend) => {
          const same = tensor(elements, { shape, backend })
          return oursOp(1, () => polar(same).u)
        }),
        numpy({ task: 'polar', operand: [elements], shape, calls: 1 }),
      ],
      floors: [
        { kind: 'ratio', of: OURS, against: BY_SVD, atLeast: 1.5 },
        { kind: 'ratio', of: NATIVE, against: NUMPY, atLeast: 1.5 },
      ],
    }
  } finally {
    stopNumpy()
  }
}
