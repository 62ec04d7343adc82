import { ger, rotateRows, symv } from './blas'
import { sumColumns } from './columns'
import { gemmBatch } from './gemm'
import { axpy, dot } from './gemv'
import { smallSvd } from './jacobi'
import { reduceRows } from './reduce'
import { logSoftmax, rmsNormalize, rmsNormalizeTangent, softmax, softmaxTangent } from './rows'
import { smallSolve } from './small-solve'
import { sparseAdjoint, sparseProduct } from './sparse'
export { narrowColumns } from './sparse'
import { diagonalize } from './symmetric'
import { gram, triangularMultiply, triangularSolve } from './triangular'

// WebAssembly has no generic exports: each kernel appears once per element type.

export * from './elementwise'
export { gemmWorkspace } from './gemm'

export function gemmBatchF32(
  count: i32,
  aStep: i32,
  bStep: i32,
  cStep: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f32,
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
  gemmBatch<f32>(count, aStep, bStep, cStep, m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, c, ldc, accumulate, work)
}

export function gemmBatchF64(
  count: i32,
  aStep: i32,
  bStep: i32,
  cStep: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f64,
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
  gemmBatch<f64>(count, aStep, bStep, cStep, m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, c, ldc, accumulate, work)
}

export function gramF32(m: i32, k: i32, x: usize, row: i32, col: i32, c: usize, work: usize): void {
  gram<f32>(m, k, x, row, col, c, work)
}

export function gramF64(m: i32, k: i32, x: usize, row: i32, col: i32, c: usize, work: usize): void {
  gram<f64>(m, k, x, row, col, c, work)
}

export function triangularSolveF32(
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
  triangularSolve<f32>(n, m, t, row, col, b, bRow, bCol, lower, unit, work)
}

export function triangularSolveF64(
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
  triangularSolve<f64>(n, m, t, row, col, b, bRow, bCol, lower, unit, work)
}

export function triangularMultiplyF32(
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
  triangularMultiply<f32>(n, m, t, row, col, b, bRow, bCol, lower, unit, work)
}

export function triangularMultiplyF64(
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
  triangularMultiply<f64>(n, m, t, row, col, b, bRow, bCol, lower, unit, work)
}

export function dotF32(n: i32, x: usize, y: usize): f32 {
  return dot<f32>(n, x, y)
}

export function axpyF32(n: i32, alpha: f32, x: usize, y: usize): void {
  axpy<f32>(n, alpha, x, y)
}

export function gerF32(m: i32, n: i32, alpha: f32, x: usize, xStep: usize, y: usize, a: usize, lda: usize): void {
  ger<f32>(m, n, alpha, x, xStep, y, a, lda)
}

export function symvF32(n: i32, alpha: f32, a: usize, lda: usize, x: usize, y: usize): void {
  symv<f32>(n, alpha, a, lda, x, y)
}

export function rotateRowsF32(count: i32, width: i32, w: usize, ldw: usize, c: usize, s: usize, backward: bool): void {
  rotateRows<f32>(count, width, w, ldw, c, s, backward)
}

export function dotF64(n: i32, x: usize, y: usize): f64 {
  return dot<f64>(n, x, y)
}

export function axpyF64(n: i32, alpha: f64, x: usize, y: usize): void {
  axpy<f64>(n, alpha, x, y)
}

export function gerF64(m: i32, n: i32, alpha: f64, x: usize, xStep: usize, y: usize, a: usize, lda: usize): void {
  ger<f64>(m, n, alpha, x, xStep, y, a, lda)
}

export function symvF64(n: i32, alpha: f64, a: usize, lda: usize, x: usize, y: usize): void {
  symv<f64>(n, alpha, a, lda, x, y)
}

export function rotateRowsF64(count: i32, width: i32, w: usize, ldw: usize, c: usize, s: usize, backward: bool): void {
  rotateRows<f64>(count, width, w, ldw, c, s, backward)
}

export function smallSvdF32(
  items: i32,
  m: i32,
  n: i32,
  a: usize,
  s: usize,
  u: usize,
  vh: usize,
  tolerance: f32,
  least: f32,
  work: usize,
): i32 {
  return smallSvd<f32>(items, m, n, a, s, u, vh, tolerance, least, work)
}

export function smallSvdF64(
  items: i32,
  m: i32,
  n: i32,
  a: usize,
  s: usize,
  u: usize,
  vh: usize,
  tolerance: f64,
  least: f64,
  work: usize,
): i32 {
  return smallSvd<f64>(items, m, n, a, s, u, vh, tolerance, least, work)
}

