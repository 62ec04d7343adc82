export { type NativeOptions, nativeBackend } from './backend.ts'
export { type LibraryOptions, findNativeLibrary } from './library/find.ts'
export type { NativeKind, NativeLibraryInfo } from './library/library.ts'

export {
  type LuFactors,
  type PivotedQrFactors,
  type QrAsyncOptions,
  type QrFactors,
  choleskyAsync,
  luAsync,
  pivotedQrAsync,
  qrAsync,
} from './async/factorizations.ts'
export { matmulAsync, solveAsync } from './async/products.ts'
export {
  type EigFactors,
  type EighFactors,
  type SchurFactors,
  type SvdAsyncOptions,
  type SvdFactors,
  eigAsync,
  eighAsync,
  schurAsync,
  svdAsync,
} from './async/spectra.ts'
