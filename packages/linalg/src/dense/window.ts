import type { Window } from '@ortho/core'

/** Rows from `i`, columns from `j` of a window: `rows × columns` of them, by default all that are left. */
export function part(w: Window, i: number, j: number, rows: number = w.rows - i, columns: number = w.columns - j): Window {
  return { at: w.at + i * w.row + j * w.column, rows, columns, row: w.row, column: w.column }
}
