import {
  type FloatArray,
  OptionError,
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  concat,
  epsilon,
  eye,
  gram,
  matmul,
  matrixTranspose,
  max,
  mul,
  expandDims,
  neg,
  norm,
  reshape,
  showShape,
  slice,
  sub,
  tensorFrom,
} from '@ortho/core'
import { ordered } from '../dense/ordered.ts'
import { requireFinite, requireMatrices } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { withoutDerivative } from '../eigen/hessenberg.ts'
import { qr } from '../factorizations/qr.ts'
import { type CsColumn, csOfColumn } from './cs-kernel.ts'

/** Options of {@link csd}. */
export interface CsdOptions {
  /** Rows of the upper blocks, 0 to m. */
  readonly rows: number
  /** Columns of the left blocks, 0 to m. Default: all. */
  readonly columns?: number | undefined
}

/** A CS decomposition Q = U·D·Vᴴ; also iterable in this order: `const [u, cs, vh] = csd(q, options)`. */
export type Csd = {
  /** `[…, m, m]`, orthogonal: blocks U₁ of order `rows` and U₂ on its diagonal. */
  readonly u: Tensor
  /** `[…, m, n]`: D, whose elements are cosines, sines with either sign, ones and zeros. */
  readonly cs: Tensor
  /** `[…, n, n]`, orthogonal: blocks V₁ᴴ of order `columns` and, for square Q, V₂ᴴ on its diagonal. */
  readonly vh: Tensor
  /** `[…, r]`: the angles θ between 0 and π/2, ascending; r = min(rows, m − rows, columns, m − columns). */
  readonly theta: Tensor
  /** `[…, r]`: cos θ, accurate near 0 where θ, near π/2, has no digits for it. */
  readonly c: Tensor
  /** `[…, r]`: sin θ. */
  readonly s: Tensor
}

/**
 * CS decomposition of an orthogonal matrix in four blocks, or of a matrix of orthonormal columns in two:
 *
 * [Q₁₁ Q₁₂; Q₂₁ Q₂₂] = diag(U₁, U₂)·D·diag(V₁, V₂)ᴴ, where with C = diag(cos θ) and S = diag(sin θ)
 *
 * D₁₁ = diag(I, C, 0), D₂₁ = diag(0, S, I), D₁₂ = −diag(0, S, I), D₂₂ = diag(I, C, 0)
 *
 * with identities as large as the shapes ask for: each block of Q has its singular value decomposition, all with the same vectors.
 * The columns of D₁₁ and D₂₁ are a ones, r angles, then b zeros, a = min(rows, columns) − r, b = min(m − rows, columns) − r, as
 * SciPy's `cossin` has it. The θ are the principal angles between the first `rows` axes and the first columns of Q.
 *
 * By SVD and QR (C. Van Loan, 1985): every cosine and sine below 1/√2 is a singular value of its own, so that both ends have errors
 * of the size of m·ε, and relative ones of that size where all sines, or all cosines, are tiny.
 * ‖Q − U·D·Vᴴ‖ is of the size of m·ε + ‖QᵀQ − I‖, U and V are orthogonal to working precision. For two matrices that are not
 * orthonormal together use {@link gsvd}; for the angles of two subspaces {@link subspaceAngles}.
 *
 * @param q - `[…, m, m]` orthogonal, or `[…, m, n]` with orthonormal columns: ‖QᵀQ − I‖_F at most ε^⅓. With n < m `columns` is n.
 * @returns in the dtype of `q`. Not differentiable: vectors of equal angles are one choice of many.
 * @throws ShapeError; OptionError for NaN or infinity, a matrix that is not orthonormal, a block that does not fit, or where a
 * derivative is asked for; ConvergenceError.
 * @example
 * ```ts
 * const { theta, cs } = csd([[0.6, -0.8], [0.8, 0.6]], { rows: 1, columns: 1 })
 * cs.toArray() // => [[0.6, -0.8], [0.8, 0.6]]
 * theta.toArray() // => [0.9272952180016122]
 * ```
 */
export function csd(q: TensorLike, { rows, columns }: CsdOptions): Csd & Iterable<Tensor> {
  const x = asFloat(q)
  const { m, n } = requireMatrices('csd', x, 'q')
  if (m < n) throw new ShapeError({ where: 'csd', argument: 'q', expected: 'no more columns than rows', received: showShape(x.shape) })
  requireCount('rows', rows, m)
  requireCount('columns', columns ?? n, n)
  if (n < m && (columns ?? n) !== n) {
    throw new OptionError({
      where: 'csd',
      argument: 'columns',
      expected: `${n}, all of them, where the matrix is not square`,
      received: String(columns),
    })
  }
  const run = withoutDerivative('csd', (y) => decomposed(y, rows, columns ?? n), 'Use `subspaceAngles` for derivatives of angles.')
  return ordered(run(x))
}

function requireCount(argument: string, value: number, most: number): void {
  if (Number.isInteger(value) && value >= 0 && value <= most) return
  throw new OptionError({ where: 'csd', argument, expected: `an integer from 0 to ${most}`, received: String(value) })
}

