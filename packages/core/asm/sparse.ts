import { bytes, madd } from './lanes'

/**
 * Y = A·X for A in compressed rows (32-bit row pointers and column indices) and X, Y of `width` contiguous elements a row.
 */
export function sparseProduct<T>(rows: i32, width: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (width == 1) sparseVector<T>(rows, pointers, indices, values, x, y)
  else sparseColumns<T>(rows, width, pointers, indices, values, x, y)
}

/** Y += Aᵀ·X, arguments as of {@link sparseProduct}. */
export function sparseAdjoint<T>(rows: i32, width: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (width == 1) adjointVector<T>(rows, pointers, indices, values, x, y)
  else adjointColumns<T>(rows, width, pointers, indices, values, x, y)
}

/** Two neighbours in the low lanes. */
// @ts-ignore: decorator
@inline
function pair<T>(from: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(from) : v128.load64_zero(from)
}

/** The elements of `x` that the two indices at `index` name, in the low lanes. */
// @ts-ignore: decorator
@inline
function gathered<T>(x: usize, index: usize): v128 {
  const first = x + <usize>load<u32>(index) * sizeof<T>()
  const second = x + <usize>load<u32>(index, 4) * sizeof<T>()
  return sizeof<T>() == 8
    ? v128.load64_lane(second, v128.load64_zero(first), 1)
    : v128.load32_lane(second, v128.load32_zero(first), 1)
}

/** Two sums a row, of the elements at even and at odd places. Rows are short: wider vectors would leave more over. */
function sparseVector<T>(rows: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const first = <usize>load<u32>(pointers)
  let index = indices + (first << 2)
  let value = values + first * sizeof<T>()
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = values + <usize>load<u32>(pointers) * sizeof<T>()
    let sums = v128.splat<T>(0)
    for (; value + 3 * sizeof<T>() < end; value += 4 * sizeof<T>()) {
      sums = madd<T>(pair<T>(value), gathered<T>(x, index), sums)
      sums = madd<T>(pair<T>(value + 2 * sizeof<T>()), gathered<T>(x, index + 8), sums)
      index += 16
    }
    if (value + sizeof<T>() < end) {
      sums = madd<T>(pair<T>(value), gathered<T>(x, index), sums)
      value += 2 * sizeof<T>()
      index += 8
    }
    let sum = <T>(v128.extract_lane<T>(sums, 0) + v128.extract_lane<T>(sums, 1))
    if (value < end) {
      sum = <T>(sum + load<T>(value) * load<T>(x + <usize>load<u32>(index) * sizeof<T>()))
      value += sizeof<T>()
      index += 4
    }
    store<T>(y, sum)
    y += sizeof<T>()
  }
}

/** A row of Y is summed in registers, a cache line of it at a time. */
function sparseColumns<T>(rows: i32, width: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const line = bytes<T>(width)
  let start = <usize>load<u32>(pointers)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const next = <usize>load<u32>(pointers)
    const begin = values + start * sizeof<T>()
    const end = values + next * sizeof<T>()
    const first = indices + (start << 2)
    let at: usize = 0
    for (; at + 64 <= line; at += 64) {
      let s0 = v128.splat<T>(0)
      let s1 = v128.splat<T>(0)
      let s2 = v128.splat<T>(0)
      let s3 = v128.splat<T>(0)
      let index = first
      for (let value = begin; value < end; value += sizeof<T>()) {
        const factor = v128.load_splat<T>(value)
        const from = x + at + <usize>load<u32>(index) * line
        s0 = madd<T>(factor, v128.load(from), s0)
        s1 = madd<T>(factor, v128.load(from, 16), s1)
        s2 = madd<T>(factor, v128.load(from, 32), s2)
        s3 = madd<T>(factor, v128.load(from, 48), s3)
        index += 4
      }
      v128.store(y + at, s0)
      v128.store(y + at, s1, 16)
      v128.store(y + at, s2, 32)
      v128.store(y + at, s3, 48)
    }
    for (; at + 16 <= line; at += 16) {
      let sums = v128.splat<T>(0)
      let index = first
      for (let value = begin; value < end; value += sizeof<T>()) {
        sums = madd<T>(v128.load_splat<T>(value), v128.load(x + at + <usize>load<u32>(index) * line), sums)
        index += 4
      }
      v128.store(y + at, sums)
    }
    for (; at < line; at += sizeof<T>()) {
      let sum: T = <T>0
      let index = first
      for (let value = begin; value < end; value += sizeof<T>()) {
        sum = <T>(sum + load<T>(value) * load<T>(x + at + <usize>load<u32>(index) * line))
        index += 4
      }
      store<T>(y + at, sum)
    }
    start = next
    y += line
  }
}

function adjointVector<T>(rows: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const first = <usize>load<u32>(pointers)
  let index = indices + (first << 2)
  let value = values + first * sizeof<T>()
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = values + <usize>load<u32>(pointers) * sizeof<T>()
    const factor = load<T>(x)
    for (; value + sizeof<T>() < end; value += 2 * sizeof<T>()) {
      const to = y + <usize>load<u32>(index) * sizeof<T>()
      store<T>(to, <T>(load<T>(to) + load<T>(value) * factor))
      const other = y + <usize>load<u32>(index, 4) * sizeof<T>()
      store<T>(other, <T>(load<T>(other) + load<T>(value, sizeof<T>()) * factor))
      index += 8
    }
    if (value < end) {
      const to = y + <usize>load<u32>(index) * sizeof<T>()
      store<T>(to, <T>(load<T>(to) + load<T>(value) * factor))
      value += sizeof<T>()
      index += 4
    }
    x += sizeof<T>()
  }
}

/** A row of X stays in registers, a cache line of it at a time. */
function adjointColumns<T>(rows: i32, width: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const line = bytes<T>(width)
  let start = <usize>load<u32>(pointers)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const next = <usize>load<u32>(pointers)
    const begin = values + start * sizeof<T>()
    const end = values + next * sizeof<T>()
    const first = indices + (start << 2)
    let at: usize = 0
    for (; at + 64 <= line; at += 64) {
      const x0 = v128.load(x + at)
      const x1 = v128.load(x + at, 16)
      const x2 = v128.load(x + at, 32)
      const x3 = v128.load(x + at, 48)
      let index = first
      for (let value = begin; value < end; value += sizeof<T>()) {
        const factor = v128.load_splat<T>(value)
        const to = y + at + <usize>load<u32>(index) * line
        v128.store(to, madd<T>(factor, x0, v128.load(to)))
        v128.store(to, madd<T>(factor, x1, v128.load(to, 16)), 16)
        v128.store(to, madd<T>(factor, x2, v128.load(to, 32)), 32)
        v128.store(to, madd<T>(factor, x3, v128.load(to, 48)), 48)
        index += 4
      }
    }
    for (; at + 16 <= line; at += 16) {
      const part = v128.load(x + at)
      let index = first
      for (let value = begin; value < end; value += sizeof<T>()) {
        const to = y + at + <usize>load<u32>(index) * line
        v128.store(to, madd<T>(v128.load_splat<T>(value), part, v128.load(to)))
        index += 4
      }
    }
    for (; at < line; at += sizeof<T>()) {
      const part = load<T>(x + at)
      let index = first
      for (let value = begin; value < end; value += sizeof<T>()) {
        const to = y + at + <usize>load<u32>(index) * line
        store<T>(to, <T>(load<T>(to) + load<T>(value) * part))
        index += 4
      }
    }
    start = next
    x += line
  }
}
