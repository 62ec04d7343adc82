import {
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  customJvp,
  matmul,
  matrixTranspose,
  mul,
  sub,
  tensorFrom,
  triangularSolve,
  tril,
} from '@ortho/core'
import { ldlInPlace } from '../dense/factorizations/ldl.ts'
import { ordered } from '../dense/ordered.ts'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace } from '../dense/workspace.ts'
import { solve } from '../solving/solve.ts'
import { permuted } from './permuted.ts'
import type { FloatArray, Window } from '@ortho/core'

/** Factors that {@link ldl} finds. */
export interface Ldl extends Iterable<Tensor> {
  /** `[…, n, n]`, lower triangular with a diagonal of ones. */
  readonly l: Tensor
  /** `[…, n, n]`, symmetric, of blocks of order 1 and 2 along the diagonal. */
  readonly d: Tensor
  /** int32 `[…, n]`: row and column i of L·D·Lᵀ are row and column `perm[i]` of A. */
  readonly perm: Tensor
}

/**
 * `A[perm][:, perm] = L·D·Lᵀ` of a symmetric A, definite or not, with the pivoting of Bunch and Kaufman. ⅓·n³ flops.
 *
 * D has as many positive, negative and zero eigenvalues as A. Exists for every symmetric matrix, singular ones too. For
 * positive definite ones {@link cholesky} is simpler and faster. Differentiable for nonsingular A as the function of the
 * triangle that is read, with the pivots held.
 *
 * @param a - `[…, n, n]`, finite; the lower triangle is read.
 * @throws ShapeError; OptionError for NaN or infinity; SingularMatrixError from derivatives of singular matrices.
 * @example
 * ```ts
 * const { l, d, perm } = ldl([[0, 2], [2, 0]])
 * l.toArray() // => [[1, 0], [0, 1]]
 * d.toArray() // => [[0, 2], [2, 0]]
 * perm.toArray() // => [0, 1]
 * ```
 */
export function ldl(a: TensorLike): Ldl {
  const x = asFloat(a)
  requireSquare('ldl', x)
  const { l, d, perm } = customJvp(
    ([y]) => factored(y!),
    ([change], _inputs, factors) => changes(change!, factors),
  )(x)
  return ordered({ l, d, perm })
}

/** The factors, and 1 within the blocks of D. */
type Factors = Readonly<Record<'l' | 'd' | 'perm' | 'blocks', Tensor>>

/** F = L⁻¹·(P·Ȧ·Pᵀ)·L⁻ᵀ = Ψ·D + Ḋ + D·Ψᵀ: Ḋ is what of F lies in blocks, Ψ·D what lies below them, L̇ = L·Ψ. */
function changes(change: Tensor, { l, d, perm, blocks }: Factors): { readonly l: Tensor; readonly d: Tensor } {
  const symmetric = add(tril(change), matrixTranspose(tril(change, -1)))
  const moved = permuted(permuted(symmetric, perm, -2), perm, -1)
  const half = triangularSolve(l, moved, { unitDiagonal: true })
  const f = triangularSolve(l, matrixTranspose(half), { unitDiagonal: true })
  const within = mul(f, blocks)
  const below = tril(sub(f, within))
  return { l: matmul(l, matrixTranspose(solve(d, matrixTranspose(below)))), d: within }
}

function factored(a: Tensor): Factors {
  const { n, batch } = requireSquare('ldl', a)
  const elements = floatsOf(a)
  requireFinite('ldl', elements, n)
  const count = batchSize(a)
  const [l, d, blocks] = [arrayLike(a, a.size), arrayLike(a, a.size), arrayLike(a, a.size)]
  const perm = new Int32Array(count * n)
  const pairs = new Uint8Array(n)
  const blas = openWorkspace('ldl', a)
  const [window, scratch] = [blas.reserve(n, n), blas.reserve(2, n)]
  for (let item = 0; item < count; item++) {
    const order = perm.subarray(item * n, (item + 1) * n)
    for (let i = 0; i < n; i++) order[i] = i
    load(elements, item * n * n, blas.data, window)
    ldlInPlace(blas, window, order, scratch, pairs)
    unpack(blas.data, window, pairs, item * n * n, { l, d, blocks })
  }
  const of = (data: FloatArray): Tensor => tensorFrom(data, a.shape, a.dtype, a.backend)
  return { l: of(l), d: of(d), blocks: of(blocks), perm: tensorFrom(perm, [...batch, n], 'int32', a.backend) }
}

function unpack(
  data: FloatArray,
  { at, row, rows: n }: Window,
  pairs: Uint8Array,
  start: number,
  to: Record<'l' | 'd' | 'blocks', FloatArray>,
): void {
  for (let i = 0; i < n; i++) {
    const [from, target] = [at + i * row, start + i * n]
    const inPair = i > 0 && pairs[i - 1] === 1
    for (let j = 0; j < i; j++) to.l[target + j] = data[from + j]!
    to.l[target + i] = 1
    to.d[target + i] = data[from + i]!
    to.blocks[target + i] = 1
    if (!inPair) continue
    to.l[target + i - 1] = 0
    for (const p of [target + i - 1, target - n + i]) {
      to.d[p] = data[from + i - 1]!
      to.blocks[p] = 1
    }
  }
}
