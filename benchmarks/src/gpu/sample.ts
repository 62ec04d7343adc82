import { type Tensor, reshape, scope, take, tensor } from '@ortho/core'

/** An element of one of several results: which result, and its number there. */
export type Place = readonly [result: number, element: number]

/** Elements that are compared, of results that are too many to compare them all. */
const COUNT = 256

/** Places all over results of these sizes, the first and the last element of each among them. */
export function samplePlaces(...sizes: readonly number[]): Place[] {
  const each = Math.ceil(COUNT / sizes.length)
  // Multiples of the golden ratio, without their integer part, are spread evenly and in no pattern of rows and columns.
  const inside = (size: number, i: number): number => Math.floor((((i * (1 + Math.sqrt(5))) / 2) % 1) * size)
  return sizes.flatMap((size, result) =>
    Array.from({ length: each }, (_, i): Place => [result, i === each - 1 ? size - 1 : inside(size, i)]),
  )
}

/** The elements at the places, which a device picks: a few numbers come back. */
export async function sampled(results: readonly Tensor[], places: readonly Place[]): Promise<number[]> {
  const found: number[][] = []
  for (const [result, whole] of results.entries()) {
    const elements = Int32Array.from(places.filter(([of]) => of === result).map(([, element]) => element))
    const picked = scope(() => take(reshape(whole, [-1]), tensor(elements, { backend: whole.backend })))
    found.push(Array.from(await picked.data()))
    picked.dispose()
  }
  const next = found.map((numbers) => numbers.values())
  return places.map(([of]) => next[of]?.next().value ?? NaN)
}
