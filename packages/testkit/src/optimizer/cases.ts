import {
  type DType,
  Tensor,
  add,
  showShape,
  treeLeaves,
  treeMap,
  treePaths,
  treeStructureEqual,
  valueAndGrad,
  zerosLike,
} from '@ortho/core'
import { AssertionFailure, requireNone } from '../assertion.ts'
import type { TestCase } from '../test-case.ts'
import { type Params, type TargetName, targetNames, targetOf } from './targets.ts'

/**
 * A gradient transformation in optax's sense, whose updates are added to the parameters. An `@ortho/optim` transformation is one;
 * this package only needs its form.
 */
export interface OptimizerUnderTest {
  /** The state before the first update. */
  init(params: Params): Params
  /** One step. */
  update(
    grads: Params,
    state: Params,
    params: Params,
    context?: { readonly value?: Tensor; readonly valueAndGrad?: (params: Params) => readonly [value: Tensor, grads: Params] },
  ): {
    /** What is added to the parameters; their structure, shapes and dtypes. */
    readonly updates: Params
    /** The state before the next update. */
    readonly state: Params
  }
}

/** Options of {@link optimizerCases}. */
export interface OptimizerOptions {
  /** Which functions it must minimise. Default: all four. */
  readonly targets?: readonly TargetName[]
  /** Updates it gets for each. Default 2000. */
  readonly steps?: number
  /** Every parameter must come within tolerance·(1 + |solution|) of the solution. Default 0.03, optax's. */
  readonly tolerance?: number
}

/**
 * The laws of an optimizer: it comes to the minimum of each target; updates keep structure, shapes and dtypes; a state is a tree
 * of tensors of lasting structure; two runs agree bit for bit; nothing is modified; gradients of zero do no harm.
 *
 * @param make - a fresh optimizer with the options that suit a target.
 */
export function optimizerCases(make: (target: TargetName) => OptimizerUnderTest, options: OptimizerOptions = {}): TestCase[] {
  const { targets = targetNames, steps = 2000, tolerance = 0.03 } = options
  const laws = targets[0] ?? 'parabola'
  return [
    ...targets.map((name) => ({ name: `minimises ${name}`, run: (): void => requireMinimum(make(name), name, steps, tolerance) })),
    ...targets.flatMap((name) =>
      (['float64', 'float32'] as const).map((dtype) => ({
        name: `keeps structure, shapes and dtypes of ${name} in ${dtype}`,
        run: (): void => requireKept(make(name), name, dtype),
      })),
    ),
    { name: 'keeps its state in a tree of tensors', run: () => requireTensors(make(laws), laws) },
    { name: 'repeats itself bit for bit', run: () => requireRepeatable(make, laws) },
    { name: 'modifies neither gradients, state nor parameters', run: () => requirePure(make(laws), laws) },
    { name: 'stays finite when gradients are zero', run: () => requireFiniteAtZero(make(laws), laws) },
  ]
}

interface Run {
  readonly params: Params
  readonly state: Params
}

function train(optimizer: OptimizerUnderTest, name: TargetName, steps: number, dtype: DType = 'float64'): Run {
  const { start, loss } = targetOf(name, dtype)
  const lossAndGrad = valueAndGrad(loss)
  let params = start
  let state = optimizer.init(params)
  for (let step = 0; step < steps; step++) {
    const [value, grads] = lossAndGrad(params)
    const next = optimizer.update(grads, state, params, { value, valueAndGrad: lossAndGrad })
    params = treeMap((p: Tensor, u: Tensor) => add(p, u), params, next.updates)
    state = next.state
  }
  return { params, state }
}

function requireMinimum(optimizer: OptimizerUnderTest, name: TargetName, steps: number, tolerance: number): void {
  const { params } = train(optimizer, name, steps)
  const goals = treeLeaves(targetOf(name, 'float64').solution).flatMap((goal) => [...goal.dataSync()])
  const found = treeLeaves(params).flatMap((p) => [...p.dataSync()])
  // Not `some(… > tolerance)`: NaN must fail.
  if (goals.every((goal, i) => Math.abs(found[i]! - goal) <= tolerance * (1 + Math.abs(goal)))) return
  throw new AssertionFailure(`expected ${goals.join(', ')} within ${tolerance} of their size after ${steps} steps, got ${found.join(', ')}`)
}

