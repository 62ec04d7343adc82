import { type Tensor, abs, concat, max, mul, ravel, sub, tensor, treeLeaves, treeMap } from '@ortho/core'
import { applyUpdates } from '../transform/apply-updates.ts'
import type { Params, Transformation } from '../transform/transformation.ts'

/** A small problem with a known solution. */
export interface Target {
  /** For tables. */
  readonly name: string
  /** Where it starts. */
  readonly start: Params
  /** The minimizer. */
  readonly goal: Params
  /** Gradient of the objective. */
  readonly gradient: (params: Params) => Params
}

/** Optax's common targets: a parabola, one over matrices, one over both, and Rosenbrock's valley (a = 1, b = 100). */
export function commonTargets(): Target[] {
  const parabola = (name: string, start: Params, goal: Params): Target => ({
    name,
    start,
    goal,
    gradient: (params) => treeMap<Tensor, Params>((p: Tensor, g: Tensor) => mul(sub(p, g), 2), params, goal),
  })
  const [vector, matrix] = [{ from: tensor([-1, 10, 1]), to: tensor([1, -1, 1]) }, { from: tensor([[0, 0], [0, 0]]), to: tensor([[3, -2], [1, 4]]) }] // prettier-ignore
  return [
    parabola('parabola', { x: vector.from }, { x: vector.to }),
    parabola('matrix parabola', { w: matrix.from }, { w: matrix.to }),
    parabola('vector and matrix', { x: vector.from, w: matrix.from }, { x: vector.to, w: matrix.to }),
    { name: 'Rosenbrock', start: { x: tensor([0, 0]) }, goal: { x: tensor([1, 1]) }, gradient: (p) => ({ x: rosenbrockGradient(p) }) },
  ]
}

/** Largest distance of an element from the goal after some steps. */
export function distanceAfter(optimizer: Transformation, { start, goal, gradient }: Target, steps: number): number {
  let [params, state] = [start, optimizer.init(start)]
  for (let k = 0; k < steps; k++) {
    const step = optimizer.update(gradient(params), state, params)
    params = applyUpdates(params, step.updates)
    state = step.state
  }
  return largestDifference(params, goal)
}

/** max |a − b| over all elements of two trees. */
export function largestDifference(a: Params, b: Params): number {
  const gaps = treeLeaves<Params>(treeMap<Tensor, Params>((x: Tensor, y: Tensor) => ravel(abs(sub(x, y))), a, b))
  return max(concat(gaps)).item()
}

function rosenbrockGradient(params: Params): Tensor {
  const [leaf] = treeLeaves(params)
  const [x = NaN, y = NaN] = leaf?.dataSync() ?? []
  return tensor([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])
}
