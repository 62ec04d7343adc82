import { OptionError } from '@ortho/core'
import { requireSteps } from '../blocks/require-steps.ts'
import type { Schedule } from './schedule.ts'
import { cosine, linear } from './shapes.ts'

/** Options of {@link warmupCosine}. */
export interface WarmupCosineOptions {
  /** Steps of the whole run. */
  readonly steps: number
  /** Steps to rise to 1. Default 0. */
  readonly warmup?: number | undefined
  /** Value that the cosine falls to at the end. Default 0. */
  readonly end?: number | undefined
}

/** Rises to 1 in a line, then falls along a cosine. No step is spent at 0: step t of the rise has (t + 1)/warmup. */
export function warmupCosine({ steps, warmup = 0, end = 0 }: WarmupCosineOptions): Schedule {
  requireFit('warmupCosine', steps, warmup, 1)
  const fall = cosine({ to: end, steps: steps - warmup })
  return (step) => (step < warmup ? (step + 1) / warmup : fall(step - warmup))
}

/** Options of {@link warmupStableDecay}. */
export interface WarmupStableDecayOptions {
  /** Steps of the whole run. */
  readonly steps: number
  /** Steps to rise to 1. Default 0. */
  readonly warmup?: number | undefined
  /** Steps at the end over which it falls in a line to 0, reached at step `steps`; at most `steps − warmup`. */
  readonly decay: number
}

/** Rises to 1 in a line, stays there, and falls in a line to 0. Steps of the rise as in {@link warmupCosine}. */
export function warmupStableDecay({ steps, warmup = 0, decay }: WarmupStableDecayOptions): Schedule {
  requireSteps('warmupStableDecay', 'decay', decay, 1)
  requireFit('warmupStableDecay', steps, warmup, decay)
  const fall = linear({ steps: decay })
  return (step) => (step < warmup ? (step + 1) / warmup : fall(Math.max(0, step - (steps - decay))))
}

function requireFit(where: string, steps: number, warmup: number, rest: number): void {
  requireSteps(where, 'steps', steps, 1)
  requireSteps(where, 'warmup', warmup, 0)
  if (warmup + rest <= steps) return
  throw new OptionError({ where, argument: 'steps', expected: `at least ${warmup + rest} to fit its parts`, received: String(steps) })
}
