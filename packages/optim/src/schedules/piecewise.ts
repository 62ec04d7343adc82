import { OptionError } from '@ortho/core'
import type { Schedule } from './schedule.ts'

/** A schedule and where it begins. */
export interface Piece {
  /** First step of the piece. */
  readonly start: number
  /** Counts its own steps from 0. */
  readonly schedule: Schedule
}

/**
 * Schedules one after the other.
 *
 * @param pieces - in ascending order of `start`; the first starts at 0.
 * @throws OptionError when they are not.
 * @example
 * ```ts
 * piecewise([{ start: 0, schedule: constant(1) }, { start: 100, schedule: linear({ steps: 50 }) }])
 * ```
 */
export function piecewise(pieces: readonly Piece[]): Schedule {
  const starts = pieces.map(({ start }) => start)
  if (starts[0] !== 0 || starts.some((start, i) => i > 0 && !(start > (starts[i - 1] ?? NaN)))) {
    throw new OptionError({
      where: 'piecewise',
      argument: 'pieces',
      expected: 'schedules that start at ascending steps, the first at 0',
      received: `starts at ${starts.join(', ') || 'none'}`,
    })
  }
  return (step) => {
    const piece = pieces.findLast(({ start }) => start <= step)
    return piece === undefined ? NaN : piece.schedule(step - piece.start)
  }
}
