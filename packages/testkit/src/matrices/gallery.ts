import { type Tensor, tensor } from '@ortho/core'

/** Element (i, j), counted from 0, of the matrix of order n. */
type Formula = (i: number, j: number, n: number) => number

/** Names of the matrices of {@link galleryMatrix}. */
// prettier-ignore
export type GalleryName =
  | 'hilbert' | 'lotkin' | 'kahan' | 'wilkinson' | 'frank' | 'grcar' | 'clement' | 'vandermonde' | 'companion' | 'jordan'
  | 'laplacian' | 'pascal' | 'minij' | 'graded' | 'ones' | 'bidiagonal' | 'scaled' | 'chebyshev' | 'growth' | 'moler' | 'hadamard'

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
  /** Upper bidiagonal, rows falling by 2⁻⁵: all singular values are determined to high relative accuracy (Golub and Kahan, Demmel and Kahan). */
  bidiagonal: (i, j) => (i === j ? 2 ** (-5 * i) : j === i + 1 ? 2 ** (-5 * i - 2) : 0),
  /** D·B·D with a well-conditioned B and D falling by 2⁻³: small values are determined, but not by bidiagonal methods (Demmel). */
  scaled: (i, j) => 2 ** (-3 * (i + j)) * (i === j ? 1 : 0.25),
  /** Derivatives of polynomials at Chebyshev's points: nilpotent, one Jordan block, far from normal. */
  chebyshev: (i, j, n) => chebyshevDerivative(i, j, n - 1),
  /** On which elements double in each step of LU with partial pivoting (J. Wilkinson). */
  growth: (i, j, n) => (i === j || j === n - 1 ? 1 : i > j ? -1 : 0),
  /** Positive definite with one small eigenvalue: with rows counted from 1, min(i, j) − 2 beside the diagonal, i on it. */
  moler: (i, j) => (i === j ? i + 1 : Math.min(i, j) - 1),
  /** Leading part of Sylvester's matrix of signs; orthogonal up to a factor where n is a power of two. */
  hadamard: (i, j) => (bitCount(i & j) % 2 === 0 ? 1 : -1),
}

/** All names, to test each. */
export const galleryNames: readonly GalleryName[] = [
  'hilbert', 'lotkin', 'kahan', 'wilkinson', 'frank', 'grcar', 'clement', 'vandermonde', 'companion', 'jordan', 'laplacian', 'pascal',
  'minij', 'graded', 'ones', 'bidiagonal', 'scaled', 'chebyshev', 'growth', 'moler', 'hadamard',
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

/** Godunov's matrix of order 7, whose eigenvalues are −4, −2, −1, 0, 1, 2, 4 and so sensitive that double precision shows none of them. */
export function godunov(): Tensor {
  return tensor(
    [
      [289, 2064, 336, 128, 80, 32, 16],
      [1152, 30, 1312, 512, 288, 128, 32],
      [-29, -2000, 756, 384, 1008, 224, 48],
      [512, 128, 640, 0, 640, 512, 128],
      [1053, 2256, -504, -384, -756, 800, 208],
      [-287, -16, 1712, -128, 1968, -30, 2032],
      [-2176, -287, -1565, -512, -541, -1152, -289],
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

/** Element (i, j) of the derivative at the points cos(k·π/last), k = 0 … last (L. Trefethen, Spectral Methods in MATLAB, theorem 7). */
function chebyshevDerivative(i: number, j: number, last: number): number {
  const point = (k: number): number => Math.cos((k * Math.PI) / last)
  if (last === 0) return 0
  if (i === j && i % last === 0) return ((i === 0 ? 1 : -1) * (2 * last * last + 1)) / 6
  if (i === j) return -point(j) / (2 * (1 - point(j) ** 2))
  const weight = (k: number): number => (k % last === 0 ? 2 : 1) * (k % 2 === 0 ? 1 : -1)
  return weight(i) / weight(j) / (point(i) - point(j))
}

function bitCount(x: number): number {
  return x === 0 ? 0 : (x & 1) + bitCount(x >> 1)
}
