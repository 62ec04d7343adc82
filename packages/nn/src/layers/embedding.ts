import { ShapeError, type Tensor, take } from '@ortho/core'

/**
 * The rows of `weight` at `ids`: token embeddings.
 *
 * @param weight - `[vocabulary, width]`.
 * @param ids - int32 of any shape, each in [0, vocabulary). Bounds are checked where values can be read without waiting.
 * @returns `[…ids, width]`.
 * @throws ShapeError for an id out of range; DTypeError for ids that are not int32.
 */
export function embedding(weight: Tensor, ids: Tensor): Tensor {
  // `take` counts negative indices from the end; a negative token id is always a mistake.
  const [low = 0] = ids.size === 0 ? [] : (ids.backend.kernels.range?.(ids.concrete) ?? [])
  if (low < 0) {
    throw new ShapeError({
      where: 'embedding',
      argument: 'ids',
      expected: `in [0, ${(weight.shape[0] ?? 0) - 1}]`,
      received: String(low),
    })
  }
  return take(weight, ids)
}
