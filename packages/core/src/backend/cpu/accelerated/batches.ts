import { sizeOf } from '../../../shape.ts'
import { reshapeLayout } from '../../../tensor/layout.ts'
import type { View } from '../../types.ts'
import { contiguous } from '../portable/layout.ts'
import type { StridedMatrix } from '../wasm/operand.ts'
import type { FloatArray } from '../../../dtype.ts'
import { floatData } from './operands.ts'

/** A batch of products as groups of items at even distances: what one call of the engine takes. */
export interface BatchGroups {
  /** Items in each group. */
  readonly items: number
  /** Operands of each group, in row-major order of the batch. */
  readonly groups: readonly { readonly a: StridedMatrix; readonly b: StridedMatrix }[]
}

/** Groups smaller than this are not worth a call each: a copy evens the distances out. */
const FEWEST = 4096

/**
 * The products of two batches of matrices (of one batch shape), in as few groups as their strides allow without copying;
 * undefined for other dtypes than floats, and for empty operands.
 */
export function batchGroups(a: View, b: View): BatchGroups | undefined {
  const [x, y] = [floatData(a), floatData(b)]
  // Strides of an empty view mean nothing, and a copy would not change them.
  if (x === undefined || y === undefined || sizeOf(a.shape) === 0 || sizeOf(b.shape) === 0) return undefined
  // No batch: small products are common, and planning would cost more than they do.
  if (a.shape.length === 2) return { items: 1, groups: [{ a: matrixOf(a, x), b: matrixOf(b, y) }] }
  const lead = a.shape.slice(0, -2)
  let split = 0
  while (split < lead.length && !(mergeable(a, split) && mergeable(b, split))) split++
  const items = sizeOf(lead.slice(split))
  const work = items * a.shape.at(-1)! * (a.shape.at(-2)! + b.shape.at(-1)!)
  if (split > 0 && work < FEWEST && !(mergeable(a, 0) && mergeable(b, 0))) {
    return batchGroups(mergeable(a, 0) ? a : contiguous(a), mergeable(b, 0) ? b : contiguous(b))
  }
  const outer = lead.slice(0, split)
  const count = sizeOf(outer)
  const [left, right] = [matrixAfter(a, split), matrixAfter(b, split)]
  const groups = Array.from({ length: count }, (_, g) => ({
    a: { ...left, data: x, offset: a.offset + distance(g, outer, a.strides) },
    b: { ...right, data: y, offset: b.offset + distance(g, outer, b.strides) },
  }))
  return { items, groups }
}

function matrixOf({ offset, strides }: View, data: FloatArray): StridedMatrix {
  return { data, offset, row: strides[0]!, column: strides[1]!, batch: 0 }
}

/** Strides of a batch of matrices whose batch axes from `split` on are one. */
function matrixAfter(x: View, split: number): { readonly row: number; readonly column: number; readonly batch: number } {
  const merged = mergedStride(x, split)
  return { row: x.strides.at(-2)!, column: x.strides.at(-1)!, batch: merged ?? 0 }
}

function mergeable(x: View, split: number): boolean {
  return mergedStride(x, split) !== undefined
}

/** The distance between the matrices of the batch axes from `split` on, where it is one. */
function mergedStride(x: View, split: number): number | undefined {
  const ndim = x.shape.length
  const shape = x.shape.slice(split, ndim - 2)
  const layout = reshapeLayout({ shape, strides: x.strides.slice(split, ndim - 2), offset: 0 }, [sizeOf(shape)])
  return layout?.strides[0]
}

/** Elements from the first item to the one at row-major index `g` of the `outer` axes. */
function distance(g: number, outer: readonly number[], strides: readonly number[]): number {
  let rest = g
  let sum = 0
  for (let axis = outer.length - 1; axis >= 0; axis--) {
    sum += (rest % outer[axis]!) * strides[axis]!
    rest = Math.floor(rest / outer[axis]!)
  }
  return sum
}
