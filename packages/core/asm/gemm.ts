import { gemv } from './gemv'
import { bytes } from './lanes'
import { microkernel, MR, nr } from './microkernel'
import { packA, packB } from './pack'

/** Depth of a block: a panel of B (KC × nr, 8 KiB) stays in the first-level cache. */
const KC: i32 = 256
/** Rows of a block: packed A (MC × KC) takes half of a 1 MiB second-level cache in float64. */
const MC: i32 = 256
/** Columns of a block: packed B (KC × NC, at most 4 MiB) stays in the last-level cache. */
const NC: i32 = 2048
/** Bytes of the tile in which the edges of C are computed. */
const TILE: usize = 128

/** Bytes of workspace that {@link gemm} needs: a tile, packed A and packed B. */
export function gemmWorkspace(m: i32, n: i32, k: i32, itemSize: i32): i32 {
  const panels = min(m, MC) + MR + min(n, NC) + 8
  return 256 + panels * min(k, KC) * itemSize
}

function writeEdge<T>(tile: usize, c: usize, ldc: usize, rows: i32, columns: i32, accumulate: bool): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const at = c + bytes<T>(j)
      const value = load<T>(tile + bytes<T>(j))
      store<T>(at, accumulate ? <T>(load<T>(at) + value) : value)
    }
    c += ldc
    tile += 32
  }
}

function macrokernel<T>(m: i32, n: i32, k: i32, alpha: T, a: usize, b: usize, c: usize, ldc: usize, accumulate: bool, tile: usize): void {
  for (let j = 0; j < n; j += nr<T>()) {
    const columns = min(n - j, nr<T>())
    let panel = a
    let target = c + bytes<T>(j)
    for (let i = 0; i < m; i += MR) {
      const rows = min(m - i, MR)
      if (rows == MR && columns == nr<T>()) microkernel<T>(k, alpha, panel, b, target, ldc, accumulate)
      else {
        microkernel<T>(k, alpha, panel, b, tile, 32, false)
        writeEdge<T>(tile, target, ldc, rows, columns, accumulate)
      }
      panel += bytes<T>(k * MR)
      target += <usize>MR * ldc
    }
    b += bytes<T>(k * nr<T>())
  }
}

/**
 * C (row-major, rows `ldc` elements apart) becomes alpha·A·B, or has it added where `accumulate`. Strides of A and B count
 * elements; `work` has {@link gemmWorkspace} bytes. Blocks and packing after Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication" (2008).
 */
export function gemm<T>(
  m: i32,
  n: i32,
  k: i32,
  alpha: T,
  a: usize,
  aRow: i32,
  aCol: i32,
  b: usize,
  bRow: i32,
  bCol: i32,
  c: usize,
  ldc: i32,
  accumulate: bool,
  work: usize,
): void {
  const aRowBytes = bytes<T>(aRow)
  const aColBytes = bytes<T>(aCol)
  const bRowBytes = bytes<T>(bRow)
  const bColBytes = bytes<T>(bCol)
  if (n == 1 && bRow == 1 && ldc == 1) return gemv<T>(m, k, alpha, a, aRowBytes, aColBytes, b, c, accumulate)
  if (m == 1 && aCol == 1) return gemv<T>(n, k, alpha, b, bColBytes, bRowBytes, a, c, accumulate)
  const cRowBytes = bytes<T>(ldc)
  const packedA = work + TILE
  const packedB = packedA + ((bytes<T>((min(m, MC) + MR) * min(k, KC)) + 63) & ~63)
  for (let j = 0; j < n; j += NC) {
    const columns = min(n - j, NC)
    for (let p = 0; p < k; p += KC) {
      const depth = min(k - p, KC)
      const add = accumulate || p > 0
      packB<T>(packedB, b + <usize>p * bRowBytes + <usize>j * bColBytes, depth, columns, bRowBytes, bColBytes)
      for (let i = 0; i < m; i += MC) {
        const rows = min(m - i, MC)
        packA<T>(packedA, a + <usize>i * aRowBytes + <usize>p * aColBytes, rows, depth, aRowBytes, aColBytes)
        macrokernel<T>(rows, columns, depth, alpha, packedA, packedB, c + <usize>i * cRowBytes + bytes<T>(j), cRowBytes, add, work)
      }
    }
  }
}

/** {@link gemm} of `count` products whose operands are `aStep`, `bStep` and `cStep` elements apart. */
export function gemmBatch<T>(
  count: i32,
  aStep: i32,
  bStep: i32,
  cStep: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: T,
  a: usize,
  aRow: i32,
  aCol: i32,
  b: usize,
  bRow: i32,
  bCol: i32,
  c: usize,
  ldc: i32,
  accumulate: bool,
  work: usize,
): void {
  for (let i = 0; i < count; i++) {
    gemm<T>(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, c, ldc, accumulate, work)
    a += bytes<T>(aStep)
    b += bytes<T>(bStep)
    c += bytes<T>(cStep)
  }
}
