import {
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  asFloat,
  diagonal,
  expandDims,
  matrixTranspose,
  promoted,
  squeeze,
  triangularSolve,
} from '@ortho/core'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { requireRightHandSide } from './right-hand-side.ts'

/** Options of {@link solveTriangular}. */
export interface SolveTriangularOptions {
  /** A is lower triangular. Default false, as in SciPy: upper. */
  readonly lower?: boolean | undefined
  /** Solve with Aᵀ; `lower` still tells of A itself. Default false. */
  readonly transposed?: boolean | undefined
  /** Take the diagonal as ones, whatever is stored there. Default false. */
  readonly unitDiagonal?: boolean | undefined
}

/**
 * X with `A·X = B` or `Aᵀ·X = B` for a triangular A. n²·r flops; differentiable in both.
 *
 * Computes each column x with (A + E)·x = b, |E| ≤ n·ε·|A| element by element.
 *
 * @param a - `[…, n, n]`, finite; the other triangle is not used.
 * @param b - `[n]`: a vector; else `[…, n, r]`, batches broadcast.
 * @returns the shape of `b`, with the batch axes of both.
 * @throws SingularMatrixError naming the diagonal element that is zero; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveTriangular([[2, 1], [0, 4]], [4, 8]).toArray() // => [1, 2]
 * ```
 */
export function solveTriangular(a: TensorLike, b: TensorLike, options: SolveTriangularOptions = {}): Tensor {
  const { lower = false, transposed = false, unitDiagonal = false } = options
  const [left, right] = promoted('solveTriangular', asFloat(a), asFloat(b))
  const { n } = requireSquare('solveTriangular', left)
  requireRightHandSide('solveTriangular', right, n)
  requireSolvable(left, unitDiagonal)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  const t = transposed ? matrixTranspose(left) : left
  const x = triangularSolve(t, columns, { lower: lower !== transposed, unitDiagonal })
  return right.ndim === 1 ? squeeze(x, -1) : x
}

/** Looks at the elements only where that needs no waiting; elsewhere a zero gives infinities. */
function requireSolvable(a: Tensor, unitDiagonal: boolean): void {
  const { concrete } = a
  if (concrete.backend.downloadSync === undefined) return
  const n = a.shape.at(-1)!
  requireFinite('solveTriangular', floatsOf(concrete), n)
  const at = unitDiagonal ? -1 : diagonal(concrete).dataSync().indexOf(0)
  if (at < 0) return
  throw new SingularMatrixError({
    where: 'solveTriangular',
    argument: 'a',
    expected: 'a nonsingular matrix',
    received: `a zero at index ${at % n} of the diagonal${a.ndim > 2 ? ` of matrix ${Math.floor(at / n)}` : ''}`,
    hint: 'Use `lstsq` or `pinv` for matrices without full rank.',
  })
}
