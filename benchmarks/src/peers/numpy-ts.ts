import * as numpy from 'numpy-ts'
import type { Contender } from '../case.ts'
import type { SquarePair } from '../operands.ts'

/** What is used of numpy-ts. Its own declarations import without extensions, which TypeScript does not resolve for ES modules. */
interface Numpy {
  asarray(data: Float64Array): NumpyArray
  matmul(a: NumpyArray, b: NumpyArray): NumpyArray
}

interface NumpyArray {
  reshape(rows: number, columns: number): NumpyArray
  ravel(): NumpyArray
  toArray(): number[]
}

/** float64 product by `matmul`. */
export function numpyTs({ n, a, b }: SquarePair<Float64Array>, calls: number): Contender {
  const np: Numpy = numpy
  const left = np.asarray(a).reshape(n, n)
  const right = np.asarray(b).reshape(n, n)
  return { name: 'numpy-ts', calls, call: () => np.matmul(left, right), result: () => np.matmul(left, right).ravel().toArray() }
}
