import type { DType, Shape } from '@ortho/core'

/** Every dtype that computes. */
export const allDTypes: readonly DType[] = ['float64', 'float32', 'int32', 'bool']

/** The float dtypes. */
export const floatDTypes: readonly ('float64' | 'float32')[] = ['float64', 'float32']

/** Dtypes on which arithmetic is defined. */
export const numberDTypes: readonly DType[] = ['float64', 'float32', 'int32']

/** Kinds of shape, each the subject of a test of its own. */
export interface ShapeClass {
  /** For test names. */
  readonly name: string
  /** The shapes. */
  readonly shapes: readonly Shape[]
}

// prettier-ignore
const lengths: readonly Shape[] = [
  [1], [2], [3], [5], [7], [8], [9], [15], [16], [17], [31], [33], [63], [64], [65], [127], [129], [255], [256], [257], [1023], [1025],
]

/** Shapes of elementwise kernels: where vector loops, workgroups and blocks begin and end. */
export const elementwiseShapes: readonly ShapeClass[] = [
  { name: 'empty', shapes: [[0], [3, 0], [0, 2, 5]] },
  { name: 'scalar', shapes: [[]] },
  { name: 'sizes', shapes: lengths },
]

/** Shapes to be laid out in every way. */
export const viewShapes: readonly Shape[] = [[5], [1], [3, 5], [1, 4], [2, 3, 4], [2, 1, 3, 2], [9, 17]]

/** Shapes of kernels that work along an axis. */
export const axisShapes: readonly Shape[] = [[1], [7], [3, 5], [2, 3, 4], [33, 3], [3, 65], [129], [1, 257], [257, 2]]
