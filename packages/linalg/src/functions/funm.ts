import { type Complex, OptionError, type Tensor, type TensorLike, asFloat, epsilon, tensorFrom } from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { type ComplexForm, type ComplexMatrix, complexForm } from './kernels/complex-form.ts'
import { type MatrixFunction, matrixFunction } from './matrix-function.ts'
import { type AnalyticFunction, schurParlett } from './kernels/parlett.ts'
import type { ScalarFunction } from './kernels/scalar-functions.ts'
import type { PrincipalOptions } from './sqrtm.ts'
import { structuredSchur } from './kernels/structured-schur.ts'
import { onSymmetric } from './symmetric-function.ts'

/** f(A) as `{ re, im }`, for functions that are not conjugate at conjugate arguments. */
export function funm(a: TensorLike, f: AnalyticFunction, options: PrincipalOptions & { complex: true }): Complex
/**
 * f(A) for an analytic function that is given with its derivatives, by the Schur–Parlett algorithm (Davies and Higham 2003).
 *
 * Derivatives are asked for where eigenvalues lie within 0.1 of each other, and for derivatives of the result; f has to look at
 * the order then, which `Math.cos(z.re)` alone does not. The error is
 * near that of rounding for most matrices; there is no bound. Functions that have a name here are more accurate and faster by
 * it: {@link expm}, {@link logm}, {@link sqrtm}, {@link signm}, {@link powm}, {@link cosm}, {@link sinm}.
 *
 * @param a - `[…, n, n]`, finite.
 * @param f - `f(z, order)`: the derivative of that order at `z = { re, im }`, order 0 being the value.
 * @param options - `complex: true` for `{ re, im }`; `symmetric: true` for symmetric A: the function of its eigenvalues.
 * @returns `[…, n, n]`, differentiable.
 * @throws OptionError where f(z, 1) is not the slope of f(z, 0), where the result is complex and `complex` is not set, for NaN or
 * infinity in A or from f; ConvergenceError where a Taylor series diverges: f is not analytic near some eigenvalues; ShapeError.
 * @example
 * ```ts
 * // z²
 * const f: AnalyticFunction = ({ re, im }, order) =>
 *   order === 0 ? { re: re * re - im * im, im: 2 * re * im } : order === 1 ? { re: 2 * re, im: 2 * im } : order === 2 ? 2 : 0
 * funm([[1, 2], [0, 1]], f).toArray() // => [[1, 4], [0, 1]]
 * ```
 */
export function funm(a: TensorLike, f: AnalyticFunction, options?: PrincipalOptions & { complex?: false }): Tensor
export function funm(a: TensorLike, f: AnalyticFunction, options: PrincipalOptions = {}): Tensor | Complex {
  const x = asFloat(a)
  requireSquare('funm', x)
  const part = (which: 're' | 'im'): MatrixFunction => ({ name: 'funm', value: (m) => onHost(m, f)[which] })
  if (options.complex === true) return { re: matrixFunction(part('re'), x), im: matrixFunction(part('im'), x) }
  const real: MatrixFunction = { name: 'funm', value: (m) => requireReal(onHost(m, f)) }
  return options.symmetric === true ? onSymmetric(real, scalarOf(f), x) : matrixFunction(real, x)
}

function scalarOf(f: AnalyticFunction): ScalarFunction {
  const real = (x: number, order: number): number => {
    const value = f({ re: x, im: 0 }, order)
    return typeof value === 'number' ? value : value.re
  }
  return {
    value: (x) => real(x, 0),
    // Cancellation costs ε over the distance, the derivative in the middle its square: least at the cube root of ε.
    divided: (x, y) => {
      const far = Math.abs(x - y) > 6e-6 * Math.max(Math.abs(x), Math.abs(y))
      return far ? (real(x, 0) - real(y, 0)) / (x - y) : real((x + y) / 2, 1)
    },
  }
}

function onHost(a: Tensor, f: AnalyticFunction): Complex {
  const n = a.shape.at(-1)!
  const { t, z } = structuredSchur(a)
  const [ts, zs] = [floatsOf(t), floatsOf(z)]
  const out = { re: arrayLike(a, a.size), im: arrayLike(a, a.size) }
  for (let item = 0; item < batchSize(a); item++) {
    const [from, to] = [item * n * n, (item + 1) * n * n]
    const form = complexForm(ts.subarray(from, to), zs.subarray(from, to), n)
    const result = similar(form, schurParlett('funm', form, f))
    out.re.set(result.re, from)
    out.im.set(result.im, from)
  }
  const made = (data: typeof out.re): Tensor => tensorFrom(data, a.shape, a.dtype, a.backend)
  return { re: made(out.re), im: made(out.im) }
}

/** Z·F·Zᴴ. */
function similar({ z }: ComplexForm, f: ComplexMatrix): ComplexMatrix {
  const { n } = f
  const left = product(z, f)
  const adjoint = { n, re: new Float64Array(n * n), im: new Float64Array(n * n) }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      adjoint.re[j * n + i] = z.re[i * n + j]!
      adjoint.im[j * n + i] = -z.im[i * n + j]!
    }
  }
  return product(left, adjoint)
}

function product(a: ComplexMatrix, b: ComplexMatrix): ComplexMatrix {
  const { n } = a
  const out = { n, re: new Float64Array(n * n), im: new Float64Array(n * n) }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const [x, y] = [a.re[i * n + k]!, a.im[i * n + k]!]
      for (let j = 0, p = i * n, q = k * n; j < n; j++, p++, q++) {
        out.re[p]! += x * b.re[q]! - y * b.im[q]!
        out.im[p]! += x * b.im[q]! + y * b.re[q]!
      }
    }
  }
  return out
}

function requireReal({ re, im }: Complex): Tensor {
  const [reals, imaginaries] = [floatsOf(re), floatsOf(im)]
  let [most, rest] = [0, 0]
  for (let i = 0; i < reals.length; i++) {
    most = Math.max(most, Math.abs(reals[i]!))
    rest = Math.max(rest, Math.abs(imaginaries[i]!))
  }
  if (!(rest > Math.sqrt(epsilon(re.dtype)) * most)) return re
  throw new OptionError({
    where: 'funm',
    argument: 'f',
    expected: 'conjugate at conjugate arguments for a real result',
    received: `a function whose result has imaginary parts up to ${rest}`,
    hint: 'Ask for `{ re, im }` with `complex: true`.',
  })
}
