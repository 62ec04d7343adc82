import {
  Tensor,
  abs,
  add,
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
  sub,
  tril,
} from '@ortho/core'
import { repeated, watched } from '../dense/invariance.ts'
import { eighStorage } from './eigh-kernel.ts'

/** Eigenvalues and eigenvectors, in this order. */
export type EighPair = {
  /** `[…, n]`, ascending. */
  readonly values: Tensor
  /** `[…, n, n]`, columns. */
  readonly vectors: Tensor
}

const HINT = 'For V·f(Λ)·Vᵀ use a function of matrices with `symmetric: true` (`sqrtm`, `expm`, …): it is differentiable there.'

/** Values count as equal when they differ by no more than this times n·ε·max|λ|: rounding may have moved them that far. */
const EQUAL = 8

/**
 * Eigenvalues and eigenvectors from the lower triangle, with their derivatives. For V·Λ·Vᵀ = A:
 *
 * λ̇ = diag(VᵀȦV),  V̇ = V·(F ∘ VᵀȦV),  Fᵢⱼ = 1/(λⱼ − λᵢ), and 0 where λᵢ and λⱼ are equal to working precision.
 */
export function differentiableEigh(where: string, a: Tensor): EighPair & { readonly failures: Tensor } {
  return customJvp(
    ([x]) => {
      const { values, vectors, failures } = eighStorage(where, x!, true)
      return {
        failures,
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
  const inner = matmul(matmul(vectors, change, { transposeA: true }), vectors)
  const gaps = sub(expandDims(values, -2), expandDims(values, -1))
  const equal = equalValues(values, gaps)
  const factors = select(equal, 0, div(1, select(equal, 1, gaps)))
  let turned = mul(factors, inner)
  let moved = diagonal(inner)
  if (repeated(equal)) ({ turned, moved } = watched({ where, values: 'eigenvalues', equal, hint: HINT }, turned, moved))
  return { values: moved, vectors: matmul(vectors, turned) }
}

/** True where two values cannot be told apart, on the diagonal above all. */
function equalValues(values: Tensor, gaps: Tensor): Tensor {
  const n = values.shape.at(-1)!
  if (n === 0) return lessEqual(gaps, 0)
  const largest = expandDims(max(abs(values), { axis: -1, keepDims: true }), -1)
  return lessEqual(abs(gaps), mul(largest, EQUAL * n * epsilon(values.dtype)))
}
