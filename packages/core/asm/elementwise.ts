import { bytes } from './lanes'
import { exp, expIsNormal, expNormal, log, sigmoid, sigmoidNormal, siluTangent, siluTangentNormal, tanh } from './math'

// Every operation is a function of its own: V8 allocates registers badly in one large function. The loops work on four whole
// vectors an iteration, so that the processor overlaps their chains of dependent instructions; they may read and write up
// to 60 bytes past the end, which callers reserve.

/** Numbers the operations for {@link applyUnary}; resolved while compiling. */
const enum Unary {
  exp,
  log,
  tanh,
  sigmoid,
  silu,
  sqrt,
  rsqrt,
  neg,
  abs,
  square,
}

/** Numbers the operations for {@link applyBinary}; resolved while compiling. */
const enum Binary {
  add,
  sub,
  mul,
  div,
  maximum,
  minimum,
}

// @ts-ignore: decorator
@inline
function applyUnary<T>(op: Unary, x: v128): v128 {
  if (op == Unary.exp) return exp<T>(x)
  if (op == Unary.log) return log<T>(x)
  if (op == Unary.tanh) return tanh<T>(x)
  if (op == Unary.sigmoid) return sigmoid<T>(x)
  if (op == Unary.silu) return v128.mul<T>(x, sigmoid<T>(x))
  if (op == Unary.sqrt) return v128.sqrt<T>(x)
  if (op == Unary.rsqrt) return v128.div<T>(v128.splat<T>(1), v128.sqrt<T>(x))
  if (op == Unary.neg) return v128.neg<T>(x)
  if (op == Unary.abs) return v128.abs<T>(x)
  return v128.mul<T>(x, x)
}

// @ts-ignore: decorator
@inline
function unary<T>(op: Unary, n: i32, x: usize, out: usize): void {
  for (const end = x + bytes<T>(n); x < end; x += 64) {
    v128.store(out, applyUnary<T>(op, v128.load(x)))
    v128.store(out, applyUnary<T>(op, v128.load(x, 16)), 16)
    v128.store(out, applyUnary<T>(op, v128.load(x, 32)), 32)
    v128.store(out, applyUnary<T>(op, v128.load(x, 48)), 48)
    out += 64
  }
}

/** Functions of eˣ or e⁻ˣ where that is a normal number. */
// @ts-ignore: decorator
@inline
function applyNormal<T>(op: Unary, x: v128): v128 {
  if (op == Unary.exp) return expNormal<T>(x)
  if (op == Unary.sigmoid) return sigmoidNormal<T>(x)
  return v128.mul<T>(x, sigmoidNormal<T>(x))
}

/** Functions of eˣ: the normal case, which is much shorter, wherever it applies to a whole iteration. */
// @ts-ignore: decorator
@inline
function exponential<T>(op: Unary, n: i32, x: usize, out: usize): void {
  for (const end = x + bytes<T>(n); x < end; x += 64) {
    const x0 = v128.load(x)
    const x1 = v128.load(x, 16)
    const x2 = v128.load(x, 32)
    const x3 = v128.load(x, 48)
    if (expIsNormal<T>(x0, x1, x2, x3)) {
      v128.store(out, applyNormal<T>(op, x0))
      v128.store(out, applyNormal<T>(op, x1), 16)
      v128.store(out, applyNormal<T>(op, x2), 32)
      v128.store(out, applyNormal<T>(op, x3), 48)
    } else {
      for (let p: usize = 0; p < 64; p += 16) v128.store(out + p, applyUnary<T>(op, v128.load(x + p)))
    }
    out += 64
  }
}

// @ts-ignore: decorator
@inline
function applyBinary<T>(op: Binary, a: v128, b: v128): v128 {
  if (op == Binary.add) return v128.add<T>(a, b)
  if (op == Binary.sub) return v128.sub<T>(a, b)
  if (op == Binary.mul) return v128.mul<T>(a, b)
  if (op == Binary.div) return v128.div<T>(a, b)
  if (op == Binary.maximum) return v128.max<T>(a, b)
  return v128.min<T>(a, b)
}

