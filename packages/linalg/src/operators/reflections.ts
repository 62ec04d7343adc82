import {
  ShapeError,
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  cos,
  div,
  embedDiagonal,
  expandDims,
  greater,
  matmul,
  matrixTranspose,
  mul,
  neg,
  scatterAdd,
  select,
  showShape,
  sin,
  square,
  sub,
  sum,
  take,
  tensor,
  tril,
  triangularSolve,
  triu,
  zeros,
} from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { type LinearOperator, dtypeOf, operatorNamed } from './operator.ts'

/**
 * A product of reflections H₁·H₂·…·H_k with Hᵢ = I − τᵢ·vᵢ·vᵢᵀ, applied by matrix products in compact WY form.
 *
 * The product is I − V·T·Vᵀ with T = (I + D·striu(VᵀV))⁻¹·D and D = diag(τ) (Joffrain, Low, Quintana-Ortí, van de Geijn and
 * Van Zee, ACM TOMS 32, 2006, with the diagonal multiplied out so that τᵢ = 0 is allowed): T is never made, products with it are
 * triangular solves.
 *
 * @param v - `[…, n, k]`: one vector a column, of any length; a column of zeros stands for the identity.
 * @param tau - `[…, k]`. Default 2/‖vᵢ‖², which makes every Hᵢ, and the product, orthogonal.
 * @returns an operator differentiable in `v` and `tau`; its `solve` is the adjoint where `tau` is left out, else by the formula
 *   (I − V·T·Vᵀ)⁻¹ = I + V·(I − D·tril(VᵀV))⁻¹·D·Vᵀ.
 * @throws ShapeError where `v` is no matrix or `tau` does not fit.
 * @example
 * ```ts
 * householderOperator([[1], [0]]).apply([3, 4]).toArray() // => [-3, 4]
 * ```
 */
export function householderOperator(v: TensorLike, tau?: TensorLike): LinearOperator {
  const vectors = asFloat(v)
  const { m: n, n: k, batch } = requireMatrices('householderOperator', vectors, 'v')
  const scales = tau === undefined ? orthogonalScales(vectors) : asFloat(tau)
  if (scales.shape.at(-1) !== k || scales.ndim > batch.length + 1) {
    throw new ShapeError({ where: 'householderOperator', argument: 'tau', expected: `[…, ${k}]`, received: showShape(scales.shape) })
  }
  const d = expandDims(scales, -1)
  const coupling = mul(d, matmul(vectors, vectors, { transposeA: true }))
  const transposed = matrixTranspose(vectors)
  const unit = { unitDiagonal: true }
  const apply = (x: Tensor): Tensor =>
    sub(x, matmul(vectors, triangularSolve(triu(coupling, 1), mul(d, matmul(transposed, x)), { ...unit, lower: false })))
  const applyAdjoint = (y: Tensor): Tensor =>
    sub(y, matmul(vectors, mul(d, triangularSolve(matrixTranspose(triu(coupling, 1)), matmul(transposed, y), { ...unit, lower: true }))))
  const parts = { shape: [n, n] as const, dtype: dtypeOf(vectors), backend: vectors.backend, apply, applyAdjoint }
  if (tau === undefined) return operatorNamed('householderOperator', { ...parts, solve: applyAdjoint, solveAdjoint: apply })
  const inverse = sub(embedDiagonal(add(zeros([k], vectors), 1)), tril(coupling))
  return operatorNamed('householderOperator', {
    ...parts,
    solve: (b) => add(b, matmul(vectors, triangularSolve(inverse, mul(d, matmul(transposed, b)), { lower: true }))),
    solveAdjoint: (b) =>
      add(b, matmul(vectors, mul(d, triangularSolve(matrixTranspose(inverse), matmul(transposed, b), { lower: false })))),
  })
}

/** 2/‖vᵢ‖² for each column, 0 for one of zeros. */
function orthogonalScales(v: Tensor): Tensor {
  const squares = sum(square(v), { axis: -2 })
  const some = greater(squares, 0)
  return select(some, div(2, select(some, squares, 1)), 0)
}

