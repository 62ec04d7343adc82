import type { FloatArray } from '@ortho/core'
import { columnsOf, combined, newDirection, smallEigen } from './basis.ts'
import { addScaled, dot, length, orthogonalizeAgainst, scale } from './vectors.ts'

/** What {@link thickRestartLanczos} needs to know. */
export interface LanczosJob {
  readonly where: string
  readonly n: number
  /** y ← A·x, symmetric. */
  readonly times: (x: Float64Array, y: Float64Array) => void
  /** How many pairs are wanted. */
  readonly k: number
  /** Most vectors in the basis. */
  readonly size: number
  /** Indices of ascending values, the most wanted first. */
  readonly order: (values: FloatArray) => number[]
  readonly tolerance: number
  readonly maxRestarts: number
  /** First vector, not zero; overwritten. */
  readonly start: Float64Array
}

/** What {@link thickRestartLanczos} found. */
export interface LanczosPairs {
  readonly values: Float64Array
  readonly vectors: Float64Array[]
  readonly status: 'converged' | 'max-steps' | 'non-finite'
  readonly restarts: number
  readonly products: number
}

interface State {
  /** Orthonormal: those that T describes, and one more that they lead to, unless they span everything. */
  v: Float64Array[]
  /** Vᵀ·A·V by rows, `size` apart. */
  readonly t: Float64Array
  /** Length of what A·v of the last vector has outside of the basis. */
  beta: number
  products: number
  seed: number
}

/**
 * Eigenpairs at one end of the spectrum of a symmetric operator: Lanczos with all vectors kept orthogonal, restarted from the best
 * Ritz vectors and the last residual (Wu and Simon, SIAM J. Matrix Anal. Appl. 22, 2000).
 *
 * A Krylov space holds one vector of each eigenspace. So once everything wanted has converged, the search goes on from a new random
 * direction, until that changes nothing: copies of multiple eigenvalues are found like others.
 */
export function thickRestartLanczos(job: LanczosJob): LanczosPairs {
  const { where, n, k, size, order, tolerance, maxRestarts, start } = job
  const state: State = { v: [start], t: new Float64Array(size * size), beta: 0, products: 0, seed: 1 }
  scale(1 / length(start), start)
  let checked: Float64Array | undefined
  let from = 0
  for (let restart = 0; ; restart++) {
    const count = extend(job, state, from)
    if (count === undefined) return { ...pick(state, [], new Float64Array(0), 0), status: 'non-finite', restarts: restart }
    const { values, vectors } = smallEigen(where, compact(state.t, size, count), count)
    const ranking = order(values)
    const wanted = ranking.slice(0, k)
    const top = Math.max(Math.abs(values[0]!), Math.abs(values[count - 1]!))
    const bound = (i: number): number => Math.max(tolerance * Math.abs(values[i]!), 10 * 2 ** -52 * top)
    const settled = count >= n || wanted.every((i) => Math.abs(state.beta * vectors[(count - 1) * count + i]!) <= bound(i))
    const found = Float64Array.from(wanted, (i) => values[i]!)
    const complete = count >= n || (settled && checked !== undefined && sameValues(found, checked, Math.max(tolerance, 1e-14) * top))
    if (complete || restart >= maxRestarts) {
      const status = complete || settled ? 'converged' : 'max-steps'
      return { ...pick(state, wanted, values, count, vectors), status, restarts: restart }
    }
    checked = settled ? found : undefined
    // Beside those wanted, some of the next best: convergence depends on the distance to what is thrown away.
    const kept = ranking.slice(0, settled ? k : Math.min(count - 1, k + Math.max(1, Math.floor((count - k) / 2))))
    from = shrink(state, kept, values, vectors, count, settled, size)
    if (state.v.length === from) return { ...pick(state, wanted, values, count, vectors), status: 'converged', restarts: restart }
  }
}

/** Steps of the process until the basis is full. Its size, or undefined where a product is not finite. */
function extend({ n, size, times }: LanczosJob, state: State, from: number): number | undefined {
  const { v, t } = state
  const h = new Float64Array(size)
  for (let j = from; j < size; j++) {
    const next = new Float64Array(n)
    times(v[j]!, next)
    state.products++
    const before = length(next)
    if (!Number.isFinite(before)) return undefined
    h.fill(0)
    state.beta = orthogonalizeAgainst(v, next, h)
    // A restart has left its couplings in the row of the first new vector; all other new ones are those of a tridiagonal matrix.
    t[j * size + j] = h[j]!
    const invariant = state.beta <= 2 ** -50 * before || j + 1 === n
    if (invariant) state.beta = 0
    else scale(1 / state.beta, next)
    const direction = invariant ? newDirection(v, n, state.seed++) : next
    if (direction === undefined) return j + 1
    v.push(direction)
    if (j + 1 < size) t[j * size + j + 1] = t[(j + 1) * size + j] = state.beta
  }
  return size
}

/** A basis of the Ritz vectors `kept` and the last residual; a random direction instead of it where all is `settled`. */
function shrink(
  state: State,
  kept: readonly number[],
  values: FloatArray,
  vectors: FloatArray,
  count: number,
  settled: boolean,
  size: number,
): number {
  const { v, t, beta } = state
  const n = v[0]!.length
  const ritz = combined(v.slice(0, count), columnsOf(vectors, count, kept), kept.length)
  const next = settled ? newDirection(ritz, n, state.seed++) : v[count]
  const width = kept.length
  t.fill(0)
  kept.forEach((i, at) => {
    t[at * size + at] = values[i]!
    if (!settled) t[at * size + width] = t[width * size + at] = beta * vectors[(count - 1) * count + i]!
  })
  state.v = next === undefined ? ritz : [...ritz, next]
  return width
}

function pick(
  { v, products }: State,
  wanted: readonly number[],
  values: FloatArray,
  count: number,
  vectors?: FloatArray,
): Pick<LanczosPairs, 'values' | 'vectors' | 'products'> {
  if (vectors === undefined) return { values: new Float64Array(0), vectors: [], products }
  const ascending = [...wanted].sort((a, b) => values[a]! - values[b]!)
  const found = combined(v.slice(0, count), columnsOf(vectors, count, ascending), ascending.length)
  polish(found)
  return { values: Float64Array.from(ascending, (i) => values[i]!), vectors: found, products }
}

/** Orthonormal to the last digit, whatever many restarts have left. */
function polish(columns: readonly Float64Array[]): void {
  columns.forEach((column, i) => {
    for (let j = 0; j < i; j++) addScaled(-dot(columns[j]!, column), columns[j]!, column)
    scale(1 / length(column), column)
  })
}

function sameValues(a: Float64Array, b: Float64Array, bound: number): boolean {
  const [x, y] = [a.slice().sort(), b.slice().sort()]
  return x.every((value, i) => Math.abs(value - y[i]!) <= 10 * bound)
}

/** The leading block of a matrix by rows that are `size` apart. */
function compact(t: Float64Array, size: number, count: number): Float64Array {
  const out = new Float64Array(count * count)
  for (let i = 0; i < count; i++) out.set(t.subarray(i * size, i * size + count), i * count)
  return out
}
