import { type FloatArray, OptionError, type Tensor, type TensorLike, matrixTranspose } from '@ortho/core'
import { columnsOf, combined, newDirection, sideBySide, smallSvd } from './basis.ts'
import { type OnFailure, requireSuccess } from './iteration.ts'
import { requireCount, requireName, requireTolerance } from './require.ts'
import { type MatrixLike, hostOperator, hostVector, placeOf, transposedOperator, vectorTensor } from './system.ts'
import { addScaled, fillWithNoise, largestOf, length, orthogonalizeAgainst, scale } from './vectors.ts'

/** Options of {@link svds}. */
export interface SvdsOptions {
  /** How many triples. Default min(6, m, n). */
  readonly k?: number | undefined
  /** Which end. The smallest converge slowly unless they are well separated. Default `largest`. */
  readonly which?: 'largest' | 'smallest' | undefined
  /** `[min(m, n)]`: the first vector, on the shorter side. Default: noise, always the same. */
  readonly start?: TensorLike | undefined
  /** Vectors in each basis. Default min(m, n, max(2·k + 1, 20)). */
  readonly basis?: number | undefined
  /** Residuals relative to the largest singular value. Default 10·ε. */
  readonly tol?: number | undefined
  /** Most restarts. Default 1000. */
  readonly maxRestarts?: number | undefined
  /** What becomes of a failure: ConvergenceError, or a result that says so in its `status`. Default `throw`. */
  readonly onFailure?: OnFailure | undefined
}

/** What {@link svds} returns. Also iterable: `const [u, s, vh] = svds(a)`. */
export interface SvdsResult extends Iterable<Tensor> {
  /** `[m, k]`: orthonormal columns. */
  readonly u: Tensor
  /** `[k]`, descending. */
  readonly s: Tensor
  /** `[k, n]`: orthonormal rows. */
  readonly vh: Tensor
  /** `max-steps`: the best there is after all restarts. */
  readonly status: 'converged' | 'max-steps' | 'non-finite'
  /** √(‖A·v − s·u‖² + ‖Aᵀ·u − s·v‖²) of each triple, computed from what is returned. */
  readonly residuals: number[]
  /** Restarts done. */
  readonly restarts: number
  /** Products with A; as many with Aᵀ. */
  readonly products: number
}

/**
 * A few singular values and vectors of a large matrix, by bidiagonalization with thick restarts and full orthogonalization (Baglama
 * and Reichel, SIAM J. Sci. Comput. 27, 2005): AᵀA is never formed, small singular values keep their digits.
 *
 * Multiple values are looked for with new random directions before it ends. For all of a dense matrix use {@link svd}; where a few
 * digits do, {@link randomizedSvd} needs fewer passes.
 *
 * @param a - `[m, n]`, or anything that multiplies vectors, has a shape and `applyAdjoint`.
 * @returns values and vectors, and how good they are. Not differentiable.
 * @throws ShapeError, OptionError; ConvergenceError unless `onFailure` is `status`.
 * @example
 * ```ts
 * svds([[0, 3], [2, 0], [0, 0]], { k: 1 }).s.toArray() // => [3]
 * ```
 */
