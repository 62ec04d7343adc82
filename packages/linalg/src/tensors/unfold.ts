import { ShapeError, type Tensor, einsum, matmul, moveAxis, reshape, showShape, sizeOf } from '@ortho/core'

/**
 * The mode-`axis` unfolding: a matrix whose rows belong to the indices of that axis, the others in order, the last fastest.
 *
 * @returns `[shape[axis], size / shape[axis]]`.
 */
export function unfold(x: Tensor, axis: number): Tensor {
  requireAxis('unfold', x, axis)
  return reshape(moveAxis(x, axis, 0), [x.shape[axis]!, sizeOf(x.shape) / Math.max(1, x.shape[axis]!)])
}

/** The tensor of `shape` whose mode-`axis` {@link unfold}ing is `matrix`. */
export function fold(matrix: Tensor, axis: number, shape: readonly number[]): Tensor {
  const rest = shape.filter((_, i) => i !== axis)
  return moveAxis(reshape(matrix, [shape[axis]!, ...rest]), 0, axis)
}

/**
 * Multiplies a tensor along one axis by a matrix: y(…, j, …) = Σᵢ mⱼᵢ·x(…, i, …).
 *
 * @param m - `[r, shape[axis]]`.
 * @returns `x` with `r` elements along that axis.
 */
export function modeProduct(x: Tensor, m: Tensor, axis: number): Tensor {
  requireAxis('modeProduct', x, axis)
  const [r, n] = m.shape
  if (m.ndim !== 2 || n !== x.shape[axis]) {
    throw new ShapeError({ where: 'modeProduct', argument: 'm', expected: `[r, ${x.shape[axis]!}]`, received: showShape(m.shape) })
  }
  const shape = x.shape.map((size, i) => (i === axis ? r! : size))
  return fold(matmul(m, unfold(x, axis)), axis, shape)
}

/**
 * The Khatri–Rao product: column j is the Kronecker product of the columns j of the factors, the last fastest.
 *
 * @param factors - at least one, each `[nᵢ, r]`.
 * @returns `[n₁·n₂·…, r]`.
 */
export function khatriRao(factors: readonly Tensor[]): Tensor {
  const [first, ...others] = factors
  if (first === undefined) throw new ShapeError({ where: 'khatriRao', expected: 'given at least one factor', received: 'none' })
  return others.reduce((left, right) => {
    const r = left.shape[1]!
    return reshape(einsum('ir,jr->ijr', left, right), [left.shape[0]! * right.shape[0]!, r])
  }, first)
}

function requireAxis(where: string, x: Tensor, axis: number): void {
  if (Number.isInteger(axis) && axis >= 0 && axis < x.ndim) return
  throw new ShapeError({ where, argument: 'axis', expected: `0 to ${x.ndim - 1} for ${showShape(x.shape)}`, received: String(axis) })
}
