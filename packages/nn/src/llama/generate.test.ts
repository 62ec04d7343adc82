import { type Tensor, key, slice, tensor } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { generateLlama, initLlama, llamaConfig, llamaHead, llamaHidden, llamaLogits, sampleToken } from '../index.ts'
import type { GenerateOptions, LlamaCache } from '../index.ts'

const config = llamaConfig({
  vocabSize: 11,
  hiddenSize: 16,
  intermediateSize: 24,
  numHiddenLayers: 2,
  numAttentionHeads: 4,
  numKeyValueHeads: 2,
  maxPositionEmbeddings: 12,
  // Far from uniform, so that the largest logit is clear.
  initializerRange: 0.5,
})
const params = initLlama(key(1), config, { dtype: 'float64' })
const ids = (values: readonly number[]): Tensor => tensor([values], { dtype: 'int32' })

async function generate(prompt: readonly number[], options: GenerateOptions): Promise<number[]> {
  const made: number[] = []
  for await (const id of generateLlama(params, config, prompt, options)) made.push(id)
  return made
}

/** Without a cache: the whole text is read for every token. */
function greedy(prompt: readonly number[], count: number): number[] {
  const text = [...prompt]
  for (let i = 0; i < count; i++) {
    const logits = [...slice(llamaLogits(params, config, ids(text)), { axis: 1, start: -1 }).dataSync()]
    text.push(logits.indexOf(Math.max(...logits)))
  }
  return text.slice(prompt.length)
}

describe('cache', () => {
  test.each([[[1, 1, 1, 1, 1, 1]], [[3, 1, 2]], [[6]], [[5, 1]]])('read in parts of %j gives the logits of one pass', (parts) => {
    const text = [3, 1, 4, 1, 5, 9].slice(
      0,
      parts.reduce((a, b) => a + b),
    )
    const whole = llamaLogits(params, config, ids(text)).dataSync()
    let cache: LlamaCache | undefined
    let at = 0
    for (const size of parts) {
      const step = llamaHidden(params, config, ids(text.slice(at, at + size)), { past: cache })
      const logits = llamaHead(params, config, step.hidden).dataSync()
      logits.forEach((x, i) => expect(Math.abs(x - whole[at * 11 + i]!)).toBeLessThan(1e-13))
      cache = step.cache
      at += size
    }
  })
})

describe('generateLlama', () => {
  test('at temperature 0 gives the largest logit each time', async () => {
    expect(await generate([1, 2, 3], { temperature: 0, maxNewTokens: 9 })).toEqual(greedy([1, 2, 3], 9))
  })

  test('repeats itself for a key and not for another', async () => {
    const options = { maxNewTokens: 9, temperature: 3 }
    expect(await generate([1], { ...options, key: key(5) })).toEqual(await generate([1], { ...options, key: key(5) }))
    expect(await generate([1], { ...options, key: key(5) })).not.toEqual(await generate([1], { ...options, key: key(6) }))
  })

  test('goes on beyond the context with the later half of it', async () => {
    const made = await generate([1, 2, 3], { temperature: 0, maxNewTokens: 30 })
    expect(made).toHaveLength(30)
    // Twelve positions are read before the first cut, so ten tokens are made of the full text; then six are kept.
    const text = [1, 2, 3, ...made]
    expect(made.slice(0, 10)).toEqual(greedy([1, 2, 3], 10))
    expect(made.slice(10, 17)).toEqual(greedy(text.slice(7, 13), 7))
  })

  test('sees the end of a long prompt', async () => {
    const long = Array.from({ length: 40 }, (_, i) => (i * 7) % 11)
    expect(await generate(long, { temperature: 0, maxNewTokens: 1 })).toEqual(greedy(long.slice(-12), 1))
  })

  test('stops after a stop token', async () => {
    const free = greedy([1, 2, 3], 9)
    const stop = free[2]!
    expect(await generate([1, 2, 3], { temperature: 0, maxNewTokens: 9, stop: [stop] })).toEqual(free.slice(0, free.indexOf(stop) + 1))
    expect(await generate([1], { maxNewTokens: 0 })).toEqual([])
  })

  test('refuses an empty prompt and bad options', async () => {
    await expect(generate([], {})).rejects.toThrow(/"prompt" must be at least one token/)
    await expect(generate([1], { maxNewTokens: 1.5 })).rejects.toThrow(/"maxNewTokens"/)
    await expect(generate([1], { topP: 0 })).rejects.toThrow(/"topP" must be in \(0, 1\], got 0/)
    await expect(generate([1], { topK: 0 })).rejects.toThrow(/"topK"/)
    await expect(generate([1], { temperature: -1 })).rejects.toThrow(/"temperature"/)
    await expect(generate([11], {})).rejects.toThrow(/\[ORTHO_SHAPE\]/)
  })
})

describe('sampleToken', () => {
  const logits = Float64Array.from([0, 1, 2, 3].map((i) => Math.log([0.1, 0.2, 0.3, 0.4][i]!)))
  const frequencies = (options: object, draws = 4000): number[] => {
    const counts = [0, 0, 0, 0]
    for (let i = 0; i < draws; i++) counts[sampleToken(key(i), logits, options)]! += 1 / draws
    return counts
  }
  // Four standard deviations of a frequency near one half.
  const tolerance = 4 * Math.sqrt(0.25 / 4000)
  const expectNear = (found: number[], expected: number[]): void =>
    found.forEach((f, i) => (expected[i] === 0 ? expect(f).toBe(0) : expect(Math.abs(f - expected[i]!)).toBeLessThan(tolerance)))

  test('draws from the softmax', () => expectNear(frequencies({}), [0.1, 0.2, 0.3, 0.4]))
  test('sharpens with a low temperature', () => expectNear(frequencies({ temperature: 0.5 }), [1 / 30, 4 / 30, 9 / 30, 16 / 30]))
  test('cuts to the top k', () => expectNear(frequencies({ topK: 2 }), [0, 0, 3 / 7, 4 / 7]))
  test('cuts to the top p', () => expectNear(frequencies({ topP: 0.65 }), [0, 0, 3 / 7, 4 / 7]))
  test('takes top p of the top k', () => expectNear(frequencies({ topK: 3, topP: 0.75 }), [0, 0, 3 / 7, 4 / 7]))
  test('a tiny top p is greedy', () => expectNear(frequencies({ topP: 1e-9 }, 50), [0, 0, 0, 1]))
  test('a tiny temperature does not overflow', () => expectNear(frequencies({ temperature: 1e-300 }, 50), [0, 0, 0, 1]))
  test('never draws what is impossible', () => {
    for (let i = 0; i < 100; i++) expect(sampleToken(key(i), Float64Array.of(-Infinity, 0, -Infinity))).toBe(1)
  })
  test.each([[[NaN, 0]], [[0, NaN]], [[Infinity, 0]], [[-Infinity, -Infinity]], [[]]])('refuses logits %j', (values) => {
    for (const temperature of [0, 1]) {
      expect(() => sampleToken(key(0), Float64Array.from(values), { temperature })).toThrow(
        /"logits" must be numbers of which the largest is finite/,
      )
    }
  })
})
