import { type FloatDType, OptionError, ShapeError, showShape } from '@ortho/core'
import { fromCoo, requireShape } from './build.ts'
import { type SparseMatrix, assembled } from './matrix.ts'

/** What builders of sparse matrices make. */
export interface SparseDTypeOptions {
  /** Type of the elements. Default float64. */
  readonly dtype?: FloatDType | undefined
}

/**
 * The sparse identity, `[n, n]`.
 *
 * @throws ShapeError for an order that is none.
 * @example
 * ```ts
 * sparseEye(2).toDense().toArray() // => [[1, 0], [0, 1]]
 * ```
 */
export function sparseEye(n: number, { dtype = 'float64' }: SparseDTypeOptions = {}): SparseMatrix {
  requireShape('sparseEye', [n, n])
  const values = dtype === 'float64' ? new Float64Array(n) : new Float32Array(n)
  const count = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i)
  return assembled([n, n], count(n + 1), count(n), values.fill(1))
}

/** A diagonal for {@link sparseDiagonals}. */
export interface SparseDiagonal {
  /** Column − row: 0 for the main diagonal, positive above it. */
  readonly offset: number
  /** Its elements from the top, as many as it has; a number fills it. */
  readonly values: number | ArrayLike<number>
}

/**
 * A matrix of diagonals, as SciPy's `diags`; diagonals of one offset are added up.
 *
 * @throws OptionError for an offset outside the matrix; ShapeError for a diagonal of another length.
 * @example
 * ```ts
 * const second = [{ offset: -1, values: -1 }, { offset: 0, values: 2 }, { offset: 1, values: -1 }]
 * sparseDiagonals([3, 3], second).toDense().toArray() // => [[2, -1, 0], [-1, 2, -1], [0, -1, 2]]
 * ```
 */
export function sparseDiagonals(
  shape: readonly [rows: number, columns: number],
  diagonals: readonly SparseDiagonal[],
  { dtype = 'float64' }: SparseDTypeOptions = {},
): SparseMatrix {
  const where = 'sparseDiagonals'
  const [m, n] = requireShape(where, shape)
  const [rows, columns, elements]: [number[], number[], number[]] = [[], [], []]
  for (const { offset, values } of diagonals) {
    const top = Math.max(0, -offset)
    const length = Math.min(m - top, n - Math.max(0, offset))
    if (!Number.isInteger(offset) || length < 0) {
      throw new OptionError({ where, argument: 'offset', expected: `a diagonal of ${showShape(shape)}`, received: String(offset) })
    }
    if (typeof values !== 'number' && values.length !== length) {
      const received = `${values.length} of them`
      throw new ShapeError({ where, argument: 'values', expected: `the ${length} elements of diagonal ${offset}`, received })
    }
    for (let k = 0; k < length; k++) {
      rows.push(top + k)
      columns.push(top + k + offset)
      elements.push(typeof values === 'number' ? values : values[k]!)
    }
  }
  return fromCoo({ shape, rows, columns, values: dtype === 'float64' ? Float64Array.from(elements) : Float32Array.from(elements) })
}
