import {
  type Backend,
  OptionError,
  type Tensor,
  type Tree,
  add,
  scope,
  tensorFrom,
  transpose,
  treeFlatten,
  treeLeaves,
  treeMap,
  treeUnflatten,
} from '@ortho/core'
import {
  type NamedTensorMap,
  Optimizer,
  type Scalar,
  type Tensor as TfTensor,
  type Variable,
  engine,
  dispose as disposeTf,
} from '@tensorflow/tfjs-core'
import { aliasOf } from '../session/session.ts'
import { fromTf, toTf } from '../zero-copy.ts'
import type { GradientTransformation, TransformationContext } from './as-tf-optimizer.ts'

/** Parameters, gradients or updates by the names of the variables. */
type Named = Readonly<Record<string, Tensor>>

/** A tensor and its name, as TensorFlow.js passes weights and gradients. */
interface NamedTensor {
  name: string
  tensor: TfTensor
}

/** What the transformation keeps between steps. */
interface State {
  /** Of the variables, in order. */
  readonly names: readonly string[]
  readonly tree: Tree<Tensor>
}

/** The loss that gradients were last computed of. */
interface Objective {
  readonly f: () => Scalar
  readonly variables: Variable[] | undefined
  readonly value: Scalar
}

/** The optimizer that `asTfOptimizer` makes. */
export class TransformationOptimizer extends Optimizer {
  /** Name for serialization. */
  static className = 'OrthoOptimizer'
  readonly #transformation: GradientTransformation
  readonly #backend: Backend
  readonly #outputsFirst: (name: string, shape: readonly number[]) => boolean
  #state: State | undefined
  #restored: readonly TfTensor[] | undefined
  #objective: Objective | undefined

  constructor(transformation: GradientTransformation, backend: Backend, outputsFirst: (name: string, shape: readonly number[]) => boolean) {
    super()
    this.#transformation = transformation
    this.#backend = backend
    this.#outputsFirst = outputsFirst
  }

  override computeGradients(f: () => Scalar, varList?: Variable[]): { value: Scalar; grads: NamedTensorMap } {
    const found = super.computeGradients(f, varList)
    this.#objective = { f, variables: varList, value: found.value }
    return found
  }

  override applyGradients(variableGradients: NamedTensorMap | NamedTensor[]): void {
    const gradients = named(variableGradients)
    const names = Object.keys(gradients)
    const objective = this.#objective
    this.#objective = undefined
    const tree = scope(() => {
      const params = this.#seen(names, variable)
      const grads = this.#seen(names, (name) => gradients[name]!)
      const state = this.#state === undefined ? this.#begin(params, names) : this.#checked(this.#state, names)
      const step = this.#transformation.update(grads, state, params, this.#context(objective, names))
      const moved = treeMap((p: Tensor, u: Tensor) => add(p, u), params, step.updates)
      for (const name of names) this.#assign(name, moved[name]!)
      return step.state
    })
    this.#replace({ names, tree })
    this.incrementIterations()
  }

  override getConfig(): Record<string, never> {
    return {}
  }

  /** The number of steps, and the leaves of the state in order, named by position. */
  override async getWeights(): Promise<NamedTensor[]> {
    const leaves = this.#state === undefined ? [] : treeLeaves(this.#state.tree)
    const weights = leaves.map(async (x, i) => {
      const own = x.backend === this.#backend ? x : await x.to(this.#backend)
      const weight = { name: `state/${i}`, tensor: toTf(own) }
      if (own !== x) own.dispose()
      return weight
    })
    return [await this.saveIterations(), ...(await Promise.all(weights))]
  }

  /** Takes what {@link TransformationOptimizer.getWeights} gave; it counts from the next step on. */
  override async setWeights(weightValues: NamedTensor[]): Promise<void> {
    const rest = await this.extractIterations(weightValues)
    this.dispose()
    this.#restored = rest.map(({ tensor }) => engine().keep(aliasOf(tensor)))
  }

  /** Gives the state back; the next step begins afresh. */
  override dispose(): void {
    this.#replace(undefined)
    super.dispose()
  }

