import {
  type Backend,
  bernoulli,
  key,
  normalArray,
  permutation,
  permutationArray,
  randint,
  integerArray,
  bernoulliArray,
  randn,
  uniform,
  uniformArray,
} from '@ortho/core'
import type { Tensor, TypedArray } from '@ortho/core'
import { AssertionFailure } from '../assertion.ts'
import type { TestCase } from '../test-case.ts'

/** Tests that a key gives on `backend` the very numbers it gives on the host. */
export function randomCases(backend: Backend): TestCase[] {
  const count = 1025
  const cases: TestCase[] = []
  const add = (name: string, draw: () => Tensor, expected: () => TypedArray): void => {
    cases.push({ name: `random ${name}: the stream of the host`, run: () => requireSame(draw(), expected()) })
  }
  for (const dtype of ['float64', 'float32'] as const) {
    if (!backend.dtypes.has(dtype)) continue
    add(
      `uniform ${dtype}`,
      () => uniform(key(1), [count], { backend, dtype }),
      () => uniformArray(key(1), count, dtype),
    )
    add(
      `randn ${dtype}`,
      () => randn(key(2), [5, count], { backend, dtype }),
      () => normalArray(key(2), 5 * count, dtype),
    )
  }
  if (backend.dtypes.has('int32')) {
    add(
      'randint',
      () => randint(key(3), [count], { max: 1000, backend }),
      () => integerArray(key(3), count, { max: 1000 }),
    )
    add(
      'permutation',
      () => permutation(key(4), count, { backend }),
      () => permutationArray(key(4), count),
    )
  }
  if (backend.dtypes.has('bool')) {
    add(
      'bernoulli',
      () => bernoulli(key(5), [count], { p: 0.3, backend }),
      () => bernoulliArray(key(5), count, 0.3, 'float32'),
    )
  }
  return cases
}

async function requireSame(drawn: Tensor, expected: TypedArray): Promise<void> {
  const found = await drawn.data()
  drawn.dispose()
  const at = expected.findIndex((v, i) => !Object.is(v, found[i]))
  if (at < 0 && found.length === expected.length) return
  throw new AssertionFailure(
    `expected ${expected.length} numbers with ${String(expected[at])} at ${at}, got ${found.length} with ${String(found[at])}`,
  )
}
