import { type Tensor, tensor } from '@ortho/core'

/** Element (i, j), counted from 0, of the matrix of order n. */
type Formula = (i: number, j: number, n: number) => number

/** Names of the matrices of {@link galleryMatrix}. */
// prettier-ignore
export type GalleryName =
  | 'hilbert' | 'lotkin' | 'kahan' | 'wilkinson' | 'frank' | 'grcar' | 'clement' | 'vandermonde' | 'companion' | 'jordan'
  | 'laplacian' | 'pascal' | 'minij' | 'graded' | 'ones'

const formulas: Readonly<Record<GalleryName, Formula>> = {
  /** 1/(i + j + 1): condition grows like e^3.5n. */
  hilbert: (i, j) => 1 / (i + j + 1),
  /** Hilbert's with a first row of ones: unsymmetric, small negative eigenvalues. */
  lotkin: (i, j) => (i === 0 ? 1 : 1 / (i + j + 1)),
  /** Upper triangular with sines and cosines: QR with pivoting does not see its rank. */
  kahan: (i, j) => (i > j ? 0 : Math.sin(1.2) ** i * (i === j ? 1 : -Math.cos(1.2))),
  /** Tridiagonal, |k| on the diagonal: pairs of eigenvalues that agree to many digits. */
  wilkinson: (i, j, n) => (i === j ? Math.abs(i - (n - 1) / 2) : Math.abs(i - j) === 1 ? 1 : 0),
  /** Upper Hessenberg, determinant 1, small eigenvalues ill-conditioned. */
  frank: (i, j, n) => (j < i - 1 ? 0 : n - Math.max(i, j)),
  /** Toeplitz, −1 below and ones on three diagonals above: sensitive eigenvalues. */
  grcar: (i, j) => (j === i - 1 ? -1 : j >= i && j <= i + 3 ? 1 : 0),
  /** Tridiagonal with eigenvalues ±(n − 1), ±(n − 3), …. */
  clement: (i, j, n) => (j === i + 1 ? i + 1 : j === i - 1 ? n - i : 0),
  /** Powers of equidistant points of [0, 1]. */
  vandermonde: (i, j, n) => (n === 1 ? 1 : (i / (n - 1)) ** j),
  /** Of the polynomial with roots 1, …, n. */
  companion: (i, j, n) => (i === 0 ? -(rootCoefficients(n)[j + 1] ?? 0) : i === j + 1 ? 1 : 0),
  /** One eigenvalue, one eigenvector. */
  jordan: (i, j) => (i === j ? 0.5 : j === i + 1 ? 1 : 0),
  /** The second difference. */
  laplacian: (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0),
  /** Binomial coefficients: symmetric, positive definite, determinant 1. */
  pascal: (i, j) => binomial(i + j, i),
  /** min(i, j): positive definite with a tridiagonal inverse. */
  minij: (i, j) => Math.min(i, j) + 1,
  /** Entries from 1 down to 10⁻¹⁶ along both sides. */
  graded: (i, j, n) => 10 ** ((-16 * (i + j)) / (2 * Math.max(n - 1, 1))) * (i === j ? 1 : 0.3),
  /** Rank one. */
  ones: () => 1,
}

/** All names, to test each. */
export const galleryNames: readonly GalleryName[] = [
  'hilbert', 'lotkin', 'kahan', 'wilkinson', 'frank', 'grcar', 'clement', 'vandermonde', 'companion', 'jordan', 'laplacian', 'pascal',
  'minij', 'graded', 'ones',
] // prettier-ignore

/** A matrix of order n of N. J. Higham's gallery and others from the literature that break weak algorithms. */
export function galleryMatrix(name: GalleryName, n: number, dtype: 'float64' | 'float32' = 'float64'): Tensor {
  const formula = formulas[name]
  const data = Float64Array.from({ length: n * n }, (_, p) => formula(Math.floor(p / n), p % n, n))
  return tensor(dtype === 'float64' ? data : Float32Array.from(data), { shape: [n, n], dtype, backend: 'cpu' })
}

/** Läuchli's [1 … 1; ε·I], `[n + 1, n]`: AᵀA rounds to a singular matrix while the least singular value is ε. */
export function lauchli(n: number, eps: number): Tensor {
  const data = Float64Array.from({ length: (n + 1) * n }, (_, p) => (p < n ? 1 : Math.floor(p / n) - 1 === p % n ? eps : 0))
  return tensor(data, { shape: [n + 1, n], backend: 'cpu' })
}

/** Rosser's matrix of order 8: eigenvalues double, nearly equal, zero, and small. */
export function rosser(): Tensor {
  return tensor(
    [
      [611, 196, -192, 407, -8, -52, -49, 29],
      [196, 899, 113, -192, -71, -43, -8, -44],
      [-192, 113, 899, 196, 61, 49, 8, 52],
      [407, -192, 196, 611, 8, 44, 59, -23],
      [-8, -71, 61, 8, 411, -599, 208, 208],
      [-52, -43, 49, 44, -599, 411, 208, 208],
      [-49, -8, 8, 59, 208, 208, 99, -911],
      [29, -44, 52, -23, 208, 208, -911, 99],
    ],
    { backend: 'cpu' },
  )
}

/** Coefficients of (x − 1)·…·(x − n), the highest first. */
function rootCoefficients(n: number): number[] {
  const coefficients = [1]
  for (let root = 1; root <= n; root++) {
    coefficients.push(0)
    for (let k = coefficients.length - 1; k > 0; k--) coefficients[k]! -= root * coefficients[k - 1]!
  }
  return coefficients
}

function binomial(n: number, k: number): number {
  let value = 1
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i
  return value
}
