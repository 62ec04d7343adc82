import type { FloatArray } from '@ortho/core'
import { type Heap, popLeast, pushed } from './heap.ts'
import type { SparsePattern } from './matrix.ts'

/** Pairs of a row and a column of a square matrix, each in one pair at most, with an element in common. */
export interface RowMatching {
  /** Row of each column, −1 for none. */
  readonly rowOf: Int32Array
  /** Exponents of powers of two: in rows multiplied by these, an element of a pair is the largest of its column, or nearly. */
  readonly rowExponents: Int32Array
}

/**
 * Costs of elements, ln of the largest of the row over the element, and prices of rows and columns: that of an element is never
 * less than those of its row and column together, and as much for pairs.
 */
interface Market {
  readonly pattern: SparsePattern
  readonly costs: Float64Array
  readonly rowPrices: Float64Array
  readonly columnPrices: Float64Array
  readonly rowOf: Int32Array
  readonly columnOf: Int32Array
  /** Length of the shortest path to each column, and the row before it. */
  readonly distances: Float64Array
  readonly before: Int32Array
  /** The search that has found the shortest path to each column; no search goes there any more where it is 0. */
  readonly settled: Int32Array
}

/**
 * The matching whose elements have the largest product: pivots that are good in advance, and a structural rank. Shortest
 * augmenting paths from row to row (I. S. Duff and J. Koster, SIAM J. Matrix Anal. Appl. 22, 2001). Diagonal elements come first
 * where there is a choice.
 *
 * @param values - the elements; without them any matching of as many pairs as possible.
 */
export function largestMatching(pattern: SparsePattern, values?: FloatArray): RowMatching {
  const n = pattern.shape[0]
  const { costs, largest } = costsOf(pattern, values)
  const market: Market = {
    pattern,
    costs,
    rowPrices: new Float64Array(n),
    columnPrices: new Float64Array(n).fill(Infinity),
    rowOf: new Int32Array(n).fill(-1),
    columnOf: new Int32Array(n).fill(-1),
    distances: new Float64Array(n).fill(Infinity),
    before: new Int32Array(n),
    settled: new Int32Array(n).fill(-1),
  }
  setPrices(market)
  takeFree(market, true)
  takeFree(market, false)
  for (let i = 0; i < n; i++) if (market.columnOf[i] === -1) augment(market, i)
  const rowExponents = Int32Array.from(largest, (log, i) => Math.round((market.rowPrices[i]! - log) / Math.LN2))
  return { rowOf: market.rowOf, rowExponents }
}

/** Costs, and ln of the largest element of each row. */
interface Costs {
  readonly costs: Float64Array
  readonly largest: Float64Array
}

function costsOf({ shape: [n], rowPointers, columnIndices }: SparsePattern, values: FloatArray | undefined): Costs {
  const costs = new Float64Array(columnIndices.length)
  const largest = new Float64Array(n)
  if (values === undefined) return { costs, largest }
  for (let i = 0; i < n; i++) {
    const [start, end] = [rowPointers[i]!, rowPointers[i + 1]!]
    let most = 0
    for (let p = start; p < end; p++) most = Math.max(most, Math.abs(values[p]!))
    largest[i] = most === 0 ? 0 : Math.log(most)
    for (let p = start; p < end; p++) costs[p] = largest[i]! - Math.log(Math.abs(values[p]!))
  }
  return { costs, largest }
}

/** Prices as high as costs allow. */
function setPrices({
  pattern: {
    shape: [n],
    rowPointers,
    columnIndices,
  },
  costs,
  rowPrices,
  columnPrices,
}: Market): void {
  for (let p = 0; p < costs.length; p++) {
    const j = columnIndices[p]!
    columnPrices[j] = Math.min(columnPrices[j]!, costs[p]!)
  }
  for (let j = 0; j < n; j++) if (columnPrices[j] === Infinity) columnPrices[j] = 0
  for (let i = 0; i < n; i++) {
    let least = Infinity
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]!; p++) least = Math.min(least, costs[p]! - columnPrices[columnIndices[p]!]!)
    rowPrices[i] = least === Infinity ? 0 : least
  }
}

/** Pairs rows with columns that cost no more than the prices. */
function takeFree({ pattern, costs, rowPrices, columnPrices, rowOf, columnOf }: Market, diagonal: boolean): void {
  const { rowPointers, columnIndices } = pattern
  for (let i = 0; i < rowOf.length; i++) {
    for (let p = rowPointers[i]!; p < rowPointers[i + 1]! && columnOf[i] === -1; p++) {
      const j = columnIndices[p]!
      if (rowOf[j] !== -1 || (diagonal && i !== j) || costs[p]! - columnPrices[j]! > rowPrices[i]!) continue
      rowOf[j] = i
      columnOf[i] = j
    }
  }
}

/** Finds the cheapest way to pair one more row, by E. W. Dijkstra's algorithm, and changes pairs and prices by it. */
function augment(market: Market, start: number): void {
  const { pattern, costs, rowPrices, columnPrices, rowOf, distances, before, settled } = market
  const { rowPointers, columnIndices } = pattern
  const heap: Heap = { keys: [], items: [] }
  const [reached, done]: [number[], number[]] = [[], []]
  let shortest = Infinity
  let end = -1
  for (let row = start, length = 0; ;) {
    for (let p = rowPointers[row]!; p < rowPointers[row + 1]!; p++) {
      const j = columnIndices[p]!
      if (settled[j] === start || settled[j] === -2) continue
      const distance = length + (costs[p]! - rowPrices[row]! - columnPrices[j]!)
      if (!(distance < shortest && distance < distances[j]!)) continue
      if (distances[j] === Infinity) reached.push(j)
      distances[j] = distance
      before[j] = row
      if (rowOf[j] !== -1) pushed(heap, distance, j)
      else [shortest, end] = [distance, j]
    }
    const next = nearest(heap, market, start)
    if (next === -1 || distances[next]! >= shortest) break
    settled[next] = start
    done.push(next)
    row = rowOf[next]!
    length = distances[next]!
  }
  if (end !== -1) {
    for (const j of done) {
      columnPrices[j]! -= shortest - distances[j]!
      rowPrices[rowOf[j]!]! += shortest - distances[j]!
    }
    rowPrices[start]! += shortest
    exchange(market, start, end)
  } else for (const j of done) settled[j] = -2
  for (const j of reached) distances[j] = Infinity
}

/** The nearest column that is not settled, −1 where none is left. */
function nearest(heap: Heap, { settled }: Market, start: number): number {
  for (;;) {
    const j = popLeast(heap)
    if (j === -1 || settled[j] !== start) return j
  }
}

/** Pairs each row of the path with the column after it. */
function exchange({ rowOf, columnOf, before }: Market, start: number, end: number): void {
  for (let column = end; ;) {
    const row = before[column]!
    const freed = columnOf[row]!
    rowOf[column] = row
    columnOf[row] = column
    if (row === start) return
    column = freed
  }
}
