import {
  type FloatDType,
  type Tensor,
  abs,
  concat,
  max,
  mul,
  ravel,
  readNumbers,
  scope,
  square,
  stack,
  sub,
  tensor,
  treeLeaves,
  treeMap,
  unstack,
} from '@ortho/core'
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

/** How near an optimizer came to the solution of a {@link Target}. */
export interface Reached {
  /** The target's. */
  readonly name: string
  /** max |p − p*|. */
  readonly distance: number
}

/** Optax's common targets: a parabola, one over matrices, one over both, and Rosenbrock's valley (a = 1, b = 100). */
export function commonTargets(dtype: FloatDType): Target[] {
  const parabola = (name: string, start: Params, goal: Params): Target => ({
    name,
    start,
    goal,
    gradient: (params) => treeMap<Tensor, Params>((p: Tensor, g: Tensor) => mul(sub(p, g), 2), params, goal),
  })
  const made = (values: number[] | number[][]): Tensor => tensor(values, { dtype })
  const [vector, matrix] = [
    { from: made([-1, 10, 1]), to: made([1, -1, 1]) },
    { from: made([[0, 0], [0, 0]]), to: made([[3, -2], [1, 4]]) }, // prettier-ignore
  ]
  return [
    parabola('parabola', { x: vector.from }, { x: vector.to }),
    parabola('matrix parabola', { w: matrix.from }, { w: matrix.to }),
    parabola('vector and matrix', { x: vector.from, w: matrix.from }, { x: vector.to, w: matrix.to }),
    {
      name: 'Rosenbrock',
      start: { x: made([0, 0]) },
      goal: { x: made([1, 1]) },
      gradient: (params) => treeMap<Tensor, Params>((p: Tensor) => rosenbrockGradient(p), params),
    },
  ]
}

/**
 * How near an optimizer comes to each of some targets. They are parts of one tree: what an optimizer does to a parameter depends
 * on that parameter alone, and a step of all costs a device little more than a step of one.
 */
export async function distancesAfter(optimizer: Transformation, targets: readonly Target[], steps: number): Promise<Reached[]> {
  const start = targets.map((target) => target.start)
  let now: { params: Params[]; state: Params } = { params: start, state: optimizer.init(start) }
  for (let k = 0; k < steps; k++) {
    const { params, state } = now
    now = scope(() => {
      const gradients = targets.map(({ gradient }, i) => gradient(params[i] ?? null))
      const step = optimizer.update(gradients, state, params)
      return { params: applyUpdates(params, step.updates), state: step.state }
    })
    // The start belongs to the targets.
    disposeExcept([params, state], [start, now.params, now.state])
  }
  const distances = scope(() => stack(targets.map(({ goal }, i) => largestDifference(now.params[i] ?? null, goal))))
  disposeExcept([now.params, now.state], start)
  const found = await readNumbers(distances)
  return targets.map(({ name }, i) => ({ name, distance: found[i] ?? NaN }))
}

/** max |a − b| over all elements of two trees, a scalar. */
export function largestDifference(a: Params, b: Params): Tensor {
  return max(concat(treeLeaves<Params>(treeMap<Tensor, Params>((x: Tensor, y: Tensor) => ravel(abs(sub(x, y))), a, b))))
}

function disposeExcept(tree: Params, kept: Params): void {
  const staying = new Set(treeLeaves(kept))
  for (const x of treeLeaves(tree)) if (!staying.has(x)) x.dispose()
}

/** Of (1 − x)² + 100·(y − x²)². */
function rosenbrockGradient(p: Tensor): Tensor {
  const [x, y] = unstack(p)
  if (x === undefined || y === undefined) return p
  const rise = sub(y, square(x))
  return stack([sub(mul(sub(x, 1), 2), mul(mul(x, rise), 400)), mul(rise, 200)])
}
