/**
 * Those of `names` that `word` may be a slip for, nearest first, at most three: within one edit for each three
 * letters begun, or containing `word`.
 */
export function suggestionsFor(word: string, names: readonly string[]): string[] {
  const allowed = Math.ceil(word.length / 3)
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

/** Levenshtein distance: insertions, deletions and substitutions that turn `a` into `b`. O(|a|·|b|). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length }, (_, j) => j + 1)
  let distance = b.length
  for (const [i, letter] of a.split('').entries()) {
    let diagonal = i
    let left = i + 1
    row = row.map((up, j) => {
      left = Math.min(up + 1, left + 1, diagonal + Number(letter !== b[j]))
      diagonal = up
      return left
    })
    distance = left
  }
  return distance
}
