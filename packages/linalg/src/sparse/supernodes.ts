import type { ColumnsBelow } from './elimination-tree.ts'

/** Neighbouring columns of a factor that have the same rows below them: a dense block. */
export interface Supernode {
  /** Its first column. */
  readonly first: number
  /** How many columns. */
  readonly width: number
  /** Rows with elements, its own columns first, ascending. */
  readonly rows: Int32Array
  /** Supernodes before it, in their order, that change it by their updates. */
  readonly children: number
}

/** A factor of which only the tree and the number of elements are known. */
export interface FactorShape {
  /** The elimination tree, in postorder. */
  readonly parent: Int32Array
  /** Where the columns of the factor begin, and where the last ends; diagonal elements are among theirs. */
  readonly starts: Int32Array
  /** The matrix below its diagonal. */
  readonly columns: ColumnsBelow
}

/** Share of zeros that a supernode may get by being joined to its parent, up to a number of columns (as CHOLMOD does). */
const RELAXED = [
  [4, 1],
  [16, 0.8],
  [48, 0.1],
  [Infinity, 0.05],
] as const

/**
 * The supernodes of a factor, in postorder: columns of which each is the parent of the one before and has all its rows but one.
 *
 * @param relaxed - whether neighbours are joined too where few zeros are gained by it (C. Ashcraft and R. Grimes, ACM Trans.
 * Math. Softw. 15, 1989).
 */
export function supernodesOf(shape: FactorShape, relaxed = false): Supernode[] {
  const { parent, starts, columns } = shape
  const n = parent.length
  const begins = relaxed ? joined(shape, fundamental(shape)) : fundamental(shape)
  const nodes: Supernode[] = []
  const waiting: Supernode[] = []
  const mark = new Int32Array(n).fill(-1)
  for (let k = 0; k < begins.length; k++) {
    const first = begins[k]!
    const end = begins[k + 1] ?? n
    const rows = new Int32Array(end - first - 1 + starts[end]! - starts[end - 1]!)
    let to = 0
    const take = (row: number): void => {
      if (mark[row] === first) return
      mark[row] = first
      rows[to++] = row
    }
    for (let j = first; j < end; j++) take(j)
    for (let p = columns.pointers[first]!; p < columns.pointers[end]!; p++) take(columns.rows[p]!)
    let children = 0
    // In postorder those that wait for this one are the last.
    for (let child = waiting.at(-1); child !== undefined && child.rows[child.width]! < end; child = waiting.at(-1)) {
      waiting.pop()
      for (let i = child.width; i < child.rows.length; i++) take(child.rows[i]!)
      children++
    }
    const node: Supernode = { first, width: end - first, rows: rows.sort(), children }
    nodes.push(node)
    if (rows.length > node.width) waiting.push(node)
  }
  return nodes
}

/** First columns of the supernodes without zeros. */
function fundamental({ parent, starts }: FactorShape): number[] {
  const count = (j: number): number => starts[j + 1]! - starts[j]!
  const begins: number[] = []
  for (let j = 0; j < parent.length; j++) {
    if (j === 0 || parent[j - 1] !== j || count(j) !== count(j - 1) - 1) begins.push(j)
  }
  return begins
}

/** The same without those that are joined to the supernode after them, which is their parent. */
function joined({ parent, starts }: FactorShape, begins: readonly number[]): number[] {
  const n = parent.length
  const kept: number[] = []
  for (let k = 0; k < begins.length; k++) {
    const end = begins[k + 1] ?? n
    const below = starts[end]! - starts[end - 1]! - 1
    let first = begins[k]!
    for (let before = kept.at(-1); before !== undefined; before = kept.at(-1)) {
      const above = parent[first - 1]!
      const width = end - before
      const elements = (width * (width + 1)) / 2 + width * below
      const zeros = elements - (starts[end]! - starts[before]!)
      if (above === -1 || above >= end || !RELAXED.some(([most, share]) => width <= most && zeros <= share * elements)) break
      first = before
      kept.pop()
    }
    kept.push(first)
  }
  return kept
}
