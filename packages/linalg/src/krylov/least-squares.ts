import { type Tensor, type TensorLike, asFloat } from '@ortho/core'
import { type KrylovOptions, type KrylovStatus, requireSuccess } from './iteration.ts'
import { requireCount, requireTolerance } from './require.ts'
import { type HostOperator, type MatrixLike, hostOperator, hostVector, placeOf, requirePlain, vectorTensor } from './system.ts'
import { addScaled, length, scale } from './vectors.ts'

/** Options of {@link lsqr} and {@link lsmr}. */
export interface LeastSquaresOptions extends Pick<KrylovOptions, 'x0' | 'maxSteps' | 'callback' | 'onFailure'> {
  /** Adds damp²·‖x‖² to what is minimized. Default 0. */
  readonly damp?: number | undefined
  /** Relative error of A: stop where ‖Aᵀ·r‖ ≤ atol·‖A‖·‖r‖. Default 1e-6. */
  readonly atol?: number | undefined
  /** Relative error of b: stop where ‖r‖ ≤ btol·‖b‖ + atol·‖A‖·‖x‖. Default 1e-6. */
  readonly btol?: number | undefined
  /** Stop where the condition estimate is larger: what follows would be noise. Default 1e8. */
  readonly conditionLimit?: number | undefined
}

/** What {@link lsqr} and {@link lsmr} return. */
export interface LeastSquaresResult {
  /** `[n]`: the best approximation it has; that of least norm where there are many and `x0` is left out. */
  readonly x: Tensor
  /** `converged`: A·x = b to the tolerance. `least-squares`: x minimizes. Others as {@link KrylovStatus} says. */
  readonly status: KrylovStatus
  /** Steps done. */
  readonly steps: number
  /** Norms of the residual (with that of damp·x): before the first step and after each. */
  readonly residuals: number[]
  /** ‖Aᵀ·r − damp²·x‖ at the same moments. */
  readonly normalResiduals: number[]
  /** ‖b − A·x‖ computed from the x returned. */
  readonly residual: number
  /** Estimate of the condition number of A (with damp), from below. */
  readonly condition: number
  /** Estimate of ‖A‖_F, from below. */
  readonly norm: number
}

/** State of the bidiagonalization of Golub and Kahan: β·u = A·v − α·u, α·v = Aᵀ·u − β·v. */
export interface Bidiagonalization {
  readonly a: HostOperator
  readonly u: Float64Array
  readonly v: Float64Array
  alpha: number
  beta: number
}

/** What a method keeps: begun from the first vectors, asked after each step. */
export interface LeastSquaresMethod {
  /** Takes account of new α, β and v; changes x. */
  step(state: Bidiagonalization, x: Float64Array, oldAlpha: number): Measures
}

/** Norms and estimates after a step. */
export interface Measures {
  readonly residual: number
  readonly normal: number
  readonly norm: number
  readonly condition: number
}

/** Runs a method to one of the stopping rules of Paige and Saunders. */
export function leastSquares(
  where: string,
  a: MatrixLike,
  b: TensorLike,
  options: LeastSquaresOptions,
  begin: (state: Bidiagonalization, damp: number) => LeastSquaresMethod,
): LeastSquaresResult {
  const given = requirePlain(where, 'b', asFloat(b))
  const place = { ...placeOf(a, given) }
  const right = hostVector(where, 'b', given)
  const operator = hostOperator(where, a, place)
  if (operator.rows !== right.length) hostVector(where, 'b', given, operator.rows)
  const n = operator.columns
  const limits = requireLimits(where, options, Math.max(n, operator.rows))
  const start = options.x0 === undefined ? undefined : hostVector(where, 'x0', options.x0, n)
  const u = right.slice()
  if (start !== undefined) {
    operator.times(start, u)
    for (let i = 0; i < u.length; i++) u[i] = right[i]! - u[i]!
  }
  const x = new Float64Array(n)
  const run = iterate(operator, u, x, { ...limits, start, callback: options.callback, size: length(right) }, begin)
  if (start !== undefined) addScaled(1, start, x)
  operator.times(x, u)
  for (let i = 0; i < u.length; i++) u[i] = right[i]! - u[i]!
  const residual = length(u)
  const { status, steps } = run
  // Without a solution the least-squares one is what was asked for.
  if (status !== 'least-squares')
    requireSuccess(
      where,
      { status, steps, residual, residuals: run.residuals, hint: 'Raise `maxSteps`, `atol` or `btol`.' },
      options.onFailure,
    )
  return { ...run, x: vectorTensor(x, place), residual }
}