function requireKept(optimizer: OptimizerUnderTest, name: TargetName, dtype: DType): void {
  const { start, loss } = targetOf(name, dtype)
  const [value, grads] = valueAndGrad(loss)(start)
  const { updates } = optimizer.update(grads, optimizer.init(start), start, { value, valueAndGrad: valueAndGrad(loss) })
  requireNone('expected updates like the parameters, got', differences(updates, start))
}

function requireTensors(optimizer: OptimizerUnderTest, name: TargetName): void {
  const before = optimizer.init(targetOf(name, 'float64').start)
  const leaves: readonly unknown[] = treeLeaves(before)
  const strange = treePaths(before).filter((_, i) => !(leaves[i] instanceof Tensor))
  requireNone('expected every leaf of the state to be a tensor, got others at', strange)
  requireNone('expected the state to keep its form, got', differences(train(optimizer, name, 2).state, before))
}

function requireRepeatable(make: (target: TargetName) => OptimizerUnderTest, name: TargetName): void {
  const [first, second] = [train(make(name), name, 10), train(make(name), name, 10)]
  if (sameNumbers(numbersOf([first.params, first.state]), numbersOf([second.params, second.state]))) return
  throw new AssertionFailure('expected two runs from the same start to agree bit for bit, got different numbers')
}

function requirePure(optimizer: OptimizerUnderTest, name: TargetName): void {
  const { params, state } = train(optimizer, name, 3)
  const [value, grads] = valueAndGrad(targetOf(name, 'float64').loss)(params)
  const given = [grads, state, params]
  const before = numbersOf(given)
  const [once, again] = [optimizer.update(grads, state, params, { value }), optimizer.update(grads, state, params, { value })]
  if (!sameNumbers(numbersOf(given), before)) throw new AssertionFailure('expected arguments to be left alone, got other numbers in them')
  if (sameNumbers(numbersOf([once.updates, once.state]), numbersOf([again.updates, again.state]))) return
  throw new AssertionFailure('expected the same arguments to give the same update, got another: something is remembered outside the state')
}

function requireFiniteAtZero(optimizer: OptimizerUnderTest, name: TargetName): void {
  const { start, solution } = targetOf(name, 'float64')
  const zeros = treeMap((p: Tensor) => zerosLike(p), start)
  const flat = (): readonly [Tensor, Params] => [targetOf(name, 'float64').loss(solution), zeros]
  const { updates } = optimizer.update(zeros, optimizer.init(start), start, { value: flat()[0], valueAndGrad: flat })
  if (numbersOf([updates]).every((array) => array.every(Number.isFinite))) return
  throw new AssertionFailure('expected finite updates from gradients of zero, got infinities or NaN')
}

function differences(tree: Params, like: Params): string[] {
  if (!treeStructureEqual(tree, like)) return [`paths ${treePaths(tree).join(', ')} instead of ${treePaths(like).join(', ')}`]
  const expected = treeLeaves(like)
  const paths = treePaths(like)
  const show = (x: Tensor): string => `${x.dtype} ${showShape(x.shape)}`
  return treeLeaves(tree).flatMap((leaf, i) =>
    show(leaf) === show(expected[i]!) ? [] : [`${show(leaf)} at ${paths[i]!} instead of ${show(expected[i]!)}`],
  )
}

function numbersOf(trees: readonly Params[]): Float64Array[] {
  return treeLeaves(trees).map((leaf) => Float64Array.from(leaf.dataSync()))
}

function sameNumbers(a: readonly Float64Array[], b: readonly Float64Array[]): boolean {
  return a.length === b.length && a.every((array, i) => array.length === b[i]!.length && array.every((v, j) => Object.is(v, b[i]![j])))
}
