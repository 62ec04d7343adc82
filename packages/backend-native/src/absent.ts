import { BackendError } from '@ortho/core'

/**
 * What bundlers for browsers find in the place of this package: no library, so that code that asks for one before it uses it
 * runs there, too.
 */
export function findNativeLibrary(): undefined {
  return undefined
}

/** Throws: see {@link findNativeLibrary}. */
export function nativeBackend(): never {
  throw absent('nativeBackend')
}

/** Rejects, like all that follow. */
export function choleskyAsync(): Promise<never> {
  return Promise.reject(absent('choleskyAsync'))
}

/** Rejects. */
export function eigAsync(): Promise<never> {
  return Promise.reject(absent('eigAsync'))
}

/** Rejects. */
export function eighAsync(): Promise<never> {
  return Promise.reject(absent('eighAsync'))
}

/** Rejects. */
export function luAsync(): Promise<never> {
  return Promise.reject(absent('luAsync'))
}

/** Rejects. */
export function matmulAsync(): Promise<never> {
  return Promise.reject(absent('matmulAsync'))
}

/** Rejects. */
export function pivotedQrAsync(): Promise<never> {
  return Promise.reject(absent('pivotedQrAsync'))
}

/** Rejects. */
export function qrAsync(): Promise<never> {
  return Promise.reject(absent('qrAsync'))
}

/** Rejects. */
export function schurAsync(): Promise<never> {
  return Promise.reject(absent('schurAsync'))
}

/** Rejects. */
export function solveAsync(): Promise<never> {
  return Promise.reject(absent('solveAsync'))
}

/** Rejects. */
export function svdAsync(): Promise<never> {
  return Promise.reject(absent('svdAsync'))
}

function absent(where: string): BackendError {
  return new BackendError({
    where,
    expected: 'called in Node',
    received: 'a bundle for browsers, which cannot load native libraries',
    hint: 'Use the CPU or WebGPU backend there.',
  })
}
