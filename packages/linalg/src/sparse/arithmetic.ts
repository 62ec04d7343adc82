import { OptionError, ShapeError, type TensorLike, asFloat, showShape } from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { requireNumbers, requireShape } from './build.ts'
import { type SparseMatrix, assembled, valuesLike } from './matrix.ts'

/** Factors of {@link sparseAdd}. */
export interface SparseAddOptions {
  /** Factor of the first matrix. Default 1. */
  readonly alpha?: number | undefined
  /** Factor of the second matrix. Default 1. */
  readonly beta?: number | undefined
}

/**
 * `alpha·A + beta·B`; the pattern is the union of both, also where elements cancel.
 *
 * @throws ShapeError for matrices of two shapes; OptionError for factors that are not finite.
 * @example
 * ```ts
 * sparseAdd(fromDense([[1, 0]]), fromDense([[2, 3]]), { beta: -1 }).toDense().toArray() // => [[-1, -3]]
 * ```
 */
export function sparseAdd(a: SparseMatrix, b: SparseMatrix, { alpha = 1, beta = 1 }: SparseAddOptions = {}): SparseMatrix {
  const [m, n] = a.shape
  if (m !== b.shape[0] || n !== b.shape[1]) {
    throw new ShapeError({ where: 'sparseAdd', argument: 'b', expected: showShape(a.shape), received: showShape(b.shape) })
  }
  for (const [argument, factor] of Object.entries({ alpha, beta })) {
    if (!Number.isFinite(factor)) throw new OptionError({ where: 'sparseAdd', argument, expected: 'finite', received: String(factor) })
  }
  const pointers = new Int32Array(m + 1)
  const indices = new Int32Array(a.nonzeros + b.nonzeros)
  const values = valuesLike(indices.length, a.values, b.values)
  let to = 0
  for (let i = 0; i < m; i++) {
    let [p, q] = [a.rowPointers[i]!, b.rowPointers[i]!]
    const [endA, endB] = [a.rowPointers[i + 1]!, b.rowPointers[i + 1]!]
    while (p < endA || q < endB) {
      const j = p < endA ? a.columnIndices[p]! : n
      const k = q < endB ? b.columnIndices[q]! : n
      indices[to] = Math.min(j, k)
      values[to++] = (j <= k ? alpha * a.values[p++]! : 0) + (k <= j ? beta * b.values[q++]! : 0)
    }
    pointers[i + 1] = to
  }
  return assembled([m, n], pointers, indices.slice(0, to), values.slice(0, to))
}

/** Diagonal factors of {@link sparseScale}. */
export interface SparseScales {
  /** `[m]`, one factor a row. */
  readonly rows?: TensorLike | undefined
  /** `[n]`, one factor a column. */
  readonly columns?: TensorLike | undefined
}

/**
 * `s·A` for a number, or `diag(rows)·A·diag(columns)`; the pattern stays.
 *
 * @throws ShapeError for factors that do not fit; OptionError where they are not finite.
 * @example
 * ```ts
 * sparseScale(fromDense([[1, 2], [0, 3]]), { rows: [1, 10] }).values // => [1, 2, 30]
 * ```
 */
export function sparseScale(a: SparseMatrix, factor: number | SparseScales): SparseMatrix {
  const { shape, rowPointers, columnIndices, values } = a
  const out = valuesLike(values.length, values)
  const { rows, columns } = typeof factor === 'number' ? {} : factor
  const whole = typeof factor === 'number' ? factor : 1
  const left = scalesOf('rows', rows, shape[0])
  const right = scalesOf('columns', columns, shape[1])
  if (!Number.isFinite(whole))
    throw new OptionError({ where: 'sparseScale', argument: 'factor', expected: 'finite', received: String(whole) })
  for (let i = 0; i < shape[0]; i++) {
    const scale = whole * (left?.[i] ?? 1)
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) out[p] = scale * values[p]! * (right?.[columnIndices[p]!] ?? 1)
  }
  return assembled(shape, rowPointers, columnIndices, out)
}

/**
 * `A·B` of two sparse matrices, row by row (F. G. Gustavson, ACM Trans. Math. Software 4, 1978): time in the number of
 * multiplications. For a dense B use `a.apply(b)`.
 *
 * @returns sorted rows; elements that cancel stay, as zeros.
 * @throws ShapeError where the columns of A are not as many as the rows of B.
 * @example
 * ```ts
 * sparseMultiply(fromDense([[1, 2]]), fromDense([[3, 0], [0, 4]])).toDense().toArray() // => [[3, 8]]
 * ```
 */
export function sparseMultiply(a: SparseMatrix, b: SparseMatrix): SparseMatrix {
  const [m, n] = [a.shape[0], b.shape[1]]
  if (a.shape[1] !== b.shape[0]) {
    throw new ShapeError({
      where: 'sparseMultiply',
      argument: 'b',
      expected: `[${a.shape[1]}, r] for a of ${showShape(a.shape)}`,
      received: showShape(b.shape),
    })
  }
  const pointers = productPointers(a, b)
  const indices = new Int32Array(pointers[m]!)
  const values = valuesLike(indices.length, a.values, b.values)
  const owner = new Int32Array(n).fill(-1)
  const sums = new Float64Array(n)
  for (let i = 0; i < m; i++) {
    let to = pointers[i]!
    for (let p = a.rowPointers[i]!; p < a.rowPointers[i + 1]!; p++) {
      const k = a.columnIndices[p]!
      const factor = a.values[p]!
      for (let q = b.rowPointers[k]!; q < b.rowPointers[k + 1]!; q++) {
        const j = b.columnIndices[q]!
        if (owner[j] === i) sums[j]! += factor * b.values[q]!
        else {
          owner[j] = i
          indices[to++] = j
          sums[j] = factor * b.values[q]!
        }
      }
    }
    indices.subarray(pointers[i], to).sort()
    for (let p = pointers[i]!; p < to; p++) values[p] = sums[indices[p]!]!
  }
  return assembled([m, n], pointers, indices, values)
}

