import { exponential, Exponential } from './exponential'
import { dot } from './gemv'
import { bytes, lanes, nmadd } from './lanes'
import { log } from './math'
import { sum } from './reduce'

// Rows are contiguous. The last vectors of a row may write into the next row of the result, which is computed afterwards;
// callers reserve 64 bytes past the last row and keep results apart from inputs.

/** A number that is at least all n ≥ 1 elements. NaN is ignored unless it comes first: it shows in the exponentials. */
function upperBound<T>(n: i32, x: usize): T {
  let m0 = v128.load_splat<T>(x)
  let m1 = m0
  let m2 = m0
  let m3 = m0
  const end = x + bytes<T>(n)
  for (const last = x + bytes<T>(n & ~(4 * lanes<T>() - 1)); x < last; x += 64) {
    m0 = v128.pmax<T>(m0, v128.load(x))
    m1 = v128.pmax<T>(m1, v128.load(x, 16))
    m2 = v128.pmax<T>(m2, v128.load(x, 32))
    m3 = v128.pmax<T>(m3, v128.load(x, 48))
  }
  for (; x < end; x += sizeof<T>()) m1 = v128.pmax<T>(m1, v128.load_splat<T>(x))
  m0 = v128.pmax<T>(v128.pmax<T>(m0, m1), v128.pmax<T>(m2, m3))
  if (sizeof<T>() == 4) {
    m0 = v128.pmax<T>(m0, v128.shuffle<f32>(m0, m0, 2, 3, 0, 1))
    m0 = v128.pmax<T>(m0, v128.shuffle<f32>(m0, m0, 1, 0, 3, 2))
  } else m0 = v128.pmax<T>(m0, v128.shuffle<f64>(m0, m0, 1, 0))
  return <T>v128.extract_lane<T>(m0, 0)
}

/** e^(x − shift) of a row, shift ≥ x. */
function expShifted<T>(length: usize, x: usize, shift: v128, out: usize): void {
  for (const end = x + length; x < end; x += 64) {
    exponential<T>(Exponential.shifted, x, 16, x, 16, shift, out)
    out += 64
  }
}

/** Softmax of each row. */
export function softmax<T>(rows: i32, cols: i32, x: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const shift = v128.splat<T>(upperBound<T>(cols, x))
    expShifted<T>(rowBytes, x, shift, out)
    const scale = v128.splat<T>(<T>(<T>1 / sum<T>(cols, out)))
    for (let p: usize = 0; p < rowBytes; p += 16) v128.store(out + p, v128.mul<T>(v128.load(out + p), scale))
    x += rowBytes
    out += rowBytes
  }
}

/** Apart from the loops, which it would take registers from. */
function logOf<T>(x: T): T {
  return <T>v128.extract_lane<T>(log<T>(v128.splat<T>(x)), 0)
}

/** x − max − ln Σ exp(x − max) of each row. */
export function logSoftmax<T>(rows: i32, cols: i32, x: usize, out: usize): void {
  const rowBytes = bytes<T>(cols)
  for (let i = 0; i < rows; i++) {
    const shift = v128.splat<T>(upperBound<T>(cols, x))
    expShifted<T>(rowBytes, x, shift, out)
    const total = v128.splat<T>(logOf<T>(sum<T>(cols, out)))
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
