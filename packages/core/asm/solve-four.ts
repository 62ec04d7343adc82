/** Bytes of a row of the two systems that are solved together: four elements and the right-hand side. */
const ROW: usize = 80

/**
 * Systems of order four with one right-hand side in float64, two at a time, one in each lane: what `smallSolve` does, with all
 * loops written out, four times as fast. Solves `pairs` pairs; `x` has room for 20 vectors. Zero unless an element is no finite
 * number, or a pivot zero.
 */
export function solveFours(pairs: i32, a: usize, b: usize, x: usize): v128 {
  let wrong = f64x2.splat(0)
  let sum = wrong
  for (let pair = 0; pair < pairs; pair++) {
    for (let i: usize = 0; i < 4; i++) sum = f64x2.add(sum, gather(a + 32 * i, b + 8 * i, x + ROW * i))
    choose(x, 0)
    choose(x, 1)
    choose(x, 2)
    for (let i: usize = 0; i < 4; i++) wrong = v128.or(wrong, f64x2.eq(v128.load(x + (ROW + 16) * i), f64x2.splat(0)))
    substitute(x, b)
    a += 256
    b += 64
  }
  // 0·x is NaN for what is no finite number.
  return v128.or(wrong, f64x2.ne(sum, f64x2.splat(0)))
}

/** A row of a matrix and of the one after it, and their right-hand sides, into lanes. Zero, or NaN. */
// @ts-ignore: decorator
@inline
function gather(a: usize, b: usize, x: usize): v128 {
  const left = v128.load(a)
  const right = v128.load(a, 16)
  const nextLeft = v128.load(a, 128)
  const nextRight = v128.load(a, 144)
  const x4 = f64x2.replace_lane(v128.load64_zero(b), 1, load<f64>(b, 32))
  v128.store(x, v128.shuffle<f64>(left, nextLeft, 0, 2))
  v128.store(x, v128.shuffle<f64>(left, nextLeft, 1, 3), 16)
  v128.store(x, v128.shuffle<f64>(right, nextRight, 0, 2), 32)
  v128.store(x, v128.shuffle<f64>(right, nextRight, 1, 3), 48)
  v128.store(x, x4, 64)
  const zero = f64x2.splat(0)
  const first = f64x2.add(f64x2.mul(left, zero), f64x2.mul(right, zero))
  const second = f64x2.add(f64x2.mul(nextLeft, zero), f64x2.mul(nextRight, zero))
  return f64x2.add(f64x2.add(first, second), f64x2.mul(x4, zero))
}

/** Brings the row with the largest element of column k to place k, and subtracts multiples of it from those below. */
// @ts-ignore: decorator
@inline
function choose(x: usize, k: i32): void {
  const own = x + ROW * k
  if (k < 1) exchange(own, x + ROW, k)
  if (k < 2) exchange(own, x + 2 * ROW, k)
  exchange(own, x + 3 * ROW, k)
  if (k < 1) subtract(own, x + ROW, k)
  if (k < 2) subtract(own, x + 2 * ROW, k)
  subtract(own, x + 3 * ROW, k)
}

/** Exchanges two rows from column k on, in lanes where the second has the larger number there. */
// @ts-ignore: decorator
@inline
function exchange(own: usize, other: usize, k: usize): void {
  const mask = f64x2.gt(f64x2.abs(v128.load(other + 16 * k)), f64x2.abs(v128.load(own + 16 * k)))
  if (!v128.any_true(mask)) return
  for (let at: usize = 16 * k; at < ROW; at += 16) {
    const u = v128.load(own + at)
    const v = v128.load(other + at)
    v128.store(own + at, v128.bitselect(v, u, mask))
    v128.store(other + at, v128.bitselect(u, v, mask))
  }
}

// @ts-ignore: decorator
@inline
function subtract(own: usize, other: usize, k: usize): void {
  const factor = f64x2.div(v128.load(other + 16 * k), v128.load(own + 16 * k))
  if (k < 1) reduce(own, other, factor, 16)
  if (k < 2) reduce(own, other, factor, 32)
  reduce(own, other, factor, 48)
  reduce(own, other, factor, 64)
}

// @ts-ignore: decorator
@inline
function reduce(own: usize, other: usize, factor: v128, at: usize): void {
  v128.store(other + at, f64x2.sub(v128.load(other + at), f64x2.mul(factor, v128.load(own + at))))
}

/** Solutions of two triangular systems, to `to` and 4 elements further. */
// @ts-ignore: decorator
@inline
function substitute(x: usize, to: usize): void {
  const x3 = f64x2.div(v128.load(x, 304), v128.load(x, 288))
  const x2 = f64x2.div(f64x2.sub(v128.load(x, 224), f64x2.mul(v128.load(x, 208), x3)), v128.load(x, 192))
  let sum = f64x2.sub(v128.load(x, 144), f64x2.mul(v128.load(x, 112), x2))
  const x1 = f64x2.div(f64x2.sub(sum, f64x2.mul(v128.load(x, 128), x3)), v128.load(x, 96))
  sum = f64x2.sub(v128.load(x, 64), f64x2.mul(v128.load(x, 16), x1))
  sum = f64x2.sub(sum, f64x2.mul(v128.load(x, 32), x2))
  const x0 = f64x2.div(f64x2.sub(sum, f64x2.mul(v128.load(x, 48), x3)), v128.load(x))
  v128.store(to, v128.shuffle<f64>(x0, x1, 0, 2))
  v128.store(to, v128.shuffle<f64>(x2, x3, 0, 2), 16)
  v128.store(to, v128.shuffle<f64>(x0, x1, 1, 3), 32)
  v128.store(to, v128.shuffle<f64>(x2, x3, 1, 3), 48)
}