export function svds(a: MatrixLike, options: SvdsOptions = {}): SvdsResult {
  const { which = 'largest', tol = 10 * 2 ** -52, maxRestarts = 1000, onFailure } = options
  const place = placeOf(a)
  const given = hostOperator('svds', a, place)
  // The process lives on the shorter side, where it ends after as many steps.
  const wide = given.columns > given.rows
  const operator = wide ? transposedOperator(given) : given
  const n = operator.columns
  const k = requireCount('svds', 'k', options.k ?? Math.min(6, n))
  if (k > n) throw new OptionError({ where: 'svds', argument: 'k', expected: `at most ${n}`, received: String(k) })
  const size = requireCount('svds', 'basis', options.basis ?? Math.min(n, Math.max(2 * k + 1, 20)), Math.min(n, k + 2))
  const start = options.start === undefined ? new Float64Array(n) : hostVector('svds', 'start', options.start, n)
  if (length(start) === 0) fillWithNoise(start, 5)
  const state: State = { p: [start], q: [], b: new Float64Array(size * size), beta: 0, products: 0, seed: 1 }
  const limits = {
    k,
    size: Math.min(n, size),
    largest: requireName('svds', 'which', which, ['largest', 'smallest']) === 'largest',
    tol: requireTolerance('svds', 'tol', tol),
    maxRestarts: requireCount('svds', 'maxRestarts', maxRestarts),
  }
  const { status, restarts, triples } = k === 0 ? nothing() : iterate(operator, state, limits)
  const { left, right, values } = triples
  const residuals = residualsOf(operator, triples)
  const hint = 'Raise `maxRestarts`, `basis` or `tol`.'
  requireSuccess('svds', { status, steps: state.products, residual: largestOf(residuals), hint }, onFailure)
  const u = sideBySide(wide ? right : left, given.rows, place)
  const s = vectorTensor(values, place)
  const vh = matrixTranspose(sideBySide(wide ? left : right, given.columns, place))
  const { products } = state
  return { u, s, vh, status, residuals, restarts, products, [Symbol.iterator]: () => [u, s, vh][Symbol.iterator]() }
}

type Operator = ReturnType<typeof hostOperator>

interface State {
  /** Orthonormal, on the side of x: one more than Q has, unless they span everything. */
  p: Float64Array[]
  /** Orthonormal, on the side of A·x: A·P = Q·B. */
  q: Float64Array[]
  /** By rows, `size` apart. */
  readonly b: Float64Array
  /** Length of what Aᵀ·q of the last vector has outside of P. */
  beta: number
  products: number
  seed: number
}

interface Limits {
  readonly k: number
  readonly size: number
  readonly largest: boolean
  readonly tol: number
  readonly maxRestarts: number
}

interface Triples {
  readonly left: Float64Array[]
  readonly right: Float64Array[]
  readonly values: Float64Array
}

interface Found {
  readonly status: SvdsResult['status']
  readonly restarts: number
  readonly triples: Triples
}

function nothing(): Found {
  return { status: 'converged', restarts: 0, triples: { left: [], right: [], values: new Float64Array(0) } }
}

function iterate(operator: Operator, state: State, limits: Limits): Found {
  const { k, size, largest, tol, maxRestarts } = limits
  const n = operator.columns
  scale(1 / length(state.p[0]!), state.p[0]!)
  let checked: Float64Array | undefined
  let from = 0
  for (let restart = 0; ; restart++) {
    const count = extend(operator, state, from, size)
    if (count === undefined) return { ...nothing(), status: 'non-finite', restarts: restart }
    const { u, s, vh } = smallSvd('svds', compact(state.b, size, count), count)
    const ranking = Array.from(s, (_, i) => (largest ? i : count - 1 - i))
    const wanted = ranking.slice(0, k)
    const settled = count >= n || wanted.every((i) => Math.abs(state.beta * u[(count - 1) * count + i]!) <= tol * s[0]!)
    const found = Float64Array.from(wanted, (i) => s[i]!)
    const same = checked !== undefined && found.every((value, i) => Math.abs(value - checked![i]!) <= 10 * tol * s[0]!)
    if (count >= n || (settled && same) || restart >= maxRestarts) {
      const chosen = [...wanted].sort((i, j) => i - j)
      const left = combined(state.q, columnsOf(u, count, chosen), chosen.length)
      const right = combined(state.p.slice(0, count), rowsOf(vh, count, chosen), chosen.length)
      const triples = { left, right, values: Float64Array.from(chosen, (i) => s[i]!) }
      return { status: settled ? 'converged' : 'max-steps', restarts: restart, triples }
    }
    checked = settled ? found : undefined
    const kept = ranking.slice(0, settled ? k : Math.min(count - 1, k + Math.max(1, Math.floor((count - k) / 2))))
    from = shrink(state, { u, s, vh, count, size }, kept, settled)
  }
}

