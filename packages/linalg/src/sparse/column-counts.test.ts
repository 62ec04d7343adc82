import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnCounts, startsOf } from './column-counts.ts'
import { columnsBelow, eliminationTree, permutedLower, postorder } from './elimination-tree.ts'
import { symmetricGraph } from './graph.ts'
import { randomSparse } from './fixtures/problems.ts'

test('counts are those of a dense elimination that only looks for zeros', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 }), fc.constantFrom(0, 0.03, 0.1, 0.3), fc.nat(), (n, density, seed) => {
      const { pointers, indices } = symmetricGraph(randomSparse(n, n, density, seed))
      const pattern = { shape: [n, n] as const, rowPointers: pointers, columnIndices: indices }
      const inverse = new Int32Array(n)
      postorder(eliminationTree(permutedLower(pattern, inverse.map((_, i) => i)))).forEach((node, k) => (inverse[node] = k)) // prettier-ignore
      const lower = permutedLower(pattern, inverse)
      const counts = columnCounts(columnsBelow(lower), eliminationTree(lower))

      const filled = Array.from({ length: n }, () => new Uint8Array(n))
      for (let i = 0; i < n; i++) for (let p = pointers[i]!; p < pointers[i + 1]!; p++) filled[inverse[i]!]![inverse[indices[p]!]!] = 1
      const wanted = filled.map((_, j) => {
        const below = [...filled.keys()].filter((i) => i > j && filled[i]![j] === 1)
        for (const i of below) for (const k of below) filled[i]![k] = 1
        return below.length + 1
      })
      expect(Array.from(counts)).toEqual(wanted)
      expect(startsOf(counts)[n]).toBe(wanted.reduce((sum, count) => sum + count, 0))
    }),
  )
})
