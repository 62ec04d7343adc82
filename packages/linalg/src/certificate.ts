import {
  OptionError,
  Tensor,
  type TensorLike,
  abs,
  add,
  asFloat,
  broadcastTo,
  concat,
  epsilon,
  expandDims,
  eye,
  matmul,
  matrixTranspose,
  max,
  mul,
  norm,
  ravel,
  slice,
  sub,
  takeAlongAxis,
} from '@ortho/core'
import { requireMatrices } from './dense/require.ts'

/** Factors that {@link certify} can check, by the names that the functions of this package give them. */
export type Factors =
  | { readonly u: Tensor; readonly s: Tensor; readonly vh: Tensor }
  | { readonly q: Tensor; readonly r: Tensor; readonly perm?: Tensor }
  | { readonly l: Tensor; readonly q: Tensor }
  | { readonly l: Tensor; readonly u: Tensor; readonly perm: Tensor }
  | { readonly t: Tensor; readonly z: Tensor }
  | { readonly h: Tensor; readonly q: Tensor }
  | { readonly u: Tensor; readonly p: Tensor }
  | { readonly values: Tensor; readonly vectors: Tensor }
  | { readonly values: ComplexTensor; readonly vectors: ComplexTensor }

/** Complex numbers in two parts. */
export interface ComplexTensor {
  readonly re: Tensor
  readonly im: Tensor
}

/** How far factors are from what they stand for, in units of rounding: LAPACK's test ratios. Good ones are below 30. */
export interface Certificate {
  /** ‖A − product of the factors‖_F / (‖A‖_F · max(m, n) · ε), the largest of a batch; for eigenvectors ‖A·V − V·Λ‖. */
  readonly residual: number
  /** ‖QᵀQ − I‖_F / (n·ε) of the worst orthogonal factor; 0 where there is none. */
  readonly orthogonality: number
  /** Whether both are below 30, LAPACK's threshold. */
  readonly passed: boolean
}

/** What a factorization claims: left = right, and columns that are orthonormal. */
interface Claim {
  readonly left: Tensor
  readonly right: Tensor
  readonly orthonormal: readonly Tensor[]
}

/**
 * Checks a factorization against its matrix, from the factors alone: an accuracy certificate. Costs a few matrix products.
 *
 * @param a - the matrix, or the batch, that was factored.
 * @param factors - the result of `svd`, `qr`, `pivotedQr`, `lq`, `lu`, `schur`, `hessenberg`, `polar`, `eigh` or `eig`, of thin or full size.
 * @throws OptionError for anything else; ShapeError where shapes do not fit.
 * @example
 * ```ts
 * const a = [[4, 1], [2, 3]]
 * certify(a, qr(a)).passed // => true
 * ```
 */
export function certify(a: TensorLike, factors: Factors): Certificate {
  const x = asFloat(a)
  const { m, n } = requireMatrices('certify', x)
  const eps = epsilon(x.dtype === 'float32' ? 'float32' : 'float64')
  // Factors are compared at the scale of 1, so that squares neither overflow nor vanish.
  const scale = x.size === 0 ? 0 : max(abs(x)).item()
  const { left, right, orthonormal } = claimOf(mul(x, scale === 0 ? 1 : 1 / scale), factors, scale === 0 ? 1 : 1 / scale)
  const size = matrixSizes(left)
  const distance = matrixSizes(sub(left, right))
  const residual = worst(distance.map((d, i) => (d === 0 ? 0 : d / (size[i]! * Math.max(m, n, 1) * eps))))
  const orthogonality = worst(orthonormal.map((q) => defect(q) / (Math.max(1, q.shape.at(-1)!) * eps)))
  return { residual, orthogonality, passed: residual < 30 && orthogonality < 30 }
}

