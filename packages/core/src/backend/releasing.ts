import { genericRoutines } from './generic/index.ts'
import type { Backend, PrimitiveKernels, RoutineKernels, Storage } from './types.ts'

/** Notes a storage that a routine has allocated. */
type Note = (storage: Storage) => Storage

/**
 * The generic routines of a backend that counts its memory: all that a call allocates but its result is released when
 * it ends, also by an exception.
 */
export function releasingRoutines(backend: Backend): RoutineKernels {
  let allocated = new Set<Storage>()
  const note: Note = (storage) => {
    allocated.add(storage)
    return storage
  }
  const table = genericRoutines(noting(backend.kernels, note), (data, dtype) => note(backend.upload(data, dtype)))
  const tidy = (routine: () => Storage): Storage => {
    const outer = allocated
    allocated = new Set()
    try {
      const result = routine()
      allocated.delete(result)
      return result
    } finally {
      for (const storage of allocated) backend.release(storage)
      allocated = outer
    }
  }
  return {
    softmax: (x) => tidy(() => table.softmax(x)),
    logSoftmax: (x) => tidy(() => table.logSoftmax(x)),
    softmaxTangent: (s, t) => tidy(() => table.softmaxTangent(s, t)),
    rmsNormalize: (x, eps) => tidy(() => table.rmsNormalize(x, eps)),
    rmsNormalizeTangent: (x, t, eps) => tidy(() => table.rmsNormalizeTangent(x, t, eps)),
    silu: (x) => tidy(() => table.silu(x)),
    siluTangent: (x, t) => tidy(() => table.siluTangent(x, t)),
    rotateHalves: (x, cos, sin) => tidy(() => table.rotateHalves(x, cos, sin)),
    argsort: (x, descending) => tidy(() => table.argsort(x, descending)),
    gram: (x) => tidy(() => table.gram(x)),
    triangularSolve: (t, b, options) => tidy(() => table.triangularSolve(t, b, options)),
    triangularMatmul: (t, b, options) => tidy(() => table.triangularMatmul(t, b, options)),
    conv: (x, w, options) => tidy(() => table.conv(x, w, options)),
    fft: (x, inverse) => tidy(() => table.fft(x, inverse)),
  }
}

/** The primitives `k`, with each result noted. */
function noting(k: PrimitiveKernels, note: Note): PrimitiveKernels {
  return {
    copy: (x) => note(k.copy(x)),
    cast: (x, dtype) => note(k.cast(x, dtype)),
    fill: (shape, dtype, value) => note(k.fill(shape, dtype, value)),
    unary: (op, x) => note(k.unary(op, x)),
    test: (op, x) => note(k.test(op, x)),
    binary: (op, a, b) => note(k.binary(op, a, b)),
    compare: (op, a, b) => note(k.compare(op, a, b)),
    select: (condition, a, b) => note(k.select(condition, a, b)),
    reduce: (op, x, axes) => note(k.reduce(op, x, axes)),
    argReduce: (op, x, axis) => note(k.argReduce(op, x, axis)),
    scan: (op, x, axis) => note(k.scan(op, x, axis)),
    matmul: (a, b, options) => note(k.matmul(a, b, options)),
    gather: (x, indices, axis) => note(k.gather(x, indices, axis)),
    scatterAdd: (shape, indices, updates, axis) => note(k.scatterAdd(shape, indices, updates, axis)),
    gatherAlong: (x, indices, axis) => note(k.gatherAlong(x, indices, axis)),
    scatterAddAlong: (shape, indices, updates, axis) => note(k.scatterAddAlong(shape, indices, updates, axis)),
    concat: (parts, axis) => note(k.concat(parts, axis)),
    pad: (x, low, high, value) => note(k.pad(x, low, high, value)),
  }
}
