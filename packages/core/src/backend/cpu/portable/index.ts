import type { KernelTable, PrimitiveKernels, RoutineKernels, View } from '../../types.ts'
import { conv } from './conv.ts'
import { binary, compare, select, test, unary } from './elementwise.ts'
import type { FourierPlan } from './fft-plan.ts'
import { fft } from './fft.ts'
import { gather, gatherAlong, scatterAdd, scatterAddAlong } from './indexing.ts'
import { cast, concat, copy, fill, pad } from './layout.ts'
import { gram, matmul } from './matmul.ts'
import { argReduce, range, reduce } from './reduce.ts'
import { rotateHalves } from './rotate-halves.ts'
import { logSoftmax, rmsNormalize, rmsNormalizeTangent, silu, siluTangent, softmax, softmaxTangent } from './rows.ts'
import { scan } from './scan.ts'
import { sparseProduct } from './sparse.ts'
import { argsort } from './sort.ts'
import { triangularMatmul, triangularSolve } from './triangular.ts'

/**
 * Every kernel in plain JavaScript over typed arrays: the CPU backend where WebAssembly is not available or not
 * worth its copies, and the reference for other backends. The table holds the Fourier plans of its past calls.
 */
export function portableKernels(): KernelTable & PrimitiveKernels & RoutineKernels {
  const plans = new Map<number, FourierPlan>()
  return {
    copy,
    cast,
    fill,
    unary,
    test,
    binary,
    compare,
    select,
    reduce,
    argReduce,
    scan,
    matmul,
    gather,
    scatterAdd,
    gatherAlong,
    scatterAddAlong,
    concat,
    pad,
    range,
    softmax,
    logSoftmax,
    softmaxTangent,
    rmsNormalize,
    rmsNormalizeTangent,
    silu,
    siluTangent,
    rotateHalves,
    argsort,
    gram,
    triangularSolve,
    triangularMatmul,
    sparseProduct,
    conv,
    fft: (x: View, inverse: boolean) => fft(plans, x, inverse),
  }
}
