import {
  ShapeError,
  type Tensor,
  cast,
  div,
  expandDims,
  logSoftmax,
  mean,
  neg,
  notEqual,
  reshape,
  sameShape,
  select,
  showShape,
  sum,
  takeAlongAxis,
} from '@ortho/core'

/** Options of {@link crossEntropy}. */
export interface CrossEntropyOptions {
  /** Target that marks a position to leave out, such as −100 in PyTorch. Default: none. */
  readonly ignoreIndex?: number | undefined
  /** What becomes of the losses of the positions: their mean (the default), their sum, or each, 0 where left out. */
  readonly reduction?: 'mean' | 'sum' | 'none' | undefined
}

/**
 * `−log softmax(logits)[target]`, in nats.
 *
 * @param logits - `[…, classes]`.
 * @param targets - int32 `[…]`, each in [0, classes) or `ignoreIndex`.
 * @returns a scalar, or `[…]` without reduction. The mean over no position at all is NaN.
 * @throws ShapeError when the shapes do not fit or a target is out of range.
 * @example
 * ```ts
 * crossEntropy(tensor([[0, 0]]), tensor([1], { dtype: 'int32' })).item() // 0.6931471805599453
 * ```
 */
export function crossEntropy(logits: Tensor, targets: Tensor, options: CrossEntropyOptions = {}): Tensor {
  const { ignoreIndex, reduction = 'mean' } = options
  const positions = logits.shape.slice(0, -1)
  if (logits.ndim === 0 || !sameShape(positions, targets.shape)) {
    throw new ShapeError({
      where: 'crossEntropy',
      argument: 'targets',
      expected: `shaped like the logits without their last axis, ${showShape(positions)}`,
      received: showShape(targets.shape),
    })
  }
  const counts = ignoreIndex === undefined ? undefined : notEqual(targets, ignoreIndex)
  const classes = counts === undefined ? targets : select(counts, targets, 0)
  const picked = reshape(takeAlongAxis(logSoftmax(logits), expandDims(classes, -1)), positions)
  const losses = neg(counts === undefined ? picked : select(counts, picked, 0))
  if (reduction === 'none') return losses
  if (reduction === 'sum') return sum(losses)
  return counts === undefined ? mean(losses) : div(sum(losses), sum(cast(counts, losses.dtype)))
}
