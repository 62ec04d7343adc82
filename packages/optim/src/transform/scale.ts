import { type Tensor, mul, treeMap } from '@ortho/core'
import { nextCount, zeroCount } from '../blocks/counter.ts'
import type { Schedule } from '../schedules/schedule.ts'
import { type Params, type Transformation, stateless } from './transformation.ts'

/** Multiplies updates by a number; `scale(-learningRate)` ends an optimizer. */
export function scale(factor: number): Transformation<null> {
  return stateless((updates) => scaled(updates, factor))
}

/** State of {@link scaleBySchedule}. */
export type ScheduleState = {
  /** Updates done. int32 scalar on the CPU. */
  readonly schedule_step: Tensor
}

/**
 * Multiplies updates by `schedule(step)`, where the first update has step 0. After an optimizer it schedules the learning
 * rates of all its groups at once, decoupled weight decay included.
 */
export function scaleBySchedule(schedule: Schedule): Transformation<ScheduleState> {
  return {
    init: () => ({ schedule_step: zeroCount() }),
    update: (grads, { schedule_step }) => {
      const { count, n } = nextCount(schedule_step)
      return { updates: scaled(grads, schedule(n - 1)), state: { schedule_step: count } }
    },
  }
}

function scaled<P extends Params>(updates: P, factor: number): P {
  return treeMap((u: Tensor) => mul(u, factor), updates)
}
