export * from './errors.ts'
export type { DType, FloatArray, FloatDType, TypedArray, TypedArrayOf } from './dtype.ts'
export { epsilon, isFloat, itemSize, promote } from './dtype.ts'
export type { Shape } from './shape.ts'
export { broadcastShapes, sameShape, showShape, sizeOf, stridesOf } from './shape.ts'

export type * from './backend/blas.ts'
export type * from './backend/factorizations.ts'
export type * from './backend/sparse.ts'
export type * from './backend/types.ts'
export { portableBlas, transposedWindow } from './backend/cpu/portable/blas.ts'
export { sparseProduct as portableSparseProduct } from './backend/cpu/portable/sparse.ts'
export { type CpuFeatures, type CpuOptions, cpuBackend, cpuFeatures } from './backend/cpu/index.ts'
export { startThreads, stopThreads } from './backend/cpu/threads/index.ts'
export type { WasmEngineOptions } from './backend/cpu/wasm/engine.ts'
export { getBackend, registerBackend, useBackend, withBackend } from './backend/current.ts'
export { routines } from './backend/routines.ts'
export { convOutputShape } from './backend/generic/conv-geometry.ts'
export { type ComplexArrays, rootsOfUnity } from './backend/generic/roots.ts'

export { type NestedArray, Tensor } from './tensor/tensor.ts'
export {
  type CreateOptions,
  type HostArray,
  type TensorLike,
  type TensorOptions,
  arange,
  eye,
  full,
  linspace,
  ones,
  onesLike,
  tensor,
  tensorFrom,
  zeros,
  zerosLike,
} from './tensor/create.ts'
export { scope } from './tensor/lifetime.ts'
export { readNumber, readNumbers } from './tensor/read.ts'

export { type Primitive, type Spec, apply } from './autodiff/primitive.ts'
export type { Trace } from './autodiff/trace.ts'
export { type Outputs, customJvp } from './autodiff/custom.ts'
export { hessian, jacobian } from './autodiff/jacobian.ts'
export { stopGradient } from './autodiff/stop-gradient.ts'
export {
  type Named,
  type Pullback,
  type Pushforward,
  type ValueAndGrad,
  grad,
  hessianVectorProduct,
  jvp,
  valueAndGrad,
  vjp,
} from './autodiff/transforms.ts'

export { type CheckGradientsOptions, type GradientErrors, checkGradients, checkGradientsEntry } from './methods/autodiff/check-gradients.ts'
export * from './ops/index.ts'
export { asFloat, promoted } from './ops/operands.ts'
export * from './tree/index.ts'
export * from './random/index.ts'
export * from './registry/index.ts'
