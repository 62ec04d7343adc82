import { SingularMatrixError, type Tensor, diagonal } from '@ortho/core'

/**
 * Looks at the values only where that needs no waiting; elsewhere divisions by zero give infinities.
 *
 * @throws SingularMatrixError naming the first zero on the diagonal of a triangular factor of `argument`.
 */
export function requireNonzeroDiagonal(where: string, triangle: Tensor, argument: string): void {
  const { concrete } = triangle
  if (concrete.backend.downloadSync === undefined) return
  const elements = diagonal(concrete).dataSync()
  const at = elements.indexOf(0)
  if (at < 0) return
  const k = Math.min(triangle.shape.at(-2)!, triangle.shape.at(-1)!)
  throw new SingularMatrixError({
    where,
    argument,
    expected: 'of full rank',
    received: `a zero at index ${at % k} of the diagonal of its triangular factor${triangle.ndim > 2 ? `, in matrix ${Math.floor(at / k)}` : ''}`,
    hint: 'There is no derivative here.',
  })
}