function claimOf(a: Tensor, factors: Factors, scale: number): Claim {
  if ('vh' in factors) return singular(a, factors, scale)
  if ('p' in factors) return { left: a, right: matmul(factors.u, mul(factors.p, scale)), orthonormal: [orientation(factors.u)] }
  if ('t' in factors) return similar(a, factors.z, mul(factors.t, scale))
  if ('h' in factors) return similar(a, factors.q, mul(factors.h, scale))
  if ('r' in factors)
    return { left: permuted(a, factors.perm, -1), right: matmul(factors.q, mul(factors.r, scale)), orthonormal: [factors.q] }
  if ('values' in factors) return eigen(a, factors, scale)
  if ('l' in factors && 'u' in factors) {
    return { left: permuted(a, factors.perm, -2), right: matmul(factors.l, mul(factors.u, scale)), orthonormal: [] }
  }
  if ('l' in factors) return { left: a, right: matmul(mul(factors.l, scale), factors.q), orthonormal: [matrixTranspose(factors.q)] }
  throw new OptionError({
    where: 'certify',
    argument: 'factors',
    expected: 'the result of a factorization of this package',
    received: Object.keys(factors).join(', '),
  })
}

function singular(a: Tensor, { u, s, vh }: { u: Tensor; s: Tensor; vh: Tensor }, scale: number): Claim {
  const k = s.shape.at(-1)!
  const columns = mul(firstColumns(u, k), expandDims(mul(s, scale), -2))
  return { left: a, right: matmul(columns, matrixTranspose(firstColumns(matrixTranspose(vh), k))), orthonormal: [u, matrixTranspose(vh)] }
}

function similar(a: Tensor, z: Tensor, t: Tensor): Claim {
  return { left: a, right: matmul(matmul(z, t), matrixTranspose(z)), orthonormal: [z] }
}

function eigen(
  a: Tensor,
  factors: { readonly values: Tensor; readonly vectors: Tensor } | { readonly values: ComplexTensor; readonly vectors: ComplexTensor },
  scale: number,
): Claim {
  const { values, vectors } = factors
  if (isReal(values) && isReal(vectors)) {
    const right = mul(vectors, expandDims(mul(values, scale), -2))
    return { left: matmul(a, vectors), right, orthonormal: [vectors] }
  }
  if (isReal(values) || isReal(vectors)) {
    throw new OptionError({ where: 'certify', argument: 'factors', expected: 'real or complex throughout', received: 'a mixture' })
  }
  const [re, im] = [expandDims(mul(values.re, scale), -2), expandDims(mul(values.im, scale), -2)]
  // Both parts one after the other, so that one norm takes in both.
  const beside = (p: Tensor, q: Tensor): Tensor => concat([p, q], -1)
  const left = matmul(a, beside(vectors.re, vectors.im))
  const right = beside(sub(mul(vectors.re, re), mul(vectors.im, im)), add(mul(vectors.re, im), mul(vectors.im, re)))
  return { left, right, orthonormal: [] }
}

function isReal(x: Tensor | ComplexTensor): x is Tensor {
  return x instanceof Tensor
}

function firstColumns(x: Tensor, count: number): Tensor {
  return x.shape.at(-1) === count ? x : slice(x, { axis: -1, stop: count })
}

/** The side of a polar factor that is orthonormal: columns of a tall one, rows of a wide one. */
function orientation(u: Tensor): Tensor {
  return u.shape.at(-2)! >= u.shape.at(-1)! ? u : matrixTranspose(u)
}

/** Rows (axis −2) or columns (−1) in the order of a permutation. */
function permuted(x: Tensor, perm: Tensor | undefined, axis: -1 | -2): Tensor {
  if (perm === undefined) return x
  return takeAlongAxis(x, broadcastTo(expandDims(perm, axis === -1 ? -2 : -1), x.shape), axis)
}

/** Frobenius norm of each matrix. */
function matrixSizes(x: Tensor): number[] {
  return Array.from(ravel(norm(x, { axis: [-2, -1] })).dataSync())
}

function defect(q: Tensor): number {
  const n = q.shape.at(-1)!
  return worst(matrixSizes(sub(matmul(q, q, { transposeA: true }), eye(n, n, { dtype: q.dtype, backend: q.backend }))))
}

/** The largest; NaN if there is one, 0 of nothing. */
function worst(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most || Number.isNaN(value) ? value : most), 0)
}