/** @throws OptionError unless the columns are orthonormal to a third of the digits. */
function requireOrthonormal(x: Tensor): void {
  const n = x.shape.at(-1)!
  requireFinite('csd', floatsOf(x), n, 'q')
  if (x.size === 0) return
  const bound = Math.cbrt(epsilon(x.dtype))
  const off = sub(gram(matrixTranspose(x)), eye(n, n, { dtype: x.dtype, backend: x.backend }))
  const defect = max(norm(off, { axis: [-2, -1] })).item()
  if (defect <= bound) return
  throw new OptionError({
    where: 'csd',
    argument: 'q',
    expected: `orthonormal columns, ‖QᵀQ − I‖_F ≤ ${bound.toExponential(1)}`,
    received: defect.toExponential(2),
    hint: 'For two matrices that are not orthonormal together use `gsvd`.',
  })
}

/** Arrays of a batch, each to be filled item by item. */
type Arrays = { readonly [name in keyof Csd]: FloatArray }

function decomposed(x: Tensor, p: number, q: number): Csd {
  requireOrthonormal(x)
  const { m, n, batch } = requireMatrices('csd', x)
  const count = batchSize(x)
  const r = Math.min(p, m - p, q, m - q)
  const shapes = { u: [m, m], cs: [m, n], vh: [n, n], theta: [r], c: [r], s: [r] }
  const array = (size: number): FloatArray => arrayLike(x, count * size)
  const out: Arrays = { u: array(m * m), cs: array(m * n), vh: array(n * n), theta: array(r), c: array(r), s: array(r) }
  const all = reshape(x, [count, m, n])
  for (let item = 0; item < count; item++) {
    const one = reshape(slice(all, { axis: 0, start: item, stop: item + 1 }), [m, n])
    const block = (top: boolean, left: boolean): Tensor =>
      slice(one, { axis: 0, start: top ? 0 : p, stop: top ? p : m }, { axis: 1, start: left ? 0 : q, stop: left ? q : n })
    const found = csOfColumn(block(true, true), block(false, true))
    const blocks = (matrix: FloatArray, order: number): Target => ({ matrix, start: item * order * order, columns: order })
    place(found.u1, blocks(out.u, m), 0)
    place(found.u2, blocks(out.u, m), p)
    place(matrixTranspose(found.v), blocks(out.vh, n), 0)
    if (n > q) place(secondBasis(found, block(true, false), block(false, false)), blocks(out.vh, n), q)
    placeAngles(found, { matrix: out.cs, start: item * m * n, columns: n }, p, q, m)
    out.c.set(found.c, item * r)
    out.s.set(found.s, item * r)
    out.theta.set(found.c.map((value, i) => Math.atan2(found.s[i]!, value)), item * r) // prettier-ignore
  }
  const as = (name: keyof Csd): Tensor => tensorFrom(out[name], [...batch, ...shapes[name]], x.dtype, x.backend)
  return { u: as('u'), cs: as('cs'), vh: as('vh'), theta: as('theta'), c: as('c'), s: as('s') }
}

/**
 * V₂ᴴ: the right columns of Q are U·D₂·V₂ᴴ with a D₂ of orthonormal columns that is known by now, hence V₂ᴴ = D₂ᵀ·Uᵀ·Q₂. A QR
 * factorization takes away what the columns of Q lack to be orthonormal.
 */
function secondBasis({ u1, u2, c, s, ones, zeros }: CsColumn, x12: Tensor, x22: Tensor): Tensor {
  const [upper, lower] = [matmul(u1, x12, { transposeA: true }), matmul(u2, x22, { transposeA: true })]
  const r = c.length
  const free = u2.shape[0]! - zeros - r
  const rows = (x: Tensor, start: number, stop: number): Tensor => slice(x, { axis: 0, start, stop })
  const times = (x: Tensor, factors: Float64Array): Tensor => {
    const column = x.dtype === 'float32' ? Float32Array.from(factors) : factors
    return mul(x, expandDims(tensorFrom(column, [r], x.dtype, x.backend), -1))
  }
  const middle = sub(times(rows(lower, free, free + r), c), times(rows(upper, ones, ones + r), s))
  const nearly = concat([rows(lower, 0, free), middle, neg(rows(upper, ones + r, u1.shape[0]!))], 0)
  return matrixTranspose(qr(matrixTranspose(nearly), { sign: 'positive' }).q)
}

/** A matrix by rows within an array. */
interface Target {
  readonly matrix: FloatArray
  readonly start: number
  readonly columns: number
}

/** Copies a matrix to the rows and columns from `corner` on. */
function place(x: Tensor, { matrix, start, columns }: Target, corner: number): void {
  const [rows, width] = [x.shape[0]!, x.shape[1]!]
  const elements = floatsOf(x)
  for (let i = 0; i < rows; i++) matrix.set(elements.subarray(i * width, (i + 1) * width), start + (corner + i) * columns + corner)
}

/** Writes D, all zeros before. */
function placeAngles({ c, s, ones, zeros }: CsColumn, { matrix, start, columns }: Target, p: number, q: number, m: number): void {
  const r = c.length
  const free = m - p - zeros - r
  const diagonal = (count: number, i: number, j: number, value: (k: number) => number): void => {
    for (let k = 0; k < count; k++) matrix[start + (i + k) * columns + j + k] = value(k)
  }
  diagonal(ones, 0, 0, () => 1)
  diagonal(r, ones, ones, (k) => c[k]!)
  diagonal(r, p + free, ones, (k) => s[k]!)
  diagonal(zeros, p + free + r, ones + r, () => 1)
  if (columns === q) return
  diagonal(free, p, q, () => 1)
  diagonal(r, ones, q + free, (k) => -s[k]!)
  diagonal(r, p + free, q + free, (k) => c[k]!)
  diagonal(p - ones - r, ones + r, q + free + r, () => -1)
}
