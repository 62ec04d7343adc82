import {
  ShapeError,
  type Tensor,
  type TensorLike,
  asFloat,
  matmul,
  moveAxis,
  mul,
  reshape,
  showShape,
  swapAxes,
  tensorFrom,
} from '@ortho/core'
import { type LinearOperator, type PlaceOfOperator, operatorNamed, placed } from './operator.ts'

/** Options of {@link hadamardTransform}. */
export interface HadamardOptions {
  /** The axis. Default the last. */
  readonly axis?: number | undefined
  /** Whether to divide by √n, which makes the transform orthogonal and its own inverse. Default true. */
  readonly normalized?: boolean | undefined
}

/** log₂ of the sizes of the products that the transform is made of: at 16 they cost as much as additions one by one. */
const RADIX = 4

/**
 * Walsh–Hadamard transform: products with the matrix of signs (−1)^(number of bits that i and j share), in natural order.
 *
 * H of size 2^p·q is H of size 2^p ⊗ H of size q: a few products with 16 × 16 matrices of signs, 8·n·log₂n flops at the speed of
 * a matrix product. Differentiable.
 *
 * @param x - any shape; the axis has a power of two elements.
 * @returns the shape of `x`.
 * @throws ShapeError for another length.
 * @example
 * ```ts
 * hadamardTransform([3, 1, 0, 0], { normalized: false }).toArray() // => [4, 2, 4, 2]
 * ```
 */
export function hadamardTransform(x: TensorLike, { axis = -1, normalized = true }: HadamardOptions = {}): Tensor {
  const t = asFloat(x)
  const last = moveAxis(t, axis, -1)
  const n = last.shape.at(-1)!
  const depth = Math.log2(n)
  if (n < 1 || !Number.isInteger(depth)) {
    throw new ShapeError({
      where: 'hadamardTransform',
      argument: 'x',
      expected: `a power of two long on axis ${axis}`,
      received: showShape(t.shape),
    })
  }
  let y = reshape(last, [t.size / n, n])
  for (let done = 0; done < depth; done += RADIX) {
    // The last bits of the index are transformed and become the first: after all of them the order is the old one.
    const size = 2 ** Math.min(RADIX, depth - done)
    const scale = normalized ? 1 / Math.sqrt(size) : 1
    const product = matmul(reshape(y, [t.size / n, n / size, size]), signs(size, scale, t))
    y = reshape(swapAxes(product, -1, -2), [t.size / n, n])
  }
  return moveAxis(reshape(y, last.shape), -1, axis)
}

/** The matrix of signs, times `scale`. */
function signs(n: number, scale: number, { dtype, backend }: Tensor): Tensor {
  const data = dtype === 'float32' ? new Float32Array(n * n) : new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let bits = i & j
      let sign = scale
      for (; bits > 0; bits &= bits - 1) sign = -sign
      data[i * n + j] = sign
    }
  }
  return tensorFrom(data, [n, n], dtype, backend)
}

/** Options of {@link hadamardOperator}. */
export interface HadamardOperatorOptions extends PlaceOfOperator {
  /** As for {@link hadamardTransform}. */
  readonly normalized?: boolean | undefined
}

/**
 * The Hadamard matrix of Sylvester as an operator: {@link hadamardTransform} of the columns.
 *
 * @param n - a power of two.
 * @returns a symmetric operator with `solve`.
 * @throws ShapeError for another size.
 * @example
 * ```ts
 * hadamardOperator(2, { normalized: false }).apply([3, 1]).toArray() // => [4, 2]
 * ```
 */
export function hadamardOperator(n: number, { normalized = true, ...place }: HadamardOperatorOptions = {}): LinearOperator {
  if (n < 1 || !Number.isInteger(Math.log2(n))) {
    throw new ShapeError({ where: 'hadamardOperator', argument: 'n', expected: 'a power of two', received: String(n) })
  }
  const apply = (x: Tensor): Tensor => hadamardTransform(x, { axis: -2, normalized })
  const solve = normalized ? apply : (b: Tensor): Tensor => mul(apply(b), 1 / n)
  return operatorNamed('hadamardOperator', { shape: [n, n], ...placed(place), apply, applyAdjoint: apply, solve, solveAdjoint: solve })
}
