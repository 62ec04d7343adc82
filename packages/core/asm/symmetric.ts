import { bytes, lanes, madd, nmadd } from './lanes'
import { firstPlayer, secondPlayer } from './tournament'

/** Sweeps after which rotating is given up; five are many. */
const SWEEPS: i32 = 40

/** Bytes of an element of all matrices that are rotated together: two vectors, whose square roots the processor takes at once. */
const STEP: usize = 32

/** Bytes of a rotation: cosine, sine and tangent in one vector each. */
const ROTATION: usize = 48

/**
 * Two-sided Jacobi rotations of `items` small symmetric matrices of order n, contiguous, which follow each other: until no
 * element beside the diagonal is larger than `tolerance`. The lower triangle is read; the diagonal becomes the eigenvalues,
 * ascending. The matrices at `vectors`, unless that is 0, become the eigenvectors as columns. One lane of two vectors for each
 * matrix; `work` has room for 4·n² + 3·(n + 1) vectors. Returns the number of matrices whose rotations came to no end, rounded
 * up to what is rotated together.
 */
export function diagonalize<T>(items: i32, n: i32, a: usize, vectors: usize, tolerance: T, work: usize): i32 {
  const size = n * n
  const turned: usize = vectors == 0 ? 0 : work + STEP * <usize>size
  const rotations = work + 2 * STEP * <usize>size
  let failures = 0
  memory.fill(work, 0, STEP * <usize>size)
  for (let item = 0; item < items; item += 2 * lanes<T>()) {
    const held = min(items - item, 2 * lanes<T>())
    const width: usize = held > lanes<T>() ? 32 : 16
    for (let k = 0; k < held; k++) gather<T>(n, a + bytes<T>((item + k) * size), work + bytes<T>(k))
    if (turned != 0) {
      memory.fill(turned, 0, STEP * <usize>size)
      for (let at = turned; at < rotations; at += STEP * <usize>(n + 1)) {
        v128.store(at, v128.splat<T>(1))
        v128.store(at, v128.splat<T>(1), 16)
      }
    }
    if (!converge<T>(n, width, work, turned, rotations, tolerance)) failures += held
    for (let half: usize = 0; half < width; half += 16) sort<T>(n, work + half, turned == 0 ? 0 : turned + half)
    for (let k = 0; k < held; k++) {
      scatter<T>(n, work + bytes<T>(k), STEP * <usize>(n + 1), a + bytes<T>((item + k) * size), bytes<T>(n + 1))
      if (turned == 0) continue
      for (let i = 0; i < n; i++) {
        const row = turned + STEP * <usize>(i * n) + bytes<T>(k)
        scatter<T>(n, row, STEP, vectors + bytes<T>((item + k) * size + i), bytes<T>(n))
      }
    }
  }
  return failures
}

/** The lower triangle of one matrix into its lane. */
// @ts-ignore: decorator
@inline
function gather<T>(n: i32, from: usize, to: usize): void {
  for (let i = 0; i < n; i++) {
    let target = to
    for (let at = from; at <= from + bytes<T>(i); at += sizeof<T>()) {
      store<T>(target, load<T>(at))
      target += STEP
    }
    from += bytes<T>(n)
    to += STEP * <usize>n
  }
}

/** Copies n elements, with steps in bytes. */
// @ts-ignore: decorator
@inline
function scatter<T>(n: i32, from: usize, step: usize, to: usize, toStep: usize): void {
  for (let i = 0; i < n; i++) {
    store<T>(to, load<T>(from))
    from += step
    to += toStep
  }
}

/**
 * Sweeps over all pairs of rows, in rounds of a tournament, in which no row plays twice: the angles of a round depend on
 * nothing that its rotations change, and come first, all at once.
 */
function converge<T>(n: i32, width: usize, a: usize, turned: usize, rotations: usize, tolerance: T): bool {
  const rounds = (n - 1) | 1
  const bound = v128.splat<T>(tolerance)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false
    for (let round = 0; round < rounds; round++) {
      let any = false
      let rotation = rotations
      for (let i = 0; i <= rounds >> 1; i++) {
        const p = firstPlayer(i, round, rounds)
        const q = secondPlayer(i, round, rounds)
        if (q >= n) continue
        for (let half: usize = 0; half < width; half += 16) {
          if (measure<T>(p, q, n, a + half, rotation, bound)) any = true
          rotation += ROTATION
        }
      }
      if (!any) continue
      rotated = true
      rotation = rotations
      for (let i = 0; i <= rounds >> 1; i++) {
        const p = firstPlayer(i, round, rounds)
        const q = secondPlayer(i, round, rounds)
        if (q >= n) continue
        for (let half: usize = 0; half < width; half += 16) {
          rotate<T>(p, q, n, a + half, turned == 0 ? 0 : turned + half, rotation)
          rotation += ROTATION
        }
      }
    }
    if (!rotated) return true
  }
  return n < 2
}

