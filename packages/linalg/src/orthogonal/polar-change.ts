import {
  type Primitive,
  type Tensor,
  abs,
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
import { eigh } from '../eigen/eigh.ts'
import { solve } from '../solving/solve.ts'

/** Eigenvectors and values of P, for the equation and its derivatives: found on first use. */
interface Spectrum {
  readonly found: { of?: { readonly vectors: Tensor; readonly overSums: Tensor } }
}

/** X with P·X + X·P = C for a symmetric P: the operator is its own adjoint. */
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

/** V and 1/(λᵢ + λⱼ), which is 0 where it would be the reciprocal of rounding errors. */
function spectrumOf(p: Tensor): { vectors: Tensor; overSums: Tensor } {
  const { values, vectors } = eigh(p)
  const sums = add(expandDims(values, -1), expandDims(values, -2))
  if (sums.size === 0) return { vectors, overSums: sums }
  const sizes = abs(sums)
  const kept = greater(sizes, mul(max(sizes, { axis: [-2, -1], keepDims: true }), values.shape.at(-1)! * epsilon(p.dtype)))
  return { vectors, overSums: select(kept, div(1, select(kept, sums, onesLike(sums))), zerosLike(sums)) }
}

/**
 * Change of U along a change of A = U·P: U·Ω + (I − U·Uᵀ)·dA·P⁻¹, where P·Ω + Ω·P is twice the skew part of UᵀdA (C. Kenney and
 * A. Laub, Polar decomposition and matrix sign function condition estimates, 1991). No gaps between singular values divide. P need
 * not be semidefinite: the nearest rotation to a matrix of negative determinant has a negative eigenvalue in its P.
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
