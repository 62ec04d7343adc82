import { bytes } from './lanes'
import { MR, nr } from './microkernel'

/** A panel narrower than `width`: missing elements become zeros, which add nothing to the tile's real elements. */
function packEdge<T>(to: usize, from: usize, width: i32, count: i32, k: i32, across: usize, along: usize): void {
  for (let p = 0; p < k; p++) {
    let at = from
    for (let i = 0; i < count; i++) {
      store<T>(to + bytes<T>(i), load<T>(at))
      at += across
    }
    for (let i = count; i < width; i++) store<T>(to + bytes<T>(i), <T>0)
    to += bytes<T>(width)
    from += along
  }
}

/** Rows of `width` bytes (16 or 32) that are contiguous in the source. */
function packVectors(to: usize, from: usize, width: usize, k: i32, along: usize): void {
  const end = to + <usize>k * width
  if (width == 16) {
    while (to < end) {
      v128.store(to, v128.load(from))
      to += 16
      from += along
    }
    return
  }
  while (to < end) {
    v128.store(to, v128.load(from))
    v128.store(to, v128.load(from, 16), 16)
    to += 32
    from += along
  }
}

/** Four source rows, `across` bytes apart, become a quarter of the panel's rows, which are `step` bytes apart. */
function packFour<T>(to: usize, from: usize, step: usize, k: i32, across: usize, along: usize): void {
  const end = to + <usize>k * step
  let at1 = from + across
  let at2 = at1 + across
  let at3 = at2 + across
  if (sizeof<T>() == 4 && along == 4) {
    for (const last = to + <usize>(k & ~3) * step; to < last; to += 4 * step) {
      const r0 = v128.load(from)
      const r1 = v128.load(at1)
      const r2 = v128.load(at2)
      const r3 = v128.load(at3)
      const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5)
      const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5)
      const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7)
      const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7)
      v128.store(to, v128.shuffle<f64>(low01, low23, 0, 2))
      v128.store(to + step, v128.shuffle<f64>(low01, low23, 1, 3))
      v128.store(to + 2 * step, v128.shuffle<f64>(high01, high23, 0, 2))
      v128.store(to + 3 * step, v128.shuffle<f64>(high01, high23, 1, 3))
      from += 16
      at1 += 16
      at2 += 16
      at3 += 16
    }
  }
  while (to < end) {
    store<T>(to, load<T>(from))
    store<T>(to, load<T>(at1), sizeof<T>())
    store<T>(to, load<T>(at2), 2 * sizeof<T>())
    store<T>(to, load<T>(at3), 3 * sizeof<T>())
    to += step
    from += along
    at1 += along
    at2 += along
    at3 += along
  }
}

/** One panel: `width` elements `across` bytes apart, for each of k steps of `along` bytes. */
// @ts-ignore: decorator
@inline
function packPanel<T>(to: usize, from: usize, width: i32, count: i32, k: i32, across: usize, along: usize): void {
  if (count < width) packEdge<T>(to, from, width, count, k, across, along)
  else if (across == sizeof<T>()) packVectors(to, from, bytes<T>(width), k, along)
  else {
    packFour<T>(to, from, bytes<T>(width), k, across, along)
    if (width == 8) packFour<T>(to + bytes<T>(4), from + 4 * across, bytes<T>(width), k, across, along)
  }
}

/** Packs an m × k block of A in panels of {@link MR} rows; strides are in bytes. */
export function packA<T>(to: usize, from: usize, m: i32, k: i32, rowStride: usize, colStride: usize): void {
  for (let i = 0; i < m; i += MR) {
    packPanel<T>(to, from, MR, min(m - i, MR), k, rowStride, colStride)
    to += bytes<T>(k * MR)
    from += <usize>MR * rowStride
  }
}

/** Packs a k × n block of B in panels of {@link nr} columns; strides are in bytes. */
export function packB<T>(to: usize, from: usize, k: i32, n: i32, rowStride: usize, colStride: usize): void {
  for (let j = 0; j < n; j += nr<T>()) {
    packPanel<T>(to, from, nr<T>(), min(n - j, nr<T>()), k, colStride, rowStride)
    to += bytes<T>(k * nr<T>())
    from += <usize>nr<T>() * colStride
  }
}
