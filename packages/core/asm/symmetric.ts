import { gather, scatter } from './jacobi'
import { bytes, lanes, madd, nmadd } from './lanes'

/** Sweeps after which rotating is given up; five are many. */
const SWEEPS: i32 = 40

/**
 * Two-sided Jacobi rotations of `items` small symmetric matrices of order n, contiguous, which follow each other: until no
 * element beside the diagonal is larger than `tolerance`. The matrices at `vectors`, unless that is 0, become the product of
 * the rotations: A = Vᵀ·D·V. One lane of a vector for each matrix; `work` has room for 2·n² vectors. Returns the number of
 * matrices whose rotations came to no end.
 */
export function diagonalize<T>(items: i32, n: i32, a: usize, vectors: usize, tolerance: T, work: usize): i32 {
  const size = n * n
  const turned: usize = vectors == 0 ? 0 : work + 16 * <usize>size
  let failures = 0
  for (let item = 0; item < items; item += lanes<T>()) {
    const held = min(items - item, lanes<T>())
    const from = a + bytes<T>(item * size)
    gather<T>(held, size, from, work)
    if (turned != 0) {
      memory.fill(turned, 0, 16 * <usize>size)
      for (let i = 0; i < n; i++) v128.store(turned + 16 * <usize>(i * (n + 1)), v128.splat<T>(1))
    }
    if (!converge<T>(n, work, turned, tolerance)) failures += held
    scatter<T>(held, size, work, from)
    if (turned != 0) scatter<T>(held, size, turned, vectors + bytes<T>(item * size))
  }
  return failures
}

/** Sweeps over all pairs, in rounds of a tournament: rotations of one round don't wait for each other. */
function converge<T>(n: i32, a: usize, turned: usize, tolerance: T): bool {
  const rounds = (n - 1) | 1
  const bound = v128.splat<T>(tolerance)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i <= rounds >> 1; i++) {
        let p = i == 0 ? rounds : round + i
        let q = i == 0 ? round : round - i
        if (i > 0 && p >= rounds) p -= rounds
        if (q < 0) q += rounds
        if (p >= n || q >= n) continue
        if (pair<T>(min(p, q), max(p, q), n, a, turned, bound)) rotated = true
      }
    }
    if (!rotated) return true
  }
  return n < 2
}

/** Annihilates element (p, q) in the lanes where it is above the bound. False where it is in none. */
// @ts-ignore: decorator
@inline
function pair<T>(p: i32, q: i32, n: i32, a: usize, turned: usize, bound: v128): bool {
  const row: usize = 16 * <usize>n
  const pRow = a + <usize>p * row
  const qRow = a + <usize>q * row
  const pColumn: usize = 16 * <usize>p
  const qColumn: usize = 16 * <usize>q
  const element = v128.load(pRow + qColumn)
  const needed = v128.gt<T>(v128.abs<T>(element), bound)
  if (!v128.any_true(needed)) return false

  // The tangent of the smaller angle: t² + t·(a_qq − a_pp)/a_pq − 1 = 0.
  const app = v128.load(pRow + pColumn)
  const aqq = v128.load(qRow + qColumn)
  const one = v128.splat<T>(1)
  const difference = v128.sub<T>(aqq, app)
  const twice = v128.add<T>(element, element)
  const root = v128.sqrt<T>(madd<T>(difference, difference, v128.mul<T>(twice, twice)))
  const sign = v128.and(difference, v128.splat<T>(<T>-0.0))
  const t = v128.and(v128.div<T>(v128.xor(twice, sign), v128.add<T>(v128.abs<T>(difference), root)), needed)
  const c = v128.div<T>(one, v128.sqrt<T>(madd<T>(t, t, one)))
  const s = v128.mul<T>(t, c)

  const pEnd = pRow + row
  let column = a
  for (let x = pRow, y = qRow; x < pEnd; x += 16, y += 16) {
    const u = v128.load(x)
    const v = v128.load(y)
    const first = nmadd<T>(s, v, v128.mul<T>(c, u))
    const second = madd<T>(s, u, v128.mul<T>(c, v))
    v128.store(x, first)
    v128.store(y, second)
    v128.store(column + pColumn, first)
    v128.store(column + qColumn, second)
    column += row
  }
  const rest = v128.andnot(element, needed)
  v128.store(pRow + pColumn, nmadd<T>(t, element, app))
  v128.store(qRow + qColumn, madd<T>(t, element, aqq))
  v128.store(pRow + qColumn, rest)
  v128.store(qRow + pColumn, rest)
  if (turned == 0) return true
  const end = turned + <usize>(p + 1) * row
  for (let x = turned + <usize>p * row, y = turned + <usize>q * row; x < end; x += 16, y += 16) {
    const u = v128.load(x)
    const v = v128.load(y)
    v128.store(x, nmadd<T>(s, v, v128.mul<T>(c, u)))
    v128.store(y, madd<T>(s, u, v128.mul<T>(c, v)))
  }
  return true
}
