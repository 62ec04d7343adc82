import { type Backend, type FactorizationKernels, type Failures, type OrthoError, type Storage, Tensor } from '@ortho/core'
import { requireFinite } from './require.ts'
import { floatsOf, unsupported } from './workspace.ts'

/** Whether elements can be looked at without waiting; on a device nothing is, and NaN stands where there is no result. */
export function isReadable({ backend }: Tensor): boolean {
  return backend.downloadSync !== undefined
}

/** @throws OptionError naming the first element that is NaN or infinite, where elements are readable. */
export function requireFiniteElements(where: string, a: Tensor, argument?: string): void {
  if (isReadable(a)) requireFinite(where, floatsOf(a), a.shape.at(-1)!, argument)
}

/**
 * The backend's own kernel for a factorization of `a`, or undefined where the algorithm on the host serves.
 *
 * @throws OptionError for NaN or infinity where that can be seen; UnsupportedKernelError where there is neither of the two.
 */
export function ownKernel<Name extends keyof FactorizationKernels>(
  where: string,
  a: Tensor,
  name: Name,
): Partial<FactorizationKernels>[Name] {
  requireFiniteElements(where, a)
  const own = a.backend.kernels[name]
  if (own === undefined && a.backend.workspace === undefined) throw unsupported(where, a)
  return own
}

/** The int32 numbers of a storage that the host can read. */
export function intsOf(backend: Backend, storage: Storage, count: number): Int32Array {
  const data = new Tensor(backend, storage, 'int32', [count]).dataSync()
  return data instanceof Int32Array ? data : Int32Array.from(data)
}

/**
 * Throws the error for the first matrix of a batch that failed, where the host can look.
 *
 * @returns the failures of the batch, int32.
 */
export function requireSuccess(a: Tensor, failures: Failures, refuse: (failure: number, item: number) => OrthoError): Tensor {
  const outcome = new Tensor(a.backend, failures, 'int32', a.shape.slice(0, -2))
  if (!isReadable(a)) return outcome
  const numbers = outcome.dataSync()
  const item = numbers.findIndex((failure) => failure !== 0)
  if (item >= 0) throw refuse(numbers[item]!, item)
  return outcome
}
