import type { Blas, Window } from '@ortho/core'
import { deflateInPlace } from './hessenberg-qr-deflate.ts'
import type { QrRoom, QrTuning } from './hessenberg-qr-room.ts'
import { doubleShiftInPlace, isNegligible, precisionOf } from './hessenberg-qr-small.ts'
import { sweepInPlace, sweepSteps, sweepWindow } from './hessenberg-qr-sweep.ts'

/** Steps without a deflation after which shifts are made up, to break cycles. */
const EXCEPTIONAL = 6

/** Part of a window that must deflate for the next step to deflate again instead of sweeping. */
const WORTHWHILE = 0.14

/**
 * Real Schur form of an upper Hessenberg matrix by multishift QR iteration with aggressive early deflation, in place. Small
 * matrices go through double-shift steps. Arguments and result as of {@link doubleShiftInPlace}.
 */
export function hessenbergQrInPlace(
  blas: Blas,
  h: Window,
  z: Window | undefined,
  lo: number,
  hi: number,
  { wantT, tuning = tuningFor(hi - lo + 1) }: { readonly wantT: boolean; readonly tuning?: QrTuning | undefined },
): number {
  if (hi - lo < tuning.small) return doubleShiftInPlace(blas.data, h, z, lo, hi, wantT)
  const { mark } = blas
  const longest = sweepWindow(tuning.bulges, sweepSteps(tuning.bulges))
  const widest = Math.max(2 * tuning.window, tuning.alone, longest) + 2
  const squares = [blas.reserve(2 * widest, widest), blas.reserve(widest, widest), blas.reserve(widest, widest)] as const
  const slab = blas.reserve(widest, Math.max(h.columns, z?.rows ?? 0))
  // Deflation takes a little more for a moment: room is made now, so that the numbers stay where they are.
  const full = blas.mark
  blas.reserve(6 * widest, widest)
  blas.release(full)
  const left = iterate({ blas, h, z, lo, wantT, tuning, squares, slab }, hi)
  blas.release(mark)
  return left
}

/** Sizes measured to be good. */
function tuningFor(n: number): QrTuning {
  if (n < 400) return { small: 75, alone: 48, window: 24, bulges: 6 }
  if (n < 800) return { small: 75, alone: 48, window: 32, bulges: 12 }
  return { small: 75, alone: 48, window: 48, bulges: 16 }
}

function iterate(room: QrRoom, hi: number): number {
  const { blas, h, lo, tuning } = room
  const { data } = blas
  const precision = precisionOf(data)
  const limit = 30 * Math.max(10, hi - lo + 1)
  let kbot = hi
  let since = 0
  for (let step = 0; kbot >= lo; step++) {
    if (step > limit) return kbot + 1
    let ktop = kbot
    while (ktop > lo && !isNegligible(data, h, ktop, lo, hi, precision)) ktop--
    if (ktop > lo) data[h.at + ktop * h.row + ktop - 1] = 0
    if (ktop === kbot) {
      kbot--
      since = 0
      continue
    }
    const { deflated, pairs } = deflateInPlace(room, ktop, kbot, windowSize(room, ktop, kbot, since))
    kbot -= deflated
    since = deflated > 0 ? 0 : since + 1
    const rows = kbot - ktop + 1
    if (deflated === 0 && rows <= tuning.alone) return kbot + 1
    if (rows <= tuning.alone || deflated > WORTHWHILE * tuning.window) continue
    const bulges = Math.max(1, Math.min(tuning.bulges, Math.floor(rows / 6)))
    const made = pairs.length === 0 || (since > 0 && since % EXCEPTIONAL === 0)
    const shifts = made ? exceptionalShifts(data, h, ktop, kbot, bulges) : pairs.subarray(Math.max(0, pairs.length - 4 * bulges))
    sweepInPlace(room, ktop, kbot, shifts, shifts.length / 4)
  }
  return lo
}

/** Rows of the window of early deflation: the whole block if it is small, larger ones after failures. */
function windowSize({ blas, h, tuning }: QrRoom, ktop: number, kbot: number, since: number): number {
  const rows = kbot - ktop + 1
  if (rows <= tuning.alone) return rows
  const size = Math.min(since < EXCEPTIONAL - 1 ? tuning.window : 2 * tuning.window, rows)
  if (size > rows - 2) return rows <= 2 * tuning.window ? rows : size
  // A larger element before the window is a worse place to cut.
  const p = h.at + (kbot - size + 1) * h.row + kbot - size
  return Math.abs(blas.data[p]!) > Math.abs(blas.data[p - h.row - 1]!) ? size + 1 : size
}

/** Shifts from the sizes of subdiagonal elements, as in EISPACK. */
function exceptionalShifts(data: Blas['data'], h: Window, ktop: number, kbot: number, bulges: number): Float64Array {
  const pairs = new Float64Array(4 * bulges)
  for (let m = 0; m < bulges; m++) {
    const i = Math.max(ktop + 2, kbot - 2 * m)
    const p = h.at + i * (h.row + 1)
    const s = Math.abs(data[p - 1]!) + Math.abs(data[p - h.row - 2]!)
    const a = 0.75 * s + data[p]!
    const imaginary = Math.sqrt(0.4375) * s
    pairs.set([a, imaginary, a, -imaginary], 4 * m)
  }
  return pairs
}
