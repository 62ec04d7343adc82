import { bytes, lanes } from './lanes'

/** Rows that are added in the element type before they are added to the totals, which are float64. */
const BLOCK: i32 = 64

/** Adds a vector of the element type to float64 totals, which are `8·lanes` bytes. */
// @ts-ignore: decorator
@inline
function addWide<T>(v: v128, total: usize): void {
  if (sizeof<T>() == 8) {
    v128.store(total, v128.add<f64>(v128.load(total), v))
    return
  }
  const high = v128.shuffle<f64>(v, v, 1, 0)
  v128.store(total, v128.add<f64>(v128.load(total), f64x2.promote_low_f32x4(v)))
  v128.store(total, v128.add<f64>(v128.load(total, 16), f64x2.promote_low_f32x4(high)), 16)
}

function sumBlock<T>(rows: i32, cols: i32, x: usize, total: usize): void {
  const stride = bytes<T>(cols)
  const wide: usize = 8 * lanes<T>()
  let j = 0
  for (; j + 4 * lanes<T>() <= cols; j += 4 * lanes<T>()) {
    let at = x + bytes<T>(j)
    let s0 = v128.load(at)
    let s1 = v128.load(at, 16)
    let s2 = v128.load(at, 32)
    let s3 = v128.load(at, 48)
    for (let i = 1; i < rows; i++) {
      at += stride
      s0 = v128.add<T>(s0, v128.load(at))
      s1 = v128.add<T>(s1, v128.load(at, 16))
      s2 = v128.add<T>(s2, v128.load(at, 32))
      s3 = v128.add<T>(s3, v128.load(at, 48))
    }
    const to = total + bytes<f64>(j)
    addWide<T>(s0, to)
    addWide<T>(s1, to + wide)
    addWide<T>(s2, to + 2 * wide)
    addWide<T>(s3, to + 3 * wide)
  }
  for (; j < cols; j++) {
    let at = x + bytes<T>(j)
    let s = load<T>(at)
    for (let i = 1; i < rows; i++) {
      at += stride
      s = <T>(s + load<T>(at))
    }
    const to = total + bytes<f64>(j)
    store<f64>(to, load<f64>(to) + <f64>s)
  }
}

/** Adds the rows of each of `groups` contiguous rows × cols matrices to a row of totals, float64 for either element type. */
export function sumColumns<T>(groups: i32, rows: i32, cols: i32, x: usize, total: usize): void {
  for (let g = 0; g < groups; g++) {
    for (let i = 0; i < rows; i += BLOCK) {
      const count = min(rows - i, BLOCK)
      sumBlock<T>(count, cols, x, total)
      x += bytes<T>(count * cols)
    }
    total += bytes<f64>(cols)
  }
}
