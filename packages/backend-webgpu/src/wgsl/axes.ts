import type { Shape } from '@ortho/core'

/** Axes that several windows share. */
export interface Axes {
  readonly sizes: readonly number[]
  /** For each window, elements to step per axis. */
  readonly strides: readonly (readonly number[])[]
}

/** The same elements in the same order with as few axes as can be: axes of size 1 go, axes that run on in all windows merge. */
export function mergedAxes(shape: Shape, strides: readonly (readonly number[])[]): Axes {
  const sizes: number[] = []
  const merged: number[][] = strides.map(() => [])
  shape.forEach((size, axis) => {
    if (size === 1) return
    const last = sizes.length - 1
    const runsOn = last >= 0 && strides.every((own, w) => merged[w]![last]! === own[axis]! * size)
    if (runsOn) sizes[last]! *= size
    else sizes.push(size)
    strides.forEach((own, w) => (merged[w]![runsOn ? last : last + 1] = own[axis]!))
  })
  return { sizes, strides: merged }
}

/**
 * WGSL that splits the number `i` of an element into its places on the axes, `c0`, `c1`, ….
 *
 * @param size - text of the size of each axis.
 */
export function splitIndex(axes: number, size: (axis: number) => string, from = 'i'): string {
  if (axes === 0) return ''
  const lines = [`  var rest = ${from};`]
  for (let axis = axes - 1; axis > 0; axis--) lines.push(`  let c${axis} = rest % ${size(axis)};`, `  rest = rest / ${size(axis)};`)
  return [...lines, '  let c0 = rest;', ''].join('\n')
}
