import { genericRoutines } from './generic/index.ts'
import type { Backend, RoutineKernels } from './types.ts'

let complete: WeakMap<Backend, RoutineKernels> | undefined

/** All routines of a backend: its own, and for the rest the generic ones made of its primitives. */
export function routines(backend: Backend): RoutineKernels {
  complete ??= new WeakMap()
  let table = complete.get(backend)
  if (table === undefined) {
    table = { ...genericRoutines(backend.kernels, (data, dtype) => backend.upload(data, dtype)), ...own(backend.kernels) }
    complete.set(backend, table)
  }
  return table
}

/** The kernels that are there: an explicit `undefined` must not hide a generic routine. */
function own(kernels: Partial<RoutineKernels>): Partial<RoutineKernels> {
  return Object.fromEntries(Object.entries(kernels).filter(([, kernel]) => kernel !== undefined))
}
