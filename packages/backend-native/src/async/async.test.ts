import {
  ConvergenceError,
  OptionError,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  eye,
  grad,
  matmul,
  sum,
  tensor,
  withBackend,
} from '@ortho/core'
import { expectNear } from '@ortho/testkit'
import { describe, expect, test } from 'vitest'
import { nativeBackend } from '../backend.ts'
import { floatsOf, gaussian } from '../fixtures/matrices.ts'
import { withLibrary } from '../fixtures/library.ts'
import { choleskyAsync, luAsync, pivotedQrAsync, qrAsync } from './factorizations.ts'
import { requireConverged } from './failures.ts'
import { operand } from './operands.ts'
import { matmulAsync, solveAsync } from './products.ts'
import { eigAsync, eighAsync, schurAsync, svdAsync } from './spectra.ts'

withLibrary(() => {
  for (const dtype of ['float64', 'float32'] as const) {
    describe(`asynchronous functions in ${dtype}`, () => {
      const native = nativeBackend()
      const on = async (x: Tensor): Promise<Tensor> => x.to(native)
      const elements = (x: Tensor): unknown => floatsOf(x.dataSync())

      test('give the numbers of the kernels, on the backend of the operand', async () => {
        const a = await on(gaussian(1, [2, 60, 60], dtype))
        const { kernels } = native
        const [{ u, s, vh }, { q, r }, spectrum, form, general] = await Promise.all([
          svdAsync(a),
          qrAsync(a),
          eighAsync(a),
          schurAsync(a),
          eigAsync(a),
        ])
        const svd = kernels.svd!(a, { vectors: 'thin' })
        expect([u, s, vh].map(elements)).toEqual([svd.u, svd.s, svd.vh])
        expect([u.shape, s.shape, u.backend, u.dtype]).toEqual([[2, 60, 60], [2, 60], native, dtype])
        const factors = kernels.qr!(a, { wantQ: true, complete: false })
        expect([q, r].map(elements)).toEqual([factors.q, factors.r])
        const eigh = kernels.eigh!(a, { wantVectors: true })
        expect([...spectrum].map(elements)).toEqual([eigh.values, eigh.vectors])
        const schur = kernels.schur!(a, { wantVectors: true })
        expect([...form].map(elements)).toEqual([schur.t, schur.z])
        const eig = kernels.eig!(a, { right: true, left: false })
        const [values, vectors] = [...general]
        expect([values!.re, values!.im, vectors!.re, vectors!.im].map(elements)).toEqual([
          eig.values.re,
          eig.values.im,
          eig.right!.re,
          eig.right!.im,
        ])
      })

      test('lu and pivotedQr put A together again', async () => {
        for (const shape of [
          [5, 3],
          [3, 5],
          [40, 40],
        ]) {
          const a = await on(gaussian(2, shape, dtype))
          const bounds = { atol: dtype === 'float64' ? 1e-13 : 1e-4 }
          const { l, u, perm } = await luAsync(a)
          const rows = Array.from(perm.dataSync(), (row) => (a.toArray() as number[][])[row]!)
          expectNear(matmul(l, u), rows, bounds)
          for (const mode of ['reduced', 'complete'] as const) {
            const [q, r, order] = await pivotedQrAsync(a, { mode })
            const columns = (a.toArray() as number[][]).map((row) => Array.from(order!.dataSync(), (column) => row[column]!))
            expectNear(matmul(q!, r!), columns, bounds)
          }
        }
      })

      test('matmul, with batches that repeat, and small ones', async () => {
        for (const [m, k, n] of [
          [1, 90, 90],
          [90, 90, 1],
          [33, 50, 40],
          [2, 2, 2],
        ] as const) {
          const [a, b] = [await on(gaussian(3, [3, m, k], dtype)), await on(gaussian(4, [k, n], dtype))]
          const product = await matmulAsync(a, b)
          expect([product.shape, product.backend.name]).toEqual([[3, m, n], 'native'])
          expectNear(
            product,
            withBackend(native, () => matmul(a, b)),
            { atol: dtype === 'float64' ? 1e-12 : 1e-4 },
          )
        }
      })

      test('solve, and full and positive definite relatives', async () => {
        const a = await on(gaussian(5, [2, 30, 30], dtype))
        const b = await on(gaussian(6, [30, 4], dtype))
        const tolerance = { atol: dtype === 'float64' ? 1e-10 : 0.02 }
        expectNear(matmul(a, await solveAsync(a, b)), [b.toArray(), b.toArray()] as number[][][], tolerance)
        const x = await solveAsync(
          [
            [3, 1],
            [1, 2],
          ],
          [9, 8],
        )
        expectNear(x, [2, 3], { atol: 1e-14 })
        expectNear(
          await choleskyAsync(
            tensor(
              [
                [4, 2],
                [2, 5],
              ],
              { dtype },
            ),
          ),
          [
            [2, 0],
            [1, 2],
          ],
        )
        const { u, vh } = await svdAsync(gaussian(7, [3, 5], dtype), { full: true })
        expect([u.shape, vh.shape]).toEqual([
          [3, 3],
          [5, 5],
        ])
      })
    })
  }

  describe('asynchronous functions', () => {
    test('let the event loop run, also many at once and beside synchronous calls', async () => {
      const native = nativeBackend()
      const a = await gaussian(1, [300, 300], 'float64').to(native)
      let ticks = 0
      const timer = setInterval(() => ticks++, 1)
      const jobs = Array.from({ length: 6 }, () => svdAsync(a))
      const product = matmul(a, a)
      const results = await Promise.all(jobs)
      clearInterval(timer)
      expect(ticks).toBeGreaterThan(3)
      // The calls under way have set the number of threads, and with it the order of the sums.
      expectNear(product, matmul(a, a), { atol: 300 * 2 ** -52 * 300 })
      for (const { s } of results) expect(s.dataSync()).toEqual(results[0]!.s.dataSync())
    })

    test('leave this thread to others while a large matrix is factored', async () => {
      const a = await gaussian(1, [800, 800], 'float64').to(nativeBackend({ threads: 1 }))
      const begun = performance.now()
      let [last, longest] = [begun, 0]
      const timer = setInterval(() => {
        const now = performance.now()
        longest = Math.max(longest, now - last)
        last = now
      }, 1)
      await svdAsync(a)
      clearInterval(timer)
      // All at once would be all of the time.
      expect(longest).toBeLessThan((performance.now() - begun) / 2)
    })

    test('do not disturb each other on several threads', async () => {
      const native = nativeBackend({ threads: 2 })
      const a = await gaussian(1, [420, 420], 'float64').to(native)
      const [first, second, small] = await Promise.all([matmulAsync(a, a), matmulAsync(a, a), svdAsync(eye(3))])
      expect(first.dataSync()).toEqual(second.dataSync())
      expect(small.s.toArray()).toEqual([1, 1, 1])
    })

    test('reject what their synchronous relatives throw', async () => {
      await expect(svdAsync([1, 2])).rejects.toThrow(ShapeError)
      await expect(eighAsync([[1, 2]])).rejects.toThrow(ShapeError)
      await expect(
        solveAsync(
          [
            [1, 0],
            [0, 1],
          ],
          [1, 2, 3],
        ),
      ).rejects.toThrow(ShapeError)
      await expect(matmulAsync([[1, 2]], [[1, 2]])).rejects.toThrow(ShapeError)
      await expect(qrAsync([[1, NaN]])).rejects.toThrow('NaN in row 0, column 1')
      await expect(solveAsync([[1]], [Infinity])).rejects.toThrow(OptionError)
      await expect(
        solveAsync(
          [
            [1, 2],
            [2, 4],
          ],
          [1, 1],
        ),
      ).rejects.toThrow(SingularMatrixError)
      await expect(
        choleskyAsync([
          [1, 0],
          [0, -1],
        ]),
      ).rejects.toThrow('order 2')
      await expect(solveAsync([[[1]], [[0]]], [[1]])).rejects.toThrow('in matrix 1')
      expect(() => requireConverged('svdAsync', operand('svdAsync', [[1]]), Int32Array.of(1))).toThrow(ConvergenceError)
    })

    test('have no derivatives', async () => {
      let promise: Promise<unknown> | undefined
      grad((x: Tensor) => {
        promise = svdAsync(x)
        return sum(x)
      })(tensor([[1]]))
      await expect(promise).rejects.toThrow('differentiated')
    })

    test('take tensors of the CPU backend and leave results there; empty ones too', async () => {
      const { u, s } = await svdAsync(tensor([[2]], { backend: 'cpu' }))
      expect([u.backend.name, s.toArray()]).toEqual(['cpu', [2]])
      expect((await svdAsync(tensor(new Float64Array(0), { shape: [0, 3] }))).vh.shape).toEqual([0, 3])
      expect((await solveAsync(tensor(new Float64Array(0), { shape: [0, 0] }), new Float64Array(0))).shape).toEqual([0])
    })
  })
})
