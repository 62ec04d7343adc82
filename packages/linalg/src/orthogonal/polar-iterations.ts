import {
  SingularMatrixError,
  type Tensor,
  abs,
  add,
  concat,
  div,
  epsilon,
  eye,
  gram,
  greater,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  onesLike,
  select,
  slice,
  sqrt,
  sub,
  sum,
  triangularSolve,
} from '@ortho/core'
import { cholesky } from '../factorizations/cholesky.ts'
import { pivotedQr } from '../factorizations/pivoted-qr.ts'
import { qr } from '../factorizations/qr.ts'
import { inv } from '../solving/inv.ts'
import { type NewtonSchulzFamily, newtonSchulzFamilies, stepAt } from '../methods/orthogonal/coefficients.ts'
import { largestValueEstimate, leastValueEstimates, perMatrix } from './polar-scales.ts'

/**
 * The orthonormal factor, or undefined where the iteration has not come to an end. The largest element of each matrix is near 1.
 * The coefficients are those that {@link newtonSchulzIteration} begins with.
 */
export type PolarIteration = (x: Tensor, coefficients: NewtonSchulzFamily) => Tensor | undefined

/** Above this weight the Cholesky factor of I + c·XᵀX loses too many digits (Nakatsukasa and Higham, 2012). */
export const SAFE_WEIGHT = 100

/** Steps of any of the iterations; the slowest takes about 60 for a condition of 10¹⁵. */
const STEPS = 100

/** Steps with the coefficients that were asked for: of no published sequence are there more. */
export const FIRST_STEPS = 5

/**
 * Dynamically weighted Halley iteration (Y. Nakatsukasa, Z. Bai and F. Gygi, Optimizing Halley's iteration for computing the
 * matrix polar decomposition, 2010): X ← X·(a·I + b·XᵀX)·(I + c·XᵀX)⁻¹, by QR while the weights are large, then by Cholesky.
 * At most six steps, whatever the condition.
 *
 * @param x - `[…, n, n]`.
 */
export const qdwhIteration: PolarIteration = (x) => {
  const eps = epsilon(x.dtype)
  const scale = largestValueEstimate(x)
  let y = div(x, positive(scale))
  const least = leastValueEstimates('polar', y)
  // The least value is an estimate from above, and may be zero.
  const lower = least.map((value) => Math.min(Math.max(value / 2, eps / 8), 1))
  for (let step = 0; step < 12; step++) {
    const weights = Array.from(lower, halleyWeights)
    const heaviest = weights.reduce((most, { c }) => Math.max(most, c), 0)
    const [a, b, c] = (['a', 'b', 'c'] as const).map((name) => perMatrix(y, weights.map((each) => each[name]))) as [Tensor, Tensor, Tensor] // prettier-ignore
    const kept = div(b, c)
    const next = add(mul(y, kept), mul(heaviest > SAFE_WEIGHT ? byQr(y, c, heaviest > 1 / eps) : byCholesky(y, c), sub(a, kept)))
    const moved = relativeChange(next, y)
    y = next
    weights.forEach((each, i) => (lower[i] = raisedBound(lower[i]!, each)))
    // Cubic convergence: what is left is the cube of the change.
    if (moved < Math.cbrt(eps) && lower.every((value) => 1 - value < Math.sqrt(eps))) return accepted(y)
  }
  return accepted(y)
}

/** The weights of one step. */
interface Weights {
  readonly a: number
  readonly b: number
  readonly c: number
}

/** What a step makes of a singular value l. */
export function raisedBound(l: number, { a, b, c }: Weights): number {
  return Math.min(1, (l * (a + b * l ** 2)) / (1 + c * l ** 2))
}

/** Weights for singular values in [l, 1]. */
export function halleyWeights(l: number): Weights {
  const d = Math.cbrt((4 * (1 - l * l)) / l ** 4)
  const root = Math.sqrt(1 + d)
  const a = root + Math.sqrt(8 - 4 * d + (8 * (2 - l * l)) / (l * l * root)) / 2
  const b = (a - 1) ** 2 / 4
  return { a, b, c: a + b - 1 }
}

/**
 * X·(I + c·XᵀX)⁻¹ from the QR factorization of [√c·X; I], which is Q₁·Q₂ᵀ for any order of its columns. Pivoting keeps the small rows
 * accurate beside those of the largest weights (Nakatsukasa and Higham, SIAM J. Sci. Comput. 35, 2013, section 5).
 */
export function byQr(x: Tensor, c: Tensor, pivoting: boolean): Tensor {
  const n = x.shape.at(-1)!
  const root = sqrt(c)
  const identity = mul(onesLike(x), eye(n, n, { dtype: x.dtype, backend: x.backend }))
  const stacked = concat([mul(x, root), identity], -2)
  const { q } = pivoting ? pivotedQr(stacked) : qr(stacked)
  const [upper, lower] = [slice(q, { axis: -2, stop: n }), slice(q, { axis: -2, start: n })]
  return div(matmul(upper, lower, { transposeB: true }), root)
}

/** The same from the Cholesky factor of I + c·XᵀX. */
export function byCholesky(x: Tensor, c: Tensor): Tensor {
  const n = x.shape.at(-1)!
  const l = cholesky(add(mul(gram(matrixTranspose(x)), c), eye(n, n, { dtype: x.dtype, backend: x.backend })))
  const half = triangularSolve(l, matrixTranspose(x))
  return matrixTranspose(triangularSolve(matrixTranspose(l), half, { lower: false }))
}

/**
 * Scaled Newton iteration X ← (ζ·X + (ζ·X)⁻ᵀ)/2 with the 1, ∞-norm scaling (N. Higham, Computing the polar decomposition with
 * applications, 1986).
 *
 * @param x - `[…, n, n]`, nonsingular.
 */
