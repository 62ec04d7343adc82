import { type Tensor, matmul, tensor } from '@ortho/core'
import type { Contender } from './case.ts'
import type { SquarePair } from './operands.ts'

/** Name of our contender where there is one. */
export const OURS = 'Ortho'

/** A contender that runs an operation on tensors. */
export function oursOp(calls: number, op: () => Tensor, name: string = OURS): Contender {
  return { name, calls, call: op, result: () => op().dataSync() }
}

/** Our product of two matrices. */
export function oursProduct({ n, a, b }: SquarePair<Float32Array | Float64Array>, calls: number): Contender {
  const left = tensor(a, { shape: [n, n] })
  const right = tensor(b, { shape: [n, n] })
  return oursOp(calls, () => matmul(left, right))
}
