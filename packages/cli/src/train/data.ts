import { type Key, OptionError, type Tensor, foldIn, randint, tensorFrom } from '@ortho/core'

/** A text as bytes, its last tenth held out. */
export interface Corpus {
  /** Name for reports: the file, or `embedded`. */
  readonly name: string
  /** What is trained on. */
  readonly train: Uint8Array
  /** What is only measured on. */
  readonly validation: Uint8Array
}

/** Sequences of tokens and, for each place, the token that follows. */
export interface Batch {
  /** int32 `[batch, context]`. */
  readonly inputs: Tensor
  /** int32 `[batch, context]`. */
  readonly targets: Tensor
}

/**
 * Splits a text into nine tenths to train on and one to measure on.
 *
 * @throws OptionError when a part is shorter than a sequence and the token after it.
 */
export function splitCorpus(name: string, bytes: Uint8Array, context: number): Corpus {
  const cut = Math.floor(bytes.length * 0.9)
  const corpus = { name, train: bytes.subarray(0, cut), validation: bytes.subarray(cut) }
  if (corpus.validation.length < context + 1) {
    throw new OptionError({
      where: 'train',
      argument: 'text',
      expected: `at least ${10 * (context + 1)} bytes long for a context of ${context}`,
      received: `${bytes.length} bytes in ${name}`,
      hint: 'Give a longer text or a shorter --context.',
    })
  }
  return corpus
}

/** The batch of a step: it depends on the seed and the step alone, so a resumed run draws what it would have drawn. */
export function batchOfStep(bytes: Uint8Array, seed: Key, step: number, size: number, context: number): Batch {
  const starts = randint(foldIn(seed, step), [size], { min: 0, max: bytes.length - context, backend: 'cpu' }).dataSync()
  return batchAt(bytes, starts, context)
}

/** `count` sequences spread evenly over `bytes`, in batches of `size`: the same for every run, to compare losses. */
export function evenBatches(bytes: Uint8Array, count: number, size: number, context: number): Batch[] {
  const room = bytes.length - context - 1
  const starts = Int32Array.from({ length: count }, (_, i) => Math.floor((i * room) / Math.max(1, count - 1)))
  return Array.from({ length: Math.ceil(count / size) }, (_, b) => batchAt(bytes, starts.subarray(b * size, (b + 1) * size), context))
}

function batchAt(bytes: Uint8Array, starts: ArrayLike<number>, context: number): Batch {
  const n = starts.length
  const inputs = new Int32Array(n * context)
  const targets = new Int32Array(n * context)
  for (let b = 0; b < n; b++) {
    const start = starts[b] ?? 0
    inputs.set(bytes.subarray(start, start + context), b * context)
    targets.set(bytes.subarray(start + 1, start + context + 1), b * context)
  }
  return { inputs: tensorFrom(inputs, [n, context]), targets: tensorFrom(targets, [n, context]) }
}
