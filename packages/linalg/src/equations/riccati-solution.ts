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
import { eigvals } from '../eigen/eig.ts'
import { schur } from '../eigen/schur.ts'
import { orderInPlace } from '../functions/kernels/ordered-schur.ts'
import { solve } from '../solving/solve.ts'
import { solveLinearEquation } from './linear-equation.ts'

/** The matrices of a Riccati equation: A and Q `[…, n, n]`, B `[…, n, m]`, R `[…, m, m]`, Q and R symmetric. */
export interface RiccatiParts {
  readonly a: Tensor
  readonly b: Tensor
  readonly q: Tensor
  readonly r: Tensor
}

/** Newton steps at the end: each squares the error where the equation is well conditioned. */
const CORRECTIONS = 6

/** Doublings of the discrete equation: after k of them the error is that of 2ᵏ steps of the plain iteration. */
const DOUBLINGS = 60

/**
 * X with AᵀX + XA − XGX + Q = 0 and A − GX stable, G = B·R⁻¹·Bᵀ, from the invariant subspace of the Hamiltonian matrix [[A, −G], [−Q, −Aᵀ]]
 * for the left half-plane (A. J. Laub, IEEE Trans. Automat. Control 24, 1979), corrected by Newton's method.
 */
export function continuousSolution(name: string, parts: RiccatiParts): Tensor {
  const { a, q } = parts
  const g = controlled(name, parts)
  // With X = σ·Y the off-diagonal blocks are of one size.
  const scale = each(balance(q, g))
  const top = concat([a, neg(mul(g, scale))], -1)
  const bottom = concat([neg(div(q, scale)), neg(matrixTranspose(a))], -1)
  const [u, v] = stableSubspace(name, concat([top, bottom], -2))
  return corrected(name, parts, mul(symmetric(quotient(name, u, v)), scale), false)
}

/**
 * X with AᵀX(I + GX)⁻¹A − X + Q = 0 and (I + GX)⁻¹A stable, G = B·R⁻¹·Bᵀ, corrected by Newton's method.
 *
 * By doubling; where that finds no solution or another one, as it may where Q does not see all unstable parts of A, from an
 * invariant subspace.
 */
export function discreteSolution(name: string, parts: RiccatiParts): Tensor {
  const start = doubled(name, parts)
  const found = start === undefined ? undefined : refined(name, parts, start, true)
  if (found !== undefined && found.defect.size <= Math.sqrt(epsilon(parts.a.dtype)) && isStable(found.defect.loop)) return found.x
  return corrected(name, parts, bySubspace(name, parts), true)
}

/**
 * The limit of the structure-preserving doubling algorithm (E. K.-W. Chu, H.-Y. Fan, W.-W. Lin and C.-S. Wang, Internat. J.
 * Control 77, 2004); undefined where there is none.
 */
function doubled(name: string, parts: RiccatiParts): Tensor | undefined {
  let { a, q: h } = parts
  let g = controlled(name, parts)
  for (let step = 0; step < DOUBLINGS; step++) {
    const n = a.shape.at(-1)!
    const w = add(identityLike(a), matmul(g, h))
    const [wa, wg] = halvesOf(
      unlessSingular(() => solve(w, concat([a, g], -1))),
      n,
    )
    if (wa === undefined || wg === undefined) return undefined
    const change = symmetric(matmul(a, matmul(h, wa), { transposeA: true }))
    g = symmetric(add(g, matmul(matmul(a, wg), a, { transposeB: true })))
    a = matmul(a, wa)
    h = add(h, change)
    const sizes = norms(h)
    if (![...sizes, ...norms(a), ...norms(g)].every(Number.isFinite)) return undefined
    if (norms(change).every((size, i) => size <= 0.5 * epsilon(a.dtype) * sizes[i]!)) return h
  }
  return undefined
}

/**
 * From the pencil M − λN = [[A, 0], [−Q, I]] − λ·[[I, G], [0, Aᵀ]]: (M + N)⁻¹(M − N) has the same invariant subspaces, that for
 * the disc now for the left half-plane.
 */
function bySubspace(name: string, parts: RiccatiParts): Tensor {
  const { a, q } = parts
  const g = controlled(name, parts)
  const scale = each(balance(q, g))
  const [identity, across, weight] = [identityLike(a), mul(g, scale), neg(div(q, scale))]
  const square = (top: Tensor[], bottom: Tensor[]): Tensor => concat([concat(top, -1), concat(bottom, -1)], -2)
  const sum = square([add(a, identity), across], [weight, add(identity, matrixTranspose(a))])
  const difference = square([sub(a, identity), neg(across)], [weight, sub(identity, matrixTranspose(a))])
  const h = singularAs(name, 'a pencil without eigenvalues on the unit circle', () => solve(sum, difference))
  const [u, v] = stableSubspace(name, h)
  return mul(symmetric(quotient(name, u, v)), scale)
}

