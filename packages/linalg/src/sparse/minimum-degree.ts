import type { Graph } from './graph.ts'

/**
 * The quotient graph of a partial elimination. Variables are nodes not yet eliminated, those that cannot be told apart merged
 * into one; elements are eliminated nodes, each standing for the clique of the variables next to it.
 */
interface Quotient {
  readonly n: number
  /** Nodes merged into each variable, itself included; 0 for what is no variable any more. */
  readonly weight: Int32Array
  /** Bound of the number of nodes next to each variable. */
  readonly degree: Int32Array
  /** Where the neighbours of each variable lie: first its elements, then variables. They never get more. */
  readonly start: Int32Array
  readonly elementCount: Int32Array
  readonly variableCount: Int32Array
  readonly lists: Int32Array
  /** Variables of each living element. */
  readonly members: (Int32Array | undefined)[]
  /** Nodes of each element. */
  readonly size: Int32Array
  /** Chains of nodes that are numbered together. */
  readonly follower: Int32Array
  readonly last: Int32Array
  /** Variables of each degree, as linked lists. */
  readonly head: Int32Array
  readonly next: Int32Array
  readonly previous: Int32Array
  /** Pivot in whose element a variable was last seen, plus one. */
  readonly seen: Int32Array
  /** Pivot for which `outside` was last computed, plus one, and |Lₑ \ Lₚ|. */
  readonly stamp: Int32Array
  readonly outside: Int32Array
  /** Scratch of comparisons. */
  readonly mark: Int32Array
  minimum: number
  eliminated: number
  marks: number
}

/**
 * An elimination order of small fill, by approximate minimum degree: P. R. Amestoy, T. A. Davis, I. S. Duff, SIAM J. Matrix
 * Anal. Appl. 17 (1996), with mass elimination, merging of indistinguishable nodes and aggressive absorption. Nodes with more
 * than max(16, 10·√n) neighbours come last.
 *
 * @returns the node that is eliminated first, second, ….
 */
export function minimumDegree(graph: Graph): Int32Array<ArrayBuffer> {
  const n = graph.pointers.length - 1
  const q = quotientOf(graph)
  const pivots: number[] = []
  const dense = setDenseAside(q)
  while (q.eliminated < n) {
    while (q.head[q.minimum] === -1) q.minimum++
    const pivot = q.head[q.minimum]!
    removeFromBucket(q, pivot)
    eliminate(q, pivot)
    pivots.push(pivot)
  }
  const order = new Int32Array(n)
  let k = 0
  for (const pivot of pivots) for (let i = pivot; i !== -1; i = q.follower[i]!) order[k++] = i
  for (const i of dense) order[k++] = i
  return order
}

function quotientOf({ pointers, indices }: Graph): Quotient {
  const n = pointers.length - 1
  const filled = (value: number): Int32Array => new Int32Array(n).fill(value)
  const degrees = new Int32Array(n)
  for (let i = 0; i < n; i++) degrees[i] = pointers[i + 1]! - pointers[i]!
  return {
    n,
    weight: filled(1),
    degree: degrees,
    start: pointers.slice(0, n),
    elementCount: filled(0),
    variableCount: degrees.slice(),
    lists: indices.slice(),
    members: Array.from({ length: n }, () => undefined),
    size: filled(0),
    follower: filled(-1),
    last: filled(0).map((_, i) => i),
    head: new Int32Array(n + 1).fill(-1),
    next: filled(-1),
    previous: filled(-1),
    seen: filled(0),
    stamp: filled(0),
    outside: filled(0),
    mark: filled(0),
    minimum: 0,
    eliminated: 0,
    marks: 0,
  }
}

/** Takes nodes with very many neighbours out of the game, and puts the others into buckets. */
function setDenseAside(q: Quotient): number[] {
  const limit = Math.max(16, 10 * Math.sqrt(q.n))
  const dense: number[] = []
  for (let i = 0; i < q.n; i++) {
    if (q.degree[i]! > limit) {
      dense.push(i)
      q.weight[i] = 0
      q.eliminated++
    } else addToBucket(q, i)
  }
  return dense
}

function addToBucket(q: Quotient, i: number): void {
  const d = q.degree[i]!
  const first = q.head[d]!
  q.next[i] = first
  q.previous[i] = -1
  if (first !== -1) q.previous[first] = i
  q.head[d] = i
  if (d < q.minimum) q.minimum = d
}

function removeFromBucket(q: Quotient, i: number): void {
  const [before, after] = [q.previous[i]!, q.next[i]!]
  if (after !== -1) q.previous[after] = before
  if (before !== -1) q.next[before] = after
  else q.head[q.degree[i]!] = after
}