interface Run {
  readonly status: KrylovStatus
  readonly steps: number
  readonly residuals: number[]
  readonly normalResiduals: number[]
  readonly condition: number
  readonly norm: number
}

interface Limits {
  readonly damp: number
  readonly atol: number
  readonly btol: number
  readonly conditionLimit: number
  readonly maxSteps: number
}

interface Setting extends Limits {
  readonly start: Float64Array | undefined
  readonly callback: LeastSquaresOptions['callback']
  /** ‖b‖. */
  readonly size: number
}

function iterate(
  a: HostOperator,
  u: Float64Array,
  x: Float64Array,
  setting: Setting,
  begin: (state: Bidiagonalization, damp: number) => LeastSquaresMethod,
): Run {
  const state: Bidiagonalization = { a, u, v: new Float64Array(a.columns), alpha: 0, beta: normalize(u) }
  if (state.beta > 0) {
    a.adjointTimes(u, state.v)
    state.alpha = normalize(state.v)
  }
  const first = state.beta
  const residuals = [first]
  const normalResiduals = [first * state.alpha]
  const results = { residuals, normalResiduals }
  if (!Number.isFinite(state.alpha * first)) return { ...results, status: 'non-finite', steps: 0, condition: 0, norm: 0 }
  if (first <= setting.btol * setting.size) return { ...results, status: 'converged', steps: 0, condition: 0, norm: 0 }
  if (state.alpha === 0) return { ...results, status: 'least-squares', steps: 0, condition: 0, norm: 0 }
  const method = begin(state, setting.damp)
  let measures: Measures = { residual: first, normal: 0, norm: 0, condition: 0 }
  for (let step = 1; step <= setting.maxSteps; step++) {
    const oldAlpha = state.alpha
    extend(state)
    measures = method.step(state, x, oldAlpha)
    const { residual, normal, norm, condition } = measures
    residuals.push(residual)
    normalResiduals.push(normal)
    const solution = (): Float64Array => x.map((value, i) => value + (setting.start?.[i] ?? 0))
    const stop = setting.callback?.({ step, residual, solution }) === true
    const status = stop ? 'stopped' : verdict(measures, length(x), setting)
    if (status !== undefined) return { ...results, status, steps: step, condition, norm }
  }
  return { ...results, status: 'max-steps', steps: setting.maxSteps, condition: measures.condition, norm: measures.norm }
}

/** The tests of section 6 of the paper on LSQR; each also in the form that rounding errors allow. */
function verdict({ residual, normal, norm, condition }: Measures, size: number, limits: Setting): KrylovStatus | undefined {
  if (!Number.isFinite(residual) || !Number.isFinite(norm)) return 'non-finite'
  const eps = 2 ** -52
  const [atol, btol] = [Math.max(limits.atol, eps), Math.max(limits.btol, eps)]
  if (residual <= btol * limits.size + atol * norm * size) return 'converged'
  if (normal <= atol * norm * residual) return 'least-squares'
  return condition >= Math.min(limits.conditionLimit, 1 / eps) ? 'ill-conditioned' : undefined
}

/** The next β·u and α·v. */
function extend(state: Bidiagonalization): void {
  const { a, u, v } = state
  const [forward, backward] = [new Float64Array(u.length), new Float64Array(v.length)]
  a.times(v, forward)
  for (let i = 0; i < u.length; i++) u[i] = forward[i]! - state.alpha * u[i]!
  state.beta = normalize(u)
  if (state.beta === 0) {
    state.alpha = 0
    return
  }
  a.adjointTimes(u, backward)
  for (let i = 0; i < v.length; i++) v[i] = backward[i]! - state.beta * v[i]!
  state.alpha = normalize(v)
}

function normalize(x: Float64Array): number {
  const size = length(x)
  if (size > 0) scale(1 / size, x)
  return size
}

function requireLimits(where: string, options: LeastSquaresOptions, n: number): Limits {
  const { damp = 0, atol = 1e-6, btol = 1e-6, conditionLimit = 1e8, maxSteps = 2 * n } = options
  for (const [argument, value] of Object.entries({ damp, atol, btol, conditionLimit })) requireTolerance(where, argument, value)
  return {
    damp,
    atol,
    btol,
    conditionLimit: conditionLimit === 0 ? Infinity : conditionLimit,
    maxSteps: requireCount(where, 'maxSteps', maxSteps),
  }
}