export const newtonIteration: PolarIteration = (x) => {
  const eps = epsilon(x.dtype)
  let y = x
  let scaling = true
  let nearlySingular = false
  for (let step = 0; step < STEPS; step++) {
    const inverse = matrixTranspose(inverseOf(y))
    if (step === 0) nearlySingular = max(mul(meanNorm(inverse), meanNorm(y))).item() > 1e-3 / eps
    const zeta = scaling ? sqrt(div(meanNorm(inverse), meanNorm(y))) : onesLike(slice(y, { axis: -1, stop: 1 }, { axis: -2, stop: 1 }))
    const next = mul(add(mul(y, zeta), div(inverse, zeta)), 0.5)
    const moved = relativeChange(next, y)
    // The inverse of a nearly singular matrix may be beyond the range.
    if (!Number.isFinite(moved)) return undefined
    y = next
    if (moved < 1e-2) scaling = false
    // Quadratic convergence: what is left is the square of the change.
    if (moved < Math.sqrt(eps) / 4) return nearlySingular && !isPolarFactor(y, x) ? undefined : accepted(y)
  }
  return undefined
}

/** Whether UᵀA is symmetric up to rounding: the inverses of nearly singular matrices may lead to another orthogonal matrix. */
function isPolarFactor(u: Tensor, a: Tensor): boolean {
  const p = matmul(u, a, { transposeA: true })
  const skew = div(norm(sub(p, matrixTranspose(p)), { axis: [-2, -1] }), positive(norm(a, { axis: [-2, -1] })))
  return max(skew).item() < 50 * a.shape.at(-1)! * epsilon(a.dtype)
}

/** @throws SingularMatrixError that says what to do about it. */
function inverseOf(x: Tensor): Tensor {
  try {
    return inv(x)
  } catch (error) {
    if (!(error instanceof SingularMatrixError)) throw error
    const { received } = error.trouble
    const expected = 'a matrix of full rank for the method "newton"'
    throw new SingularMatrixError({ where: 'polar', argument: 'a', expected, received, hint: "Use the method 'direct' or 'svd'." }, error)
  }
}

/** (‖X‖₁·‖X‖_∞)^½, without the product, which may overflow. */
function meanNorm(x: Tensor): Tensor {
  const size = abs(x)
  const along = (axis: -1 | -2): Tensor => sqrt(max(sum(size, { axis, keepDims: true }), { axis: [-2, -1], keepDims: true }))
  return mul(along(-1), along(-2))
}

/**
 * Newton–Schulz iteration: five steps with published coefficients, which raise small values fast and leave none above 1.25, then
 * those that converge cubically from below √2. Products alone, so it suits devices; a step for each factor two of the condition,
 * beyond the first steps: `polar-express` gains a factor of a thousand in those, `muon` of 480, `exact` of 32.
 *
 * @param x - `[…, m, n]` with m ≥ n.
 */
export const newtonSchulzIteration: PolarIteration = (x, coefficients) => {
  const eps = epsilon(x.dtype)
  const n = x.shape.at(-1)!
  const first = newtonSchulzFamilies[coefficients]
  // ‖XᵀX‖_F bounds the square of the largest value; scaled first, so that it is a number.
  const size = positive(norm(x, { axis: [-2, -1], keepDims: true }))
  let y = div(x, size)
  y = div(y, mul(positive(sqrt(norm(gram(matrixTranspose(y)), { axis: [-2, -1], keepDims: true }))), first.safety))
  for (let step = 0; step < STEPS; step++) {
    const a = gram(matrixTranspose(y))
    const off = norm(sub(a, eye(n, n, { dtype: x.dtype, backend: x.backend })), { axis: [-2, -1] })
    const worst = max(off).item()
    if (worst < 1e-2 * eps ** (1 / 3)) return accepted(fixed(y, a))
    if (Number.isNaN(worst)) return undefined
    const [p, q, r] = step < FIRST_STEPS ? stepAt(first, step) : stepAt(newtonSchulzFamilies.exact, step)
    y = add(mul(y, p), matmul(y, add(mul(a, q), mul(gram(a), r))))
  }
  return undefined
}

/** One step of cubic convergence from near by. */
function fixed(y: Tensor, a: Tensor): Tensor {
  const [p, q, r] = stepAt(newtonSchulzFamilies.exact, 0)
  return add(mul(y, p), matmul(y, add(mul(a, q), mul(gram(a), r))))
}

/** The largest ‖X − Y‖_F/√n of a batch. */
function relativeChange(x: Tensor, y: Tensor): number {
  return max(norm(sub(x, y), { axis: [-2, -1] })).item() / Math.sqrt(x.shape.at(-1)!)
}

/** Undefined where columns have not become orthonormal: a singular matrix, or NaN. */
function accepted(y: Tensor): Tensor | undefined {
  return max(orthonormalDefect(y)).item() < acceptedDefect(y) ? y : undefined
}

/** ‖UᵀU − I‖_F of each matrix. */
export function orthonormalDefect(u: Tensor): Tensor {
  const n = u.shape.at(-1)!
  return norm(sub(gram(matrixTranspose(u)), eye(n, n, { dtype: u.dtype, backend: u.backend })), { axis: [-2, -1] })
}

/** Below this columns count as orthonormal. */
export function acceptedDefect(u: Tensor): number {
  return 100 * u.shape.at(-1)! * epsilon(u.dtype)
}

/** A zero matrix is divided by 1. */
export function positive(scale: Tensor): Tensor {
  return select(greater(scale, 0), scale, onesLike(scale))
}
