import { type DType, type Tensor, type Tree, add, mul, slice, square, sub, sum, tensor, treeLeaves } from '@ortho/core'

/** Parameters, gradients, updates or states. */
export type Params = Tree<Tensor>

/** Functions that every optimizer must bring down; after the common tests of optax. */
export type TargetName = 'parabola' | 'rosenbrock' | 'matrix-parabola' | 'mixed'

/** A function to minimise. */
export interface Target {
  /** Where to start. */
  readonly start: Params
  /** Where its only minimum is. */
  readonly solution: Params
  /** Its value, a scalar that can be differentiated. */
  readonly loss: (params: Params) => Tensor
}

/** Every {@link TargetName}. */
export const targetNames: readonly TargetName[] = ['parabola', 'rosenbrock', 'matrix-parabola', 'mixed']

/**
 * A target in `dtype`: `parabola`, ‖x − (1, −1, 1)‖²; `rosenbrock`, (1 − x)² + 100·(y − x²)², whose curved valley needs
 * different steps across and along; `matrix-parabola`, the same as the first for a 2×2 matrix; `mixed`, for a record of a vector
 * and a matrix, which some methods treat differently.
 */
export function targetOf(name: TargetName, dtype: DType): Target {
  const constant = (values: number[] | number[][]): Tensor => tensor(values, { dtype })
  switch (name) {
    case 'parabola':
      return quadratic([constant([-1, 10, 1])], [constant([1, -1, 1])])
    case 'rosenbrock':
      return {
        start: [constant([0, 0])],
        solution: [constant([1, 1])],
        loss: (params) => {
          const [p] = treeLeaves(params)
          const x = slice(p!, { axis: 0, stop: 1 })
          const y = slice(p!, { axis: 0, start: 1 })
          return sum(add(square(sub(1, x)), mul(100, square(sub(y, square(x))))))
        },
      }
    case 'matrix-parabola':
      return quadratic(
        [
          constant([
            [0, 0],
            [0, 0],
          ]),
        ],
        [
          constant([
            [3, -2],
            [1, 4],
          ]),
        ],
      )
    case 'mixed':
      return quadratic(
        {
          vector: constant([0, 0, 0, 0, 0]),
          matrix: constant([
            [0, 0],
            [0, 0],
          ]),
        },
        {
          vector: constant([1, -1, 2, 1, -3]),
          matrix: constant([
            [1, 0],
            [-1, 1],
          ]),
        },
      )
  }
}

function quadratic(start: Params, solution: Params): Target {
  const goals = treeLeaves(solution)
  return {
    start,
    solution,
    loss: (params) => {
      const terms = treeLeaves(params).map((p, i) => sum(square(sub(p, goals[i]!))))
      return terms.reduce((total, term) => add(total, term))
    },
  }
}
