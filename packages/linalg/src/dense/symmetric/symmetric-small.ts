import type { FloatArray } from '@ortho/core'

/** Rounding unit of doubles, 2⁻⁵³. */
const UNIT = 1.1102230246251565e-16

/** Squares below this are zero beside numbers of order 1. */
const SMALLEST = 1e-301

/** Scratch for matrices of one small order, and what was found for the last of them. */
export interface SmallEigen {
  /** Order. */
  readonly n: number
  /** Lower triangle, by rows; overwritten. */
  readonly a: Float64Array
  /** Eigenvalues, in no order. */
  readonly d: Float64Array
  /** Beside the diagonal. */
  readonly e: Float64Array
  /** Rows are eigenvectors; without room for them only values are found. */
  readonly q: Float64Array | undefined
  /** Filled by {@link sortSmall}. */
  readonly order: Int32Array
}

/** Room for matrices of order n. */
export function smallEigen(n: number, wantVectors: boolean): SmallEigen {
  return {
    n,
    a: new Float64Array(n * n),
    d: new Float64Array(n),
    e: new Float64Array(n),
    q: wantVectors ? new Float64Array(n * n) : undefined,
    order: new Int32Array(n),
  }
}

/** Loads the lower triangle of a matrix whose rows lie one after another, multiplied by `scale`. */
export function loadSmall({ n, a }: SmallEigen, source: FloatArray, from: number, scale: number): void {
  for (let i = 0, p = 0; i < n; i++, p += n) {
    for (let j = 0; j <= i; j++) a[p + j] = source[from + p + j]! * scale
  }
}

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix with elements of order 1: the algorithms of the large ones
 * (reflections, then QL steps) in loops over arrays that fit into the first-level cache, without calls.
 *
 * @returns how many off-diagonal elements did not become negligible.
 */
export function solveSmall(work: SmallEigen): number {
  reduce(work)
  if (work.q !== undefined) form(work, work.q)
  return diagonalize(work)
}

/** Sorts: `order[i]` is the index of the i-th value. */
export function sortSmall({ n, d, order }: SmallEigen): void {
  for (let i = 0; i < n; i++) {
    const value = d[i]!
    let j = i
    for (; j > 0 && d[order[j - 1]!]! > value; j--) order[j] = order[j - 1]!
    order[j] = i
  }
}

/** Reflections from the last row to the first; row i keeps v in elements 0 … i − 1, and √τ has gone into v. */
function reduce({ n, a, d, e }: SmallEigen): void {
  for (let i = n - 1; i > 0; i--) {
    const row = i * n
    d[i] = a[row + i]!
    const alpha = a[row + i - 1]!
    let squares = 0
    for (let j = 0; j < i - 1; j++) squares += a[row + j]! * a[row + j]!
    if (squares <= SMALLEST) {
      e[i - 1] = alpha
      // H is the identity: no vector.
      for (let j = 0; j < i; j++) a[row + j] = 0
      continue
    }
    const norm = Math.sqrt(alpha * alpha + squares)
    const beta = alpha > 0 ? -norm : norm
    // v·vᵀ = τ·uuᵀ with u = (x, α − β)/(α − β) and τ = (β − α)/β.
    const scale = 1 / Math.sqrt(norm * (norm + Math.abs(alpha)))
    for (let j = 0; j < i - 1; j++) a[row + j]! *= scale
    a[row + i - 1] = (alpha - beta) * scale
    e[i - 1] = beta
    update(a, n, i, row, d)
  }
  d[0] = a[0]!
}

/** A ← H·A·H on the leading square of order i, H = I − v·vᵀ with v in row i; `w` is scratch. */
function update(a: Float64Array, n: number, i: number, row: number, w: Float64Array): void {
  let product = 0
  for (let r = 0; r < i; r++) {
    let sum = 0
    for (let j = 0, p = r * n; j <= r; j++) sum += a[p + j]! * a[row + j]!
    for (let j = r + 1, p = j * n + r; j < i; j++, p += n) sum += a[p]! * a[row + j]!
    w[r] = sum
    product += sum * a[row + r]!
  }
  product *= 0.5
  for (let r = 0, p = 0; r < i; r++, p += n) {
    const v = a[row + r]!
    const u = w[r]! - product * v
    w[r] = u
    for (let j = 0; j <= r; j++) a[p + j]! -= v * w[j]! + u * a[row + j]!
  }
}

