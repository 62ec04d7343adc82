import {
  ConvergenceError,
  type Primitive,
  ShapeError,
  type Tensor,
  type TensorLike,
  apply,
  asFloat,
  cast,
  expandDims,
  matmul,
  neg,
  showShape,
  squeeze,
  stopGradient,
} from '@ortho/core'
import { requireCount, requireName, requireTolerance } from './require.ts'
import { length, scale } from './vectors.ts'
import {
  type HostOperator,
  type MatrixLike,
  companionOperator,
  hostOperator,
  hostVector,
  isDense,
  placeOf,
  transposedOperator,
  vectorTensor,
} from './system.ts'

/**
 * How an iteration ended. `converged`: the residual is below the tolerance. `max-steps`: not yet. `least-squares`: no solution, x
 * minimizes the residual. `indefinite`, `not-symmetric`: the matrix or the preconditioner is not what the method needs.
 * `breakdown`: the recurrence cannot go on, often a singular matrix; another method or preconditioner may. `stalled`: rounding
 * errors or restarts keep the residual where it is. `ill-conditioned`: the condition estimate has passed its limit. `non-finite`: an
 * operator gave NaN or infinity. `stopped`: by the callback.
 */
export type KrylovStatus =
  | 'converged'
  | 'max-steps'
  | 'least-squares'
  | 'indefinite'
  | 'not-symmetric'
  | 'breakdown'
  | 'stalled'
  | 'ill-conditioned'
  | 'non-finite'
  | 'stopped'

/**
 * What becomes of an iteration that has not converged: `throw` ConvergenceError, or return what there is with a `status` that says
 * so. One that the callback has stopped returns in any case.
 */
export type OnFailure = 'throw' | 'status'

/** What a callback is told after each step. */
export interface KrylovStep {
  /** Steps done. */
  readonly step: number
  /** ‖b − A·x‖ as the recurrence has it. */
  readonly residual: number
  /** A copy of x; costs a product with the basis in {@link gmres}. */
  readonly solution: () => Float64Array
}

/** Options that all solvers of linear systems share. */
export interface KrylovOptions {
  /** `[n]`: where to begin. Default zeros. */
  readonly x0?: TensorLike | undefined
  /** Stop at ‖b − A·x‖ ≤ max(rtol·‖b‖, atol). Default 1e-5. */
  readonly rtol?: number | undefined
  /** See `rtol`. Default 0. */
  readonly atol?: number | undefined
  /** Most products with A in steps. Default 10·n. */
  readonly maxSteps?: number | undefined
  /** An operator that approximates A⁻¹: it is applied to residuals. */
  readonly preconditioner?: MatrixLike | undefined
  /** Called after each step; `true` stops. */
  readonly callback?: ((step: KrylovStep) => unknown) | undefined
  /** What becomes of a failure: ConvergenceError, or a result that says so in its `status`. Default `throw`. */
  readonly onFailure?: OnFailure | undefined
}

/** What a solver of linear systems returns. */
export interface KrylovResult {
  /** `[n]`: the best approximation it has. Differentiable in b, and in a matrix A given by its elements. */
  readonly x: Tensor
  /** How it ended. */
  readonly status: KrylovStatus
  /** Steps done. */
  readonly steps: number
  /** Norms of the residual: before the first step and after each. */
  readonly residuals: number[]
  /** ‖b − A·x‖ computed from the x returned. */
  readonly residual: number
}

/** One system on the host. */
export interface HostSystem {
  readonly n: number
  readonly a: HostOperator
  readonly b: Float64Array
  readonly x: Float64Array
  /** Approximates A⁻¹. */
  readonly m: HostOperator | undefined
  /** ‖b − A·x‖ to reach. */
  readonly tolerance: number
  readonly maxSteps: number
  /** Notes the norm of the residual after a step; true when the caller wants to stop. */
  readonly note: (residual: number, solution: () => Float64Array) => boolean
}

/** Works on `system.x` in place. Says how it ended and after how many steps; what it calls convergence is checked. */
export type HostSolver = (system: HostSystem) => { status: KrylovStatus; steps: number }

/** A solver, and one for transposed systems: itself where the matrix is symmetric. */
export interface Method {
  readonly where: string
  readonly solver: HostSolver
  /** Whether A = Aᵀ is taken for granted. */
  readonly symmetric: boolean
}

