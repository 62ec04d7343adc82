let simd: boolean | undefined
let relaxed: boolean | undefined

/** Whether WebAssembly with 128-bit SIMD runs here. Asked once. */
export function hasSimd(): boolean {
  // (func (result v128) i32.const 0 i8x16.splat)
  simd ??= validates([1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11])
  return simd
}

/** Whether relaxed SIMD (fused multiply-add) runs here. Asked once. */
export function hasRelaxedSimd(): boolean {
  // (func (param v128 v128 v128) (result v128) local.get 0 local.get 1 local.get 2 f64x2.relaxed_madd)
  const code = [10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 135, 2, 11]
  relaxed ??= validates([1, 8, 1, 96, 3, 123, 123, 123, 1, 123, 3, 2, 1, 0, ...code])
  return relaxed
}

/** Whether shared memory and atomics are available: always in Node, in browsers on cross-origin isolated pages. */
export function hasSharedMemory(page: { readonly crossOriginIsolated?: boolean } = globalThis): boolean {
  return typeof SharedArrayBuffer === 'function' && page.crossOriginIsolated !== false
}

function validates(sections: readonly number[]): boolean {
  if (typeof WebAssembly !== 'object') return false
  return WebAssembly.validate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, ...sections))
}
