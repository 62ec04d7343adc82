/**
 * Elementary functions of float32, since those that WGSL brings may be off by 2⁻¹¹. Each is within a few units in the last
 * place; NaN and infinities are told by their bits, because shaders may be compiled as if there were none.
 *
 * Polynomials are those of S. L. Moshier, Cephes Mathematical Library 2.2 (1992), single precision, where no other source is
 * named.
 */
export const mathFunctions: Readonly<Record<string, string>> = {
  is_nan: `fn is_nan(x: f32) -> bool {
  return (bitcast<u32>(x) & 0x7fffffffu) > 0x7f800000u;
}
`,
  // Variables, because constant expressions must not be infinite.
  infinity: `fn infinity() -> f32 {
  var bits = 0x7f800000u;
  return bitcast<f32>(bits);
}
`,
  not_a_number: `fn not_a_number() -> f32 {
  var bits = 0x7fc00000u;
  return bitcast<f32>(bits);
}
`,
  power_of_two: `fn power_of_two(n: i32) -> f32 {
  return bitcast<f32>(u32(n + 127) << 23u);
}
`,
  // eʳ − 1 for |r| ≤ ½·ln 2.
  exp_tail: `fn exp_tail(r: f32) -> f32 {
  let p = ((((1.9875691500e-4 * r + 1.3981999507e-3) * r + 8.3334519073e-3) * r + 4.1665795894e-2) * r + 1.6666665459e-1) * r + 5.0000001201e-1;
  return p * r * r + r;
}
`,
  exp_: `fn exp_(x: f32) -> f32 {
  let y = clamp(x, -104.0, 89.0);
  let n = floor(y * 1.44269504088896341 + 0.5);
  let r = (y - n * 0.693359375) + n * 2.12194440e-4;
  let part = i32(n) / 2;
  let e = (1.0 + exp_tail(r)) * power_of_two(part) * power_of_two(i32(n) - part);
  return select(select(e, infinity(), x > 88.722839), x, is_nan(x));
}
`,
  expm1_: `fn expm1_(x: f32) -> f32 {
  if (abs(x) < 0.34) { return exp_tail(x); }
  return exp_(x) - 1.0;
}
`,
  // log(1 + x) for √½ ≤ 1 + x ≤ √2.
  log_near_one: `fn log_near_one(x: f32) -> f32 {
  let high = (((7.0376836292e-2 * x - 1.1514610310e-1) * x + 1.1676998740e-1) * x - 1.2420140846e-1) * x + 1.4249322787e-1;
  let p = (((high * x - 1.6668057665e-1) * x + 2.0000714765e-1) * x - 2.4999993993e-1) * x + 3.3333331174e-1;
  let z = x * x;
  return x + (p * x * z - 0.5 * z);
}
`,
  // The exponent of a positive number, and its mantissa less 1 in [√½ − 1, √2 − 1].
  split_float: `fn split_float(x: f32) -> vec2<f32> {
  var bits = bitcast<u32>(x);
  var exponent = 0;
  if (bits < 0x00800000u) {
    bits = bitcast<u32>(x * 8388608.0);
    exponent = -23;
  }
  exponent += i32(bits >> 23u) - 127;
  var mantissa = bitcast<f32>((bits & 0x007fffffu) | 0x3f800000u);
  if (mantissa > 1.41421356) {
    mantissa *= 0.5;
    exponent++;
  }
  return vec2(f32(exponent), mantissa - 1.0);
}
`,
  log_: `fn log_(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  if (bits == 0x7f800000u || is_nan(x)) { return x; }
  if ((bits & 0x7fffffffu) == 0u) { return -infinity(); }
  if (bits > 0x7f800000u) { return not_a_number(); }
  let parts = split_float(x);
  return (log_near_one(parts.y) - parts.x * 2.12194440e-4) + parts.x * 0.693359375;
}
`,
  log2_: `fn log2_(x: f32) -> f32 {
  let bits = bitcast<u32>(x);
  if (bits == 0x7f800000u || is_nan(x)) { return x; }
  if ((bits & 0x7fffffffu) == 0u) { return -infinity(); }
  if (bits > 0x7f800000u) { return not_a_number(); }
  let parts = split_float(x);
  return log_near_one(parts.y) * 1.44269504088896341 + parts.x;
}
`,
  log1p_: `fn log1p_(x: f32) -> f32 {
  if (x > -0.2928 && x < 0.4142) { return log_near_one(x); }
  return log_(1.0 + x);
}
`,
  // ½·eˣ for x ≥ 0, also where eˣ is too large.
  half_exp: `fn half_exp(x: f32) -> f32 {
  if (x < 88.0) { return 0.5 * exp_(x); }
  let root = exp_(0.5 * x);
  return 0.5 * root * root;
}
`,
  sinh_: `fn sinh_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let a = abs(x);
  if (a < 1.0) {
    let z = x * x;
    return ((2.03721912945e-4 * z + 8.33028376239e-3) * z + 1.66667160211e-1) * z * x + x;
  }
  let e = half_exp(a);
  let s = e - 0.25 / e;
  return select(s, -s, x < 0.0);
}
`,
  cosh_: `fn cosh_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let e = half_exp(abs(x));
  return e + 0.25 / e;
}
`,
  tanh_: `fn tanh_(x: f32) -> f32 {
  let a = min(abs(x), 10.0);
  let n = floor(a * 2.88539008177792681 + 0.5);
  let r = (2.0 * a - n * 0.693359375) + n * 2.12194440e-4;
  let e = (1.0 + exp_tail(r)) * power_of_two(i32(n));
  let large = 1.0 - 2.0 / (e + 1.0);
  let z = x * x;
  let p = (((-5.70498872745e-3 * z + 2.06390887954e-2) * z - 5.37397155531e-2) * z + 1.33314422036e-1) * z - 3.33332819422e-1;
  let t = select(select(large, -large, x < 0.0), p * z * x + x, a < 0.625);
  return select(t, x, is_nan(x));
}
`,
  sigmoid_: `fn sigmoid_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  // Below −87, where e⁻ˣ would be infinite, the result is eˣ.
  return select(1.0 / (1.0 + exp_(-max(x, -87.0))), exp_(x), x < -87.0);
}
`,
  softplus_: `fn softplus_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  return max(x, 0.0) + log1p_(exp_(-abs(x)));
}
`,
  asinh_: `fn asinh_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let a = abs(x);
  if (a < 0.5) {
    let z = x * x;
    return (((2.0122003309e-2 * z - 4.2699340972e-2) * z + 7.4847586088e-2) * z - 1.6666288134e-1) * z * x + x;
  }
  let y = select(log_(a + sqrt(a * a + 1.0)), log_(a) + 0.693147180559945309, a > 1500.0);
  return select(y, -y, x < 0.0);
}
`,
  acosh_: `fn acosh_(x: f32) -> f32 {
  if (is_nan(x) || x < 1.0) { return not_a_number(); }
  if (x > 1500.0) { return log_(x) + 0.693147180559945309; }
  let z = x - 1.0;
  if (z < 0.5) {
    let p = (((1.7596881071e-3 * z - 7.5272886713e-3) * z + 2.6454905019e-2) * z - 1.1784741703e-1) * z + 1.4142135263;
    return p * sqrt(z);
  }
  return log_(x + sqrt(z * (x + 1.0)));
}
`,
  atanh_: `fn atanh_(x: f32) -> f32 {
  let a = abs(x);
  if (is_nan(x) || a > 1.0) { return not_a_number(); }
  if (a == 1.0) { return select(infinity(), -infinity(), x < 0.0); }
  if (a < 0.5) {
    let z = x * x;
    let p = (((1.81740078349e-1 * z + 8.24370301058e-2) * z + 1.46691431730e-1) * z + 1.99782164500e-1) * z + 3.33337300303e-1;
    return p * z * x + x;
  }
  return 0.5 * log_((1.0 + x) / (1.0 - x));
}
`,
  cbrt_: `fn cbrt_(x: f32) -> f32 {
  let a = abs(x);
  let bits = bitcast<u32>(a);
  if (bits >= 0x7f800000u || bits == 0u) { return x; }
  // A third of the exponent, then Newton's iteration.
  var y = bitcast<f32>(bits / 3u + 0x2a5137a0u);
  for (var step = 0; step < 4; step++) { y = y - (y - a / (y * y)) * 0.333333333333333333; }
  return select(y, -y, x < 0.0);
}
`,
  erf_: `fn erf_(x: f32) -> f32 {
  if (is_nan(x)) { return x; }
  let a = abs(x);
  if (a < 1.0) {
    let z = x * x;
    let high = ((7.853861353153693e-5 * z - 8.010193625184903e-4) * z + 5.188327685732524e-3) * z - 2.685381193529856e-2;
    return (((high * z + 1.128358514861418e-1) * z - 3.761262582423300e-1) * z + 1.128379165726710) * x;
  }
  let y = select(1.0 - erfc_tail(min(a, 5.0)), 1.0, a > 5.0);
  return select(y, -y, x < 0.0);
}
`,
  // 1 − erf x for 1 ≤ x ≤ 5.
  erfc_tail: `fn erfc_tail(x: f32) -> f32 {
  let q = 1.0 / x;
  let y = q * q;
  var p: f32;
  if (x < 2.0) {
    let high = (((2.326819970068386e-2 * y - 1.387039388740657e-1) * y + 3.687424674597105e-1) * y - 5.824733027278666e-1) * y + 6.210004621745983e-1;
    p = (((high * y - 4.944515323274145e-1) * y + 3.404879937665872e-1) * y - 2.741127028184656e-1) * y + 5.638259427386472e-1;
  } else {
    let high = (((-1.047766399936249e+1 * y + 1.297719955372516e+1) * y - 7.495518717768503) * y + 2.921019019210786) * y - 1.015265279202700;
    p = ((high * y + 4.218463358204948e-1) * y - 2.820767439740514e-1) * y + 5.641895067754075e-1;
  }
  return exp_(-x * x) * q * p;
}
`,
  // M. Giles, Approximating the erfinv function, GPU Computing Gems 2, 2011, single precision.
  erfinv_: `fn erfinv_(x: f32) -> f32 {
  let a = abs(x);
  if (is_nan(x) || a > 1.0) { return not_a_number(); }
  if (a == 1.0) { return select(infinity(), -infinity(), x < 0.0); }
  let w = -log1p_(-x * x);
  if (w < 5.0) {
    let v = w - 2.5;
    let high = (((2.81022636e-8 * v + 3.43273939e-7) * v - 3.5233877e-6) * v - 4.39150654e-6) * v + 2.1858087e-4;
    return ((((high * v - 1.25372503e-3) * v - 4.17768164e-3) * v + 2.46640727e-1) * v + 1.50140941) * x;
  }
  let v = sqrt(w) - 3.0;
  let high = (((-2.00214257e-4 * v + 1.00950558e-4) * v + 1.34934322e-3) * v - 3.67342844e-3) * v + 5.73950773e-3;
  return ((((high * v - 7.6224613e-3) * v + 9.43887047e-3) * v + 1.00167406) * v + 2.83297682) * x;
}
`,
  // xʸ for x > 0: the whole part of y·log₂x is kept apart, since its rounding would show in many digits.
  positive_pow: `fn positive_pow(x: f32, y: f32) -> f32 {
  let parts = split_float(x);
  let whole = y * parts.x;
  let error = fma(y, parts.x, -whole);
  let fraction = y * (log_near_one(parts.y) * 1.44269504088896341);
  let total = whole + fraction;
  if (total >= 128.0) { return infinity(); }
  if (total < -150.0) { return 0.0; }
  let n = floor(total + 0.5);
  let r = ((whole - n) + fraction) + error;
  let part = i32(n) / 2;
  return (1.0 + exp_tail(r * 0.693147180559945309)) * power_of_two(part) * power_of_two(i32(n) - part);
}
`,
  pow_: `fn pow_(x: f32, y: f32) -> f32 {
  if (x == 1.0 || y == 0.0) { return 1.0; }
  if (is_nan(x) || is_nan(y)) { return not_a_number(); }
  let a = abs(x);
  let x_infinite = bitcast<u32>(a) == 0x7f800000u;
  if ((bitcast<u32>(y) & 0x7fffffffu) == 0x7f800000u) {
    if (a == 1.0) { return 1.0; }
    return select(0.0, infinity(), (a > 1.0) == (y > 0.0));
  }
  let is_whole = floor(y) == y;
  let is_odd = is_whole && abs(y) < 16777216.0 && (i32(y) & 1) == 1;
  let negative = (bitcast<u32>(x) >> 31u) == 1u;
  var size: f32;
  if (x_infinite) {
    size = select(0.0, infinity(), y > 0.0);
  } else if (a == 0.0) {
    size = select(infinity(), 0.0, y > 0.0);
  } else {
    if (negative && !is_whole) { return not_a_number(); }
    size = positive_pow(a, y);
  }
  return select(size, -size, negative && is_odd);
}
`,
  maximum_: `fn maximum_(x: f32, y: f32) -> f32 {
  if (is_nan(x)) { return x; }
  if (is_nan(y)) { return y; }
  return max(x, y);
}
`,
  minimum_: `fn minimum_(x: f32, y: f32) -> f32 {
  if (is_nan(x)) { return x; }
  if (is_nan(y)) { return y; }
  return min(x, y);
}
`,
  sign_: `fn sign_(x: f32) -> f32 {
  return select(sign(x), x, is_nan(x));
}
`,
  relu_: `fn relu_(x: f32) -> f32 {
  return select(max(x, 0.0), x, is_nan(x));
}
`,
}
