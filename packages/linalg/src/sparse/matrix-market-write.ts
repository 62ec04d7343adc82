import { OptionError, ShapeError, type TensorLike, asFloat, showShape } from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { requireName } from '../krylov/require.ts'
import { type SparseMatrix, type SparsePattern, withValues } from './matrix.ts'
import type { MatrixMarketField, MatrixMarketSymmetry } from './matrix-market.ts'
import { sparseTranspose } from './convert.ts'
import { requireSquarePattern } from './ordering.ts'

/** Options of {@link formatMatrixMarket}. */
export interface MatrixMarketWriteOptions {
  /** Kind of numbers. Default `real`. */
  readonly field?: MatrixMarketField | undefined
  /** Which elements are left out. Default `general`: none. */
  readonly symmetry?: MatrixMarketSymmetry | undefined
  /** Lines of comments. Default none. */
  readonly comments?: readonly string[] | undefined
}

const where = 'formatMatrixMarket'

/**
 * Writes a matrix in Matrix Market format, as text: coordinate for a sparse matrix, array for a dense one. Reading it again
 * with {@link parseMatrixMarket} gives the same elements, bit for bit.
 *
 * @throws OptionError for a matrix that does not have the symmetry asked for, or for an `integer` file of other numbers.
 * @example
 * ```ts
 * formatMatrixMarket(fromDense([[0, 2.5]])) // => '%%MatrixMarket matrix coordinate real general\n1 2 1\n1 2 2.5\n'
 * ```
 */
export function formatMatrixMarket(matrix: SparseMatrix | TensorLike, options: MatrixMarketWriteOptions = {}): string {
  const { field = 'real', symmetry = 'general', comments = [] } = options
  requireName(where, 'field', field, ['real', 'integer', 'pattern'])
  requireName(where, 'symmetry', symmetry, ['general', 'symmetric', 'skew-symmetric'])
  const sparse = isSparse(matrix)
  const head = [
    `%%MatrixMarket matrix ${sparse ? 'coordinate' : 'array'} ${field} ${symmetry}`,
    ...comments.flatMap((comment) => comment.split(/\r\n|\r|\n/)).map((line) => `%${line}`),
  ]
  const body = sparse ? coordinateLines(matrix, field, symmetry) : arrayLines(matrix, field, symmetry)
  return `${[...head, ...body].join('\n')}\n`
}

function isSparse(matrix: SparseMatrix | TensorLike): matrix is SparseMatrix {
  return typeof matrix === 'object' && 'rowPointers' in matrix
}

function coordinateLines(a: SparseMatrix, field: MatrixMarketField, symmetry: MatrixMarketSymmetry): string[] {
  const { shape, rowPointers, columnIndices, values } = a
  if (symmetry !== 'general') requireSymmetry(a, symmetry)
  const lines: string[] = []
  for (let i = 0; i < shape[0]; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
      const j = columnIndices[p]!
      if (!isWritten(symmetry, i, j)) continue
      lines.push(field === 'pattern' ? `${i + 1} ${j + 1}` : `${i + 1} ${j + 1} ${show(values[p]!, field)}`)
    }
  }
  return [`${shape[0]} ${shape[1]} ${lines.length}`, ...lines]
}

function arrayLines(matrix: TensorLike, field: MatrixMarketField, symmetry: MatrixMarketSymmetry): string[] {
  const x = asFloat(matrix)
  const { m, n, batch } = requireMatrices(where, x, 'matrix')
  if (batch.length > 0) throw new ShapeError({ where, argument: 'matrix', expected: 'one matrix', received: showShape(x.shape) })
  if (field === 'pattern') {
    throw new OptionError({ where, argument: 'field', expected: 'real or integer for a dense matrix', received: field })
  }
  const elements = floatsOf(x)
  if (symmetry !== 'general') requireSymmetry(fullMatrix(m, n, elements), symmetry)
  const lines = [`${m} ${n}`]
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) if (isWritten(symmetry, i, j)) lines.push(show(elements[i * n + j]!, field))
  }
  return lines
}

/** All elements of a dense matrix, zeros too. */
function fullMatrix(m: number, n: number, elements: SparseMatrix['values']): SparseMatrix {
  const pattern: SparsePattern = {
    shape: [m, n],
    rowPointers: Int32Array.from({ length: m + 1 }, (_, i) => i * n),
    columnIndices: Int32Array.from({ length: m * n }, (_, p) => p % n),
  }
  return withValues(pattern, elements)
}

function isWritten(symmetry: MatrixMarketSymmetry, i: number, j: number): boolean {
  return symmetry === 'general' || i > j || (i === j && symmetry === 'symmetric')
}

/** @throws OptionError naming the first element that differs from what its mirror image says. */
function requireSymmetry(a: SparseMatrix, symmetry: MatrixMarketSymmetry): void {
  requireSquarePattern(where, a)
  const mirror = sparseTranspose(a)
  const sign = symmetry === 'symmetric' ? 1 : -1
  for (let i = 0; i < a.shape[0]; i++) {
    let q = mirror.rowPointers[i]!
    for (let p = a.rowPointers[i]!; p < a.rowPointers[i + 1]!; p++) {
      const j = a.columnIndices[p]!
      while (q < mirror.rowPointers[i + 1]! && mirror.columnIndices[q]! < j) q++
      const image = q < mirror.rowPointers[i + 1]! && mirror.columnIndices[q] === j ? mirror.values[q]! : 0
      if (a.values[p] === sign * image) continue
      const received = `${a.values[p]!} in row ${i}, column ${j}, and ${image} in row ${j}, column ${i}`
      throw new OptionError({ where, argument: 'symmetry', expected: `what the matrix has; it is not ${symmetry}`, received })
    }
  }
}

function show(value: number, field: MatrixMarketField): string {
  if (!Number.isFinite(value)) throw new OptionError({ where, argument: 'matrix', expected: 'finite', received: String(value) })
  if (field === 'integer' && !Number.isInteger(value)) {
    throw new OptionError({ where, argument: 'field', expected: "'real' for numbers that are not integers", received: String(value) })
  }
  return Object.is(value, -0) ? '-0' : String(value)
}
