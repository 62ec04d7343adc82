import { type Key, OptionError, type TypedArray, gumbelArray } from '@ortho/core'

/** How a token is drawn from logits. */
export interface SampleOptions {
  /** Divides the logits; 0 takes the largest, and of equal ones the first. Default 1. */
  readonly temperature?: number | undefined
  /** Only the `topK` largest logits, and those equal to the last of them, can be drawn. Default: all. */
  readonly topK?: number | undefined
  /** Only the fewest most probable tokens whose probabilities reach `topP` can be drawn; in (0, 1]. Default 1: all. */
  readonly topP?: number | undefined
}

/**
 * A token drawn from `softmax(logits / temperature)`, cut by `topK` and then by `topP`, as `transformers` orders them. The
 * draw is the largest logit + Gumbel noise.
 *
 * @param logits - one per token; −Infinity for impossible ones.
 * @throws OptionError for an option out of range, or logits that are NaN, infinite, or all −Infinity.
 */
export function sampleToken(key: Key, logits: TypedArray, options: SampleOptions = {}): number {
  const { temperature = 1, topK, topP = 1 } = options
  checkOptions(temperature, topK, topP)
  const largest = argmax(logits)
  const top = logits[largest] ?? NaN
  if (!Number.isFinite(top) || logits.some((x) => Number.isNaN(x))) {
    throw new OptionError({
      where: 'sampleToken',
      argument: 'logits',
      expected: 'numbers of which the largest is finite',
      received: 'others',
      hint: 'NaN comes from weights that are not finite, or from training that diverged.',
    })
  }
  if (temperature === 0) return largest
  // Relative to the largest, so that a small temperature does not overflow.
  const scaled = Float64Array.from(logits, (x) => (x - top) / temperature)
  const least = Math.max(
    topK === undefined ? -Infinity : leastOfTop(scaled, topK),
    topP === 1 ? -Infinity : leastOfMass(scaled, topK, topP),
  )
  const noise = gumbelArray(key, scaled.length, 'float64')
  return argmax(scaled.map((x, i) => (x < least ? -Infinity : x + (noise[i] ?? 0))))
}

/** The `k`-th largest. */
function leastOfTop(scaled: Float64Array, k: number): number {
  return scaled.toSorted()[Math.max(0, scaled.length - k)] ?? -Infinity
}

/** The least logit that is needed to reach the probability `p`, among the `k` largest. */
function leastOfMass(scaled: Float64Array, k: number | undefined, p: number): number {
  const descending = scaled.toSorted().reverse().subarray(0, k)
  const total = descending.reduce((sum, x) => sum + Math.exp(x), 0)
  let mass = 0
  for (const x of descending) {
    mass += Math.exp(x) / total
    if (mass >= p) return x
  }
  return -Infinity
}

function argmax(values: TypedArray): number {
  let best = 0
  for (let i = 1; i < values.length; i++) if ((values[i] ?? NaN) > (values[best] ?? NaN)) best = i
  return best
}

function checkOptions(temperature: number, topK: number | undefined, topP: number): void {
  const refuse = (argument: string, expected: string, received: number): never => {
    throw new OptionError({ where: 'sampleToken', argument, expected, received: String(received) })
  }
  if (!(Number.isFinite(temperature) && temperature >= 0)) refuse('temperature', 'a non-negative number', temperature)
  if (topK !== undefined && !(Number.isSafeInteger(topK) && topK > 0)) refuse('topK', 'a positive integer', topK)
  if (!(topP > 0 && topP <= 1)) refuse('topP', 'in (0, 1]', topP)
}
