import { expect, test } from 'vitest'
import { cpuBackend, expandDims, broadcastTo, gram, key, matmul, randn, reshape, transpose, withBackend, zeros } from '../../../index.ts'
import { batchGroups } from './batches.ts'

test('a batch whose strides merge is one group, a repeated or permuted one a few, without a copy', () => {
  const a = randn(key(0), [3, 2, 40, 50])
  const b = randn(key(1), [3, 1, 50, 60])
  expect(batchGroups(a, randn(key(2), [3, 2, 50, 60]))).toMatchObject({ items: 6, groups: { length: 1 } })
  const repeated = batchGroups(a, broadcastTo(b, [3, 2, 50, 60]))
  expect(repeated).toMatchObject({ items: 2, groups: { length: 3 } })
  expect(repeated?.groups[1]?.b).toMatchObject({ data: b.storage, offset: 3000, batch: 0 })
})

test('repeated and permuted batches give what the portable kernels give', () => {
  const q = transpose(randn(key(3), [2, 33, 4, 16]), [0, 2, 1, 3])
  const grouped = reshape(q, [2, 2, 2, 33, 16])
  const k = expandDims(transpose(randn(key(4), [2, 33, 2, 16]), [0, 2, 3, 1]), 2)
  const fast = matmul(grouped, k)
  const slow = withBackend(cpuBackend({ mode: 'portable' }), () => {
    const [x, y] = [
      reshape(transpose(randn(key(3), [2, 33, 4, 16]), [0, 2, 1, 3]), [2, 2, 2, 33, 16]),
      transpose(randn(key(4), [2, 33, 2, 16]), [0, 2, 3, 1]),
    ]
    return matmul(x, expandDims(y, 2))
  })
  const expected = slow.dataSync()
  fast.dataSync().forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(16 * 2 ** -48))
})

test('empty batches with strides that no copy evens out', () => {
  const x = transpose(zeros([3, 2, 0, 4]), [1, 0, 2, 3])
  expect(matmul(x, transpose(x, [0, 1, 3, 2])).shape).toEqual([2, 3, 0, 0])
  expect(matmul(transpose(x, [0, 1, 3, 2]), x).toArray()).toEqual(zeros([2, 3, 4, 4]).toArray())
  expect(gram(x).shape).toEqual([2, 3, 0, 0])
})
