import {
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  concat,
  div,
  matmul,
  matrixTranspose,
  mean,
  promoted,
  showShape,
  slice,
  square,
  sub,
  sum,
} from '@ortho/core'
import { requireMatrices } from '../dense/require.ts'
import { svd } from '../singular/svd.ts'
import { solve } from '../solving/solve.ts'

/** Options of {@link partialLeastSquares}. */
export interface PartialLeastSquaresOptions {
  /** Number of components, up to min(n, p). Default 2, or as many as there can be. */
  readonly components?: number
}

/** What {@link partialLeastSquares} returns; k components. */
export interface PartialLeastSquares {
  /** `[p, k]`, unit columns: directions in the space of X. */
  readonly weights: Tensor
  /** `[n, k]`, orthogonal columns: T, of the observations. */
  readonly scores: Tensor
  /** `[p, k]`: P, with X − x̄ ≈ T·Pᵀ. */
  readonly loadings: Tensor
  /** `[q, k]`: Q, with Y − ȳ ≈ T·Qᵀ. */
  readonly targetLoadings: Tensor
  /** `[p, q]`: B, with Y − ȳ ≈ (X − x̄)·B. */
  readonly coefficients: Tensor
  /** Y for other observations `[m, p]`. */
  readonly predict: (x: TensorLike) => Tensor
}

/**
 * Partial least squares regression: the few directions of X that explain most of its covariance with Y.
 *
 * Each component takes the first singular vectors of XᵀY, to which Wold's NIPALS iteration converges, and is then subtracted
 * from both (H. Wold, Multivariate Analysis, 1966; S. Wold, M. Sjöström and L. Eriksson, Chemom. Intell. Lab. Syst. 58, 2001).
 * Columns are centred and not scaled.
 *
 * @param x - `[n, p]`; `y` - `[n, q]`.
 * @throws ShapeError; OptionError for other numbers of components.
 * @example
 * ```ts
 * const { predict } = partialLeastSquares([[1, 0], [2, 1], [4, 0]], [[1], [2], [4]])
 * predict([[3, 5]]).shape // => [1, 1]
 * ```
 */
export function partialLeastSquares(x: TensorLike, y: TensorLike, options: PartialLeastSquaresOptions = {}): PartialLeastSquares {
  const where = 'partialLeastSquares'
  const [a, b] = promoted(where, asFloat(x), asFloat(y))
  const [{ m: n, n: p }, { m }] = [requireMatrices(where, a, 'x'), requireMatrices(where, b, 'y')]
  if (a.ndim !== 2 || b.ndim !== 2 || n !== m) {
    throw new ShapeError({ where, expected: 'x [n, p] and y [n, q]', received: `${showShape(a.shape)} and ${showShape(b.shape)}` })
  }
  const most = Math.min(n, p)
  const { components = Math.min(2, most) } = options
  if (!Number.isInteger(components) || components < 1 || components > most) {
    throw new OptionError({ where, argument: 'components', expected: `1, …, ${most}`, received: String(components) })
  }
  const [xMean, yMean] = [mean(a, { axis: 0, keepDims: true }), mean(b, { axis: 0, keepDims: true })]
  let [restX, restY] = [sub(a, xMean), sub(b, yMean)]
  const found: { w: Tensor; t: Tensor; p: Tensor; q: Tensor }[] = []
  for (let k = 0; k < components; k++) {
    const w = slice(svd(matmul(restX, restY, { transposeA: true })).u, { axis: 1, stop: 1 })
    const t = matmul(restX, w)
    const size = sum(square(t))
    // What is left of X has no more covariance with Y.
    if (!(size.item() > 0)) break
    const loading = (rest: Tensor): Tensor => div(matmul(rest, t, { transposeA: true }), size)
    const component = { w, t, p: loading(restX), q: loading(restY) }
    restX = sub(restX, matmul(t, component.p, { transposeB: true }))
    restY = sub(restY, matmul(t, component.q, { transposeB: true }))
    found.push(component)
  }
  if (found.length === 0) {
    throw new OptionError({
      where,
      argument: 'x',
      expected: 'columns that vary',
      received: 'constant columns',
      hint: 'There is nothing to regress on.',
    })
  }
  const side = (name: 'w' | 't' | 'p' | 'q'): Tensor => concat(found.map((component) => component[name]), 1) // prettier-ignore
  const [weights, scores, loadings, targetLoadings] = [side('w'), side('t'), side('p'), side('q')]
  // T = (X − x̄)·W·(PᵀW)⁻¹.
  const coefficients = matmul(weights, solve(matmul(loadings, weights, { transposeA: true }), matrixTranspose(targetLoadings)))
  const predict = (other: TensorLike): Tensor => sub(matmul(sub(asFloat(other), xMean), coefficients), sub(0, yMean))
  return { weights, scores, loadings, targetLoadings, coefficients, predict }
}
