import type { Backend } from '../backend/types.ts'
import { UnsupportedKernelError } from '../errors.ts'
import type { MethodInfo } from './method.ts'

/** What of a method decides where it runs. */
export type Needs = Pick<MethodInfo, 'id' | 'needs'>

/** What of a backend decides what it runs: a {@link Backend}, or as much of one. */
export interface Offers {
  /** For people. */
  readonly name: string
  /** Functions by name. */
  readonly kernels: Partial<Backend['kernels']>
}

/** The kernels that `method` needs and `backend` lacks, in the method's order; empty when it runs there. */
export function missingKernels(method: Needs, backend: Offers): string[] {
  return method.needs.filter((name) => !offers(backend, name))
}

/**
 * Checks that `backend` has all kernels that `method` needs.
 *
 * @param others - backends to point to when it has not.
 * @throws UnsupportedKernelError listing what is missing and which of `others` has it all.
 */
export function requireKernels(method: Needs, backend: Offers, others: readonly Offers[] = []): void {
  const missing = missingKernels(method, backend)
  if (missing.length === 0) return
  const able = others.filter((other) => missingKernels(method, other).length === 0).map((other) => other.name)
  throw new UnsupportedKernelError({
    where: method.id,
    expected: `run on a backend with ${missing.join(', ')}`,
    received: `${backend.name}, which has not`,
    hint: able.length === 0 ? undefined : `These have: ${able.join(', ')}.`,
  })
}

/** A kernel table may be a class instance, so inherited functions count; those of every object do not. */
function offers({ kernels }: Offers, name: string): boolean {
  const kernel: unknown = Reflect.get(kernels, name)
  return typeof kernel === 'function' && kernel !== Reflect.get(Object.prototype, name)
}
