import { type Tensor, tensorFrom } from '@ortho/core'
import { arrayLike, batchSize } from '../dense/workspace.ts'
import { luArrays } from '../factorizations/lu-kernel.ts'

/** Pivots of each matrix, `n` after `n`, and the sign of each order of rows: det A = parity·Π pivots. */
export interface Pivots {
  /** Diagonals of the factors U. */
  readonly values: Float64Array
  /** ±1 a matrix. */
  readonly parity: Int8Array
}

/** The pivots of an LU factorization of each matrix. */
export function pivotsOf(where: string, a: Tensor): Pivots {
  const n = a.shape.at(-1)!
  const count = batchSize(a)
  const { u, perm } = luArrays(where, a)
  const [values, parity] = [new Float64Array(count * n), new Int8Array(count)]
  const seen = new Uint8Array(n)
  for (let item = 0, p = 0; item < count; item++) {
    for (let i = 0; i < n; i++, p++) values[p] = u[p * n + i]!
    parity[item] = parityOf(perm, item * n, seen)
  }
  return { values, parity }
}

/** 1 for an even number of exchanges in the `seen.length` elements from `start` on, −1 for an odd one: a cycle of length c takes c − 1. */
function parityOf(perm: Int32Array, start: number, seen: Uint8Array): number {
  seen.fill(0)
  let parity = 1
  for (let first = 0; first < seen.length; first++) {
    for (let i = first; seen[i] === 0; i = perm[start + i]!) {
      seen[i] = 1
      if (perm[start + i] !== first) parity = -parity
    }
  }
  return parity
}

/** Determinant of each matrix of a plain batch, from its pivots. */
export function determinants(a: Tensor): Tensor {
  const [n, batch] = [a.shape.at(-1)!, a.shape.slice(0, -2)]
  const { values, parity } = pivotsOf('det', a)
  const out = arrayLike(a, batchSize(a))
  // Adding 0 turns −0, of an odd exchange, into 0.
  for (let item = 0; item < out.length; item++) out[item] = parity[item]! * product(values, item * n, n) + 0
  return tensorFrom(out, batch, a.dtype, a.backend)
}

/** Product of `count` values; only the result itself can overflow or vanish. */
function product(values: Float64Array, start: number, count: number): number {
  let result = 1
  let least = 1
  for (let i = start; i < start + count; i++) {
    result *= values[i]!
    least = Math.min(least, Math.abs(result))
  }
  return least > 2 ** -960 && Number.isFinite(result) ? result : scaledProduct(values, start, count)
}

/** {@link product} with powers of two set aside on the way. */
function scaledProduct(values: Float64Array, start: number, count: number): number {
  let result = 1
  let exponent = 0
  for (let i = start; i < start + count; i++) {
    const value = values[i]!
    // Each factor is brought near 1 first: two of the largest numbers would overflow at once.
    const shift = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value)))
    const half = Math.trunc(shift / 2)
    result *= value * 2 ** -half * 2 ** (half - shift)
    exponent += shift
    const size = Math.abs(result)
    if (size >= 2 ** 500 || (size <= 2 ** -500 && size > 0)) {
      const by = size > 1 ? -500 : 500
      result *= 2 ** by
      exponent -= by
    }
  }
  while (exponent > 1000 && Number.isFinite(result) && result !== 0) {
    result *= 2 ** 1000
    exponent -= 1000
  }
  while (exponent < -1000 && result !== 0) {
    result *= 2 ** -1000
    exponent += 1000
  }
  return result * 2 ** exponent
}
