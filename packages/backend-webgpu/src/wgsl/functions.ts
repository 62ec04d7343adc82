import type { BinaryOp, CompareOp, UnaryOp, UnaryTest } from '@ortho/core'

/** Expression of an operation on float32. */
export const floatUnary: Readonly<Record<Exclude<UnaryOp, 'not'>, (x: string) => string>> = {
  neg: (x) => `(-${x})`,
  abs: (x) => `abs(${x})`,
  sign: (x) => `sign_(${x})`,
  square: (x) => `(${x} * ${x})`,
  reciprocal: (x) => `(1.0 / ${x})`,
  sqrt: (x) => `sqrt(${x})`,
  rsqrt: (x) => `(1.0 / sqrt(${x}))`,
  cbrt: (x) => `cbrt_(${x})`,
  exp: (x) => `exp_(${x})`,
  expm1: (x) => `expm1_(${x})`,
  log: (x) => `log_(${x})`,
  log1p: (x) => `log1p_(${x})`,
  log2: (x) => `log2_(${x})`,
  sin: (x) => `sin_(${x})`,
  cos: (x) => `cos_(${x})`,
  tan: (x) => `tan_(${x})`,
  asin: (x) => `asin_(${x})`,
  acos: (x) => `acos_(${x})`,
  atan: (x) => `atan_(${x})`,
  sinh: (x) => `sinh_(${x})`,
  cosh: (x) => `cosh_(${x})`,
  tanh: (x) => `tanh_(${x})`,
  asinh: (x) => `asinh_(${x})`,
  acosh: (x) => `acosh_(${x})`,
  atanh: (x) => `atanh_(${x})`,
  sigmoid: (x) => `sigmoid_(${x})`,
  softplus: (x) => `softplus_(${x})`,
  relu: (x) => `relu_(${x})`,
  erf: (x) => `erf_(${x})`,
  erfinv: (x) => `erfinv_(${x})`,
  floor: (x) => `floor(${x})`,
  ceil: (x) => `ceil(${x})`,
  round: (x) => `round(${x})`,
  trunc: (x) => `trunc(${x})`,
}

/** Expression of a test on float32; u32. */
export const floatTests: Readonly<Record<UnaryTest, (x: string) => string>> = {
  isnan: (x) => `select(0u, 1u, (bitcast<u32>(${x}) & 0x7fffffffu) > 0x7f800000u)`,
  isinf: (x) => `select(0u, 1u, (bitcast<u32>(${x}) & 0x7fffffffu) == 0x7f800000u)`,
  isfinite: (x) => `select(0u, 1u, (bitcast<u32>(${x}) & 0x7fffffffu) < 0x7f800000u)`,
}

/** Expression of an operation on two float32. */
export const floatBinary: Readonly<Partial<Record<BinaryOp, (x: string, y: string) => string>>> = {
  add: (x, y) => `(${x} + ${y})`,
  sub: (x, y) => `(${x} - ${y})`,
  mul: (x, y) => `(${x} * ${y})`,
  div: (x, y) => `(${x} / ${y})`,
  pow: (x, y) => `pow_(${x}, ${y})`,
  mod: (x, y) => `(${x} - ${y} * floor(${x} / ${y}))`,
  atan2: (x, y) => `atan2_(${x}, ${y})`,
  maximum: (x, y) => `maximum_(${x}, ${y})`,
  minimum: (x, y) => `minimum_(${x}, ${y})`,
}

/** Expression of a comparison; a WGSL bool. */
export const comparisons: Readonly<Record<CompareOp, (x: string, y: string) => string>> = {
  equal: (x, y) => `(${x} == ${y})`,
  // NaN differs from itself.
  notEqual: (x, y) => `(!(${x} == ${y}))`,
  less: (x, y) => `(${x} < ${y})`,
  lessEqual: (x, y) => `(${x} <= ${y})`,
  greater: (x, y) => `(${x} > ${y})`,
  greaterEqual: (x, y) => `(${x} >= ${y})`,
}
