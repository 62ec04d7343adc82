import { type Blas, OptionError, type Tensor, type TensorLike, asFloat, customJvp, tensorFrom } from '@ortho/core'
import { hessenbergInPlace } from '../dense/nonsymmetric/hessenberg.ts'
import { ordered } from '../dense/ordered.ts'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { comfortableScale, scaleInPlace } from '../dense/nonsymmetric/real-schur.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'

/** A Hessenberg form A = Q·H·Qᵀ; also iterable in this order. */
export type Hessenberg = {
  /** `[…, n, n]`, zero below the first subdiagonal. */
  readonly h: Tensor
  /** `[…, n, n]`, orthogonal. */
  readonly q: Tensor
}

/**
 * Hessenberg form A = Q·H·Qᵀ: Q orthogonal, H zero below the first subdiagonal; where A is symmetric, tridiagonal up to
 * rounding. By Householder reflections in blocks, 10/3·n³ + 4/3·n³ flops; ‖A − Q·H·Qᵀ‖ is a modest multiple of n·ε·‖A‖. The
 * first step towards {@link schur}, and useful where many systems with A + σ·I are solved.
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `h` and `q`, `[…, n, n]`. Not differentiable: the form is not unique.
 * @throws ShapeError; OptionError for NaN or infinity, or where a derivative is asked for.
 * @example
 * ```ts
 * hessenberg([[1, 2], [3, 4]]).h.toArray() // => [[1, 2], [3, 4]]
 * ```
 */
export function hessenberg(a: TensorLike): Hessenberg & Iterable<Tensor> {
  const x = asFloat(a)
  requireSquare('hessenberg', x)
  return ordered(withoutDerivative('hessenberg', reduced)(x))
}

/** `run` with a rule that refuses: for forms that are not unique. The hint says what to use in place of it. */
export function withoutDerivative<Out extends Readonly<Record<string, Tensor>>>(
  where: string,
  run: (...inputs: Tensor[]) => Out,
  hint = 'Use `eig` for derivatives of eigenvalues and eigenvectors, or `stopGradient` on the operand.',
): (...inputs: Tensor[]) => Out {
  return customJvp(
    (inputs) => run(...inputs),
    () => {
      throw new OptionError({
        where,
        expected: 'used without derivatives, because the form is not unique',
        received: 'an operand that is differentiated',
        hint,
      })
    },
  )
}

function reduced(a: Tensor): Hessenberg {
  const n = a.shape.at(-1)!
  const elements = floatsOf(a)
  requireFinite('hessenberg', elements, n)
  const [h, q] = [arrayLike(a, a.size), arrayLike(a, a.size)]
  const blas: Blas = openWorkspace('hessenberg', a)
  const [form, vectors] = [blas.reserve(n, n), blas.reserve(n, n)]
  for (let item = 0; item < batchSize(a); item++) {
    load(elements, item * n * n, blas.data, form)
    const factor = comfortableScale(blas.data, form)
    if (factor !== 1) scaleInPlace(blas.data, form, factor)
    hessenbergInPlace(blas, form, vectors)
    if (factor !== 1) scaleInPlace(blas.data, form, 1 / factor)
    store(blas.data, form, h, item * n * n)
    store(blas.data, vectors, q, item * n * n)
  }
  return { h: tensorFrom(h, a.shape, a.dtype, a.backend), q: tensorFrom(q, a.shape, a.dtype, a.backend) }
}
