import { type Dense, type Expected, splitAt } from './dense.ts'

/** Permutation that sorts each row, stable, NaN last in either direction. */
export function argsortReference(x: Dense, descending: boolean): Expected {
  const { length: n } = splitAt(x.shape, x.shape.length - 1)
  const data = new Float64Array(x.data.length)
  for (let start = 0; start < data.length; start += n) {
    const row = x.data.subarray(start, start + n)
    const order = [...row.keys()].sort((i, j) => {
      const [a, b] = [row[i]!, row[j]!]
      if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
      return a === b ? 0 : a < b === descending ? 1 : -1
    })
    data.set(order, start)
  }
  return { shape: x.shape, data, units: 0 }
}
