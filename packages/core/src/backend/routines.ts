import { genericRoutines } from './generic/index.ts'
import { releasingRoutines } from './releasing.ts'
import type { Backend, RoutineKernels } from './types.ts'

let complete: WeakMap<Backend, RoutineKernels> | undefined

/** All routines of a backend: its own, and for the rest the generic ones made of its primitives. */
export function routines(backend: Backend): RoutineKernels {
  complete ??= new WeakMap()
  let table = complete.get(backend)
  if (table === undefined) {
    const rest = generic(backend)
    table = { ...rest, ...own(backend.kernels, rest) }
    complete.set(backend, table)
  }
  return table
}

/** Garbage is collected on the CPU; on a device what a routine allocates on its way is given back at its end. */
function generic(backend: Backend): RoutineKernels {
  if (backend.device !== 'cpu') return releasingRoutines(backend)
  return genericRoutines(backend.kernels, (data, dtype) => backend.upload(data, dtype))
}

/** Those of `kernels` that are routines and there: an explicit `undefined` must not hide a generic one. */
function own(kernels: Partial<RoutineKernels>, all: RoutineKernels): Partial<RoutineKernels> {
  return Object.fromEntries(
    Object.entries<RoutineKernels[keyof RoutineKernels] | undefined>(kernels).filter(
      ([name, kernel]) => name in all && kernel !== undefined,
    ),
  )
}
