import { ConvergenceError, OptionError } from '@ortho/core'
import { type ComplexForm, type ComplexMatrix, complexMatrix, exchange } from './complex-form.ts'

/** A complex number. */
export interface ComplexNumber {
  /** Its real part. */
  readonly re: number
  /** Its imaginary part. */
  readonly im: number
}

/** The derivative of a function at z, `order` 0 being its value; a plain number where that is real. */
export type AnalyticFunction = (z: ComplexNumber, order: number) => ComplexNumber | number

/** Distance up to which eigenvalues share a block; as in the paper. */
const CLOSE = 0.1

/** Terms of a Taylor series, beyond as many as the block has rows. */
const TERMS = 250

/**
 * f(T) for an upper triangular T that is reordered on the way: the Schur–Parlett algorithm of P. I. Davies and N. J. Higham,
 * SIAM J. Matrix Anal. Appl. 25, 2003. Close eigenvalues share a block, of which f is a Taylor series; the rest follows from
 * F·T = T·F block by block, where the eigenvalues are apart.
 */
export function schurParlett(where: string, form: ComplexForm, f: AnalyticFunction): ComplexMatrix {
  const starts = gather(form)
  const { t } = form
  const out = complexMatrix(t.n)
  for (let k = 0; k + 1 < starts.length; k++) taylor(where, t, out, starts[k]!, starts[k + 1]!, f)
  for (let distance = 1; distance + 1 < starts.length; distance++) {
    for (let k = 0; k + distance + 1 < starts.length; k++) {
      const l = k + distance
      recur(t, out, { i0: starts[k]!, i1: starts[k + 1]!, j0: starts[l]!, j1: starts[l + 1]! })
    }
  }
  return out
}

/** Brings close eigenvalues together; first rows of their blocks, and the order. */
function gather(form: ComplexForm): number[] {
  const { n, re, im } = form.t
  const group = clusters(n, (i, j) => Math.hypot(re[i * n + i]! - re[j * n + j]!, im[i * n + i]! - im[j * n + j]!) <= CLOSE)
  // Blocks in the order of the mean places of their members: few exchanges.
  const places = new Map<number, number[]>()
  group.forEach((g, i) => places.set(g, [...(places.get(g) ?? []), i]))
  const mean = (list: readonly number[]): number => list.reduce((sum, i) => sum + i, 0) / list.length
  const ordered = [...places].sort(([, a], [, b]) => mean(a) - mean(b))
  const rank = new Map(ordered.map(([g], k) => [g, k]))
  const ranks = group.map((g) => rank.get(g)!)
  for (let i = 1; i < n; i++) {
    for (let k = i; k > 0 && ranks[k - 1]! > ranks[k]!; k--) {
      exchange(form, k - 1)
      ;[ranks[k - 1], ranks[k]] = [ranks[k]!, ranks[k - 1]!]
    }
  }
  const starts = [0]
  for (let i = 1; i < n; i++) if (ranks[i] !== ranks[i - 1]) starts.push(i)
  starts.push(n)
  return starts
}

/** For each of n things the first one that it is joined to, by any number of steps. */
function clusters(n: number, close: (i: number, j: number) => boolean): number[] {
  const group = Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [group[i]!, group[j]!]
      if (a === b || !close(i, j)) continue
      const least = Math.min(a, b)
      for (let k = 0; k <= i; k++) if (group[k] === a || group[k] === b) group[k] = least
    }
  }
  return group
}

/** Rows and columns `from … to − 1` of F: Σ f⁽ˢ⁾(σ)/s!·(T − σ·I)ˢ about the mean σ of the eigenvalues. */
function taylor(where: string, t: ComplexMatrix, out: ComplexMatrix, from: number, to: number, f: AnalyticFunction): void {
  const m = to - from
  const [sigma, shifted] = centred(t, from, m)
  const total = complexMatrix(m)
  let power = complexMatrix(m)
  for (let i = 0; i < m; i++) power.re[i * (m + 1)] = 1
  let small = 0
  for (let s = 0; small < 3; s++) {
    const factor = valueOf(f(sigma, s))
    const finite = Number.isFinite(factor.re) && Number.isFinite(factor.im)
    if (!finite && s < m) throw notFinite(where, factor, sigma, s)
    if (s === 1) requireDerivative(where, f, sigma, factor)
    // Derivatives that overflow grow faster than the series bears.
    if (!finite || s > m + TERMS) throw divergent(where, sigma, m, s)
    const added = accumulate(total, power, factor)
    // The first m terms may vanish and later ones not, as those of zᵏ about 0 do.
    small = s >= m && added <= 2 ** -53 * largest(total) ? small + 1 : 0
    // One eigenvalue by itself asks for no derivative.
    if (m === 1) break
    power = triangularProduct(power, shifted, 1 / (s + 1))
    if (s + 1 >= m && largest(power) === 0) break
  }
  for (let i = 0; i < m; i++) {
    for (let j = i; j < m; j++) {
      const p = (from + i) * t.n + from + j
      out.re[p] = total.re[i * m + j]!
      out.im[p] = total.im[i * m + j]!
    }
  }
}

function centred({ n, re, im }: ComplexMatrix, from: number, m: number): [ComplexNumber, ComplexMatrix] {
  const block = complexMatrix(m)
  const mean = { re: 0, im: 0 }
  for (let i = 0; i < m; i++) {
    const p = (from + i) * (n + 1)
    mean.re += re[p]! / m
    mean.im += im[p]! / m
    block.re.set(re.subarray(p, p + m - i), i * (m + 1))
    block.im.set(im.subarray(p, p + m - i), i * (m + 1))
  }
  for (let i = 0; i < m; i++) {
    block.re[i * (m + 1)]! -= mean.re
    block.im[i * (m + 1)]! -= mean.im
  }
  return [mean, block]
}

