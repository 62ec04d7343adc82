import type { Tensor } from '../../tensor/tensor.ts'
import { asTensor } from '../operands.ts'
import type { TensorLike } from '../../tensor/create.ts'
import { diagonal } from '../movement/diagonal.ts'
import { parseEinsum } from './einsum-parse.ts'
import { matmul } from './matmul.ts'
import { expandDims, moveAxis, transpose } from '../movement/movement.ts'
import { mul } from '../elementwise/arithmetic.ts'
import { reshape } from '../movement/reshape.ts'
import { sum } from '../reduction/sum.ts'

/** An operand whose axes have labels. */
interface Labelled {
  readonly x: Tensor
  readonly labels: readonly string[]
}

/**
 * Einstein summation: `ik,kj->ij` is the matrix product, `ii->` the trace, `...ij->...ji` a batched transpose.
 *
 * Labels are letters; a label that is not in the output is summed over; one that is repeated within an operand takes
 * its diagonal; `...` stands for any leading axes and broadcasts. Without `->` the output has the labels that occur
 * once, in alphabetical order. Operands are contracted pairwise from the left, each pair by one {@link matmul}.
 *
 * @throws ShapeError for a malformed formula or sizes that disagree, naming the label.
 * @example
 * ```ts
 * einsum('ij,j->i', tensor([[1, 2], [3, 4]]), tensor([1, 1])).toArray() // [3, 7]
 * ```
 */
export function einsum(formula: string, ...operands: readonly TensorLike[]): Tensor {
  const tensors = operands.map((x) => asTensor(x))
  const parsed = parseEinsum(
    formula,
    tensors.map((x) => x.shape),
  )
  const terms = tensors.map((x, i) => diagonals({ x, labels: parsed.inputs[i]! }))
  const [first, ...rest] = terms
  let result = first!
  for (const [i, next] of rest.entries()) {
    const needed = new Set([...parsed.output, ...rest.slice(i + 1).flatMap(({ labels }) => labels)])
    result = contract(result, next, needed)
  }
  return ordered(reduceTo(result, new Set(parsed.output)), parsed.output)
}

/** Repeated labels of one operand to their diagonal. */
function diagonals({ x, labels }: Labelled): Labelled {
  for (const [i, label] of labels.entries()) {
    const j = labels.indexOf(label, i + 1)
    if (j < 0) continue
    const paired = moveAxis(moveAxis(x, j, -1), i, -2)
    const rest = labels.filter((_, k) => k !== i && k !== j)
    return diagonals({ x: diagonal(paired), labels: [...rest, label] })
  }
  return { x, labels }
}

/** Sums away the labels that nobody needs. */
function reduceTo({ x, labels }: Labelled, needed: ReadonlySet<string>): Labelled {
  const axis = labels.flatMap((label, i) => (needed.has(label) ? [] : [i]))
  return axis.length === 0 ? { x, labels } : { x: sum(x, { axis }), labels: labels.filter((label) => needed.has(label)) }
}

/** The product of two operands, summed over the labels that nobody else needs. */
function contract(left: Labelled, right: Labelled, needed: ReadonlySet<string>): Labelled {
  const a = reduceTo(unstretched(left, right), new Set([...needed, ...right.labels]))
  const b = reduceTo(unstretched(right, left), new Set([...needed, ...left.labels]))
  const shared = a.labels.filter((label) => b.labels.includes(label))
  const batch = shared.filter((label) => needed.has(label))
  const summed = shared.filter((label) => !needed.has(label))
  const rows = a.labels.filter((label) => !shared.includes(label))
  const columns = b.labels.filter((label) => !shared.includes(label))
  if (summed.length === 0) return multiply(a, b)
  const [x, y] = [ordered(a, [...batch, ...rows, ...summed]), ordered(b, [...batch, ...summed, ...columns])]
  const size = (t: Tensor, from: number, to: number): number => t.shape.slice(from, to).reduce((n, k) => n * k, 1)
  const [k, r] = [batch.length, rows.length]
  const p = reshape(x, [...x.shape.slice(0, k), size(x, k, k + r), size(x, k + r, x.ndim)])
  const q = reshape(y, [...y.shape.slice(0, k), size(y, k, k + summed.length), size(y, k + summed.length, y.ndim)])
  const product = matmul(p, q)
  return {
    x: reshape(product, [...x.shape.slice(0, k + r), ...y.shape.slice(k + summed.length)]),
    labels: [...batch, ...rows, ...columns],
  }
}

/** Without the axes of size 1 that broadcast against longer ones of the other operand, which alone carries them then. */
function unstretched({ x, labels }: Labelled, other: Labelled): Labelled {
  const long = new Set(other.labels.filter((_, i) => other.x.shape[i] !== 1))
  const stays = labels.map((label, i) => x.shape[i] !== 1 || !long.has(label))
  return {
    x: reshape(
      x,
      x.shape.filter((_, i) => stays[i]),
    ),
    labels: labels.filter((_, i) => stays[i]),
  }
}

/** Elementwise product over the union of the labels. */
function multiply(a: Labelled, b: Labelled): Labelled {
  const labels = [...a.labels, ...b.labels.filter((label) => !a.labels.includes(label))]
  const spread = (term: Labelled): Tensor => {
    const present = labels.filter((label) => term.labels.includes(label))
    return labels.reduce((x, label, i) => (present.includes(label) ? x : expandDims(x, i)), ordered(term, present))
  }
  return { x: mul(spread(a), spread(b)), labels }
}

function ordered({ x, labels }: Labelled, order: readonly string[]): Tensor {
  return transpose(
    x,
    order.map((label) => labels.indexOf(label)),
  )
}
