import { OptionError, SingularMatrixError, Tensor, asFloat, eye, mul, sub, tensorFrom } from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { packedLu } from '../factorizations/lu-kernel.ts'
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
  const { packed, perm, failures } = packedLu(where, sub(wide, mul(sigma, eye(n, n, wide))))
  if (failures[0] !== 0) {
    throw new SingularMatrixError({
      where,
      argument: 'sigma',
      expected: 'no eigenvalue of A',
      received: `${sigma}, for which pivot ${failures[0]!} is zero`,
    })
  }
  const lu = Float64Array.from(floatsOf(new Tensor(a.backend, packed, 'float64', [n, n])))
  const times = (b: Float64Array, x: Float64Array): void => {
    for (let i = 0; i < n; i++) {
      let sum = b[perm[i]!]!
      for (let j = 0; j < i; j++) sum -= lu[i * n + j]! * x[j]!
      x[i] = sum
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = x[i]!
      for (let j = i + 1; j < n; j++) sum -= lu[i * n + j]! * x[j]!
      x[i] = sum / lu[i * n + i]!
    }
  }
  return { rows: n, columns: n, times, adjointTimes: times }
}