/** Steps of the process until the bases are full. Their size, or undefined where a product is not finite. */
function extend({ rows, columns, times, adjointTimes }: Operator, state: State, from: number, size: number): number | undefined {
  const { p, q, b } = state
  for (let j = from; j < size; j++) {
    const left = new Float64Array(rows)
    times(p[j]!, left)
    state.products++
    const before = length(left)
    if (!Number.isFinite(before)) return undefined
    const alpha = orthogonalizeAgainst(q, left)
    const vanished = alpha <= 2 ** -50 * before || alpha === 0
    b[j * size + j] = vanished ? 0 : alpha
    if (!vanished) scale(1 / alpha, left)
    const nextLeft = vanished ? newDirection(q, rows, state.seed++) : left
    if (nextLeft === undefined) return j
    q.push(nextLeft)
    const right = new Float64Array(columns)
    adjointTimes(nextLeft, right)
    const unreduced = length(right)
    state.beta = orthogonalizeAgainst(p, right)
    const last = state.beta <= 2 ** -50 * unreduced || j + 1 === columns
    if (last) state.beta = 0
    else scale(1 / state.beta, right)
    const nextRight = last ? newDirection(p, columns, state.seed++) : right
    if (nextRight === undefined) return j + 1
    p.push(nextRight)
    if (j + 1 < size) b[j * size + j + 1] = state.beta
  }
  return size
}

interface Projected {
  readonly u: FloatArray
  readonly s: FloatArray
  readonly vh: FloatArray
  readonly count: number
  readonly size: number
}

/** Bases of the triples `kept` and the last residual; a random direction instead of that where all is `settled`. */
function shrink(state: State, { u, s, vh, count, size }: Projected, kept: readonly number[], settled: boolean): number {
  const { p, q, b, beta } = state
  const width = kept.length
  const right = combined(p.slice(0, count), rowsOf(vh, count, kept), width)
  const next = settled ? newDirection(right, p[0]!.length, state.seed++) : p[count]
  state.q = combined(q, columnsOf(u, count, kept), width)
  state.p = next === undefined ? right : [...right, next]
  b.fill(0)
  kept.forEach((i, at) => {
    b[at * size + at] = s[i]!
    // Aᵀ·(Q·uᵢ) = sᵢ·P·vᵢ + β·uᵢ[last]·p: what the next A·p has along Q·uᵢ.
    if (!settled) b[at * size + width] = beta * u[(count - 1) * count + i]!
  })
  return width
}

/** Rows `chosen` of a square matrix by rows, as columns of a matrix by rows. */
function rowsOf(matrix: FloatArray, n: number, chosen: readonly number[]): Float64Array {
  const out = new Float64Array(n * chosen.length)
  chosen.forEach((row, i) => {
    for (let j = 0; j < n; j++) out[j * chosen.length + i] = matrix[row * n + j]!
  })
  return out
}

function residualsOf({ rows, columns, times, adjointTimes }: Operator, { left, right, values }: Triples): number[] {
  const [y, x] = [new Float64Array(rows), new Float64Array(columns)]
  return left.map((u, i) => {
    times(right[i]!, y)
    adjointTimes(u, x)
    addScaled(-values[i]!, u, y)
    addScaled(-values[i]!, right[i]!, x)
    return Math.hypot(length(y), length(x))
  })
}

/** The leading block of a matrix by rows that are `size` apart. */
function compact(b: Float64Array, size: number, count: number): Float64Array {
  const out = new Float64Array(count * count)
  for (let i = 0; i < count; i++) out.set(b.subarray(i * size, i * size + count), i * count)
  return out
}
