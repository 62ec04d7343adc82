import { type Shape, ShapeError, type Tensor, mul, reshape, showShape, treeMapWithPath } from '@ortho/core'
import { type NewtonSchulzOptions, newtonSchulz } from '@ortho/linalg'
import { type Transformation, stateless } from './transformation.ts'

/**
 * How large an orthogonalized update of an `[out, in]` weight is made:
 *
 * - `original` (K. Jordan): √max(1, out/in).
 * - `match-rms-adamw` (Moonshot): 0.2·√max(out, in), the root mean square of an AdamW update, so its learning rate carries over.
 * - `spectral`: √(out/in), a change of the output of unit root mean square for an input of such.
 */
export type UpdateScaling = 'original' | 'match-rms-adamw' | 'spectral'

/** Options of {@link orthogonalize}. */
export interface OrthogonalizeOptions extends NewtonSchulzOptions {
  /** Default `original`. */
  readonly scaling?: UpdateScaling | undefined
}

/**
 * Replaces each matrix by its approximate polar factor, scaled by {@link updateScale}. A tensor of more axes counts as
 * `[first axis, all the others]`: a convolution's output channels against everything that feeds them.
 *
 * @throws ShapeError naming a parameter of fewer than two axes.
 */
export function orthogonalize({ scaling = 'original', ...options }: OrthogonalizeOptions = {}): Transformation<null> {
  return stateless((updates) =>
    treeMapWithPath((path: string, u: Tensor) => {
      const [rows, columns] = matrixShape(path, u.shape)
      const matrix = reshape(u, [rows, columns])
      return reshape(mul(newtonSchulz(matrix, options), updateScale([rows, columns], scaling)), u.shape)
    }, updates),
  )
}

/** Factor of an orthogonalized update for a weight of this shape; axes after the first count as one. */
export function updateScale(shape: Shape, scaling: UpdateScaling): number {
  const [rows, columns] = matrixShape('updateScale', shape)
  // An empty matrix has nothing to scale.
  if (rows * columns === 0) return 1
  switch (scaling) {
    case 'original':
      return Math.sqrt(Math.max(1, rows / columns))
    case 'match-rms-adamw':
      return 0.2 * Math.sqrt(Math.max(rows, columns))
    case 'spectral':
      return Math.sqrt(rows / columns)
  }
}

function matrixShape(where: string, shape: Shape): [rows: number, columns: number] {
  const [rows, ...rest] = shape
  if (rows !== undefined && rest.length > 0) return [rows, rest.reduce((product, n) => product * n, 1)]
  throw new ShapeError({
    where,
    argument: 'shape',
    expected: 'of two axes or more to be orthogonalized',
    received: showShape(shape),
    hint: 'Route it to another optimizer with `partition`.',
  })
}
