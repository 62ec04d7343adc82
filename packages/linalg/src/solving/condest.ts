import { type Tensor, type TensorLike, asFloat, tensorFrom } from '@ortho/core'
import { inverseNormEstimate } from '../dense/inverse-norm.ts'
import { luMatrix, solveVector } from '../dense/factorizations/lu-vector-solve.ts'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { luArrays } from '../factorizations/lu-kernel.ts'

/**
 * Estimate of the condition number ‖A‖₁·‖A⁻¹‖₁ from an LU factorization and a few solutions: a lower bound, rarely off by more
 * than a factor 3. ⅔·n³ flops; {@link cond} with `p: 1` computes the number itself, at three times the work.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `[…]`; ∞ for singular matrices.
 * @throws ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * condest([[1, 0], [0, 4]]).item() // => 4
 * ```
 */
export function condest(a: TensorLike): Tensor {
  const x = asFloat(a).concrete
  const { n, batch } = requireSquare('condest', x)
  const elements = floatsOf(x)
  const factors = luArrays('condest', x)
  const out = arrayLike(x, batchSize(x))
  for (let item = 0; item < out.length; item++) {
    const lu = luMatrix(factors, item, n)
    const inverse = factors.failures[item] === 0 ? inverseNormEstimate(n, (v, transposed) => solveVector(lu, v, transposed)) : Infinity
    out[item] = n === 0 ? 0 : oneNorm(elements, item * n * n, n) * inverse
    if (Number.isNaN(out[item])) out[item] = Infinity
  }
  return tensorFrom(out, batch, x.dtype, x.backend)
}

function oneNorm(elements: ArrayLike<number>, start: number, n: number): number {
  const sums = new Float64Array(n)
  for (let i = 0, p = start; i < n; i++) for (let j = 0; j < n; j++) sums[j]! += Math.abs(elements[p++]!)
  return sums.reduce((most, sum) => Math.max(most, sum), 0)
}
