import {
  type Primitive,
  type Tensor,
  add,
  apply,
  div,
  epsilon,
  expandDims,
  greater,
  matmul,
  matrixTranspose,
  max,
  mul,
  neg,
  onesLike,
  select,
  sub,
  zerosLike,
} from '@ortho/core'
import { solve } from '../solving/solve.ts'
import { svd } from '../singular/svd.ts'

/** Eigenvectors and values of P, for the equation and its derivatives: found on first use. */
interface Spectrum {
  readonly found: { of?: { readonly vectors: Tensor; readonly overSums: Tensor } }
}

/** X with P·X + X·P = C for a symmetric positive semidefinite P: the operator is its own adjoint. */
const lyapunovPrimitive: Primitive<Spectrum> = {
  name: 'polarLyapunov',
  run: ([p, c], { found }) => {
    const { vectors, overSums } = (found.of ??= spectrumOf(p!))
    const turned = matmul(matmul(vectors, c!, { transposeA: true }), vectors)
    return matmul(matmul(vectors, mul(turned, overSums)), vectors, { transposeB: true })
  },
  // P·Ẋ + Ẋ·P = Ċ − Ṗ·X − X·Ṗ
  tangent: (change, i, [p], x, spectrum) => {
    const right = i === 1 ? change : neg(add(matmul(change, x), matmul(x, change)))
    return apply(lyapunovPrimitive, [p!, right], spectrum)
  },
  spec: ([, c]) => c!,
  transpose: (cotangent, _i, [p], spectrum) => apply(lyapunovPrimitive, [p!, cotangent], spectrum),
}

/** V and 1/(sᵢ + sⱼ), which is 0 where it would be the reciprocal of rounding errors. */
function spectrumOf(p: Tensor): { vectors: Tensor; overSums: Tensor } {
  const { s, vh } = svd(p)
  const sums = add(expandDims(s, -1), expandDims(s, -2))
  if (sums.size === 0) return { vectors: vh, overSums: sums }
  const least = mul(max(sums, { axis: [-2, -1], keepDims: true }), s.shape.at(-1)! * epsilon(p.dtype))
  const kept = greater(sums, least)
  return { vectors: matrixTranspose(vh), overSums: select(kept, div(1, select(kept, sums, onesLike(sums))), zerosLike(sums)) }
}

/**
 * Change of U along a change of A = U·P: U·Ω + (I − U·Uᵀ)·dA·P⁻¹, where P·Ω + Ω·P is twice the skew part of UᵀdA (C. Kenney and
 * A. Laub, Polar decomposition and matrix sign function condition estimates, 1991). No gaps between singular values divide.
 *
 * @param u - the factor of `a`, as a function of it.
 */
export function polarChange(change: Tensor, a: Tensor, u: Tensor): Tensor {
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  if (m < n) return matrixTranspose(polarChange(matrixTranspose(change), matrixTranspose(a), matrixTranspose(u)))
  const half = mul(matmul(u, a, { transposeA: true }), 0.5)
  const p = add(half, matrixTranspose(half))
  const inner = matmul(u, change, { transposeA: true })
  const turn = apply(lyapunovPrimitive, [p, sub(inner, matrixTranspose(inner))], { found: {} })
  const inside = matmul(u, turn)
  if (m === n) return inside
  const outside = sub(change, matmul(u, inner))
  return add(inside, matrixTranspose(solve(p, matrixTranspose(outside))))
}