/** Where the rows of `A·B` begin. */
function productPointers(a: SparseMatrix, b: SparseMatrix): Int32Array {
  const owner = new Int32Array(b.shape[1]).fill(-1)
  const pointers = new Int32Array(a.shape[0] + 1)
  for (let i = 0, total = 0; i < a.shape[0]; i++) {
    for (let p = a.rowPointers[i]!; p < a.rowPointers[i + 1]!; p++) {
      const k = a.columnIndices[p]!
      for (let q = b.rowPointers[k]!; q < b.rowPointers[k + 1]!; q++) {
        const j = b.columnIndices[q]!
        if (owner[j] === i) continue
        owner[j] = i
        total++
      }
    }
    pointers[i + 1] = total
  }
  return pointers
}

/**
 * The Kronecker product: blocks `A[i, j]·B`.
 *
 * @throws ShapeError for a result that 32-bit indices cannot count.
 * @example
 * ```ts
 * sparseKron(fromDense([[1, 2]]), fromDense([[1], [3]])).toDense().toArray() // => [[1, 2], [3, 6]]
 * ```
 */
export function sparseKron(a: SparseMatrix, b: SparseMatrix): SparseMatrix {
  const where = 'sparseKron'
  const [m, n] = b.shape
  const [rows, columns] = requireShape(where, [a.shape[0] * m, a.shape[1] * n])
  if (a.nonzeros * b.nonzeros >= 2 ** 31) {
    throw new ShapeError({
      where,
      expected: 'given factors with fewer than 2³¹ products',
      received: `${a.nonzeros} × ${b.nonzeros} elements`,
    })
  }
  const pointers = new Int32Array(rows + 1)
  const indices = new Int32Array(a.nonzeros * b.nonzeros)
  const values = valuesLike(indices.length, a.values, b.values)
  let to = 0
  for (let row = 0; row < rows; row++) {
    const [i, k] = [Math.floor(row / m), row % m]
    for (let p = a.rowPointers[i]!; p < a.rowPointers[i + 1]!; p++) {
      for (let q = b.rowPointers[k]!; q < b.rowPointers[k + 1]!; q++) {
        indices[to] = a.columnIndices[p]! * n + b.columnIndices[q]!
        values[to++] = a.values[p]! * b.values[q]!
      }
    }
    pointers[row + 1] = to
  }
  return assembled([rows, columns], pointers, indices, values)
}

/** Norms of {@link sparseNorm}: Frobenius, largest column sum (1), largest row sum (Infinity), largest element. */
export type SparseNormOrder = 'fro' | 'max' | number

/**
 * A norm of a sparse matrix: `'fro'` √Σ aᵢⱼ², `1` the largest column sum of |aᵢⱼ|, `Infinity` the largest row sum, `'max'` the
 * largest |aᵢⱼ|. For the 2-norm use the largest of {@link svds}.
 *
 * @param order - default `'fro'`, computed without overflow or underflow.
 * @throws OptionError for another order.
 * @example
 * ```ts
 * sparseNorm(fromDense([[3, 0], [-4, 1]]), Infinity) // => 5
 * ```
 */
export function sparseNorm(a: SparseMatrix, order: SparseNormOrder = 'fro'): number {
  const { shape, rowPointers, columnIndices, values } = a
  let largest = 0
  for (let p = 0; p < values.length; p++) largest = Math.max(largest, Math.abs(values[p]!))
  if (order === 'max' || largest === 0) return largest
  if (order === 'fro') {
    let sum = 0
    for (let p = 0; p < values.length; p++) sum += (values[p]! / largest) ** 2
    return largest * Math.sqrt(sum)
  }
  if (order !== 1 && order !== Infinity) {
    throw new OptionError({ where: 'sparseNorm', argument: 'order', expected: "'fro', 1, Infinity or 'max'", received: String(order) })
  }
  const sums = new Float64Array(order === 1 ? shape[1] : shape[0])
  for (let i = 0; i < shape[0]; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) sums[order === 1 ? columnIndices[p]! : i]! += Math.abs(values[p]!)
  }
  return sums.reduce((most, sum) => Math.max(most, sum), 0)
}

function scalesOf(argument: string, scales: TensorLike | undefined, length: number): ArrayLike<number> | undefined {
  if (scales === undefined) return undefined
  const x = asFloat(scales)
  if (x.ndim !== 1 || x.size !== length) {
    throw new ShapeError({ where: 'sparseScale', argument, expected: `[${length}]`, received: showShape(x.shape) })
  }
  const elements = floatsOf(x)
  requireNumbers('sparseScale', elements, (p) => (argument === 'rows' ? [p, 0] : [0, p]))
  return elements
}
