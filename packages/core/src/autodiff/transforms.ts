import { isFloat } from '../dtype.ts'
import { DTypeError, OptionError, ShapeError } from '../errors.ts'
import { cast } from '../ops/elementwise/cast.ts'
import { sameShape, showShape } from '../shape.ts'
import { onesLike, zerosLike } from '../tensor/create.ts'
import { Tensor } from '../tensor/tensor.ts'
import { type Tree, type TreeStructure, treeFlatten, treeUnflatten } from '../tree/index.ts'
import { collect } from '../tree/structure.ts'
import { ForwardTrace } from './forward.ts'
import { LinearTensor, LinearTrace } from './linear.ts'

/** An array whose items also have names: `const [value, grad] = r` and `const { value, grad } = r` both work. */
export type Named<Items extends readonly unknown[], Names> = Items & Readonly<Names>

/** What {@link vjp} gives. */
export type Pullback<Args extends readonly unknown[], Out> = Named<
  [value: Out, pullback: (cotangent: Out) => Args],
  {
    /** The function's value. */
    value: Out
    /** Cotangents of the arguments, from one of the value. */
    pullback: (cotangent: Out) => Args
  }
>

/** What {@link jvp} gives. */
export type Pushforward<Out> = Named<
  [value: Out, tangent: Out],
  {
    /** The function's value. */
    value: Out
    /** Its change along the given changes of the arguments. */
    tangent: Out
  }
>

/** What {@link valueAndGrad} gives. */
export type ValueAndGrad<Out, A> = Named<
  [value: Out, grad: A],
  {
    /** The function's value. */
    value: Out
    /** Its gradient with respect to the first argument, shaped like it. */
    grad: A
  }
>

/**
 * Forward mode: the value of `f` and its change along `tangents`. Costs about twice the function, whatever its size.
 *
 * @param f - a function of trees of tensors, made of Ortho's operations.
 * @param primals - its arguments.
 * @param tangents - their changes, trees of the same structure and shapes. Those of integer leaves are not looked at.
 * @throws ShapeError when a tangent is shaped unlike its primal.
 * @example
 * ```ts
 * const { tangent } = jvp((x: Tensor) => sum(square(x)), [tensor([1, 2])], [tensor([1, 0])])
 * tangent.item() // 2
 * ```
 */
export function jvp<Args extends readonly unknown[], Out>(
  f: (...args: Args) => Out,
  primals: Args,
  tangents: NoInfer<Args>,
): Pushforward<Out> {
  const trace = new ForwardTrace()
  const flat = takeApart(primals)
  const changes = leavesLike('jvp', flat.structure, tangents)
  const duals = flat.leaves.map((leaf, i) => (isVariable(leaf) ? trace.lift(leaf, matching('jvp', changes[i], leaf)) : leaf))
  const out = takeApart(f(...rebuild<Args>(flat.structure, duals)))
  const pairs = out.leaves.map((leaf) => (leaf instanceof Tensor ? trace.lower(leaf) : undefined))
  const value = rebuild<Out>(
    out.structure,
    out.leaves.map((leaf, i) => pairs[i]?.primal ?? leaf),
  )
  const tangent = rebuild<Out>(
    out.structure,
    pairs.map((pair, i) => (pair === undefined ? out.leaves[i] : (pair.tangent ?? zerosLike(pair.primal)))),
  )
  return Object.assign([value, tangent] as [Out, Out], { value, tangent })
}

/**
 * Reverse mode: the value of `f` and a function that pulls a cotangent of the value back to the arguments.
 *
 * The function is linearized (its forward rules run on changes that are only recorded) and the recording is
 * transposed, so an operation needs one rule for both modes. The pullback may be called more than once.
 *
 * @returns the value, shaped by `f`; `pullback(c)` gives one tree per argument, zero where nothing depends on it (and
 * for integer tensors), with leaves that are not tensors as they are. It throws ShapeError for a cotangent shaped
 * unlike the value.
 */
export function vjp<Args extends readonly unknown[], Out>(f: (...args: Args) => Out, ...primals: Args): Pullback<Args, Out> {
  const forward = new ForwardTrace()
  const linear = new LinearTrace()
  const flat = takeApart(primals)
  const inputs = flat.leaves.map((leaf) => (isVariable(leaf) ? linear.input(leaf) : undefined))
  const duals = flat.leaves.map((leaf, i) => (inputs[i] === undefined || !(leaf instanceof Tensor) ? leaf : forward.lift(leaf, inputs[i])))
  const out = takeApart(f(...rebuild<Args>(flat.structure, duals)))
  const pairs = out.leaves.map((leaf) => (leaf instanceof Tensor ? forward.lower(leaf) : undefined))
  const value = rebuild<Out>(
    out.structure,
    out.leaves.map((leaf, i) => pairs[i]?.primal ?? leaf),
  )
  const pullback = (cotangent: Out): Args => {
    const given = leavesLike('pullback', out.structure, cotangent)
    const outputs = pairs.flatMap((pair, i): [LinearTensor, Tensor][] =>
      pair?.tangent instanceof LinearTensor && linear.owns(pair.tangent)
        ? [[pair.tangent, matching('pullback', given[i], pair.primal)]]
        : [],
    )
    const traced = inputs.filter((input) => input !== undefined)
    const cotangents = new Map(linear.pullback(outputs, traced).map((c, i) => [traced[i], c]))
    const leaves = flat.leaves.map((leaf, i) => (leaf instanceof Tensor ? (cotangents.get(inputs[i]) ?? zerosLike(leaf)) : leaf))
    return rebuild<Args>(flat.structure, leaves)
  }
  return Object.assign([value, pullback] as [Out, (cotangent: Out) => Args], { value, pullback })
}

