import type { FloatArray, Tensor } from '@ortho/core'
import { floatsOf } from '../dense/workspace.ts'

/** Products with one matrix on the host, for {@link LinearOperator.applyInto}. */
interface DenseProducts {
  readonly applyInto?: (x: Float64Array, y: Float64Array) => void
  readonly applyAdjointInto?: (y: Float64Array, x: Float64Array) => void
}

/** Products of a matrix with arrays, sums in double precision. Nothing for batches, traced matrices and those of a device. */
export function denseProducts(matrix: Tensor): DenseProducts {
  if (matrix.ndim !== 2 || matrix.trace !== undefined || matrix.backend.downloadSync === undefined) return {}
  const [m, n] = [matrix.shape[0]!, matrix.shape[1]!]
  let read: FloatArray | undefined
  const elements = (): FloatArray => (read ??= floatsOf(matrix))
  return {
    applyInto: (x, y) => multiply(elements(), m, n, x, y),
    applyAdjointInto: (y, x) => multiplyTransposed(elements(), m, n, y, x),
  }
}

/** y = A·x, four rows at a time. */
function multiply(a: FloatArray, m: number, n: number, x: Float64Array, y: Float64Array): void {
  let i = 0
  for (; i + 4 <= m; i += 4) {
    let [p, q, r, s] = [0, 0, 0, 0]
    const at = i * n
    for (let j = 0; j < n; j++) {
      const factor = x[j]!
      p += a[at + j]! * factor
      q += a[at + n + j]! * factor
      r += a[at + 2 * n + j]! * factor
      s += a[at + 3 * n + j]! * factor
    }
    y[i] = p
    y[i + 1] = q
    y[i + 2] = r
    y[i + 3] = s
  }
  for (; i < m; i++) {
    let sum = 0
    for (let j = 0, at = i * n; j < n; j++) sum += a[at + j]! * x[j]!
    y[i] = sum
  }
}

/** x = Aᵀ·y, four rows at a time. */
function multiplyTransposed(a: FloatArray, m: number, n: number, y: Float64Array, x: Float64Array): void {
  x.fill(0)
  let i = 0
  for (; i + 4 <= m; i += 4) {
    const [p, q, r, s] = [y[i]!, y[i + 1]!, y[i + 2]!, y[i + 3]!]
    const at = i * n
    for (let j = 0; j < n; j++) x[j]! += p * a[at + j]! + q * a[at + n + j]! + r * a[at + 2 * n + j]! + s * a[at + 3 * n + j]!
  }
  for (; i < m; i++) {
    const factor = y[i]!
    for (let j = 0, at = i * n; j < n; j++) x[j]! += factor * a[at + j]!
  }
}
