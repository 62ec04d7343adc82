/** What every rule may say. */
interface Described {
  /** What the option means, in a phrase, for `--help` and the docs. */
  readonly says?: string
}

/** An option that is on or off. */
export interface FlagRule extends Described {
  /** Tells it from the other rules. */
  readonly kind: 'flag'
  /** Value of the option where the caller gives none. */
  readonly default: boolean
}

/** A whole or real number within limits, both included. Without a limit any finite number goes; `Infinity` is let in by naming it. */
export interface NumberRule extends Described {
  /** Whether only whole numbers go. */
  readonly kind: 'int' | 'real'
  /** Value of the option where the caller gives none. */
  readonly default: number
  /** Smallest value that goes. */
  readonly min?: number
  /** Largest value that goes. */
  readonly max?: number
  /** What it is measured in, such as `tokens`. Left out when dimensionless. */
  readonly unit?: string
}

/** One of a list of strings or numbers. */
export interface ChoiceRule<T extends string | number = string | number> extends Described {
  /** Tells it from the other rules. */
  readonly kind: 'choice'
  /** Value of the option where the caller gives none. */
  readonly default: T
  /** The values that go, in the order in which `--help` lists them. */
  readonly of: readonly T[]
}

/** Any string. */
export interface TextRule extends Described {
  /** Tells it from the other rules. */
  readonly kind: 'text'
  /** Value of the option where the caller gives none. */
  readonly default: string
}

/** Any other value, checked by a function. */
export interface CustomRule<T = unknown> extends Described {
  /** Tells it from the other rules. */
  readonly kind: 'custom'
  /** Value of the option where the caller gives none. */
  readonly default: T
  /** True when the value may be used. */
  readonly check: (value: unknown) => boolean
  /** What the value must be, phrased to follow "must be". */
  readonly says: string
}

/**
 * How one option of type `T` is checked, shown in `--help` and drawn in the docs: a literal union is a choice, `boolean` a
 * flag, `number` an int or a real, `string` a text, anything else custom.
 */
export type Rule<T> = [T] extends [boolean]
  ? FlagRule
  : [T] extends [number]
    ? number extends T
      ? NumberRule
      : ChoiceRule<T>
    : [T] extends [string]
      ? string extends T
        ? TextRule
        : ChoiceRule<T>
      : CustomRule<T>

/** One rule per option. A missing or misspelt key does not compile. */
export type Rules<O> = { readonly [K in keyof O]-?: Rule<NonNullable<O[K]>> }

/** A rule of any option. */
export type AnyRule = FlagRule | NumberRule | ChoiceRule | TextRule | CustomRule

/** Rules of any method. */
export type AnyRules = Readonly<Record<string, AnyRule>>

/** What a caller passes: some of the options; `undefined` stands for the default. */
export type SomeOf<O> = { readonly [K in keyof O]?: O[K] | undefined }
