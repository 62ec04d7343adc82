import {
  type Tensor,
  abs,
  add,
  concat,
  diagonal,
  div,
  epsilon,
  expandDims,
  greater,
  lessEqual,
  matmul,
  matrixTranspose,
  max,
  mul,
  neg,
  onesLike,
  select,
  slice,
  stopGradient,
  sub,
  zerosLike,
} from '@ortho/core'
import { repeated, watched } from '../dense/invariance.ts'

const HINT = 'U·Vᴴ is the factor of `polar`, U·diag(s)·Vᴴ the matrix itself: both are differentiable there.'

/** What is differentiated. */
export type Factors = Readonly<Record<'u' | 's' | 'vh', Tensor>>

/**
 * Changes of the factors of A = U·diag(s)·Vᴴ along a change of A, thin or full.
 *
 * With P = Uᵀ·dA·V, its symmetric part E and its skew part K: ds = diag(P), and the turns Uᵀ·dU and Vᵀ·dV are
 * Eᵢⱼ/(sⱼ − sᵢ) ± Kᵢⱼ/(sᵢ + sⱼ) (J. Townsend, Differentiating the singular value decomposition, 2016, with sums and
 * differences apart). What is outside of the other space moves by (I − U·Uᵀ)·dA·V/s, and likewise for V.
 */
export function svdTangents(change: Tensor, { u, s, vh }: Factors): Factors {
  const k = s.shape.at(-1)!
  const left = slice(u, { axis: -1, stop: k })
  const right = matrixTranspose(slice(vh, { axis: -2, stop: k }))
  const safe = guarded(s)
  const onRight = matmul(change, right)
  const p = matmul(left, onRight, { transposeA: true })
  const mirrored = matrixTranspose(p)
  let common = mul(add(p, mirrored), mul(0.5, safe.overDifference))
  let values = diagonal(p)
  const { equal } = safe
  if (repeated(equal)) {
    const both = watched({ where: 'svd', values: 'singular values', equal, valuesMayDiffer: true, hint: HINT }, common, values)
    common = both.turned
    values = both.moved
  }
  const opposite = mul(sub(p, mirrored), mul(0.5, safe.overSum))
  const [m, n] = [u.shape.at(-2)!, vh.shape.at(-1)!]

  const turnedLeft = matmul(left, add(common, opposite))
  const turnedRight = matmul(right, sub(common, opposite))
  const beyondLeft = m > k ? outside(u, left, p, onRight, safe.overValue) : undefined
  const onLeft = n > k ? matmul(change, left, { transposeA: true }) : undefined
  const beyondRight = onLeft === undefined ? undefined : outside(matrixTranspose(vh), right, mirrored, onLeft, safe.overValue)
  return {
    u: joined(turnedLeft, beyondLeft),
    s: values,
    vh: matrixTranspose(joined(turnedRight, beyondRight)),
  }
}

/** The movement out of the space of thin vectors, and that of the vectors which complete the basis, where they are there. */
interface Beyond {
  readonly thin: Tensor
  readonly rest: Tensor | undefined
}

function outside(basis: Tensor, thin: Tensor, inner: Tensor, image: Tensor, overValue: Tensor): Beyond {
  const k = thin.shape.at(-1)!
  if (basis.shape.at(-1) === k) return { thin: mul(sub(image, matmul(thin, inner)), overValue), rest: undefined }
  const rest = slice(basis, { axis: -1, start: k })
  const turn = mul(matmul(rest, image, { transposeA: true }), overValue)
  return { thin: matmul(rest, turn), rest: neg(matmul(thin, turn, { transposeB: true })) }
}

function joined(turned: Tensor, beyond: Beyond | undefined): Tensor {
  if (beyond === undefined) return turned
  const thin = add(turned, beyond.thin)
  return beyond.rest === undefined ? thin : concat([thin, beyond.rest], -1)
}

/**
 * 1/(sⱼ − sᵢ), 1/(sᵢ + sⱼ) and 1/sⱼ, with 0 in place of what is not determined: differences below ε^¾·s₁, which are those of
 * one cluster, and sums and values below ε·s₁·k, which are those of the null space.
 */
function guarded(s: Tensor): { overDifference: Tensor; overSum: Tensor; overValue: Tensor; equal: Tensor } {
  const eps = epsilon(s.dtype)
  const k = s.shape.at(-1)!
  const [rows, columns] = [expandDims(s, -1), expandDims(s, -2)]
  const top = k === 0 ? columns : stopGradient(max(columns, { axis: -1, keepDims: true }))
  const invert = (x: Tensor, least: number): Tensor => {
    const determined = greater(abs(stopGradient(x)), mul(top, least))
    return select(determined, div(1, select(determined, x, onesLike(x))), zerosLike(x))
  }
  const [gap, least] = [sub(columns, rows), eps ** 0.75]
  return {
    equal: lessEqual(abs(stopGradient(gap)), mul(top, least)),
    overDifference: invert(gap, least),
    overSum: invert(add(rows, columns), k * eps),
    overValue: invert(columns, k * eps),
  }
}
