/** Most points of a series that are drawn as they are. */
export const MAX_POINTS = 2000

/** Buckets of a longer series: about one for every pixel of a chart, with two points in each. */
const BUCKETS = 500

/**
 * Indices of the points to draw: all of them up to {@link MAX_POINTS}; of a longer series the first and last point and,
 * in each of 500 equal buckets, the lowest, the highest and one non-finite value, in order. Spikes and gaps
 * survive, which averages and every-nth sampling lose.
 *
 * @param y - drawn values; not modified. Non-finite values are gaps.
 */
export function decimate(y: ArrayLike<number>): number[] {
  const indices: number[] = []
  if (y.length <= MAX_POINTS) {
    for (let i = 0; i < y.length; i++) indices.push(i)
    return indices
  }
  const last = y.length - 1
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const start = Math.floor((bucket * y.length) / BUCKETS)
    const end = Math.floor(((bucket + 1) * y.length) / BUCKETS)
    const kept = bucketExtremes(y, start, end)
    if (start === 0) kept.push(0)
    if (end > last) kept.push(last)
    kept.sort((a, b) => a - b)
    for (const index of kept) if (index !== indices.at(-1)) indices.push(index)
  }
  return indices
}

function bucketExtremes(y: ArrayLike<number>, start: number, end: number): number[] {
  let low = -1
  let high = -1
  let gap = -1
  for (let i = start; i < end; i++) {
    const value = y[i]!
    if (!Number.isFinite(value)) gap = i
    else {
      if (low < 0 || value < y[low]!) low = i
      if (high < 0 || value > y[high]!) high = i
    }
  }
  return [low, high, gap].filter((index) => index >= 0)
}
