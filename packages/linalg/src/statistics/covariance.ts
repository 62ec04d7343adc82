import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  div,
  expandDims,
  matmul,
  mean,
  mul,
  promoted,
  showShape,
  sqrt,
  square,
  sub,
  sum,
} from '@ortho/core'

/** Options of {@link covariance}. */
export interface CovarianceOptions {
  /** The other variables, `[…, n, q]`, for covariances between two sets. Default: those of `x`. */
  readonly with?: TensorLike | undefined
  /** What is taken off the number of observations in the divisor: 1 without bias, 0 for the whole population. Default 1. */
  readonly ddof?: number
}

/**
 * Covariances of variables, which are columns, over observations, which are rows: (X − x̄)ᵀ·(Y − ȳ)/(n − ddof).
 *
 * @param x - `[…, n, p]`.
 * @returns `[…, p, p]`, or `[…, p, q]` with other variables; differentiable.
 * @throws ShapeError; OptionError unless there are more observations than `ddof`.
 * @example
 * ```ts
 * covariance([[1, 2], [3, 6]]).toArray() // => [[2, 4], [4, 8]]
 * ```
 */
export function covariance(x: TensorLike, options: CovarianceOptions = {}): Tensor {
  const { ddof = 1 } = options
  const [a, b] = variables('covariance', x, options.with)
  const divisor = a.shape.at(-2)! - ddof
  if (!(divisor > 0)) {
    const expected = `less than ${a.shape.at(-2)!}, the number of observations`
    throw new OptionError({ where: 'covariance', argument: 'ddof', expected, received: String(ddof) })
  }
  return div(matmul(centred(a), centred(b), { transposeA: true }), divisor)
}

/** Options of {@link correlation}. */
export type CorrelationOptions = Pick<CovarianceOptions, 'with'>

/**
 * Pearson's correlations of variables, which are columns, over observations, which are rows.
 *
 * @param x - `[…, n, p]`.
 * @returns `[…, p, p]`, or `[…, p, q]` with other variables, within [−1, 1] but for rounding and NaN for a variable that is
 *   constant; differentiable.
 * @throws ShapeError.
 * @example
 * ```ts
 * correlation([[1, 2], [2, 4], [3, 0]]).toArray() // => [[1, -0.5], [-0.5, 1]]
 * ```
 */
export function correlation(x: TensorLike, options: CorrelationOptions = {}): Tensor {
  const [first, second] = variables('correlation', x, options.with)
  const [a, b] = [centred(first), centred(second)]
  const sizes = (y: Tensor): Tensor => sqrt(sum(square(y), { axis: -2 }))
  return div(matmul(a, b, { transposeA: true }), mul(expandDims(sizes(a), -1), expandDims(sizes(b), -2)))
}

function variables(where: string, x: TensorLike, y: TensorLike | undefined): [Tensor, Tensor] {
  const [a, b] = promoted(where, asFloat(x), asFloat(y ?? x))
  for (const [argument, { shape }] of [
    ['x', a],
    ['with', b],
  ] as const) {
    if (shape.length < 2) throw new ShapeError({ where, argument, expected: '[…, observations, variables]', received: showShape(shape) })
  }
  if (a.shape.at(-2) === b.shape.at(-2)) return [a, b]
  throw new ShapeError({ where, argument: 'with', expected: `${a.shape.at(-2)!} observations`, received: showShape(b.shape) })
}

function centred(x: Tensor): Tensor {
  return sub(x, mean(x, { axis: -2, keepDims: true }))
}