  /** Tensors by name as the transformation sees them. */
  #seen(names: readonly string[], of: (name: string) => TfTensor): Named {
    return Object.fromEntries(names.map((name) => [name, this.#turned(name, fromTf(of(name), this.#backend), 'in')]))
  }

  /** The last axis first, or first axis last, where the variable is one of those. */
  #turned(name: string, x: Tensor, direction: 'in' | 'out'): Tensor {
    const { shape } = variable(name)
    if (shape.length < 2 || !this.#outputsFirst(name, shape)) return x
    const axes = [...shape.keys()]
    return transpose(x, direction === 'in' ? [axes.length - 1, ...axes.slice(0, -1)] : [...axes.slice(1), 0])
  }

  #assign(name: string, x: Tensor): void {
    const value = toTf(this.#turned(name, x, 'out'))
    variable(name).assign(value)
    value.dispose()
  }

  /** The first state, or the one that was restored. */
  #begin(params: Named, names: readonly string[]): Tree<Tensor> {
    const fresh = this.#transformation.init(params)
    if (this.#restored === undefined) return fresh
    const restored = this.#restored
    const { leaves, structure } = treeFlatten(fresh)
    if (leaves.length !== restored.length) throw mismatch(`${leaves.length} tensors of state for ${names.join(', ')}`, `${restored.length}`)
    return treeUnflatten(
      structure,
      leaves.map((leaf, i) => this.#like(leaf, restored[i]!)),
    )
  }

  /** A restored tensor where `leaf` is: counters are kept on the host. */
  #like(leaf: Tensor, x: TfTensor): Tensor {
    return leaf.backend === this.#backend
      ? fromTf(x, this.#backend)
      : tensorFrom(Int32Array.from(x.dataSync()), leaf.shape, 'int32', leaf.backend)
  }

  #checked(state: State, names: readonly string[]): Tree<Tensor> {
    if (state.names.length === names.length && state.names.every((name, i) => name === names[i])) return state.tree
    throw mismatch(`gradients of the same variables at every step (${state.names.join(', ')})`, names.join(', '))
  }

  /** Another state instead of the one so far, of which all goes that is not in the new one. */
  #replace(next: State | undefined): void {
    const kept = new Set(next === undefined ? [] : treeLeaves(next.tree))
    for (const x of this.#state === undefined ? [] : treeLeaves(this.#state.tree)) if (!kept.has(x)) x.dispose()
    if (this.#restored !== undefined) disposeTf([...this.#restored])
    this.#restored = undefined
    this.#state = next
  }

  /** The loss, for gradients that were computed here and whose loss is still there. */
  #context(objective: Objective | undefined, names: readonly string[]): TransformationContext {
    if (objective === undefined || objective.value.isDisposed) return {}
    return {
      value: fromTf(objective.value, this.#backend),
      valueAndGrad: (params) => this.#elsewhere(objective, names, params as Named),
    }
  }

  /** The loss and its gradient with other values in the variables, which then get theirs back. */
  #elsewhere({ f, variables }: Objective, names: readonly string[], params: Named): readonly [value: Tensor, grads: Named] {
    const before = names.map((name) => aliasOf(variable(name)))
    try {
      for (const name of names) this.#assign(name, params[name]!)
      const { value, grads } = super.computeGradients(f, variables)
      const found = [fromTf(value, this.#backend), this.#seen(names, (name) => grads[name]!)] as const
      disposeTf([value, grads])
      return found
    } finally {
      for (const [i, name] of names.entries()) variable(name).assign(before[i]!)
      disposeTf(before)
    }
  }
}

/** Gradients by name, without those of variables that the loss does not depend on. */
function named(gradients: NamedTensorMap | NamedTensor[]): Record<string, TfTensor> {
  const pairs: [string, TfTensor | null | undefined][] = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor])
    : Object.entries(gradients)
  return Object.fromEntries(pairs.flatMap(([name, x]) => (x === null || x === undefined ? [] : [[name, x]])))
}

function variable(name: string): Variable {
  const found = engine().registeredVariables[name]
  if (found !== undefined) return found
  throw mismatch('gradients of variables of TensorFlow.js', name)
}

function mismatch(expected: string, received: string): OptionError {
  return new OptionError({ where: 'asTfOptimizer', expected: `given ${expected}`, received })
}
