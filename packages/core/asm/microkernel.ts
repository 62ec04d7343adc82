import { bytes, madd } from './lanes'

/**
 * Rows of a register tile. 4 rows of 2 vectors are 8 accumulators, enough to hide the latency of two multiply-adds a
 * cycle; with the 6 operands of a step they take 14 of the 15 vector registers that engines leave on x86-64.
 */
export const MR: i32 = 4

/** Columns of a register tile: two vectors. */
// @ts-ignore: decorator
@inline
export function nr<T>(): i32 {
  return 32 / sizeof<T>()
}

// @ts-ignore: decorator
@inline
function writeRow<T>(c: usize, alpha: v128, left: v128, right: v128, accumulate: bool): void {
  if (accumulate) {
    v128.store(c, madd<T>(alpha, left, v128.load(c)))
    v128.store(c, madd<T>(alpha, right, v128.load(c, 16)), 16)
  } else {
    v128.store(c, v128.mul<T>(alpha, left))
    v128.store(c, v128.mul<T>(alpha, right), 16)
  }
}

/**
 * The 4 × nr tile at `c` (rows `ldc` bytes apart) becomes alpha·A·B, or has it added. `a` is a packed panel of k columns
 * of 4 elements, `b` one of k rows of nr elements. Not unrolled on purpose: V8 moves all loads of a loop body to its
 * front, so two steps an iteration spill registers and run at 0.6 of the speed.
 */
export function microkernel<T>(k: i32, alpha: T, a: usize, b: usize, c: usize, ldc: usize, accumulate: bool): void {
  let c00 = v128.splat<T>(0)
  let c01 = v128.splat<T>(0)
  let c10 = v128.splat<T>(0)
  let c11 = v128.splat<T>(0)
  let c20 = v128.splat<T>(0)
  let c21 = v128.splat<T>(0)
  let c30 = v128.splat<T>(0)
  let c31 = v128.splat<T>(0)
  const end = b + <usize>k * 32
  while (b < end) {
    const b0 = v128.load(b)
    const b1 = v128.load(b, 16)
    let x = v128.load_splat<T>(a)
    c00 = madd<T>(x, b0, c00)
    c01 = madd<T>(x, b1, c01)
    x = v128.load_splat<T>(a, sizeof<T>())
    c10 = madd<T>(x, b0, c10)
    c11 = madd<T>(x, b1, c11)
    x = v128.load_splat<T>(a, 2 * sizeof<T>())
    c20 = madd<T>(x, b0, c20)
    c21 = madd<T>(x, b1, c21)
    x = v128.load_splat<T>(a, 3 * sizeof<T>())
    c30 = madd<T>(x, b0, c30)
    c31 = madd<T>(x, b1, c31)
    a += bytes<T>(MR)
    b += 32
  }
  const scale = v128.splat<T>(alpha)
  writeRow<T>(c, scale, c00, c01, accumulate)
  writeRow<T>(c + ldc, scale, c10, c11, accumulate)
  writeRow<T>(c + 2 * ldc, scale, c20, c21, accumulate)
  writeRow<T>(c + 3 * ldc, scale, c30, c31, accumulate)
}
