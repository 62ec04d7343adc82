import type { FloatArray } from '../../../dtype.ts'
import type { SmallSvdPlaces, Window } from '../../blas.ts'

/** Sweeps after which rotating is given up; six are many. */
const SWEEPS = 40

/** Thin singular value decompositions: see {@link Blas.smallSvd}. Returns the number of matrices for which rotations came to no end. */
export function smallSvd(
  data: FloatArray,
  items: number,
  { at, rows: m, columns: n }: Window,
  { s, vectors }: SmallSvdPlaces,
  tolerance: number,
  least: number,
): number {
  const [count, length] = [Math.min(m, n), Math.max(m, n)]
  const side = vectors === undefined ? -1 : count * length
  const work = new Float64Array(count * (length + count))
  const sizes = new Float64Array(count)
  let failures = 0
  for (let item = 0; item < items; item++) {
    const from = at + item * m * n
    for (let i = 0, p = 0; i < count; i++) {
      for (let j = 0; j < length; j++) work[p++] = data[from + (m > n ? j * n + i : i * n + j)]!
    }
    for (let i = 0; i < count; i++) for (let j = 0; j < count; j++) work[count * (length + i) + j] = i === j ? 1 : 0
    if (!converge(work, 0, count, length, side, tolerance)) failures++
    sortRows(work, count, length, sizes)
    for (let i = 0; i < count; i++) data[s + item * count + i] = sizes[i]!
    if (vectors === undefined) continue
    const [left, right] = [vectors.u + item * m * count, vectors.vh + item * count * n]
    for (let i = 0; i < count; i++) {
      const factor = sizes[i]! > least ? 1 / sizes[i]! : 0
      const [long, short] = [i * length, count * length + i * count]
      for (let j = 0; j < m; j++) data[left + j * count + i] = m > n ? work[long + j]! * factor : work[short + j]!
      for (let j = 0; j < n; j++) data[right + i * n + j] = m > n ? work[short + j]! : work[long + j]! * factor
    }
  }
  return failures
}

/** Puts rows in descending order of their lengths, and what was turned with them. */
function sortRows(work: Float64Array, count: number, length: number, sizes: Float64Array): void {
  for (let i = 0; i < count; i++) {
    let sum = 0
    for (let p = i * length; p < (i + 1) * length; p++) sum += work[p]! * work[p]!
    sizes[i] = Math.sqrt(sum)
  }
  for (let i = 0; i < count - 1; i++) {
    let most = i
    for (let k = i + 1; k < count; k++) if (sizes[k]! > sizes[most]!) most = k
    if (most === i) continue
    exchange(sizes, i, most, 1)
    exchange(work, i * length, most * length, length)
    exchange(work, count * (length + i), count * (length + most), count)
  }
}

function exchange(data: Float64Array, i: number, k: number, size: number): void {
  for (let p = 0; p < size; p++) {
    const held = data[i + p]!
    data[i + p] = data[k + p]!
    data[k + p] = held
  }
}

function converge(data: Float64Array, x: number, rows: number, columns: number, side: number, tolerance: number): boolean {
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
  data: Float64Array,
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

function rotate(data: Float64Array, a: number, b: number, count: number, c: number, s: number): void {
  for (let i = 0; i < count; i++) {
    const [u, v] = [data[a + i]!, data[b + i]!]
    data[a + i] = c * u + s * v
    data[b + i] = c * v - s * u
  }
}
