import {
  OptionError,
  type Primitive,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  apply,
  asFloat,
  at,
  broadcastTo,
  neg,
  promoted,
  showShape,
  slice,
  stack,
  sub,
  concat,
  tensorFrom,
} from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { type BandMatrix, solveBandedInPlace, solvePositiveBandedInPlace, transposedBands } from './banded-kernel.ts'
import { bandedMultiply, shifted } from './bands.ts'
import { rightSide } from './right-side.ts'

interface BandedSystem {
  readonly name: string
  readonly lower: number
  readonly upper: number
  readonly transposed: boolean
  /** Positive definite, given by its lower bands. */
  readonly positive: boolean
}

const bandedPrimitive: Primitive<BandedSystem> = {
  name: 'solveBanded',
  run: ([ab, b], system) => onHost(ab!, b!, system),
  // A·X = B  ⇒  A·Ẋ = Ḃ − Ȧ·X
  tangent: (change, i, [ab], x, system) => apply(bandedPrimitive, [ab!, i === 1 ? change : neg(changed(change, x, system))], system),
  spec: ([, b]) => b!,
  transpose: (cotangent, _i, [ab], system) => apply(bandedPrimitive, [ab!, cotangent], { ...system, transposed: !system.transposed }),
}

function changed(change: Tensor, x: Tensor, { upper, transposed, positive }: BandedSystem): Tensor {
  return bandedMultiply(positive ? bothSides(change) : change, x, upper, transposed)
}

/**
 * X with `A·X = B` for a band matrix, by elimination with partial pivoting inside of the band; SciPy's `solve_banded`.
 *
 * About 2·n·l·(l + u) + 2·n·(2·l + u)·k flops. For positive definite ones {@link solveSymmetricBanded} takes half of that.
 *
 * @param bands - how many diagonals below and above the main one.
 * @param ab - `[…, l + u + 1, n]`, finite: element (i, j) of A is `ab[u + i − j][j]`; the corners outside of A are not used.
 * @param b - `[n]`: a vector; else `[…, n, k]`; batches broadcast.
 * @returns the shape of `b`; differentiable in `ab` and `b`.
 * @throws SingularMatrixError naming the pivot that is zero; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * // [[2, 1], [4, 3]]
 * solveBanded([1, 1], [[0, 1], [2, 3], [4, 0]], [3, 7]).toArray() // => [1, 1]
 * ```
 */
export function solveBanded(bands: readonly [lower: number, upper: number], ab: TensorLike, b: TensorLike): Tensor {
  return banded('solveBanded', bands, ab, b)
}

/**
 * X with `A·X = B` for a tridiagonal matrix, by elimination with partial pivoting. O(n·k).
 *
 * @param lower - `[…, n − 1]`, below the diagonal.
 * @param diagonal - `[…, n]`.
 * @param upper - `[…, n − 1]`, above the diagonal.
 * @param b - `[n]`: a vector; else `[…, n, k]`; batches broadcast.
 * @returns the shape of `b`; differentiable in all.
 * @throws SingularMatrixError naming the pivot that is zero; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveTridiagonal([4], [2, 3], [1], [3, 7]).toArray() // => [1, 1]
 * ```
 */
export function solveTridiagonal(lower: TensorLike, diagonal: TensorLike, upper: TensorLike, b: TensorLike): Tensor {
  const [main, below] = promoted('solveTridiagonal', asFloat(diagonal), asFloat(lower))
  const [middle, above] = promoted('solveTridiagonal', main, asFloat(upper))
  const n = main.shape.at(-1)
  if (n === undefined) {
    throw new ShapeError({ where: 'solveTridiagonal', argument: 'diagonal', expected: 'a vector', received: showShape(main.shape) })
  }
  const wanted = [...main.shape.slice(0, -1), Math.max(0, n - 1)]
  for (const [argument, { shape }] of [
    ['lower', below],
    ['upper', above],
  ] as const) {
    // prettier-ignore
    if (shape.length === wanted.length && shape.every((size, i) => size === wanted[i])) continue
    throw new ShapeError({ where: 'solveTridiagonal', argument, expected: showShape(wanted), received: showShape(shape) })
  }
  const first = slice(middle, { axis: -1, stop: 1 })
  const zero = sub(first, first)
  const ab = stack([concat([zero, above], -1), middle, concat([below, zero], -1)], -2)
  return banded('solveTridiagonal', [1, 1], ab, b)
}

/** Options of {@link solveSymmetricBanded}. */
export interface SolveSymmetricBandedOptions {
  /** Whether `ab` holds the lower bands, element (i, j) in `ab[i − j][j]`. Default false: the upper ones, in `ab[u + i − j][j]`. */
  lower?: boolean
}

/**
 * X with `A·X = B` for a symmetric positive definite band matrix, by Cholesky factorization in the band; SciPy's
 * `solveh_banded`. About n·u² + 4·n·u·k flops.
 *
 * @param ab - `[…, u + 1, n]`, finite, one triangle in diagonal-ordered form; the corner outside of A is not used.
 * @param b - `[n]`: a vector; else `[…, n, k]`; batches broadcast.
 * @returns the shape of `b`; differentiable in `ab` and `b`.
 * @throws SingularMatrixError naming the minor that is not positive; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * // [[4, 2], [2, 5]]
 * solveSymmetricBanded([[0, 2], [4, 5]], [6, 7]).toArray() // => [1, 1]
 * ```
 */
