import type { TensorLike } from '@ortho/core'
import { type HostSolver, type HostSystem, type KrylovOptions, type KrylovResult, solveIteratively } from './iteration.ts'
import { requireCount } from './require.ts'
import type { MatrixLike } from './system.ts'
import { addScaled, length, orthogonalizeAgainst, scale, subtract } from './vectors.ts'

/** Options of {@link gmres} and {@link fgmres}. */
export interface GmresOptions extends KrylovOptions {
  /** Steps after which the basis is given up and begun anew; as many vectors are kept. Default min(n, 30). */
  readonly restart?: number | undefined
}

/**
 * x with A·x = b for any square A: minimizes ‖b − A·x‖ over a Krylov space that begins anew every `restart` steps (Saad and
 * Schultz, SIAM J. Sci. Stat. Comput. 7, 1986). The residuals never grow.
 *
 * The preconditioner is applied on the right, so that residuals are those of the system itself; the basis is made by modified
 * Gram–Schmidt, twice where much is cancelled. Step k costs a product and about 4·n·k flops. {@link bicgstab} has short recurrences
 * and uneven residuals; {@link fgmres} takes preconditioners that change.
 *
 * @param a - `[n, n]`, or anything that multiplies vectors.
 * @param b - `[n]`, finite.
 * @returns x and how it was found. Failures: `stalled` where a cycle has gained nothing, as any
 *   other would: raise `restart`.
 * @throws ShapeError, OptionError; ConvergenceError unless `onFailure` is `status`; in a derivative always.
 * @example
 * ```ts
 * gmres([[0, 1], [-1, 0]], [2, 3]).steps // => 2
 * ```
 */
export function gmres(a: MatrixLike, b: TensorLike, { restart, ...options }: GmresOptions = {}): KrylovResult {
  const solver = restarted('gmres', restart, false)
  return solveIteratively({ where: 'gmres', solver, symmetric: false }, a, b, options)
}

/**
 * {@link gmres} with a preconditioner that may differ from step to step, an iteration of its own for instance (Y. Saad, SIAM J. Sci.
 * Comput. 14, 1993). Keeps twice as many vectors. Arguments and result as of {@link gmres}.
 *
 * @example
 * ```ts
 * const inner = { shape: [2, 2] as const, apply: (r: Tensor) => gmres([[2, 1], [0, 1]], r, { maxSteps: 1, onFailure: 'status' }).x }
 * fgmres([[2, 1], [0, 1]], [3, 1], { preconditioner: inner }).status // => 'converged'
 * ```
 */
export function fgmres(a: MatrixLike, b: TensorLike, { restart, ...options }: GmresOptions = {}): KrylovResult {
  const solver = restarted('fgmres', restart, true)
  return solveIteratively({ where: 'fgmres', solver, symmetric: false }, a, b, options)
}

function restarted(where: string, restart: number | undefined, flexible: boolean): HostSolver {
  return (system) => {
    const width = Math.min(system.n, requireCount(where, 'restart', restart ?? 30, 1))
    const basis: Basis = { v: [new Float64Array(system.n)], z: [], flexible }
    let steps = 0
    for (let before = Infinity; ;) {
      system.a.times(system.x, basis.v[0]!)
      subtract(system.b, basis.v[0]!, basis.v[0]!)
      const residual = length(basis.v[0]!)
      if (residual <= system.tolerance) return { status: 'converged', steps }
      if (steps >= system.maxSteps) return { status: 'max-steps', steps }
      if (!(residual < before * (1 - 1e-12))) return { status: Number.isNaN(residual) ? 'non-finite' : 'stalled', steps }
      before = residual
      const ended = cycle(system, basis, residual, Math.min(width, system.maxSteps - steps))
      steps += ended.steps
      if (ended.status !== 'max-steps') return { status: ended.status, steps }
    }
  }
}

interface Basis {
  /** Orthonormal vectors of the Krylov space. */
  readonly v: Float64Array[]
  /** The preconditioner's products with them, where those are kept. */
  readonly z: Float64Array[]
  readonly flexible: boolean
}

