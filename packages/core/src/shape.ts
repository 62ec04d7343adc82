import { ShapeError } from './errors.ts'

/** Sizes of the axes of a tensor, outermost first. `[]` is a scalar. */
export type Shape = readonly number[]

/** Number of elements of a tensor of this shape; 1 for a scalar. */
export function sizeOf(shape: Shape): number {
  let size = 1
  for (const n of shape) size *= n
  return size
}

/** Row-major strides in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length)
  let step = 1
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = step
    step *= shape[axis]!
  }
  return strides
}

/** True when the axes are the same, in the same order. */
export function sameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false
  for (let axis = 0; axis < a.length; axis++) if (a[axis] !== b[axis]) return false
  return true
}

/** `[2, 3]` for people. */
export function showShape(shape: Shape): string {
  return `[${shape.join(', ')}]`
}

/**
 * The shape both operands stretch to under NumPy's rule: align at the last axis; sizes must agree or be 1.
 *
 * @throws ShapeError when an axis disagrees.
 */
export function broadcastShapes(where: string, a: Shape, b: Shape): Shape {
  if (sameShape(a, b)) return a
  const ndim = Math.max(a.length, b.length)
  const out = new Array<number>(ndim)
  for (let axis = 1; axis <= ndim; axis++) {
    const m = a[a.length - axis] ?? 1
    const n = b[b.length - axis] ?? 1
    if (m !== n && m !== 1 && n !== 1) {
      throw new ShapeError({
        where,
        expected: 'given shapes that broadcast together',
        received: `${showShape(a)} and ${showShape(b)}`,
        hint: `Axis -${axis} is ${m} on one side and ${n} on the other.`,
      })
    }
    out[ndim - axis] = m === 1 ? n : m
  }
  return out
}

/** `axis` counted from the front; negative ones count from the back. @throws ShapeError out of range. */
export function resolveAxis(where: string, axis: number, ndim: number): number {
  const resolved = axis < 0 ? axis + ndim : axis
  if (!Number.isInteger(axis) || resolved < 0 || resolved >= ndim) {
    throw new ShapeError({
      where,
      argument: 'axis',
      expected: ndim === 0 ? 'left out for a scalar' : `an integer in [${-ndim}, ${ndim - 1}]`,
      received: String(axis),
    })
  }
  return resolved
}

/** Distinct axes counted from the front, ascending; all axes when `axis` is undefined. */
export function resolveAxes(where: string, axis: number | readonly number[] | undefined, ndim: number): number[] {
  if (axis === undefined) return Array.from({ length: ndim }, (_, i) => i)
  const axes = (typeof axis === 'number' ? [axis] : axis).map((a) => resolveAxis(where, a, ndim)).sort((p, q) => p - q)
  const twice = axes.find((a, i) => a === axes[i - 1])
  if (twice !== undefined) {
    throw new ShapeError({ where, argument: 'axis', expected: 'a list of distinct axes', received: `${twice} twice` })
  }
  return axes
}

/** Checks that every size is a non-negative integer, and their product exact. @throws ShapeError otherwise. */
export function requireShape(where: string, shape: Shape): void {
  for (const n of shape) {
    if (!Number.isSafeInteger(n) || n < 0) {
      throw new ShapeError({ where, argument: 'shape', expected: 'made of non-negative integers', received: showShape(shape) })
    }
  }
  if (!Number.isSafeInteger(sizeOf(shape))) {
    throw new ShapeError({ where, argument: 'shape', expected: 'one of fewer than 2⁵³ elements', received: showShape(shape) })
  }
}