/**
 * The gradient of a scalar function with respect to its first argument (a tree of float tensors).
 *
 * Composes with itself and with {@link jvp} to any order.
 *
 * @throws ShapeError when the function's value has not exactly one element.
 * @throws DTypeError when the value, or a tensor of the first argument, is not of a float dtype.
 * @example
 * ```ts
 * grad((x: Tensor) => sum(mul(x, mul(x, x))))(tensor([1, 2])).toArray() // [3, 12]
 * ```
 */
export function grad<A, Rest extends readonly unknown[]>(f: (x: A, ...rest: Rest) => Tensor): (x: A, ...rest: Rest) => A {
  const both = valueAndGrad(f)
  return (x, ...rest) => both(x, ...rest).grad
}

/** The value of a scalar function together with its gradient, at the cost of the gradient. See {@link grad}. */
export function valueAndGrad<A, Rest extends readonly unknown[]>(
  f: (x: A, ...rest: Rest) => Tensor,
): (x: A, ...rest: Rest) => ValueAndGrad<Tensor, A> {
  return (x, ...rest) => {
    requireTensors(x)
    const { value, pullback } = vjp((y: A) => f(y, ...rest), x)
    if (!(value instanceof Tensor) || value.size !== 1) {
      throw new ShapeError({
        where: 'grad',
        expected: 'given a function whose value is a tensor of one element',
        received: value instanceof Tensor ? `one of shape ${showShape(value.shape)}` : typeof value,
        hint: 'Sum it, or use `vjp`.',
      })
    }
    if (!isFloat(value.dtype)) {
      throw new DTypeError({ where: 'grad', expected: 'given a function whose value is float32 or float64', received: value.dtype })
    }
    const [gradient] = pullback(onesLike(value))
    return Object.assign([value, gradient] as [Tensor, A], { value, grad: gradient })
  }
}

/** `H·v` for the Hessian H of the scalar function `f` at `x`: forward over reverse, about four times the function. */
export function hessianVectorProduct<A>(f: (x: A) => Tensor, x: A, v: NoInfer<A>): A {
  return jvp(grad(f), [x], [v]).tangent
}

function requireTensors(x: unknown): void {
  const { leaves } = takeApart(x)
  const wrong = leaves.find((leaf) => !(leaf instanceof Tensor) || !isFloat(leaf.dtype))
  if (wrong === undefined && leaves.length > 0) return
  const received = wrong instanceof Tensor ? `a tensor of ${wrong.dtype}` : leaves.length === 0 ? 'no tensor at all' : typeof wrong
  const trouble = {
    where: 'grad',
    argument: 'x',
    expected: 'a float tensor, or a tree of float tensors',
    received,
    hint: 'Pass what is not differentiated as a later argument.',
  }
  throw wrong instanceof Tensor ? new DTypeError(trouble) : new OptionError(trouble)
}

/** Whether a leaf is followed: integers and bools do not change by small amounts. */
function isVariable(leaf: unknown): leaf is Tensor {
  return leaf instanceof Tensor && isFloat(leaf.dtype)
}

/** Leaves and structure of an argument or a value, of whatever type. */
function takeApart(tree: unknown): { readonly leaves: readonly unknown[]; readonly structure: TreeStructure }
function takeApart(tree: Tree<unknown>): { readonly leaves: readonly unknown[]; readonly structure: TreeStructure } {
  return treeFlatten(tree)
}

/** The leaves of a tree of this structure, in its order. @throws ShapeError where the structures differ. */
function leavesLike(where: string, structure: TreeStructure, tree: unknown): readonly unknown[]
function leavesLike(where: string, structure: TreeStructure, tree: Tree<unknown>): readonly unknown[] {
  const leaves: unknown[] = []
  collect(where, structure, tree, leaves)
  return leaves
}

/** The tree with other leaves: tensors in the places of tensors, so its type stays. */
function rebuild<T>(structure: TreeStructure, leaves: readonly unknown[]): T
function rebuild(structure: TreeStructure, leaves: readonly unknown[]): unknown {
  return treeUnflatten(structure, leaves)
}

/** `change` in the dtype of `primal`. @throws ShapeError when it is not a tensor of its shape. */
function matching(where: string, change: unknown, primal: Tensor): Tensor {
  if (change instanceof Tensor && sameShape(change.shape, primal.shape)) return cast(change, primal.dtype)
  throw new ShapeError({
    where,
    expected: `given a tangent or cotangent of shape ${showShape(primal.shape)}`,
    received: change instanceof Tensor ? showShape(change.shape) : typeof change,
  })
}
