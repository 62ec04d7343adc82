import { type Tensor, eye, matmul, matrixTranspose, slice, split, take, triangularSolve } from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { eigh } from '../eigen/eigh.ts'
import { qr } from '../factorizations/qr.ts'
import type { OperatorLike } from '../operators/operator.ts'
import { svd } from '../singular/svd.ts'
import { matrixlike } from './matrixlike.ts'
import { type RandomizedOptions, basisOf, makeSketch, resolveRandomized } from './range-finder.ts'

/** A ≈ U·diag(s)·Vᴴ of some rank r. Also iterable: `const [u, s, vh] = randomizedSvd(a)`. */
export interface RandomizedSvd extends Iterable<Tensor> {
  /** `[m, r]`, orthonormal columns. */
  readonly u: Tensor
  /** `[r]`, descending. */
  readonly s: Tensor
  /** `[r, n]`, orthonormal rows. */
  readonly vh: Tensor
}

/** A ≈ V·diag(values)·Vᵀ of some rank r. Also iterable: `const [values, vectors] = randomizedEigh(a)`. */
export interface RandomizedEigh extends Iterable<Tensor> {
  /** `[r]`, by falling absolute value. */
  readonly values: Tensor
  /** `[n, r]`, orthonormal columns. */
  readonly vectors: Tensor
}

/**
 * Orthonormal columns that nearly span the range of A.
 *
 * ‖A − Q·Qᵀ·A‖ is near σᵣ₊₁ for rank r; E‖·‖_F ≤ √(1 + r/(p − 1))·(Σ_{j>r} σⱼ²)^½ with p vectors more (Halko, Martinsson and Tropp,
 * 2011, theorem 10.5), without power iterations.
 *
 * @param a - `[m, n]`, finite, or an operator.
 * @returns `[m, min(rank + oversampling, m, n)]`.
 * @throws OptionError for options out of range, ShapeError unless it is one matrix.
 */
export function rangeFinder(a: OperatorLike, options: RandomizedOptions = {}): Tensor {
  const x = matrixlike('rangeFinder', a)
  return basisOf(x, resolveRandomized('rangeFinder', x.shape, options))
}

/**
 * The leading singular values and vectors, from a random basis of the range: A ≈ Q·(QᵀA) (Halko, Martinsson and Tropp, 2011,
 * algorithm 5.1). About 2·(q + 1)·2·m·n·(r + p) flops; for all singular values use {@link svd}.
 *
 * Singular values never exceed the exact ones by more than rounding, and approach them as those after the rank fall.
 *
 * @param a - `[m, n]`, finite, or an operator.
 * @throws OptionError for options out of range, ShapeError unless it is one matrix.
 * @example
 * ```ts
 * randomizedSvd([[3, 0], [0, 1]], { rank: 1 }).s.item() // => 3
 * ```
 */
export function randomizedSvd(a: OperatorLike, options: RandomizedOptions = {}): RandomizedSvd {
  const x = matrixlike('randomizedSvd', a)
  const resolved = resolveRandomized('randomizedSvd', x.shape, options)
  const q = basisOf(x, resolved)
  const small = svd(matrixTranspose(x.applyAdjoint(q)))
  const { u, s, vh } = leading(small, resolved.rank)
  return ordered({ u: matmul(q, u), s, vh })
}

/**
 * The eigenvalues of largest absolute value of a symmetric matrix and their vectors: V·Λ·Vᵀ of QᵀAQ (Halko, Martinsson and
 * Tropp, 2011, section 5.3).
 *
 * @param a - `[n, n]`, symmetric, finite, or an operator; what is not symmetric goes unnoticed.
 * @throws OptionError for options out of range, ShapeError unless it is one square matrix.
 */
export function randomizedEigh(a: OperatorLike, options: RandomizedOptions = {}): RandomizedEigh {
  const x = matrixlike('randomizedEigh', a)
  const resolved = resolveRandomized('randomizedEigh', x.shape, options)
  const q = basisOf(x, resolved)
  const { values, vectors } = eigh(matmul(q, x.apply(q), { transposeA: true }))
  const sizes = Array.from(values.dataSync(), Math.abs)
  const order = sizes.map((_, i) => i).sort((i, j) => sizes[j]! - sizes[i]!).slice(0, resolved.rank) // prettier-ignore
  return ordered({ values: take(values, order), vectors: matmul(q, take(vectors, order, 1)) })
}

/**
 * The leading singular values and vectors from a single pass over A: sketches of its range and of its row space are all that
 * is used of it (J. Tropp, A. Yurtsever, M. Udell and V. Cevher, Practical sketching algorithms for low-rank matrix
 * approximation, 2017, algorithm 7). Less accurate than {@link randomizedSvd}, for matrices that are seen once.
 *
 * @param a - `[m, n]`, finite, or an operator. `powerIterations` do not apply.
 * @throws OptionError for options out of range, ShapeError unless it is one matrix.
 */
export function singlePassSvd(a: OperatorLike, options: Omit<RandomizedOptions, 'powerIterations'> = {}): RandomizedSvd {
  const x = matrixlike('singlePassSvd', a)
  const [m, n] = x.shape
  const { rank, oversampling, sketch, key } = resolveRandomized('singlePassSvd', x.shape, options)
  const [forRange, forRows] = split(key)
  const d = Math.min(rank + oversampling, m, n)
  const omega = makeSketch(sketch, forRange, d, n, x.dtype)
  // Twice as many and one: the least-squares problem below is then well conditioned.
  const psi = makeSketch(sketch, forRows, Math.min(2 * d + 1, m), m, x.dtype)
  const range = x.applyToSketch(omega)
  const rows = matrixTranspose(x.applyAdjoint(psi.applyAdjoint(eye(psi.shape[0], psi.shape[0], { dtype: x.dtype }))))
  const { q } = qr(range)
  // (Ψ·Q)·X = Ψ·A
  const { q: left, r } = qr(psi.apply(q))
  const small = svd(triangularSolve(r, matmul(left, rows, { transposeA: true }), { lower: false }))
  const { u, s, vh } = leading(small, rank)
  return ordered({ u: matmul(q, u), s, vh })
}

function leading({ u, s, vh }: { u: Tensor; s: Tensor; vh: Tensor }, rank: number): { u: Tensor; s: Tensor; vh: Tensor } {
  const first = { axis: 0, stop: rank }
  return { u: slice(u, { axis: 1, stop: rank }), s: slice(s, first), vh: slice(vh, first) }
}