/**
 * A product of plane rotations G₁·G₂·…·G_k, each by its angle: in the plane (i, j) it takes (xᵢ, xⱼ) to
 * (c·xᵢ − s·xⱼ, s·xᵢ + c·xⱼ).
 *
 * Rotations in planes that share no axis are done together, as one elementwise product: a chain costs as much as it is deep.
 *
 * @param n - size.
 * @param planes - k pairs of different axes.
 * @param angles - `[k]`, in radians.
 * @returns an orthogonal operator, differentiable in `angles`; `solve` is the adjoint.
 * @throws ShapeError for an axis out of range, or where the number of angles is another.
 * @example
 * ```ts
 * givensOperator(2, [[0, 1]], [0]).apply([3, 4]).toArray() // => [3, 4]
 * ```
 */
export function givensOperator(n: number, planes: readonly (readonly [i: number, j: number])[], angles: TensorLike): LinearOperator {
  const turns = asFloat(angles)
  requirePlanes(n, planes, turns)
  const layers = layersOf(n, planes).map((members) => layer(n, planes, members, turns))
  const backwards = [...layers].reverse()
  const apply = (x: Tensor): Tensor => layers.reduce((y, one) => rotated(y, one, false), x)
  const applyAdjoint = (y: Tensor): Tensor => backwards.reduce((x, one) => rotated(x, one, true), y)
  const parts = { shape: [n, n] as const, dtype: dtypeOf(turns), backend: turns.backend }
  return operatorNamed('givensOperator', { ...parts, apply, applyAdjoint, solve: applyAdjoint, solveAdjoint: apply })
}

interface Layer {
  /** Cosine of each row, `[n, 1]`; 1 where it stays. */
  readonly c: Tensor
  /** Sine with which each row's partner comes, signed, `[n, 1]`. */
  readonly s: Tensor
  /** The row that is turned with each row; itself where it stays. */
  readonly partner: Tensor
}

/** Indices of rotations in layers, those that are applied first (the last of the product) first. */
function layersOf(n: number, planes: readonly (readonly [number, number])[]): number[][] {
  const depth = new Int32Array(n)
  const layers: number[][] = []
  for (let k = planes.length - 1; k >= 0; k--) {
    const [i, j] = planes[k]!
    const at = Math.max(depth[i]!, depth[j]!)
    ;(layers[at] ??= []).push(k)
    depth[i] = depth[j] = at + 1
  }
  return layers
}

function layer(n: number, planes: readonly (readonly [number, number])[], members: readonly number[], angles: Tensor): Layer {
  const firsts = members.map((k) => planes[k]![0])
  const seconds = members.map((k) => planes[k]![1])
  const partner = Int32Array.from({ length: n }, (_, i) => i)
  firsts.forEach((i, at) => {
    partner[i] = seconds[at]!
    partner[seconds[at]!] = i
  })
  const turns = take(angles, Int32Array.from(members))
  const none = zeros([n], angles)
  const c = sub(cos(turns), 1)
  const s = sin(turns)
  return {
    c: expandDims(add(scatterAdd(scatterAdd(none, Int32Array.from(firsts), c), Int32Array.from(seconds), c), 1), -1),
    s: expandDims(scatterAdd(scatterAdd(none, Int32Array.from(firsts), neg(s)), Int32Array.from(seconds), s), -1),
    partner: tensor(partner, { backend: angles.backend }),
  }
}

function rotated(x: Tensor, { c, s, partner }: Layer, backward: boolean): Tensor {
  const other = mul(s, take(x, partner, -2))
  return backward ? sub(mul(c, x), other) : add(mul(c, x), other)
}

function requirePlanes(n: number, planes: readonly (readonly [number, number])[], angles: Tensor): void {
  const wrong = planes.find(([i, j]) => i === j || ![i, j].every((axis) => Number.isInteger(axis) && axis >= 0 && axis < n))
  if (wrong !== undefined) {
    throw new ShapeError({
      where: 'givensOperator',
      argument: 'planes',
      expected: `pairs of different axes below ${n}`,
      received: showShape(wrong),
    })
  }
  if (angles.ndim === 1 && angles.size === planes.length) return
  throw new ShapeError({ where: 'givensOperator', argument: 'angles', expected: `[${planes.length}]`, received: showShape(angles.shape) })
}
