import {
  type Primitive,
  ShapeError,
  type Tensor,
  type TensorLike,
  apply,
  asFloat,
  expandDims,
  neg,
  promoted,
  showShape,
  squeeze,
  tensorFrom,
} from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { type SparseMatrix, type SparsePattern, withValues } from './matrix.ts'
import { requireSquarePattern } from './ordering.ts'
import { requireValues, sparseProduct } from './product.ts'
import { type SparseCholesky, sparseCholesky } from './sparse-cholesky.ts'
import { type SparseLu, sparseLu } from './sparse-lu.ts'

/** Options of {@link spsolve}. */
export interface SpsolveOptions {
  /** `positive-definite`: by {@link sparseCholesky}, of which the lower triangle is read. Default `general`: {@link sparseLu}. */
  readonly assume?: 'general' | 'positive-definite' | undefined
}

/** One system, in all its derivatives: the matrix is factored once. */
interface System {
  readonly where: string
  readonly pattern: SparsePattern
  readonly transposed: boolean
  readonly assume: 'general' | 'positive-definite'
  readonly factors: { of?: SparseLu | SparseCholesky }
}

const solvePrimitive: Primitive<System> = {
  name: 'spsolve',
  run: ([values, b], system) => solved(values!, b!, system),
  // A·X = B  ⇒  A·Ẋ = Ḃ − Ȧ·X
  tangent: (t, i, [values], x, system) => {
    const moved = i === 1 ? t : neg(sparseProduct(system.pattern, t, x, { adjoint: system.transposed }))
    return apply(solvePrimitive, [values!, moved], system)
  },
  spec: ([, b]) => b!,
  transpose: (c, _i, [values], system) => apply(solvePrimitive, [values!, c], { ...system, transposed: !system.transposed }),
}

/**
 * X with `A·X = B` for a sparse A: direct, by a factorization reordered for small fill. Differentiable in B.
 *
 * To use a factorization more than once call {@link sparseLu} or {@link sparseCholesky}; for derivatives with respect to the
 * elements of A {@link sparseSolve}; for systems too large to factor {@link cg}, {@link gmres} and their kin.
 *
 * @param b - `[n]`: a vector; else `[…, n, r]`.
 * @returns the shape of `b`, in the wider of the two dtypes.
 * @throws SingularMatrixError naming the pivot; ShapeError, OptionError for NaN or infinity.
 * @example
 * ```ts
 * spsolve(fromDense([[3, 1], [1, 2]]), [9, 8]).toArray() // => [2, 3]
 * ```
 */
export function spsolve(a: SparseMatrix, b: TensorLike, options: SpsolveOptions = {}): Tensor {
  const right = asFloat(b)
  return solveSystem('spsolve', a, tensorFrom(a.values, [a.nonzeros], undefined, right.backend), right, options)
}

/**
 * X with `A·X = B` for the sparse A that has `values` at the places of `pattern`: {@link spsolve} with derivatives in both, to
 * any order. For `positive-definite` too both triangles count in derivatives: A is taken as it is, symmetric.
 *
 * @param pattern - square; any {@link SparseMatrix} is one.
 * @param values - `[nonzeros]`, in the order of the pattern.
 * @param b - `[n]`, or `[…, n, r]`.
 * @throws as {@link spsolve}.
 * @example
 * ```ts
 * const a = fromDense([[2, 0], [0, 4]])
 * grad((v: Tensor) => sum(sparseSolve(a, v, [2, 4])))(tensor([2, 4])).toArray() // => [-0.5, -0.25]
 * ```
 */
export function sparseSolve(pattern: SparsePattern, values: TensorLike, b: TensorLike, options: SpsolveOptions = {}): Tensor {
  return solveSystem('sparseSolve', pattern, asFloat(values), asFloat(b), options)
}

function solveSystem(where: string, pattern: SparsePattern, values: Tensor, b: Tensor, { assume = 'general' }: SpsolveOptions): Tensor {
  const n = requireSquarePattern(where, pattern)
  requireValues(where, pattern, values)
  const [elements, right] = promoted(where, values, b)
  const columns = right.ndim === 1 ? expandDims(right, 1) : right
  if (columns.ndim < 2 || columns.shape.at(-2) !== n) {
    throw new ShapeError({ where, argument: 'b', expected: `[${n}] or […, ${n}, r]`, received: showShape(right.shape) })
  }
  const x = apply(solvePrimitive, [elements, columns], { where, pattern, assume, transposed: false, factors: {} })
  return right.ndim === 1 ? squeeze(x, -1) : x
}

function solved(values: Tensor, b: Tensor, { where, pattern, assume, transposed, factors }: System): Tensor {
  requireFinite(where, floatsOf(b), b.shape.at(-1)!, 'b')
  if (factors.of === undefined) {
    const a = withValues(pattern, floatsOf(values))
    factors.of = assume === 'general' ? sparseLu(a) : sparseCholesky(a)
  }
  return transposed && 'solveAdjoint' in factors.of ? factors.of.solveAdjoint(b) : factors.of.solve(b)
}
