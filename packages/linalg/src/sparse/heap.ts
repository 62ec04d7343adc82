/** Items by their keys, the least first: a binary heap. */
export interface Heap {
  readonly keys: number[]
  readonly items: number[]
}

/** Adds an item. */
export function pushed({ keys, items }: Heap, key: number, item: number): void {
  let at = keys.length
  for (; at > 0;) {
    const above = (at - 1) >> 1
    if (keys[above]! <= key) break
    keys[at] = keys[above]!
    items[at] = items[above]!
    at = above
  }
  keys[at] = key
  items[at] = item
}

/** Takes away the item with the least key; −1 where there is none. */
export function popLeast({ keys, items }: Heap): number {
  const [least, key, item] = [items[0], keys.pop(), items.pop()]
  if (least === undefined || key === undefined || item === undefined) return -1
  const size = keys.length
  if (size === 0) return least
  let at = 0
  for (let below = 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && keys[below + 1]! < keys[below]!) below++
    if (keys[below]! >= key) break
    keys[at] = keys[below]!
    items[at] = items[below]!
    at = below
  }
  keys[at] = key
  items[at] = item
  return least
}
