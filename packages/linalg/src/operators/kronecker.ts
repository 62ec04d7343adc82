import { type Tensor, add, concat, reshape, slice, swapAxes } from '@ortho/core'
import { requireSquareOperators } from './require.ts'
import { asOperator } from './dense.ts'
import { common, several } from './combine.ts'
import { type LinearOperator, type OperatorLike, operatorNamed } from './operator.ts'

type Map = (x: Tensor) => Tensor

/**
 * Kronecker product A ⊗ B ⊗ …, without making it: each factor acts on its own axis of x, read as an array by rows.
 *
 * @param factors - operators or matrices, `[mᵢ, nᵢ]`.
 * @returns an operator `[Πmᵢ, Πnᵢ]`; with `solve` where every factor is square and has one.
 * @example
 * ```ts
 * kroneckerOperator([[1, 2], [3, 4]], identityOperator(2)).apply([1, 0, 0, 1]).toArray() // => [1, 2, 3, 4]
 * ```
 */
export function kroneckerOperator(...factors: readonly OperatorLike[]): LinearOperator {
  return several('kroneckerOperator', factors).reduceRight((right, left) => kroneckerOfTwo(left, right))
}

function kroneckerOfTwo(a: LinearOperator, b: LinearOperator): LinearOperator {
  const [m, n] = a.shape
  const [p, q] = b.shape
  const solvable = a.solve && b.solve && m === n && p === q
  return operatorNamed('kroneckerOperator', {
    shape: [m * p, n * q],
    dtype: common([a, b]),
    apply: (x) => onFirst(a.apply, onSecond(b.apply, x, n, q), n, p),
    applyAdjoint: (y) => onFirst(a.applyAdjoint, onSecond(b.applyAdjoint, y, m, p), m, q),
    solve: solvable ? (x) => onFirst(a.solve!, onSecond(b.solve!, x, n, q), n, p) : undefined,
    solveAdjoint:
      a.solveAdjoint && b.solveAdjoint && solvable ? (x) => onFirst(a.solveAdjoint!, onSecond(b.solveAdjoint!, x, n, q), n, p) : undefined,
  })
}

/** `f` on the axis of size n of `[…, n·q, r]`. */
function onFirst(f: Map, x: Tensor, n: number, q: number): Tensor {
  const [batch, r] = [x.shape.slice(0, -2), x.shape.at(-1)!]
  const y = f(reshape(x, [...batch, n, q * r]))
  return reshape(y, [...y.shape.slice(0, -2), y.shape.at(-2)! * q, r])
}

/** `f` on the axis of size q of `[…, n·q, r]`, as one product with wide columns. */
function onSecond(f: Map, x: Tensor, n: number, q: number): Tensor {
  const [batch, r] = [x.shape.slice(0, -2), x.shape.at(-1)!]
  const wide = reshape(swapAxes(reshape(x, [...batch, n, q, r]), -3, -2), [...batch, q, n * r])
  const y = f(wide)
  const p = y.shape.at(-2)!
  return reshape(swapAxes(reshape(y, [...y.shape.slice(0, -2), p, n, r]), -3, -2), [...y.shape.slice(0, -2), n * p, r])
}

/**
 * Kronecker sum A ⊕ B ⊕ … = A ⊗ I + I ⊗ B: the Laplacian of a grid from those of its axes.
 *
 * @param terms - square operators or matrices.
 * @throws ShapeError for one that is not square.
 * @example
 * ```ts
 * kroneckerSumOperator([[1]], [[2, 0], [0, 3]]).apply([1, 1]).toArray() // => [3, 4]
 * ```
 */
export function kroneckerSumOperator(...terms: readonly OperatorLike[]): LinearOperator {
  return requireSquareOperators('kroneckerSumOperator', several('kroneckerSumOperator', terms)).reduceRight((b, a) => {
    const [n, q] = [a.shape[0], b.shape[0]]
    const total = (f: Map, g: Map, x: Tensor): Tensor => add(onFirst(f, x, n, q), onSecond(g, x, n, q))
    return operatorNamed('kroneckerSumOperator', {
      shape: [n * q, n * q],
      dtype: common([a, b]),
      apply: (x) => total(a.apply, b.apply, x),
      applyAdjoint: (y) => total(a.applyAdjoint, b.applyAdjoint, y),
    })
  })
}

/**
 * Operators along the diagonal, zeros elsewhere.
 *
 * @param blocks - operators or matrices of any shapes.
 * @returns an operator; with `solve` where every block is square and has one.
 * @example
 * ```ts
 * blockDiagonalOperator([[1, 2]], [[3]]).apply([1, 1, 1]).toArray() // => [3, 3]
 * ```
 */
export function blockDiagonalOperator(...blocks: readonly OperatorLike[]): LinearOperator {
  const operators = several('blockDiagonalOperator', blocks).map(asOperator)
  const rows = operators.map(({ shape }) => shape[0])
  const columns = operators.map(({ shape }) => shape[1])
  const each = (sizes: readonly number[], maps: readonly (Map | undefined)[]): Map | undefined => {
    const known = maps.filter((map) => map !== undefined)
    return known.length < maps.length
      ? undefined
      : (x) =>
          concat(
            split(x, sizes).map((part, i) => known[i]!(part)),
            -2,
          )
  }
  return operatorNamed('blockDiagonalOperator', {
    shape: [rows.reduce((sum, m) => sum + m, 0), columns.reduce((sum, n) => sum + n, 0)],
    dtype: common(operators),
    apply: each(columns, operators.map(({ apply }) => apply)), // prettier-ignore
    applyAdjoint: each(rows, operators.map(({ applyAdjoint }) => applyAdjoint)), // prettier-ignore
    solve: each(rows, operators.map(({ solve }) => solve)), // prettier-ignore
    solveAdjoint: each(rows, operators.map(({ solveAdjoint }) => solveAdjoint)), // prettier-ignore
  })
}

/** Consecutive rows of `x`, as many as `sizes` say. */
function split(x: Tensor, sizes: readonly number[]): Tensor[] {
  let start = 0
  return sizes.map((size) => slice(x, { axis: -2, start, stop: (start += size) }))
}
