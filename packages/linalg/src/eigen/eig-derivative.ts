import {
  type Complex,
  SingularMatrixError,
  type Tensor,
  add,
  concat,
  diagonal,
  div,
  epsilon,
  expandDims,
  eye,
  lessEqual,
  matmul,
  max,
  mul,
  neg,
  select,
  slice,
  square,
  stopGradient,
  sub,
  sum,
} from '@ortho/core'
import { solve } from '../solving/solve.ts'

/** Eigenvalues `[…, n]` and eigenvectors, columns of `[…, n, n]`. */
export interface Spectrum {
  /** Eigenvalues. */
  readonly values: Complex
  /** Eigenvectors of length 1. */
  readonly vectors: Complex
}

/**
 * Changes of eigenvalues and eigenvectors along Ȧ: with M = V⁻¹·Ȧ·V, λ̇ = diag M and V̇ = V·(F ∘ M) + V·diag(c), where
 * Fᵢⱼ = 1/(λⱼ − λᵢ) and c keeps the lengths of the columns and one element of each real. F is zero where eigenvalues are equal
 * up to rounding: V̇ then is right for functions that do not depend on the choice of eigenvectors.
 *
 * @param held - `[…, n, n]`, 1 at the element of each column that stays real, else 0.
 */
export function spectrumChanges(where: string, change: Tensor, { values, vectors }: Spectrum, held: Tensor): Spectrum {
  const m = inEigenbasis(where, change, vectors)
  const moved = times(vectors, product(m, reciprocalGaps(values)))
  const over = { axis: -2, keepDims: true }
  const lengthening = sum(add(mul(vectors.re, moved.re), mul(vectors.im, moved.im)), over)
  const turning = div(sum(mul(held, moved.im), over), sum(mul(held, vectors.re), over))
  const along = product(vectors, { re: neg(lengthening), im: neg(turning) })
  return {
    values: { re: diagonal(m.re), im: diagonal(m.im) },
    vectors: { re: add(moved.re, along.re), im: add(moved.im, along.im) },
  }
}

/** λ̇ = diag(V⁻¹·Ȧ·V). */
export function valueChanges(where: string, change: Tensor, vectors: Complex): Complex {
  const { re, im } = inEigenbasis(where, change, vectors)
  return { re: diagonal(re), im: diagonal(im) }
}

/** V⁻¹·Ȧ·V for a real Ȧ, as one real system of twice the order. */
function inEigenbasis(where: string, change: Tensor, v: Complex): Complex {
  requireBasis(where, { re: stopGradient(v.re), im: stopGradient(v.im) })
  const n = v.re.shape.at(-1)!
  const system = concat([concat([v.re, neg(v.im)], -1), concat([v.im, v.re], -1)], -2)
  const right = concat([matmul(change, v.re), matmul(change, v.im)], -2)
  const both = solve(system, right)
  return { re: slice(both, { axis: -2, stop: n }), im: slice(both, { axis: -2, start: n }) }
}

/**
 * Where a matrix is defective, two computed eigenvectors are parallel up to rounding, |vᵢᴴvⱼ| = 1 − O(ε).
 *
 * @throws SingularMatrixError
 */
function requireBasis(where: string, { re, im }: Complex): void {
  if (re.trace !== undefined || re.size === 0) return
  const n = re.shape.at(-1)!
  const transposeA = true
  const real = add(matmul(re, re, { transposeA }), matmul(im, im, { transposeA }))
  const imaginary = sub(matmul(re, im, { transposeA }), matmul(im, re, { transposeA }))
  const others = sub(1, eye(n, n, { dtype: re.dtype, backend: re.backend }))
  const closest = max(mul(others, add(square(real), square(imaginary)))).item()
  if (closest < 1 - 4 * n * epsilon(re.dtype)) return
  throw new SingularMatrixError({
    where,
    argument: 'a',
    expected: 'diagonalizable where derivatives are taken',
    received: 'a matrix without a basis of eigenvectors, or one that rounding makes so',
    hint: 'Multiple eigenvalues without as many eigenvectors have no derivative.',
  })
}

/** F: 1/(λⱼ − λᵢ) in row i and column j, zero where the two are equal up to rounding. */
function reciprocalGaps({ re, im }: Complex): Complex {
  const gapRe = sub(expandDims(re, -2), expandDims(re, -1))
  const gapIm = sub(expandDims(im, -2), expandDims(im, -1))
  const squares = add(square(gapRe), square(gapIm))
  const rounding = (re.shape.at(-1)! * epsilon(re.dtype)) ** 2
  const most = max(add(square(re), square(im)), { axis: -1, keepDims: true })
  const equal = lessEqual(squares, mul(expandDims(most, -1), rounding))
  const inverse = select(equal, mul(squares, 0), div(1, select(equal, add(mul(squares, 0), 1), squares)))
  return { re: mul(gapRe, inverse), im: neg(mul(gapIm, inverse)) }
}

/** Elementwise. */
function product(a: Complex, b: Complex): Complex {
  return { re: sub(mul(a.re, b.re), mul(a.im, b.im)), im: add(mul(a.re, b.im), mul(a.im, b.re)) }
}

/** Of matrices. */
function times(a: Complex, b: Complex): Complex {
  return { re: sub(matmul(a.re, b.re), matmul(a.im, b.im)), im: add(matmul(a.re, b.im), matmul(a.im, b.re)) }
}
