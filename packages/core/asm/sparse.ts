import { bytes, madd } from './lanes'

/**
 * Columns of elements: as they are (`I` is u32), or narrow (u16): for each row the first column, in `bases`, and from element to
 * element the distance. Half of the memory to read, where columns ascend and no two neighbours are 65536 apart.
 */
// @ts-ignore: decorator
@inline
function nextColumn<I>(column: usize, index: usize): usize {
  return sizeof<I>() == 2 ? column + load<u16>(index) : load<u32>(index)
}

/** Where a row begins, for {@link nextColumn}. */
// @ts-ignore: decorator
@inline
function firstColumn<I>(bases: usize, row: i32): usize {
  return sizeof<I>() == 2 ? <usize>load<u32>(bases + (<usize>row << 2)) : 0
}

/** Makes columns narrow. False where some do not ascend, or are too far apart. */
export function narrowColumns(rows: i32, pointers: usize, indices: usize, bases: usize, narrow: usize): bool {
  let index = indices + (<usize>load<u32>(pointers) << 2)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = indices + (<usize>load<u32>(pointers) << 2)
    let column: u32 = index < end ? load<u32>(index) : 0
    store<u32>(bases, column)
    bases += 4
    for (; index < end; index += 4) {
      const next = load<u32>(index)
      // Wraps to a large number where columns fall.
      const distance = next - column
      if (distance > 0xffff) return false
      store<u16>(narrow + ((index - indices) >> 1), <u16>distance)
      column = next
    }
  }
  return true
}

/**
 * Y = A·X for A in compressed rows (32-bit row pointers) and X, Y of `width` contiguous elements a row.
 *
 * @param bases - first columns of the rows, where columns are narrow.
 */
export function sparseProduct<T, I>(rows: i32, width: i32, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (width == 1) sparseVector<T, I>(rows, pointers, bases, indices, values, x, y)
  else sparseColumns<T, I>(rows, width, pointers, bases, indices, values, x, y)
}

/** Y += Aᵀ·X, arguments as of {@link sparseProduct}. */
export function sparseAdjoint<T, I>(rows: i32, width: i32, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (width == 1) adjointVector<T, I>(rows, pointers, bases, indices, values, x, y)
  else adjointColumns<T, I>(rows, width, pointers, bases, indices, values, x, y)
}

/** Two neighbours in the low lanes. */
// @ts-ignore: decorator
@inline
function pair<T>(from: usize): v128 {
  return sizeof<T>() == 8 ? v128.load(from) : v128.load64_zero(from)
}

/** The elements of `x` in two columns, in the low lanes. */
// @ts-ignore: decorator
@inline
function gathered<T>(x: usize, column: usize, other: usize): v128 {
  const first = x + column * sizeof<T>()
  const second = x + other * sizeof<T>()
  return sizeof<T>() == 8
    ? v128.load64_lane(second, v128.load64_zero(first), 1)
    : v128.load32_lane(second, v128.load32_zero(first), 1)
}

/** Two sums a row, of the elements at even and at odd places. Rows are short: wider vectors would leave more over. */
function sparseVector<T, I>(rows: i32, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const first = <usize>load<u32>(pointers)
  let index = indices + first * sizeof<I>()
  let value = values + first * sizeof<T>()
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = values + <usize>load<u32>(pointers) * sizeof<T>()
    let column = firstColumn<I>(bases, i)
    let sums = v128.splat<T>(0)
    for (; value + 3 * sizeof<T>() < end; value += 4 * sizeof<T>()) {
      const a = nextColumn<I>(column, index)
      const b = nextColumn<I>(a, index + sizeof<I>())
      const c = nextColumn<I>(b, index + 2 * sizeof<I>())
      column = nextColumn<I>(c, index + 3 * sizeof<I>())
      sums = madd<T>(pair<T>(value), gathered<T>(x, a, b), sums)
      sums = madd<T>(pair<T>(value + 2 * sizeof<T>()), gathered<T>(x, c, column), sums)
      index += 4 * sizeof<I>()
    }
    if (value + sizeof<T>() < end) {
      const a = nextColumn<I>(column, index)
      column = nextColumn<I>(a, index + sizeof<I>())
      sums = madd<T>(pair<T>(value), gathered<T>(x, a, column), sums)
      value += 2 * sizeof<T>()
      index += 2 * sizeof<I>()
    }
    let sum = <T>(v128.extract_lane<T>(sums, 0) + v128.extract_lane<T>(sums, 1))
    if (value < end) {
      sum = <T>(sum + load<T>(value) * load<T>(x + nextColumn<I>(column, index) * sizeof<T>()))
      value += sizeof<T>()
      index += sizeof<I>()
    }
    store<T>(y, sum)
    y += sizeof<T>()
  }
}

