/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}

/** The smallest value; Infinity of nothing. */
export function minimum(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity)
}

/** The largest value; −Infinity of nothing. */
export function maximum(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity)
}
