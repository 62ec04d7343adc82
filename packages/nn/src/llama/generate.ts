import { type Key, OptionError, type TypedArray, at, foldIn, key as keyOf, scope, slice, tensor } from '@ortho/core'
import type { LlamaConfig } from './config.ts'
import { type LlamaCache, llamaHead, llamaHidden } from './forward.ts'
import type { LlamaParams } from './params.ts'
import { type SampleOptions, sampleToken } from './sample.ts'

/** Options of {@link generateLlama}. */
export interface GenerateOptions extends SampleOptions {
  /** Randomness; token i is drawn with `foldIn(key, i)`. Default `key(0)`. */
  readonly key?: Key | undefined
  /** Tokens to generate at most. Default 128. */
  readonly maxNewTokens?: number | undefined
  /** Tokens that end the text; the one that does is given too. Default: `eosTokenId` of the configuration. */
  readonly stop?: readonly number[] | undefined
}

/**
 * Continues a text, token by token, with a cache of keys and values: each step costs one position.
 *
 * When the context is full, the later half of it is read again and goes on as a fresh context, so a text can be of any
 * length. Of a prompt longer than the context only its end is seen.
 *
 * @param prompt - token ids, at least one.
 * @returns the new tokens as they are made; leave the loop to stop early.
 * @throws OptionError for options out of range, an empty prompt, or logits that are not finite.
 * @example
 * ```ts
 * const params = initLlama(key(0), smallLlama)
 * const ids: number[] = []
 * for await (const id of generateLlama(params, smallLlama, [72, 105], { maxNewTokens: 3 })) ids.push(id)
 * ids.length // 3
 * ```
 */
export async function* generateLlama(
  params: LlamaParams,
  config: LlamaConfig,
  prompt: Iterable<number>,
  options: GenerateOptions = {},
): AsyncGenerator<number, void, undefined> {
  const { key = keyOf(0), maxNewTokens = 128, stop = [config.eosTokenId ?? []].flat() } = options
  if (!Number.isSafeInteger(maxNewTokens) || maxNewTokens < 0) {
    throw new OptionError({
      where: 'generateLlama',
      argument: 'maxNewTokens',
      expected: 'a non-negative integer',
      received: String(maxNewTokens),
    })
  }
  const context = config.maxPositionEmbeddings
  let unread = [...prompt].slice(-context)
  if (unread.length === 0)
    throw new OptionError({ where: 'generateLlama', argument: 'prompt', expected: 'at least one token', received: 'none' })
  let seen: number[] = []
  let cache: LlamaCache | undefined
  try {
    for (let i = 0; i < maxNewTokens; i++) {
      if (seen.length + unread.length > context) {
        unread = [...seen, ...unread].slice(-Math.max(1, Math.floor(context / 2)))
        seen = []
        drop(cache)
        cache = undefined
      }
      const step: Step = await read(params, config, unread, cache)
      drop(cache)
      cache = step.cache
      seen.push(...unread)
      const token = sampleToken(foldIn(key, i), step.logits, options)
      yield token
      if (stop.includes(token)) return
      unread = [token]
    }
  } finally {
    drop(cache)
  }
}

interface Step {
  readonly logits: TypedArray
  readonly cache: LlamaCache
}

/** Logits after the last of `tokens`. */
async function read(params: LlamaParams, config: LlamaConfig, tokens: readonly number[], past: LlamaCache | undefined): Promise<Step> {
  const backend = params['model.embed_tokens.weight']?.backend
  const { logits, cache } = scope(() => {
    const ids = tensor([tokens], { dtype: 'int32', backend })
    const { hidden, cache } = llamaHidden(params, config, ids, { past })
    return { logits: at(llamaHead(params, config, slice(hidden, { axis: 1, start: -1 })), 0), cache }
  })
  const data = await logits.data()
  logits.dispose()
  return { logits: data, cache }
}

/** Gives device memory back; on the CPU there is nothing to give. */
function drop(cache: LlamaCache | undefined): void {
  for (const { keys, values } of cache ?? []) {
    keys.dispose()
    values.dispose()
  }
}
