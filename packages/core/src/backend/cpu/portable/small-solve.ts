import type { FloatArray } from '../../../dtype.ts'
import type { Window } from '../../blas.ts'

/** Small systems by elimination with partial pivoting: see {@link Blas.smallSolve}. */
export function smallSolve(data: FloatArray, items: number, a: Window, b: Window, transposed: boolean): boolean {
  const [n, r] = [a.rows, b.columns]
  const width = n + r
  const work = new Float64Array(n * width)
  for (let item = 0; item < items; item++) {
    const [from, right] = [a.at + item * n * n, b.at + item * n * r]
    let sum = 0
    for (let i = 0, p = 0; i < n; i++) {
      for (let j = 0; j < n; j++) sum += 0 * (work[p++] = data[transposed ? from + j * n + i : from + i * n + j]!)
      for (let j = 0; j < r; j++) sum += 0 * (work[p++] = data[right + i * r + j]!)
    }
    // 0·x is NaN for what is no finite number.
    if (sum !== 0 || !eliminate(work, n, width)) return false
    substitute(work, n, width)
    for (let i = 0, q = right; i < n; i++) for (let j = n; j < width; j++) data[q++] = work[i * width + j]!
  }
  return true
}

/** Makes the left part upper triangular. False where there is no pivot. */
function eliminate(work: Float64Array, n: number, width: number): boolean {
  for (let k = 0; k < n; k++) {
    const own = k * width
    let pivot = own
    for (let p = own + width; p < n * width; p += width) if (Math.abs(work[p + k]!) > Math.abs(work[pivot + k]!)) pivot = p
    if (work[pivot + k] === 0) return false
    for (let j = k; j < (pivot === own ? 0 : width); j++) {
      const held = work[own + j]!
      work[own + j] = work[pivot + j]!
      work[pivot + j] = held
    }
    const divisor = work[own + k]!
    for (let p = own + width; p < n * width; p += width) {
      const factor = work[p + k]! / divisor
      for (let j = k + 1; j < width; j++) work[p + j]! -= factor * work[own + j]!
    }
  }
  return true
}

/** Turns the right part into the solution. */
function substitute(work: Float64Array, n: number, width: number): void {
  for (let i = n - 1; i >= 0; i--) {
    const own = i * width
    for (let j = n; j < width; j++) {
      let sum = work[own + j]!
      for (let p = i + 1; p < n; p++) sum -= work[own + p]! * work[p * width + j]!
      work[own + j] = sum / work[own + i]!
    }
  }
}