/**
 * The rotation that annihilates element (q, p), the identity in lanes where it is within the bound; the three elements become
 * what it makes of them. False where it is the identity in all lanes.
 */
// @ts-ignore: decorator
@inline
function measure<T>(p: i32, q: i32, n: i32, a: usize, rotation: usize, bound: v128): bool {
  const row = STEP * <usize>n
  const beside = a + <usize>q * row + STEP * <usize>p
  const element = v128.load(beside)
  const needed = v128.gt<T>(v128.abs<T>(element), bound)
  v128.store(rotation, needed, 32)
  if (!v128.any_true(needed)) return false

  // With h² = (a_qq − a_pp)² + 4·a_pq² and w = h + |a_qq − a_pp| the smaller angle has tan = 2·a_pq/w and cos² = w/2h.
  const above = a + <usize>p * (row + STEP)
  const below = a + <usize>q * (row + STEP)
  const app = v128.load(above)
  const aqq = v128.load(below)
  const difference = v128.sub<T>(aqq, app)
  const twice = v128.and(v128.add<T>(element, element), needed)
  const h = v128.sqrt<T>(madd<T>(difference, difference, v128.mul<T>(twice, twice)))
  const w = v128.add<T>(h, v128.abs<T>(difference))
  const signed = v128.xor(twice, v128.and(difference, v128.splat<T>(<T>-0.0)))
  const hypotenuse = v128.sqrt<T>(v128.mul<T>(v128.add<T>(h, h), w))
  v128.store(rotation, v128.bitselect(v128.div<T>(w, hypotenuse), v128.splat<T>(1), needed))
  v128.store(rotation, v128.and(v128.div<T>(signed, hypotenuse), needed), 16)
  const t = v128.and(v128.div<T>(signed, w), needed)
  v128.store(above, nmadd<T>(t, element, app))
  v128.store(below, madd<T>(t, element, aqq))
  v128.store(beside, v128.andnot(element, needed))
  return true
}

/** Turns what lies in rows and columns p and q of the lower triangle beside those three elements, and rows p and q of the vectors. */
// @ts-ignore: decorator
@inline
function rotate<T>(p: i32, q: i32, n: i32, a: usize, turned: usize, rotation: usize): void {
  if (!v128.any_true(v128.load(rotation, 32))) return
  const c = v128.load(rotation)
  const s = v128.load(rotation, 16)
  const row = STEP * <usize>n
  let x = a + <usize>p * row
  let y = a + <usize>q * row
  let r = 0
  for (; r < p; r++) {
    turn<T>(c, s, x, y)
    x += STEP
    y += STEP
  }
  for (r++; r < q; r++) {
    x += row
    y += STEP
    turn<T>(c, s, x, y)
  }
  x += row
  y += STEP
  for (r++; r < n; r++) {
    x += row
    y += row
    turn<T>(c, s, x, y)
  }
  if (turned == 0) return
  x = turned + <usize>p * row
  y = turned + <usize>q * row
  for (const end = x + row; x < end; x += STEP) {
    turn<T>(c, s, x, y)
    y += STEP
  }
}

// @ts-ignore: decorator
@inline
function turn<T>(c: v128, s: v128, x: usize, y: usize): void {
  const u = v128.load(x)
  const v = v128.load(y)
  v128.store(x, nmadd<T>(s, v, v128.mul<T>(c, u)))
  v128.store(y, madd<T>(s, u, v128.mul<T>(c, v)))
}

/** Puts the diagonal into ascending order, in each lane, and the rows of the vectors with it. */
function sort<T>(n: i32, a: usize, turned: usize): void {
  const row = STEP * <usize>n
  for (let last = n - 1; last > 0; last--) {
    for (let i = 0; i < last; i++) {
      const x = a + <usize>i * (row + STEP)
      const y = x + row + STEP
      const u = v128.load(x)
      const v = v128.load(y)
      const wrong = v128.gt<T>(u, v)
      if (!v128.any_true(wrong)) continue
      v128.store(x, v128.bitselect(v, u, wrong))
      v128.store(y, v128.bitselect(u, v, wrong))
      if (turned == 0) continue
      const end = turned + <usize>(i + 1) * row
      for (let at = turned + <usize>i * row; at < end; at += STEP) {
        const upper = v128.load(at)
        const lower = v128.load(at + row)
        v128.store(at, v128.bitselect(lower, upper, wrong))
        v128.store(at + row, v128.bitselect(upper, lower, wrong))
      }
    }
  }
}
