import { OptionError, ShapeError, type Tensor, type TensorLike, asFloat, isFloat, showShape } from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { columnsOf, combined, sideBySide, smallEigen } from './basis.ts'
import { type OnFailure, requireSuccess } from './iteration.ts'
import { requireCount, requireTolerance } from './require.ts'
import { type HostOperator, type MatrixLike, companionOperator, hostOperator, placeOf, requirePlain, vectorTensor } from './system.ts'
import { addScaled, dot, fillWithNoise, largestOf, length, orthogonalizeAgainst, scale } from './vectors.ts'

/** What the callback of {@link lobpcg} is told after each step. */
export interface LobpcgStep {
  /** Steps done. */
  readonly step: number
  /** The eigenvalues as they are now. */
  readonly values: Float64Array
  /** ‖A·x − λ·x‖ of each pair. */
  readonly residuals: readonly number[]
}

/** Options of {@link lobpcg}. */
export interface LobpcgOptions {
  /** How many pairs: the first block is noise, always the same. Default 1; the number of columns of `x0` where that is given. */
  readonly k?: number | undefined
  /** `[n, k]`: the first block, of any lengths. */
  readonly x0?: TensorLike | undefined
  /** Approximates A⁻¹, symmetric positive definite; for the largest eigenvalues it is seldom of use. */
  readonly preconditioner?: MatrixLike | undefined
  /** `[n, c]`: directions to stay orthogonal to, such as eigenvectors that are known. */
  readonly constraints?: TensorLike | undefined
  /** Whether the largest eigenvalues are wanted, not the smallest. Default true. */
  readonly largest?: boolean | undefined
  /** Stop at ‖A·x − λ·x‖ ≤ tol·max|λ|, over the eigenvalues seen. Default 1e-8. */
  readonly tol?: number | undefined
  /** Most steps. Default 500. */
  readonly maxSteps?: number | undefined
  /** Called after each step; `true` stops. */
  readonly callback?: ((step: LobpcgStep) => unknown) | undefined
  /** What becomes of a failure: ConvergenceError, or a result that says so in its `status`. Default `throw`. */
  readonly onFailure?: OnFailure | undefined
}

/** What {@link lobpcg} returns. Also iterable: `const [values, vectors] = lobpcg(a)`. */
export interface LobpcgResult extends Iterable<Tensor> {
  /** `[k]`, descending where the largest are wanted, else ascending. */
  readonly values: Tensor
  /** `[n, k]`: orthonormal columns. */
  readonly vectors: Tensor
  /** How it ended. */
  readonly status: 'converged' | 'max-steps' | 'stalled' | 'stopped' | 'non-finite'
  /** Steps done. */
  readonly steps: number
  /** ‖A·x − λ·x‖ of each pair at the end. */
  readonly residuals: number[]
  /** The largest of those before the first step and after each. */
  readonly history: number[]
}

/**
 * A few eigenpairs at one end of the spectrum of a symmetric operator, by the locally optimal block preconditioned conjugate gradient
 * method (A. Knyazev, SIAM J. Sci. Comput. 23, 2001).
 *
 * A block finds multiple eigenvalues together, and a preconditioner for systems with A makes it fast. Each step solves a problem of
 * size 3·k in an orthonormal basis of the block, its residuals and the last directions, from which dependent vectors are dropped; the
 * new directions are made orthogonal to the block within that basis (Duersch, Shao, Yang and Gu, SIAM J. Sci. Comput. 40, 2018).
 * Without a preconditioner {@link eigsh} takes fewer products.
 *
 * @param a - `[n, n]` symmetric (not checked), or anything that multiplies vectors and has a shape.
 * @returns values and vectors, and how good they are. Not differentiable.
 * @throws ShapeError, OptionError; ConvergenceError unless `onFailure` is `status`.
 * @example
 * ```ts
 * lobpcg([[2, 0], [0, 5]], { k: 1, largest: false }).values.toArray() // => [2]
 * ```
 */
