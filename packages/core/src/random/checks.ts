import { OptionError } from '../errors.ts'

/** Checks a number of values to draw. @throws OptionError unless a non-negative safe integer. */
export function requireCount(where: string, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new OptionError({ where, argument: 'count', expected: 'a non-negative integer', received: String(count) })
  }
}

/** Checks the ends of an interval. @throws OptionError unless both are finite and `min < max`. */
export function requireInterval(where: string, min: number, max: number): void {
  if (!Number.isFinite(min) || !Number.isFinite(max) || !(min < max)) {
    throw new OptionError({ where, argument: 'min, max', expected: 'finite numbers with min < max', received: `${min} and ${max}` })
  }
}