function eliminate(q: Quotient, pivot: number): void {
  const variables = elementOf(q, pivot)
  for (const i of variables) measureOverlaps(q, i, pivot)
  for (const i of variables) pruneNeighbours(q, i, pivot)
  mergeAlike(q, variables)
  let size = 0
  for (const i of variables) size += q.weight[i]!
  q.eliminated += q.weight[pivot]!
  q.weight[pivot] = 0
  q.size[pivot] = size
  let kept = 0
  for (const i of variables) {
    const weight = q.weight[i]!
    if (weight === 0) continue
    variables[kept++] = i
    q.degree[i] = Math.min(q.degree[i]! + size - weight, q.n - q.eliminated - weight)
    addToBucket(q, i)
  }
  q.members[pivot] = kept === 0 ? undefined : variables.slice(0, kept)
}

/** Lₚ: the variables next to the pivot, or to an element next to it; those elements are absorbed. */
function elementOf(q: Quotient, pivot: number): Int32Array {
  const { weight, seen, lists, members } = q
  const found: number[] = []
  const take = (i: number): void => {
    if (weight[i] === 0 || seen[i] === pivot + 1 || i === pivot) return
    seen[i] = pivot + 1
    found.push(i)
    removeFromBucket(q, i)
  }
  const start = q.start[pivot]!
  const middle = start + q.elementCount[pivot]!
  for (let p = start; p < middle; p++) {
    const element = lists[p]!
    members[element]?.forEach(take)
    members[element] = undefined
  }
  for (let p = middle; p < middle + q.variableCount[pivot]!; p++) take(lists[p]!)
  return Int32Array.from(found)
}

/** Takes variable i of Lₚ away from |Lₑ \ Lₚ| of its elements. */
function measureOverlaps(q: Quotient, i: number, pivot: number): void {
  const start = q.start[i]!
  for (let p = start; p < start + q.elementCount[i]!; p++) {
    const e = q.lists[p]!
    if (q.stamp[e] !== pivot + 1) {
      q.stamp[e] = pivot + 1
      q.outside[e] = q.size[e]!
    }
    q.outside[e]! -= q.weight[i]!
  }
}

/** Replaces what the new element covers by it, and bounds the degree without it; variables with nothing else go with the pivot. */
function pruneNeighbours(q: Quotient, i: number, pivot: number): void {
  const { lists, members, outside, weight, seen } = q
  const start = q.start[i]!
  const middle = start + q.elementCount[i]!
  const end = middle + q.variableCount[i]!
  let to = start
  let degree = 0
  for (let p = start; p < middle; p++) {
    const e = lists[p]!
    if (members[e] === undefined) continue
    if (outside[e]! === 0) members[e] = undefined
    else {
      degree += outside[e]!
      lists[to++] = e
    }
  }
  const elements = to - start
  for (let p = middle; p < end; p++) {
    const j = lists[p]!
    if (weight[j] === 0 || j === pivot || seen[j] === pivot + 1) continue
    degree += weight[j]!
    lists[to++] = j
  }
  if (to === start) return join(q, pivot, i)
  // There is room: the pivot, or an element that it absorbed, has gone.
  lists[to] = lists[start + elements]!
  lists[start + elements] = pivot
  q.elementCount[i] = elements + 1
  q.variableCount[i] = to - start - elements
  q.degree[i] = Math.min(q.degree[i]!, degree)
}

/** Numbers variable j together with `i`. */
function join(q: Quotient, i: number, j: number): void {
  q.weight[i]! += q.weight[j]!
  q.weight[j] = 0
  q.follower[q.last[i]!] = j
  q.last[i] = q.last[j]!
}

/** Merges variables of the new element that have the same neighbours. */
function mergeAlike(q: Quotient, variables: Int32Array): void {
  const buckets = new Map<number, number[]>()
  for (const i of variables) {
    if (q.weight[i] === 0) continue
    let sum = 0
    const start = q.start[i]!
    const end = start + q.elementCount[i]! + q.variableCount[i]!
    for (let p = start; p < end; p++) sum += q.lists[p]!
    const bucket = buckets.get(sum)
    if (bucket === undefined) buckets.set(sum, [i])
    else bucket.push(i)
  }
  for (const bucket of buckets.values()) {
    if (bucket.length < 2) continue
    for (let a = 0; a < bucket.length; a++) {
      const i = bucket[a]!
      if (q.weight[i] === 0) continue
      const mark = ++q.marks
      const start = q.start[i]!
      const end = start + q.elementCount[i]! + q.variableCount[i]!
      for (let p = start; p < end; p++) q.mark[q.lists[p]!] = mark
      for (let b = a + 1; b < bucket.length; b++) if (alike(q, i, bucket[b]!, mark)) join(q, i, bucket[b]!)
    }
  }
}

/** Whether all neighbours of j are marked, and as many as those of i. */
function alike(q: Quotient, i: number, j: number, mark: number): boolean {
  if (q.weight[j] === 0 || q.elementCount[i] !== q.elementCount[j] || q.variableCount[i] !== q.variableCount[j]) return false
  const start = q.start[j]!
  const end = start + q.elementCount[j]! + q.variableCount[j]!
  for (let p = start; p < end; p++) if (q.mark[q.lists[p]!] !== mark) return false
  return true
}
