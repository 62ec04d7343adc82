import { ShapeError, type Tensor, type TensorLike, asFloat, take, tensor } from '@ortho/core'
import { type LinearOperator, type PlaceOfOperator, operatorNamed, placed } from './operator.ts'

/**
 * A permutation matrix: element i of the product is element `order[i]` of x.
 *
 * @param order - a permutation of 0 … n − 1, as integers or an integer tensor.
 * @returns an orthogonal operator; `solve` is the adjoint.
 * @throws ShapeError where `order` is none.
 * @example
 * ```ts
 * permutationOperator([2, 0, 1]).apply([5, 6, 7]).toArray() // => [7, 5, 6]
 * ```
 */
export function permutationOperator(order: TensorLike, options: PlaceOfOperator = {}): LinearOperator {
  const values = Array.from(asFloat(order).dataSync())
  const n = values.length
  const inverse = new Int32Array(n).fill(-1)
  values.forEach((from, i) => {
    if (Number.isInteger(from) && from >= 0 && from < n) inverse[from] = i
  })
  if (inverse.includes(-1)) {
    throw new ShapeError({
      where: 'permutationOperator',
      argument: 'order',
      expected: `a permutation of 0 … ${n - 1}`,
      received: `none, since ${inverse.indexOf(-1)} is missing`,
    })
  }
  const taken =
    (indices: Int32Array) =>
    (x: Tensor): Tensor =>
      take(x, tensor(indices, { backend: x.backend }), -2)
  const [apply, back] = [taken(Int32Array.from(values)), taken(inverse)]
  return operatorNamed('permutationOperator', {
    shape: [n, n],
    ...placed(options),
    apply,
    applyAdjoint: back,
    solve: back,
    solveAdjoint: apply,
  })
}
