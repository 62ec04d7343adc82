import { bytes } from './lanes'
import { exp, log, sigmoid, silu, siluTangent, tanh } from './math'

// All loops here work on whole vectors: the last ones may read and write up to 28 bytes past the end, which callers reserve.

// @ts-ignore: decorator
@inline
function applyUnary<T>(op: i32, x: v128): v128 {
  if (op == 0) return exp<T>(x)
  if (op == 1) return log<T>(x)
  if (op == 2) return tanh<T>(x)
  if (op == 3) return sigmoid<T>(x)
  if (op == 4) return silu<T>(x)
  if (op == 5) return v128.sqrt<T>(x)
  if (op == 6) return v128.div<T>(v128.splat<T>(1), v128.sqrt<T>(x))
  if (op == 7) return v128.neg<T>(x)
  if (op == 8) return v128.abs<T>(x)
  return v128.mul<T>(x, x)
}

/** Two vectors an iteration, so that the processor overlaps their chains of dependent instructions. */
// @ts-ignore: decorator
@inline
function unaryLoop<T>(op: i32, n: i32, x: usize, out: usize): void {
  for (const end = x + bytes<T>(n); x < end; x += 32) {
    const left = applyUnary<T>(op, v128.load(x))
    const right = applyUnary<T>(op, v128.load(x, 16))
    v128.store(out, left)
    v128.store(out, right, 16)
    out += 32
  }
}

/** out = op(x); the numbers of the operations are listed in `src/backend/cpu/wasm/elementwise.ts`. */
export function unary<T>(op: i32, n: i32, x: usize, out: usize): void {
  if (op == 0) unaryLoop<T>(0, n, x, out)
  else if (op == 1) unaryLoop<T>(1, n, x, out)
  else if (op == 2) unaryLoop<T>(2, n, x, out)
  else if (op == 3) unaryLoop<T>(3, n, x, out)
  else if (op == 4) unaryLoop<T>(4, n, x, out)
  else if (op == 5) unaryLoop<T>(5, n, x, out)
  else if (op == 6) unaryLoop<T>(6, n, x, out)
  else if (op == 7) unaryLoop<T>(7, n, x, out)
  else if (op == 8) unaryLoop<T>(8, n, x, out)
  else unaryLoop<T>(9, n, x, out)
}

// @ts-ignore: decorator
@inline
function applyBinary<T>(op: i32, a: v128, b: v128): v128 {
  if (op == 0) return v128.add<T>(a, b)
  if (op == 1) return v128.sub<T>(a, b)
  if (op == 2) return v128.mul<T>(a, b)
  if (op == 3) return v128.div<T>(a, b)
  if (op == 4) return v128.max<T>(a, b)
  if (op == 5) return v128.min<T>(a, b)
  return siluTangent<T>(a, b)
}

// @ts-ignore: decorator
@inline
function binaryLoop<T>(op: i32, n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  for (const end = out + bytes<T>(n); out < end; out += 32) {
    const left = applyBinary<T>(op, v128.load(a), v128.load(b))
    const right = applyBinary<T>(op, v128.load(a + aStep), v128.load(b + bStep))
    v128.store(out, left)
    v128.store(out, right, 16)
    a += 2 * aStep
    b += 2 * bStep
  }
}

/** out = op(a, b); a step is 16, or 0 for a scalar that fills one vector. */
export function binary<T>(op: i32, n: i32, a: usize, aStep: usize, b: usize, bStep: usize, out: usize): void {
  if (op == 0) binaryLoop<T>(0, n, a, aStep, b, bStep, out)
  else if (op == 1) binaryLoop<T>(1, n, a, aStep, b, bStep, out)
  else if (op == 2) binaryLoop<T>(2, n, a, aStep, b, bStep, out)
  else if (op == 3) binaryLoop<T>(3, n, a, aStep, b, bStep, out)
  else if (op == 4) binaryLoop<T>(4, n, a, aStep, b, bStep, out)
  else if (op == 5) binaryLoop<T>(5, n, a, aStep, b, bStep, out)
  else binaryLoop<T>(6, n, a, aStep, b, bStep, out)
}
