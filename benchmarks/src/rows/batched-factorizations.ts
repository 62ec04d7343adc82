import { type Tensor, add, eye, matrixTranspose, mul, ones, tensor } from '@ortho/core'
import { eigh, solve, svd } from '@ortho/linalg'
import type { Case, Row } from '../case.ts'
import { gaussian } from '../operands.ts'
import { OURS, oursOp } from '../ours.ts'
import { NUMPY, numpy, stopNumpy } from '../peers/numpy.ts'

/** Matrices in the batch, and their order. */
const COUNT = 10_000
const ORDER = 4

/** Calls per round. */
const CALLS = 32

/** Many small float64 problems in one call. */
export const batchedFactorizations: Row = { id: 'batched-factorizations', title: 'Batches of small factorizations in float64', cases }

function* cases(): Iterable<Case> {
  const shape = [COUNT, ORDER, ORDER]
  const a = tensor(gaussian(1, COUNT * ORDER * ORDER, 'float64'), { shape })
  const symmetric = mul(add(a, matrixTranspose(a)), 0.5)
  // Far from singular, so that answers can be compared.
  const dominant = add(a, mul(eye(ORDER), 8))
  const b = ones([COUNT, ORDER, 1])
  try {
    yield batched('svd', a, () => svd(a).s)
    yield batched('solve', dominant, () => solve(dominant, b))
    yield batched('eigh', symmetric, () => eigh(symmetric).values)
  } finally {
    stopNumpy()
  }
}

function batched(task: 'svd' | 'solve' | 'eigh', a: Tensor, op: () => Tensor): Case {
  const elements = Float64Array.from(a.dataSync())
  const ours = oursOp(CALLS, op)
  return {
    name: `${task}, ${COUNT} × ${ORDER} × ${ORDER}`,
    reference: ours.result,
    tolerance: { absolute: 1e-9, relative: 1e-9 },
    contenders: [ours, numpy({ task, operand: [elements], shape: a.shape, calls: CALLS })],
    floors: [{ kind: 'ratio', of: OURS, against: NUMPY, atLeast: 3 }],
  }
}