interface Outcome extends Ending {
  readonly x: Float64Array
  readonly residuals: number[]
}

interface Job {
  readonly method: Method
  readonly options: KrylovOptions
  /** The operator, unless it is the second input. */
  readonly a: MatrixLike | undefined
  readonly transposed: boolean
  /** Whether this computes a derivative: then failure is an error. */
  readonly derived: boolean
  outcome?: Outcome
}

const krylovPrimitive: Primitive<Job> = {
  name: 'krylov',
  run: ([b, a], job) => {
    job.outcome = solveOnHost(job, b!, job.a ?? a!)
    return vectorTensor(job.outcome.x, b!)
  },
  // A·x = b  ⇒  A·ẋ = ḃ − Ȧ·x
  tangent: (t, i, [, a], x, job) => {
    const next = derivedJob(job, job.transposed)
    if (i === 0) return apply(krylovPrimitive, a === undefined ? [t] : [t, a], next)
    const moved = squeeze(matmul(t, expandDims(x, 1), { transposeA: job.transposed }), -1)
    return apply(krylovPrimitive, [neg(moved), a!], next)
  },
  spec: ([b]) => b!,
  transpose: (c, _i, [, a], job) => apply(krylovPrimitive, a === undefined ? [c] : [c, a], derivedJob(job, !job.transposed)),
}

function derivedJob({ method, options, a }: Job, transposed: boolean): Job {
  return { method, options: { ...options, x0: undefined, callback: undefined, atol: 0 }, a, transposed, derived: true }
}

/** Solves, and makes the solution differentiable: by systems with the same matrix or its transpose. */
export function solveIteratively(method: Method, a: MatrixLike, b: TensorLike, options: KrylovOptions): KrylovResult {
  const { where } = method
  const given = asFloat(b)
  if (given.ndim !== 1) {
    throw new ShapeError({
      where,
      argument: 'b',
      expected: '[n]',
      received: showShape(given.shape),
      hint: 'Solve for one column after the other.',
    })
  }
  const { dtype } = placeOf(a, given)
  const right = cast(given, dtype)
  const job: Job = { method, options, a: isDense(a) ? undefined : a, transposed: false, derived: false }
  const x = apply(krylovPrimitive, isDense(a) ? [right, cast(asFloat(a), dtype)] : [right], job)
  const { status, steps, residuals, residual } = job.outcome!
  requireSuccess(where, job.outcome!, options.onFailure)
  return { x, status, steps, residuals, residual }
}

function solveOnHost(job: Job, b: Tensor, a: MatrixLike): Outcome {
  const { method, options, transposed, derived } = job
  const { where, solver } = method
  const right = hostVector(where, 'b', b)
  const n = right.length
  const plain = hostOperator(where, isDense(a) ? stopGradient(asFloat(a)) : a, b, [n, n])
  if (plain.rows !== n || plain.columns !== n) {
    throw new ShapeError({ where, argument: 'a', expected: `${n} × ${n} for b of ${n}`, received: `${plain.rows} × ${plain.columns}` })
  }
  const turn = transposed && !method.symmetric
  const turned = (operator: HostOperator): HostOperator => (turn ? transposedOperator(operator) : operator)
  const m =
    options.preconditioner === undefined ? undefined : turned(companionOperator(where, 'preconditioner', options.preconditioner, b, n))
  const x = options.x0 === undefined ? new Float64Array(n) : hostVector(where, 'x0', options.x0, n)
  const outcome = scaledSolve(solver, { n, a: turned(plain), b: right, x, m }, requireOptions(where, options, n), options)
  if (derived) requireSuccess(where, outcome)
  return outcome
}

interface Limits {
  readonly rtol: number
  readonly atol: number
  readonly maxSteps: number
}

