import { type Tensor, tensor } from '@ortho/core'

/** A count of 0: an int32 scalar on the CPU backend whatever the current one is, so that reading it never waits. */
export function zeroCount(): Tensor {
  return countOf(0)
}

/** The count after `count`, as a state keeps it and as a number. */
export function nextCount(count: Tensor): { readonly count: Tensor; readonly n: number } {
  const n = count.item() + 1
  return { count: countOf(n), n }
}

function countOf(n: number): Tensor {
  return tensor(n, { dtype: 'int32', backend: 'cpu' })
}
