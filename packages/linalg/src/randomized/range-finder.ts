import { type Key, OptionError, type Tensor, key as makeKey, split } from '@ortho/core'
import { requireName } from '../krylov/require.ts'
import { qr } from '../factorizations/qr.ts'
import type { Matrixlike } from './matrixlike.ts'
import type { LinearOperator } from '../operators/operator.ts'
import { countSketch, gaussianSketch, sparseSignSketch, srhtSketch } from './sketch.ts'

/** Names of the sketches. */
export type SketchKind = 'gaussian' | 'srht' | 'count' | 'sparse-sign'

/** Options of the randomized decompositions. */
export interface RandomizedOptions {
  /** Rank of the result. Default: the smaller side of the matrix, at most 10. */
  readonly rank?: number
  /** Random vectors beyond the rank; more are safer. Default 10. */
  readonly oversampling?: number
  /**
   * Multiplications by A·Aᵀ before the basis is taken, with orthonormalization in between. They sharpen a spectrum that falls
   * slowly; each costs two passes over A. Default 2.
   */
  readonly powerIterations?: number
  /** What the random vectors are. Default `gaussian`. */
  readonly sketch?: SketchKind
  /** Source of randomness: the same key gives the same bits. Default `key(0)`. */
  readonly key?: Key
}

/** Options with their defaults, for a matrix of m × n. */
export function resolveRandomized(
  where: string,
  [m, n]: readonly [number, number],
  options: RandomizedOptions,
): Required<RandomizedOptions> {
  const smaller = Math.min(m, n)
  const { rank = Math.min(10, smaller), oversampling = 10, powerIterations = 2, sketch = 'gaussian', key = makeKey(0) } = options
  if (!Number.isInteger(rank) || rank < 1 || rank > Math.max(1, smaller)) {
    throw new OptionError({ where, argument: 'rank', expected: `an integer from 1 to ${smaller}`, received: String(rank) })
  }
  for (const [argument, value] of [
    ['oversampling', oversampling],
    ['powerIterations', powerIterations],
  ] as const) {
    // prettier-ignore
    if (!Number.isInteger(value) || value < 0) {
      throw new OptionError({ where, argument, expected: 'an integer of at least 0', received: String(value) })
    }
  }
  requireName(where, 'sketch', sketch, ['gaussian', 'srht', 'count', 'sparse-sign'])
  return { rank, oversampling, powerIterations, sketch, key }
}

/** A sketch of the named kind. */
export function makeSketch(kind: SketchKind, key: Key, d: number, n: number, dtype: 'float32' | 'float64'): LinearOperator {
  switch (kind) {
    case 'gaussian':
      return gaussianSketch(key, d, n, { dtype })
    case 'srht':
      return srhtSketch(key, d, n, { dtype })
    case 'count':
      return countSketch(key, d, n, { dtype })
    case 'sparse-sign':
      return sparseSignSketch(key, d, n, { dtype })
  }
}

/**
 * Orthonormal columns that nearly span the range of A: those of A·Sᵀ, or of (A·Aᵀ)^q·A·Sᵀ, for a random S (N. Halko, P.-G. Martinsson and
 * J. Tropp, Finding structure with randomness, 2011, algorithms 4.3 and 4.4).
 *
 * @returns Q, `[m, min(rank + oversampling, m, n)]`.
 */
export function basisOf(a: Matrixlike, options: Required<RandomizedOptions>): Tensor {
  const [m, n] = a.shape
  const d = Math.min(options.rank + options.oversampling, m, n)
  const [first] = split(options.key, 1)
  const s = makeSketch(options.sketch, first!, d, n, a.dtype)
  let q = qr(a.applyToSketch(s)).q
  for (let step = 0; step < options.powerIterations; step++) q = qr(a.apply(qr(a.applyAdjoint(q)).q)).q
  return q
}
