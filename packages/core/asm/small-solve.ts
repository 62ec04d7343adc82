import { bytes, copy, lanes } from './lanes'
import { solveFours } from './solve-four'

/** Bytes of an element of all systems that are solved together: two vectors, whose divisions the processor makes at once. */
const STEP: usize = 32

/**
 * Solves `items` small systems A·X = B, or Aᵀ·X = B where `transposed`, by elimination with partial pivoting: n × n matrices at
 * `a`, n × r right-hand sides at `b`, which X overwrites, contiguous, one after the other. One lane of two vectors for each
 * system; `work` has room for 2·n·(n + r) vectors. No multiply-adds are fused: rows that are multiples of each other shall meet a
 * zero pivot. False where there is one, or where an element is no finite number.
 */
export function smallSolve<T>(items: i32, n: i32, r: i32, a: usize, b: usize, transposed: bool, work: usize): bool {
  const width = n + r
  const row = STEP * <usize>width
  let wrong = v128.splat<T>(0)
  let item = 0
  if (sizeof<T>() == 8 && n == 4 && r == 1 && !transposed) {
    wrong = solveFours(items >> 1, a, b, work)
    item = items & ~1
  }
  for (; item < items; item += 2 * lanes<T>()) {
    const held = min(items - item, 2 * lanes<T>())
    // Lanes without a system solve the last one, too.
    for (let k = 0; k < 2 * lanes<T>(); k++) {
      const source = item + min(k, held - 1)
      const from = a + bytes<T>(source * n * n)
      const right = b + bytes<T>(source * n * r)
      for (let i = 0; i < n; i++) {
        const to = work + row * <usize>i + bytes<T>(k)
        if (transposed) copy<T>(n, from + bytes<T>(i), bytes<T>(n), to, STEP)
        else copy<T>(n, from + bytes<T>(i * n), sizeof<T>(), to, STEP)
        copy<T>(r, right + bytes<T>(i * r), sizeof<T>(), to + STEP * <usize>n, STEP)
      }
    }
    for (let half: usize = 0; half < 32; half += 16) {
      wrong = v128.or(wrong, eliminate<T>(n, width, work + half))
      substitute<T>(n, width, work + half)
    }
    for (let k = 0; k < held; k++) {
      const to = b + bytes<T>((item + k) * n * r)
      for (let i = 0; i < n; i++) copy<T>(r, work + row * <usize>i + STEP * <usize>n + bytes<T>(k), STEP, to + bytes<T>(i * r), sizeof<T>())
    }
  }
  return !v128.any_true(wrong)
}

/** Makes the left part upper triangular. Zero unless an element is no finite number, or a pivot zero. */
function eliminate<T>(n: i32, width: i32, x: usize): v128 {
  const row = STEP * <usize>width
  const zero = v128.splat<T>(0)
  let sum = zero
  for (let at = x; at < x + row * <usize>n; at += STEP) sum = v128.add<T>(sum, v128.mul<T>(v128.load(at), zero))
  // 0·x is NaN for what is no finite number.
  let wrong = v128.ne<T>(sum, zero)
  const end = x + row * <usize>n
  for (let own = x, stop = x + row; stop <= end; own += row + STEP, stop += row) {
    for (let other = own + row; other < end; other += row) exchange<T>(own, other, stop)
    const pivot = v128.load(own)
    wrong = v128.or(wrong, v128.eq<T>(pivot, zero))
    for (let other = own + row; other < end; other += row) {
      const factor = v128.div<T>(v128.load(other), pivot)
      for (let at = own + STEP, to = other + STEP; at < stop; at += STEP, to += STEP) {
        v128.store(to, v128.sub<T>(v128.load(to), v128.mul<T>(factor, v128.load(at))))
      }
    }
  }
  return wrong
}

/** Exchanges two rows, from `own` to `stop` and from `other` on, in lanes where the second begins with the larger number. */
// @ts-ignore: decorator
@inline
function exchange<T>(own: usize, other: usize, stop: usize): void {
  const mask = v128.gt<T>(v128.abs<T>(v128.load(other)), v128.abs<T>(v128.load(own)))
  if (!v128.any_true(mask)) return
  for (; own < stop; own += STEP) {
    const u = v128.load(own)
    const v = v128.load(other)
    const changed = v128.and(v128.xor(u, v), mask)
    v128.store(own, v128.xor(u, changed))
    v128.store(other, v128.xor(v, changed))
    other += STEP
  }
}

/** Turns the right part into the solution. */
function substitute<T>(n: i32, width: i32, x: usize): void {
  const row = STEP * <usize>width
  for (let i = n - 1; i >= 0; i--) {
    const own = x + row * <usize>i
    const pivot = v128.load(own + STEP * <usize>i)
    for (let j = n; j < width; j++) {
      const to = own + STEP * <usize>j
      let sum = v128.load(to)
      for (let p = i + 1; p < n; p++) {
        sum = v128.sub<T>(sum, v128.mul<T>(v128.load(own + STEP * <usize>p), v128.load(x + row * <usize>p + STEP * <usize>j)))
      }
      v128.store(to, v128.div<T>(sum, pivot))
    }
  }
}
