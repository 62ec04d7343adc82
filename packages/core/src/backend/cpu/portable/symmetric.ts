import type { FloatArray } from '../../../dtype.ts'
import type { Window } from '../../blas.ts'

/** Sweeps after which rotating is given up; five are many. */
const SWEEPS = 40

/** Two-sided Jacobi rotations: see {@link Blas.diagonalize}. Returns the number of matrices for which they came to no end. */
export function diagonalize(data: FloatArray, items: number, a: Window, vectors: number | undefined, tolerance: number): number {
  const n = a.rows
  let failures = 0
  for (let item = 0; item < items; item++) {
    const from = a.at + item * n * n
    const turned = vectors === undefined ? -1 : vectors + item * n * n
    for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) data[from + j * n + i] = data[from + i * n + j]!
    if (turned >= 0) for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[turned + i * n + j] = i === j ? 1 : 0
    if (!converge(data, n, from, turned, tolerance)) failures++
    sort(data, n, from, turned)
  }
  return failures
}

function converge(data: FloatArray, n: number, a: number, turned: number, tolerance: number): boolean {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let rotated = false
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(data[a + p * n + q]!) <= tolerance) continue
        rotatePair(data, n, a, p, q, turned)
        rotated = true
      }
    }
    if (!rotated) return true
  }
  return n < 2
}

/** Annihilates element (p, q) by the smaller of the angles that do. */
function rotatePair(data: FloatArray, n: number, a: number, p: number, q: number, turned: number): void {
  const element = data[a + p * n + q]!
  const [app, aqq] = [data[a + p * (n + 1)]!, data[a + q * (n + 1)]!]
  const difference = aqq - app
  const root = Math.sqrt(difference * difference + 4 * element * element)
  const t = (2 * element) / (difference < 0 ? difference - root : difference + root)
  const c = 1 / Math.sqrt(1 + t * t)
  const s = t * c
  for (let i = 0; i < n; i++) {
    const [u, v] = [data[a + p * n + i]!, data[a + q * n + i]!]
    data[a + i * n + p] = data[a + p * n + i] = c * u - s * v
    data[a + i * n + q] = data[a + q * n + i] = s * u + c * v
    if (turned < 0) continue
    const [x, y] = [data[turned + i * n + p]!, data[turned + i * n + q]!]
    data[turned + i * n + p] = c * x - s * y
    data[turned + i * n + q] = s * x + c * y
  }
  data[a + p * (n + 1)] = app - t * element
  data[a + q * (n + 1)] = aqq + t * element
  data[a + p * n + q] = data[a + q * n + p] = 0
}

/** Puts the diagonal into ascending order, and the columns of the vectors with it. */
function sort(data: FloatArray, n: number, a: number, turned: number): void {
  for (let i = 0; i < n - 1; i++) {
    let least = i
    for (let k = i + 1; k < n; k++) if (data[a + k * (n + 1)]! < data[a + least * (n + 1)]!) least = k
    if (least === i) continue
    exchange(data, a + i * (n + 1), a + least * (n + 1))
    if (turned >= 0) for (let k = 0; k < n; k++) exchange(data, turned + k * n + i, turned + k * n + least)
  }
}

function exchange(data: FloatArray, i: number, k: number): void {
  const held = data[i]!
  data[i] = data[k]!
  data[k] = held
}
