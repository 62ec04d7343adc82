import type { Blas, Window } from '@ortho/core'
import { combine, oneNorm, setIdentity } from '../../dense/arithmetic.ts'
import { luSolveInPlace } from '../../dense/factorizations/lu-solve.ts'
import { type PadeRoom, padeParts, solveInPlace } from './pade-exponential.ts'

/** Norm up to which the approximant of degree 13 is used; as in {@link expmInPlace}. */
const LARGEST = 4.25

/** Room for matrices of order n. */
export function trigonometricRoom(blas: Blas, n: number): PadeRoom {
  const next = (): Window => blas.reserve(n, n)
  return { a: next(), even: [next(), next(), next()], u: next(), v: next(), spare: next() }
}

/**
 * cos(A) and sin(A), the parts of exp(i·A), by scaling, the Padé approximant of degree 13 of exp at i·A and squaring, all in
 * real arithmetic: with V + i·U its numerator, cos = (V² + U²)⁻¹·(V² − U²) and sin = 2·(V² + U²)⁻¹·V·U, and one squaring is
 * (C, S) ← (C² − S², 2·C·S).
 *
 * @param room - `room.a` holds A; overwritten.
 */
export function cosineAndSineInPlace(blas: Blas, room: PadeRoom): { cosine: Window; sine: Window } {
  const { a, even, u, v, spare } = room
  const { data } = blas
  const size = oneNorm(data, a)
  if (size === 0) {
    setIdentity(data, u, 1)
    return { cosine: u, sine: a }
  }
  const squarings = Math.max(0, Math.ceil(Math.log2(size / LARGEST)))
  const half = 2 ** -Math.floor(squarings / 2)
  const rest = 2 ** -(squarings - Math.floor(squarings / 2))
  for (let p = a.at; p < a.at + a.rows * a.columns; p++) data[p] = data[p]! * half * rest
  blas.gemm(a, a, even[0]!)
  blas.gemm(even[0]!, even[0]!, even[1]!)
  blas.gemm(even[0]!, even[1]!, even[2]!)
  padeParts(blas, room, 13, true)
  const [vv, uu, vu] = [even[0]!, even[1]!, even[2]!]
  blas.gemm(v, v, vv)
  blas.gemm(u, u, uu)
  blas.gemm(v, u, vu)
  combine(data, spare, [[1, vv], [1, uu]]) // prettier-ignore
  combine(data, vv, [[1, vv], [-1, uu]]) // prettier-ignore
  combine(data, vu, [[2, vu]])
  const perm = solveInPlace(blas, spare, vv, u)
  luSolveInPlace(blas, spare, perm, vu, u, false)
  let [cosine, sine, nextCosine, nextSine] = [vv, vu, u, v]
  for (let k = 0; k < squarings; k++) {
    blas.gemm(cosine, cosine, nextCosine)
    blas.gemm(sine, sine, nextCosine, { alpha: -1, accumulate: true })
    blas.gemm(cosine, sine, nextSine, { alpha: 2 })
    ;[cosine, sine, nextCosine, nextSine] = [nextCosine, nextSine, cosine, sine]
  }
  return { cosine, sine }
}
