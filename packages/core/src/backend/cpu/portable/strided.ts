import { BackendError } from '../../../errors.ts'
import type { TypedArray } from '../../../dtype.ts'
import type { Shape } from '../../../shape.ts'
import type { View } from '../../types.ts'

/** Where the elements of one operand lie: what of a {@link View} the index arithmetic needs. */
export interface Layout {
  /** Elements to step per axis. */
  readonly strides: readonly number[]
  /** Element at index (0, …, 0). */
  readonly offset: number
}

/** The typed array under `x`. @throws BackendError when the storage belongs to another backend. */
export function elements(x: View): TypedArray {
  const { storage } = x
  if (
    storage instanceof Float32Array ||
    storage instanceof Float64Array ||
    storage instanceof Int32Array ||
    storage instanceof Uint8Array
  ) {
    return storage
  }
  throw new BackendError({
    where: 'cpu',
    expected: 'given storage of the CPU backend (a typed array)',
    received: storage.constructor.name,
    hint: 'Move the tensor to this backend first.',
  })
}

/**
 * The one stride that visits all elements in row-major order: 1 for a contiguous view, 0 for a repeated scalar.
 * Undefined when the axes do not line up.
 */
export function flatStep(shape: Shape, strides: readonly number[]): number | undefined {
  let step = 1
  let next: number | undefined
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const n = shape[axis]!
    if (n === 1) continue
    if (n === 0) return 1
    if (next === undefined) step = strides[axis]!
    else if (strides[axis] !== next) return undefined
    next = strides[axis]! * n
  }
  return step
}

/** Where each element of the leading axes `shape` lies, in row-major order; `layout` may have further axes. */
export function positions(shape: Shape, layout: Layout): number[] {
  let found = [layout.offset]
  for (let axis = 0; axis < shape.length; axis++) {
    const n = shape[axis]!
    const stride = layout.strides[axis]!
    if (n === 1) continue
    const next = new Array<number>(found.length * n)
    for (let i = 0, o = 0; i < found.length; i++) for (let j = 0; j < n; j++) next[o++] = found[i]! + j * stride
    found = next
  }
  return found
}

/**
 * Visits several strided operands of one shape together, row by row in row-major order. Neighbouring axes that
 * every operand can cross with one stride are merged first, so rows are as long as possible.
 *
 * ```ts
 * for (let row = 0; row < walk.count; row++, walk.next()) loop(walk.length, data, walk.at[0]!, walk.steps[0]!)
 * ```
 */
export class RowWalk {
  /** Elements of a row. */
  readonly length: number
  /** Number of rows; 0 when there are no elements. */
  readonly count: number
  /** Stride within a row, per operand. */
  readonly steps: readonly number[]
  /** Consecutive rows of the innermost outer axis, which {@link nextBlock} passes over together: a matrix. */
  readonly blockRows: number
  /** Stride between the rows of a block, per operand. */
  readonly blockSteps: readonly number[]
  /** Element at which the current row starts, per operand. */
  readonly at: number[]
  /** Sizes of the merged outer axes, innermost first. */
  private readonly sizes: number[]
  /** Strides of the merged outer axes, innermost first, per operand. */
  private readonly outer: number[][]
  private readonly index: number[]

  constructor(shape: Shape, operands: readonly Layout[]) {
    const sizes: number[] = []
    const merged: number[][] = operands.map(() => [])
    let total = 1
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const n = shape[axis]!
      total *= n
      if (n === 1) continue
      const last = sizes.length - 1
      if (last >= 0 && operands.every((operand, k) => operand.strides[axis] === merged[k]![last]! * sizes[last]!)) {
        sizes[last] = sizes[last]! * n
      } else {
        sizes.push(n)
        for (let k = 0; k < operands.length; k++) merged[k]!.push(operands[k]!.strides[axis]!)
      }
    }
    this.length = sizes.shift() ?? 1
    this.steps = merged.map((strides) => strides.shift() ?? 1)
    this.count = total === 0 ? 0 : total / this.length
    this.blockRows = sizes[0] ?? 1
    this.blockSteps = merged.map((strides) => strides[0] ?? 0)
    this.at = operands.map((operand) => operand.offset)
    this.sizes = sizes
    this.outer = merged
    this.index = sizes.map(() => 0)
  }

  /** Moves to the next row; after the last one, back to the first. */
  next(): void {
    this.advance(0)
  }

  /** Moves to the next block from the first row of one. */
  nextBlock(): void {
    this.advance(1)
  }

  private advance(first: number): void {
    const { sizes, outer, index, at } = this
    for (let axis = first; axis < sizes.length; axis++) {
      const wraps = ++index[axis]! === sizes[axis]!
      const steps = wraps ? 1 - sizes[axis]! : 1
      for (let k = 0; k < at.length; k++) at[k]! += steps * outer[k]![axis]!
      if (!wraps) return
      index[axis] = 0
    }
  }
}
