import {
  OptionError,
  Tensor,
  type TensorLike,
  abs,
  add,
  asFloat,
  broadcastTo,
  cast,
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
export type Factors = SingularFactors | MiddleFactors | TriangularFactors | SimilarityFactors | PolarFactors | SpectralFactors

/** A = U·diag(s)·Vᴴ, thin or full: of `svd` and `jacobiSvd`. */
export interface SingularFactors {
  /** `[…, m, k]` or `[…, m, m]`: orthonormal columns. */
  readonly u: Tensor
  /** `[…, k]`: singular values. */
  readonly s: Tensor
  /** `[…, k, n]` or `[…, n, n]`: orthonormal rows. */
  readonly vh: Tensor
}

/** A = U·B·Vᴴ or U·CS·Vᴴ: of `bidiagonalize` and `csd`. */
export type MiddleFactors =
  | {
      /** `[…, m, k]`: orthonormal columns. */
      readonly u: Tensor
      /** `[…, k, k]`: upper bidiagonal. */
      readonly b: Tensor
      /** `[…, k, n]`: orthonormal rows. */
      readonly vh: Tensor
    }
  | {
      /** `[…, m, m]`: orthogonal, of two blocks. */
      readonly u: Tensor
      /** `[…, m, n]`: cosines and sines. */
      readonly cs: Tensor
      /** `[…, n, n]`: orthogonal, of two blocks. */
      readonly vh: Tensor
    }

/** Products with triangular factors: of `qr`, `pivotedQr`, `lq`, `lu`, `ldl`, and L of `cholesky` as `{ l }`. */
export type TriangularFactors =
  | {
      /** `[…, m, k]`: orthonormal columns. */
      readonly q: Tensor
      /** `[…, k, n]`: upper triangular. */
      readonly r: Tensor
      /** Order of the columns of A, where there was pivoting. */
      readonly perm?: Tensor
    }
  | {
      /** `[…, m, k]`: lower triangular. */
      readonly l: Tensor
      /** `[…, k, n]`: orthonormal rows. */
      readonly q: Tensor
    }
  | {
      /** `[…, m, k]`: lower triangular. */
      readonly l: Tensor
      /** `[…, k, n]`: upper triangular. */
      readonly u: Tensor
      /** Order of the rows of A. */
      readonly perm: Tensor
    }
  | {
      /** `[…, n, n]`: lower triangular. */
      readonly l: Tensor
      /** `[…, n, n]`: blocks of order 1 and 2. */
      readonly d: Tensor
      /** Order of the rows and columns of A. */
      readonly perm: Tensor
    }
  | {
      /** `[…, n, n]`: lower triangular, A = L·Lᵀ. */
      readonly l: Tensor
    }

/** A = Z·T·Zᵀ or Q·H·Qᵀ: of `schur` and `hessenberg`. */
export type SimilarityFactors =
  | {
      /** `[…, n, n]`: upper quasi-triangular. */
      readonly t: Tensor
      /** `[…, n, n]`: orthogonal. */
      readonly z: Tensor
    }
  | {
      /** `[…, n, n]`: zero below the first subdiagonal. */
      readonly h: Tensor
      /** `[…, n, n]`: orthogonal. */
      readonly q: Tensor
    }

/** A = U·P, or P·U where P is of the order of the rows: of `polar`. For square matrices U·P. */
export interface PolarFactors {
  /** `[…, m, n]`: orthonormal columns, or rows where m < n. */
  readonly u: Tensor
  /** `[…, n, n]` or `[…, m, m]`: symmetric. */
  readonly p: Tensor
}

/** A·V = V·diag(λ): of `eigh`, and of `eig` in two parts. */
export type SpectralFactors =
  | {
      /** `[…, k]`: eigenvalues. */
      readonly values: Tensor
      /** `[…, n, k]`: orthonormal eigenvectors as columns. */
      readonly vectors: Tensor
    }
  | {
      /** `[…, k]`: eigenvalues. */
      readonly values: ComplexTensor
      /** `[…, n, k]`: eigenvectors as columns. */
      readonly vectors: ComplexTensor
    }

/** Complex numbers in two parts. */
export interface ComplexTensor {
  /** Real parts. */
  readonly re: Tensor
  /** Imaginary parts. */
  readonly im: Tensor
}

/** How far factors are from what they stand for, in units of rounding: LAPACK's test ratios. Good ones are below 30. */
export interface Certificate {
  /** ‖A − product of the factors‖_F / (‖A‖_F · max(m, n) · ε), the largest of a batch; for eigenvectors ‖A·V − V·Λ‖. */
  readonly residual: number
  /** ‖QᵀQ − I‖_F / (m·ε), m the length of the columns, of the worst orthogonal factor; 0 where there is none. */
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
 * Checks a factorization against its matrix, from the factors alone: an accuracy certificate. Costs a few matrix products, in
 * double precision where the backend has it.
 *
 * @param a - the matrix, or the batch, that was factored.
 * @param factors - the result of `svd`, `bidiagonalize`, `csd`, `qr`, `pivotedQr`, `lq`, `lu`, `ldl`, `schur`, `hessenberg`, `polar`, `eigh` or
 * `eig`, of thin or full size, or `{ l: cholesky(a) }`. Of what was computed from one triangle, `a` is the whole.
 * @throws OptionError for anything else; ShapeError where shapes do not fit.
 * @example
 * ```ts
 * const a = [[4, 1], [2, 3]]
 * certify(a, qr(a)).passed // => true
 * ```
 */
export function certify(a: TensorLike, factors: Factors): Certificate {
  const given = asFloat(a)
  const { m, n } = requireMatrices('certify', given)
  const eps = epsilon(given.dtype === 'float32' ? 'float32' : 'float64')
  const x = wide(given)
  // Factors are compared at the scale of 1, so that squares neither overflow nor vanish.
  const most = x.size === 0 ? 0 : max(abs(x)).item()
  const exponent = most > 0 && most < Infinity ? -Math.floor(Math.log2(most)) : 0
  const { left, right, orthonormal } = claimOf(shifted(x, exponent), factors, exponent)
  const size = matrixSizes(left)
  const distance = matrixSizes(sub(left, right))
  const residual = worst(distance.map((d, i) => (d === 0 ? 0 : d / (size[i]! * Math.max(m, n, 1) * eps))))
  const orthogonality = worst(orthonormal.map((q) => defect(q) / (Math.max(1, q.shape.at(-2)!) * eps)))
  return { residual, orthogonality, passed: residual < 30 && orthogonality < 30 }
}

/** In double precision, where the backend has it: products in single precision would add errors of their own. */
function wide(x: Tensor): Tensor {
  return x.dtype === 'float32' && x.backend.dtypes.has('float64') ? cast(x, 'float64') : x
}

/** `x · 2^exponent`, in two factors because 2¹⁰⁷⁴ is not a number. */
function shifted(x: Tensor, exponent: number): Tensor {
  const half = Math.trunc(exponent / 2)
  return mul(mul(wide(x), 2 ** half), 2 ** (exponent - half))
}

function claimOf(a: Tensor, factors: Factors, exponent: number): Claim {
  if ('b' in factors) return middle(a, factors, factors.b, exponent)
  if ('cs' in factors) return middle(a, factors, factors.cs, exponent)
  if ('vh' in factors) return singular(a, factors, exponent)
  if ('p' in factors) return polarClaim(a, wide(factors.u), shifted(factors.p, exponent))
  if ('t' in factors) return similar(a, wide(factors.z), shifted(factors.t, exponent))
  if ('h' in factors) return similar(a, wide(factors.q), shifted(factors.h, exponent))
  if ('r' in factors) {
    const q = wide(factors.q)
    return { left: permuted(a, factors.perm, -1), right: matmul(q, shifted(factors.r, exponent)), orthonormal: [q] }
  }
  if ('values' in factors) return eigen(a, factors, exponent)
  if ('l' in factors) return lowerClaim(a, factors, exponent)
  throw new OptionError({
    where: 'certify',
    argument: 'factors',
    expected: 'the result of a factorization of this package',
    received: Object.keys(factors).join(', '),
  })
}

/** L·U, L·D·Lᵀ, L·Q and L·Lᵀ. */
function lowerClaim(a: Tensor, factors: Extract<Factors, { readonly l: Tensor }>, exponent: number): Claim {
  const l = wide(factors.l)
  if ('u' in factors) {
    return { left: permuted(a, factors.perm, -2), right: matmul(l, shifted(factors.u, exponent)), orthonormal: [] }
  }
  if ('d' in factors) {
    const left = permuted(permuted(a, factors.perm, -2), factors.perm, -1)
    return { left, right: matmul(matmul(l, shifted(factors.d, exponent)), l, { transposeB: true }), orthonormal: [] }
  }
  if ('q' in factors) {
    const q = wide(factors.q)
    return { left: a, right: matmul(shifted(factors.l, exponent), q), orthonormal: [matrixTranspose(q)] }
  }
  // Each L takes a part of the exponent, so that neither leaves the range.
  const half = Math.trunc(exponent / 2)
  return { left: a, right: matmul(shifted(l, half), shifted(l, exponent - half), { transposeB: true }), orthonormal: [] }
}

/** A = U·P; where P is of the order of the rows and not of the columns, P·U. */
function polarClaim(a: Tensor, u: Tensor, p: Tensor): Claim {
  const left = p.shape.at(-1) !== u.shape.at(-1)
  const tall = u.shape.at(-2)! >= u.shape.at(-1)!
  return { left: a, right: left ? matmul(p, u) : matmul(u, p), orthonormal: [tall ? u : matrixTranspose(u)] }
}

function singular(a: Tensor, factors: SingularFactors, exponent: number): Claim {
  const k = factors.s.shape.at(-1)!
  const [u, v] = [wide(factors.u), matrixTranspose(wide(factors.vh))]
  const columns = mul(firstColumns(u, k), expandDims(shifted(factors.s, exponent), -2))
  return { left: a, right: matmul(columns, firstColumns(v, k), { transposeB: true }), orthonormal: [u, v] }
}

function middle(a: Tensor, factors: MiddleFactors, inner: Tensor, exponent: number): Claim {
  const [u, vh] = [wide(factors.u), wide(factors.vh)]
  return { left: a, right: matmul(matmul(u, shifted(inner, exponent)), vh), orthonormal: [u, matrixTranspose(vh)] }
}

function similar(a: Tensor, z: Tensor, t: Tensor): Claim {
  return { left: a, right: matmul(matmul(z, t), z, { transposeB: true }), orthonormal: [z] }
}

function eigen(a: Tensor, { values, vectors }: SpectralFactors, exponent: number): Claim {
  if (isReal(values) && isReal(vectors)) {
    const v = wide(vectors)
    return { left: matmul(a, v), right: mul(v, expandDims(shifted(values, exponent), -2)), orthonormal: [v] }
  }
  if (isReal(values) || isReal(vectors)) {
    throw new OptionError({ where: 'certify', argument: 'factors', expected: 'real or complex throughout', received: 'a mixture' })
  }
  const [re, im] = [values.re, values.im].map((x) => expandDims(shifted(x, exponent), -2)) as [Tensor, Tensor]
  const v = { re: wide(vectors.re), im: wide(vectors.im) }
  // Both parts one after the other, so that one norm takes in both.
  const beside = (p: Tensor, q: Tensor): Tensor => concat([p, q], -1)
  const left = matmul(a, beside(v.re, v.im))
  const right = beside(sub(mul(v.re, re), mul(v.im, im)), add(mul(v.re, im), mul(v.im, re)))
  return { left, right, orthonormal: [] }
}

function isReal(x: Tensor | ComplexTensor): x is Tensor {
  return x instanceof Tensor
}

function firstColumns(x: Tensor, count: number): Tensor {
  return x.shape.at(-1) === count ? x : slice(x, { axis: -1, stop: count })
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
