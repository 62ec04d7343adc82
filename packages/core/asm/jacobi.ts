import { bytes, copy, lanes, madd, nmadd } from './lanes'
import { firstPlayer, secondPlayer } from './tournament'

/** Sweeps after which rotating is given up; six are many. */
const SWEEPS: i32 = 40

/** Bytes of an element of all matrices that are rotated together: two vectors, whose square roots the processor takes at once. */
const STEP: usize = 32

/** Bytes of a rotation: cosine, sine, and whether there is one, in one vector each. */
const ROTATION: usize = 48

/**
 * Thin singular value decompositions of `items` small m × n matrices at `a`, contiguous, which follow each other, by one-sided
 * Jacobi rotations: the rows of a matrix, or its columns where these are fewer, are turned in pairs until the cosine of every two
 * is at most `tolerance`. Their lengths go to `s`, descending, the factors to `u` and `vh`, unless that is 0. Vectors of values up
 * to `least` remain zero on the longer side. One lane of two vectors for each matrix; `work` has room for
 * `2·k·(max(m, n) + k + 2) + 3·(k + 1)` vectors, k = min(m, n). Returns the number of matrices whose rotations came to no end,
 * rounded up to what is rotated together.
 */
export function smallSvd<T>(items: i32, m: i32, n: i32, a: usize, s: usize, u: usize, vh: usize, tolerance: T, least: T, work: usize): i32 {
  const tall = m > n
  const count = min(m, n)
  const length = max(m, n)
  const sides = u == 0 ? 0 : count
  const turned = work + STEP * <usize>(count * length)
  const squares = turned + STEP * <usize>(count * sides)
  const rotations = squares + STEP * <usize>count
  let failures = 0
  memory.fill(work, 0, STEP * <usize>(count * length))
  for (let item = 0; item < items; item += 2 * lanes<T>()) {
    const held = min(items - item, 2 * lanes<T>())
    const width: usize = held > lanes<T>() ? 32 : 16
    for (let k = 0; k < held; k++) {
      const from = a + bytes<T>((item + k) * m * n)
      for (let i = 0; i < count; i++) {
        const row = work + STEP * <usize>(i * length) + bytes<T>(k)
        if (tall) copy<T>(length, from + bytes<T>(i), bytes<T>(n), row, STEP)
        else copy<T>(length, from + bytes<T>(i * n), sizeof<T>(), row, STEP)
      }
    }
    if (sides > 0) {
      memory.fill(turned, 0, STEP * <usize>(count * sides))
      for (let at = turned; at < squares; at += STEP * <usize>(count + 1)) {
        v128.store(at, v128.splat<T>(1))
        v128.store(at, v128.splat<T>(1), 16)
      }
    }
    for (let half: usize = 0; half < width; half += 16) measureRows<T>(count, length, work + half, squares + half)
    if (!converge<T>(count, length, sides, width, work, turned, squares, rotations, tolerance)) failures += held
    for (let half: usize = 0; half < width; half += 16) {
      finish<T>(count, length, sides, work + half, turned + half, squares + half, least)
    }
    for (let k = 0; k < held; k++) {
      const lane = bytes<T>(k)
      copy<T>(count, squares + lane, STEP, s + bytes<T>((item + k) * count), sizeof<T>())
      if (sides == 0) continue
      const left = u + bytes<T>((item + k) * m * count)
      const right = vh + bytes<T>((item + k) * count * n)
      for (let i = 0; i < count; i++) {
        const long = work + STEP * <usize>(i * length) + lane
        const short = turned + STEP * <usize>(i * count) + lane
        copy<T>(m, tall ? long : short, STEP, left + bytes<T>(i), bytes<T>(count))
        copy<T>(n, tall ? short : long, STEP, right + bytes<T>(i * n), sizeof<T>())
      }
    }
  }
  return failures
}

/** Squares of the lengths of the rows. */
function measureRows<T>(count: i32, length: i32, x: usize, squares: usize): void {
  for (let p = 0; p < count; p++) {
    let sum = v128.splat<T>(0)
    for (const end = x + STEP * <usize>length; x < end; x += STEP) sum = madd<T>(v128.load(x), v128.load(x), sum)
    v128.store(squares + STEP * <usize>p, sum)
  }
}

/** Sweeps over all pairs. The angles of a round depend on nothing that its rotations change, and come first, all at once. */
function converge<T>(
  count: i32,
  length: i32,
  sides: i32,
  width: usize,
  x: usize,
  turned: usize,
  squares: usize,
  rotations: usize,
  tolerance: T,
): bool {
  const rounds = (count - 1) | 1
  const bound = v128.splat<T>(<T>(tolerance * tolerance))
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false
    for (let round = 0; round < rounds; round++) {
      let any = false
      let rotation = rotations
      for (let game = 0; game <= rounds >> 1; game++) {
        const p = firstPlayer(game, round, rounds)
        const q = secondPlayer(game, round, rounds)
        if (q >= count) continue
        for (let half: usize = 0; half < width; half += 16) {
          if (angle<T>(p, q, length, x + half, squares + half, rotation, bound)) any = true
          rotation += ROTATION
        }
      }
      if (!any) continue
      rotated = true
      rotation = rotations
      for (let game = 0; game <= rounds >> 1; game++) {
        const p = firstPlayer(game, round, rounds)
        const q = secondPlayer(game, round, rounds)
        if (q >= count) continue
        for (let half: usize = 0; half < width; half += 16) {
          rotate<T>(p, q, length, sides, x + half, turned + half, squares + half, rotation)
          rotation += ROTATION
        }
      }
    }
    if (!rotated) return true
  }
  return count < 2
}

