import {
  type Tensor,
  type TensorLike,
  ShapeError,
  asFloat,
  concat,
  epsilon,
  matmul,
  matrixTranspose,
  norm,
  showShape,
  slice,
  sub,
  tensorFrom,
} from '@ortho/core'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { lstsq } from '../solving/lstsq.ts'
import { type EchelonOptions, toleranceOf } from './reduced-echelon.ts'

/**
 * Which rows are combinations of the others, and with which factors: for such a row i, `row i of A = D[i]·A` with `D[i, i] = 0`;
 * for the others `D[i]` is zero. Where there are several combinations, the shortest one.
 *
 * @param a - `[m, n]`, finite.
 * @param options - `tolerance`: what may be left of a row, beside its length. Default 64·max(m, n)·ε.
 * @returns D, `[m, m]`; not differentiable.
 * @throws ShapeError; OptionError for NaN or infinity or a negative tolerance.
 * @example
 * ```ts
 * rowDependencies([[1, 0], [0, 1], [0, 3]]).toArray() // => [[0, 0, 0], [0, 0, 0.3333333333333333], [0, 3, 0]]
 * ```
 */
export function rowDependencies(a: TensorLike, options: EchelonOptions = {}): Tensor {
  const where = 'rowDependencies'
  const x = asFloat(a)
  const { m, n, batch } = requireMatrices(where, x)
  if (batch.length > 0) throw new ShapeError({ where, argument: 'a', expected: 'one matrix, [m, n]', received: showShape(x.shape) })
  requireFinite(where, floatsOf(x.concrete), n)
  const tolerance = toleranceOf(where, options, 64 * Math.max(m, n) * epsilon(x.dtype))
  const out = arrayLike(x, m * m)
  for (let i = 0; i < m; i++) {
    const row = slice(x, { axis: 0, start: i, stop: i + 1 })
    const others = concat([slice(x, { axis: 0, stop: i }), slice(x, { axis: 0, start: i + 1 })], 0)
    const factors = combination(row, others)
    const left = norm(sub(row, matmul(factors, others))).item()
    if (left > tolerance * norm(row).item()) continue
    const values = floatsOf(factors)
    for (let k = 0; k < m - 1; k++) out[i * m + (k < i ? k : k + 1)] = values[k]!
  }
  return tensorFrom(out, [m, m], x.dtype, x.backend)
}

/** f with f·others nearest to the row, the shortest of those. */
function combination(row: Tensor, others: Tensor): Tensor {
  return matrixTranspose(lstsq(matrixTranspose(others), matrixTranspose(row)).x)
}
