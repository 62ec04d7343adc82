export { gelu, logSoftmax, rmsNormalize, silu, softmax } from './elementwise/activations.ts'
export { add, atan2, clip, div, logicalAnd, logicalOr, logicalXor, maximum, minimum, mod, mul, pow, sub } from './elementwise/arithmetic.ts'
export { broadcastTo, sumTo } from './movement/broadcast.ts'
export { cast } from './elementwise/cast.ts'
export { equal, greater, greaterEqual, isFinite, isInf, isNaN, less, lessEqual, notEqual } from './elementwise/compare.ts'
export { type ConvolutionOptions, conv1d, conv2d } from './products/conv.ts'
export { diag, diagonal, embedDiagonal, meshgrid, trace } from './movement/diagonal.ts'
export { einsum } from './products/einsum.ts'
export { type Complex, type FftOptions, fft, ifft, irfft, rfft } from './products/fft.ts'
export { oneHot, scatterAdd, scatterAddAlongAxis, take, takeAlongAxis } from './movement/indexing.ts'
export { concat, repeat, roll, stack, tile, unstack } from './movement/join.ts'
export { type MatmulFlags, dot, matmul, outer } from './products/matmul.ts'
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
} from './movement/movement.ts'
export { pad } from './movement/pad.ts'
export { prod } from './reduction/prod.ts'
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
} from './reduction/reduce.ts'
export { reshape } from './movement/reshape.ts'
export { rotateHalves } from './products/rotate-halves.ts'
export { cummax, cummin, cumprod, cumsum } from './reduction/scan.ts'
export { select, where } from './elementwise/select.ts'
export { type SortOptions, type TopK, argsort, sort, topK } from './reduction/sort.ts'
export { type ReduceOptions, sum } from './reduction/sum.ts'
export { gram, triangularMatmul, triangularSolve, tril, triu } from './products/triangular.ts'
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
} from './elementwise/unary.ts'
