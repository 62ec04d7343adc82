import { type Blas, type Window } from '@ortho/core'
import { combine, copyWindow } from '../../dense/arithmetic.ts'
import { quasiTriangularSolveInPlace } from '../../dense/nonsymmetric/quasi-triangular.ts'
import { diagonalBlocks, requireNonzero, requireOffNegativeAxis, setBlocks } from './diagonal-blocks.ts'
import { rootUntilNearIdentity } from './inverse-scaling.ts'
import { powerScalar } from './scalar-functions.ts'

/** θ₁ … θ₇ of table 3.1 of N. J. Higham and L. Lin, SIAM J. Matrix Anal. Appl. 34, 2013. */
const THETAS = [1.51e-5, 2.24e-3, 1.88e-2, 6.04e-2, 1.24e-1, 2.0e-1, 2.79e-1]

/** Exponent from which on a matrix is scaled first, so that derivatives of its power do not overflow. */
const FAR = 60

/**
 * T^p in place for a quasi-triangular T: p = k + f with a whole k and |f| ≤ ½, T^f by the Schur–Padé algorithm (N. J. Higham
 * and L. Lin, SIAM J. Matrix Anal. Appl. 34, 2013), T^k by repeated squaring.
 *
 * @param rounding - real eigenvalues up to this size count as 0.
 * @throws OptionError, SingularMatrixError for eigenvalues on the negative axis or 0, unless p is whole and then only 0.
 */
export function powerInPlace(where: string, p: number, blas: Blas, t: Window, rounding: number): void {
  const blocks = diagonalBlocks(blas.data, t)
  const n = t.rows
  const whole = Math.round(p)
  if (p !== whole) requireOffNegativeAxis(where, blocks, rounding)
  else if (p < 0) requireNonzero(where, blocks, rounding)
  const exponent = exponentOf(blas.data, t)
  if (Math.abs(exponent) > FAR) {
    combine(blas.data, t, [[2 ** -exponent, t]])
    powerInPlace(where, p, blas, t, rounding * 2 ** -exponent)
    combine(blas.data, t, [[2 ** (exponent * p), t]])
    return
  }
  const [original, y, shifted] = [blas.reserve(n, n), blas.reserve(n, n), blas.reserve(n, n)]
  copyWindow(blas.data, t, original)
  const fraction = p - whole
  if (fraction === 0) {
    combine(blas.data, t, [[0, t]], 1)
  } else {
    const { m, roots } = rootUntilNearIdentity(where, blas, t, blocks, THETAS)
    const { data } = blas
    continuedFraction(blas, t, m, fraction, y, shifted)
    let [from, to] = [y, shifted]
    for (let s = roots; s >= 0; s--) {
      const power = fraction / 2 ** s
      if (s < roots) {
        blas.gemm(from, from, to)
        ;[from, to] = [to, from]
      }
      setBlocks(data, from, blocks, { at: (re, im) => complexPower(re, im, power), divided: powerScalar(power).divided })
    }
    copyWindow(data, from, t)
  }
  if (whole < 0) invertTimes(blas, original, t, -whole, y)
  else multiplyPower(blas, original, t, whole, y, shifted)
}

/** Exponent of the largest element, within those that have a reciprocal. */
function exponentOf(data: Blas['data'], t: Window): number {
  let most = 0
  for (let i = 0; i < t.rows; i++) for (let j = 0; j < t.columns; j++) most = Math.max(most, Math.abs(data[t.at + i * t.row + j]!))
  return most === 0 ? 0 : Math.max(-1000, Math.min(1000, Math.floor(Math.log2(most))))
}

/** I + Y₁ ≈ (I + D)^p in `y`: Y₂ₘ = c₂ₘ·X, Yⱼ = cⱼ·(I + Yⱼ₊₁)⁻¹·X with X = −D, from the bottom up. */
function continuedFraction(blas: Blas, d: Window, m: number, p: number, y: Window, shifted: Window): void {
  const { data } = blas
  const coefficient = (j: number): number => {
    if (j === 1) return -p
    const k = Math.floor(j / 2)
    return j % 2 === 0 ? (p - k) / (2 * (2 * k - 1)) : (-p - k) / (2 * (2 * k + 1))
  }
  combine(data, y, [[-coefficient(2 * m), d]])
  for (let j = 2 * m - 1; j > 0; j--) {
    combine(data, shifted, [[1, y]], 1)
    combine(data, y, [[-coefficient(j), d]])
    quasiTriangularSolveInPlace(blas, { of: shifted }, y)
  }
  combine(data, y, [[1, y]], 1)
}

/** Result ← Tᵏ·result. */
function multiplyPower(blas: Blas, t: Window, result: Window, k: number, x: Window, y: Window): void {
  for (let rest = k; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      blas.gemm(t, result, x)
      copyWindow(blas.data, x, result)
    }
    if (rest === 1) break
    blas.gemm(t, t, y)
    copyWindow(blas.data, y, t)
  }
}

/** Result ← T⁻ᵏ·result. */
function invertTimes(blas: Blas, t: Window, result: Window, k: number, x: Window): void {
  for (let rest = k; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) quasiTriangularSolveInPlace(blas, { of: t }, result)
    if (rest === 1) break
    blas.gemm(t, t, x)
    copyWindow(blas.data, x, t)
  }
}

function complexPower(re: number, im: number, p: number): [number, number] {
  if (im === 0) return [re ** p, 0]
  const [size, angle] = [Math.hypot(re, im) ** p, p * Math.atan2(im, re)]
  return [size * Math.cos(angle), size * Math.sin(angle)]
}
