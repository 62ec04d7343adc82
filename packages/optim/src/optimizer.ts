import type { Method } from '@ortho/core'
import type { Transformation } from './transform/transformation.ts'

/**
 * Registry entry of an optimizer: options in, gradient transformation out.
 *
 * Laws, beside those of {@link Transformation}: the updates are to be added to the parameters; they are proportional to
 * the learning rate, so that a schedule can follow in a chain.
 *
 * @typeParam Id - such as `optim/adamw`.
 * @typeParam O - interface of the options, plain data.
 */
export type Optimizer<Id extends string, O> = Method<Id, [], O, Transformation>
