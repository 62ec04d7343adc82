import {
  type Primitive,
  ShapeError,
  type Tensor,
  type TensorLike,
  apply,
  asFloat,
  expandDims,
  portableSparseProduct,
  promoted,
  showShape,
  sizeOf,
  squeeze,
  tensorFrom,
} from '@ortho/core'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import type { SparsePattern } from './matrix.ts'

interface Product {
  readonly pattern: SparsePattern
  readonly adjoint: boolean
}

/** A(values)·X or A(values)ᵀ·X for columns X `[…, n, r]`: linear in each of the two. */
const productPrimitive: Primitive<Product> = {
  name: 'sparseProduct',
  run: ([values, x], product) => multiplied(values!, x!, product),
  tangent: (t, i, [values, x], _out, product) => apply(productPrimitive, i === 0 ? [t, x!] : [values!, t], product),
  spec: ([, x], product) => ({ shape: productShape(x!.shape, product), dtype: x!.dtype }),
  transpose: (c, i, [values, x], { pattern, adjoint }) => {
    if (i === 1) return apply(productPrimitive, [values!, c], { pattern, adjoint: !adjoint })
    return apply(sampledPrimitive, adjoint ? [x!, c] : [c, x!], pattern)
  },
}

/** Σ over r and batches of L[i, r]·R[j, r] at the places (i, j) of a pattern. */
const sampledPrimitive: Primitive<SparsePattern> = {
  name: 'sampledProduct',
  run: ([left, right], pattern) => sampled(left!, right!, pattern),
  tangent: (t, i, [left, right], _out, pattern) => apply(sampledPrimitive, i === 0 ? [t, right!] : [left!, t], pattern),
  spec: ([left], { columnIndices }) => ({ shape: [columnIndices.length], dtype: left!.dtype }),
  transpose: (c, i, [left, right], pattern) => apply(productPrimitive, i === 0 ? [c, right!] : [c, left!], { pattern, adjoint: i === 1 }),
}

/** Options of {@link sparseProduct}. */
export interface SparseProductOptions {
  /** Whether the transpose of the matrix is the factor. Default false. */
  readonly adjoint?: boolean | undefined
}

/**
 * Product of the sparse matrix that has `values` at the places of `pattern` with a vector or a matrix: `A·X` or `Aᵀ·X`.
 *
 * The way to derivatives with respect to the elements of a sparse matrix; where those are constants, `a.apply(x)` is the same.
 * Differentiable in `values` and `x`, to any order; changes of the elements keep to the pattern.
 *
 * @param pattern - any {@link SparseMatrix} is one.
 * @param values - `[nonzeros]`, in the order of the pattern.
 * @param x - `[n]`, or `[…, n, r]`; `[m]` or `[…, m, r]` for the adjoint.
 * @returns `[m]` or `[…, m, r]` (`n` for the adjoint), in the wider of the two dtypes.
 * @throws ShapeError for operands that do not fit the pattern.
 * @example
 * ```ts
 * const a = fromDense([[1, 0], [2, 3]])
 * sparseProduct(a, [1, 2, 3], [1, 1]).toArray() // => [1, 5]
 * grad((v: Tensor) => sum(sparseProduct(a, v, [1, 10])))(tensor([1, 2, 3])).toArray() // => [1, 1, 10]
 * ```
 */
export function sparseProduct(pattern: SparsePattern, values: TensorLike, x: TensorLike, options: SparseProductOptions = {}): Tensor {
  const where = 'sparseProduct'
  const { adjoint = false } = options
  const [elements, operand] = promoted(where, asFloat(values), asFloat(x))
  requireValues(where, pattern, elements)
  const length = pattern.shape[adjoint ? 0 : 1]
  const columns = operand.ndim === 1 ? expandDims(operand, 1) : operand
  if (columns.ndim < 2 || columns.shape.at(-2) !== length) {
    throw new ShapeError({
      where,
      argument: 'x',
      expected: `[${length}] or […, ${length}, r] for a matrix of ${showShape(pattern.shape)}${adjoint ? ', transposed' : ''}`,
      received: showShape(operand.shape),
    })
  }
  const y = apply(productPrimitive, [elements, columns], { pattern, adjoint })
  return operand.ndim === 1 ? squeeze(y, -1) : y
}

/** @throws ShapeError unless there is one value for each place of the pattern. */
export function requireValues(where: string, { columnIndices }: SparsePattern, values: Tensor): void {
  if (values.ndim === 1 && values.size === columnIndices.length) return
  throw new ShapeError({
    where,
    argument: 'values',
    expected: `[${columnIndices.length}], one for each element of the pattern`,
    received: showShape(values.shape),
  })
}

function productShape(shape: readonly number[], { pattern, adjoint }: Product): number[] {
  return [...shape.slice(0, -2), pattern.shape[adjoint ? 1 : 0], shape.at(-1)!]
}

function multiplied(values: Tensor, x: Tensor, product: Product): Tensor {
  const { pattern, adjoint } = product
  const [rows, columns] = pattern.shape
  const { rowPointers, columnIndices } = pattern
  const shape = productShape(x.shape, product)
  const [from, to] = [x.shape.at(-2)! * x.shape.at(-1)!, shape.at(-2)! * shape.at(-1)!]
  const data = floatsOf(x)
  const out = arrayLike(x, sizeOf(shape))
  const a = { rows, columns, rowPointers, columnIndices, values: floatsOf(values) }
  const run = x.backend.kernels.sparseProduct ?? portableSparseProduct
  const count = sizeOf(x.shape.slice(0, -2))
  for (let item = 0; item < count; item++) {
    const source = count === 1 ? data : data.subarray(item * from, (item + 1) * from)
    const target = count === 1 ? out : out.subarray(item * to, (item + 1) * to)
    run(a, source, target, x.shape.at(-1)!, adjoint)
  }
  return tensorFrom(out, shape, x.dtype, x.backend)
}

function sampled(left: Tensor, right: Tensor, { shape: [m, n], rowPointers, columnIndices }: SparsePattern): Tensor {
  const r = left.shape.at(-1)!
  const [l, q] = [floatsOf(left), floatsOf(right)]
  const out = arrayLike(left, columnIndices.length)
  const count = sizeOf(left.shape.slice(0, -2))
  for (let item = 0; item < count; item++) {
    for (let i = 0; i < m; i++) {
      const row = (item * m + i) * r
      for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) {
        const column = (item * n + columnIndices[p]!) * r
        let sum = 0
        for (let k = 0; k < r; k++) sum += l[row + k]! * q[column + k]!
        out[p]! += sum
      }
    }
  }
  return tensorFrom(out, [columnIndices.length], left.dtype, left.backend)
}
