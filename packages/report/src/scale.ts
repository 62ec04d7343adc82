import { formatPower, formatTick } from './number.ts'
import type { Axis } from './types.ts'

/** A tick in drawn coordinates and what stands beside it. */
export interface Tick {
  /** Drawn coordinate: the value, or its log₁₀ on a logarithmic axis. */
  readonly at: number
  /** Text beside it. */
  readonly label: string
}

/** How the values of an axis are drawn. Charts are always linear in drawn coordinates, so the ticks are ours. */
export interface Scale {
  /** Drawn coordinate of a value; NaN (a gap) for what cannot be drawn: beyond ±1e300, or below 1e-300 on a log axis. */
  readonly draw: (value: number) => number
  /** Lower end in drawn coordinates. */
  readonly low: number
  /** Upper end in drawn coordinates, above `low`. */
  readonly high: number
  /** Whether nothing in the data can be drawn. */
  readonly empty: boolean
  /** Ticks within the ends, ascending. */
  readonly ticks: readonly Tick[]
}

/** Room for the data within an axis. */
export interface Fit {
  /** Share of the extent left free at each end that the axis does not fix itself. Default 0. */
  readonly pad?: number
  /** Whether a linear axis must show zero, as bars need. Default false. */
  readonly zero?: boolean
}

/** Larger values would overflow when an extent or a margin is computed. */
const LARGEST = 1e300
/** Smaller values have too few bits for the ticks of a logarithmic axis. */
const SMALLEST = 1e-300

/**
 * The scale of an axis over data. An axis without drawable data spans [0, 1], or [0.1, 1] when logarithmic; an extent too
 * narrow for doubles to divide is widened.
 */
export function scaleOf(axis: Axis, data: Iterable<ArrayLike<number>>, { pad = 0, zero = false }: Fit = {}): Scale {
  const log = axis.log === true
  const draw = log ? drawLog : drawLinear
  let [low, high] = extentOf(data, draw)
  const empty = low > high
  if (empty) [low, high] = log ? [-1, 0] : [0, 1]
  if (zero && !log) [low, high] = [Math.min(low, 0), Math.max(high, 0)]
  const fixedLow = axis.min === undefined ? NaN : draw(axis.min)
  const fixedHigh = axis.max === undefined ? NaN : draw(axis.max)
  if (!Number.isNaN(fixedLow)) low = fixedLow
  if (!Number.isNaN(fixedHigh)) high = fixedHigh
  ;[low, high] = widened(low, high, log)
  const margin = (high - low) * pad
  if (Number.isNaN(fixedLow) && !(zero && low === 0)) low -= margin
  if (Number.isNaN(fixedHigh) && !(zero && high === 0)) high += margin
  return { draw, low, high, empty, ticks: log ? logTicks(low, high) : linearTicks(low, high) }
}

function drawLinear(value: number): number {
  return Math.abs(value) <= LARGEST ? value : NaN
}

function drawLog(value: number): number {
  return value >= SMALLEST && value <= LARGEST ? Math.log10(value) : NaN
}

function extentOf(data: Iterable<ArrayLike<number>>, draw: (value: number) => number): [number, number] {
  let low = Infinity
  let high = -Infinity
  for (const values of data) {
    for (let i = 0; i < values.length; i++) {
      const value = draw(values[i]!)
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return [low, high]
}

function widened(low: number, high: number, log: boolean): [number, number] {
  const size = Math.max(Math.abs(low), Math.abs(high), SMALLEST)
  if (high - low > size * 1e-9) return [low, high]
  const half = log ? 0.15 : size > SMALLEST ? size * 0.05 : 0.5
  return [Math.min(low, high) - half, Math.max(low, high) + half]
}

/** Ticks at multiples of 1, 2 or 5 times a power of ten, four to eight of them. */
function linearTicks(low: number, high: number): Tick[] {
  const rough = (high - low) / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10)
  const largest = Math.max(Math.abs(low), Math.abs(high))
  const first = Math.ceil(low / step - 1e-9)
  const count = Math.floor(high / step + 1e-9) - first + 1
  return Array.from({ length: count }, (_, i) => (first + i) * step).map((at) => ({ at, label: formatTick(at, step, largest) }))
}

/** Ticks at decades, thinned to at most seven; at 1, 2 and 5 below two decades; at even steps where those are too few. */
function logTicks(low: number, high: number): Tick[] {
  const stride = Math.ceil((high - low) / 7)
  const factors = high - low < 2 ? [1, 2, 5] : [1]
  const ticks: Tick[] = []
  for (let decade = Math.floor(low); decade <= high; decade++) {
    if (decade % stride !== 0) continue
    for (const factor of factors) {
      const at = decade + Math.log10(factor)
      if (at >= low - 1e-9 && at <= high + 1e-9) ticks.push({ at, label: logLabel(factor, decade) })
    }
  }
  if (ticks.length >= 3) return ticks
  const [from, to] = [10 ** low, 10 ** high]
  if (!(from > 0 && to <= LARGEST)) return ticks
  return linearTicks(from, to).map(({ at, label }) => ({ at: Math.log10(at), label }))
}

function logLabel(factor: number, decade: number): string {
  return decade >= -3 && decade <= 3 ? String(Number(`${factor}e${decade}`)) : formatPower(Number(`${factor}e${decade}`))
}
