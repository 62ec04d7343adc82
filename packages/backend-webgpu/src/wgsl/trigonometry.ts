/**
 * Trigonometric functions of float32, as exact as those of `math.ts`, and for numbers of any size. Polynomials are those of
 * S. L. Moshier, Cephes Mathematical Library 2.2 (1992), single precision.
 */
export const trigonometricFunctions: Readonly<Record<string, string>> = {
  multiply_high: `fn multiply_high(a: u32, b: u32) -> u32 {
  let low = (a & 0xffffu) * (b & 0xffffu);
  let first = (a >> 16u) * (b & 0xffffu) + (low >> 16u);
  let second = (a & 0xffffu) * (b >> 16u) + (first & 0xffffu);
  return (a >> 16u) * (b >> 16u) + (first >> 16u) + (second >> 16u);
}
`,
  // Words of 2/π after the point.
  two_over_pi: `fn two_over_pi(i: u32) -> u32 {
  var words = array<u32, 8>(
    0xa2f9836eu, 0x4e441529u, 0xfc2757d1u, 0xf534ddc0u, 0xdb629599u, 0x3c439041u, 0xfe5163abu, 0xdebbc561u);
  return words[i];
}
`,
  // Bits of 2/π from number `at` on, 32 of them; those before the point are zero.
  two_over_pi_bits: `fn two_over_pi_bits(at: i32) -> u32 {
  if (at <= -32) { return 0u; }
  if (at < 0) { return two_over_pi(0u) >> u32(-at); }
  let word = u32(at) >> 5u;
  let shift = u32(at) & 31u;
  if (shift == 0u) { return two_over_pi(word); }
  return (two_over_pi(word) << shift) | (two_over_pi(word + 1u) >> (32u - shift));
}
`,
  // Quadrant of |x| and what is left, in [−π/4, π/4]. Large |x| are multiplied with the bits of 2/π that matter
  // (M. Payne and R. Hanek, SIGNUM Newsletter 18, 1983).
  quadrant: `fn quadrant(a: f32) -> vec2<f32> {
  if (a < 8192.0) {
    let n = floor(a * 0.636619772367581343 + 0.5);
    let r = ((a - n * 1.5703125) - n * 4.837512969970703125e-4) - n * 7.54978995489188216e-8;
    return vec2(n - 4.0 * floor(n * 0.25), r);
  }
  let bits = bitcast<u32>(a);
  let exponent = i32(bits >> 23u) - 150;
  let mantissa = (bits & 0x007fffffu) | 0x00800000u;
  // a = mantissa·2^exponent: of its product with 2/π, bits that count whole turns are left out.
  let start = exponent - 2;
  let high = mantissa * two_over_pi_bits(start);
  let middle = two_over_pi_bits(start + 32);
  let low = multiply_high(mantissa, two_over_pi_bits(start + 64));
  let lower = mantissa * middle;
  let sum = lower + low;
  let whole = high + multiply_high(mantissa, middle) + select(0u, 1u, sum < lower);
  // Two bits before the point, thirty behind it.
  let rounded = (whole + 0x20000000u) >> 30u;
  let left = bitcast<i32>(whole << 2u);
  let fraction = f32(left) * 2.3283064365386963e-10 + f32(sum) * 2.168404344971009e-19;
  return vec2(f32(rounded & 3u), fraction * 1.57079632679489662);
}
`,
  sine_near_zero: `fn sine_near_zero(r: f32) -> f32 {
  let z = r * r;
  return ((-1.9515295891e-4 * z + 8.3321608736e-3) * z - 1.6666654611e-1) * z * r + r;
}
`,
  cosine_near_zero: `fn cosine_near_zero(r: f32) -> f32 {
  let z = r * r;
  return ((2.443315711809948e-5 * z - 1.388731625493765e-3) * z + 4.166664568298827e-2) * z * z - 0.5 * z + 1.0;
}
`,
  sin_: `fn sin_(x: f32) -> f32 {
  if ((bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u) { return not_a_number(); }
  let q = quadrant(abs(x));
  let turn = u32(q.x);
  var s = select(sine_near_zero(q.y), cosine_near_zero(q.y), (turn & 1u) == 1u);
  if ((turn & 2u) == 2u) { s = -s; }
  return select(s, -s, x < 0.0);
}
`,
  cos_: `fn cos_(x: f32) -> f32 {
  if ((bitcast<u32>(x) & 0x7f800000u) == 0x7f800000u) { return not_a_number(); }
  let q = quadrant(abs(x));
  let turn = u32(q.x);
  let c = select(cosine_near_zero(q.y), sine_near_zero(q.y), (turn & 1u) == 1u);
  return select(c, -c, turn == 1u || turn == 2u);
}
`,
  tan_: `fn tan_(x: f32) -> f32 {
  return sin_(x) / cos_(x);
}
`,
  asin_near_zero: `fn asin_near_zero(x: f32, z: f32) -> f32 {
  let p = (((4.2163199048e-2 * z + 2.4181311049e-2) * z + 4.5470025998e-2) * z + 7.4953002686e-2) * z + 1.6666752422e-1;
  return p * z * x + x;
}
`,
  asin_: `fn asin_(x: f32) -> f32 {
  let a = abs(x);
  if (is_nan(x) || a > 1.0) { return not_a_number(); }
  if (a <= 0.5) { return asin_near_zero(x, x * x); }
  let z = 0.5 * (1.0 - a);
  let s = 1.57079632679489662 - 2.0 * asin_near_zero(sqrt(z), z);
  return select(s, -s, x < 0.0);
}
`,
  acos_: `fn acos_(x: f32) -> f32 {
  let a = abs(x);
  if (is_nan(x) || a > 1.0) { return not_a_number(); }
  if (a <= 0.5) { return 1.57079632679489662 - asin_near_zero(x, x * x); }
  let z = 0.5 * (1.0 - a);
  let c = 2.0 * asin_near_zero(sqrt(z), z);
  return select(c, 3.14159265358979324 - c, x < 0.0);
}
`,
  atan_: `fn atan_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let a = abs(x);
  var start = 0.0;
  var t = a;
  if (a > 2.414213562373095) {
    start = 1.57079632679489662;
    t = select(-1.0 / a, 0.0, bitcast<u32>(a) == 0x7f800000u);
  } else if (a > 0.4142135623730950) {
    start = 0.78539816339744831;
    t = (a - 1.0) / (a + 1.0);
  }
  let z = t * t;
  let y = start + ((((8.05374449538e-2 * z - 1.38776856032e-1) * z + 1.99777106478e-1) * z - 3.33329491539e-1) * z * t + t);
  return select(y, -y, x < 0.0);
}
`,
  atan2_: `fn atan2_(y: f32, x: f32) -> f32 {
  if (is_nan(x) || is_nan(y)) { return not_a_number(); }
  let up = abs(y);
  let along = abs(x);
  var angle: f32;
  if (bitcast<u32>(up) == 0x7f800000u && bitcast<u32>(along) == 0x7f800000u) {
    angle = 0.78539816339744831;
  } else if (up == 0.0) {
    angle = 0.0;
  } else if (up > along) {
    angle = 1.57079632679489662 - atan_(along / up);
  } else {
    angle = atan_(up / along);
  }
  if ((bitcast<u32>(x) >> 31u) == 1u) { angle = 3.14159265358979324 - angle; }
  return select(angle, -angle, (bitcast<u32>(y) >> 31u) == 1u);
}
`,
}
