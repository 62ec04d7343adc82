import {
  DTypeError,
  type Method,
  OptionError,
  ShapeError,
  type Tensor,
  abs,
  add,
  div,
  expandDims,
  gram,
  isFloat,
  matmul,
  matrixTranspose,
  maximum,
  mul,
  norm,
  rsqrt,
  scope,
  showShape,
  sum,
} from '@ortho/core'
import { type NewtonSchulzFamily, type NewtonSchulzSequence, type NewtonSchulzStep, newtonSchulzFamilies, stepAt } from './coefficients.ts'

/** How {@link newtonSchulz} brings the largest singular value to at most 1. */
export type NewtonSchulzNormalizer = 'frobenius' | 'schatten-4' | 'row-sums'

/** Options of {@link newtonSchulz}. */
export interface NewtonSchulzOptions {
  /** Coefficients: a published family, or one triple (a, b, c) a step. Default `muon`. */
  readonly coefficients?: NewtonSchulzFamily | readonly NewtonSchulzStep[]
  /**
   * Number of steps, each about 4·m²·n + 2·m³ flops for m ≤ n. The sequence is used from its beginning; its last triple
   * is repeated when it runs out. Default 5.
   */
  readonly steps?: number
  /**
   * `frobenius` (default): X / ‖X‖_F. `schatten-4`: X / ‖X·Xᵀ‖_F^½, a tighter bound on the largest singular value, from
   * the product that the first step needs anyway. `row-sums`: row i divided by (Σⱼ|X·Xᵀ|ᵢⱼ)^½ ("almost orthogonal"
   * layers); tighter still, but it changes the singular vectors: the result tends to the polar factor of the scaled rows.
   */
  readonly normalizer?: NewtonSchulzNormalizer
  /** Added to the norm, so that a zero matrix stays zero. In the units of `x`. Default 1e-7. */
  readonly eps?: number
}

/**
 * Pushes every singular value of a matrix towards 1 and leaves its singular vectors alone. That approximates the polar
 * factor U·Vᵀ of X = U·Σ·Vᵀ by matrix products alone.
 *
 * With A = X·Xᵀ each step is X ← a·X + (b·A + c·A²)·X. A tall matrix is multiplied from the other side, so the square
 * products are of the smaller size. It never looks at values: the same work on every input and every backend, and NaN
 * or infinity in a matrix make that matrix NaN.
 *
 * @param x - `[…, m, n]`, float; each matrix on its own.
 * @returns `[…, m, n]`. How close to U·Vᵀ depends on the coefficients: see {@link newtonSchulzFamilies}.
 * @throws ShapeError for a vector, DTypeError for integers, OptionError for steps below 0 or no coefficients.
 * @example
 * ```ts
 * newtonSchulz(tensor([[3], [4]]), { coefficients: 'exact', steps: 12 }).toArray() // => [[0.6], [0.8]]
 * ```
 */
export function newtonSchulz(x: Tensor, options: NewtonSchulzOptions = {}): Tensor {
  const { coefficients = 'muon', steps = 5, normalizer = 'frobenius', eps = 1e-7 } = options
  const sequence = sequenceOf(coefficients)
  requireInput(x, steps)
  if (x.size === 0) return x
  const tall = isTall(x)
  // On a device, scopes give back what a step needs for itself, and let it be computed together with what follows.
  return scope(() => {
    let { y, a } = scope(() => normalized(x, normalizer, sequence.safety, eps))
    for (let k = 0; k < steps; k++) {
      const [before, squares] = [y, a]
      y = scope(() => stepped(before, squares ?? smallGram(before), stepAt(sequence, k), tall))
      a = undefined
    }
    return y
  })
}

/** p·Y + (q·A + r·A²)·Y, or from the other side. */
function stepped(y: Tensor, a: Tensor, [p, q, r]: NewtonSchulzStep, tall: boolean): Tensor {
  // A is symmetric, so A² is a Gram matrix too: half the work of a product.
  const polynomial = r === 0 ? mul(a, q) : add(mul(a, q), mul(gram(a), r))
  return add(mul(y, p), tall ? matmul(y, polynomial) : matmul(polynomial, y))
}

