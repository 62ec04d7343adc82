import type { TensorLike } from '@ortho/core'
import { type HostSolver, type HostSystem, type KrylovOptions, type KrylovResult, solveIteratively } from './iteration.ts'
import type { HostOperator, MatrixLike } from './system.ts'
import { addScaled, dot, fillWithNoise, length, scale, subtract } from './vectors.ts'

/** Options of {@link minres}. */
export interface MinresOptions extends KrylovOptions {
  /** Whether two products are spent on finding out if A and the preconditioner are symmetric. Default true. */
  readonly check?: boolean | undefined
}

/**
 * x with A·x = b for a symmetric A, definite or not, singular too: minimizes ‖b − A·x‖ over the Krylov space (Paige and Saunders,
 * SIAM J. Numer. Anal. 12, 1975). The residuals never grow (in the norm of the preconditioner, where there is one).
 *
 * One product with A and with the preconditioner a step, about eight vectors. {@link cg} does with less where A is positive definite.
 *
 * @param a - `[n, n]`, or anything that multiplies vectors.
 * @param b - `[n]`, finite.
 * @param options - the preconditioner must be symmetric positive definite.
 * @returns x and how it was found. Failures: `least-squares` where a singular system has no
 *   solution, `not-symmetric` where a test with random vectors says so.
 * @throws ShapeError, OptionError; ConvergenceError unless `onFailure` is `status`; in a derivative always.
 * @example
 * ```ts
 * minres([[0, 1], [1, 0]], [2, 3]).x.toArray() // => [3, 2]
 * ```
 */
export function minres(a: MatrixLike, b: TensorLike, { check = true, ...options }: MinresOptions = {}): KrylovResult {
  const solver: HostSolver = (system) => {
    if (check && !(isSymmetric(system.a) && (system.m === undefined || isSymmetric(system.m)))) return { status: 'not-symmetric', steps: 0 }
    return minimalResiduals(system)
  }
  return solveIteratively({ where: 'minres', solver, symmetric: true }, a, b, options)
}

/** Whether uᵀ·A·v = vᵀ·A·u for two random vectors, up to rounding and the third root of ε for products in single precision. */
function isSymmetric({ rows, times }: HostOperator): boolean {
  const [u, v, au, av] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  fillWithNoise(u, 1)
  fillWithNoise(v, 2)
  times(u, au)
  times(v, av)
  const bound = Math.cbrt(2 ** -52) * Math.max(length(u) * length(av), length(v) * length(au))
  // Products that are not finite are found by the iteration.
  return !(Math.abs(dot(u, av) - dot(v, au)) > bound)
}

/** State of the Lanczos process: A·V = V·T in the inner product of the preconditioner. */
interface Lanczos {
  /** Residual-like vector of this step and the one before, not normalized. */
  r1: Float64Array
  r2: Float64Array
  /** The preconditioner's product with `r2`. */
  y: Float64Array
  alpha: number
  beta: number
  before: number
}

function minimalResiduals({ n, a, b, x, m, tolerance, maxSteps, note }: HostSystem): ReturnType<HostSolver> {
  const r2 = new Float64Array(n)
  a.times(x, r2)
  subtract(b, r2, r2)
  const residual = r2.slice()
  const lanczos: Lanczos = { r1: r2.slice(), r2, y: new Float64Array(n), alpha: 0, beta: 0, before: 0 }
  const [v, spare] = [new Float64Array(n), new Float64Array(n)]
  let [w, w1, w2] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)]
  const first = normOf(lanczos, m)
  if (!(first > 0)) return { status: Number.isNaN(first) ? 'indefinite' : 'breakdown', steps: 0 }
  lanczos.beta = first
  let [phibar, dbar, epsln, cs, sn, sizeSquared] = [first, 0, 0, -1, 0, 0]
  for (let step = 0; step < maxSteps; step++) {
    const ended = lanczosStep(lanczos, step, { a, m, v, spare })
    if (ended !== undefined) return { status: ended, steps: step }
    const { alpha, beta, before } = lanczos
    sizeSquared += alpha * alpha + beta * beta + (step === 0 ? 0 : before * before)
    // The last rotation on the new column of T, then one that annihilates β.
    const oldEps = epsln
    const delta = cs * dbar + sn * alpha
    const gbar = sn * dbar - cs * alpha
    epsln = sn * beta
    dbar = -cs * beta
    const root = Math.hypot(gbar, dbar)
    const size = Math.sqrt(sizeSquared)
    const optimal = root <= 2 ** -52 * 10 * size
    // ‖A·r‖ = ‖r‖·root: nothing that A can do reduces the residual further.
    if (optimal) return { status: 'least-squares', steps: step }
    const gamma = Math.hypot(gbar, beta)
    cs = gbar / gamma
    sn = beta / gamma
    const phi = cs * phibar
    phibar *= sn
    ;[w1, w2, w] = [w2, w, w1]
    for (let i = 0; i < n; i++) w[i] = (v[i]! - oldEps * w1[i]! - delta * w2[i]!) / gamma
    addScaled(phi, w, x)
    const norm = m === undefined || beta === 0 ? phibar : trueResidual(residual, lanczos.r2, sn, phibar * cs, beta)
    if (note(norm, () => x.slice())) return { status: 'stopped', steps: step + 1 }
    if (norm <= tolerance || beta === 0) return { status: 'converged', steps: step + 1 }
  }
  return { status: 'max-steps', steps: maxSteps }
}

/** r ← s²·r − φ̄·c·v for the new vector v of the process; its norm without the preconditioner. */
function trueResidual(r: Float64Array, next: Float64Array, s: number, factor: number, beta: number): number {
  for (let i = 0; i < r.length; i++) r[i] = s * s * r[i]! - (factor / beta) * next[i]!
  return length(r)
}

interface Products {
  readonly a: HostOperator
  readonly m: HostOperator | undefined
  readonly v: Float64Array
  readonly spare: Float64Array
}

/** The next α and β, and vectors. Says why it cannot go on, if it cannot. */
function lanczosStep(state: Lanczos, step: number, { a, m, v, spare }: Products): 'non-finite' | 'indefinite' | undefined {
  const { y, beta } = state
  v.set(y)
  scale(1 / beta, v)
  a.times(v, spare)
  if (step > 0) addScaled(-beta / state.before, state.r1, spare)
  state.alpha = dot(v, spare)
  addScaled(-state.alpha / beta, state.r2, spare)
  if (!Number.isFinite(state.alpha)) return 'non-finite'
  state.r1.set(state.r2)
  state.r2.set(spare)
  state.before = beta
  const next = normOf(state, m)
  if (Number.isNaN(next)) return 'indefinite'
  // What rounding leaves of a vector that should be zero.
  state.beta = next <= 2 ** -52 * Math.hypot(state.alpha, state.before) && state.alpha !== 0 ? 0 : next
  return undefined
}

/** √(rᵀ·M·r), and y = M·r; NaN where M is not positive definite. */
function normOf(state: Lanczos, m: HostOperator | undefined): number {
  if (m === undefined) {
    state.y.set(state.r2)
    return length(state.r2)
  }
  m.times(state.r2, state.y)
  const square = dot(state.r2, state.y)
  return square < 0 ? NaN : Math.sqrt(square)
}
