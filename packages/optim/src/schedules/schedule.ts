/** A number for each step, the first of which is 0: most often a factor of the learning rate. */
export type Schedule = (step: number) => number

/** The same number at every step. */
export function constant(value: number): Schedule {
  return () => value
}
