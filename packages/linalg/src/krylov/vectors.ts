/** Σ xᵢ·yᵢ, in four sums that the processor works on at once. */
export function dot(x: Float64Array, y: Float64Array): number {
  const n = x.length
  let [p, q, r, s] = [0, 0, 0, 0]
  let i = 0
  for (; i + 3 < n; i += 4) {
    p += x[i]! * y[i]!
    q += x[i + 1]! * y[i + 1]!
    r += x[i + 2]! * y[i + 2]!
    s += x[i + 3]! * y[i + 3]!
  }
  for (; i < n; i++) p += x[i]! * y[i]!
  return p + q + (r + s)
}

/** ‖x‖₂, whatever the scale. */
export function length(x: Float64Array): number {
  const squares = dot(x, x)
  if (squares > 1e-280 && squares < 1e300) return Math.sqrt(squares)
  let top = 0
  for (let i = 0; i < x.length; i++) top = Math.max(top, Math.abs(x[i]!))
  if (top === 0 || !Number.isFinite(top)) return top
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += (x[i]! / top) ** 2
  return top * Math.sqrt(sum)
}

/** y ← y + alpha·x. */
export function addScaled(alpha: number, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i]! += alpha * x[i]!
}

/** y ← y + alpha·x; Σ yᵢ² of the result. */
export function addScaledSquares(alpha: number, x: Float64Array, y: Float64Array): number {
  const n = y.length
  let [p, q] = [0, 0]
  let i = 0
  for (; i + 1 < n; i += 2) {
    const a = y[i]! + alpha * x[i]!
    const b = y[i + 1]! + alpha * x[i + 1]!
    y[i] = a
    y[i + 1] = b
    p += a * a
    q += b * b
  }
  if (i < n) {
    const a = y[i]! + alpha * x[i]!
    y[i] = a
    p += a * a
  }
  return p + q
}

/** y ← y + alpha·x; Σ yᵢ·zᵢ of the result. The step of modified Gram–Schmidt, with the next inner product. */
export function addScaledDot(alpha: number, x: Float64Array, y: Float64Array, z: Float64Array): number {
  const n = y.length
  let [p, q] = [0, 0]
  let i = 0
  for (; i + 1 < n; i += 2) {
    const a = y[i]! + alpha * x[i]!
    const b = y[i + 1]! + alpha * x[i + 1]!
    y[i] = a
    y[i + 1] = b
    p += a * z[i]!
    q += b * z[i + 1]!
  }
  if (i < n) {
    const a = y[i]! + alpha * x[i]!
    y[i] = a
    p += a * z[i]!
  }
  return p + q
}

/** y ← x + beta·y. */
export function scaleAdd(x: Float64Array, beta: number, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) y[i] = x[i]! + beta * y[i]!
}

/** x ← alpha·x. */
export function scale(alpha: number, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! *= alpha
}

/** z ← x − y. */
export function subtract(x: Float64Array, y: Float64Array, z: Float64Array): void {
  for (let i = 0; i < z.length; i++) z[i] = x[i]! - y[i]!
}

/** x ← x − V·(Vᵀ·x), one column after the other, and again where much was cancelled: orthogonal to working precision. */
export function orthogonalizeAgainst(columns: readonly Float64Array[], x: Float64Array, coefficients?: Float64Array): number {
  let before = length(x)
  for (let pass = 0; pass < 3; pass++) {
    const after = project(columns, x, coefficients)
    // Twice is enough: a second pass is needed only where the first has cancelled more than half (Kahan and Parlett).
    if (after > 0.7 * before || after === 0) return after
    before = after
  }
  return before
}

/** One pass of modified Gram–Schmidt; the coefficients are added up. Returns the length that is left. */
function project(columns: readonly Float64Array[], x: Float64Array, coefficients: Float64Array | undefined): number {
  const count = columns.length
  if (count === 0) return length(x)
  let h = dot(columns[0]!, x)
  for (let j = 0; j < count; j++) {
    if (coefficients !== undefined) coefficients[j]! += h
    if (j + 1 < count) h = addScaledDot(-h, columns[j]!, x, columns[j + 1]!)
    else addScaled(-h, columns[j]!, x)
  }
  return length(x)
}

/** The largest of some norms; NaN of none. */
export function largestOf(norms: readonly number[]): number {
  return norms.reduce((most, norm) => Math.max(most, norm), norms.length === 0 ? NaN : 0)
}

/** Numbers in [−1, 1) that are the same each time, for starting vectors: a linear congruential generator. */
export function fillWithNoise(x: Float64Array, seed: number): void {
  let state = (seed * 2654435761 + 12345) >>> 0
  for (let i = 0; i < x.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    x[i] = state / 2 ** 31 - 1
  }
}
