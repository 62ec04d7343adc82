import { dot } from './gemv'
import { bytes, nmadd } from './lanes'
import { expNegative, log } from './math'
import { extremum, sum } from './reduce'

// Rows are contiguous. The last vectors of a row may write into the next row of the result, which is computed afterwards;
// callers reserve 32 bytes past the last row and keep results apart from inputs.

/** exp(x − shift), shift ≥ x, two vectors an iteration to overlap their chains of dependent instructions. */
function expShifted<T>(length: usize, x: usize, shift: v128, out: usize): void {
  for (const end = x + length; x < end; x += 32) {
    const left = expNegative<T>(v128.sub<T>(v128.load(x), shift))
    const right = expNegative<T>(v128.sub<T>(v128.load(x, 16), shift))
    v128.store(out, left)
    v128.store(out, right, 16)
    out += 32
  }
}

/** Softmax of each row. */
export function softmax<T>(rows: i32, cols: i32, x: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const shift = v128.splat<T>(extremum<T>(true, cols, x))
    expShifted<T>(rowBytes, x, shift, out)
    const total = v128.splat<T>(sum<T>(cols, out))
    for (let p: usize = 0; p < rowBytes; p += 16) v128.store(out + p, v128.div<T>(v128.load(out + p), total))
    x += rowBytes
    out += rowBytes
  }
}

/** x − max − ln Σ exp(x − max) of each row. */
export function logSoftmax<T>(rows: i32, cols: i32, x: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const shift = v128.splat<T>(extremum<T>(true, cols, x))
    expShifted<T>(rowBytes, x, shift, out)
    const total = log<T>(v128.splat<T>(sum<T>(cols, out)))
    for (let p: usize = 0; p < rowBytes; p += 16) v128.store(out + p, v128.sub<T>(v128.sub<T>(v128.load(x + p), shift), total))
    x += rowBytes
    out += rowBytes
  }
}

/** s·(t − Σ s·t) of each row. */
export function softmaxTangent<T>(rows: i32, cols: i32, s: usize, t: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const mean = v128.splat<T>(dot<T>(cols, s, t))
    for (let p: usize = 0; p < rowBytes; p += 16) {
      v128.store(out + p, v128.mul<T>(v128.load(s + p), v128.sub<T>(v128.load(t + p), mean)))
    }
    s += rowBytes
    t += rowBytes
    out += rowBytes
  }
}

/** 1/√(mean(x²) + eps). */
// @ts-ignore: decorator
@inline
function inverseRms<T>(cols: i32, x: usize, eps: f64): T {
  return <T>(1.0 / Math.sqrt(<f64>dot<T>(cols, x, x) / <f64>cols + eps))
}

/** x/√(mean(x²) + eps) of each row. */
export function rmsNormalize<T>(rows: i32, cols: i32, eps: f64, x: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const r = v128.splat<T>(inverseRms<T>(cols, x, eps))
    for (let p: usize = 0; p < rowBytes; p += 16) v128.store(out + p, v128.mul<T>(v128.load(x + p), r))
    x += rowBytes
    out += rowBytes
  }
}

/** r·t − r³·x·mean(x·t) with r = 1/√(mean(x²) + eps), of each row. */
export function rmsNormalizeTangent<T>(rows: i32, cols: i32, eps: f64, x: usize, t: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const r = inverseRms<T>(cols, x, eps)
    const scale = v128.splat<T>(r)
    const slope = v128.splat<T>(<T>((<f64>r * <f64>r * <f64>dot<T>(cols, x, t)) / <f64>cols))
    for (let p: usize = 0; p < rowBytes; p += 16) {
      v128.store(out + p, v128.mul<T>(scale, nmadd<T>(slope, v128.load(x + p), v128.load(t + p))))
    }
    x += rowBytes
    t += rowBytes
    out += rowBytes
  }
}
