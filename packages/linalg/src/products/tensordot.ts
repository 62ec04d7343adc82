import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  matmul,
  promoted,
  reshape,
  showShape,
  sizeOf,
  transpose,
} from '@ortho/core'
import { inv } from '../solving/inv.ts'
import { solve } from '../solving/solve.ts'

/**
 * The product of two tensors, summed over pairs of their axes.
 *
 * @param axes - how many: the last of `a` with the first of `b`; or which: `[axes of a, axes of b]`. Default 2.
 * @returns the other axes of `a`, then those of `b`; differentiable.
 * @throws OptionError for axes that do not exist or come twice; ShapeError for a pair of different sizes.
 * @example
 * ```ts
 * tensordot([[1, 2], [3, 4]], [[1, 0], [0, 1]]).item() // => 5
 * ```
 */
export function tensordot(a: TensorLike, b: TensorLike, axes: number | readonly [readonly number[], readonly number[]] = 2): Tensor {
  const where = 'tensordot'
  const [x, y] = promoted(where, asFloat(a), asFloat(b))
  const [first, second] = pairs(where, x, y, axes)
  const [keptLeft, keptRight] = [others(x, first), others(y, second)]
  const size = sizeOf(first.map((axis) => x.shape[axis]!))
  const [left, right] = [keptLeft.map((axis) => x.shape[axis]!), keptRight.map((axis) => y.shape[axis]!)]
  const rows = reshape(transpose(x, [...keptLeft, ...first]), [sizeOf(left), size])
  const columns = reshape(transpose(y, [...second, ...keptRight]), [size, sizeOf(right)])
  return reshape(matmul(rows, columns), [...left, ...right])
}

/**
 * X with `tensordot(A, X, X.ndim) = B`: the linear system of a tensor whose axes fall into rows and columns.
 *
 * @param a - of shape `b.shape` followed by the shape of X, with as many elements in both.
 * @throws ShapeError; SingularMatrixError, OptionError as {@link solve}.
 * @example
 * ```ts
 * tensorSolve([[[2, 0]], [[0, 4]]], [[2], [4]]).toArray() // => [1, 1]
 * ```
 */
export function tensorSolve(a: TensorLike, b: TensorLike): Tensor {
  const [x, y] = promoted('tensorSolve', asFloat(a), asFloat(b))
  const rows = x.shape.slice(0, y.ndim)
  const shape = x.shape.slice(y.ndim)
  if (!rows.every((size, i) => size === y.shape[i]) || x.ndim < y.ndim || sizeOf(shape) !== y.size) {
    throw new ShapeError({
      where: 'tensorSolve',
      argument: 'a',
      expected: `axes ${showShape(y.shape)} and then others with ${y.size} elements`,
      received: showShape(x.shape),
    })
  }
  return reshape(solve(reshape(x, [y.size, y.size]), reshape(y, [y.size])), shape)
}

/**
 * The inverse of a tensor whose first axes are rows and whose other axes are columns: `tensordot(tensorInv(A), A, axes)` is the
 * identity.
 *
 * @param axes - how many axes are rows. Default 2.
 * @returns the axes of the columns, then those of the rows.
 * @throws OptionError; ShapeError unless rows and columns have as many elements; SingularMatrixError.
 * @example
 * ```ts
 * tensorInv([[2, 0], [0, 4]], 1).toArray() // => [[0.5, 0], [0, 0.25]]
 * ```
 */
export function tensorInv(a: TensorLike, axes = 2): Tensor {
  const x = asFloat(a)
  if (!Number.isInteger(axes) || axes < 1 || axes > x.ndim) {
    throw new OptionError({ where: 'tensorInv', argument: 'axes', expected: `1, …, ${x.ndim}`, received: String(axes) })
  }
  const [rows, columns] = [x.shape.slice(0, axes), x.shape.slice(axes)]
  const n = sizeOf(rows)
  if (n !== sizeOf(columns)) {
    const expected = `as many elements in the first ${axes} axes as in the others`
    throw new ShapeError({ where: 'tensorInv', argument: 'a', expected, received: showShape(x.shape) })
  }
  return reshape(inv(reshape(x, [n, n])), [...columns, ...rows])
}

function pairs(where: string, x: Tensor, y: Tensor, axes: number | readonly [readonly number[], readonly number[]]): [number[], number[]] {
  const chosen = typeof axes === 'number' ? lastAndFirst(where, x, y, axes) : axes
  const [first, second] = [wholeAxes(where, x, chosen[0]), wholeAxes(where, y, chosen[1])]
  const fits = first.length === second.length && first.every((axis, i) => x.shape[axis] === y.shape[second[i]!])
  if (fits) return [first, second]
  throw new ShapeError({
    where,
    expected: 'pairs of axes of the same size',
    received: `axes [${first.join(', ')}] of ${showShape(x.shape)} and [${second.join(', ')}] of ${showShape(y.shape)}`,
  })
}

function lastAndFirst(where: string, x: Tensor, y: Tensor, count: number): [number[], number[]] {
  const most = Math.min(x.ndim, y.ndim)
  if (!Number.isInteger(count) || count < 0 || count > most) {
    throw new OptionError({ where, argument: 'axes', expected: `0, …, ${most}, or two lists`, received: String(count) })
  }
  const places = Array.from({ length: count }, (_, i) => i)
  return [places.map((i) => x.ndim - count + i), places]
}

/** Axes from the front, each at most once. */
function wholeAxes(where: string, x: Tensor, axes: readonly number[]): number[] {
  const whole = axes.map((axis) => (axis < 0 ? axis + x.ndim : axis))
  const known = whole.every((axis) => Number.isInteger(axis) && axis >= 0 && axis < x.ndim)
  if (known && new Set(whole).size === whole.length) return whole
  const expected = `different axes of ${showShape(x.shape)}`
  throw new OptionError({ where, argument: 'axes', expected, received: `[${axes.join(', ')}]` })
}

function others(x: Tensor, axes: readonly number[]): number[] {
  return x.shape.map((_, axis) => axis).filter((axis) => !axes.includes(axis))
}
