import type { DType } from '@ortho/core'
import type { Expression } from '../elementwise/expression.ts'
import type { PooledBuffer } from './pool.ts'

/** What a storage holds: elements in a buffer, or an elementwise expression that is not computed yet. */
export type Contents = { readonly buffer: PooledBuffer } | { readonly expression: Expression }

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
  /** Who needs it: its owner, until released, and the expressions that read it. */
  holders: number
  /** Whether an expression has taken this one's expression in; the next time it is computed first. */
  inlined: boolean
}