/** The rotation that makes rows p and q orthogonal and p the longer one, the identity in lanes where they are. False where that is all. */
// @ts-ignore: decorator
@inline
function angle<T>(p: i32, q: i32, length: i32, x: usize, squares: usize, rotation: usize, bound: v128): bool {
  let a = x + STEP * <usize>(p * length)
  let b = x + STEP * <usize>(q * length)
  let gamma = v128.splat<T>(0)
  for (const end = a + STEP * <usize>length; a < end; a += STEP) {
    gamma = madd<T>(v128.load(a), v128.load(b), gamma)
    b += STEP
  }
  const alpha = v128.load(squares + STEP * <usize>p)
  const beta = v128.load(squares + STEP * <usize>q)
  const square = v128.mul<T>(gamma, gamma)
  const needed = v128.gt<T>(square, v128.mul<T>(bound, v128.mul<T>(alpha, beta)))
  v128.store(rotation, needed, 32)
  if (!v128.any_true(needed)) return false

  // cos 2φ = (α − β)/h and sin 2φ = 2γ/h: with w = h + |α − β| the larger of cosine and sine is w/√(2hw), the other 2|γ|/√(2hw).
  const zero = v128.splat<T>(0)
  const difference = v128.sub<T>(alpha, beta)
  const twice = v128.add<T>(gamma, gamma)
  const h = v128.sqrt<T>(madd<T>(difference, difference, v128.mul<T>(twice, twice)))
  const w = v128.add<T>(h, v128.abs<T>(difference))
  const hypotenuse = v128.sqrt<T>(v128.mul<T>(v128.add<T>(h, h), w))
  const larger = v128.div<T>(w, hypotenuse)
  const smaller = v128.div<T>(v128.abs<T>(twice), hypotenuse)
  const exchanged = v128.lt<T>(difference, zero)
  const sine = v128.bitselect(larger, smaller, exchanged)
  v128.store(rotation, v128.bitselect(v128.bitselect(smaller, larger, exchanged), v128.splat<T>(1), needed))
  v128.store(rotation, v128.and(v128.bitselect(v128.neg<T>(sine), sine, v128.lt<T>(gamma, zero)), needed), 16)
  return true
}

/** Turns rows p and q, and those of what is turned with them. */
// @ts-ignore: decorator
@inline
function rotate<T>(p: i32, q: i32, length: i32, sides: i32, x: usize, turned: usize, squares: usize, rotation: usize): void {
  if (!v128.any_true(v128.load(rotation, 32))) return
  const c = v128.load(rotation)
  const s = v128.load(rotation, 16)
  let a = x + STEP * <usize>(p * length)
  let b = x + STEP * <usize>(q * length)
  let first = v128.splat<T>(0)
  let second = v128.splat<T>(0)
  for (const end = a + STEP * <usize>length; a < end; a += STEP) {
    const u = v128.load(a)
    const v = v128.load(b)
    const top = madd<T>(s, v, v128.mul<T>(c, u))
    const low = nmadd<T>(s, u, v128.mul<T>(c, v))
    first = madd<T>(top, top, first)
    second = madd<T>(low, low, second)
    v128.store(a, top)
    v128.store(b, low)
    b += STEP
  }
  v128.store(squares + STEP * <usize>p, first)
  v128.store(squares + STEP * <usize>q, second)
  a = turned + STEP * <usize>(p * sides)
  b = turned + STEP * <usize>(q * sides)
  for (const end = a + STEP * <usize>sides; a < end; a += STEP) {
    const u = v128.load(a)
    const v = v128.load(b)
    v128.store(a, madd<T>(s, v, v128.mul<T>(c, u)))
    v128.store(b, nmadd<T>(s, u, v128.mul<T>(c, v)))
    b += STEP
  }
}

/** Puts the rows in descending order of their lengths, which take the place of the squares, and divides them by these. */
function finish<T>(count: i32, length: i32, sides: i32, x: usize, turned: usize, squares: usize, least: T): void {
  measureRows<T>(count, length, x, squares)
  for (let last = count - 1; last > 0; last--) {
    for (let i = 0; i < last; i++) {
      const at = squares + STEP * <usize>i
      const u = v128.load(at)
      const v = v128.load(at + STEP)
      const wrong = v128.lt<T>(u, v)
      if (!v128.any_true(wrong)) continue
      v128.store(at, v128.bitselect(v, u, wrong))
      v128.store(at + STEP, v128.bitselect(u, v, wrong))
      exchange<T>(length, x + STEP * <usize>(i * length), wrong)
      exchange<T>(sides, turned + STEP * <usize>(i * sides), wrong)
    }
  }
  const bound = v128.splat<T>(least)
  const one = v128.splat<T>(1)
  for (let i = 0; i < count; i++) {
    const size = v128.sqrt<T>(v128.load(squares))
    v128.store(squares, size)
    squares += STEP
    if (sides == 0) continue
    const factor = v128.and(v128.div<T>(one, size), v128.gt<T>(size, bound))
    for (const end = x + STEP * <usize>length; x < end; x += STEP) v128.store(x, v128.mul<T>(v128.load(x), factor))
  }
}

/** Exchanges a row with the next in the lanes of a mask. */
// @ts-ignore: decorator
@inline
function exchange<T>(length: i32, x: usize, mask: v128): void {
  const row = STEP * <usize>length
  for (const end = x + row; x < end; x += STEP) {
    const u = v128.load(x)
    const v = v128.load(x + row)
    v128.store(x, v128.bitselect(v, u, mask))
    v128.store(x + row, v128.bitselect(u, v, mask))
  }
}
