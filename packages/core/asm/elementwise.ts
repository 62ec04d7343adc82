import { exponential, Exponential } from './exponential'
import { bytes } from './lanes'
import { exp, expIsNormal, log, sigmoid, siluTangent } from './math'

// Every operation is a function of its own: V8 allocates registers badly in one large function. The loops work on four whole
// vectors an iteration where chains of dependent instructions are to overlap, else on two; they may read and write up to
// 60 bytes past the end, which callers reserve.

/** Numbers the operations for {@link applyUnary}; resolved while compiling. */
const enum Unary {
  log,
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
  if (op == Unary.log) return log<T>(x)
  if (op == Unary.sqrt) return v128.sqrt<T>(x)
  if (op == Unary.rsqrt) return v128.div<T>(v128.splat<T>(1), v128.sqrt<T>(x))
  if (op == Unary.neg) return v128.neg<T>(x)
  if (op == Unary.abs) return v128.abs<T>(x)
  return v128.mul<T>(x, x)
}

// @ts-ignore: decorator
@inline
function unary<T>(op: Unary, n: i32, x: usize, out: usize): void {
  for (const end = x + bytes<T>(n); x < end; x += 32) {
    const left = applyUnary<T>(op, v128.load(x))
    const right = applyUnary<T>(op, v128.load(x, 16))
    v128.store(out, left)
    v128.store(out, right, 16)
    out += 32
  }
}

/** A function of e⁻ˣ or eˣ whatever its size. */
// @ts-ignore: decorator
@inline
function applyAnywhere<T>(op: Exponential, x: v128, t: v128): v128 {
  if (op == Exponential.exp) return exp<T>(x)
  if (op == Exponential.sigmoid) return sigmoid<T>(x)
  if (op == Exponential.silu) return v128.mul<T>(x, sigmoid<T>(x))
  return siluTangent<T>(x, t)
}

/** A function of e⁻ˣ or eˣ: the short way wherever that is a normal number throughout an iteration. Steps as for {@link binary}. */
// @ts-ignore: decorator
@inline
function exponentials<T>(op: Exponential, n: i32, x: usize, xStep: usize, t: usize, tStep: usize, out: usize): void {
  const none = v128.splat<T>(0)
  for (const end = out + bytes<T>(n); out < end; out += 64) {
    if (op == Exponential.tanh || expIsNormal<T>(x, xStep)) exponential<T>(op, x, xStep, t, tStep, none, out)
    else {
      for (let i: usize = 0; i < 4; i++) {
        v128.store(out + 16 * i, applyAnywhere<T>(op, v128.load(x + i * xStep), v128.load(t + i * tStep)))
      }
    }
    x += 4 * xStep
    t += 4 * tStep
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
  for (const end = out + bytes<T>(n); out < end; out += 32) {
    const left = applyBinary<T>(op, v128.load(a), v128.load(b))
    const right = applyBinary<T>(op, v128.load(a + aStep), v128.load(b + bStep))
    v128.store(out, left)
    v128.store(out, right, 16)
    a += 2 * aStep
    b += 2 * bStep
  }
}

export function expF32(n: i32, x: usize, out: usize): void {
  exponentials<f32>(Exponential.exp, n, x, 16, x, 16, out)
}

export function expF64(n: i32, x: usize, out: usize): void {
  exponentials<f64>(Exponential.exp, n, x, 16, x, 16, out)
}

export function logF32(n: i32, x: usize, out: usize): void {
  unary<f32>(Unary.log, n, x, out)
}

export function logF64(n: i32, x: usize, out: usize): void {
  unary<f64>(Unary.log, n, x, out)
}

export function tanhF32(n: i32, x: usize, out: usize): void {
  exponentials<f32>(Exponential.tanh, n, x, 16, x, 16, out)
}

export function tanhF64(n: i32, x: usize, out: usize): void {
  exponentials<f64>(Exponential.tanh, n, x, 16, x, 16, out)
}

export function sigmoidF32(n: i32, x: usize, out: usize): void {
  exponentials<f32>(Exponential.sigmoid, n, x, 16, x, 16, out)
}

export function sigmoidF64(n: i32, x: usize, out: usize): void {
  exponentials<f64>(Exponential.sigmoid, n, x, 16, x, 16, out)
}

export function siluF32(n: i32, x: usize, out: usize): void {
  exponentials<f32>(Exponential.silu, n, x, 16, x, 16, out)
}

export function siluF64(n: i32, x: usize, out: usize): void {
  exponentials<f64>(Exponential.silu, n, x, 16, x, 16, out)
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
  exponentials<f32>(Exponential.siluTangent, n, a, aStep, b, bStep, out)
}

export function siluTangentF64(n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  exponentials<f64>(Exponential.siluTangent, n, a, aStep, b, bStep, out)
}

/**
 * `op` of each row of x and its own scalar, which comes second, or first where `scalarFirst`; numbered like {@link Binary}.
 * The scalar fills the vector at `scratch`. What a row's last vectors write past it, the next row overwrites.
 */
// @ts-ignore: decorator
@inline
function rowScalars<T>(op: i32, rows: i32, cols: i32, x: usize, scalars: usize, scalarFirst: bool, scratch: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    v128.store(scratch, v128.load_splat<T>(scalars))
    const a = scalarFirst ? scratch : x
    const b = scalarFirst ? x : scratch
    const aStep: usize = scalarFirst ? 0 : 16
    rowScalar<T>(op, cols, a, aStep, b, 16 - aStep, out)
    x += rowBytes
    out += rowBytes
    scalars += sizeof<T>()
  }
}

/** The loop of an operation, by its number. */
// @ts-ignore: decorator
@inline
function rowScalar<T>(op: i32, n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  if (sizeof<T>() == 8) {
    if (op == Binary.add) addF64(n, a, aStep, b, bStep, out)
    else if (op == Binary.sub) subF64(n, a, aStep, b, bStep, out)
    else if (op == Binary.mul) mulF64(n, a, aStep, b, bStep, out)
    else if (op == Binary.div) divF64(n, a, aStep, b, bStep, out)
    else if (op == Binary.maximum) maximumF64(n, a, aStep, b, bStep, out)
    else minimumF64(n, a, aStep, b, bStep, out)
    return
  }
  if (op == Binary.add) addF32(n, a, aStep, b, bStep, out)
  else if (op == Binary.sub) subF32(n, a, aStep, b, bStep, out)
  else if (op == Binary.mul) mulF32(n, a, aStep, b, bStep, out)
  else if (op == Binary.div) divF32(n, a, aStep, b, bStep, out)
  else if (op == Binary.maximum) maximumF32(n, a, aStep, b, bStep, out)
  else minimumF32(n, a, aStep, b, bStep, out)
}

export function rowScalarsF32(
  op: i32,
  rows: i32,
  cols: i32,
  x: usize,
  scalars: usize,
  scalarFirst: bool,
  scratch: usize,
  out: usize,
): void {
  rowScalars<f32>(op, rows, cols, x, scalars, scalarFirst, scratch, out)
}

export function rowScalarsF64(
  op: i32,
  rows: i32,
  cols: i32,
  x: usize,
  scalars: usize,
  scalarFirst: bool,
  scratch: usize,
  out: usize,
): void {
  rowScalars<f64>(op, rows, cols, x, scalars, scalarFirst, scratch, out)
}
