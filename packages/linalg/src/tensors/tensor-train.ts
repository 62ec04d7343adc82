import { OptionError, ShapeError, type Tensor, type TensorLike, expandDims, matmul, mul, norm, reshape, slice } from '@ortho/core'
import { svd } from '../singular/svd.ts'
import { requireTensor } from './tucker.ts'

/** Options of {@link tensorTrain}. */
export interface TensorTrainOptions {
  /** Relative error in the Frobenius norm that may be made. Default 0: exact to rounding. */
  readonly tol?: number
  /** Largest rank between neighbours; it takes precedence over `tol`. Default: no limit. */
  readonly maxRank?: number
}

/** A tensor as a chain of small ones: see {@link tensorTrain}. */
export interface TensorTrain {
  /** One for each axis: `[rᵢ₋₁, shape[i], rᵢ]` with r₀ = 1 = r of the last. All but the last have orthonormal columns. */
  readonly cores: readonly Tensor[]
  /** r₀, r₁, …. */
  readonly ranks: readonly number[]
}

/**
 * Tensor-train decomposition by successive truncated SVDs (I. Oseledets, Tensor-train decomposition, 2011, algorithm 1):
 * x(i₁, …, i_d) = G₁(i₁)·G₂(i₂)·…·G_d(i_d).
 *
 * ‖X − approximation‖_F ≤ tol·‖X‖_F, and within √(d − 1) of the best for its ranks.
 *
 * @param x - one axis or more, finite.
 * @throws OptionError for a negative tolerance, a rank below 1 or elements that are not finite; ShapeError for a scalar.
 * @example
 * ```ts
 * tensorTrain([[1, 2], [2, 4]]).ranks // => [1, 1, 1]
 * ```
 */
export function tensorTrain(x: TensorLike, options: TensorTrainOptions = {}): TensorTrain {
  const a = requireTensor('tensorTrain', x)
  const { tol = 0, maxRank = Infinity } = options
  if (!(tol >= 0)) throw new OptionError({ where: 'tensorTrain', argument: 'tol', expected: 'at least 0', received: String(tol) })
  if (!(maxRank >= 1 && (maxRank === Infinity || Number.isInteger(maxRank))))
    throw new OptionError({ where: 'tensorTrain', argument: 'maxRank', expected: 'an integer of at least 1', received: String(maxRank) })
  const eps = a.dtype === 'float32' ? 2 ** -23 : 2 ** -52
  // The squared errors of the d − 1 truncations add up; below rounding nothing is kept.
  const allowed = Math.max(tol, eps) * (norm(a).item() / Math.sqrt(Math.max(1, a.ndim - 1)))
  const cores: Tensor[] = []
  const ranks = [1]
  let rest = reshape(a, [1, a.size])
  for (const size of a.shape.slice(0, -1)) {
    const left = ranks.at(-1)!
    const { u, s, vh } = svd(reshape(rest, [left * size, rest.size / Math.max(1, left * size)]))
    const rank = Math.min(maxRank, keptRank(Array.from(s.dataSync()), allowed))
    cores.push(reshape(slice(u, { axis: 1, stop: rank }), [left, size, rank]))
    rest = mul(expandDims(slice(s, { axis: 0, stop: rank }), 1), slice(vh, { axis: 0, stop: rank }))
    ranks.push(rank)
  }
  cores.push(reshape(rest, [ranks.at(-1)!, a.shape.at(-1)!, 1]))
  return { cores, ranks: [...ranks, 1] }
}

/** The tensor that a train stands for. */
export function fromTensorTrain({ cores }: Pick<TensorTrain, 'cores'>): Tensor {
  const rows = (core: Tensor): Tensor => reshape(core, [core.shape[0]!, core.shape[1]! * core.shape[2]!])
  const [first, ...others] = cores
  if (first === undefined) throw new ShapeError({ where: 'fromTensorTrain', expected: 'given at least one core', received: 'none' })
  let chain = rows(first)
  let count = first.shape[1]!
  for (const core of others) {
    chain = matmul(reshape(chain, [count, core.shape[0]!]), rows(core))
    count *= core.shape[1]!
  }
  return reshape(
    chain,
    cores.map((core) => core.shape[1]!),
  )
}

/** How many singular values must be kept so that the others' norm is at most `allowed`; at least 1. */
function keptRank(values: readonly number[], allowed: number): number {
  let rank = values.length
  let tail = 0
  while (rank > 1) {
    tail = Math.hypot(tail, values[rank - 1]!)
    if (tail > allowed) break
    rank--
  }
  return rank
}
