import { OptionError, type Tensor, mul, tensorFrom } from '@ortho/core'
import { type CosineOptions, type TransformType, dct, dst, idct, idst, inverseType } from './cosine.ts'
import { type LinearOperator, type PlaceOfOperator, operatorNamed, placed } from './operator.ts'

/** Options of {@link dctOperator} and {@link dstOperator}. */
export interface CosineOperatorOptions extends PlaceOfOperator {
  /** II, III or IV. Default 2. */
  readonly type?: TransformType | undefined
  /** As for {@link dct}, but by default `ortho`: an orthogonal operator. */
  readonly norm?: 'backward' | 'ortho' | undefined
}

/**
 * The cosine transform of the columns as an operator; see {@link dct}.
 *
 * @param n - at least 1.
 * @returns an operator with `solve`, orthogonal unless `norm` is `backward`.
 * @throws OptionError for a size below 1 or another type.
 * @example
 * ```ts
 * dctOperator(2, { norm: 'backward' }).apply([1, 1]).toArray() // => [4, 0]
 * ```
 */
export function dctOperator(n: number, options: CosineOperatorOptions = {}): LinearOperator {
  return transformOperator('dctOperator', n, options, { forward: dct, inverse: idct, special: 0 })
}

/**
 * The sine transform of the columns as an operator; see {@link dst}. Otherwise as {@link dctOperator}.
 *
 * @example
 * ```ts
 * dstOperator(1, { norm: 'backward' }).apply([3]).toArray() // => [6]
 * ```
 */
export function dstOperator(n: number, options: CosineOperatorOptions = {}): LinearOperator {
  return transformOperator('dstOperator', n, options, { forward: dst, inverse: idst, special: n - 1 })
}

interface Pair {
  readonly forward: (x: Tensor, options: CosineOptions) => Tensor
  readonly inverse: (x: Tensor, options: CosineOptions) => Tensor
  /** The frequency that the unscaled type III counts once, all others twice. */
  readonly special: number
}

function transformOperator(where: string, n: number, options: CosineOperatorOptions, { forward, inverse, special }: Pair): LinearOperator {
  const { type = 2, norm = 'ortho', ...place } = options
  if (!Number.isInteger(n) || n < 1) throw new OptionError({ where, argument: 'n', expected: 'a positive integer', received: String(n) })
  if (![2, 3, 4].includes(type)) throw new OptionError({ where, argument: 'type', expected: '2, 3 or 4', received: String(type) })
  const at = { axis: -2, norm }
  // Unscaled, II is the transpose of III with the special frequency doubled: C₂ᵀ = C₃·D and C₃ᵀ = D⁻¹·C₂.
  const weighted = (x: Tensor, factor: number): Tensor => {
    if (norm === 'ortho' || type === 4) return x
    const weights = Float64Array.from({ length: n }, (_, k) => (k === special ? factor : 1))
    return mul(x, tensorFrom(x.dtype === 'float32' ? Float32Array.from(weights) : weights, [n, 1], x.dtype, x.backend))
  }
  const other = { ...at, type: inverseType(type) }
  const adjointOf =
    (f: Pair['forward']) =>
    (y: Tensor): Tensor =>
      type === 2 ? f(weighted(y, 2), other) : weighted(f(y, other), 0.5)
  return operatorNamed(where, {
    shape: [n, n],
    ...placed(place),
    apply: (x) => forward(x, { ...at, type }),
    applyAdjoint: adjointOf(forward),
    solve: (b) => inverse(b, { ...at, type }),
    // C₂⁻ᵀ = D⁻¹·C₃⁻¹ and C₃⁻ᵀ = C₂⁻¹·D.
    solveAdjoint: (b) => (type === 2 ? weighted(inverse(b, other), 0.5) : inverse(weighted(b, 2), other)),
  })
}
