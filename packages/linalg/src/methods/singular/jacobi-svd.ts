import {
  ConvergenceError,
  DTypeError,
  type Method,
  OptionError,
  ShapeError,
  type Tensor,
  isFloat,
  showShape,
  sizeOf,
  tensorFrom,
} from '@ortho/core'
import { transposed } from '../../dense/jacobi/columns.ts'
import { type DenseSvd, denseSvdInPlace } from '../../dense/jacobi/dense-svd.ts'

/** Options of {@link jacobiSvd} and {@link singularValues}. */
export interface JacobiSvdOptions {
  /** Sweeps over all pairs of columns before it gives up; ten are many. Default 30. */
  readonly maxSweeps?: number
}

/** X = U·diag(s)·Vᴴ, thin: k = min(m, n). Also iterable: `const [u, s, vh] = jacobiSvd(x)`. */
export interface JacobiSvd extends Iterable<Tensor> {
  /** `[…, m, k]`, orthonormal columns: left singular vectors. */
  readonly u: Tensor
  /** `[…, k]`, descending, not negative. */
  readonly s: Tensor
  /** `[…, k, n]`, orthonormal rows: right singular vectors. */
  readonly vh: Tensor
  /** Sweeps that the slowest matrix of the batch took. */
  readonly sweeps: number
}

/**
 * Singular value decomposition by one-sided Jacobi rotations after a pivoted QR factorization.
 *
 * The most accurate way there is: singular values of X = D₁·B·D₂ (D diagonal, however graded) come with the relative
 * accuracy that B allows, the smallest like the largest. Computes in double precision in host memory, about 10·m·n² flops
 * and then 6 n³ a sweep; the result has the dtype of `x` and lives on its backend.
 *
 * @param x - `[…, m, n]`, float, finite. Any shape, empty ones too, any rank, any scale.
 * @throws OptionError when `x` holds NaN or infinity; ConvergenceError when the sweeps run out; ShapeError for a vector;
 *   BackendError where elements cannot be read without waiting.
 * @example
 * ```ts
 * const { u, s, vh } = jacobiSvd(tensor([[0, 2], [1, 0]]))
 * s.toArray() // => [2, 1]
 * ```
 */
export function jacobiSvd(x: Tensor, options: JacobiSvdOptions = {}): JacobiSvd {
  const { m, n, batch } = requireMatrices('jacobiSvd', x)
  const k = Math.min(m, n)
  const found = decompose('jacobiSvd', x, true, options)
  const left = found.flatMap(({ vectors }) => (vectors === undefined ? [] : [transposed(m >= n ? vectors.u : vectors.v).data]))
  const right = found.flatMap(({ vectors }) => (vectors === undefined ? [] : [(m >= n ? vectors.v : vectors.u).data]))
  const u = joined(x, left, [...batch, m, k])
  const s = joined(x, found.map((one) => one.s), [...batch, k]) // prettier-ignore
  const vh = joined(x, right, [...batch, k, n])
  const sweeps = found.reduce((most, one) => Math.max(most, one.sweeps), 0)
  return { u, s, vh, sweeps, [Symbol.iterator]: () => [u, s, vh][Symbol.iterator]() }
}

/**
 * Singular values alone, at about half of the work of {@link jacobiSvd}; the same numbers, arguments and errors.
 *
 * @returns `[…, min(m, n)]`, descending.
 */
export function singularValues(x: Tensor, options: JacobiSvdOptions = {}): Tensor {
  const { m, n, batch } = requireMatrices('singularValues', x)
  const found = decompose('singularValues', x, false, options)
  return joined(x, found.map((one) => one.s), [...batch, Math.min(m, n)]) // prettier-ignore
}

/** Registry entry of {@link jacobiSvd}. */
export const jacobiSvdEntry: Method<'linalg/jacobi-svd', [x: Tensor], JacobiSvdOptions, JacobiSvd> = {
  id: 'linalg/jacobi-svd',
  kind: 'decomposition',
  title: 'Singular value decomposition by one-sided Jacobi rotations',
  status: 'experimental',
  source: {
    paper: 'Z. Drmač and K. Veselić, New fast and accurate Jacobi SVD algorithm I, SIAM J. Matrix Anal. Appl. 29 (2008) 1322–1342',
    year: 2008,
    where: 'algorithm 4, with de Rijk’s pivoting',
    departures: ['the product of the rotations is accumulated, where the paper solves with the triangular factor'],
  },
  needs: [],
  rules: { maxSweeps: { kind: 'int', default: 30, min: 1, says: 'sweeps over all pairs of columns before it gives up' } },
  run: (x, options) => jacobiSvd(x, options),
}

/** The decomposition of each matrix of a batch; of its transpose where it is wide. */
function decompose(where: string, x: Tensor, wantVectors: boolean, { maxSweeps = 30 }: JacobiSvdOptions): DenseSvd[] {
  const { m, n, batch } = requireMatrices(where, x)
  const elements = Float64Array.from(x.dataSync())
  requireFinite(where, elements, n)
  return Array.from({ length: sizeOf(batch) }, (_, i) => {
    // Rows in memory are the columns of the transpose.
    const wide = { rows: n, count: m, data: elements.slice(i * m * n, (i + 1) * m * n) }
    const found = denseSvdInPlace(m >= n ? transposed(wide) : wide, wantVectors, maxSweeps)
    if (found.converged) return found
    throw new ConvergenceError({
      where,
      argument: 'maxSweeps',
      expected: 'enough sweeps to make all pairs of columns orthogonal',
      received: `${maxSweeps} for ${showShape([m, n])}`,
    })
  })
}

/** The results of a batch as one tensor, where and as what `x` is. */
function joined(x: Tensor, parts: readonly Float64Array[], shape: readonly number[]): Tensor {
  const size = sizeOf(shape)
  const out = x.dtype === 'float32' ? new Float32Array(size) : new Float64Array(size)
  parts.forEach((part, i) => out.set(part, i * part.length))
  return tensorFrom(out, shape, x.dtype, x.backend)
}

interface Sizes {
  readonly m: number
  readonly n: number
  readonly batch: readonly number[]
}

function requireMatrices(where: string, x: Tensor): Sizes {
  const [m, n] = x.shape.slice(-2)
  if (m === undefined || n === undefined) {
    throw new ShapeError({ where, argument: 'x', expected: 'a matrix or a batch of them', received: showShape(x.shape) })
  }
  if (!isFloat(x.dtype)) {
    throw new DTypeError({ where, argument: 'x', expected: 'float32 or float64', received: x.dtype, hint: "Use `cast(x, 'float64')`." })
  }
  return { m, n, batch: x.shape.slice(0, -2) }
}

function requireFinite(where: string, elements: Float64Array, columns: number): void {
  const at = elements.findIndex((value) => !Number.isFinite(value))
  if (at < 0) return
  throw new OptionError({
    where,
    argument: 'x',
    expected: 'finite',
    received: `${elements[at] ?? NaN} in row ${Math.floor(at / columns)}, column ${at % columns}`,
    hint: 'Rows of a batch are counted through.',
  })
}
