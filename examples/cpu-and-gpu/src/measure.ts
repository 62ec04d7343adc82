import { type Backend, type TypedArray, scope } from '@ortho/core'
import type { Job } from './jobs.ts'

/** What came out on one backend. */
export interface Measurement {
  /** Milliseconds of the first run, and of the median of the next. */
  readonly first: number
  readonly median: number
  /** Elements of the result. */
  readonly values: TypedArray
}

const runs = 5

/** Computes a job several times on a backend, each time until its result has been read. */
export async function measure(job: Job, order: number, backend: Backend): Promise<Measurement> {
  const compute = job.prepare(order, backend)
  const times: number[] = []
  let values: TypedArray = new Float32Array(0)
  for (let run = 0; run <= runs; run++) {
    // Lets the page draw what it has.
    await new Promise((resolve) => setTimeout(resolve))
    const start = performance.now()
    const result = scope(compute)
    values = await result.data()
    times.push(performance.now() - start)
    result.dispose()
  }
  const [first = NaN, ...rest] = times
  return { first, median: rest.sort((a, b) => a - b)[runs >> 1] ?? NaN, values }
}

/** The largest difference between two elements, relative to the largest element. */
export function difference(a: TypedArray, b: TypedArray): number {
  let [apart, largest] = [0, 0]
  for (const [i, value] of a.entries()) {
    apart = Math.max(apart, Math.abs(value - (b[i] ?? NaN)))
    largest = Math.max(largest, Math.abs(value))
  }
  return apart / largest
}
