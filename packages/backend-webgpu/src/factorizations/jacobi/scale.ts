/**
 * WGSL on the bits of the largest |element| of a matrix: `is_finite`, and `scale_of`, the power of two that brings it to about 1,
 * so that sums of squares neither overflow nor vanish; `unscale_of` goes back.
 */
export const scaleFunctions = `fn is_finite(bits: u32) -> bool {
  return bits < 0x7f800000u;
}
// Both powers are normal numbers.
fn exponent_of(bits: u32) -> i32 {
  return clamp(126 - i32(bits >> 23u), -126, 126);
}
fn scale_of(bits: u32) -> f32 {
  return bitcast<f32>(u32(127 + exponent_of(bits)) << 23u);
}
fn unscale_of(bits: u32) -> f32 {
  return bitcast<f32>(u32(127 - exponent_of(bits)) << 23u);
}
`

/**
 * WGSL `shortest_length(squares)`: columns up to it stand for singular values that are zero to rounding, ε times the Frobenius norm,
 * whose square is given.
 */
export const shortestLength = `fn shortest_length(squares: f32) -> f32 {
  return 1.1920929e-7 * sqrt(squares);
}
`
