import type { FloatDType } from '../dtype.ts'
import type { Key } from '../random/key.ts'

/** How a measured value is held against its bound. */
export type Comparison = '<=' | '>=' | '<' | '>' | '=='

/** One statement of an experiment that can fail. */
export interface Check {
  /** What was measured, in a phrase. */
  readonly name: string
  /** The measured value. */
  readonly measured: number
  /** How it must compare with the bound: measured, comparison, bound. */
  readonly comparison: Comparison
  /** A finite number. */
  readonly bound: number
  /** Where the bound comes from: a theorem, a table of the paper, or a formula in the machine epsilon and the size. */
  readonly source: string
}

/** Rows of numbers and words. */
export interface Table {
  /** What it shows. */
  readonly title: string
  /** Heading of each column, with its unit. */
  readonly columns: readonly string[]
  /** One value per column. */
  readonly rows: readonly (readonly (string | number)[])[]
}

/** One line of a chart. */
export interface Series {
  /** Name in the legend. */
  readonly name: string
  /** Abscissas. */
  readonly x: readonly number[]
  /** Ordinates, as many as abscissas; NaN leaves a gap. */
  readonly y: readonly number[]
}

/** An axis of a chart. */
export interface Axis {
  /** What it measures, with its unit. */
  readonly label: string
  /** Logarithmic. Default false. */
  readonly log?: boolean
}

/** Lines over common axes. */
export interface Chart {
  /** What it shows. */
  readonly title: string
  /** Horizontal axis. */
  readonly x: Axis
  /** Vertical axis. */
  readonly y: Axis
  /** The lines. */
  readonly series: readonly Series[]
}

/** What an experiment found. */
export interface ExperimentReport {
  /** At least one. */
  readonly checks: readonly Check[]
  /** Tables to print. */
  readonly tables?: readonly Table[]
  /** Charts to draw. */
  readonly charts?: readonly Chart[]
}

/** What an experiment is given to run: `experimentContext` makes it. */
export interface ExperimentContext {
  /** The widest float dtype of the backend it runs on. Bounds that come from rounding are stated in `epsilon(dtype)`. */
  readonly dtype: FloatDType
  /** The only source of randomness. */
  readonly key: Key
  /** `ci`: a few seconds on a laptop; `full`: as large as the claim deserves. */
  readonly scale: 'ci' | 'full'
  /** Told now and then what share of the work is done, in [0, 1], and what is being done. */
  readonly progress: (fraction: number, note: string) => void
  /** Aborts the run. */
  readonly signal?: AbortSignal
}

/** A reproduction of a published claim at small scale, beside the method it is about. */
export interface Experiment {
  /** The method's id. */
  readonly id: string
  /** Name for people. */
  readonly title: string
  /** The claim, in a sentence. */
  readonly claim: string
  /**
   * Runs it. The same key and scale give the same report on the same backend. It reads tensors by `data`, since devices make
   * a program wait for them. A claim about a dtype that the backend lacks ends in the DTypeError of its first tensor.
   */
  readonly run: (context: ExperimentContext) => ExperimentReport | Promise<ExperimentReport>
}

/** True when the measured value compares with the bound as it must. NaN fails, and so does a bound that is not finite. */
export function passed({ measured, comparison, bound }: Check): boolean {
  if (!Number.isFinite(bound)) return false
  switch (comparison) {
    case '<=':
      return measured <= bound
    case '>=':
      return measured >= bound
    case '<':
      return measured < bound
    case '>':
      return measured > bound
    case '==':
      return measured === bound
  }
}

/** True when a report has checks and all have {@link passed}. */
export function allPassed({ checks }: ExperimentReport): boolean {
  return checks.length > 0 && checks.every(passed)
}
