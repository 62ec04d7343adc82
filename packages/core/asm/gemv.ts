import { bytes, lanes, laneSum, madd } from './lanes'

/** Dot product of contiguous vectors: four accumulators, then neighbours, so the order is fixed. */
export function dot<T>(n: i32, x: usize, y: usize): T {
  let s0 = v128.splat<T>(0)
  let s1 = v128.splat<T>(0)
  let s2 = v128.splat<T>(0)
  let s3 = v128.splat<T>(0)
  const end = x + bytes<T>(n)
  for (const last = x + bytes<T>(n & ~(4 * lanes<T>() - 1)); x < last; x += 64) {
    s0 = madd<T>(v128.load(x), v128.load(y), s0)
    s1 = madd<T>(v128.load(x, 16), v128.load(y, 16), s1)
    s2 = madd<T>(v128.load(x, 32), v128.load(y, 32), s2)
    s3 = madd<T>(v128.load(x, 48), v128.load(y, 48), s3)
    y += 64
  }
  for (; x + 16 <= end; x += 16) {
    s0 = madd<T>(v128.load(x), v128.load(y), s0)
    y += 16
  }
  let sum = laneSum<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)))
  for (; x < end; x += sizeof<T>()) {
    sum = <T>(sum + load<T>(x) * load<T>(y))
    y += sizeof<T>()
  }
  return sum
}

/** y += factor·x, contiguous. */
export function axpy<T>(n: i32, factor: T, x: usize, y: usize): void {
  const f = v128.splat<T>(factor)
  const end = x + bytes<T>(n)
  for (const last = x + bytes<T>(n & ~(lanes<T>() - 1)); x < last; x += 16) {
    v128.store(y, madd<T>(f, v128.load(x), v128.load(y)))
    y += 16
  }
  for (; x < end; x += sizeof<T>()) {
    store<T>(y, <T>(load<T>(y) + factor * load<T>(x)))
    y += sizeof<T>()
  }
}

/** y += alpha·(x₀·a₀ + x₁·a₁ + x₂·a₂ + x₃·a₃) for vectors `step` bytes apart; rounded as four calls of {@link axpy} are. */
function axpyFour<T>(n: i32, alpha: T, x: usize, a: usize, step: usize, y: usize): void {
  const scale = v128.splat<T>(alpha)
  const f0 = v128.mul<T>(scale, v128.load_splat<T>(x))
  const f1 = v128.mul<T>(scale, v128.load_splat<T>(x, sizeof<T>()))
  const f2 = v128.mul<T>(scale, v128.load_splat<T>(x, 2 * sizeof<T>()))
  const f3 = v128.mul<T>(scale, v128.load_splat<T>(x, 3 * sizeof<T>()))
  const a1 = a + step
  const a2 = a1 + step
  const a3 = a2 + step
  const length = bytes<T>(n & ~(lanes<T>() - 1))
  for (let p: usize = 0; p < length; p += 16) {
    let v = madd<T>(f0, v128.load(a + p), v128.load(y + p))
    v = madd<T>(f1, v128.load(a1 + p), v)
    v = madd<T>(f2, v128.load(a2 + p), v)
    v128.store(y + p, madd<T>(f3, v128.load(a3 + p), v))
  }
  for (let p = length; p < bytes<T>(n); p += sizeof<T>()) {
    let v = <T>(load<T>(y + p) + <T>v128.extract_lane<T>(f0, 0) * load<T>(a + p))
    v = <T>(v + <T>v128.extract_lane<T>(f1, 0) * load<T>(a1 + p))
    v = <T>(v + <T>v128.extract_lane<T>(f2, 0) * load<T>(a2 + p))
    store<T>(y + p, <T>(v + <T>v128.extract_lane<T>(f3, 0) * load<T>(a3 + p)))
  }
}

/** y (contiguous) becomes alpha·A·x, or has it added; strides of the m × k matrix A in bytes, x contiguous. */
export function gemv<T>(
  m: i32,
  k: i32,
  alpha: T,
  a: usize,
  rowStride: usize,
  colStride: usize,
  x: usize,
  y: usize,
  accumulate: bool,
): void {
  if (colStride == sizeof<T>()) {
    for (let i = 0; i < m; i++) {
      const value = <T>(alpha * dot<T>(k, a, x))
      store<T>(y, accumulate ? <T>(load<T>(y) + value) : value)
      a += rowStride
      y += sizeof<T>()
    }
    return
  }
  if (!accumulate) memory.fill(y, 0, bytes<T>(m))
  let p = 0
  if (rowStride == sizeof<T>()) {
    for (; p + 4 <= k; p += 4) {
      axpyFour<T>(m, alpha, x, a, colStride, y)
      a += 4 * colStride
      x += 4 * sizeof<T>()
    }
  }
  for (; p < k; p++) {
    const factor = <T>(alpha * load<T>(x))
    if (rowStride == sizeof<T>()) axpy<T>(m, factor, a, y)
    else {
      let at = a
      for (let i = 0; i < m; i++) {
        const to = y + bytes<T>(i)
        store<T>(to, <T>(load<T>(to) + factor * load<T>(at)))
        at += rowStride
      }
    }
    a += colStride
    x += sizeof<T>()
  }
}
