import type { Columns } from './columns.ts'

/**
 * Fills the columns from `from` on so that all columns are orthonormal, in place. The columns before are orthonormal.
 *
 * Each new one is the unit vector that is farthest from the span so far, orthogonalized twice against it.
 */
export function completeBasisInPlace(x: Columns, from: number): void {
  const { rows, count, data } = x
  for (let j = from; j < count; j++) {
    const column = data.subarray(j * rows, (j + 1) * rows)
    column.fill(0)
    column[farthestUnit(x, j)] = 1
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        const other = data.subarray(k * rows, (k + 1) * rows)
        let dot = 0
        for (let i = 0; i < rows; i++) dot += column[i]! * other[i]!
        for (let i = 0; i < rows; i++) column[i]! -= dot * other[i]!
      }
      const length = Math.sqrt(column.reduce((sum, v) => sum + v * v, 0))
      for (let i = 0; i < rows; i++) column[i]! /= length
    }
  }
}

/** Index i of the unit vector whose projection on the first `known` columns is the shortest. */
function farthestUnit({ rows, data }: Columns, known: number): number {
  let best = 0
  let least = Infinity
  for (let i = 0; i < rows; i++) {
    let projection = 0
    for (let k = 0; k < known; k++) projection += data[k * rows + i]! ** 2
    if (projection >= least) continue
    best = i
    least = projection
  }
  return best
}
