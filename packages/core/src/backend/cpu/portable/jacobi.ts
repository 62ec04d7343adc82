import type { FloatArray } from '../../../dtype.ts'
import type { Window } from '../../blas.ts'

/** Sweeps after which rotating is given up; six are many. */
const SWEEPS = 40

/** One-sided Jacobi rotations: see {@link Blas.orthogonalizeRows}. Returns the number of matrices for which they came to no end. */
export function orthogonalizeRows(data: FloatArray, items: number, x: Window, turned: number | undefined, tolerance: number): number {
  const { rows, columns } = x
  let failures = 0
  for (let item = 0; item < items; item++) {
    const side = turned === undefined ? -1 : turned + item * rows * rows
    if (!converge(data, x.at + item * rows * columns, rows, columns, side, tolerance)) failures++
  }
  return failures
}

function converge(data: FloatArray, x: number, rows: number, columns: number, side: number, tolerance: number): boolean {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false
    for (let p = 0; p < rows - 1; p++) {
      for (let q = p + 1; q < rows; q++) {
        if (rotatePair(data, x, p, q, rows, columns, side, tolerance)) rotated = true
      }
    }
    if (!rotated) return true
  }
  return rows < 2
}

/** Makes rows p and q orthogonal, and p the longer one. False when they were so already. */
function rotatePair(
  data: FloatArray,
  x: number,
  p: number,
  q: number,
  rows: number,
  columns: number,
  side: number,
  tolerance: number,
): boolean {
  const [a, b] = [x + p * columns, x + q * columns]
  let [alpha, beta, gamma] = [0, 0, 0]
  for (let i = 0; i < columns; i++) {
    const [u, v] = [data[a + i]!, data[b + i]!]
    alpha += u * u
    beta += v * v
    gamma += u * v
  }
  if (gamma * gamma <= tolerance * tolerance * alpha * beta) return false
  // cos 2φ = (α − β)/h and sin 2φ = 2γ/h for the angle that makes row p the longer one.
  const difference = alpha - beta
  const h = Math.sqrt(difference * difference + 4 * gamma * gamma)
  const larger = Math.sqrt((h + Math.abs(difference)) / (2 * h))
  const smaller = Math.abs(gamma) / (h * larger)
  const c = difference < 0 ? smaller : larger
  const s = (gamma < 0 ? -1 : 1) * (difference < 0 ? larger : smaller)
  rotate(data, a, b, columns, c, s)
  if (side >= 0) rotate(data, side + p * rows, side + q * rows, rows, c, s)
  return true
}

function rotate(data: FloatArray, a: number, b: number, count: number, c: number, s: number): void {
  for (let i = 0; i < count; i++) {
    const [u, v] = [data[a + i]!, data[b + i]!]
    data[a + i] = c * u + s * v
    data[b + i] = c * v - s * u
  }
}
