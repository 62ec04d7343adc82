/** Room for systems of up to four unknowns. */
export interface SmallSystem {
  /** The matrix by rows, 4 apart. */
  readonly matrix: Float64Array
  /** The right-hand side, then the solution. */
  readonly vector: Float64Array
  /** The least pivot met in any system so far, by absolute value. */
  smallest: number
  /** Right-hand sides of single equations up to this size count as 0 where the pivot is 0, with the solution 0. */
  readonly tolerance: number
}

/** A system of which nothing is set yet. */
export function smallSystem(tolerance = 0): SmallSystem {
  return { matrix: new Float64Array(16), vector: new Float64Array(4), smallest: Infinity, tolerance }
}

/** Solves a system of `size` unknowns in place by elimination with complete pivoting; zero pivots give infinities. */
export function solveSmall(system: SmallSystem, size: number): void {
  const { matrix, vector } = system
  if (size === 1) {
    system.smallest = Math.min(system.smallest, Math.abs(matrix[0]!))
    vector[0] = matrix[0] === 0 && Math.abs(vector[0]!) <= system.tolerance ? 0 : vector[0]! / matrix[0]!
    return
  }
  const order = [0, 1, 2, 3]
  for (let k = 0; k < size; k++) {
    choosePivot(matrix, vector, order, k, size)
    const pivot = matrix[5 * k]!
    system.smallest = Math.min(system.smallest, Math.abs(pivot))
    for (let i = k + 1; i < size; i++) {
      const factor = matrix[4 * i + k]! / pivot
      for (let j = k + 1; j < size; j++) matrix[4 * i + j]! -= factor * matrix[4 * k + j]!
      vector[i]! -= factor * vector[k]!
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    let sum = vector[k]!
    for (let j = k + 1; j < size; j++) sum -= matrix[4 * k + j]! * vector[j]!
    vector[k] = sum / matrix[5 * k]!
  }
  const [x0, x1, x2, x3] = [vector[0]!, vector[1]!, vector[2]!, vector[3]!]
  const found = [x0, x1, x2, x3]
  for (let k = 0; k < size; k++) vector[order[k]!] = found[k]!
}

function choosePivot(matrix: Float64Array, vector: Float64Array, order: number[], k: number, size: number): void {
  let [row, column, most] = [k, k, -1]
  for (let i = k; i < size; i++) {
    for (let j = k; j < size; j++) {
      const value = Math.abs(matrix[4 * i + j]!)
      if (value > most) [row, column, most] = [i, j, value]
    }
  }
  if (row !== k) {
    for (let j = 0; j < size; j++) exchange(matrix, 4 * k + j, 4 * row + j)
    exchange(vector, k, row)
  }
  if (column !== k) {
    for (let i = 0; i < size; i++) exchange(matrix, 4 * i + k, 4 * i + column)
    const held = order[k]!
    order[k] = order[column]!
    order[column] = held
  }
}

function exchange(data: Float64Array, i: number, j: number): void {
  const held = data[i]!
  data[i] = data[j]!
  data[j] = held
}
