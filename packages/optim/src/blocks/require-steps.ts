import { OptionError } from '@ortho/core'

/** @throws OptionError unless `value` is an integer of at least `least`. */
export function requireSteps(where: string, argument: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new OptionError({ where, argument, expected: `an integer of at least ${least}`, received: String(value) })
}
