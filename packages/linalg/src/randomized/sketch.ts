import {
  type FloatDType,
  type Key,
  OptionError,
  type Tensor,
  bernoulliArray,
  concat,
  integerArray,
  matmul,
  mul,
  permutationArray,
  randn,
  scatterAdd,
  slice,
  split,
  take,
  tensorFrom,
  zeros,
} from '@ortho/core'
import { hadamardTransform } from '../operators/hadamard.ts'
import { type LinearOperator, linearOperator } from '../operators/operator.ts'

/** Options of the sketches. */
export interface SketchOptions {
  /** Default float64. */
  readonly dtype?: FloatDType
}

/**
 * A random linear map S from n numbers to d with E‖S·x‖² = ‖x‖², as all sketches: independent normal elements of variance 1/d. The best guarantees, 2·d·n flops a vector.
 *
 * @throws OptionError for sizes below 1.
 */
export function gaussianSketch(key: Key, d: number, n: number, { dtype = 'float64' }: SketchOptions = {}): LinearOperator {
  requireSizes('gaussianSketch', d, n)
  const s = mul(randn(key, [d, n], { dtype }), 1 / Math.sqrt(d))
  return linearOperator({ shape: [d, n], dtype, apply: (x) => matmul(s, x), applyAdjoint: (y) => matmul(s, y, { transposeA: true }) })
}

/**
 * Each coordinate is added to `nonzeros` random places with random signs, over √nonzeros (Kane and Nelson, 2014; 8 are as good as
 * normal numbers in practice: Tropp et al., 2019). Costs nonzeros·n additions a vector.
 *
 * @throws OptionError for sizes below 1, or more places than there are.
 */
export function sparseSignSketch(
  key: Key,
  d: number,
  n: number,
  { dtype = 'float64', nonzeros = Math.min(8, d) }: SketchOptions & { readonly nonzeros?: number } = {},
): LinearOperator {
  requireSizes('sparseSignSketch', d, n)
  if (!Number.isInteger(nonzeros) || nonzeros < 1 || nonzeros > d) {
    throw new OptionError({ where: 'sparseSignSketch', argument: 'nonzeros', expected: `1 to ${d}`, received: String(nonzeros) })
  }
  const [forPlaces, forSigns] = split(key)
  const places = distinctPlaces(forPlaces, d, n, nonzeros)
  const coins = bernoulliArray(forSigns, n * nonzeros, 0.5, 'float64')
  const signs = Float64Array.from(coins, (coin) => (coin === 0 ? -1 : 1) / Math.sqrt(nonzeros))
  const rows = tensorFrom(places, [n * nonzeros], 'int32')
  const factors = tensorFrom(dtype === 'float32' ? Float32Array.from(signs) : signs, [n * nonzeros, 1], dtype)
  const columns = tensorFrom(Int32Array.from({ length: n * nonzeros }, (_, p) => Math.floor(p / nonzeros)), [n * nonzeros], 'int32') // prettier-ignore
  const scatter = (x: Tensor, from: Tensor, to: Tensor, size: number): Tensor =>
    scatterAdd(zeros([size, x.shape[1]!], { dtype: x.dtype, backend: x.backend }), to, mul(take(x, from, 0), factors), 0)
  return linearOperator({
    shape: [d, n],
    dtype,
    apply: (x) => scatter(x, columns, rows, d),
    applyAdjoint: (y) => scatter(y, rows, columns, n),
  })
}

/** {@link sparseSignSketch} with one place for each coordinate (Charikar, Chen and Farach-Colton, 2002): n additions a vector. */
export function countSketch(key: Key, d: number, n: number, options: SketchOptions = {}): LinearOperator {
  return sparseSignSketch(key, d, n, { ...options, nonzeros: 1 })
}

/**
 * Subsampled randomized Hadamard transform √(N/d)·R·H·D: random signs, the orthonormal Walsh–Hadamard transform of length N, the
 * next power of two, and d of its coordinates at random (Ailon and Chazelle, 2006; Tropp, 2011). N·log₂N additions a vector.
 *
 * @throws OptionError for sizes below 1 or d > N.
 */
export function srhtSketch(key: Key, d: number, n: number, { dtype = 'float64' }: SketchOptions = {}): LinearOperator {
  requireSizes('srhtSketch', d, n)
  const length = 2 ** Math.ceil(Math.log2(n))
  if (d > length) throw new OptionError({ where: 'srhtSketch', argument: 'd', expected: `at most ${length}`, received: String(d) })
  const [forSigns, forRows] = split(key)
  const coins = bernoulliArray(forSigns, n, 0.5, 'float64')
  const factors = Float64Array.from(coins, (coin) => (coin === 0 ? -1 : 1) * Math.sqrt(length / d))
  const signs = tensorFrom(dtype === 'float32' ? Float32Array.from(factors) : factors, [n, 1], dtype)
  const rows = tensorFrom(permutationArray(forRows, length).slice(0, d), [d], 'int32')
  const transform = (x: Tensor): Tensor => hadamardTransform(x, { axis: 0, normalized: true })
  const padded = (x: Tensor): Tensor =>
    length === n ? x : concat([x, zeros([length - n, x.shape[1]!], { dtype: x.dtype, backend: x.backend })], 0)
  return linearOperator({
    shape: [d, n],
    dtype,
    apply: (x) => take(transform(padded(mul(x, signs))), rows, 0),
    applyAdjoint: (y) => {
      const spread = scatterAdd(zeros([length, y.shape[1]!], { dtype: y.dtype, backend: y.backend }), rows, y, 0)
      return mul(slice(transform(spread), { axis: 0, stop: n }), signs)
    },
  })
}

/** For each of n coordinates `count` different places out of d: a partial shuffle by random integers. */
function distinctPlaces(key: Key, d: number, n: number, count: number): Int32Array {
  if (count === 1) return integerArray(key, n, { min: 0, max: d })
  const draws = integerArray(key, n * count, { min: 0, max: 2 ** 31 - 1 })
  const order = Int32Array.from({ length: d }, (_, i) => i)
  const out = new Int32Array(n * count)
  for (let p = 0; p < n * count; p++) {
    const k = p % count
    const other = k + (draws[p]! % (d - k))
    const held = order[k]!
    order[k] = order[other]!
    order[other] = held
    out[p] = order[k]!
  }
  return out
}

function requireSizes(where: string, d: number, n: number): void {
  if (Number.isInteger(d) && Number.isInteger(n) && d >= 1 && n >= 1) return
  throw new OptionError({ where, expected: 'given integers of at least 1', received: `${d} × ${n}` })
}
