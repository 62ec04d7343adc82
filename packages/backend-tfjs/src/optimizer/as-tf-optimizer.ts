import { type Backend, type Tensor, type Tree, getBackend } from '@ortho/core'
import type { Optimizer } from '@tensorflow/tfjs-core'
import { requireSession } from '../zero-copy.ts'
import { TransformationOptimizer } from './optimizer.ts'

/** What a gradient transformation may be told beside the gradient: the context of `@ortho/optim`. */
export interface TransformationContext {
  /** Value of the loss: a scalar. */
  readonly value?: Tensor
  /** The loss and its gradient at other parameters; evaluates the model once more. */
  readonly valueAndGrad?: (params: Tree<Tensor>) => readonly [value: Tensor, grads: Tree<Tensor>]
}

/** What {@link asTfOptimizer} needs of a gradient transformation; every one of `@ortho/optim` has it. */
export interface GradientTransformation {
  /** The state before the first update, from the parameters. */
  init(params: Tree<Tensor>): Tree<Tensor>
  /** Updates to be added to the parameters, and the state for the next step. */
  update(
    grads: Tree<Tensor>,
    state: Tree<Tensor>,
    params: Tree<Tensor>,
    context?: TransformationContext,
  ): {
    /** Of the structure of the parameters. */
    readonly updates: Tree<Tensor>
    /** For the next update. */
    readonly state: Tree<Tensor>
  }
}

/** Options of {@link asTfOptimizer}. */
export interface TfOptimizerOptions {
  /** From `tfjsBackend`, on the backend of TensorFlow.js that the model uses. Default: the current one. */
  readonly backend?: Backend | undefined
  /**
   * Variables that the transformation sees with their last axis first. Layers of TensorFlow.js keep kernels as `[in, out]`, where
   * methods that tell rows from columns, such as Muon with its scaling, expect `[out, in]`: `(name) => name.endsWith('kernel')`.
   * Default: none.
   */
  readonly outputsFirst?: ((name: string, shape: readonly number[]) => boolean) | undefined
}

/**
 * A gradient transformation as an optimizer of TensorFlow.js, for `model.compile` or `optimizer.minimize`. Parameters are a
 * record by the names of the variables; they and the state stay on the backend, and nothing is copied to the host.
 *
 * @param transformation - one of `@ortho/optim`, whose updates are added to the parameters.
 * @returns `dispose()` gives its state back; `getWeights` and `setWeights` save and restore it.
 * @throws BackendError when no backend of `tfjsBackend` is current or given.
 * @example
 * ```ts no-run
 * model.compile({ optimizer: asTfOptimizer(adamw({ learningRate: 1e-3 })), loss: 'meanSquaredError' })
 * ```
 */
export function asTfOptimizer(transformation: GradientTransformation, options: TfOptimizerOptions = {}): Optimizer {
  const { backend = getBackend(), outputsFirst = () => false } = options
  requireSession('asTfOptimizer', backend)
  return new TransformationOptimizer(transformation, backend, outputsFirst)
}