/** Whether all eigenvalues lie inside the unit circle. */
function isStable(loop: Tensor): boolean {
  const { re, im } = eigvals(loop)
  const imaginary = floatsOf(im)
  return floatsOf(re).every((value, i) => Math.hypot(value, imaginary[i]!) < 1)
}

/** K = R⁻¹BᵀX, or (R + BᵀXB)⁻¹BᵀXA: A − BK is stable. */
export function riccatiGain({ a, b, r }: RiccatiParts, x: Tensor, discrete: boolean): Tensor {
  const bx = matmul(b, x, { transposeA: true })
  return discrete ? solve(symmetric(add(r, matmul(bx, b))), matmul(bx, a)) : solve(r, bx)
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

/** What is wrong with an X, and how it moves to the next: the closed loop A − BK. */
interface Defect {
  readonly residual: Tensor
  readonly loop: Tensor
  /** The largest residual of the batch beside the terms of the equation. */
  readonly size: number
}

/** By B and R, not by G, whose rounding errors X may magnify: K is small where X is large. */
function defectOf(parts: RiccatiParts, x: Tensor, discrete: boolean): Defect {
  const { a, b, q } = parts
  const k = riccatiGain(parts, x, discrete)
  const loop = sub(a, matmul(b, k))
  const ax = matmul(a, x, { transposeA: true })
  const terms = discrete ? [matmul(ax, loop), neg(x), q] : [add(ax, matrixTranspose(ax)), neg(matmul(matmul(x, b), k)), q]
  const residual = symmetric(terms.reduce((sum, term) => add(sum, term)))
  const sizes = terms.map(norms)
  const size = norms(residual).reduce((most, left, i) => {
    return left === 0 ? most : Math.max(most, left / sizes.reduce((sum, term) => sum + term[i]!, 0))
  }, 0)
  return { residual, loop, size }
}

/** Newton's method while the residual falls. */
function refined(name: string, parts: RiccatiParts, start: Tensor, discrete: boolean): { readonly x: Tensor; readonly defect: Defect } {
  let x = start
  let defect = defectOf(parts, x, discrete)
  for (let step = 0; step < CORRECTIONS && defect.size > epsilon(x.dtype); step++) {
    const { loop, residual, size } = defect
    const change = unlessSingular(() => riccatiChange(name, loop, residual, discrete))
    if (change === undefined) break
    const better = symmetric(add(x, change))
    const left = defectOf(parts, better, discrete)
    if (!(left.size < size)) break
    ;[x, defect] = [better, left]
  }
  return { x, defect }
}

function corrected(name: string, parts: RiccatiParts, start: Tensor, discrete: boolean): Tensor {
  const { x, defect } = refined(name, parts, start, discrete)
  if (defect.size <= Math.sqrt(epsilon(x.dtype))) return x
  throw new ConvergenceError({
    where: name,
    expected: 'given an equation with a stabilizing solution',
    received: `one that leaves a relative residual of ${defect.size}`,
  })
}

/** G = B·R⁻¹·Bᵀ. */
function controlled(name: string, { b, r }: RiccatiParts): Tensor {
  return symmetric(
    matmul(
      b,
      singularAs(name, 'a nonsingular R', () => solve(r, matrixTranspose(b))),
    ),
  )
}

/** Blocks U and V, as arrays of columns, of an orthogonal basis of the subspace for the left half-plane. */
function stableSubspace(name: string, h: Tensor): [Tensor, Tensor] {
  const order = h.shape.at(-1)!
  const n = order / 2
  const forms = schur(h)
  const [ts, zs] = [floatsOf(forms.t), floatsOf(forms.z)]
  const count = batchSize(h)
  const out = [arrayLike(h, count * n * n), arrayLike(h, count * n * n)] as const
  const blas: Blas = openWorkspace(name, h)
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

function halvesOf(x: Tensor | undefined, n: number): [Tensor?, Tensor?] {
  return x === undefined ? [] : [slice(x, { axis: -1, stop: n }), slice(x, { axis: -1, start: n })]
}

function unlessSingular<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof SingularMatrixError) return undefined
    throw error
  }
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
