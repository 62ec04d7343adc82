import { isFloat } from '../../dtype.ts'
import { add, mul, sub } from '../../ops/elementwise/arithmetic.ts'
import { sum } from '../../ops/reduction/sum.ts'
import { type Key, foldIn, key, randn } from '../../random/index.ts'
import type { Method } from '../../registry/index.ts'
import { resolveOptions } from '../../registry/index.ts'
import { norm } from '../../ops/reduction/reduce.ts'
import { onesLike, tensor } from '../../tensor/create.ts'
import { scope } from '../../tensor/lifetime.ts'
import { readNumber } from '../../tensor/read.ts'
import type { Tensor } from '../../tensor/tensor.ts'
import { grad, jvp, vjp } from '../../autodiff/transforms.ts'
import { treeMap } from '../../tree/index.ts'

/** Options of {@link checkGradients}. */
export interface CheckGradientsOptions {
  /** Seed of the directions. Default 0. */
  seed?: number
  /** Step of the central differences. Default 1e-5. */
  step?: number
}

/** How well the derivatives of a function agree; each is a relative error. */
export interface GradientErrors {
  /** Forward mode against central differences. */
  readonly forward: number
  /** ⟨c, J·t⟩ against ⟨Jᵀ·c, t⟩: reverse mode against forward mode. */
  readonly reverse: number
  /** Hessian-vector product, forward over reverse, against central differences of the gradient. */
  readonly second: number
  /** The same, reverse over reverse. */
  readonly secondReverse: number
}

/**
 * Compares the derivatives of `f` at float64 `inputs` with central differences, and its two modes with each other,
 * along random directions. For functions that are smooth at the inputs; errors near 1e-7 are those of the differences.
 *
 * (f(x + h·t) − f(x − h·t)) / 2h = J·t + O(h²)
 *
 * @returns four relative errors; a function with right derivatives has all of them far below 1.
 * @throws OptionError for options against their rules.
 * @example
 * ```ts
 * checkGradients((x) => sin(x), [tensor([0.1, 0.2])]).forward < 1e-8 // true
 * ```
 */
export function checkGradients(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options: CheckGradientsOptions = {},
): GradientErrors {
  return errorsFrom(measure(f, inputs, options).map((x) => x.item()))
}

/**
 * {@link checkGradients} where reading waits for a device. In float32 take the step `epsilon ** (1 / 3)`: errors are then
 * about its square.
 */
export async function checkGradientsAsync(
  f: (...inputs: Tensor[]) => Tensor,
  inputs: readonly Tensor[],
  options: CheckGradientsOptions = {},
): Promise<GradientErrors> {
  const scalars = scope(() => measure(f, inputs, options))
  return errorsFrom(await Promise.all(scalars.map(readNumber)))
}

/** The scalars that {@link errorsFrom} takes, in its order. */
function measure(f: (...inputs: Tensor[]) => Tensor, inputs: readonly Tensor[], options: CheckGradientsOptions): Tensor[] {
  const { seed, step } = resolveOptions('core/check-gradients', checkGradientsEntry.rules, options)
  const root = key(seed)
  const directions = inputs.map((x, i) => normalLike(x, foldIn(root, i)))
  const moved = (by: number): Tensor[] => treeMap((x: Tensor, t: Tensor) => add(x, mul(t, by)), [...inputs], directions)
  const halfDifference = (g: (...xs: Tensor[]) => Tensor): Tensor => mul(sub(g(...moved(step)), g(...moved(-step))), 0.5 / step)

  const { tangent } = jvp(f, [...inputs], directions)
  const { value, pullback } = vjp(f, ...inputs)
  const cotangent = normalLike(value, foldIn(root, 2 * inputs.length))

  // A scalar whose gradient depends on the inputs through f alone.
  const scalar = (...xs: Tensor[]): Tensor => sum(mul(cotangent, f(...xs)))
  const gradientAlong = (...xs: Tensor[]): Tensor => {
    const { value: total, pullback: pull } = vjp(scalar, ...xs)
    return innerOfAll(pull(onesLike(total)), directions)
  }
  const again = grad((xs: Tensor[]) => gradientAlong(...xs))([...inputs])
  return [
    norm(sub(tangent, halfDifference(f))),
    norm(tangent),
    sum(mul(cotangent, tangent)),
    innerOfAll(pullback(cotangent), directions),
    halfDifference(gradientAlong),
    jvp(gradientAlong, [...inputs], directions).tangent,
    innerOfAll(again, directions),
  ]
}

function normalLike({ shape, dtype, backend }: Tensor, own: Key): Tensor {
  return randn(own, shape, { dtype: isFloat(dtype) ? dtype : undefined, backend })
}

function errorsFrom(measured: readonly number[]): GradientErrors {
  const [gap = NaN, size = NaN, left = NaN, right = NaN, reference = NaN, forwardOverReverse = NaN, reverseOverReverse = NaN] = measured
  return {
    forward: gap / (1 + size),
    reverse: Math.abs(left - right) / (1 + Math.abs(left)),
    second: Math.abs(forwardOverReverse - reference) / (1 + Math.abs(reference)),
    secondReverse: Math.abs(reverseOverReverse - reference) / (1 + Math.abs(reference)),
  }
}

function innerOfAll(a: readonly Tensor[], b: readonly Tensor[]): Tensor {
  return treeMap((x: Tensor, y: Tensor) => sum(mul(x, y)), [...a], [...b]).reduce((total, part) => add(total, part), tensor(0))
}

/** Registry entry of {@link checkGradients}. */
export const checkGradientsEntry: Method<
  'core/check-gradients',
  [f: (...inputs: Tensor[]) => Tensor, inputs: readonly Tensor[]],
  CheckGradientsOptions,
  GradientErrors
> = {
  id: 'core/check-gradients',
  kind: 'diagnostic',
  title: 'Comparison of derivatives with central differences and of forward with reverse mode',
  status: 'stable',
  source: {
    paper: 'A. Griewank and A. Walther, Evaluating Derivatives, SIAM 2008',
    year: 2008,
    where: 'section 3.2 for the adjoint identity ⟨c, J·t⟩ = ⟨Jᵀ·c, t⟩',
    departures: ['one random direction for each input, not all unit vectors: an error in a derivative shows with probability one'],
  },
  needs: ['binary', 'reduce'],
  rules: {
    seed: { kind: 'int', default: 0, min: 0, says: 'seed of the directions' },
    step: { kind: 'real', default: 1e-5, min: 1e-12, max: 1, says: 'step of the central differences' },
  },
  run: (f, inputs, options) => checkGradients(f, inputs, options),
}