export function lobpcg(a: MatrixLike, options: LobpcgOptions = {}): LobpcgResult {
  const { largest = true, tol = 1e-8, onFailure, callback } = options
  const place = placeOf(a)
  const operator = hostOperator('lobpcg', a, place)
  const n = operator.rows
  if (n !== operator.columns) {
    throw new ShapeError({ where: 'lobpcg', argument: 'a', expected: 'square', received: showShape([n, operator.columns]) })
  }
  const fixed = options.constraints === undefined ? [] : columnsOfTensor('constraints', options.constraints, n)
  const y = orthonormal([], fixed)
  const x = firstBlock(options, n, y)
  const m =
    options.preconditioner === undefined ? undefined : companionOperator('lobpcg', 'preconditioner', options.preconditioner, place, n)
  const maxSteps = requireCount('lobpcg', 'maxSteps', options.maxSteps ?? 500)
  const run = iterate({ a: operator, m, y, sign: largest ? -1 : 1, tol: requireTolerance('lobpcg', 'tol', tol), maxSteps, callback }, x)
  const { status, steps, residuals, history } = run
  const hint = 'Raise `maxSteps`, `k` or `tol`, or pass a `preconditioner`.'
  requireSuccess('lobpcg', { status, steps, residual: largestOf(residuals), residuals: history, hint }, onFailure)
  const values = vectorTensor(run.values, place)
  const vectors = sideBySide(run.x, n, place)
  return { values, vectors, status, steps, residuals, history, [Symbol.iterator]: () => [values, vectors][Symbol.iterator]() }
}

interface Job {
  readonly a: HostOperator
  readonly m: HostOperator | undefined
  /** Orthonormal constraints. */
  readonly y: readonly Float64Array[]
  /** −1: the smallest of −A are looked for. */
  readonly sign: 1 | -1
  readonly tol: number
  readonly maxSteps: number
  readonly callback: LobpcgOptions['callback']
}

/** Columns and their products with ±A. */
interface Block {
  readonly columns: Float64Array[]
  readonly products: Float64Array[]
}

interface Run {
  readonly x: Float64Array[]
  readonly values: Float64Array
  readonly status: LobpcgResult['status']
  readonly steps: number
  readonly residuals: number[]
  readonly history: number[]
}

function iterate(job: Job, first: Float64Array[]): Run {
  const { tol, sign, maxSteps, callback } = job
  const k = first.length
  let { x, p, values } = rayleighRitz(block(job, first), k)
  const history: number[] = []
  let top = 0
  let verified = true
  for (let step = 0; ; step++) {
    const rests = x.columns.map((column, i) => residualVector(column, x.products[i]!, values[i]!))
    const residuals = rests.map(length)
    for (const value of values) top = Math.max(top, Math.abs(value))
    const worst = residuals.reduce((most, r) => Math.max(most, Number.isNaN(r) ? Infinity : r), 0)
    history.push(worst)
    const ended = (status: Run['status']): Run => ({
      x: x.columns,
      values: values.map((v) => sign * v),
      status,
      steps: step,
      residuals,
      history,
    })
    if (!Number.isFinite(worst)) return ended('non-finite')
    if (step > 0 && callback?.({ step, values: values.map((v) => sign * v), residuals }) === true) return ended('stopped')
    if (worst <= tol * top) {
      if (verified) return ended('converged')
      // Products have been updated for many steps: what they promise is checked with new ones.
      ;({ x, p, values } = rayleighRitz(block(job, orthonormal(job.y, x.columns)), k))
      verified = true
      history.pop()
      step--
      continue
    }
    if (step === maxSteps) return ended('max-steps')
    const active = rests.filter((_, i) => residuals[i]! > 0.1 * tol * top)
    const w = block(job, orthonormal([...job.y, ...x.columns, ...p.columns], preconditioned(job, active)))
    if (w.columns.length === 0) return ended('stalled')
    const basis = joined(x, p, w)
    ;({ x, p, values } = rayleighRitz(basis, k))
    verified = false
  }
}

function joined(...blocks: readonly Block[]): Block {
  return { columns: blocks.flatMap(({ columns }) => columns), products: blocks.flatMap(({ products }) => products) }
}

