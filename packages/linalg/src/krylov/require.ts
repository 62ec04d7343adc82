import { OptionError } from '@ortho/core'

/** @throws OptionError for what is no positive integer (or zero). */
export function requireCount(where: string, argument: string, value: number, least = 0): number {
  if (Number.isInteger(value) && value >= least) return value
  throw new OptionError({ where, argument, expected: `an integer of at least ${least}`, received: String(value) })
}

/** @throws OptionError for what is negative or NaN. */
export function requireTolerance(where: string, argument: string, value: number): number {
  if (value >= 0) return value
  throw new OptionError({ where, argument, expected: 'at least 0', received: String(value) })
}

/** @throws OptionError for what is not among the names. */
export function requireName<T extends string>(where: string, argument: string, name: T, names: readonly T[]): T {
  if (names.includes(name)) return name
  throw new OptionError({ where, argument, expected: names.map((one) => `'${one}'`).join(', '), received: name })
}
