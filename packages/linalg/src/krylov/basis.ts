import { type FloatArray, type Storage, Tensor, getBackend, tensorFrom } from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'
import { eighStorage } from '../eigen/eigh-kernel.ts'
import { svdStorage } from '../singular/svd-kernel.ts'
import { fillWithNoise, length, orthogonalizeAgainst, scale } from './vectors.ts'

/** Elements of a vector that are worked on at a time: a piece of every column stays in the cache. */
const PIECE = 1024

/**
 * Columns V·C: column i of the result is Σ V_j·C[j, i].
 *
 * @param c - by rows, as many as there are columns in V.
 * @param width - columns of C.
 */
export function combined(v: readonly Float64Array[], c: FloatArray, width: number): Float64Array[] {
  const n = v[0]?.length ?? 0
  const out = Array.from({ length: width }, () => new Float64Array(n))
  for (let from = 0; from < n; from += PIECE) {
    const to = Math.min(n, from + PIECE)
    for (let i = 0; i < width; i++) {
      const target = out[i]!
      for (let j = 0; j < v.length; j++) {
        const factor = c[j * width + i]!
        const source = v[j]!
        for (let p = from; p < to; p++) target[p]! += factor * source[p]!
      }
    }
  }
  return out
}

/** Columns `chosen` of a square matrix given by rows, as a matrix by rows. */
export function columnsOf(matrix: FloatArray, n: number, chosen: readonly number[]): Float64Array {
  const out = new Float64Array(n * chosen.length)
  for (let j = 0; j < n; j++) chosen.forEach((column, i) => (out[j * chosen.length + i] = matrix[j * n + column]!))
  return out
}

/** A unit vector orthogonal to the columns, made of noise; undefined where they span everything. */
export function newDirection(columns: readonly Float64Array[], n: number, seed: number): Float64Array | undefined {
  if (columns.length >= n) return undefined
  for (let attempt = 0; attempt < 5; attempt++) {
    const x = new Float64Array(n)
    fillWithNoise(x, seed + 7919 * (attempt + 1))
    const before = length(x)
    const size = orthogonalizeAgainst(columns, x)
    if (size <= 2 ** -40 * before) continue
    scale(1 / size, x)
    // What was left was short: rounding errors have grown with it.
    const again = orthogonalizeAgainst(columns, x)
    scale(1 / again, x)
    return x
  }
  return undefined
}

/** Eigenvalues, ascending, and eigenvectors as columns of a small symmetric matrix by rows. */
export function smallEigen(where: string, matrix: Float64Array, n: number): { values: FloatArray; vectors: FloatArray } {
  const a = smallTensor(matrix, n)
  const { values, vectors } = eighStorage(where, a, true)
  return { values: elements(a, values, [n]), vectors: elements(a, vectors, [n, n]) }
}

/** Singular values, descending, and vectors U·diag(s)·Vᵀ of a small square matrix by rows. */
export function smallSvd(where: string, matrix: Float64Array, n: number): { u: FloatArray; s: FloatArray; vh: FloatArray } {
  const a = smallTensor(matrix, n)
  const { u, s, vh } = svdStorage(where, a, 'thin')
  return { u: elements(a, u, [n, n]), s: elements(a, s, [n]), vh: elements(a, vh, [n, n]) }
}

/** Vectors side by side as `[n, k]`. */
export function sideBySide(columns: readonly Float64Array[], n: number, { dtype, backend }: Pick<Tensor, 'dtype' | 'backend'>): Tensor {
  const k = columns.length
  const out = dtype === 'float32' ? new Float32Array(n * k) : new Float64Array(n * k)
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) out[i * k + j] = column[i]!
  })
  return tensorFrom(out, [n, k], dtype, backend)
}

function smallTensor(matrix: Float64Array, n: number): Tensor {
  return tensorFrom(matrix.slice(0, n * n), [n, n], 'float64', getBackend('cpu'))
}

function elements({ backend, dtype }: Tensor, storage: Storage | undefined, shape: readonly number[]): FloatArray {
  return floatsOf(new Tensor(backend, storage ?? {}, dtype, shape))
}
