import {
  type Blas,
  ConvergenceError,
  SingularMatrixError,
  type Tensor,
  add,
  broadcastTo,
  concat,
  div,
  epsilon,
  expandDims,
  eye,
  matmul,
  matrixTranspose,
  mul,
  neg,
  norm,
  slice,
  sub,
  tensorFrom,
} from '@ortho/core'
import { arrayLike, batchSize, floatsOf, load, openWorkspace } from '../dense/workspace.ts'
import { schur } from '../eigen/schur.ts'
import { orderInPlace } from '../functions/kernels/ordered-schur.ts'
import { solve } from '../solving/solve.ts'
import { solveLinearEquation } from './linear-equation.ts'

/** The matrices of a Riccati equation, `[…, n, n]`, G and Q symmetric. */
export interface RiccatiParts {
  readonly a: Tensor
  readonly g: Tensor
  readonly q: Tensor
}

/** Newton steps at the end: each squares the error where the equation is well conditioned. */
const CORRECTIONS = 3

/** Doublings of the discrete equation: after k of them the error is that of 2ᵏ steps of the plain iteration. */
const DOUBLINGS = 60

/**
 * X with AᵀX + XA − XGX + Q = 0 and A − GX stable, from the invariant subspace of the Hamiltonian matrix [[A, −G], [−Q, −Aᵀ]]
 * for the left half-plane (A. J. Laub, IEEE Trans. Automat. Control 24, 1979), corrected by Newton's method.
 */
export function continuousSolution(name: string, parts: RiccatiParts): Tensor {
  const { a, g, q } = parts
  // With X = σ·Y the off-diagonal blocks are of one size.
  const scale = each(balance(q, g))
  const top = concat([a, neg(mul(g, scale))], -1)
  const bottom = concat([neg(div(q, scale)), neg(matrixTranspose(a))], -1)
  const [u, v] = stableSubspace(name, concat([top, bottom], -2))
  return corrected(name, parts, mul(symmetric(quotient(name, u, v)), scale), false)
}

/**
 * X with AᵀX(I + GX)⁻¹A − X + Q = 0 and (I + GX)⁻¹A stable, by the structure-preserving doubling algorithm (E. K.-W. Chu, H.-Y.
 * Fan, W.-W. Lin and C.-S. Wang, Internat. J. Control 77, 2004), corrected by Newton's method.
 */
export function discreteSolution(name: string, parts: RiccatiParts): Tensor {
  let { a, g, q: h } = parts
  for (let step = 0; step < DOUBLINGS; step++) {
    const n = a.shape.at(-1)!
    const w = add(identityLike(a), matmul(g, h))
    const moved = singularAs(name, 'a pencil without eigenvalues on the unit circle', () => solve(w, concat([a, g], -1)))
    const [wa, wg] = [slice(moved, { axis: -1, stop: n }), slice(moved, { axis: -1, start: n })]
    const change = symmetric(matmul(a, matmul(h, wa), { transposeA: true }))
    g = symmetric(add(g, matmul(matmul(a, wg), a, { transposeB: true })))
    a = matmul(a, wa)
    h = add(h, change)
    const sizes = norms(h)
    if (norms(change).every((size, i) => size <= 0.5 * epsilon(a.dtype) * sizes[i]!)) return corrected(name, parts, h, true)
    if (!sizes.every(Number.isFinite)) break
  }
  throw new ConvergenceError({
    where: name,
    expected: 'given a system that can be stabilized, and an equation with a stabilizing solution',
    received: `one for which ${DOUBLINGS} doublings do not converge`,
  })
}

/** The residual of the equation at X. */
export function riccatiResidual({ a, g, q }: RiccatiParts, x: Tensor, discrete: boolean): Tensor {
  if (discrete) return add(sub(matmul(matmul(a, x, { transposeA: true }), closedLoop({ a, g, q }, x, true)), x), q)
  const ax = matmul(a, x, { transposeA: true })
  return add(sub(add(ax, matrixTranspose(ax)), matmul(matmul(x, g), x)), q)
}

/** A − GX, or (I + GX)⁻¹A. */
export function closedLoop({ a, g }: RiccatiParts, x: Tensor, discrete: boolean): Tensor {
  return discrete ? solve(add(identityLike(a), matmul(g, x)), a) : sub(a, matmul(g, x))
}

/** D with LᵀD + DL + C = 0, or D − LᵀDL = C, for a stable L: how X changes where the equation changes by C. */
export function riccatiChange(name: string, loop: Tensor, c: Tensor, discrete: boolean): Tensor {
  const kind = discrete ? 'stein' : 'sylvester'
  return solveLinearEquation(matrixTranspose(loop), loop, discrete ? c : neg(c), { name, kind, second: 'transposed' })
}

