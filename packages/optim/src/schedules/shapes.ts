import { requireSteps } from '../blocks/require-steps.ts'
import type { Schedule } from './schedule.ts'

/** From one number to another over a number of steps. */
export interface Course {
  /** Value at step 0. Default 1. */
  readonly from?: number | undefined
  /** Value at step `steps` and after. Default 0. */
  readonly to?: number | undefined
  /** Steps from the one to the other; at least 1. */
  readonly steps: number
}

/** A straight line. */
export function linear({ from = 1, to = 0, steps }: Course): Schedule {
  requireSteps('linear', 'steps', steps, 1)
  return (step) => (step >= steps ? to : from + (to - from) * (step / steps))
}

/** Half a period of a cosine: flat at both ends. */
export function cosine({ from = 1, to = 0, steps }: Course): Schedule {
  requireSteps('cosine', 'steps', steps, 1)
  return (step) => (step >= steps ? to : to + ((from - to) * (1 + Math.cos((Math.PI * step) / steps))) / 2)
}

/** Multiplied by `factor` every `steps` steps, smoothly: `from · factor^(step / steps)`. */
export function exponential({
  from = 1,
  factor,
  steps,
}: {
  readonly from?: number
  readonly factor: number
  readonly steps: number
}): Schedule {
  requireSteps('exponential', 'steps', steps, 1)
  return (step) => from * factor ** (step / steps)
}