/** Q ← H₁·…·Hₙ₋₁: the transpose of what diagonalization continues with. */
function form({ n, a }: SmallEigen, q: Float64Array): void {
  for (let i = 0, p = 0; i < n; i++) for (let j = 0; j < n; j++) q[p++] = i === j ? 1 : 0
  for (let i = 2; i < n; i++) {
    const row = i * n
    for (let r = 0, p = 0; r < i; r++, p += n) {
      let sum = 0
      for (let j = 0; j < i; j++) sum += q[p + j]! * a[row + j]!
      for (let j = 0; j < i; j++) q[p + j]! -= sum * a[row + j]!
    }
  }
}

/** QL steps, from the end at which the diagonal is smaller. */
function diagonalize({ n, d, e, q }: SmallEigen): number {
  const down = Math.abs(d[n - 1]!) >= Math.abs(d[0]!)
  const step = down ? 1 : -1
  const at = down ? 0 : -1
  const to = down ? n - 1 : 0
  let budget = 30 * n
  for (let l = n - 1 - to; l !== to; l += step) {
    for (;;) {
      let m = l
      for (; m !== to; m += step) {
        const beside = e[m + at]!
        if (beside * beside <= UNIT * UNIT * Math.abs(d[m]!) * Math.abs(d[m + step]!) + SMALLEST) break
      }
      if (m === l) break
      if (m === l + step) {
        turn(n, d, e[l + at]!, q, l, m)
        e[l + at] = 0
        break
      }
      if (budget-- === 0) return 1
      sweep(n, d, e, q, l, m, step)
    }
  }
  return 0
}

/** Diagonalizes rows l and m, which nothing else is connected to, by one rotation of at most 45°. */
function turn(n: number, d: Float64Array, beside: number, q: Float64Array | undefined, l: number, m: number): void {
  const difference = d[m]! - d[l]!
  const twice = 2 * beside
  const root = Math.sqrt(difference * difference + twice * twice)
  const t = twice / (difference >= 0 ? difference + root : difference - root)
  d[l]! -= t * beside
  d[m]! += t * beside
  if (q === undefined) return
  const c = 1 / Math.sqrt(1 + t * t)
  rotateRows(n, q, l, m, c, t * c)
}

/** Rows i and k become c·qᵢ − s·q_k and s·qᵢ + c·q_k. */
function rotateRows(n: number, q: Float64Array, i: number, k: number, c: number, s: number): void {
  for (let j = 0, x = i * n, y = k * n; j < n; j++, x++, y++) {
    const u = q[x]!
    const v = q[y]!
    q[x] = c * u - s * v
    q[y] = s * u + c * v
  }
}

/** One implicit step from row m to row l; rotations go straight into the rows of Q. */
function sweep(n: number, d: Float64Array, e: Float64Array, q: Float64Array | undefined, l: number, m: number, step: number): void {
  const at = step === 1 ? 0 : -1
  const first = e[l + at]!
  const half = (d[l + step]! - d[l]!) / (2 * first)
  const root = Math.sqrt(half * half + 1)
  let g = d[m]! - d[l]! + first / (half + (half >= 0 ? root : -root))
  let c = 1
  let s = 1
  let p = 0
  for (let i = m - step; i !== l - step; i -= step) {
    const f = s * e[i + at]!
    const b = c * e[i + at]!
    const r = Math.sqrt(f * f + g * g)
    c = r === 0 ? 1 : g / r
    s = r === 0 ? 0 : f / r
    if (i !== m - step) e[i + step + at] = r
    g = d[i + step]! - p
    const t = (d[i]! - g) * s + 2 * c * b
    p = s * t
    d[i + step] = g + p
    g = c * t - b
    if (q !== undefined) rotateRows(n, q, i, i + step, c, s)
  }
  d[l] = d[l]! - p
  e[l + at] = g
}