/** R of the QR factorization of the Hessenberg matrix by columns, its rotations, and Qᵀ·‖r‖·e₁. */
interface Reduced {
  readonly r: Float64Array[]
  readonly c: number[]
  readonly s: number[]
  readonly g: number[]
}

/** Up to `width` steps from the residual in the first vector of the basis, of norm `residual`. */
function cycle(system: HostSystem, basis: Basis, residual: number, width: number): ReturnType<HostSolver> {
  const { n, a, m, tolerance, note, x } = system
  const { v, z, flexible } = basis
  const reduced: Reduced = { r: [], c: [], s: [], g: [residual] }
  const spare = new Float64Array(m === undefined ? 0 : n)
  scale(1 / residual, v[0]!)
  for (let j = 0; j < width; j++) {
    const next = (v[j + 1] ??= new Float64Array(n))
    const direction = m === undefined ? v[j]! : flexible ? (z[j] ??= new Float64Array(n)) : spare
    m?.times(v[j]!, direction)
    a.times(direction, next)
    const before = length(next)
    if (!Number.isFinite(before)) return { status: 'non-finite', steps: finish(system, basis, reduced, x, j) }
    const h = new Float64Array(j + 2)
    h[j + 1] = orthogonalizeAgainst(v.slice(0, j + 1), next, h)
    const last = h[j + 1]! <= 2 ** -52 * before
    if (last) h[j + 1] = 0
    else scale(1 / h[j + 1]!, next)
    const left = rotateInto(reduced, h)
    // The space is invariant and A is singular on it: the new direction cannot be used.
    if (last && Math.abs(h[j]!) <= 2 ** -52 * n * before) return { status: 'breakdown', steps: finish(system, basis, reduced, x, j) + 1 }
    const wanted = note(left, () => {
      const copy = x.slice()
      finish(system, basis, reduced, copy, j + 1)
      return copy
    })
    if (wanted || left <= tolerance || last) {
      return { status: wanted ? 'stopped' : 'converged', steps: finish(system, basis, reduced, x, j + 1) }
    }
  }
  return { status: 'max-steps', steps: finish(system, basis, reduced, x, width) }
}

/** The rotations on a new column of the Hessenberg matrix, and one more; the norm of the residual that is left. */
function rotateInto({ r, c, s, g }: Reduced, h: Float64Array): number {
  const j = h.length - 2
  for (let i = 0; i < j; i++) {
    const [p, q] = [h[i]!, h[i + 1]!]
    h[i] = c[i]! * p + s[i]! * q
    h[i + 1] = c[i]! * q - s[i]! * p
  }
  const size = Math.hypot(h[j]!, h[j + 1]!)
  c[j] = size === 0 ? 1 : h[j]! / size
  s[j] = size === 0 ? 0 : h[j + 1]! / size
  h[j] = size
  g[j + 1] = -s[j] * g[j]!
  g[j]! *= c[j]
  r[j] = h
  return Math.abs(g[j + 1]!)
}

/** x ← x + M·V·R⁻¹·g with the first `count` vectors; returns their number. */
function finish({ n, m }: HostSystem, { v, z, flexible }: Basis, { r, g }: Reduced, x: Float64Array, count: number): number {
  const y = Float64Array.from({ length: count }, (_, i) => g[i]!)
  for (let j = count - 1; j >= 0; j--) {
    y[j]! /= r[j]![j]!
    for (let i = 0; i < j; i++) y[i]! -= r[j]![i]! * y[j]!
  }
  if (m === undefined || flexible) {
    const directions = m === undefined ? v : z
    for (let j = 0; j < count; j++) addScaled(y[j]!, directions[j]!, x)
    return count
  }
  const [sum, moved] = [new Float64Array(n), new Float64Array(n)]
  for (let j = 0; j < count; j++) addScaled(y[j]!, v[j]!, sum)
  m.times(sum, moved)
  addScaled(1, moved, x)
  return count
}
