import { type Blas, SingularMatrixError, type Window } from '@ortho/core'
import { halves, joined, middleOf } from '../../dense/nonsymmetric/quasi-triangular.ts'
import { sylvesterInPlace } from '../../dense/nonsymmetric/sylvester.ts'
import { negativeEigenvalue } from './diagonal-blocks.ts'

/**
 * The principal square root of a quasi-triangular T in place. Halves the order: U₁₁·U₁₂ + U₁₂·U₂₂ = T₁₂ is a Sylvester equation
 * (E. Deadman, N. J. Higham and R. Ralha, PARA 2012); blocks of 1 and 2 as N. J. Higham, Linear Algebra Appl. 88/89, 1987.
 *
 * Negative eigenvalues no larger than rounding count as 0.
 *
 * @throws OptionError for negative eigenvalues; SingularMatrixError where 0 is a defective eigenvalue.
 */
export function rootInPlace(where: string, blas: Blas, t: Window): void {
  const { data } = blas
  const eps = data instanceof Float64Array ? 2 ** -52 : 2 ** -23
  let most = 0
  for (let i = 0; i < t.rows; i++) for (let j = i; j < t.columns; j++) most = Math.max(most, Math.abs(data[t.at + i * t.row + j]!))
  if (t.rows > 0) root(where, blas, t, t.rows * eps * most)
}

function root(where: string, blas: Blas, t: Window, rounding: number): void {
  const { data } = blas
  if (t.rows === 1) {
    const value = data[t.at]!
    if (value < -rounding) throw negativeEigenvalue(where, value)
    data[t.at] = Math.sqrt(Math.max(0, value))
    return
  }
  if (t.rows === 2 && joined(data, { of: t }, 1)) return rootOfPair(data, t)
  const [first, second, beside] = halves({ of: t }, middleOf(data, { of: t }))
  root(where, blas, first.of, rounding)
  root(where, blas, second.of, rounding)
  const least = sylvesterInPlace(blas, first, second, beside, { tolerance: rounding })
  if (least === 0 && !isFiniteWindow(data, beside)) {
    throw new SingularMatrixError({
      where,
      argument: 'a',
      expected: 'a matrix with a square root',
      received: 'one of which 0 is a defective eigenvalue',
    })
  }
}

/** [[a, b], [c, d]] with eigenvalues θ ± i·μ: α·I + (T − θ·I) / (2·α), α the real part of √(θ + i·μ). */
function rootOfPair(data: Blas['data'], t: Window): void {
  const [p, q, r, s] = [t.at, t.at + t.column, t.at + t.row, t.at + t.row + t.column]
  const [a, b, c, d] = [data[p]!, data[q]!, data[r]!, data[s]!]
  const theta = (a + d) / 2
  const half = (a - d) / 2
  const mu = Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c)) * Math.sqrt(Math.max(0, 1 - (half / b) * (half / -c)))
  const size = Math.hypot(theta, mu)
  const alpha = theta > 0 ? Math.sqrt((theta + size) / 2) : mu / Math.sqrt(2 * (size - theta))
  data[p] = alpha + half / (2 * alpha)
  data[q] = b / (2 * alpha)
  data[r] = c / (2 * alpha)
  data[s] = alpha - half / (2 * alpha)
}

function isFiniteWindow(data: Blas['data'], w: Window): boolean {
  for (let i = 0; i < w.rows; i++) for (let j = 0; j < w.columns; j++) if (!Number.isFinite(data[w.at + i * w.row + j])) return false
  return true
}
