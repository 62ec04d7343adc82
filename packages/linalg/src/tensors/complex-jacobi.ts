/** A complex matrix by columns: element (i, j) is `re[j·rows + i] + i·im[j·rows + i]`. */
export interface ComplexColumns {
  readonly rows: number
  readonly count: number
  readonly re: Float64Array
  readonly im: Float64Array
}

/** A complex singular value decomposition X = U·diag(s)·Vᴴ: U and V by columns, s descending. */
export interface ComplexSvd {
  readonly u: ComplexColumns
  readonly s: Float64Array
  readonly v: ComplexColumns
  readonly converged: boolean
}

/** Sweeps before it gives up; ten are many. */
const SWEEPS = 60

/**
 * Singular value decomposition of a complex matrix with at least as many rows as columns, by one-sided Jacobi: columns are
 * rotated in pairs until all are orthogonal (Demmel and Veselić, 1992; the phase of the inner product is turned away first).
 *
 * @param x - overwritten; sums of squares of its elements must neither overflow nor vanish.
 */
export function complexJacobiInPlace(x: ComplexColumns): ComplexSvd {
  const v = identity(x.count)
  let converged = false
  for (let sweep = 0; sweep < SWEEPS && !converged; sweep++) {
    converged = true
    for (let p = 0; p < x.count - 1; p++) for (let q = p + 1; q < x.count; q++) if (rotatePair(x, v, p, q)) converged = false
  }
  const lengths = Float64Array.from({ length: x.count }, (_, j) => Math.sqrt(squares(x, j)))
  const order = Int32Array.from(lengths.keys()).sort((p, q) => lengths[q]! - lengths[p]!)
  const s = Float64Array.from(order, (j) => lengths[j]!)
  const u = taken(x, order)
  const floor = (s[0] ?? 0) * x.rows * 2 ** -52
  for (let j = 0; j < u.count; j++) {
    if (s[j]! > floor) scale(u, j, 1 / s[j]!)
    else completeColumn(u, j)
  }
  return { u, s, v: taken(v, order), converged }
}

/** Makes columns p and q orthogonal; false when they were so already. */
function rotatePair(x: ComplexColumns, v: ComplexColumns, p: number, q: number): boolean {
  const alpha = squares(x, p)
  const beta = squares(x, q)
  const [re, im] = inner(x, p, x, q)
  const size = Math.hypot(re, im)
  if (size <= Math.sqrt(x.rows) * 2 ** -52 * Math.sqrt(alpha) * Math.sqrt(beta)) return false
  const theta = (beta - alpha) / (2 * size)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(1 + theta * theta))
  const c = 1 / Math.sqrt(1 + t * t)
  rotate(x, p, q, c, c * t, re / size, im / size)
  rotate(v, p, q, c, c * t, re / size, im / size)
  return true
}

/** Columns p, q ← c·p − s·e^{−iφ}·q, s·p + c·e^{−iφ}·q, with e^{iφ} = (phaseRe, phaseIm) the phase of pᴴ·q. */
function rotate({ rows, re, im }: ComplexColumns, p: number, q: number, c: number, s: number, phaseRe: number, phaseIm: number): void {
  for (let i = 0, a = p * rows, b = q * rows; i < rows; i++, a++, b++) {
    const [pr, pi] = [re[a]!, im[a]!]
    const qr = re[b]! * phaseRe + im[b]! * phaseIm
    const qi = im[b]! * phaseRe - re[b]! * phaseIm
    re[a] = c * pr - s * qr
    im[a] = c * pi - s * qi
    re[b] = s * pr + c * qr
    im[b] = s * pi + c * qi
  }
}

/** Column j becomes a unit vector orthogonal to those before it. */
function completeColumn(u: ComplexColumns, j: number): void {
  const { rows, re, im } = u
  for (let unit = 0; unit < rows; unit++) {
    re.fill(0, j * rows, (j + 1) * rows)
    im.fill(0, j * rows, (j + 1) * rows)
    re[j * rows + unit] = 1
    // Twice is enough (Kahan and Parlett).
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        const [cr, ci] = inner(u, k, u, j)
        for (let i = 0, a = k * rows, b = j * rows; i < rows; i++, a++, b++) {
          re[b]! -= cr * re[a]! - ci * im[a]!
          im[b]! -= cr * im[a]! + ci * re[a]!
        }
      }
    }
    const length = Math.sqrt(squares(u, j))
    // Among `rows` unit vectors one has a part of at least 1/√rows outside of fewer than `rows` directions.
    if (length < 0.5 / Math.sqrt(rows)) continue
    scale(u, j, 1 / length)
    return
  }
}

/** Σ conj(xᵢₚ)·yᵢq. */
function inner(x: ComplexColumns, p: number, y: ComplexColumns, q: number): [re: number, im: number] {
  let [sumRe, sumIm] = [0, 0]
  for (let i = 0, a = p * x.rows, b = q * y.rows; i < x.rows; i++, a++, b++) {
    sumRe += x.re[a]! * y.re[b]! + x.im[a]! * y.im[b]!
    sumIm += x.re[a]! * y.im[b]! - x.im[a]! * y.re[b]!
  }
  return [sumRe, sumIm]
}

function squares({ rows, re, im }: ComplexColumns, j: number): number {
  let sum = 0
  for (let i = j * rows; i < (j + 1) * rows; i++) sum += re[i]! * re[i]! + im[i]! * im[i]!
  return sum
}

function scale({ rows, re, im }: ComplexColumns, j: number, factor: number): void {
  for (let i = j * rows; i < (j + 1) * rows; i++) {
    re[i]! *= factor
    im[i]! *= factor
  }
}

function taken({ rows, re, im }: ComplexColumns, order: Int32Array): ComplexColumns {
  const out = { rows, count: order.length, re: new Float64Array(re.length), im: new Float64Array(im.length) }
  order.forEach((from, to) => {
    out.re.set(re.subarray(from * rows, (from + 1) * rows), to * rows)
    out.im.set(im.subarray(from * rows, (from + 1) * rows), to * rows)
  })
  return out
}

function identity(n: number): ComplexColumns {
  const re = new Float64Array(n * n)
  for (let j = 0; j < n; j++) re[j * n + j] = 1
  return { rows: n, count: n, re, im: new Float64Array(n * n) }
}
