import type { DType, TypedArray } from '../../dtype.ts'
import type { PrimitiveKernels, RoutineKernels, Storage } from '../types.ts'
import { argsort } from './argsort.ts'
import { compose } from './composer.ts'
import { conv } from './conv.ts'
import { fft } from './fft.ts'
import { rotateHalves } from './rotate-halves.ts'
import { rowKernels } from './rows.ts'
import { gram, triangularMatmul, triangularSolve } from './triangular.ts'

/**
 * Every routine made of a backend's primitives alone, so that a backend without routines runs everything.
 *
 * @param primitives - the backend's kernels.
 * @param upload - brings the few constants (index tables, masks, roots of unity) to the device.
 */
export function genericRoutines(primitives: PrimitiveKernels, upload: (data: TypedArray, dtype: DType) => Storage): RoutineKernels {
  const c = compose(primitives, upload)
  return {
    ...rowKernels(c),
    rotateHalves: (x, cos, sin) => rotateHalves(c, x, cos, sin),
    argsort: (x, descending) => argsort(primitives, c, x, descending),
    gram: (x) => gram(c, x),
    triangularSolve: (t, b, options) => triangularSolve(c, t, b, options),
    triangularMatmul: (t, b, options) => triangularMatmul(c, t, b, options),
    conv: (x, w, options) => conv(primitives, c, x, w, options),
    fft: (x, inverse) => fft(c, x, inverse),
  }
}
