import { axpy } from './gemv'
import { bytes } from './lanes'

/**
 * Y = A·X for A in compressed rows (32-bit row pointers and column indices) and X, Y of `width` contiguous elements a row.
 */
export function sparseProduct<T>(rows: i32, width: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const first = <usize>load<i32>(pointers)
  let index = indices + (first << 2)
  let value = values + first * sizeof<T>()
  const line = bytes<T>(width)
  if (width != 1) memory.fill(y, 0, <usize>rows * line)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = values + <usize>load<i32>(pointers) * sizeof<T>()
    if (width == 1) {
      let sum: T = <T>0
      while (value < end) {
        sum = <T>(sum + load<T>(value) * load<T>(x + <usize>load<i32>(index) * sizeof<T>()))
        value += sizeof<T>()
        index += 4
      }
      store<T>(y, sum)
    } else {
      while (value < end) {
        axpy<T>(width, load<T>(value), x + <usize>load<i32>(index) * line, y)
        value += sizeof<T>()
        index += 4
      }
    }
    y += line
  }
}

/** Y += Aᵀ·X, arguments as of {@link sparseProduct}. */
export function sparseAdjoint<T>(rows: i32, width: i32, pointers: usize, indices: usize, values: usize, x: usize, y: usize): void {
  const first = <usize>load<i32>(pointers)
  let index = indices + (first << 2)
  let value = values + first * sizeof<T>()
  const line = bytes<T>(width)
  for (let i = 0; i < rows; i++) {
    pointers += 4
    const end = values + <usize>load<i32>(pointers) * sizeof<T>()
    if (width == 1) {
      const factor = load<T>(x)
      while (value < end) {
        const to = y + <usize>load<i32>(index) * sizeof<T>()
        store<T>(to, <T>(load<T>(to) + load<T>(value) * factor))
        value += sizeof<T>()
        index += 4
      }
    } else {
      while (value < end) {
        axpy<T>(width, load<T>(value), x, y + <usize>load<i32>(index) * line)
        value += sizeof<T>()
        index += 4
      }
    }
    x += line
  }
}
