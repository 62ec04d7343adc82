import { OptionError, ShapeError, type Tensor, type TensorLike, asFloat, expandDims, matmul, showShape, squeeze } from '@ortho/core'

/**
 * The product of several matrices, in the order of multiplication that takes the fewest operations.
 *
 * @param factors - one or more: `[mᵢ, mᵢ₊₁]`; the first and the last may be vectors. Batches broadcast as in `matmul`.
 * @returns `[m₀, m_k]`, without the axis of a factor that is a vector; differentiable.
 * @throws OptionError for no factor; ShapeError naming two neighbours that do not fit.
 * @example
 * ```ts
 * multiDot([[[1, 2], [3, 4]], [[1, 0], [0, 2]], [1, 1]]).toArray() // => [5, 11]
 * ```
 */
export function multiDot(factors: readonly TensorLike[]): Tensor {
  const where = 'multiDot'
  if (factors.length === 0) throw new OptionError({ where, argument: 'factors', expected: 'one factor or more', received: 'none' })
  const given = factors.map(asFloat)
  const last = given.length - 1
  if (last === 0) return given[0]!
  const matrices = given.map((x, i) => asMatrix(x, i, last))
  for (let i = 0; i < last; i++) requireFit(matrices, i)
  const sizes = [...matrices.map((x) => x.shape.at(-2)!), matrices[last]!.shape.at(-1)!]
  const split = cheapestSplits(sizes)
  const product = (from: number, to: number): Tensor => {
    if (from === to) return matrices[from]!
    const middle = split[from]![to]!
    return matmul(product(from, middle), product(middle + 1, to))
  }
  let result = product(0, last)
  if (given[last]!.ndim === 1) result = squeeze(result, -1)
  if (given[0]!.ndim === 1) result = squeeze(result, given[last]!.ndim === 1 ? -1 : -2)
  return result
}

/** A row where the first factor is a vector, a column where the last is. */
function asMatrix(x: Tensor, i: number, last: number): Tensor {
  if (x.ndim >= 2) return x
  if (x.ndim === 1 && (i === 0 || i === last)) return expandDims(x, i === 0 ? 0 : 1)
  const expected = i === 0 || i === last ? 'a vector or a matrix' : 'a matrix'
  throw new ShapeError({ where: 'multiDot', argument: `factors[${i}]`, expected, received: showShape(x.shape) })
}

function requireFit(matrices: readonly Tensor[], i: number): void {
  const [left, right] = [matrices[i]!, matrices[i + 1]!]
  if (left.shape.at(-1) === right.shape.at(-2)) return
  throw new ShapeError({
    where: 'multiDot',
    argument: `factors[${i + 1}]`,
    expected: `${left.shape.at(-1)!} rows, as many as factors[${i}] has columns`,
    received: showShape(right.shape),
  })
}

/** Where to cut each run of factors, by dynamic programming over shorter runs (Cormen et al., Introduction to Algorithms, 15.2). */
function cheapestSplits(sizes: readonly number[]): number[][] {
  const count = sizes.length - 1
  const cost = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  const split = Array.from({ length: count }, () => new Array<number>(count).fill(0))
  for (let length = 1; length < count; length++) {
    for (let from = 0; from + length < count; from++) {
      const to = from + length
      cost[from]![to] = Infinity
      for (let middle = from; middle < to; middle++) {
        const operations = cost[from]![middle]! + cost[middle + 1]![to]! + sizes[from]! * sizes[middle + 1]! * sizes[to + 1]!
        if (operations >= cost[from]![to]!) continue
        cost[from]![to] = operations
        split[from]![to] = middle
      }
    }
  }
  return split
}
