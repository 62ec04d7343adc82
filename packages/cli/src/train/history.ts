/** What a run has measured so far; plain data, kept in its checkpoints. */
export interface History {
  /** Loss of each step's batch, nats per token. */
  readonly loss: readonly number[]
  /** Seconds of training until the end of each step, measurements and saving not counted. */
  readonly seconds: readonly number[]
  /** Loss on held-out text after some steps, nats per token. */
  readonly validation: readonly Measurement[]
}

/** Loss on held-out text. */
export interface Measurement {
  /** Steps done. */
  readonly step: number
  /** Nats per token. */
  readonly loss: number
  /** Seconds of training until then. */
  readonly seconds: number
}

/** A run that has not begun. */
export const emptyHistory: History = { loss: [], seconds: [], validation: [] }

/** Seconds of training so far. */
export function secondsOf(history: History): number {
  return history.seconds.at(-1) ?? 0
}

/** The last loss on held-out text; NaN before the first. */
export function finalLoss(history: History): number {
  return history.validation.at(-1)?.loss ?? NaN
}
