import type { FloatArray } from '@ortho/core'

/** A square complex matrix by rows. */
export interface ComplexMatrix {
  readonly n: number
  readonly re: Float64Array
  readonly im: Float64Array
}

/** A complex Schur form A = Z·T·Zᴴ. */
export interface ComplexForm {
  /** Upper triangular. */
  readonly t: ComplexMatrix
  /** Unitary. */
  readonly z: ComplexMatrix
}

/** Zeros. */
export function complexMatrix(n: number): ComplexMatrix {
  return { n, re: new Float64Array(n * n), im: new Float64Array(n * n) }
}

/** The complex Schur form from a real one, n × n each by rows: a unitary rotation for every block of 2. */
export function complexForm(t: FloatArray, z: FloatArray, n: number): ComplexForm {
  const form: ComplexForm = {
    t: { n, re: Float64Array.from(t), im: new Float64Array(n * n) },
    z: { n, re: Float64Array.from(z), im: new Float64Array(n * n) },
  }
  const { re } = form.t
  for (let k = n - 2; k >= 0; k--) {
    const c = re[(k + 1) * n + k]!
    if (c === 0) continue
    const [a, b, d] = [re[k * n + k]!, re[k * n + k + 1]!, re[(k + 1) * n + k + 1]!]
    const half = (a - d) / 2
    const im = Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c)) * Math.sqrt(Math.max(0, 1 - (half / b) * (half / -c)))
    // An eigenvector for d + half + i·im is (half + i·im, c).
    rotate(form, k, [half, im, c, 0])
    form.t.re[(k + 1) * n + k] = 0
    form.t.im[(k + 1) * n + k] = 0
  }
  return form
}

/** Exchanges the eigenvalues in places k and k + 1. */
export function exchange(form: ComplexForm, k: number): void {
  const { n, re, im } = form.t
  const [p, q] = [k * n + k, (k + 1) * n + k + 1]
  const [first, second] = [[re[p]!, im[p]!], [re[q]!, im[q]!]] as const // prettier-ignore
  rotate(form, k, [re[p + 1]!, im[p + 1]!, second[0] - first[0], second[1] - first[1]])
  re[p] = second[0]
  im[p] = second[1]
  re[q] = first[0]
  im[q] = first[1]
  re[q - 1] = 0
  im[q - 1] = 0
}

/** `T ← QᴴTQ`, `Z ← ZQ` with the unitary Q in rows and columns k and k + 1 whose first column is along (x, y). */
function rotate({ t, z }: ComplexForm, k: number, [xr, xi, yr, yi]: readonly [number, number, number, number]): void {
  const size = Math.hypot(xr, xi, yr, yi)
  if (size === 0) return
  const u: Turn = [xr / size, xi / size, yr / size, yi / size]
  turnColumns(t, k, u)
  turnRows(t, k, u)
  turnColumns(z, k, u)
}

/** u₁ and u₂ of Q = [[u₁, −ū₂], [u₂, ū₁]]. */
type Turn = readonly [ar: number, ai: number, br: number, bi: number]

function turnColumns({ n, re, im }: ComplexMatrix, k: number, [ar, ai, br, bi]: Turn): void {
  for (let p = k; p < n * n; p += n) {
    const [x, xi, y, yi] = [re[p]!, im[p]!, re[p + 1]!, im[p + 1]!]
    re[p] = x * ar - xi * ai + y * br - yi * bi
    im[p] = x * ai + xi * ar + y * bi + yi * br
    re[p + 1] = -(x * br + xi * bi) + y * ar + yi * ai
    im[p + 1] = -(xi * br - x * bi) + yi * ar - y * ai
  }
}

function turnRows({ n, re, im }: ComplexMatrix, k: number, [ar, ai, br, bi]: Turn): void {
  for (let p = k * n; p < (k + 1) * n; p++) {
    const q = p + n
    const [x, xi, y, yi] = [re[p]!, im[p]!, re[q]!, im[q]!]
    re[p] = x * ar + xi * ai + y * br + yi * bi
    im[p] = xi * ar - x * ai + yi * br - y * bi
    re[q] = -(x * br - xi * bi) + y * ar - yi * ai
    im[q] = -(x * bi + xi * br) + y * ai + yi * ar
  }
}
