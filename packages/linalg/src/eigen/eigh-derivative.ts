import {
  OptionError,
  type Primitive,
  Tensor,
  abs,
  add,
  apply,
  concat,
  customJvp,
  diagonal,
  div,
  epsilon,
  expandDims,
  lessEqual,
  matmul,
  matrixTranspose,
  max,
  mul,
  select,
  slice,
  squeeze,
  sub,
  tril,
} from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { eighStorage } from './eigh-kernel.ts'

/** Eigenvalues and eigenvectors, in this order. */
export type EighPair = {
  /** `[…, n]`, ascending. */
  readonly values: Tensor
  /** `[…, n, n]`, columns. */
  readonly vectors: Tensor
}

/** Values count as equal when they differ by no more than this times n·ε·max|λ|: rounding may have moved them that far. */
const EQUAL = 8

/**
 * Eigenvalues and eigenvectors from the lower triangle, with their derivatives. For V·Λ·Vᵀ = A:
 *
 * λ̇ = diag(VᵀȦV),  V̇ = V·(F ∘ VᵀȦV),  Fᵢⱼ = 1/(λⱼ − λᵢ), and 0 where λᵢ and λⱼ are equal to working precision.
 */
export function differentiableEigh(where: string, a: Tensor): EighPair {
  return customJvp(
    ([x]): EighPair => {
      const { values, vectors } = eighStorage(where, x!, true)
      return {
        values: new Tensor(x!.backend, values, x!.dtype, x!.shape.slice(0, -1)),
        vectors: new Tensor(x!.backend, vectors!, x!.dtype, x!.shape),
      }
    },
    ([change], _inputs, pair) => changes(where, mirrored(change!), pair),
  )(a)
}

/** The symmetric matrix with the same lower triangle. */
export function mirrored(a: Tensor): Tensor {
  return add(tril(a), matrixTranspose(tril(a, -1)))
}

function changes(where: string, change: Tensor, { values, vectors }: EighPair): EighPair {
  const n = values.shape.at(-1)!
  const inner = matmul(matmul(vectors, change, { transposeA: true }), vectors)
  const gaps = sub(expandDims(values, -2), expandDims(values, -1))
  const equal = equalValues(values, gaps)
  const factors = select(equal, 0, div(1, select(equal, 1, gaps)))
  let turned = mul(factors, inner)
  let moved = diagonal(inner)
  if (repeated(equal, n)) {
    const both = apply(watch, [concat([turned, expandDims(moved, -1)], -1)], { where, equal })
    turned = slice(both, { axis: -1, stop: n })
    moved = squeeze(slice(both, { axis: -1, start: n }), -1)
  }
  return { values: moved, vectors: matmul(vectors, turned) }
}

/** True where two values cannot be told apart, on the diagonal above all. */
function equalValues(values: Tensor, gaps: Tensor): Tensor {
  const n = values.shape.at(-1)!
  if (n === 0) return lessEqual(gaps, 0)
  const largest = expandDims(max(abs(values), { axis: -1, keepDims: true }), -1)
  return lessEqual(abs(gaps), mul(largest, EQUAL * n * epsilon(values.dtype)))
}

function repeated(equal: Tensor, n: number): boolean {
  const mask = equal.dataSync()
  let count = 0
  for (let p = 0; p < mask.length; p++) count += mask[p]!
  return count > mask.length / Math.max(n, 1)
}

/** Where the derivative is taken, for messages, and which values are equal. */
interface Watched {
  readonly where: string
  readonly equal: Tensor
}

/**
 * The identity on [F ∘ M | diag M], M = VᵀȦV. Going backwards it sees VᵀV̄ beside λ̄, and refuses those that no matrix Ā belongs
 * to: for equal values a basis of their eigenvectors was picked at will, and only what does not depend on it has a derivative.
 */
const watch: Primitive<Watched> = {
  name: 'eigh',
  run: ([x]) => x!,
  tangent: (t, _i, _inputs, _out, watched) => apply(watch, [t], watched),
  spec: ([x]) => x!,
  transpose: (c, _i, _inputs, watched) => {
    requireInvariant(watched, c)
    return c
  },
}

/** @throws OptionError for the cotangents of a loss that depends on the basis chosen for equal values. */
function requireInvariant({ where, equal }: Watched, cotangent: Tensor): void {
  const n = equal.shape.at(-1)!
  const mask = equal.dataSync()
  const c = floatsOf(cotangent)
  const tolerance = Math.sqrt(epsilon(cotangent.dtype))
  for (let item = 0; item < mask.length / (n * n); item++) {
    const at = item * n * (n + 1)
    const [ofVectors, ofValues] = [largestIn(c, at, n, 0, n), largestIn(c, at, n, n, n + 1)]
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        if (mask[item * n * n + i * n + j] === 0) continue
        const [lower, upper] = [c[at + i * (n + 1) + j]!, c[at + j * (n + 1) + i]!]
        const [first, second] = [c[at + j * (n + 1) + n]!, c[at + i * (n + 1) + n]!]
        if (Math.abs(lower - upper) > tolerance * ofVectors) refuse(where, 'one that depends on the basis chosen for them', j, i)
        if (Math.abs(first - second) > tolerance * ofValues) refuse(where, 'one that tells them apart', j, i)
        if (Math.abs(lower + upper) > tolerance * ofVectors && Math.abs(first) > tolerance * ofValues) {
          refuse(where, 'one whose derivative does not follow from values and vectors', j, i)
        }
      }
    }
  }
}

/** Largest absolute value in columns `from … to − 1` of an n × (n + 1) matrix. */
function largestIn(c: ArrayLike<number>, at: number, n: number, from: number, to: number): number {
  let most = 0
  for (let i = 0; i < n; i++) for (let j = from; j < to; j++) most = Math.max(most, Math.abs(c[at + i * (n + 1) + j]!))
  return most
}

function refuse(where: string, received: string, i: number, j: number): never {
  throw new OptionError({
    where,
    expected: `followed by a loss that does not distinguish the equal eigenvalues ${i} and ${j}`,
    received,
    hint: 'For V·f(Λ)·Vᵀ use a function of matrices with `symmetric: true` (`sqrtm`, `expm`, …): it is differentiable there.',
  })
}