export function solveSymmetricBanded(ab: TensorLike, b: TensorLike, options: SolveSymmetricBandedOptions = {}): Tensor {
  const [matrix, right] = promoted('solveSymmetricBanded', asFloat(ab), asFloat(b))
  const [count, n] = matrix.shape.slice(-2)
  if (count === undefined || n === undefined || count < 1) {
    throw new ShapeError({ where: 'solveSymmetricBanded', argument: 'ab', expected: '[…, u + 1, n]', received: showShape(matrix.shape) })
  }
  const { columns, batch, restored } = rightSide('solveSymmetricBanded', right, n, matrix.shape.slice(0, -2))
  const lower = options.lower === true ? matrix : lowerFrom(matrix)
  const system = { name: 'solveSymmetricBanded', lower: count - 1, upper: count - 1, transposed: false, positive: true }
  return restored(apply(bandedPrimitive, [broadcastTo(lower, [...batch, count, n]), columns], system))
}

function banded(name: string, [lower, upper]: readonly [number, number], ab: TensorLike, b: TensorLike): Tensor {
  for (const size of [lower, upper]) {
    if (Number.isInteger(size) && size >= 0) continue
    throw new OptionError({ where: name, argument: 'bands', expected: 'two whole numbers ≥ 0', received: `[${lower}, ${upper}]` })
  }
  const [matrix, right] = promoted(name, asFloat(ab), asFloat(b))
  const [count, n] = matrix.shape.slice(-2)
  if (n === undefined || count !== lower + upper + 1) {
    throw new ShapeError({ where: name, argument: 'ab', expected: `[…, ${lower + upper + 1}, n]`, received: showShape(matrix.shape) })
  }
  const { columns, batch, restored } = rightSide(name, right, n, matrix.shape.slice(0, -2))
  const system = { name, lower, upper, transposed: false, positive: false }
  return restored(apply(bandedPrimitive, [broadcastTo(matrix, [...batch, count, n]), columns], system))
}

/** Lower bands from upper ones: `upper[u − k][j + k]` is element (j + k, j) too. */
function lowerFrom(ab: Tensor): Tensor {
  const u = ab.shape.at(-2)! - 1
  return stack(
    Array.from({ length: u + 1 }, (_, k) => shifted(at(ab, u - k, -2), -k, -1)),
    -2,
  )
}

/** All bands of a symmetric matrix from its lower ones. */
function bothSides(lower: Tensor): Tensor {
  const u = lower.shape.at(-2)! - 1
  const above = Array.from({ length: u }, (_, k) => shifted(at(lower, u - k, -2), u - k, -1))
  return concat([...above.map((row) => stack([row], -2)), lower], -2)
}

function onHost(ab: Tensor, b: Tensor, { name, lower, upper, transposed, positive }: BandedSystem): Tensor {
  const [count, n] = [ab.shape.at(-2)!, ab.shape.at(-1)!]
  const r = b.shape.at(-1)!
  const [bands, right] = [floatsOf(ab), floatsOf(b)]
  requireFinite(name, right, Math.max(1, r), 'b')
  const out = arrayLike(b, b.size)
  for (let item = 0; item < batchSize(b); item++) {
    const x = Float64Array.from(right.subarray(item * n * r, (item + 1) * n * r))
    const given = Float64Array.from(bands.subarray(item * count * n, (item + 1) * count * n))
    const matrix: BandMatrix = { n, lower, upper: positive ? 0 : upper, bands: given }
    withoutCorners(matrix)
    requireFinite(name, given, Math.max(1, n), 'ab')
    const failure = positive
      ? solvePositiveBandedInPlace(given, n, lower, x, r)
      : solveBandedInPlace(transposed ? transposedBands(matrix) : matrix, x, r)
    if (failure > 0) refuse(name, positive, failure, n, b.ndim > 2 ? item : undefined)
    out.set(x, item * n * r)
  }
  return tensorFrom(out, b.shape, b.dtype, b.backend)
}

/** Zeros where the bands reach outside of the matrix. */
function withoutCorners({ n, lower, upper, bands }: BandMatrix): void {
  for (let k = 0; k <= lower + upper; k++) {
    const d = k - upper
    for (let j = 0; j < n; j++) if (j + d < 0 || j + d >= n) bands[k * n + j] = 0
  }
}

function refuse(where: string, positive: boolean, failure: number, n: number, item: number | undefined): never {
  const which = item === undefined ? '' : ` of matrix ${item}`
  throw new SingularMatrixError({
    where,
    argument: 'ab',
    expected: positive ? 'a positive definite matrix' : 'a nonsingular matrix',
    received: positive ? `a minor of order ${failure} that is not positive${which}` : `a zero pivot in step ${failure} of ${n}${which}`,
    ...(positive ? { hint: 'Use `solveBanded` for matrices that are not positive definite.' } : {}),
  })
}