/** A row of Y is summed in registers, a cache line of it at a time. */
function sparseColumns<T, I>(rows: i32, width: i32, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const line = bytes<T>(width)
  let start = <usize>load<u32>(pointers)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const next = <usize>load<u32>(pointers)
    const begin = values + start * sizeof<T>()
    const end = values + next * sizeof<T>()
    const first = indices + start * sizeof<I>()
    const base = firstColumn<I>(bases, i)
    let at: usize = 0
    for (; at + 64 <= line; at += 64) {
      let s0 = v128.splat<T>(0)
      let s1 = v128.splat<T>(0)
      let s2 = v128.splat<T>(0)
      let s3 = v128.splat<T>(0)
      let index = first
      let column = base
      for (let value = begin; value < end; value += sizeof<T>()) {
        const factor = v128.load_splat<T>(value)
        column = nextColumn<I>(column, index)
        const from = x + at + column * line
        s0 = madd<T>(factor, v128.load(from), s0)
        s1 = madd<T>(factor, v128.load(from, 16), s1)
        s2 = madd<T>(factor, v128.load(from, 32), s2)
        s3 = madd<T>(factor, v128.load(from, 48), s3)
        index += sizeof<I>()
      }
      v128.store(y + at, s0)
      v128.store(y + at, s1, 16)
      v128.store(y + at, s2, 32)
      v128.store(y + at, s3, 48)
    }
    for (; at + 16 <= line; at += 16) {
      let sums = v128.splat<T>(0)
      let index = first
      let column = base
      for (let value = begin; value < end; value += sizeof<T>()) {
        column = nextColumn<I>(column, index)
        sums = madd<T>(v128.load_splat<T>(value), v128.load(x + at + column * line), sums)
        index += sizeof<I>()
      }
      v128.store(y + at, sums)
    }
    for (; at < line; at += sizeof<T>()) {
      let sum: T = <T>0
      let index = first
      let column = base
      for (let value = begin; value < end; value += sizeof<T>()) {
        column = nextColumn<I>(column, index)
        sum = <T>(sum + load<T>(value) * load<T>(x + at + column * line))
        index += sizeof<I>()
      }
      store<T>(y + at, sum)
    }
    start = next
    y += line
  }
}

function adjointVector<T, I>(rows: i32, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const first = <usize>load<u32>(pointers)
  let index = indices + first * sizeof<I>()
  let value = values + first * sizeof<T>()
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = values + <usize>load<u32>(pointers) * sizeof<T>()
    const factor = load<T>(x)
    let column = firstColumn<I>(bases, i)
    for (; value + sizeof<T>() < end; value += 2 * sizeof<T>()) {
      const a = nextColumn<I>(column, index)
      column = nextColumn<I>(a, index + sizeof<I>())
      const to = y + a * sizeof<T>()
      store<T>(to, <T>(load<T>(to) + load<T>(value) * factor))
      const other = y + column * sizeof<T>()
      store<T>(other, <T>(load<T>(other) + load<T>(value, sizeof<T>()) * factor))
      index += 2 * sizeof<I>()
    }
    if (value < end) {
      const to = y + nextColumn<I>(column, index) * sizeof<T>()
      store<T>(to, <T>(load<T>(to) + load<T>(value) * factor))
      value += sizeof<T>()
      index += sizeof<I>()
    }
    x += sizeof<T>()
  }
}

/** A row of X stays in registers, a cache line of it at a time. */
function adjointColumns<T, I>(rows: i32, width: i32, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const line = bytes<T>(width)
  let start = <usize>load<u32>(pointers)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const next = <usize>load<u32>(pointers)
    const begin = values + start * sizeof<T>()
    const end = values + next * sizeof<T>()
    const first = indices + start * sizeof<I>()
    const base = firstColumn<I>(bases, i)
    let at: usize = 0
    for (; at + 64 <= line; at += 64) {
      const x0 = v128.load(x + at)
      const x1 = v128.load(x + at, 16)
      const x2 = v128.load(x + at, 32)
      const x3 = v128.load(x + at, 48)
      let index = first
      let column = base
      for (let value = begin; value < end; value += sizeof<T>()) {
        const factor = v128.load_splat<T>(value)
        column = nextColumn<I>(column, index)
        const to = y + at + column * line
        v128.store(to, madd<T>(factor, x0, v128.load(to)))
        v128.store(to, madd<T>(factor, x1, v128.load(to, 16)), 16)
        v128.store(to, madd<T>(factor, x2, v128.load(to, 32)), 32)
        v128.store(to, madd<T>(factor, x3, v128.load(to, 48)), 48)
        index += sizeof<I>()
      }
    }
    for (; at + 16 <= line; at += 16) {
      const part = v128.load(x + at)
      let index = first
      let column = base
      for (let value = begin; value < end; value += sizeof<T>()) {
        column = nextColumn<I>(column, index)
        const to = y + at + column * line
        v128.store(to, madd<T>(v128.load_splat<T>(value), part, v128.load(to)))
        index += sizeof<I>()
      }
    }
    for (; at < line; at += sizeof<T>()) {
      const part = load<T>(x + at)
      let index = first
      let column = base
      for (let value = begin; value < end; value += sizeof<T>()) {
        column = nextColumn<I>(column, index)
        const to = y + at + column * line
        store<T>(to, <T>(load<T>(to) + load<T>(value) * part))
        index += sizeof<I>()
      }
    }
    start = next
    x += line
  }
}
