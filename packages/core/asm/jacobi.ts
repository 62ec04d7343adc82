import { bytes, lanes, madd, nmadd } from './lanes'

/** Sweeps after which rotating is given up; six are many. */
const SWEEPS: i32 = 40

/**
 * One-sided Jacobi rotations of `items` small matrices of `count` contiguous rows of `length` elements, which follow each
 * other: rows are rotated in pairs until the cosine of every two is at most `tolerance`, the longer one first. The same
 * rotations turn the rows of the `count × count` matrices at `turned`, unless that is 0. One lane of a vector for each
 * matrix; `work` has room for `count·(length + count + 1)` vectors. Returns the number of matrices whose rotations came to
 * no end.
 */
export function orthogonalizeRows<T>(items: i32, count: i32, length: i32, x: usize, turned: usize, tolerance: T, work: usize): i32 {
  const sides = turned == 0 ? 0 : count
  const rows = work
  const others: usize = rows + 16 * <usize>(count * length)
  const squares: usize = others + 16 * <usize>(count * sides)
  let failures = 0
  for (let item = 0; item < items; item += lanes<T>()) {
    const held = min(items - item, lanes<T>())
    const from = x + bytes<T>(item * count * length)
    const side = turned + bytes<T>(item * count * sides)
    gather<T>(held, count * length, from, rows)
    if (sides > 0) gather<T>(held, count * sides, side, others)
    if (!converge<T>(count, length, sides, rows, others, squares, tolerance)) failures += held
    scatter<T>(held, count * length, rows, from)
    if (sides > 0) scatter<T>(held, count * sides, others, side)
  }
  return failures
}

/** Element i of matrix k goes to lane k of vector i; lanes without a matrix are zero. */
export function gather<T>(held: i32, size: i32, from: usize, to: usize): void {
  if (held < lanes<T>()) memory.fill(to, 0, 16 * <usize>size)
  for (let k = 0; k < held; k++) {
    let target = to + bytes<T>(k)
    for (const end = from + bytes<T>(size); from < end; from += sizeof<T>()) {
      store<T>(target, load<T>(from))
      target += 16
    }
  }
}

/** The inverse of {@link gather}. */
export function scatter<T>(held: i32, size: i32, from: usize, to: usize): void {
  for (let k = 0; k < held; k++) {
    let source = from + bytes<T>(k)
    for (const end = to + bytes<T>(size); to < end; to += sizeof<T>()) {
      store<T>(to, load<T>(source))
      source += 16
    }
  }
}

/**
 * Sweeps over all pairs. They come in rounds of a tournament, in which no row plays twice: the processor works on several
 * pairs at once.
 */
function converge<T>(count: i32, length: i32, sides: i32, x: usize, j: usize, squares: usize, tolerance: T): bool {
  const step: usize = 16 * <usize>length
  for (let p = 0; p < count; p++) {
    let sum = v128.splat<T>(0)
    const end = x + <usize>(p + 1) * step
    for (let at = x + <usize>p * step; at < end; at += 16) sum = madd<T>(v128.load(at), v128.load(at), sum)
    v128.store(squares + 16 * <usize>p, sum)
  }
  const rounds = (count - 1) | 1
  const bound = v128.splat<T>(<T>(tolerance * tolerance))
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i <= rounds >> 1; i++) {
        let p = i == 0 ? rounds : round + i
        let q = i == 0 ? round : round - i
        if (i > 0 && p >= rounds) p -= rounds
        if (q < 0) q += rounds
        if (p >= count || q >= count) continue
        if (pair<T>(min(p, q), max(p, q), length, sides, x, j, squares, bound)) rotated = true
      }
    }
    if (!rotated) return true
  }
  return count < 2
}

/** Makes rows p and q orthogonal, in the lanes where they are not. False where they are in all. */
// @ts-ignore: decorator
@inline
function pair<T>(p: i32, q: i32, length: i32, sides: i32, x: usize, j: usize, squares: usize, bound: v128): bool {
  const a = x + 16 * <usize>(p * length)
  const b = x + 16 * <usize>(q * length)
  const end: usize = 16 * <usize>length
  let gamma = v128.splat<T>(0)
  for (let at: usize = 0; at < end; at += 16) gamma = madd<T>(v128.load(a + at), v128.load(b + at), gamma)
  const alpha = v128.load(squares + 16 * <usize>p)
  const beta = v128.load(squares + 16 * <usize>q)
  const square = v128.mul<T>(gamma, gamma)
  const needed = v128.gt<T>(square, v128.mul<T>(bound, v128.mul<T>(alpha, beta)))
  if (!v128.any_true(needed)) return false

  // cos 2φ = (α − β)/h and sin 2φ = 2γ/h for the angle that makes row p the longer one.
  const zero = v128.splat<T>(0)
  const one = v128.splat<T>(1)
  const difference = v128.sub<T>(alpha, beta)
  const four = v128.mul<T>(v128.splat<T>(4), square)
  const h = v128.sqrt<T>(madd<T>(difference, difference, four))
  const larger = v128.sqrt<T>(v128.div<T>(v128.add<T>(h, v128.abs<T>(difference)), v128.add<T>(h, h)))
  const smaller = v128.div<T>(v128.abs<T>(gamma), v128.mul<T>(h, larger))
  const turned = v128.lt<T>(difference, zero)
  const sine = v128.bitselect(larger, smaller, turned)
  const c = v128.bitselect(v128.bitselect(smaller, larger, turned), one, needed)
  const s = v128.and(v128.bitselect(v128.neg<T>(sine), sine, v128.lt<T>(gamma, zero)), needed)

  let first = zero
  let second = zero
  for (let at: usize = 0; at < end; at += 16) {
    const u = v128.load(a + at)
    const v = v128.load(b + at)
    const top = madd<T>(s, v, v128.mul<T>(c, u))
    const low = nmadd<T>(s, u, v128.mul<T>(c, v))
    first = madd<T>(top, top, first)
    second = madd<T>(low, low, second)
    v128.store(a + at, top)
    v128.store(b + at, low)
  }
  v128.store(squares + 16 * <usize>p, first)
  v128.store(squares + 16 * <usize>q, second)
  if (sides > 0) {
    const aside = j + 16 * <usize>(p * sides)
    const beside = j + 16 * <usize>(q * sides)
    for (let at: usize = 0; at < 16 * <usize>sides; at += 16) {
      const u = v128.load(aside + at)
      const v = v128.load(beside + at)
      v128.store(aside + at, madd<T>(s, v, v128.mul<T>(c, u)))
      v128.store(beside + at, nmadd<T>(s, u, v128.mul<T>(c, v)))
    }
  }
  return true
}
