import { bytes, lanes, laneSum } from './lanes'

/** Elements that one set of accumulators sums; longer sums are halved (pairwise), so errors grow like log n. */
const LEAF: i32 = 1024

function sumLeaf<T>(n: i32, x: usize): T {
  let s0 = v128.splat<T>(0)
  let s1 = v128.splat<T>(0)
  let s2 = v128.splat<T>(0)
  let s3 = v128.splat<T>(0)
  const end = x + bytes<T>(n)
  for (const last = x + bytes<T>(n & ~(4 * lanes<T>() - 1)); x < last; x += 64) {
    s0 = v128.add<T>(s0, v128.load(x))
    s1 = v128.add<T>(s1, v128.load(x, 16))
    s2 = v128.add<T>(s2, v128.load(x, 32))
    s3 = v128.add<T>(s3, v128.load(x, 48))
  }
  for (; x + 16 <= end; x += 16) s0 = v128.add<T>(s0, v128.load(x))
  let sum = laneSum<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)))
  for (; x < end; x += sizeof<T>()) sum = <T>(sum + load<T>(x))
  return sum
}

/** Pairwise sum in a fixed order. */
export function sum<T>(n: i32, x: usize): T {
  if (n <= LEAF) return sumLeaf<T>(n, x)
  let h = LEAF
  while (2 * h < n) h *= 2
  return <T>(sum<T>(h, x) + sum<T>(n - h, x + bytes<T>(h)))
}

// @ts-ignore: decorator
@inline
function pick<T>(largest: bool, a: v128, b: v128): v128 {
  return largest ? v128.max<T>(a, b) : v128.min<T>(a, b)
}

/** Largest or smallest of n ≥ 1 elements; NaN wins. */
// @ts-ignore: decorator
@inline
export function extremum<T>(largest: bool, n: i32, x: usize): T {
  let m0 = v128.splat<T>(load<T>(x))
  let m1 = m0
  const end = x + bytes<T>(n)
  for (const last = x + bytes<T>(n & ~(2 * lanes<T>() - 1)); x < last; x += 32) {
    m0 = pick<T>(largest, m0, v128.load(x))
    m1 = pick<T>(largest, m1, v128.load(x, 16))
  }
  m0 = pick<T>(largest, m0, m1)
  for (; x < end; x += sizeof<T>()) m0 = pick<T>(largest, m0, v128.load_splat<T>(x))
  if (sizeof<T>() == 4) {
    m0 = pick<T>(largest, m0, v128.shuffle<f32>(m0, m0, 2, 3, 0, 1))
    m0 = pick<T>(largest, m0, v128.shuffle<f32>(m0, m0, 1, 0, 3, 2))
  } else m0 = pick<T>(largest, m0, v128.shuffle<f64>(m0, m0, 1, 0))
  return <T>v128.extract_lane<T>(m0, 0)
}

/** One result per row of a contiguous rows × cols matrix: 0 sum, 1 max, 2 min. */
export function reduceRows<T>(op: i32, rows: i32, cols: i32, x: usize, out: usize): void {
  for (let i = 0; i < rows; i++) {
    let value: T
    if (op == 0) value = sum<T>(cols, x)
    else if (op == 1) value = extremum<T>(true, cols, x)
    else value = extremum<T>(false, cols, x)
    store<T>(out, value)
    x += bytes<T>(cols)
    out += sizeof<T>()
  }
}
