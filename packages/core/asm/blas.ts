import { axpy } from './gemv'
import { bytes, lanes, laneSum, madd, nmadd } from './lanes'

/** A (m × n, rows contiguous and `lda` bytes apart) += alpha·x·yᵀ; y is contiguous, elements of x are `xStep` bytes apart. */
export function ger<T>(m: i32, n: i32, alpha: T, x: usize, xStep: usize, y: usize, a: usize, lda: usize): void {
  for (let i = 0; i < m; i++) {
    axpy<T>(n, <T>(alpha * load<T>(x)), y, a)
    x += xStep
    a += lda
  }
}

/**
 * y = alpha·A·x for a symmetric A, of which each element of the lower triangle is loaded once. Four rows at a time: what
 * lies left of the diagonal counts for these rows of y and, mirrored, for all rows above.
 */
export function symv<T>(n: i32, alpha: T, a: usize, lda: usize, x: usize, y: usize): void {
  memory.fill(y, 0, bytes<T>(n))
  let i = 0
  for (; i + 4 <= n; i += 4) {
    const a0 = a + <usize>i * lda
    const a1 = a0 + lda
    const a2 = a1 + lda
    const a3 = a2 + lda
    const xi = x + bytes<T>(i)
    const scale = v128.splat<T>(alpha)
    const f0 = v128.mul<T>(scale, v128.load_splat<T>(xi))
    const f1 = v128.mul<T>(scale, v128.load_splat<T>(xi, sizeof<T>()))
    const f2 = v128.mul<T>(scale, v128.load_splat<T>(xi, 2 * sizeof<T>()))
    const f3 = v128.mul<T>(scale, v128.load_splat<T>(xi, 3 * sizeof<T>()))
    let s0 = v128.splat<T>(0)
    let s1 = s0
    let s2 = s0
    let s3 = s0
    const length = bytes<T>(i)
    for (let p: usize = 0; p < length; p += 16) {
      const xp = v128.load(x + p)
      let yp = v128.load(y + p)
      let v = v128.load(a0 + p)
      s0 = madd<T>(v, xp, s0)
      yp = madd<T>(v, f0, yp)
      v = v128.load(a1 + p)
      s1 = madd<T>(v, xp, s1)
      yp = madd<T>(v, f1, yp)
      v = v128.load(a2 + p)
      s2 = madd<T>(v, xp, s2)
      yp = madd<T>(v, f2, yp)
      v = v128.load(a3 + p)
      s3 = madd<T>(v, xp, s3)
      yp = madd<T>(v, f3, yp)
      v128.store(y + p, yp)
    }
    const yi = y + bytes<T>(i)
    store<T>(yi, <T>(alpha * laneSum<T>(s0)))
    store<T>(yi, <T>(alpha * laneSum<T>(s1)), sizeof<T>())
    store<T>(yi, <T>(alpha * laneSum<T>(s2)), 2 * sizeof<T>())
    store<T>(yi, <T>(alpha * laneSum<T>(s3)), 3 * sizeof<T>())
    corner<T>(i, i + 4, i, alpha, a, lda, x, y)
  }
  corner<T>(i, n, 0, alpha, a, lda, x, y)
}

/** The part of {@link symv} of rows from `first` to `last`, columns from `left` to the diagonal. */
function corner<T>(first: i32, last: i32, left: i32, alpha: T, a: usize, lda: usize, x: usize, y: usize): void {
  for (let i = first; i < last; i++) {
    const row = a + <usize>i * lda
    const xi = <T>(alpha * load<T>(x + bytes<T>(i)))
    let sum: T = <T>0
    for (let j = left; j < i; j++) {
      const value = load<T>(row + bytes<T>(j))
      const to = y + bytes<T>(j)
      sum = <T>(sum + value * load<T>(x + bytes<T>(j)))
      store<T>(to, <T>(load<T>(to) + value * xi))
    }
    const to = y + bytes<T>(i)
    store<T>(to, <T>(load<T>(to) + alpha * sum + load<T>(row + bytes<T>(i)) * xi))
  }
}

/**
 * `count` plane rotations of neighbouring rows of W, which are contiguous and `ldw` bytes apart: rows i and i + 1 become
 * c·wᵢ + s·wᵢ₊₁ and c·wᵢ₊₁ − s·wᵢ, for i = 0, 1, … or backward. A strip of columns goes through all rotations, the row that
 * two of them share in registers, so that each element is loaded and stored once.
 */
export function rotateRows<T>(count: i32, width: i32, w: usize, ldw: usize, c: usize, s: usize, backward: bool): void {
  const step = backward ? 0 - ldw : ldw
  const item: usize = backward ? 0 - sizeof<T>() : sizeof<T>()
  if (backward) {
    w += <usize>count * ldw
    c += bytes<T>(count - 1)
    s += bytes<T>(count - 1)
  }
  let j = 0
  for (; j + 4 * lanes<T>() <= width; j += 4 * lanes<T>()) strip<T>(count, w + bytes<T>(j), step, c, s, item, backward)
  for (; j < width; j++) lane<T>(count, w + bytes<T>(j), step, c, s, item, backward)
}

/** {@link rotateRows} for four vectors a row. Going forward the shared row is wᵢ₊₁ of one rotation and wᵢ of the next. */
function strip<T>(count: i32, w: usize, step: usize, c: usize, s: usize, item: usize, backward: bool): void {
  let k0 = v128.load(w)
  let k1 = v128.load(w, 16)
  let k2 = v128.load(w, 32)
  let k3 = v128.load(w, 48)
  for (let i = 0; i < count; i++) {
    const next = w + step
    const cosine = v128.load_splat<T>(c)
    // Seen from below the same rotation turns the other way.
    const sine = backward ? v128.neg<T>(v128.load_splat<T>(s)) : v128.load_splat<T>(s)
    let v = v128.load(next)
    v128.store(w, madd<T>(cosine, k0, v128.mul<T>(sine, v)))
    k0 = nmadd<T>(sine, k0, v128.mul<T>(cosine, v))
    v = v128.load(next, 16)
    v128.store(w, madd<T>(cosine, k1, v128.mul<T>(sine, v)), 16)
    k1 = nmadd<T>(sine, k1, v128.mul<T>(cosine, v))
    v = v128.load(next, 32)
    v128.store(w, madd<T>(cosine, k2, v128.mul<T>(sine, v)), 32)
    k2 = nmadd<T>(sine, k2, v128.mul<T>(cosine, v))
    v = v128.load(next, 48)
    v128.store(w, madd<T>(cosine, k3, v128.mul<T>(sine, v)), 48)
    k3 = nmadd<T>(sine, k3, v128.mul<T>(cosine, v))
    w = next
    c += item
    s += item
  }
  v128.store(w, k0)
  v128.store(w, k1, 16)
  v128.store(w, k2, 32)
  v128.store(w, k3, 48)
}

/** {@link rotateRows} for one element a row. */
function lane<T>(count: i32, w: usize, step: usize, c: usize, s: usize, item: usize, backward: bool): void {
  let kept = load<T>(w)
  for (let i = 0; i < count; i++) {
    const next = w + step
    const cosine = load<T>(c)
    const sine = backward ? <T>-load<T>(s) : load<T>(s)
    const value = load<T>(next)
    store<T>(w, <T>(cosine * kept + sine * value))
    kept = <T>(cosine * value - sine * kept)
    w = next
    c += item
    s += item
  }
  store<T>(w, kept)
}
