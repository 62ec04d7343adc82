/** Whether WebAssembly here has relaxed SIMD, that is fused multiply-add on vectors. */
export function hasRelaxedSimd(): boolean {
  // (func (param v128 v128 v128) (result v128) local.get 0 local.get 1 local.get 2 f64x2.relaxed_madd)
  const header = [0, 97, 115, 109, 1, 0, 0, 0]
  const types = [1, 8, 1, 96, 3, 123, 123, 123, 1, 123]
  const code = [10, 13, 1, 11, 0, 32, 0, 32, 1, 32, 2, 253, 135, 2, 11]
  return WebAssembly.validate(Uint8Array.of(...header, ...types, 3, 2, 1, 0, ...code))
}
