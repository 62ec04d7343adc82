import type { PrimitiveKernels, RoutineKernels } from '@ortho/core'

/** Every kernel of core's contract: a missing or misspelt name does not compile. */
const kernels: { readonly [name in keyof PrimitiveKernels | keyof RoutineKernels]-?: true } = {
  copy: true,
  cast: true,
  fill: true,
  unary: true,
  test: true,
  binary: true,
  compare: true,
  select: true,
  reduce: true,
  argReduce: true,
  scan: true,
  matmul: true,
  gather: true,
  scatterAdd: true,
  gatherAlong: true,
  scatterAddAlong: true,
  concat: true,
  pad: true,
  range: true,
  softmax: true,
  logSoftmax: true,
  softmaxTangent: true,
  rmsNormalize: true,
  rmsNormalizeTangent: true,
  silu: true,
  siluTangent: true,
  rotateHalves: true,
  argsort: true,
  gram: true,
  triangularSolve: true,
  triangularMatmul: true,
  conv: true,
  fft: true,
}

/** Names of the kernels that a method may need. */
export function kernelNames(): string[] {
  return Object.keys(kernels)
}
