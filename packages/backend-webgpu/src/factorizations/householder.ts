/**
 * WGSL for the reflector I − τ·v·vᵀ that takes a column to its first element: `scale_for(bits)`, a power of two that brings a
 * number with these bits, sign apart, to [1, 2), so that squares neither overflow nor vanish; and
 * `reflector_of(alpha, square, most)` from the scaled first element, the sum of the scaled squares, and the bits of the largest
 * element and of the largest after the first. Without anything after the first it is I; numbers that are not finite give NaN.
 */
export function reflectorOf(): string {
  return `struct Reflector {
  tau: f32,
  diagonal: f32,
  factor: f32,
}

fn scale_for(bits: u32) -> f32 {
  return bitcast<f32>((254u - clamp(bits >> 23u, 1u, 253u)) << 23u);
}

fn reflector_of(alpha: f32, square: f32, most: vec2<u32>) -> Reflector {
  let unscale = bitcast<f32>(clamp(most.x >> 23u, 1u, 253u) << 23u);
  if (most.x >= 0x7f800000u) { return Reflector(not_a_number(), not_a_number(), not_a_number()); }
  if (most.y < 0x00800000u) { return Reflector(0.0, alpha * unscale, 0.0); }
  let length = sqrt(square);
  // Away from alpha, so that nothing cancels.
  let beta = select(length, -length, alpha >= 0.0);
  return Reflector((beta - alpha) / beta, beta * unscale, 1.0 / (alpha - beta));
}
`
}
