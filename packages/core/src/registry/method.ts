import type { AnyRules, Rules } from './rules.ts'

/** Where a method comes from. */
export interface Source {
  /** Authors, title and venue. */
  readonly paper: string
  /** Year of publication. */
  readonly year?: number
  /** arXiv number, such as `2405.17484`. */
  readonly arxiv?: string
  /** The place in the paper: equations, algorithm, section. */
  readonly where: string
  /** Each way in which the code differs from the paper, with its reason. */
  readonly departures: readonly string[]
}

/**
 * `stable`: checked against an independent implementation, laws tested, docs complete. `experimental`: may change.
 * `reference`: kept to compare with, not for use.
 */
export type MethodStatus = 'stable' | 'experimental' | 'reference'

/** The kinds of method of this project's packages. A third party may add its own: a kind is a string. */
// prettier-ignore
export type MethodKind =
  | 'decomposition' | 'solver' | 'matrix-function'
  | 'optimizer' | 'adapter' | 'merger' | 'compressor'
  | 'process' | 'sampler' | 'pde-solver' | 'operator'
  | 'layer' | 'regularizer' | 'initializer'
  | 'kernel' | 'transport' | 'estimator' | 'diagnostic'
  | 'experiment'
  | (string & {})

/** What all methods have in common, whatever they do. */
export interface MethodInfo {
  /** `package/kebab-name`; never changes after release. */
  readonly id: string
  /** Which contract it follows. */
  readonly kind: MethodKind
  /** Name in the field's words. */
  readonly title: string
  /** How far to trust it. */
  readonly status: MethodStatus
  /** The publication it implements. */
  readonly source: Source
  /** Names of the kernels that a backend must have to run it. */
  readonly needs: readonly string[]
  /** Other ids by which it is found. */
  readonly aka?: readonly string[]
}

/**
 * A method: what is known about it, its options, and its function. That function takes the inputs, if any, and complete
 * options last; the rule is the same for all kinds. A decomposition is `(x, options) => result`, an optimizer
 * `(options) => { init, update }`, an adapter `(options) => { init, apply, merge }`.
 *
 * Laws: `run` declares all its parameters (the last are the options, unless there are no rules), gives none a default,
 * and does not check options (the caller has, by `rules`).
 *
 * @typeParam Id - the id as a literal, so that a registry can look it up by type.
 * @typeParam In - the inputs, a tuple; `[]` for a kind that is made from options alone.
 * @typeParam O - interface of the options.
 * @typeParam Out - what it returns: a result, or the contract of the kind.
 * @example
 * ```ts
 * interface ShrinkOptions {
 *   threshold?: number
 * }
 *
 * const shrink: Method<'acme/soft-threshold', [x: Tensor], ShrinkOptions, Tensor> = {
 *   id: 'acme/soft-threshold',
 *   kind: 'regularizer',
 *   title: 'Soft thresholding, the proximal operator of the ℓ₁ norm',
 *   status: 'experimental',
 *   source: { paper: 'N. Parikh, S. Boyd, Proximal Algorithms, 2014', where: 'section 6.5', departures: [] },
 *   needs: ['binary'],
 *   rules: { threshold: { kind: 'real', default: 1, min: 0 } },
 *   run: (x, { threshold }) => sub(x, clip(x, -threshold, threshold)),
 * }
 * shrink.run(tensor([-3, 0.5, 2]), { threshold: 1 }).toArray() // => [-2, 0, 1]
 * ```
 */
export interface Method<Id extends string, In extends readonly unknown[], O, Out> extends MethodInfo {
  readonly id: Id
  /** One rule per option, with its default. */
  readonly rules: Rules<O>
  /** The function, for complete, checked options. */
  readonly run: (...args: [...inputs: In, options: Required<O>]) => Out
}

/** A method whose inputs, options and result are not known. */
export interface AnyMethod extends MethodInfo {
  /** One rule per option, with its default. */
  readonly rules: AnyRules
  // In method syntax, whose parameters TypeScript compares both ways: else no method with options of its own would fit.
  // It is sound because the registry passes only what `rules` let through, and those are typed by the same options.
  /** The function, for complete, checked options. */
  run(...args: readonly unknown[]): unknown
}
