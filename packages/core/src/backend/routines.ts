import { genericRoutines } from './generic/index.ts'
import { releasingRoutines } from './releasing.ts'
import type { Backend, RoutineKernels } from './types.ts'

let complete: WeakMap<Backend, RoutineKernels> | undefined

/** All routines of a backend: its own, and for the rest the generic ones made of its primitives. */
export function routines(backend: Backend): RoutineKernels {
  complete ??= new WeakMap()
  let table = complete.get(backend)
  if (table === undefined) {
    table = { ...generic(backend), ...own(backend.kernels) }
    complete.set(backend, table)
  }
  return table
}

/** Garbage is collected on the CPU; on a device what a routine allocates on its way is given back at its end. */
function generic(backend: Backend): RoutineKernels {
  if (backend.device !== 'cpu') return releasingRoutines(backend)
  return genericRoutines(backend.kernels, (data, dtype) => backend.upload(data, dtype))
}

/** The kernels that are there: an explicit `undefined` must not hide a generic routine. */
function own(kernels: Partial<RoutineKernels>): Partial<RoutineKernels> {
  return Object.fromEntries(Object.entries(kernels).filter(([, kernel]) => kernel !== undefined))
}
