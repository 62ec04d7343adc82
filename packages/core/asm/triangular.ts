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

/** Rows of B contiguous, `ldb` bytes apart. */
function solveRows<T>(n: i32, m: i32, t: usize, row: usize, col: usize, b: usize, ldb: usize, lower: bool, unit: bool): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? step : n - 1 - step
    const target = b + <usize>i * ldb
    const first = lower ? 0 : i + 1
    const last = lower ? i : n
    for (let p = first; p < last; p++) {
      axpy<T>(m, <T>-load<T>(t + <usize>i * row + <usize>p * col), b + <usize>p * ldb, target)
    }
    if (!unit) scaleRow<T>(m, target, load<T>(t + <usize>i * (row + col)), true)
  }
}

function multiplyRows<T>(n: i32, m: i32, t: usize, row: usize, col: usize, b: usize, ldb: usize, lower: bool, unit: bool): void {
  for (let step = 0; step < n; step++) {
    const i = lower ? n - 1 - step : step
    const target = b + <usize>i * ldb
    const first = lower ? 0 : i + 1
    const last = lower ? i : n
    if (!unit) scaleRow<T>(m, target, load<T>(t + <usize>i * (row + col)), false)
    for (let p = first; p < last; p++) {
      axpy<T>(m, load<T>(t + <usize>i * row + <usize>p * col), b + <usize>p * ldb, target)
    }
  }
}

/** The columns of the triangle one after the other, LEAF elements apart. */
function copyColumns<T>(n: i32, t: usize, row: usize, col: usize, lower: bool, to: usize): void {
  for (let p = 0; p < n; p++) {
    const last = lower ? n : p + 1
    for (let i = lower ? p : 0; i < last; i++) store<T>(to + bytes<T>(i), load<T>(t + <usize>i * row))
    t += col
    to += bytes<T>(LEAF)
  }
}

/** Columns of B contiguous, `ldb` bytes apart; the triangle as {@link copyColumns} leaves it. */
function solveColumns<T>(n: i32, m: i32, columns: usize, b: usize, ldb: usize, lower: bool, unit: bool): void {
  for (let j = 0; j < m; j++) {
    for (let step = 0; step < n; step++) {
      const p = lower ? step : n - 1 - step
      const column = columns + bytes<T>(p * LEAF)
      const at = b + bytes<T>(p)
      if (!unit) store<T>(at, <T>(load<T>(at) / load<T>(column + bytes<T>(p))))
      const value = load<T>(at)
      if (lower) axpy<T>(n - 1 - p, <T>-value, column + bytes<T>(p + 1), at + sizeof<T>())
      else axpy<T>(p, <T>-value, column, b)
    }
    b += ldb
  }
}

function multiplyColumns<T>(n: i32, m: i32, columns: usize, b: usize, ldb: usize, lower: bool, unit: bool): void {
  for (let j = 0; j < m; j++) {
    for (let step = 0; step < n; step++) {
      const p = lower ? n - 1 - step : step
      const column = columns + bytes<T>(p * LEAF)
      const at = b + bytes<T>(p)
      const value = load<T>(at)
      if (lower) axpy<T>(n - 1 - p, value, column + bytes<T>(p + 1), at + sizeof<T>())
      else axpy<T>(p, value, column, b)
      if (!unit) store<T>(at, <T>(value * load<T>(column + bytes<T>(p))))
    }
    b += ldb
  }
}

/** Z += alpha·S·Y for blocks Y and Z of the rows of B, which has strides `bRow` and 1, or 1 and `bCol`. */
function update<T>(m: i32, k: i32, alpha: T, s: usize, row: i32, col: i32, y: usize, z: usize, n: i32, bRow: i32, bCol: i32, work: usize): void {
  if (bCol == 1) gemm<T>(n, m, k, alpha, s, row, col, y, bRow, 1, z, bRow, true, work)
  else gemm<T>(m, n, k, alpha, y, bCol, 1, s, col, row, z, bCol, true, work)
}

/**
 * B (n × m) becomes T⁻¹·B. Strides count elements, one of B's is 1; the other triangle of T is not read.
 */
export function triangularSolve<T>(
  n: i32,
  m: i32,
  t: usize,
  row: i32,
  col: i32,
  b: usize,
  bRow: i32,
  bCol: i32,
  lower: bool,
  unit: bool,
  work: usize,
): void {
  if (n <= LEAF) {
    if (bCol == 1) return solveRows<T>(n, m, t, bytes<T>(row), bytes<T>(col), b, bytes<T>(bRow), lower, unit)
    copyColumns<T>(n, t, bytes<T>(row), bytes<T>(col), lower, work)
    return solveColumns<T>(n, m, work, b, bytes<T>(bCol), lower, unit)
  }
  const h = half(n)
  const bottom = b + bytes<T>(h * bRow)
  const t22 = t + bytes<T>(h * (row + col))
  if (lower) {
    triangularSolve<T>(h, m, t, row, col, b, bRow, bCol, lower, unit, work)
    update<T>(m, h, <T>-1, t + bytes<T>(h * row), row, col, b, bottom, n - h, bRow, bCol, work)
    triangularSolve<T>(n - h, m, t22, row, col, bottom, bRow, bCol, lower, unit, work)
  } else {
    triangularSolve<T>(n - h, m, t22, row, col, bottom, bRow, bCol, lower, unit, work)
    update<T>(m, n - h, <T>-1, t + bytes<T>(h * col), row, col, bottom, b, h, bRow, bCol, work)
    triangularSolve<T>(h, m, t, row, col, b, bRow, bCol, lower, unit, work)
  }
}

/** B (n × m) becomes T·B; as {@link triangularSolve}. */
export function triangularMultiply<T>(
  n: i32,
  m: i32,
  t: usize,
  row: i32,
  col: i32,
  b: usize,
  bRow: i32,
  bCol: i32,
  lower: bool,
  unit: bool,
  work: usize,
): void {
  if (n <= LEAF) {
    if (bCol == 1) return multiplyRows<T>(n, m, t, bytes<T>(row), bytes<T>(col), b, bytes<T>(bRow), lower, unit)
    copyColumns<T>(n, t, bytes<T>(row), bytes<T>(col), lower, work)
    return multiplyColumns<T>(n, m, work, b, bytes<T>(bCol), lower, unit)
  }
  const h = half(n)
  const bottom = b + bytes<T>(h * bRow)
  const t22 = t + bytes<T>(h * (row + col))
  if (lower) {
    triangularMultiply<T>(n - h, m, t22, row, col, bottom, bRow, bCol, lower, unit, work)
    update<T>(m, h, <T>1, t + bytes<T>(h * row), row, col, b, bottom, n - h, bRow, bCol, work)
    triangularMultiply<T>(h, m, t, row, col, b, bRow, bCol, lower, unit, work)
  } else {
    triangularMultiply<T>(h, m, t, row, col, b, bRow, bCol, lower, unit, work)
    update<T>(m, n - h, <T>1, t + bytes<T>(h * col), row, col, bottom, b, h, bRow, bCol, work)
    triangularMultiply<T>(n - h, m, t22, row, col, bottom, bRow, bCol, lower, unit, work)
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
