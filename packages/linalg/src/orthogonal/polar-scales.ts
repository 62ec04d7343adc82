import { type Tensor, div, key, matmul, maximum, mul, norm, randn, tensorFrom } from '@ortho/core'
import { luMatrix, solveVector } from '../dense/factorizations/lu-vector-solve.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'
import { luArrays } from '../factorizations/lu-kernel.ts'

/** Steps of the power iterations: enough for the first digit. */
const STEPS = 8

/** A number for each matrix of a batch as `[…, 1, 1]`. */
export function perMatrix(like: Tensor, values: ArrayLike<number>): Tensor {
  const data = like.dtype === 'float32' ? Float32Array.from(values) : Float64Array.from(values)
  return tensorFrom(data, [...like.shape.slice(0, -2), 1, 1], like.dtype, like.backend)
}

/**
 * Each matrix times the power of two that brings its largest element into [1, 2): squares and products in between neither overflow
 * nor vanish then. The polar factor stays the same.
 */
export function atUnitScale(x: Tensor): Tensor {
  const size = x.shape.at(-2)! * x.shape.at(-1)!
  const elements = floatsOf(x)
  const out = arrayLike(x, x.size)
  for (let from = 0; from < elements.length; from += size) {
    let top = 0
    for (let p = from; p < from + size; p++) top = Math.max(top, Math.abs(elements[p]!))
    const exponent = top === 0 ? 0 : -Math.floor(Math.log2(top))
    // In two factors, because 2¹⁰⁷⁴ is not a number.
    const first = 2 ** Math.trunc(exponent / 2)
    const second = 2 ** (exponent - Math.trunc(exponent / 2))
    for (let p = from; p < from + size; p++) out[p] = elements[p]! * first * second
  }
  return tensorFrom(out, x.shape, x.dtype, x.backend)
}

/** About the largest singular value of each matrix, `[…, 1, 1]`, by power iteration; too small by less than a tenth as a rule. */
export function largestValueEstimate(x: Tensor): Tensor {
  let v = randn(key(7), [...x.shape.slice(0, -2), x.shape.at(-1)!, 1], {
    dtype: x.dtype === 'float32' ? 'float32' : 'float64',
    backend: x.backend,
  })
  let size = norm(v, { axis: [-2, -1], keepDims: true })
  for (let step = 0; step < STEPS; step++) {
    const image = matmul(x, div(v, maximum(size, Number.MIN_VALUE)))
    v = matmul(x, image, { transposeA: true })
    size = norm(v, { axis: [-2, -1], keepDims: true })
  }
  const direction = div(v, maximum(size, Number.MIN_VALUE))
  return mul(norm(matmul(x, direction), { axis: [-2, -1], keepDims: true }), 1.1)
}

/** About the least singular value of each square matrix by inverse iteration, one number a matrix; 0 where it is singular. */
export function leastValueEstimates(where: string, x: Tensor): Float64Array {
  const n = x.shape.at(-1)!
  const factors = luArrays(where, x)
  return Float64Array.from({ length: batchSize(x) }, (_, item) => {
    if (factors.failures[item] !== 0) return 0
    const lu = luMatrix(factors, item, n)
    // No multiple of a unit vector or of ones, to which the least singular vector might be orthogonal.
    const v = Float64Array.from({ length: n }, (__, i) => 1 + ((i * 7919) % 13))
    let value = Infinity
    for (let step = 0; step < 3; step++) {
      const size = lengthOf(v)
      v.forEach((element, i) => (v[i] = element / size))
      solveVector(lu, v, true)
      const stretched = lengthOf(v)
      if (!Number.isFinite(stretched)) return 0
      value = Math.min(value, 1 / stretched)
      solveVector(lu, v, false)
    }
    return value
  })
}

function lengthOf(v: Float64Array): number {
  let sum = 0
  for (const element of v) sum += element * element
  return Math.sqrt(sum)
}
