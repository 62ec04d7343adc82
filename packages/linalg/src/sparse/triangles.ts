import { SingularMatrixError } from '@ortho/core'
import type { SparsePattern } from './matrix.ts'

/**
 * A matrix in compressed rows as its two triangles: in each row, the elements before `places[i]` are those left of the diagonal,
 * those after it right of the diagonal. Both triangles get `diagonal`.
 */
export interface Triangles {
  readonly pattern: SparsePattern
  readonly values: Float64Array
  readonly places: Int32Array
  readonly diagonal: Float64Array
}

/** Where the diagonal element of each row is. @throws SingularMatrixError naming a row that stores none. */
export function diagonalPlaces(where: string, { shape: [n], rowPointers, columnIndices }: SparsePattern): Int32Array {
  const places = new Int32Array(n)
  for (let i = 0; i < n; i++) {
    let p = rowPointers[i]!
    while (p < rowPointers[i + 1]! && columnIndices[p]! < i) p++
    if (p === rowPointers[i + 1]! || columnIndices[p] !== i) {
      throw new SingularMatrixError({
        where,
        argument: 'a',
        expected: 'with all elements of its diagonal stored',
        received: `none in row ${i}`,
        hint: 'Permute rows so that the diagonal has no zeros.',
      })
    }
    places[i] = p
  }
  return places
}

/** x ← (D + L)⁻¹·x. */
export function lowerRows({ pattern: { rowPointers, columnIndices }, values, places, diagonal }: Triangles, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    const end = places[i]!
    let sum = x[i]!
    for (let p = rowPointers[i]!; p < end; p++) sum -= values[p]! * x[columnIndices[p]!]!
    x[i] = sum / diagonal[i]!
  }
}

/** x ← (D + U)⁻¹·x. */
export function upperRows({ pattern: { rowPointers, columnIndices }, values, places, diagonal }: Triangles, x: Float64Array): void {
  for (let i = x.length - 1; i >= 0; i--) {
    const end = rowPointers[i + 1]!
    let sum = x[i]!
    for (let p = places[i]! + 1; p < end; p++) sum -= values[p]! * x[columnIndices[p]!]!
    x[i] = sum / diagonal[i]!
  }
}

/** x ← (D + L)⁻ᵀ·x. */
export function lowerAdjointRows({ pattern: { rowPointers, columnIndices }, values, places, diagonal }: Triangles, x: Float64Array): void {
  for (let i = x.length - 1; i >= 0; i--) {
    const end = places[i]!
    const element = (x[i]! /= diagonal[i]!)
    for (let p = rowPointers[i]!; p < end; p++) x[columnIndices[p]!]! -= values[p]! * element
  }
}

/** x ← (D + U)⁻ᵀ·x. */
export function upperAdjointRows({ pattern: { rowPointers, columnIndices }, values, places, diagonal }: Triangles, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) {
    const end = rowPointers[i + 1]!
    const element = (x[i]! /= diagonal[i]!)
    for (let p = places[i]! + 1; p < end; p++) x[columnIndices[p]!]! -= values[p]! * element
  }
}