function valueOf(value: ComplexNumber | number): ComplexNumber {
  return typeof value === 'number' ? { re: value, im: 0 } : { ...value }
}

function notFinite(where: string, { re, im }: ComplexNumber, z: ComplexNumber, order: number): OptionError {
  return new OptionError({
    where,
    argument: 'f',
    expected: 'finite, with its derivatives, at the eigenvalues',
    received: `${re} + ${im}i for the derivative of order ${order} at ${z.re} + ${z.im}i`,
  })
}

/** That f(z, 1) is the slope of f(z, 0): a function that does not look at the order would go unnoticed otherwise. */
function requireDerivative(where: string, f: AnalyticFunction, z: ComplexNumber, { re, im }: ComplexNumber): void {
  const scale = Math.hypot(z.re, z.im) || 1
  const value = valueOf(f(z, 0))
  const slope = (step: number): ComplexNumber => {
    const [ahead, behind] = [valueOf(f({ re: z.re + step, im: z.im }, 0)), valueOf(f({ re: z.re - step, im: z.im }, 0))]
    return { re: (ahead.re - behind.re) / (2 * step), im: (ahead.im - behind.im) / (2 * step) }
  }
  const [near, far] = [slope(1e-5 * scale), slope(2e-5 * scale)]
  // The two differ by three times the error of the nearer one; values are taken to have 8 digits.
  const size = Math.hypot(near.re, near.im) + Math.hypot(re, im)
  const allowed = 0.1 * size + Math.hypot(far.re - near.re, far.im - near.im) + (1e-3 * Math.hypot(value.re, value.im)) / scale
  if (!(Math.hypot(near.re - re, near.im - im) > allowed)) return
  throw new OptionError({
    where,
    argument: 'f',
    expected: 'given with its derivatives: f(z, 1) is the first one',
    received: `${re} + ${im}i for f(z, 1) at ${z.re} + ${z.im}i, where f(z, 0) has the slope ${near.re} + ${near.im}i`,
  })
}

function divergent(where: string, z: ComplexNumber, count: number, terms: number): ConvergenceError {
  return new ConvergenceError({
    where,
    argument: 'f',
    expected: `analytic in a disc about ${z.re} + ${z.im}i that holds ${count} eigenvalues`,
    received: `a function whose Taylor series there does not converge in ${terms} terms`,
  })
}

/** Adds factor·x; the largest absolute value of what was added. */
function accumulate(total: ComplexMatrix, x: ComplexMatrix, factor: ComplexNumber): number {
  let most = 0
  for (let p = 0; p < x.re.length; p++) {
    const re = factor.re * x.re[p]! - factor.im * x.im[p]!
    const im = factor.re * x.im[p]! + factor.im * x.re[p]!
    most = Math.max(most, Math.abs(re), Math.abs(im))
    total.re[p]! += re
    total.im[p]! += im
  }
  return most
}

function largest({ re, im }: ComplexMatrix): number {
  let most = 0
  for (let p = 0; p < re.length; p++) most = Math.max(most, Math.abs(re[p]!), Math.abs(im[p]!))
  return most
}

/** factor·A·B of upper triangular matrices. */
function triangularProduct(a: ComplexMatrix, b: ComplexMatrix, factor: number): ComplexMatrix {
  const { n } = a
  const out = complexMatrix(n)
  for (let i = 0; i < n; i++) {
    for (let k = i; k < n; k++) {
      const [x, y] = [factor * a.re[i * n + k]!, factor * a.im[i * n + k]!]
      if (x === 0 && y === 0) continue
      for (let j = k, p = i * n + k, q = k * n + k; j < n; j++, p++, q++) {
        out.re[p]! += x * b.re[q]! - y * b.im[q]!
        out.im[p]! += x * b.im[q]! + y * b.re[q]!
      }
    }
  }
  return out
}

interface Block {
  readonly i0: number
  readonly i1: number
  readonly j0: number
  readonly j1: number
}

/** A block of F above the diagonal: (T·F)ᵢⱼ = (F·T)ᵢⱼ, a triangular Sylvester equation that goes up the rows and along the columns. */
function recur(t: ComplexMatrix, f: ComplexMatrix, { i0, i1, j0, j1 }: Block): void {
  const { n } = t
  for (let i = i1 - 1; i >= i0; i--) {
    for (let j = j0; j < j1; j++) {
      let [re, im] = [0, 0]
      // Σ F·T over what is known of row i, less Σ T·F over what is known of column j.
      for (let k = i; k < j; k++) {
        const [p, q] = [i * n + k, k * n + j]
        re += f.re[p]! * t.re[q]! - f.im[p]! * t.im[q]!
        im += f.re[p]! * t.im[q]! + f.im[p]! * t.re[q]!
      }
      for (let k = i + 1; k <= j; k++) {
        const [p, q] = [i * n + k, k * n + j]
        re -= t.re[p]! * f.re[q]! - t.im[p]! * f.im[q]!
        im -= t.re[p]! * f.im[q]! + t.im[p]! * f.re[q]!
      }
      const [x, y] = [t.re[i * n + i]! - t.re[j * n + j]!, t.im[i * n + i]! - t.im[j * n + j]!]
      const size = x * x + y * y
      f.re[i * n + j] = (re * x + im * y) / size
      f.im[i * n + j] = (im * x - re * y) / size
    }
  }
}
