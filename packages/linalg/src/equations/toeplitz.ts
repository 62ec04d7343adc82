import {
  type Primitive,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  apply,
  asFloat,
  broadcastShapes,
  broadcastTo,
  epsilon,
  matmul,
  neg,
  promoted,
  showShape,
  tensorFrom,
  zerosLike,
} from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { type ToeplitzParts, largest, levinson, toeplitzResidual } from './levinson.ts'
import { rightSide } from './right-side.ts'
import { toeplitz } from '../matrices/structured.ts'

/** Options of {@link solveToeplitz}. */
export interface SolveToeplitzOptions {
  /** `[…, n]`, the first row, of which the first element is not used. Default the first column: a symmetric matrix. */
  row?: TensorLike
}

interface ToeplitzSystem {
  readonly transposed: boolean
}

const toeplitzPrimitive: Primitive<ToeplitzSystem> = {
  name: 'solveToeplitz',
  run: ([c, r, b], { transposed }) => onHost(c!, r!, b!, transposed),
  // T·X = B  ⇒  T·Ẋ = Ḃ − Ṫ·X
  tangent: (change, i, [c, r], x, system) => {
    const moved = (): Tensor => {
      const t = i === 0 ? toeplitz(change, zerosLike(r!)) : toeplitz(zerosLike(c!), change)
      return neg(matmul(t, x, { transposeA: system.transposed }))
    }
    return apply(toeplitzPrimitive, [c!, r!, i === 2 ? change : moved()], system)
  },
  spec: ([, , b]) => b!,
  transpose: (cotangent, _i, [c, r], { transposed }) => apply(toeplitzPrimitive, [c!, r!, cotangent], { transposed: !transposed }),
}

/**
 * X with `T·X = B` for the Toeplitz matrix T with first column `c`, by the recursion of Levinson and Durbin: O(n²).
 *
 * Needs all leading minors to be nonsingular, as those of positive definite and diagonally dominant matrices are; accuracy
 * suffers with the worst of them, and is improved by refinement. For other Toeplitz matrices use `solve(toeplitz(c, r), b)`.
 *
 * @param c - `[…, n]`, finite.
 * @param b - `[n]`: a vector; else `[…, n, k]`; batches broadcast.
 * @returns the shape of `b`; differentiable in all.
 * @throws SingularMatrixError naming the minor that vanishes; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveToeplitz([2, 1], [4, 5]).toArray() // => [1, 2]
 * ```
 */
export function solveToeplitz(c: TensorLike, b: TensorLike, options: SolveToeplitzOptions = {}): Tensor {
  const [first, other] = promoted('solveToeplitz', asFloat(c), asFloat(options.row ?? c))
  const [column, right] = promoted('solveToeplitz', first, asFloat(b))
  const [row] = promoted('solveToeplitz', other, column)
  const n = column.shape.at(-1)
  if (n === undefined || row.shape.at(-1) !== n) {
    throw new ShapeError({
      where: 'solveToeplitz',
      argument: 'row',
      expected: `a vector as long as the first column ${showShape(column.shape)}`,
      received: showShape(row.shape),
    })
  }
  const both = broadcastShapes('solveToeplitz', column.shape.slice(0, -1), row.shape.slice(0, -1))
  const { columns, batch, restored } = rightSide('solveToeplitz', right, n, both)
  const operands = [broadcastTo(column, [...batch, n]), broadcastTo(row, [...batch, n]), columns]
  return restored(apply(toeplitzPrimitive, operands, { transposed: false }))
}

function onHost(c: Tensor, r: Tensor, b: Tensor, transposed: boolean): Tensor {
  const [n, k] = [b.shape.at(-2)!, b.shape.at(-1)!]
  const [columns, rows, right] = [floatsOf(c), floatsOf(r).slice(), floatsOf(b)]
  for (let first = 0; first < rows.length; first += n) rows[first] = columns[first]!
  requireFinite('solveToeplitz', columns, Math.max(1, n), 'c')
  requireFinite('solveToeplitz', rows, Math.max(1, n), 'row')
  requireFinite('solveToeplitz', right, Math.max(1, k), 'b')
  const out = arrayLike(b, b.size)
  for (let item = 0; item < batchSize(b); item++) {
    const column = Float64Array.from(columns.subarray(item * n, (item + 1) * n))
    const row = Float64Array.from(rows.subarray(item * n, (item + 1) * n))
    const parts = transposed ? { column: row, row: column } : { column, row }
    out.set(refined(parts, Float64Array.from(right.subarray(item * n * k, (item + 1) * n * k)), k, epsilon(b.dtype)), item * n * k)
  }
  return tensorFrom(out, b.shape, b.dtype, b.backend)
}

/** Two corrections at most, while the residual is larger than that of a backward stable method. */
function refined(parts: ToeplitzParts, b: Float64Array, k: number, eps: number): Float64Array {
  const n = parts.column.length
  const solved = (right: Float64Array): Float64Array => {
    const { x, failure } = levinson(parts, right, k, 2 ** -52)
    if (failure === 0) return x
    throw new SingularMatrixError({
      where: 'solveToeplitz',
      argument: 'c',
      expected: 'a Toeplitz matrix with nonsingular leading minors',
      received: `one whose minor of order ${failure} of ${n} vanishes to rounding`,
      hint: 'Use `solve(toeplitz(c, row), b)`.',
    })
  }
  const x = solved(b)
  const size = Math.max(largest(parts.column), largest(parts.row))
  for (let step = 0; step < 2; step++) {
    const residual = toeplitzResidual(parts, x, b, k)
    if (!(largest(residual) > eps * size * largest(x) * Math.sqrt(n))) break
    solved(residual).forEach((change, i) => (x[i]! += change))
  }
  return x
}
