import {
  type FloatArray,
  type Tensor,
  add,
  customJvp,
  diagonal,
  embedDiagonal,
  exp,
  expandDims,
  matmul,
  matrixTranspose,
  mul,
  neg,
  squeeze,
  sub,
  tensorFrom,
  trace,
} from '@ortho/core'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { inv } from './inv.ts'
import { determinants, pivotsOf } from './pivots.ts'
import { slogdet } from './slogdet.ts'
import { svd } from '../singular/svd.ts'

/** Ratio of the pivots from which det(A)·A⁻¹ is accurate enough. */
const WELL_CONDITIONED = 1e-3

/**
 * adj A = det(A)·A⁻¹, extended to singular matrices: with A = U·S·Vᵀ it is det(U)·det(V)·V·adj(S)·Uᵀ, and adj S has the products
 * of all singular values but one on its diagonal. For square matrices, which callers check.
 */
export function adjugate(a: Tensor): Tensor {
  return customJvp(
    ([x]) => ({ adj: computed(x!) }),
    ([change], [x]) => ({ adj: adjugateChange(change!, x!) }),
  )(a).adj
}

function computed(a: Tensor): Tensor {
  if (a.size === 0) return a
  if (isWellConditioned(a)) return mul(byMatrix(determinants(a)), inv(a))
  const { u, s, vh, sign } = signedSvd(a)
  const products = perMatrix(s, productsWithoutOne, 1)
  return mul(sign, matmul(vh, mul(products, matrixTranspose(u)), { transposeA: true }))
}

/**
 * With B = Uᵀ·Ȧ·V and Gᵢⱼ the product of all singular values but the i-th and the j-th (0 for i = j), adj S changes by −G∘B
 * beside the diagonal and by G·diag B on it.
 */
function adjugateChange(change: Tensor, a: Tensor): Tensor {
  if (a.size === 0) return change
  if (a.trace !== undefined) {
    // Derivatives of third order and more, for nonsingular matrices: they see through these operations.
    const inverse = inv(a)
    const moved = matmul(inverse, change)
    const { sign, logAbsDet } = slogdet(a)
    return mul(byMatrix(mul(sign, exp(logAbsDet))), sub(mul(inverse, byMatrix(trace(moved))), matmul(moved, inverse)))
  }
  const { u, s, vh, sign } = signedSvd(a)
  const n = s.shape.at(-1)!
  const g = perMatrix(s, productsWithoutTwo, n)
  const b = matmul(matmul(u, change, { transposeA: true }), vh, { transposeB: true })
  const onDiagonal = squeeze(matmul(g, expandDims(diagonal(b), -1)), -1)
  const inner = add(neg(mul(g, b)), embedDiagonal(onDiagonal))
  return mul(sign, matmul(vh, matmul(inner, u, { transposeB: true }), { transposeA: true }))
}

/** A number a matrix, to multiply its elements with. */
function byMatrix(x: Tensor): Tensor {
  return expandDims(expandDims(x, -1), -1)
}

function isWellConditioned(a: Tensor): boolean {
  const n = a.shape.at(-1)!
  const { values } = pivotsOf('det', a)
  for (let start = 0; start < values.length; start += n) {
    const sizes = values.subarray(start, start + n).map(Math.abs)
    if (!(Math.min(...sizes) > WELL_CONDITIONED * Math.max(...sizes))) return false
  }
  return true
}

function signedSvd(a: Tensor): Readonly<Record<'u' | 's' | 'vh' | 'sign', Tensor>> {
  const { u, s, vh } = svd(a)
  const sign = mul(slogdet(u).sign, slogdet(vh).sign)
  return { u, s, vh, sign: byMatrix(sign) }
}

/** Fills, for the values of each matrix, `rows` rows of as many. */
function perMatrix(s: Tensor, fill: (values: FloatArray, out: FloatArray, start: number) => void, rows: number): Tensor {
  const n = s.shape.at(-1)!
  const values = floatsOf(s)
  const out = arrayLike(s, s.size * rows)
  for (let item = 0; item * n < values.length; item++) fill(values.subarray(item * n, (item + 1) * n), out, item * n * rows)
  return tensorFrom(out, [...s.shape, rows], s.dtype, s.backend)
}

/** Products of all but one of the values: what comes before times what comes after. */
function productsWithoutOne(values: FloatArray, out: FloatArray, start: number): void {
  let before = 1
  for (let i = 0; i < values.length; i++) {
    out[start + i] = before
    before *= values[i]!
  }
  let after = 1
  for (let i = values.length - 1; i >= 0; i--) {
    out[start + i]! *= after
    after *= values[i]!
  }
}

function productsWithoutTwo(values: FloatArray, out: FloatArray, start: number): void {
  const n = values.length
  const rest = values.slice()
  for (let i = 0; i < n; i++) {
    rest[i] = 1
    productsWithoutOne(rest, out, start + i * n)
    out[start + i * n + i] = 0
    rest[i] = values[i]!
  }
}