/** Registry entry of {@link newtonSchulz}. */
export const newtonSchulzEntry: Method<'linalg/newton-schulz', [x: Tensor], NewtonSchulzOptions, Tensor> = {
  id: 'linalg/newton-schulz',
  kind: 'matrix-function',
  title: 'Approximate polar factor by Newton–Schulz iteration',
  status: 'experimental',
  source: {
    paper: 'K. Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024; N. Amsel et al., The Polar Express, 2025',
    year: 2025,
    arxiv: '2505.16932',
    where: 'the reference codes; coefficients as listed in `newtonSchulzFamilies`',
    departures: ['runs in the dtype of its input, not in bfloat16'],
  },
  needs: ['matmul', 'reduce'],
  rules: {
    coefficients: { kind: 'custom', default: 'muon', check: isSequence, says: 'the name of a family or a list of triples' },
    steps: { kind: 'int', default: 5, min: 0, says: 'number of steps' },
    normalizer: { kind: 'choice', default: 'frobenius', of: ['frobenius', 'schatten-4', 'row-sums'], says: 'what the input is divided by' },
    eps: { kind: 'real', default: 1e-7, min: 0, says: 'added to the norm, in the units of the input' },
  },
  run: (x, options) => newtonSchulz(x, options),
}

function isSequence(value: unknown): boolean {
  if (typeof value === 'string') return Object.hasOwn(newtonSchulzFamilies, value)
  const isTriple = (step: unknown): boolean => Array.isArray(step) && step.length === 3 && step.every(Number.isFinite)
  return Array.isArray(value) && value.length > 0 && value.every(isTriple)
}

/** The Gram matrix of the shorter side. */
function smallGram(x: Tensor): Tensor {
  return gram(isTall(x) ? matrixTranspose(x) : x)
}

function isTall(x: Tensor): boolean {
  const [m = 0, n = 0] = x.shape.slice(-2)
  return m > n
}

/** The scaled matrix and, where finding the scale has made it, its Gram matrix. */
function normalized(x: Tensor, normalizer: NewtonSchulzNormalizer, safety: number, eps: number): { y: Tensor; a: Tensor | undefined } {
  const frobenius = norm(x, { axis: [-2, -1], keepDims: true })
  const y = div(x, add(mul(frobenius, safety), eps))
  if (normalizer === 'frobenius') return { y, a: undefined }
  // From here on ‖y‖_F ≤ 1, so these products neither overflow nor vanish whatever the units of x.
  const a = smallGram(y)
  if (normalizer === 'schatten-4') {
    const scale = rsqrt(maximum(norm(a, { axis: [-2, -1], keepDims: true }), tiny))
    return { y: mul(y, div(scale, safety)), a: mul(a, div(mul(scale, scale), safety * safety)) }
  }
  const scale = div(rsqrt(maximum(sum(abs(a), { axis: -1 }), tiny)), safety)
  const rows = expandDims(scale, -1)
  const columns = expandDims(scale, -2)
  return { y: mul(y, isTall(x) ? columns : rows), a: mul(mul(a, rows), columns) }
}

/** Keeps the scale of a zero matrix (or row) finite; normalized matrices are far above. */
const tiny = 1e-30

function sequenceOf(coefficients: NewtonSchulzFamily | readonly NewtonSchulzStep[]): NewtonSchulzSequence {
  if (typeof coefficients === 'string') return newtonSchulzFamilies[coefficients]
  if (coefficients.length > 0) return { steps: coefficients, safety: 1 }
  throw new OptionError({
    where: 'newtonSchulz',
    argument: 'coefficients',
    expected: 'a family or at least one triple',
    received: 'an empty list',
  })
}

function requireInput(x: Tensor, steps: number): void {
  if (x.ndim < 2) {
    throw new ShapeError({ where: 'newtonSchulz', argument: 'x', expected: 'a matrix or a batch of them', received: showShape(x.shape) })
  }
  if (!isFloat(x.dtype)) {
    throw new DTypeError({
      where: 'newtonSchulz',
      argument: 'x',
      expected: 'float32 or float64',
      received: x.dtype,
      hint: "Use `cast(x, 'float64')`.",
    })
  }
  if (!Number.isInteger(steps) || steps < 0) {
    throw new OptionError({ where: 'newtonSchulz', argument: 'steps', expected: 'an integer of at least 0', received: String(steps) })
  }
}
