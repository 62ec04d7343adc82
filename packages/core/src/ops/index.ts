export { gelu, logSoftmax, rmsNormalize, silu, softmax } from './activations.ts'
export { add, atan2, clip, div, logicalAnd, logicalOr, logicalXor, maximum, minimum, mod, mul, pow, sub } from './arithmetic.ts'
export { broadcastTo, sumTo } from './broadcast.ts'
export { cast } from './cast.ts'
export { equal, greater, greaterEqual, isFinite, isInf, isNaN, less, lessEqual, notEqual } from './compare.ts'
export { type ConvolutionOptions, conv1d, conv2d } from './conv.ts'
export { diag, diagonal, embedDiagonal, meshgrid, trace } from './diagonal.ts'
export { einsum } from './einsum.ts'
export { type Complex, type FftOptions, fft, ifft, irfft, rfft } from './fft.ts'
export { oneHot, scatterAdd, scatterAddAlongAxis, take, takeAlongAxis } from './indexing.ts'
export { concat, repeat, roll, stack, tile, unstack } from './join.ts'
export { type MatmulFlags, dot, matmul, outer } from './matmul.ts'
export {
  type SliceOptions,
  at,
  chunk,
  expandDims,
  flip,
  matrixTranspose,
  moveAxis,
  ravel,
  slice,
  squeeze,
  swapAxes,
  transpose,
} from './movement.ts'
export { asFloat, promoted } from './operands.ts'
export { pad } from './pad.ts'
export { prod } from './prod.ts'
export {
  type ArgOptions,
  type VarianceOptions,
  all,
  any,
  argmax,
  argmin,
  logSumExp,
  max,
  mean,
  min,
  norm,
  std,
  variance,
} from './reduce.ts'
export { reshape } from './reshape.ts'
export { rotateHalves } from './rotate-halves.ts'
export { cummax, cummin, cumprod, cumsum } from './scan.ts'
export { select, where } from './select.ts'
export { type SortOptions, type TopK, argsort, sort, topK } from './sort.ts'
export { type ReduceOptions, sum } from './sum.ts'
export { gram, triangularMatmul, triangularSolve, tril, triu } from './triangular.ts'
export {
  abs,
  acos,
  acosh,
  asin,
  asinh,
  atan,
  atanh,
  cbrt,
  ceil,
  cos,
  cosh,
  erf,
  erfinv,
  exp,
  expm1,
  floor,
  log,
  log1p,
  log2,
  logicalNot,
  neg,
  reciprocal,
  relu,
  round,
  rsqrt,
  sigmoid,
  sign,
  sin,
  sinh,
  softplus,
  sqrt,
  square,
  tan,
  tanh,
  trunc,
} from './unary.ts'
