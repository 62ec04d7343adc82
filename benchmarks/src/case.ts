/** Work that is timed beside that of a {@link Case} for comparison, and has no result that could be wrong. */
export interface Timed {
  /** As in the report; floors refer to it. */
  readonly name: string
  /** Calls per round. Fixed, so that every run does the same work. */
  readonly calls: number
  /** Runs before the calls of each round, untimed: selects a backend, starts threads. */
  readonly prepare?: (() => void | Promise<void>) | undefined
  /** Does the work once, to its end: a promise resolves when the result exists. Frees what the garbage collector does not. */
  readonly call: () => unknown
  /** Does the work so many times and resolves with milliseconds per call, in place of `call`: for work in another process. */
  readonly clock?: ((calls: number) => Promise<number>) | undefined
  /** Rounds in which it takes part, the first ones, where that is not all of them: for what takes very long. It is not warmed up. */
  readonly rounds?: number | undefined
}

/** One way of doing the work of a {@link Case}: ours, or a peer's. */
export interface Contender extends Timed {
  /** Does the work once and reads the result, row-major: checked before anything is timed. */
  readonly result: () => Elements | Promise<Elements>
}

/** Numbers of a result. */
export type Elements = ArrayLike<number>

/** A contender that cannot run here. It is listed with the reason, never left out in silence. */
export interface Absent {
  /** As in {@link Timed}. */
  readonly name: string
  /** Why, for people. */
  readonly absent: string
}

/** The same work done by several contenders. */
export interface Case {
  /** Names the work and its size, e.g. `512 × 512`. */
  readonly name: string
  /** Floating-point operations of one call, where that says something. */
  readonly flops?: number | undefined
  /** Bytes that one call must read and write at least, where that says something. */
  readonly bytes?: number | undefined
  /** The right answer, from plain loops in float64 or from the first contender. */
  readonly reference: () => Elements | Promise<Elements>
  /** How far a result may be from it. */
  readonly tolerance: Tolerance
  /** Who takes part. */
  readonly contenders: readonly (Contender | Timed | Absent)[]
  /** What must be reached. */
  readonly floors: readonly Floor[]
}

/** `|x − reference| ≤ absolute + relative·|reference|` for every element. */
export interface Tolerance {
  readonly absolute?: number | undefined
  readonly relative?: number | undefined
}

/** A requirement on the times of a case. */
export type Floor = RatioFloor | TimeFloor

/** `of` must be at least this many times as fast as `against`. */
export interface RatioFloor {
  readonly kind: 'ratio'
  /** Name of the contender that must be fast. */
  readonly of: string
  /** Name of the contender it is compared with. */
  readonly against: string
  /** Smallest allowed quotient of times, theirs over ours. */
  readonly atLeast: number
}

/** One call of `of` must not take longer than this. */
export interface TimeFloor {
  readonly kind: 'time'
  /** Name of the contender. */
  readonly of: string
  /** Longest allowed median, in microseconds. */
  readonly atMostMicroseconds: number
}

/** What a row may depend on when it makes its cases. */
export interface Circumstances {
  /** Whether WebAssembly has relaxed SIMD (fused multiply-add) in this process. */
  readonly relaxedSimd: boolean
}

/** A row of the table of requirements: a file of its own in `rows/`. */
export interface Row {
  /** Names the result files; what `--only` selects. */
  readonly id: string
  /** For people. */
  readonly title: string
  /** Makes the cases, one at a time, so that the operands of one are garbage when the next begins. */
  readonly cases: (circumstances: Circumstances) => AsyncIterable<Case> | Iterable<Case>
}
