import { type FloatArray, OptionError, ShapeError, type Tensor, showShape } from '@ortho/core'

/** Sizes of a batch of matrices. */
export interface MatrixSizes {
  /** Rows of each. */
  readonly m: number
  /** Columns of each. */
  readonly n: number
  /** Leading axes. */
  readonly batch: readonly number[]
}

/** @throws ShapeError unless `x` has two axes or more. */
export function requireMatrices(where: string, x: Tensor, argument = 'a'): MatrixSizes {
  const [m, n] = x.shape.slice(-2)
  if (m === undefined || n === undefined) {
    throw new ShapeError({ where, argument, expected: 'a matrix or a batch of them', received: showShape(x.shape) })
  }
  return { m, n, batch: x.shape.slice(0, -2) }
}

/** @throws ShapeError unless the matrices are square. */
export function requireSquare(where: string, x: Tensor, argument = 'a'): MatrixSizes {
  const sizes = requireMatrices(where, x, argument)
  if (sizes.m === sizes.n) return sizes
  throw new ShapeError({ where, argument, expected: 'square, […, n, n]', received: showShape(x.shape) })
}

/** @throws OptionError naming the first element that is NaN or infinite. */
export function requireFinite(where: string, elements: FloatArray, columns: number, argument = 'a'): void {
  // 0·x is 0 for numbers and NaN for what is none, and sums tell in a single pass whether there is any of that.
  // Four sums, since each addition waits for the one before.
  const { length } = elements
  const whole = length - (length % 4)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < whole; i += 4) {
    a += 0 * elements[i]!
    b += 0 * elements[i + 1]!
    c += 0 * elements[i + 2]!
    d += 0 * elements[i + 3]!
  }
  for (let i = whole; i < length; i++) a += 0 * elements[i]!
  if (a + b + c + d === 0) return
  const at = elements.findIndex((value) => !Number.isFinite(value))
  throw new OptionError({
    where,
    argument,
    expected: 'finite',
    received: `${elements[at]!} in row ${Math.floor(at / columns)}, column ${at % columns}`,
    hint: 'Rows of a batch are counted through.',
  })
}