export function diagonalizeF32(items: i32, n: i32, a: usize, vectors: usize, tolerance: f32, work: usize): i32 {
  return diagonalize<f32>(items, n, a, vectors, tolerance, work)
}

export function diagonalizeF64(items: i32, n: i32, a: usize, vectors: usize, tolerance: f64, work: usize): i32 {
  return diagonalize<f64>(items, n, a, vectors, tolerance, work)
}

export function smallSolveF32(items: i32, n: i32, r: i32, a: usize, b: usize, transposed: bool, work: usize): bool {
  return smallSolve<f32>(items, n, r, a, b, transposed, work)
}

export function smallSolveF64(items: i32, n: i32, r: i32, a: usize, b: usize, transposed: bool, work: usize): bool {
  return smallSolve<f64>(items, n, r, a, b, transposed, work)
}

export function reduceRowsF32(op: i32, rows: i32, cols: i32, x: usize, out: usize): void {
  reduceRows<f32>(op, rows, cols, x, out)
}

export function reduceRowsF64(op: i32, rows: i32, cols: i32, x: usize, out: usize): void {
  reduceRows<f64>(op, rows, cols, x, out)
}

export function sumColumnsF32(groups: i32, rows: i32, cols: i32, x: usize, total: usize): void {
  sumColumns<f32>(groups, rows, cols, x, total)
}

export function sumColumnsF64(groups: i32, rows: i32, cols: i32, x: usize, total: usize): void {
  sumColumns<f64>(groups, rows, cols, x, total)
}

export function softmaxF32(rows: i32, cols: i32, x: usize, out: usize): void {
  softmax<f32>(rows, cols, x, out)
}

export function softmaxF64(rows: i32, cols: i32, x: usize, out: usize): void {
  softmax<f64>(rows, cols, x, out)
}

export function logSoftmaxF32(rows: i32, cols: i32, x: usize, out: usize): void {
  logSoftmax<f32>(rows, cols, x, out)
}

export function logSoftmaxF64(rows: i32, cols: i32, x: usize, out: usize): void {
  logSoftmax<f64>(rows, cols, x, out)
}

export function softmaxTangentF32(rows: i32, cols: i32, s: usize, t: usize, out: usize): void {
  softmaxTangent<f32>(rows, cols, s, t, out)
}

export function softmaxTangentF64(rows: i32, cols: i32, s: usize, t: usize, out: usize): void {
  softmaxTangent<f64>(rows, cols, s, t, out)
}

export function rmsNormalizeF32(rows: i32, cols: i32, eps: f64, x: usize, out: usize): void {
  rmsNormalize<f32>(rows, cols, eps, x, out)
}

export function rmsNormalizeF64(rows: i32, cols: i32, eps: f64, x: usize, out: usize): void {
  rmsNormalize<f64>(rows, cols, eps, x, out)
}

export function rmsNormalizeTangentF32(rows: i32, cols: i32, eps: f64, x: usize, t: usize, out: usize): void {
  rmsNormalizeTangent<f32>(rows, cols, eps, x, t, out)
}

export function rmsNormalizeTangentF64(rows: i32, cols: i32, eps: f64, x: usize, t: usize, out: usize): void {
  rmsNormalizeTangent<f64>(rows, cols, eps, x, t, out)
}

// prettier-ignore
export function sparseProductF32(rows: i32, width: i32, narrow: bool, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (narrow) sparseProduct<f32, u16>(rows, width, pointers, bases, indices, values, x, y)
  else sparseProduct<f32, u32>(rows, width, pointers, bases, indices, values, x, y)
}

// prettier-ignore
export function sparseAdjointF32(rows: i32, width: i32, narrow: bool, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (narrow) sparseAdjoint<f32, u16>(rows, width, pointers, bases, indices, values, x, y)
  else sparseAdjoint<f32, u32>(rows, width, pointers, bases, indices, values, x, y)
}

// prettier-ignore
export function sparseProductF64(rows: i32, width: i32, narrow: bool, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (narrow) sparseProduct<f64, u16>(rows, width, pointers, bases, indices, values, x, y)
  else sparseProduct<f64, u32>(rows, width, pointers, bases, indices, values, x, y)
}

// prettier-ignore
export function sparseAdjointF64(rows: i32, width: i32, narrow: bool, pointers: usize, bases: usize, indices: usize, values: usize, x: usize, y: usize): void {
  if (narrow) sparseAdjoint<f64, u16>(rows, width, pointers, bases, indices, values, x, y)
  else sparseAdjoint<f64, u32>(rows, width, pointers, bases, indices, values, x, y)
}

