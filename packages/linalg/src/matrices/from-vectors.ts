import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  abs,
  add,
  asFloat,
  concat,
  cumprod,
  div,
  embedDiagonal,
  expandDims,
  eye,
  neg,
  onesLike,
  pad,
  repeat,
  showShape,
  slice,
  sub,
  zeros,
} from '@ortho/core'

/** Options of {@link vander}. */
export interface VanderOptions {
  /** Number of columns, powers 0, …, columns − 1. Default: as many as points. */
  readonly columns?: number
}

/**
 * The Vandermonde matrix of points: row i holds 1, xᵢ, xᵢ², …. NumPy's `vander` with `increasing=True`.
 *
 * @param x - `[…, m]`.
 * @returns `[…, m, columns]`, differentiable.
 * @throws ShapeError for a scalar; OptionError for columns that are not 0, 1, 2, …
 * @example
 * ```ts
 * vander([2, 3], { columns: 3 }).toArray() // => [[1, 2, 4], [1, 3, 9]]
 * ```
 */
export function vander(x: TensorLike, options: VanderOptions = {}): Tensor {
  const points = vector('vander', 'x', x)
  const { columns = points.shape.at(-1)! } = options
  if (!Number.isInteger(columns) || columns < 0) {
    throw new OptionError({ where: 'vander', argument: 'columns', expected: '0, 1, 2, …', received: String(columns) })
  }
  const column = expandDims(points, -1)
  if (columns === 0) return slice(column, { axis: -1, stop: 0 })
  const first = onesLike(column)
  return columns === 1 ? first : cumprod(concat([first, repeat(column, columns - 1, -1)], -1), -1)
}

/**
 * The companion matrix of a polynomial, whose eigenvalues are its roots.
 *
 * @param coefficients - `[…, n + 1]` from the highest power down, the first not zero.
 * @returns `[…, n, n]`: the others, divided by the first and negated, in the first row and ones below the diagonal;
 *   differentiable.
 * @throws ShapeError for less than two coefficients.
 * @example
 * ```ts
 * companion([1, -3, 2]).toArray() // => [[3, -2], [1, 0]]
 * ```
 */
export function companion(coefficients: TensorLike): Tensor {
  const c = vector('companion', 'coefficients', coefficients)
  const n = c.shape.at(-1)! - 1
  if (n < 1) throw new ShapeError({ where: 'companion', argument: 'coefficients', expected: 'two or more', received: showShape(c.shape) })
  const row = neg(div(slice(c, { axis: -1, start: 1 }), slice(c, { axis: -1, stop: 1 })))
  return withFirstRow(row, eye(n - 1, n, { dtype: c.dtype, backend: c.backend }))
}

/**
 * The Leslie matrix of a population: fecundities in the first row, survival rates below the diagonal.
 *
 * @param fecundity - `[…, n]`; `survival` - `[…, n − 1]`.
 * @returns `[…, n, n]`, differentiable.
 * @throws ShapeError.
 * @example
 * ```ts
 * leslie([0, 2], [0.5]).toArray() // => [[0, 2], [0.5, 0]]
 * ```
 */
export function leslie(fecundity: TensorLike, survival: TensorLike): Tensor {
  const [f, s] = [vector('leslie', 'fecundity', fecundity), vector('leslie', 'survival', survival)]
  const n = f.shape.at(-1)!
  if (n === 0 || s.shape.at(-1) !== n - 1) {
    throw new ShapeError({ where: 'leslie', argument: 'survival', expected: `[…, ${Math.max(0, n - 1)}]`, received: showShape(s.shape) })
  }
  const below = embedDiagonal(s)
  return withFirstRow(f, pad(below, [...below.shape.slice(0, -1).map(() => [0, 0] as const), [0, 1]]))
}

/**
 * The Fiedler matrix |xᵢ − xⱼ|: one positive eigenvalue, and n − 1 negative ones where the points differ.
 *
 * @param x - `[…, n]`.
 * @returns `[…, n, n]`, differentiable where points differ.
 * @throws ShapeError for a scalar.
 * @example
 * ```ts
 * fiedler([1, 4]).toArray() // => [[0, 3], [3, 0]]
 * ```
 */
export function fiedler(x: TensorLike): Tensor {
  const points = vector('fiedler', 'x', x)
  return abs(sub(expandDims(points, -1), expandDims(points, -2)))
}

/**
 * Matrices along the diagonal of a larger one, zeros elsewhere. To multiply with it use {@link blockDiagonalOperator}.
 *
 * @param blocks - `[mᵢ, nᵢ]` each, of one dtype.
 * @returns `[Σmᵢ, Σnᵢ]`, differentiable; `[0, 0]` for no block.
 * @throws ShapeError for a block that is not a matrix.
 * @example
 * ```ts
 * blockDiagonal([[1, 2]], [[3]]).toArray() // => [[1, 2, 0], [0, 0, 3]]
 * ```
 */
export function blockDiagonal(...blocks: readonly TensorLike[]): Tensor {
  const matrices = blocks.map(asFloat)
  const columns = matrices.reduce((total, { shape }) => total + (shape[1] ?? 0), 0)
  let before = 0
  const rows = matrices.map((block, i) => {
    const [m, n] = block.shape
    if (block.ndim !== 2 || m === undefined || n === undefined) {
      throw new ShapeError({ where: 'blockDiagonal', argument: `blocks[${i}]`, expected: 'a matrix', received: showShape(block.shape) })
    }
    const row = pad(block, [[0, 0], [before, columns - before - n]]) // prettier-ignore
    before += n
    return row
  })
  return rows.length === 0 ? zeros([0, 0]) : concat(rows, 0)
}

function vector(where: string, argument: string, x: TensorLike): Tensor {
  const points = asFloat(x)
  if (points.ndim > 0) return points
  throw new ShapeError({ where, argument, expected: 'a vector or a batch of them', received: showShape(points.shape) })
}

/** `[…, n]` on top of a matrix or a batch of them. */
function withFirstRow(row: Tensor, below: Tensor): Tensor {
  const batch = row.shape.slice(0, -1)
  const rest =
    below.ndim === 2 && batch.length > 0 ? add(zeros([...batch, 1, 1], { dtype: row.dtype, backend: row.backend }), below) : below
  return concat([expandDims(row, -2), rest], -2)
}
