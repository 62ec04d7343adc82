import {
  type Complex,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  concat,
  div,
  expandDims,
  fft,
  flip,
  ifft,
  mul,
  neg,
  showShape,
  slice,
  square,
  sub,
  take,
  reshape,
  zeros,
} from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { type LinearOperator, dtypeOf, operatorNamed } from './operator.ts'

/**
 * A circulant matrix, C[i, j] = c[(i − j) mod n], by Fourier transforms: its eigenvalues are the transform of c.
 *
 * @param c - `[n]`, the first column.
 * @returns an operator differentiable in `c`, with `solve`.
 * @throws ShapeError where `c` is no vector of at least one element; SingularMatrixError from `solve` where an eigenvalue is zero
 *   to working precision.
 * @example
 * ```ts
 * circulantOperator([0, 1]).apply([3, 4]).toArray() // => [4, 3]
 * ```
 */
export function circulantOperator(c: TensorLike): LinearOperator {
  const column = vector('circulantOperator', 'c', c)
  const n = column.size
  const eigenvalues = spectrum(column)
  const conjugates = conjugate(eigenvalues)
  const inverse = (b: Tensor, values: Complex): Tensor => {
    requireInvertible(values)
    return multiplied(b, reciprocalOf(values), n)
  }
  const places = Int32Array.from({ length: n * n }, (_, at) => (Math.floor(at / n) - (at % n) + n) % n)
  return operatorNamed('circulantOperator', {
    shape: [n, n],
    dtype: dtypeOf(column),
    backend: column.backend,
    apply: (x) => multiplied(x, eigenvalues, n),
    applyAdjoint: (y) => multiplied(y, conjugates, n),
    solve: (b) => inverse(b, eigenvalues),
    solveAdjoint: (b) => inverse(b, conjugates),
    toDense: () => reshape(take(column, places), [n, n]),
  })
}

/**
 * A Toeplitz matrix, T[i, j] = c[i − j] on and below the diagonal and r[j − i] above, by Fourier transforms: it is a corner of a
 * circulant matrix of about twice its size.
 *
 * @param c - `[m]`, the first column.
 * @param r - `[n]`, the first row; r[0] is not used. Default: c, a symmetric matrix.
 * @returns an operator `[m, n]` differentiable in `c` and `r`.
 * @throws ShapeError where one is no vector of at least one element.
 * @example
 * ```ts
 * toeplitzOperator([1, 2, 3], [1, 5]).toDense().toArray() // => [[1, 5], [2, 1], [3, 2]]
 * ```
 */
export function toeplitzOperator(c: TensorLike, r: TensorLike = c): LinearOperator {
  const [column, row] = [vector('toeplitzOperator', 'c', c), vector('toeplitzOperator', 'r', r)]
  const [m, n] = [column.size, row.size]
  const length = 2 ** Math.ceil(Math.log2(m + n - 1))
  const gap = zeros([length - m - n + 1], column)
  const above = flip(slice(row, { axis: 0, start: 1 }))
  const values = spectrum(concat([column, gap, above]))
  const conjugates = conjugate(values)
  // Element i − j of the diagonals, counted from the last of the first row.
  const diagonals = concat([above, column])
  const places = Int32Array.from({ length: m * n }, (_, at) => Math.floor(at / n) - (at % n) + n - 1)
  return operatorNamed('toeplitzOperator', {
    shape: [m, n],
    dtype: dtypeOf(column),
    backend: column.backend,
    apply: (x) => slice(multiplied(x, values, length), { axis: -2, stop: m }),
    applyAdjoint: (y) => slice(multiplied(y, conjugates, length), { axis: -2, stop: n }),
    toDense: () => reshape(take(diagonals, places), [m, n]),
  })
}

function vector(where: string, argument: string, x: TensorLike): Tensor {
  const t = asFloat(x)
  if (t.ndim === 1 && t.size > 0) return t
  throw new ShapeError({ where, argument, expected: 'a vector of at least one element', received: showShape(t.shape) })
}

/** Eigenvalues of the circulant matrix of this first column, as columns. */
function spectrum(c: Tensor): Complex {
  const { re, im } = fft(c)
  return { re: expandDims(re, -1), im: expandDims(im, -1) }
}

function conjugate({ re, im }: Complex): Complex {
  return { re, im: neg(im) }
}

/** The columns of `x`, filled up with zeros to length n, times a circulant matrix. */
function multiplied(x: Tensor, { re: c, im: s }: Complex, n: number): Tensor {
  const { re, im } = fft(x, { axis: -2, n })
  return ifft({ re: sub(mul(c, re), mul(s, im)), im: add(mul(c, im), mul(s, re)) }, { axis: -2 }).re
}

function reciprocalOf({ re, im }: Complex): Complex {
  const squares = add(square(re), square(im))
  return { re: div(re, squares), im: div(neg(im), squares) }
}

/** Eigenvalues below n·ε of the largest are what rounding leaves of zero. */
function requireInvertible({ re, im }: Complex): void {
  if (re.backend.downloadSync === undefined) return
  const [x, y] = [floatsOf(re), floatsOf(im)]
  const sizes = Float64Array.from(x, (value, k) => Math.hypot(value, y[k]!))
  const most = sizes.reduce((a, b) => Math.max(a, b), 0)
  const eps = re.dtype === 'float32' ? 2 ** -23 : 2 ** -52
  const zero = sizes.findIndex((size) => size <= sizes.length * eps * most)
  if (zero < 0) return
  throw new SingularMatrixError({
    where: 'circulantOperator',
    expected: 'nonsingular',
    received: `an eigenvalue ${zero} of size ${sizes[zero]!} where the largest has ${most}`,
  })
}
