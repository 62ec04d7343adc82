import { BackendError } from '@ortho/core'
import type { Absent, Case, Contender, Elements, Floor, Timed, Tolerance } from './case.ts'
import { maximum, median, minimum } from './statistics.ts'

/** How often a case is repeated. */
export interface Repetition {
  /** Rounds that count; one more comes first to warm up. */
  readonly rounds: number
  /** Factor of the calls per round of each contender; at least one call is made. */
  readonly share: number
}

/** Repetition of results that are published. */
export const FULL: Repetition = { rounds: 9, share: 1 }

/** Repetition that shows whether everything runs. Its numbers mean little. */
export const QUICK: Repetition = { rounds: 3, share: 0.1 }

/** Times of one contender, in milliseconds per call. */
export interface Timing {
  readonly name: string
  readonly calls: number
  readonly rounds: number
  readonly median: number
  readonly fastest: number
  readonly slowest: number
}

/** A floor and what was measured against it. */
export interface Outcome {
  readonly floor: Floor
  /** Quotient of times, or microseconds; absent with the reason in `skipped`. */
  readonly measured?: number | undefined
  readonly passed?: boolean | undefined
  /** Why nothing was measured. */
  readonly skipped?: string | undefined
}

/** All that was measured of a case. */
export interface CaseResult {
  readonly name: string
  readonly flops?: number | undefined
  readonly bytes?: number | undefined
  readonly timings: readonly Timing[]
  readonly absent: readonly Absent[]
  readonly outcomes: readonly Outcome[]
}

/**
 * Verifies every contender of a case, then times them round by round, each round all of them, beginning with another one
 * each time: what else the machine does meets all alike.
 *
 * @throws BackendError when a result is wrong.
 */
export async function measure(work: Case, { rounds, share }: Repetition): Promise<CaseResult> {
  const present = work.contenders.filter(isPresent)
  const absent = work.contenders.filter((contender) => 'absent' in contender)
  await verify(work, present)
  const samples = new Map(present.map(({ name }) => [name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    for (let i = 0; i < present.length; i++) {
      const contender = present[(i + round) % present.length]
      if (contender === undefined || !takesPart(contender, round)) continue
      const time = await timeRound(contender, callsOf(contender, share))
      if (round > 0) samples.get(contender.name)?.push(time)
    }
  }
  return {
    name: work.name,
    flops: work.flops,
    bytes: work.bytes,
    timings: present.map((contender) => timing(contender, callsOf(contender, share), samples.get(contender.name) ?? [])),
    absent,
    outcomes: work.floors.map((floor) => judge(floor, samples, absent)),
  }
}

function isPresent(contender: Contender | Timed | Absent): contender is Contender | Timed {
  return !('absent' in contender)
}

/** Round 0 warms up. */
function takesPart({ rounds }: Timed, round: number): boolean {
  return rounds === undefined || (round > 0 && round <= rounds)
}

function callsOf({ calls }: Timed, share: number): number {
  return Math.max(1, Math.round(calls * share))
}

async function verify(work: Case, contenders: readonly (Contender | Timed)[]): Promise<void> {
  const expected = await work.reference()
  for (const contender of contenders) {
    if (!('result' in contender)) continue
    await contender.prepare?.()
    requireNear(`${work.name}, ${contender.name}`, await contender.result(), expected, work.tolerance)
  }
}

/** @throws BackendError naming the first element that is further from `expected` than `tolerance` allows, or NaN. */
export function requireNear(where: string, got: Elements, expected: Elements, { absolute = 0, relative = 0 }: Tolerance): void {
  if (got.length !== expected.length) {
    throw new BackendError({ where, argument: 'result', expected: `of ${expected.length} elements`, received: `${got.length}` })
  }
  for (let i = 0; i < expected.length; i++) {
    const want = expected[i] ?? NaN
    const value = got[i] ?? NaN
    const allowed = absolute + relative * Math.abs(want)
    if (Math.abs(value - want) <= allowed) continue
    throw new BackendError({ where, argument: `result[${i}]`, expected: `within ${allowed} of ${want}`, received: String(value) })
  }
}

/** Milliseconds per call. Garbage of others is collected first, where the process lets us. */
async function timeRound(contender: Timed, calls: number): Promise<number> {
  await contender.prepare?.()
  globalThis.gc?.()
  const { call, clock } = contender
  if (clock !== undefined) return clock(calls)
  const started = performance.now()
  for (let i = 0; i < calls; i++) {
    const done = call()
    // Waiting for what is not a promise would cost as much as a small operation.
    if (done instanceof Promise) await done
  }
  return (performance.now() - started) / calls
}

function timing({ name }: Timed, calls: number, samples: readonly number[]): Timing {
  const rounds = samples.length
  return { name, calls, rounds, median: median(samples), fastest: minimum(samples), slowest: maximum(samples) }
}

function judge(floor: Floor, samples: ReadonlyMap<string, readonly number[]>, absent: readonly Absent[]): Outcome {
  const ours = samples.get(floor.of)
  if (ours === undefined) return { floor, skipped: reason(floor.of, absent) }
  if (floor.kind === 'time') {
    const measured = 1000 * median(ours)
    return { floor, measured, passed: measured <= floor.atMostMicroseconds }
  }
  const theirs = samples.get(floor.against)
  if (theirs === undefined) return { floor, skipped: reason(floor.against, absent) }
  // Quotients within a round: a slow phase of the machine hits both.
  const rounds = Math.min(ours.length, theirs.length)
  const measured = median(theirs.slice(0, rounds).map((time, round) => time / (ours[round] ?? NaN)))
  return { floor, measured, passed: measured >= floor.atLeast }
}

function reason(name: string, absent: readonly Absent[]): string {
  return absent.find((contender) => contender.name === name)?.absent ?? `no contender is called ${name}`
}
