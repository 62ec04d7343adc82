import type { Floor } from './case.ts'
import type { Outcome, Timing } from './harness.ts'

/** A time with its unit, three digits. */
export function showTime(milliseconds: number): string {
  if (milliseconds >= 1000) return `${three(milliseconds / 1000)} s`
  return milliseconds >= 1 ? `${three(milliseconds)} ms` : `${three(1000 * milliseconds)} µs`
}

/** The speed of a contender in GFLOP/s, or GB/s: an amount of work, or of bytes, in its time. */
export function showSpeed({ median }: Timing, amount: number): string {
  return three(amount / median / 1e6)
}

/** A floor as a requirement. */
export function showRequirement(floor: Floor): string {
  if (floor.kind === 'time') return `${floor.of} ≤ ${floor.atMostMicroseconds} µs`
  return `${floor.of} ≥ ${floor.atLeast}× ${floor.against}`
}

/** What was measured against a floor, or why nothing was. */
export function showMeasured({ floor, measured, skipped }: Outcome): string {
  if (measured === undefined) return `skipped: ${skipped ?? 'not measured'}`
  return floor.kind === 'time' ? `${three(measured)} µs` : `${three(measured)}×`
}

function three(value: number): string {
  return String(Number(value.toPrecision(3)))
}
