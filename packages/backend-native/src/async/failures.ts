import { ConvergenceError, SingularMatrixError } from '@ortho/core'
import type { Operand } from './operands.ts'

/** @throws ConvergenceError for the first matrix of which some values were not found. */
export function requireConverged(where: string, { n, batch }: Operand, failures: Int32Array): void {
  const item = failures.findIndex((count) => count > 0)
  if (item < 0) return
  throw new ConvergenceError({
    where,
    argument: 'a',
    expected: 'a matrix whose values converge',
    received: `${failures[item]!} of ${n} that did not${matrix(batch, item)}`,
  })
}

/** @throws SingularMatrixError for the first matrix with a zero pivot. */
export function requireNonsingular(where: string, { n, batch }: Operand, failures: Int32Array): void {
  const item = failures.findIndex((step) => step > 0)
  if (item < 0) return
  throw new SingularMatrixError({
    where,
    argument: 'a',
    expected: 'a nonsingular matrix',
    received: `a zero pivot in step ${failures[item]!} of ${n}${matrix(batch, item)}`,
    hint: 'Use `lstsq` or `pinv` for matrices without full rank.',
  })
}

/** @throws SingularMatrixError for the first matrix that is not positive definite. */
export function requireDefinite(where: string, { n, batch }: Operand, failures: Int32Array): void {
  const item = failures.findIndex((order) => order > 0)
  if (item < 0) return
  throw new SingularMatrixError({
    where,
    argument: 'a',
    expected: 'positive definite',
    received: `a leading minor of order ${failures[item]!} (of ${n}) that is not positive${matrix(batch, item)}`,
    hint: 'Use `ldl` for symmetric matrices that are not definite.',
  })
}

function matrix(batch: readonly number[], item: number): string {
  return batch.length === 0 ? '' : ` in matrix ${item}`
}
