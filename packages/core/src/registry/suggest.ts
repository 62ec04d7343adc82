/**
 * Those of `names` that `word` may be a slip for, nearest first, at most three: within one edit in three letters, or
 * containing `word`. Edits are insertions, deletions, substitutions and swaps of neighbours.
 */
export function suggestionsFor(word: string, names: readonly string[]): string[] {
  const allowed = Math.max(1, Math.floor(word.length / 3))
  return names
    .map((name) => ({ name, distance: name.includes(word) && word.length >= 3 ? 0 : editDistance(word, name) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name)
}

/** "Did you mean "a" or "b"?", or undefined when nothing is near. */
export function didYouMean(word: string, names: readonly string[]): string | undefined {
  const near = suggestionsFor(word, names)
  return near.length === 0 ? undefined : `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?`
}

/** Optimal string alignment distance. O(|a|·|b|). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const substituted = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const best = Math.min(last[j]! + 1, row[j - 1]! + 1, substituted)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(best, beforeLast[j - 2]! + 1) : best)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
