import { OptionError, ShapeError, type Tensor, showShape, tensorFrom } from '@ortho/core'

/** What is used of a matrix of the package ml-matrix; `AbstractMatrix` has it. */
export interface MlMatrixLike {
  /** Number of rows. */
  readonly rows: number
  /** Number of columns. */
  readonly columns: number
  /** Element in a row and a column. */
  get(row: number, column: number): number
}

/**
 * A matrix of the package ml-matrix as a float64 tensor.
 *
 * @example
 * ```ts
 * fromMlMatrix({ rows: 1, columns: 2, get: (_, j) => j + 1 }).toArray() // => [[1, 2]]
 * ```
 */
export function fromMlMatrix(matrix: MlMatrixLike): Tensor {
  const { rows, columns } = matrix
  if (!Number.isInteger(rows) || !Number.isInteger(columns) || rows < 0 || columns < 0) {
    throw new OptionError({
      where: 'fromMlMatrix',
      argument: 'matrix',
      expected: 'a matrix of ml-matrix',
      received: `${rows} rows and ${columns} columns`,
    })
  }
  const data = new Float64Array(rows * columns)
  for (let i = 0, p = 0; i < rows; i++) for (let j = 0; j < columns; j++) data[p++] = matrix.get(i, j)
  return tensorFrom(data, [rows, columns], 'float64')
}

/**
 * A tensor as a matrix of the package ml-matrix, whose class is passed in, so that this package does not depend on it:
 * `toMlMatrix(a, Matrix)`. A vector becomes a column.
 *
 * @throws ShapeError for more than two axes.
 */
export function toMlMatrix<M>(x: Tensor, Matrix: new (rows: number[][]) => M): M {
  if (x.ndim !== 1 && x.ndim !== 2) {
    throw new ShapeError({ where: 'toMlMatrix', argument: 'x', expected: 'a vector or a matrix', received: showShape(x.shape) })
  }
  const [m, n = 1] = x.shape
  const data = x.dataSync()
  return new Matrix(Array.from({ length: m! }, (_, i) => Array.from(data.subarray(i * n, (i + 1) * n))))
}
