import * as np from 'numpy-ts'
import type { Contender } from '../case.ts'
import type { SquarePair } from '../operands.ts'

/** float64 product by `matmul`. */
export function numpyTs({ n, a, b }: SquarePair<Float64Array>, calls: number): Contender {
  const load = (data: Float64Array): np.NDArray => np.asarray(data).reshape(n, n)
  const left = load(a)
  const right = load(b)
  return {
    name: 'numpy-ts',
    calls,
    call: () => np.matmul(left, right),
    result: () => Float64Array.from(np.matmul(left, right).ravel().toArray() as number[]),
  }
}
