import { Matrix } from 'ml-matrix'
import type { Contender } from '../case.ts'
import type { SquarePair } from '../operands.ts'

/** float64 product by `Matrix.mmul`. */
export function mlMatrix({ n, a, b }: SquarePair<Float64Array>, calls: number): Contender {
  const left = Matrix.from1DArray(n, n, a)
  const right = Matrix.from1DArray(n, n, b)
  return { name: 'ml-matrix', calls, call: () => left.mmul(right), result: () => left.mmul(right).to1DArray() }
}
