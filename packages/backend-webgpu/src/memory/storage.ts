import type { DType, Shape, View } from '@ortho/core'
import type { Finish } from '../elementwise/epilogue.ts'
import type { Expression } from '../elementwise/expression.ts'
import type { PooledBuffer } from './pool.ts'

/** A range of a buffer, in bytes. */
export interface Range {
  readonly offset: number
  readonly size: number
}

/** A product that is not computed yet: what follows may be done to its elements before they are written. */
export interface WaitingProduct {
  /** Shape of the result. */
  readonly shape: Shape
  /** Its operands. */
  readonly reads: readonly View[]
  /** Parameters of its program at most. */
  readonly words: number
  /** Computes it, or what `finish` makes of it, into a storage. */
  readonly run: (out: GpuStorage, finish?: Finish) => void
}

/** What a storage holds: elements in a buffer or a range of one, or an elementwise expression or a product that waits. */
export type Contents =
  { readonly buffer: PooledBuffer; readonly range?: Range } | { readonly expression: Expression } | { readonly product: WaitingProduct }

/**
 * Elements on the device, 4 bytes each: float32, int32, and bool as the words 0 and 1.
 *
 * A kernel's result may be an expression that waits: elementwise operations that follow one another become one kernel.
 */
export interface GpuStorage {
  readonly dtype: DType
  /** Number of elements. */
  readonly count: number
  /** Undefined once nobody holds it any more. */
  contents: Contents | undefined
  /** Who needs it: its owner, until released, and the expressions and products that read it. */
  holders: number
  /** Whether an expression has taken this one's expression in; the next time it is computed first. */
  inlined: boolean
}
