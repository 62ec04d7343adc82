import { gemm } from './gemm'
import { axpy } from './gemv'
import { bytes, lanes } from './lanes'

/** Order up to which a triangle is handled row by row; larger ones are halved, which puts the work into gemm. */
const LEAF: i32 = 16

/** Half of n, on a multiple of the register tile. */
// @ts-ignore: decorator
@inline
function half(n: i32): i32 {
  return ((n >> 1) + 3) & ~3
}

function scaleRow<T>(n: i32, x: usize, factor: T, divide: bool): void {
  const f = v128.splat<T>(factor)
  const end = x + bytes<T>(n)
  for (const last = x + bytes<T>(n & ~(lanes<T>() - 1)); x < last; x += 16) {
    v128.store(x, divide ? v128.div<T>(v128.load(x), f) : v128.mul<T>(v128.load(x), f))
  }
  for (; x < end; x += sizeof<T>()) store<T>(x, divide ? <T>(load<T>(x) / factor) : <T>(load<T>(x) * factor))
}

function solveLeaf<T>(n: i32, m: i32, t: usize, row: usize, col: usize, b: usize, lower: bool, unit: bool): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step
    const target = b + bytes<T>(i * m)
    const first = lower ? 0 : i + 1
    const last = lower ? i : n
    for (let p = first; p < last; p++) {
      axpy<T>(m, <T>-load<T>(t + <usize>i * row + <usize>p * col), b + bytes<T>(p * m), target)
    }
    if (!unit) scaleRow<T>(m, target, load<T>(t + <usize>i * (row + col)), true)
  }
}

function multiplyLeaf<T>(n: i32, m: i32, t: usize, row: usize, col: usize, b: usize, lower: bool, unit: bool): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? n - 1 - step : step
    const target = b + bytes<T>(i * m)
    const first = lower ? 0 : i + 1
    const last = lower ? i : n
    if (!unit) scaleRow<T>(m, target, load<T>(t + <usize>i * (row + col)), false)
    for (let p = first; p < last; p++) {
      axpy<T>(m, load<T>(t + <usize>i * row + <usize>p * col), b + bytes<T>(p * m), target)
    }
  }
}

/** B (n × m, row-major, contiguous) becomes T⁻¹·B; strides of T count elements, the other triangle is not read. */
export function triangularSolve<T>(n: i32, m: i32, t: usize, row: i32, col: i32, b: usize, lower: bool, unit: bool, work: usize): void {
  if (n <= LEAF) return solveLeaf<T>(n, m, t, bytes<T>(row), bytes<T>(col), b, lower, unit)
  const h = half(n)
  const bottom = b + bytes<T>(h * m)
  const t22 = t + bytes<T>(h * (row + col))
  if (lower) {
    triangularSolve<T>(h, m, t, row, col, b, lower, unit, work)
    gemm<T>(n - h, m, h, <T>-1, t + bytes<T>(h * row), row, col, b, m, 1, bottom, m, true, work)
    triangularSolve<T>(n - h, m, t22, row, col, bottom, lower, unit, work)
  } else {
    triangularSolve<T>(n - h, m, t22, row, col, bottom, lower, unit, work)
    gemm<T>(h, m, n - h, <T>-1, t + bytes<T>(h * col), row, col, bottom, m, 1, b, m, true, work)
    triangularSolve<T>(h, m, t, row, col, b, lower, unit, work)
  }
}

/** B (n × m, row-major, contiguous) becomes T·B; strides of T count elements, the other triangle is not read. */
export function triangularMultiply<T>(n: i32, m: i32, t: usize, row: i32, col: i32, b: usize, lower: bool, unit: bool, work: usize): void {
  if (n <= LEAF) return multiplyLeaf<T>(n, m, t, bytes<T>(row), bytes<T>(col), b, lower, unit)
  const h = half(n)
  const bottom = b + bytes<T>(h * m)
  const t22 = t + bytes<T>(h * (row + col))
  if (lower) {
    triangularMultiply<T>(n - h, m, t22, row, col, bottom, lower, unit, work)
    gemm<T>(n - h, m, h, <T>1, t + bytes<T>(h * row), row, col, b, m, 1, bottom, m, true, work)
    triangularMultiply<T>(h, m, t, row, col, b, lower, unit, work)
  } else {
    triangularMultiply<T>(h, m, t, row, col, b, lower, unit, work)
    gemm<T>(h, m, n - h, <T>1, t + bytes<T>(h * col), row, col, bottom, m, 1, b, m, true, work)
    triangularMultiply<T>(n - h, m, t22, row, col, bottom, lower, unit, work)
  }
}

/** C (m × m) becomes X·Xᵀ: block rows up to the diagonal, then mirrored, so it is exactly symmetric. */
export function gram<T>(m: i32, k: i32, x: usize, row: i32, col: i32, c: usize, work: usize): void {
  const block = 128
  for (let i = 0; i < m; i += block) {
    const rows = min(m - i, block)
    gemm<T>(rows, i + rows, k, <T>1, x + bytes<T>(i * row), row, col, x, col, row, c + bytes<T>(i * m), m, false, work)
  }
  for (let i = 0; i < m; i++) {
    let from = c + bytes<T>(i * m)
    let to = c + bytes<T>(i)
    for (let j = 0; j < i; j++) {
      store<T>(to, load<T>(from))
      from += sizeof<T>()
      to += bytes<T>(m)
    }
  }
}
