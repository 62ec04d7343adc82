import type { Experiment } from './experiment.ts'
import type { AnyMethod, MethodInfo } from './method.ts'
import type { ChoiceRule, CustomRule, FlagRule, NumberRule, TextRule } from './rules.ts'

/** A rule as plain data: that of a custom option without its check. */
export type RuleData = FlagRule | NumberRule | ChoiceRule | TextRule | Omit<CustomRule, 'check'>

/**
 * What is known of a method without loading it. Generated from the sources, so that lists, `--help`, completion and docs do not
 * import a kernel.
 */
export interface CatalogEntry extends MethodInfo {
  /** First sentence of the doc comment of the method's function. */
  readonly summary: string
  /** One rule per option. */
  readonly rules: Readonly<Record<string, RuleData>>
  /** Imports the method. */
  readonly load: () => Promise<AnyMethod>
  /** Imports the experiment that reproduces its published claim, where there is one. */
  readonly experiment?: () => Promise<Experiment>
}
