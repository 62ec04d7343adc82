import {
  ShapeError,
  type Tensor,
  type TensorLike,
  abs,
  add,
  asFloat,
  concat,
  customJvp,
  div,
  reshape,
  greater,
  less,
  logicalAnd,
  logicalOr,
  matmul,
  max,
  mul,
  ones,
  promoted,
  select,
  showShape,
  slice,
  squeeze,
  stopGradient,
  sum,
  zerosLike,
} from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { svd } from '../singular/svd.ts'
import { slogdet } from '../solving/slogdet.ts'
import { polarChange } from './polar-change.ts'
import { orthonormalFactor } from './polar.ts'

/** Options of {@link orthogonalProcrustes}. */
export interface OrthogonalProcrustesOptions {
  /** Whether reflections are ruled out: R is then a rotation, det R = 1 (W. Kabsch, 1976). Default false. */
  readonly rotation?: boolean | undefined
}

/** What {@link orthogonalProcrustes} finds; also iterable: `const [r, scale] = orthogonalProcrustes(a, b)`. */
export type OrthogonalProcrustes = {
  /** `[…, n, n]`, orthogonal: A·R is as near to B as it can be. */
  readonly r: Tensor
  /** `[…]`: ⟨A·R, B⟩, the sum of the singular values of AᵀB (the least with a minus where a reflection was turned into a rotation). */
  readonly scale: Tensor
}

/**
 * The orthogonal matrix, or the rotation, that takes one set of points nearest to another: R of least ‖A·R − B‖_F.
 *
 * R = U·Vᴴ from AᵀB = U·Σ·Vᴴ (P. Schönemann, 1966), the polar factor of AᵀB; for the best rotation the last column of U turns
 * where det(U·Vᴴ) < 0. ‖A·R − B‖² = ‖A‖² − 2·scale + ‖B‖², and where A may be stretched as well, `scale / ‖A‖²` is the best
 * factor. Points are rows; they are not centered: take away the means of the columns where a translation is free. For a map
 * that need not be orthogonal use {@link lstsq}; for the nearest orthogonal matrix to one matrix {@link polar}.
 *
 * Differentiable to any order where AᵀB has full rank; for rotations from det < 0 also where its two least singular values
 * differ. There R is not unique, and what is not determined of its derivative is left out.
 *
 * @param a - `[…, m, n]`, finite: m points.
 * @param b - `[…, m, n]`, finite; batches broadcast.
 * @returns in the dtype of the operands.
 * @throws ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * const { r, scale } = orthogonalProcrustes([[1, 0], [0, 2]], [[0, 1], [-2, 0]])
 * r.toArray() // => [[0, 1], [-1, 0]]
 * scale.item() // => 5
 * ```
 */
export function orthogonalProcrustes(
  a: TensorLike,
  b: TensorLike,
  { rotation = false }: OrthogonalProcrustesOptions = {},
): OrthogonalProcrustes & Iterable<Tensor> {
  const [x, y] = promoted('orthogonalProcrustes', asFloat(a), asFloat(b))
  const [first, second] = [requireMatrices('orthogonalProcrustes', x), requireMatrices('orthogonalProcrustes', y, 'b')]
  if (first.m !== second.m || first.n !== second.n) {
    const expected = `[…, ${first.m}, ${first.n}] like a`
    throw new ShapeError({ where: 'orthogonalProcrustes', argument: 'b', expected, received: showShape(y.shape) })
  }
  const find = customJvp(
    ([points, targets]): OrthogonalProcrustes => {
      requireFinite('orthogonalProcrustes', floatsOf(points!), first.n)
      requireFinite('orthogonalProcrustes', floatsOf(targets!), first.n, 'b')
      const { product, size } = productOf(points!, targets!)
      const r = rotation ? nearestRotation(product) : orthonormalFactor(product, 'direct')
      return { r, scale: inner(r, product, size) }
    },
    ([da, db], [points, targets], { r }) => {
      const { product, size, change } = productOf(points!, targets!, [da!, db!])
      // ⟨Ṙ, AᵀB⟩ is 0: what is skew has no part in what is symmetric.
      return { r: polarChange(change, product, r), scale: inner(r, change, size) }
    },
  )
  return ordered(find(x, y))
}

/** AᵀB and its change, both divided by `size`, which is 1 where no product can overflow or vanish. */
function productOf(
  a: Tensor,
  b: Tensor,
  [da, db]: readonly Tensor[] = [zerosLike(a), zerosLike(b)],
): Record<'product' | 'size' | 'change', Tensor> {
  const [sizeA, sizeB] = [sizeOf(a), sizeOf(b)]
  const [x, y] = [div(a, sizeA), div(b, sizeB)]
  const [dx, dy] = [div(da!, sizeA), div(db!, sizeB)]
  return {
    product: matmul(x, y, { transposeA: true }),
    size: mul(sizeA, sizeB),
    change: add(matmul(dx, y, { transposeA: true }), matmul(x, dy, { transposeA: true })),
  }
}

/** The largest element of each matrix as `[…, 1, 1]` where it is huge or tiny, else 1. */
function sizeOf(x: Tensor): Tensor {
  const corner = ones([...x.shape.slice(0, -2), 1, 1], { dtype: x.dtype === 'float32' ? 'float32' : 'float64', backend: x.backend })
  if (x.size === 0) return corner
  const top = max(abs(stopGradient(x)), { axis: [-2, -1], keepDims: true })
  const far = x.dtype === 'float32' ? 2 ** 30 : 2 ** 400
  return select(logicalAnd(greater(top, 0), logicalOr(greater(top, far), less(top, 1 / far))), top, corner)
}

/** size·⟨R, M⟩ of each pair. */
function inner(r: Tensor, m: Tensor, size: Tensor): Tensor {
  return squeeze(mul(sum(mul(r, m), { axis: [-2, -1], keepDims: true }), size), [-2, -1])
}

/** U·diag(1, …, 1, ±1)·Vᴴ of determinant 1. */
function nearestRotation(m: Tensor): Tensor {
  const { u, vh } = svd(m)
  const n = m.shape.at(-1)!
  const plain = matmul(u, vh)
  if (n === 0) return plain
  const turned = reshape(slogdet(plain).sign, [...m.shape.slice(0, -2), 1, 1])
  const [first, last] = [slice(u, { axis: -1, stop: n - 1 }), slice(u, { axis: -1, start: n - 1 })]
  return matmul(concat([first, mul(last, turned)], -1), vh)
}