/** The best k vectors of an orthonormal basis whose first k vectors are the last block, and the directions that lead to them. */
function rayleighRitz(basis: Block, k: number): { x: Block; p: Block; values: Float64Array } {
  const { columns, products } = basis
  const size = columns.length
  const g = new Float64Array(size * size)
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) g[i * size + j] = g[j * size + i] = 0.5 * (dot(columns[i]!, products[j]!) + dot(columns[j]!, products[i]!))
  }
  if (g.some((value) => !Number.isFinite(value))) {
    return { x: basis, p: { columns: [], products: [] }, values: new Float64Array(k).fill(NaN) }
  }
  const { values, vectors } = smallEigen('lobpcg', g, size)
  const chosen = Array.from({ length: k }, (_, i) => i)
  const c = columnsOf(vectors, size, chosen)
  const directions = size > k ? directionsOf(c, size, k) : []
  const all = new Float64Array(size * (k + directions.length))
  const width = k + directions.length
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < k; i++) all[j * width + i] = c[j * k + i]!
    directions.forEach((direction, i) => (all[j * width + k + i] = direction[j]!))
  }
  const [moved, images] = [combined(columns, all, width), combined(products, all, width)]
  return {
    x: { columns: moved.slice(0, k), products: images.slice(0, k) },
    p: { columns: moved.slice(k), products: images.slice(k) },
    values: Float64Array.from(chosen, (i) => values[i]!),
  }
}

/** Coefficients of the new vectors without those of the old block, orthonormal and orthogonal to the new vectors' own. */
function directionsOf(c: Float64Array, size: number, k: number): Float64Array[] {
  const column = (i: number, from: number): Float64Array => Float64Array.from({ length: size }, (_, j) => (j < from ? 0 : c[j * k + i]!))
  const own = Array.from({ length: k }, (_, i) => column(i, 0))
  return orthonormal(own, own.map((_, i) => column(i, k))) // prettier-ignore
}

/** The columns made orthonormal and orthogonal to `others`, those left out that depend on them. */
function orthonormal(others: readonly Float64Array[], columns: readonly Float64Array[]): Float64Array[] {
  const basis = [...others]
  for (const column of columns) {
    const x = column.slice()
    const before = length(x)
    if (!(before > 0)) continue
    scale(1 / before, x)
    const left = orthogonalizeAgainst(basis, x)
    if (!(left > 1e-10)) continue
    scale(1 / left, x)
    // What is left of much cancellation is not orthogonal yet.
    if (left < 1e-2) scale(1 / orthogonalizeAgainst(basis, x), x)
    basis.push(x)
  }
  return basis.slice(others.length)
}

function block({ a, sign }: Job, columns: Float64Array[]): Block {
  const products = columns.map((column) => {
    const product = new Float64Array(column.length)
    a.times(column, product)
    if (sign < 0) scale(-1, product)
    return product
  })
  return { columns, products }
}

function residualVector(x: Float64Array, product: Float64Array, value: number): Float64Array {
  const r = product.slice()
  addScaled(-value, x, r)
  return r
}

function preconditioned({ m }: Job, residuals: Float64Array[]): Float64Array[] {
  if (m === undefined) return residuals
  return residuals.map((r) => {
    const z = new Float64Array(r.length)
    m.times(r, z)
    return z
  })
}

/** k orthonormal vectors that respect the constraints; noise in the place of those that depend on others. */
function firstBlock({ k, x0 }: LobpcgOptions, n: number, y: readonly Float64Array[]): Float64Array[] {
  const given = x0 === undefined ? [] : columnsOfTensor('x0', x0, n)
  const count = x0 === undefined ? (k ?? 1) : given.length
  requireCount('lobpcg', 'k', count)
  if (count > n - y.length) {
    throw new OptionError({
      where: 'lobpcg',
      argument: 'k',
      expected: `at most ${n - y.length}, the free dimensions`,
      received: String(count),
    })
  }
  let block = orthonormal(y, given)
  for (let seed = 11; block.length < count; seed++) {
    const noise = new Float64Array(n)
    fillWithNoise(noise, seed)
    block = [...block, ...orthonormal([...y, ...block], [noise])]
  }
  return block
}

function columnsOfTensor(argument: string, x: TensorLike, n: number): Float64Array[] {
  const t = requirePlain('lobpcg', argument, asFloat(x))
  if (t.ndim !== 2 || t.shape[0] !== n || !isFloat(t.dtype)) {
    throw new ShapeError({ where: 'lobpcg', argument, expected: `[${n}, k]`, received: showShape(t.shape) })
  }
  const [elements, k] = [floatsOf(t), t.shape[1]!]
  requireFinite('lobpcg', elements, k, argument)
  return Array.from({ length: k }, (_, j) => Float64Array.from({ length: n }, (_, i) => elements[i * k + j]!))
}
