import { type CreateOptions, OptionError, type Tensor, tensor } from '@ortho/core'

/**
 * The Hilbert matrix, 1/(i + j + 1): positive definite, and singular to working precision from n = 13 on.
 *
 * @throws OptionError for n that is not 0, 1, 2, …
 * @example
 * ```ts
 * hilbert(2).toArray() // => [[1, 0.5], [0.5, 0.3333333333333333]]
 * ```
 */
export function hilbert(n: number, options: CreateOptions = {}): Tensor {
  return tabulated('hilbert', n, options, (i, j) => 1 / (i + j + 1))
}

/**
 * The inverse of the Hilbert matrix, of whole numbers: exact in float64 up to n = 14.
 *
 * @throws OptionError for n that is not 0, 1, 2, …
 * @example
 * ```ts
 * invHilbert(2).toArray() // => [[4, -6], [-6, 12]]
 * ```
 */
export function invHilbert(n: number, options: CreateOptions = {}): Tensor {
  // Row by row from the diagonal of the row before, by ratios of binomial coefficients that are whole at each step.
  const diagonal = new Float64Array(Math.max(0, n))
  for (let i = 0, p = n; i < n; i++) {
    diagonal[i] = p
    p = (((n - i - 1) * p) / (i + 1)) * ((n + i + 1) / (i + 1))
  }
  return tabulated('invHilbert', n, options, (i, j) => {
    const size = (diagonal[i]! * diagonal[j]!) / (i + j + 1)
    return (i + j) % 2 === 0 ? size : -size
  })
}

/**
 * The Pascal matrix: binomial coefficients (i + j over i); symmetric positive definite with determinant 1.
 *
 * @throws OptionError for n that is not 0, 1, 2, …
 * @example
 * ```ts
 * pascal(3).toArray() // => [[1, 1, 1], [1, 2, 3], [1, 3, 6]]
 * ```
 */
export function pascal(n: number, options: CreateOptions = {}): Tensor {
  const rows: Float64Array[] = []
  for (let i = 0; i < n; i++) {
    const row = new Float64Array(n).fill(1)
    for (let j = 1; j < n; j++) if (i > 0) row[j] = row[j - 1]! + rows[i - 1]![j]!
    rows.push(row)
  }
  return tabulated('pascal', n, options, (i, j) => rows[i]![j]!)
}

/**
 * The Hadamard matrix of Sylvester: ±1, orthogonal rows. To multiply with it use {@link hadamardTransform}.
 *
 * @throws OptionError for n that is not a power of 2.
 * @example
 * ```ts
 * hadamard(2).toArray() // => [[1, 1], [1, -1]]
 * ```
 */
export function hadamard(n: number, options: CreateOptions = {}): Tensor {
  if (!(n >= 1) || !Number.isInteger(Math.log2(n))) {
    throw new OptionError({ where: 'hadamard', argument: 'n', expected: 'a power of 2', received: String(n) })
  }
  return tabulated('hadamard', n, options, (i, j) => (countOnes(i & j) % 2 === 0 ? 1 : -1))
}

/**
 * The Helmert matrix: orthogonal, a first row of 1/√n, and in row i the contrast of entry i with those before it.
 *
 * @throws OptionError for n that is not 0, 1, 2, …
 * @example
 * ```ts
 * helmert(1).toArray() // => [[1]]
 * ```
 */
export function helmert(n: number, options: CreateOptions = {}): Tensor {
  return tabulated('helmert', n, options, (i, j) => {
    if (i === 0) return 1 / Math.sqrt(n)
    return j > i ? 0 : (j === i ? -i : 1) / Math.sqrt(i * (i + 1))
  })
}

function tabulated(where: string, n: number, options: CreateOptions, f: (i: number, j: number) => number): Tensor {
  if (!Number.isInteger(n) || n < 0) throw new OptionError({ where, argument: 'n', expected: '0, 1, 2, …', received: String(n) })
  const data = new Float64Array(n * n)
  for (let i = 0, p = 0; i < n; i++) for (let j = 0; j < n; j++) data[p++] = f(i, j)
  return tensor(options.dtype === 'float32' ? Float32Array.from(data) : data, { ...options, shape: [n, n] })
}

function countOnes(bits: number): number {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}
