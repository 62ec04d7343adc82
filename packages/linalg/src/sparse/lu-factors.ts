import type { FloatArray } from '@ortho/core'
import { expandPointers } from './build.ts'
import { pivotNames } from './lu-blocks.ts'
import { blocksAdjointSolve, blocksSolve } from './lu-blocks-solve.ts'
import { type LuFactor, luAdjointSolve, luSolve } from './lu-factor.ts'
import type { ScaledLu } from './lu-multifrontal.ts'
import { timesPower } from './lu-scaling.ts'

/** Elements of a sparse matrix in any order, each place once. */
export interface Triplets {
  readonly rows: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** `A[perm[i], columnPerm[j]] = (L·U)[i, j]`, however the factors are kept. */
export interface LuFactors {
  readonly perm: Int32Array
  readonly columnPerm: Int32Array
  /** Whether they were made in dense blocks. */
  readonly inBlocks: boolean
  /** Elements of L below the diagonal and of U on and above it. */
  readonly nonzeros: number
  /** The elements of L, its diagonal among them. */
  readonly lower: () => Triplets
  readonly upper: () => Triplets
  /** The diagonal of U, divided by powers of two of which `exponent` is the product. */
  readonly pivots: Float64Array
  readonly exponent: number
  /** x ← A⁻¹·b */
  readonly solve: (b: Float64Array, x: Float64Array) => void
  /** x ← A⁻ᵀ·b */
  readonly solveAdjoint: (b: Float64Array, x: Float64Array) => void
}

/** Factors in compressed columns. */
export function columnFactors(factor: LuFactor, columnPerm: Int32Array): LuFactors {
  const { lower, upper, perm } = factor
  const n = perm.length
  const y = new Float64Array(n)
  return {
    perm,
    columnPerm,
    inBlocks: false,
    nonzeros: lower.values.length + upper.values.length,
    lower() {
      const triplets = room(lower.values.length + n)
      triplets.rows.set(lower.indices)
      triplets.columns.set(expandPointers(lower.pointers))
      triplets.values.set(lower.values)
      for (let i = 0; i < n; i++) put(triplets, lower.values.length + i, i, i, 1)
      return triplets
    },
    upper: () => ({ rows: upper.indices, columns: expandPointers(upper.pointers), values: upper.values }),
    pivots: Float64Array.from(perm, (_, j) => upper.values[upper.pointers[j + 1]! - 1]!),
    exponent: 0,
    solve(b, x) {
      for (let k = 0; k < n; k++) y[k] = b[perm[k]!]!
      luSolve(factor, y)
      for (let k = 0; k < n; k++) x[columnPerm[k]!] = y[k]!
    },
    solveAdjoint(b, x) {
      for (let k = 0; k < n; k++) y[k] = b[columnPerm[k]!]!
      luAdjointSolve(factor, y)
      for (let k = 0; k < n; k++) x[perm[k]!] = y[k]!
    },
  }
}

/** Factors in dense blocks, of a matrix that has been scaled. */
export function blockFactors({ blocks, scaling }: ScaledLu): LuFactors {
  const [perm, columnPerm] = [pivotNames(blocks, blocks.rows), pivotNames(blocks, blocks.columns)]
  const rowPowers = Float64Array.from(scaling.rows, (exponent) => 2 ** exponent)
  const columnPowers = Float64Array.from(scaling.columns, (exponent) => 2 ** exponent)
  const y = new Float64Array(perm.length)
  return {
    perm,
    columnPerm,
    inBlocks: true,
    nonzeros: blocks.count.values,
    lower: () => lowerOf({ blocks, scaling }, placesOf(perm)),
    upper: () => upperOf({ blocks, scaling }, placesOf(columnPerm)),
    pivots: pivotsOf(blocks),
    exponent: -scaling.rows.reduce(add, 0) - scaling.columns.reduce(add, 0),
    solve(b, x) {
      multiply(b, rowPowers, y)
      blocksSolve(blocks, y, x)
      multiply(x, columnPowers, x)
    },
    solveAdjoint(b, x) {
      multiply(b, columnPowers, y)
      blocksAdjointSolve(blocks, y, x)
      multiply(x, rowPowers, x)
    },
  }
}

function add(sum: number, exponent: number): number {
  return sum + exponent
}

function multiply(x: FloatArray, powers: Float64Array, y: Float64Array): void {
  for (let i = 0; i < powers.length; i++) y[i] = x[i]! * powers[i]!
}

function pivotsOf({ fronts, values, count }: ScaledLu['blocks']): Float64Array {
  const pivots = new Float64Array(count.pivots)
  for (const { at, step, pivots: width } of fronts) for (let i = 0; i < width; i++) pivots[step + i] = values[at + i * (width + 1)]!
  return pivots
}

/** Step in which each row or column of A is eliminated. */
function placesOf(perm: Int32Array): Int32Array {
  const places = new Int32Array(perm.length)
  for (let k = 0; k < perm.length; k++) places[perm[k]!] = k
  return places
}

function lowerOf({ blocks: { fronts, rows, values }, scaling }: ScaledLu, places: Int32Array): Triplets {
  const triplets = room(fronts.reduce((sum, { pivots, side }) => sum + (pivots * (2 * side - pivots + 1)) / 2, 0))
  let to = 0
  for (const { at, step, pivots, side, name } of fronts) {
    for (let i = 0; i < side; i++) {
      const row = rows[name + i]!
      for (let j = 0; j < Math.min(i, pivots); j++) {
        const exponent = scaling.rows[rows[name + j]!]! - scaling.rows[row]!
        put(triplets, to++, places[row]!, step + j, timesPower(values[at + i * pivots + j]!, exponent))
      }
      if (i < pivots) put(triplets, to++, step + i, step + i, 1)
    }
  }
  return triplets
}

function upperOf({ blocks: { fronts, rows, columns, values }, scaling }: ScaledLu, places: Int32Array): Triplets {
  const triplets = room(fronts.reduce((sum, { pivots, side }) => sum + (pivots * (2 * side - pivots + 1)) / 2, 0))
  let to = 0
  for (const { at, step, pivots, side, name } of fronts) {
    for (let i = 0; i < pivots; i++) {
      const square = at + i * pivots
      const right = at + side * pivots + i * (side - pivots) - pivots
      for (let j = i; j < side; j++) {
        const column = columns[name + j]!
        const exponent = -scaling.rows[rows[name + i]!]! - scaling.columns[column]!
        put(triplets, to++, step + i, places[column]!, timesPower(values[(j < pivots ? square : right) + j]!, exponent))
      }
    }
  }
  return triplets
}

function room(length: number): Triplets {
  return { rows: new Int32Array(length), columns: new Int32Array(length), values: new Float64Array(length) }
}

function put({ rows, columns, values }: Triplets, p: number, row: number, column: number, value: number): void {
  rows[p] = row
  columns[p] = column
  values[p] = value
}
