export { type TfjsBackend, type TfjsOptions, tfjsBackend } from './backend.ts'
export type { DeviceOptions } from './device/open.ts'
export type { Transfers } from './session/session.ts'
export { fromTf, toTf } from './zero-copy.ts'
export {
  type GradientTransformation,
  type TfOptimizerOptions,
  type TransformationContext,
  asTfOptimizer,
} from './optimizer/as-tf-optimizer.ts'