/** ½·(X + Xᵀ). */
export function symmetric(x: Tensor): Tensor {
  return mul(add(x, matrixTranspose(x)), 0.5)
}

function corrected(name: string, parts: RiccatiParts, start: Tensor, discrete: boolean): Tensor {
  let x = start
  let residual = riccatiResidual(parts, x, discrete)
  let size = relative(parts, x, residual, discrete)
  for (let step = 0; step < CORRECTIONS && size > epsilon(x.dtype); step++) {
    const better = symmetric(add(x, riccatiChange(name, closedLoop(parts, x, discrete), residual, discrete)))
    const left = riccatiResidual(parts, better, discrete)
    const now = relative(parts, better, left, discrete)
    if (!(now < size)) break
    ;[x, residual, size] = [better, left, now]
  }
  if (size <= Math.sqrt(epsilon(x.dtype))) return x
  throw new ConvergenceError({
    where: name,
    expected: 'given an equation with a stabilizing solution',
    received: `one that leaves a relative residual of ${size}`,
  })
}

/** The largest residual of the batch beside the terms of the equation. */
function relative({ a, g, q }: RiccatiParts, x: Tensor, residual: Tensor, discrete: boolean): number {
  const [sizeA, sizeG, sizeQ, sizeX, left] = [norms(a), norms(g), norms(q), norms(x), norms(residual)]
  return left.reduce((most, size, i) => {
    const own = discrete ? sizeX[i]! * (1 + sizeA[i]! ** 2) : 2 * sizeA[i]! * sizeX[i]! + sizeG[i]! * sizeX[i]! ** 2
    return size === 0 ? most : Math.max(most, size / (sizeQ[i]! + own))
  }, 0)
}

/** Blocks U and V, as arrays of columns, of an orthogonal basis of the subspace for the left half-plane. */
function stableSubspace(name: string, h: Tensor): [Tensor, Tensor] {
  const order = h.shape.at(-1)!
  const n = order / 2
  const forms = schur(h)
  const [ts, zs] = [floatsOf(forms.t), floatsOf(forms.z)]
  const count = batchSize(h)
  const out = [arrayLike(h, count * n * n), arrayLike(h, count * n * n)] as const
  const blas: Blas = openWorkspace(name, h, order * order)
  const [t, z] = [blas.reserve(order, order), blas.reserve(order, order)]
  for (let item = 0; item < count; item++) {
    load(ts, item * order * order, blas.data, t)
    load(zs, item * order * order, blas.data, z)
    const stable = orderInPlace(name, blas, t, z, (re) => re < 0)
    if (stable !== n) {
      throw new ConvergenceError({
        where: name,
        expected: 'given an equation whose Hamiltonian matrix has no eigenvalues on the imaginary axis',
        received: `one with ${stable} of ${order} in the left half-plane`,
      })
    }
    for (let i = 0; i < order; i++) {
      for (let j = 0; j < n; j++) out[i < n ? 0 : 1][item * n * n + (i % n) * n + j] = blas.data[z.at + i * order + j]!
    }
  }
  const shape = [...h.shape.slice(0, -2), n, n]
  return [tensorFrom(out[0], shape, h.dtype, h.backend), tensorFrom(out[1], shape, h.dtype, h.backend)]
}

/** V·U⁻¹. */
function quotient(name: string, u: Tensor, v: Tensor): Tensor {
  const solved = singularAs(name, 'a system that can be stabilized', () => solve(matrixTranspose(u), matrixTranspose(v)))
  return matrixTranspose(solved)
}

function singularAs(where: string, expected: string, work: () => Tensor): Tensor {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof SingularMatrixError)) throw error
    throw new SingularMatrixError({ where, expected: `given ${expected}`, received: 'one for which a matrix is singular' }, error)
  }
}

/** √(‖Q‖ / ‖G‖) as a power of 2, 1 where one of them is 0; one a matrix. */
function balance(q: Tensor, g: Tensor): Tensor {
  const [over, under] = [norms(q), norms(g)]
  const powers = arrayLike(q, over.length)
  over.forEach((size, i) => {
    const below = under[i]!
    powers[i] = size > 0 && below > 0 ? 2 ** Math.round((Math.log2(size) - Math.log2(below)) / 2) : 1
  })
  return tensorFrom(powers, q.shape.slice(0, -2), q.dtype, q.backend)
}

function norms(x: Tensor): number[] {
  return Array.from(floatsOf(norm(x, { axis: [-2, -1] })))
}

function each(scale: Tensor): Tensor {
  return expandDims(expandDims(scale, -1), -1)
}

function identityLike(a: Tensor): Tensor {
  const n = a.shape.at(-1)!
  return broadcastTo(eye(n, n, { dtype: a.dtype, backend: a.backend }), a.shape)
}
