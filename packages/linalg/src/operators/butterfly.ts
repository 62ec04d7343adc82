import {
  ShapeError,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  at,
  div,
  matmul,
  mul,
  neg,
  reshape,
  showShape,
  slice,
  stack,
  sub,
  swapAxes,
} from '@ortho/core'
import { solve } from '../solving/solve.ts'
import { floatsOf } from '../dense/workspace.ts'
import { type LinearOperator, dtypeOf, operatorNamed } from './operator.ts'

/** Options of {@link butterflyOperator}. */
export interface ButterflyOptions {
  /** Whether neighbours are mixed first and the halves last, as in a Fourier transform after the bit reversal. Default true. */
  readonly increasing?: boolean | undefined
}

/**
 * A butterfly matrix: log₂n sparse factors, each of which mixes pairs of elements at a distance of a power of two by 2 × 2
 * matrices (Dao, Gu, Eichhorn, Rudra and Ré, ICML 2019). 4·n·log₂n flops for a product.
 *
 * Factor l mixes elements i and i + 2ˡ; its 2 × 2 matrices stand in the order of the first elements of the pairs.
 *
 * @param twiddle - `[log₂n, n/2, 2, 2]`.
 * @returns an operator `[n, n]` differentiable in `twiddle`; `solve` inverts the 2 × 2 matrices.
 * @throws ShapeError for a shape that is none of those; SingularMatrixError from `solve` where a 2 × 2 matrix is singular.
 * @example
 * ```ts
 * butterflyOperator([[[[1, 1], [1, -1]]]]).apply([3, 1]).toArray() // => [4, 2]
 * ```
 */
export function butterflyOperator(twiddle: TensorLike, { increasing = true }: ButterflyOptions = {}): LinearOperator {
  const factors = asFloat(twiddle)
  const [depth = -1, half = -1] = factors.shape
  if (factors.ndim !== 4 || 2 * half !== 2 ** depth || factors.shape[2] !== 2 || factors.shape[3] !== 2) {
    throw new ShapeError({
      where: 'butterflyOperator',
      argument: 'twiddle',
      expected: '[log₂n, n/2, 2, 2]',
      received: showShape(factors.shape),
    })
  }
  const n = 2 * half
  const order = Array.from({ length: depth }, (_, l) => (increasing ? l : depth - 1 - l))
  const backwards = [...order].reverse()
  const through = (x: Tensor, levels: readonly number[], entries: Entries): Tensor => levels.reduce((y, l) => mixed(y, n, l, entries), x)
  const plain = entriesOf(factors)
  const turned = { ...plain, b: plain.c, c: plain.b }
  return operatorNamed('butterflyOperator', {
    shape: [n, n],
    dtype: dtypeOf(factors),
    backend: factors.backend,
    apply: (x) => through(x, order, plain),
    applyAdjoint: (y) => through(y, backwards, turned),
    solve: (x) => through(x, backwards, inverse(plain)),
    solveAdjoint: (x) => through(x, order, inverse(turned)),
  })
}

/** Elements of all 2 × 2 matrices, `[log₂n, n/2]` each. */
interface Entries {
  readonly a: Tensor
  readonly b: Tensor
  readonly c: Tensor
  readonly d: Tensor
}

function entriesOf(factors: Tensor): Entries {
  const entry = (i: number, j: number): Tensor => at(at(factors, j, -1), i, -1)
  return { a: entry(0, 0), b: entry(0, 1), c: entry(1, 0), d: entry(1, 1) }
}

function inverse({ a, b, c, d }: Entries): Entries {
  const determinant = sub(mul(a, d), mul(b, c))
  if (determinant.backend.downloadSync !== undefined && floatsOf(determinant).includes(0)) {
    throw new SingularMatrixError({ where: 'butterflyOperator', expected: 'nonsingular', received: 'a 2 × 2 matrix of determinant zero' })
  }
  return { a: div(d, determinant), b: div(neg(b), determinant), c: div(neg(c), determinant), d: div(a, determinant) }
}

/** One factor: pairs at a distance of 2ˡ. */
function mixed(x: Tensor, n: number, l: number, { a, b, c, d }: Entries): Tensor {
  const [batch, r, step] = [x.shape.slice(0, -2), x.shape.at(-1)!, 2 ** l]
  const blocks = n / (2 * step)
  const pairs = reshape(x, [...batch, blocks, 2, step, r])
  const [low, high] = [at(pairs, 0, -3), at(pairs, 1, -3)]
  const level = (entry: Tensor): Tensor => reshape(slice(entry, { axis: 0, start: l, stop: l + 1 }), [blocks, step, 1])
  const top = add(mul(level(a), low), mul(level(b), high))
  const bottom = add(mul(level(c), low), mul(level(d), high))
  return reshape(stack([top, bottom], batch.length + 1), [...batch, n, r])
}

/**
 * A Monarch matrix: block-diagonal · permutation · block-diagonal · permutation (Dao, Chen, Sohoni and others, ICML 2022).
 *
 * With x read as `[k, p]` by rows: z[i, j] = Σ right[i, j, p]·x[i, p], then y[s, j] = Σ left[j, s, i]·z[i, j], and the result is y by
 * rows. About 2·n·(p + k) flops for a product of size n = k·p.
 *
 * @param left - `[q, s, k]`: q blocks.
 * @param right - `[k, q, p]`: k blocks.
 * @returns an operator `[s·q, k·p]` differentiable in both; with `solve` where the blocks are square.
 * @throws ShapeError where the sizes do not fit.
 * @example
 * ```ts
 * monarchOperator([[[2]]], [[[3]]]).apply([1]).toArray() // => [6]
 * ```
 */
export function monarchOperator(left: TensorLike, right: TensorLike): LinearOperator {
  const [l, r] = [asFloat(left), asFloat(right)]
  const [q = -1, s = -1, k = -1] = l.shape
  const [, , p = -1] = r.shape
  if (l.ndim !== 3 || r.ndim !== 3 || r.shape[0] !== k || r.shape[1] !== q) {
    throw new ShapeError({
      where: 'monarchOperator',
      expected: 'given [q, s, k] and [k, q, p]',
      received: `${showShape(l.shape)} and ${showShape(r.shape)}`,
    })
  }
  const square = q === p && s === k
  return operatorNamed('monarchOperator', {
    shape: [s * q, k * p],
    dtype: dtypeOf(l),
    backend: l.backend,
    apply: (x) => flat(swapAxes(matmul(l, swapAxes(matmul(r, grid(x, k, p)), -3, -2)), -3, -2)),
    applyAdjoint: (y) =>
      flat(matmul(r, swapAxes(matmul(l, swapAxes(grid(y, s, q), -3, -2), { transposeA: true }), -3, -2), { transposeA: true })),
    solve: square ? (b) => flat(solve(r, swapAxes(solve(l, swapAxes(grid(b, s, q), -3, -2)), -3, -2))) : undefined,
    solveAdjoint: square
      ? (b) => flat(swapAxes(solve(swapAxes(l, -1, -2), swapAxes(solve(swapAxes(r, -1, -2), grid(b, k, p)), -3, -2)), -3, -2))
      : undefined,
  })
}

/** `[…, k·p, r]` as `[…, k, p, r]`. */
function grid(x: Tensor, k: number, p: number): Tensor {
  return reshape(x, [...x.shape.slice(0, -2), k, p, x.shape.at(-1)!])
}

/** `[…, s, q, r]` as `[…, s·q, r]`. */
function flat(x: Tensor): Tensor {
  return reshape(x, [...x.shape.slice(0, -3), x.shape.at(-3)! * x.shape.at(-2)!, x.shape.at(-1)!])
}