/** Solves with b divided by the power of two next to its norm: squares of residuals neither overflow nor vanish. */
function scaledSolve(
  solver: HostSolver,
  system: Pick<HostSystem, 'n' | 'a' | 'b' | 'x' | 'm'>,
  limits: Limits,
  options: KrylovOptions,
): Outcome {
  const { a, b, x } = system
  const norm = length(b)
  if (norm === 0) return { x: x.fill(0), status: 'converged', steps: 0, residuals: [0], residual: 0 }
  const unit = 2 ** Math.max(-1000, Math.min(1000, Math.floor(Math.log2(norm))))
  scale(1 / unit, b)
  scale(1 / unit, x)
  const residuals: number[] = []
  const tolerance = Math.max((limits.rtol * norm) / unit, limits.atol / unit)
  const truth = new Float64Array(system.n)
  const measure = (): number => {
    a.times(x, truth)
    for (let i = 0; i < truth.length; i++) truth[i] = b[i]! - truth[i]!
    return length(truth)
  }
  let [status, steps, residual]: [KrylovStatus, number, number] = ['stalled', 0, measure()]
  residuals.push(residual * unit)
  // A recurrence may believe in a residual smaller than the true one: then it is begun anew from the x it found.
  for (let before = Infinity; ; before = residual) {
    if (residual <= tolerance * (1 + 1e-6)) status = status === 'stalled' ? 'converged' : status
    else if (!Number.isFinite(residual)) status = 'non-finite'
    if (status !== 'stalled' || residual > before / 2) break
    const note = (value: number, solution: () => Float64Array): boolean => {
      residuals.push(value * unit)
      if (options.callback === undefined) return false
      const copy = (): Float64Array => solution().map((element) => element * unit)
      return options.callback({ step: residuals.length - 1, residual: value * unit, solution: copy }) === true
    }
    const ended = solver({ ...system, tolerance, maxSteps: limits.maxSteps - steps, note })
    steps += ended.steps
    residual = measure()
    status = ended.status === 'converged' ? 'stalled' : residual <= tolerance ? 'converged' : ended.status
  }
  scale(unit, x)
  return { x, status, steps, residuals, residual: residual * unit }
}

function requireOptions(where: string, { rtol = 1e-5, atol = 0, maxSteps }: KrylovOptions, n: number): Limits {
  return {
    rtol: requireTolerance(where, 'rtol', rtol),
    atol: requireTolerance(where, 'atol', atol),
    maxSteps: requireCount(where, 'maxSteps', maxSteps ?? 10 * n),
  }
}

const reasons: Readonly<Record<KrylovStatus, string>> = {
  converged: 'Nothing is wrong.',
  'max-steps': 'Raise `maxSteps` or `rtol`, or pass a `preconditioner`.',
  'least-squares': 'The system has no solution; x minimizes the residual.',
  indefinite: 'The matrix or the preconditioner is not positive definite: use `minres` for symmetric ones, `gmres` for others.',
  'not-symmetric': 'The matrix or the preconditioner is not symmetric: use `gmres` or `bicgstab`.',
  breakdown: 'The matrix may be singular: use `lsqr`, another start or another method.',
  stalled: 'The tolerance is below what rounding allows, or the restarts are too short.',
  'ill-conditioned': 'Raise `conditionLimit`, or use `damp`.',
  'non-finite': 'An operator gave NaN or infinity.',
  stopped: 'The callback asked for it.',
}

/** How an iteration ended, for the error that says so. */
export interface Ending {
  readonly status: KrylovStatus
  readonly steps: number
  readonly residual: number
  /** Norms of the residual, where there is a history. */
  readonly residuals?: readonly number[]
  /** What to do where `maxSteps` were too few. Default: what helps with systems. */
  readonly hint?: string
}

/** @throws ConvergenceError with the end of the history for what has failed, unless the caller would rather look at the status. */
export function requireSuccess(
  where: string,
  { status, steps, residual, residuals = [], hint }: Ending,
  onFailure: OnFailure = 'throw',
): void {
  requireName(where, 'onFailure', onFailure, ['throw', 'status'])
  if (onFailure === 'status' || status === 'converged' || status === 'stopped') return
  const last = residuals.slice(-4).map((value) => value.toExponential(1))
  const history = last.length < 2 ? '' : ` (the last: ${last.join(', ')})`
  throw new ConvergenceError({
    where,
    expected: 'solved to the tolerance',
    received: `${status} after ${steps} steps with a residual of ${residual.toExponential(2)}${history}`,
    hint: `${(status === 'max-steps' ? hint : undefined) ?? reasons[status]} With \`onFailure: 'status'\` what there is comes back.`,
  })
}
