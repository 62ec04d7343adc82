import type { Tensor } from '@ortho/core'
import { OptionError, SingularMatrixError, asFloat, eye, mul, sub, tensorFrom } from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { luMatrix, solveVector } from '../dense/factorizations/lu-vector-solve.ts'
import { luArrays } from '../factorizations/lu-kernel.ts'
import { type HostOperator, type MatrixLike, companionOperator, hostOperator, isDense, requirePlain } from './system.ts'

/** (A − sigma·I)⁻¹ on the host: the operator that is given, an LU factorization made once, or the `solve` of A. */
export function shiftedInverse(
  where: string,
  a: MatrixLike,
  sigma: number,
  inverse: MatrixLike | undefined,
  { place, n }: { readonly place: Parameters<typeof hostOperator>[2]; readonly n: number },
): HostOperator {
  if (!Number.isFinite(sigma)) throw new OptionError({ where, argument: 'sigma', expected: 'finite', received: String(sigma) })
  if (inverse !== undefined) return companionOperator(where, 'inverse', inverse, place, n)
  if (isDense(a)) return factored(where, requirePlain(where, 'a', asFloat(a)), sigma)
  const { solve, shape } = a
  if (solve !== undefined && sigma === 0) return hostOperator(where, { shape, apply: solve }, place)
  throw new OptionError({
    where,
    argument: 'inverse',
    expected: 'given with `sigma`, unless A is a matrix, or sigma is 0 and A has `solve`',
    received: 'none',
    hint: 'Pass an operator that applies (A − sigma·I)⁻¹, from a factorization or an iteration.',
  })
}

function factored(where: string, a: Tensor, sigma: number): HostOperator {
  const n = a.shape[0]!
  const wide = tensorFrom(Float64Array.from(floatsOf(a)), [n, n], 'float64', a.backend)
  const factors = luArrays(where, sub(wide, mul(sigma, eye(n, n, wide))))
  if (factors.failures[0] !== 0) {
    throw new SingularMatrixError({
      where,
      argument: 'sigma',
      expected: 'no eigenvalue of A',
      received: `${sigma}, for which pivot ${factors.failures[0]!} is zero`,
    })
  }
  const lu = luMatrix(factors, 0, n)
  const times = (b: Float64Array, x: Float64Array): void => {
    x.set(b)
    solveVector(lu, x, false)
  }
  return { rows: n, columns: n, times, adjointTimes: times }
}
