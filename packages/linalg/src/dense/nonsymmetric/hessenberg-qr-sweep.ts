import type { Blas, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { type SmallReflector, reflect, reflectColumns, reflectRows, smallReflector } from './hessenberg-qr-reflect.ts'
import { firstColumn } from './hessenberg-qr-small.ts'
import { type QrRoom, copyRows, spread } from './hessenberg-qr-room.ts'
import { part } from '../window.ts'

/** Rows between bulges: each is three rows high. */
const SPACING = 3

/** Side of the diagonal window in which `bulges` move by `steps` rows. */
export function sweepWindow(bulges: number, steps: number): number {
  return SPACING * (bulges - 1) + steps + 4
}

/** Rows that a chain of bulges moves before the rest of the matrix is brought up to date. */
export function sweepSteps(bulges: number): number {
  return Math.max(8, SPACING * bulges)
}

/**
 * One QR sweep with many shifts: a chain of tightly packed bulges runs down the active block (K. Braman, R. Byers and
 * R. Mathias, The multishift QR algorithm I, SIAM J. Matrix Anal. Appl. 23, 2002). It moves within a small diagonal window,
 * where its reflectors are accumulated; products bring the rest of the matrix up to date.
 *
 * @param ktop - first row of the active block, `kbot` its last.
 * @param pairs - two shifts for each bulge: re, im, re, im.
 * @param bulges - how many; at least two rows of the block for each.
 */
export function sweepInPlace(room: QrRoom, ktop: number, kbot: number, pairs: Float64Array, bulges: number): void {
  const { blas, h, wantT } = room
  const [top, end] = wantT ? [0, h.columns] : [ktop, kbot + 1]
  const steps = sweepSteps(bulges)
  const total = kbot - ktop + SPACING * (bulges - 1)
  const reflector = smallReflector()
  const column = new Float64Array(3)
  for (let t = 0; t < total; t += steps) {
    const until = Math.min(total, t + steps)
    const rear = Math.max(ktop - 1, ktop - 1 + t - SPACING * (bulges - 1))
    const lead = Math.min(kbot - 2, ktop - 2 + until)
    const from = Math.max(ktop, rear)
    const size = Math.min(kbot, lead + 4) - from + 1
    // H and Uᵀ side by side, so that rows of both are reflected at once.
    const local = { at: room.squares[0].at, rows: size, columns: 2 * size, row: 2 * size, column: 1 }
    const window = part(local, 0, 0, size, size)
    const outer = part(h, from, from, size, size)
    copyRows(blas.data, outer, window)
    setRightIdentity(blas.data, local)
    const chain: Chain = { data: blas.data, local, ktop, kbot, from, pairs, bulges, reflector, column }
    for (let step = t; step < until; step++) advance(chain, step)
    copyRows(blas.data, window, outer)
    const first = rear + 1
    const count = Math.min(kbot, lead + 3) - first + 1
    const u = transposedWindow(part(local, first - from, size + first - from, count, count))
    spread(room, u, first, from, from + size, top, end)
  }
}

function setRightIdentity(data: Blas['data'], { at, rows, row }: Window): void {
  for (let i = 0; i < rows; i++) {
    const right = at + i * row + rows
    data.fill(0, right, right + rows)
    data[right + i] = 1
  }
}

/** Bulges in a window. */
interface Chain {
  readonly data: Blas['data']
  readonly local: Window
  readonly ktop: number
  readonly kbot: number
  /** Row and column of H at the top left of the window. */
  readonly from: number
  readonly pairs: Float64Array
  readonly bulges: number
  readonly reflector: SmallReflector
  /** Room for the first column of a step. */
  readonly column: Float64Array
}

/** Moves each bulge that is within the block by one row, the leading one first. */
function advance({ data, local, ktop, kbot, from, pairs, bulges, reflector, column }: Chain, step: number): void {
  const size = local.rows
  for (let m = 0; m < bulges; m++) {
    const k = ktop - 1 + step - SPACING * m
    if (k < ktop - 1) return
    if (k > kbot - 2) continue
    const height = Math.min(3, kbot - k)
    const i = k + 1 - from
    if (k === ktop - 1) {
      firstColumn(data, local.at + i * (local.row + 1), local.row, pairs, 4 * m, column)
      reflect(reflector, column[0]!, column[1]!, column[2]!)
    } else {
      const p = local.at + i * local.row + i - 1
      const { row } = local
      reflect(reflector, data[p]!, data[p + row]!, height === 3 ? data[p + 2 * row]! : 0)
      data[p] = reflector.beta
      data[p + row] = 0
      if (height === 3) data[p + 2 * row] = 0
    }
    reflectRows(data, local, reflector, i, height, i, 2 * size)
    reflectColumns(data, local, reflector, i, height, 0, Math.min(k + 4, kbot) - from + 1)
  }
}
