import { type Tensor, concat, matmul, slice, zerosLike } from '@ortho/core'
import { floatsOf } from '../../dense/workspace.ts'
import { type Schur, schur } from '../../eigen/schur.ts'

/**
 * A real Schur form of each matrix. That of [[A, E], [0, A]] and of [[A, 0], [E, A]], at which derivatives are taken, is built
 * from that of A: the QR iteration would move the eigenvalues, all of them double, by √ε.
 */
export function structuredSchur(a: Tensor): Schur {
  const structure = structureOf(a)
  if (structure === undefined) return schur(a)
  const n = a.shape.at(-1)! / 2
  const block = (row: number, column: number): Tensor =>
    slice(a, { axis: -2, start: row * n, stop: (row + 1) * n }, { axis: -1, start: column * n, stop: (column + 1) * n })
  const { t, z } = structuredSchur(block(0, 0))
  const change = structure === 'upper' ? block(0, 1) : block(1, 0)
  const corner = matmul(matmul(z, change, { transposeA: true }), z)
  const none = zerosLike(t)
  const square = (p: Tensor, q: Tensor, r: Tensor, s: Tensor): Tensor => concat([concat([p, q], -1), concat([r, s], -1)], -2)
  return { t: square(t, corner, none, t), z: structure === 'upper' ? square(z, none, none, z) : square(none, z, z, none) }
}

/** Where E is, for matrices all of which have the same block twice on the diagonal and zeros on one side. */
function structureOf(a: Tensor): 'upper' | 'lower' | undefined {
  const order = a.shape.at(-1)!
  if (order === 0 || order % 2 === 1) return undefined
  const n = order / 2
  const data = floatsOf(a)
  let [upper, lower] = [true, true]
  for (let row = 0; row < data.length; row += 2 * n * order) {
    for (let i = 0; i < n; i++) {
      const [p, q] = [row + i * order, row + (n + i) * order]
      for (let j = 0; j < n; j++) {
        if (data[p + j] !== data[q + n + j]) return undefined
        upper &&= data[q + j] === 0
        lower &&= data[p + n + j] === 0
      }
      if (!upper && !lower) return undefined
    }
  }
  return upper ? 'upper' : 'lower'
}