/** A step is 16 bytes, or 0 for a scalar that fills one vector. */
// @ts-ignore: decorator
@inline
function binary<T>(op: Binary, n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  for (const end = out + bytes<T>(n); out < end; out += 64) {
    v128.store(out, applyBinary<T>(op, v128.load(a), v128.load(b)))
    a += aStep
    b += bStep
    v128.store(out, applyBinary<T>(op, v128.load(a), v128.load(b)), 16)
    a += aStep
    b += bStep
    v128.store(out, applyBinary<T>(op, v128.load(a), v128.load(b)), 32)
    a += aStep
    b += bStep
    v128.store(out, applyBinary<T>(op, v128.load(a), v128.load(b)), 48)
    a += aStep
    b += bStep
  }
}

/** siluTangent, the normal case wherever it applies to a whole iteration; steps as for {@link binary}. */
// @ts-ignore: decorator
@inline
function siluTangents<T>(n: i32, x: usize, xStep: usize, t: usize, tStep: usize, out: usize): void {
  for (const end = out + bytes<T>(n); out < end; out += 64) {
    const x0 = v128.load(x)
    const x1 = v128.load(x + xStep)
    const x2 = v128.load(x + 2 * xStep)
    const x3 = v128.load(x + 3 * xStep)
    if (expIsNormal<T>(x0, x1, x2, x3)) {
      v128.store(out, siluTangentNormal<T>(x0, v128.load(t)))
      v128.store(out, siluTangentNormal<T>(x1, v128.load(t + tStep)), 16)
      v128.store(out, siluTangentNormal<T>(x2, v128.load(t + 2 * tStep)), 32)
      v128.store(out, siluTangentNormal<T>(x3, v128.load(t + 3 * tStep)), 48)
    } else {
      for (let i: usize = 0; i < 4; i++) v128.store(out + 16 * i, siluTangent<T>(v128.load(x + i * xStep), v128.load(t + i * tStep)))
    }
    x += 4 * xStep
    t += 4 * tStep
  }
}

export function expF32(n: i32, x: usize, out: usize): void {
  exponential<f32>(Unary.exp, n, x, out)
}

export function expF64(n: i32, x: usize, out: usize): void {
  exponential<f64>(Unary.exp, n, x, out)
}

export function logF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.log, n, x, out)
}

export function logF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.log, n, x, out)
}

export function tanhF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.tanh, n, x, out)
}

export function tanhF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.tanh, n, x, out)
}

export function sigmoidF32(n: i32, x: usize, out: usize): void {
  exponential<f32>(Unary.sigmoid, n, x, out)
}

export function sigmoidF64(n: i32, x: usize, out: usize): void {
  exponential<f64>(Unary.sigmoid, n, x, out)
}

export function siluF32(n: i32, x: usize, out: usize): void {
  exponential<f32>(Unary.silu, n, x, out)
}

export function siluF64(n: i32, x: usize, out: usize): void {
  exponential<f64>(Unary.silu, n, x, out)
}

export function sqrtF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.sqrt, n, x, out)
}

export function sqrtF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.sqrt, n, x, out)
}

export function rsqrtF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.rsqrt, n, x, out)
}

export function rsqrtF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.rsqrt, n, x, out)
}

export function negF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.neg, n, x, out)
}

export function negF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.neg, n, x, out)
}

export function absF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.abs, n, x, out)
}

export function absF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.abs, n, x, out)
}

export function squareF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.square, n, x, out)
}

export function squareF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.square, n, x, out)
}

export function addF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f32>(Binary.add, n, a, aStep, b, bStep, out)
}

export function addF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f64>(Binary.add, n, a, aStep, b, bStep, out)
}

export function subF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f32>(Binary.sub, n, a, aStep, b, bStep, out)
}

export function subF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f64>(Binary.sub, n, a, aStep, b, bStep, out)
}

export function mulF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f32>(Binary.mul, n, a, aStep, b, bStep, out)
}

export function mulF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f64>(Binary.mul, n, a, aStep, b, bStep, out)
}

export function divF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f32>(Binary.div, n, a, aStep, b, bStep, out)
}

export function divF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f64>(Binary.div, n, a, aStep, b, bStep, out)
}

export function maximumF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f32>(Binary.maximum, n, a, aStep, b, bStep, out)
}

export function maximumF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f64>(Binary.maximum, n, a, aStep, b, bStep, out)
}

export function minimumF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f32>(Binary.minimum, n, a, aStep, b, bStep, out)
}

export function minimumF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  binary<f64>(Binary.minimum, n, a, aStep, b, bStep, out)
}

export function siluTangentF32(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  siluTangents<f32>(n, a, aStep, b, bStep, out)
}

export function siluTangentF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  siluTangents<f64>(n, a, aStep, b, bStep, out)
}
