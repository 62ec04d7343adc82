import { type MatmulOptions, type Shape, type View, sizeOf } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { blocksOf } from '../views/blocks.ts'
import { compact, realise, stretchTo } from '../views/realise.ts'

/** Multiplications from which on matrices are multiplied one by one, where a batch of them is slow. */
const WORTHWHILE = 65_536

/** alpha·A·B + beta·C by `BatchMatMul`, which reads transposed operands as they lie where that is fast. */
export function matmul(o: Ops, a: View, b: View, { alpha = 1, beta = 1, c }: MatmulOptions = {}): TfTensor {
  return o.session.hold(() => {
    const shape = [...a.shape.slice(0, -1), b.shape.at(-1)!]
    if (sizeOf(shape) === 0) return o.fill(shape, a.dtype, 0)
    const product = a.shape.at(-1) === 0 ? o.fill(shape, a.dtype, 0) : spread(o, multiply(o, a, b), shape)
    const scaled = alpha === 1 ? product : o.mul(product, alpha)
    if (c === undefined) return scaled
    const addend = compact(o, c)
    return o.reshape(stretchTo(o, o.add(scaled, beta === 1 ? addend : o.mul(addend, beta)), shape), shape)
  })
}

/** Matrices that follow each other as `shape`; a single one repeated. */
function spread(o: Ops, x: TfTensor, shape: Shape): TfTensor {
  return x.size === sizeOf(shape)
    ? o.reshape(x, shape)
    : stretchTo(
        o,
        o.reshape(
          x,
          shape.map((n, axis) => (axis < shape.length - 2 ? 1 : n)),
        ),
        shape,
      )
}

function multiply(o: Ops, a: View, b: View): TfTensor {
  const [m = 0, k = 0] = a.shape.slice(-2)
  const n = b.shape.at(-1)!
  const [left, right] = [matrices(o, a), matrices(o, b)]
  // One matrix for a batch of others: the batch becomes more rows of one product.
  if (right.count === 1 && !left.transposed) return product(o, { ...left, x: o.reshape(left.x, [1, left.count * m, k]) }, right)
  const count = Math.max(left.count, right.count)
  if (count === 1 || !o.session.plainProducts || m * k * n < WORTHWHILE) return product(o, left, right)
  return o.concat(
    Array.from({ length: count }, (_, i) => product(o, one(o, left, i), one(o, right, i))),
    0,
  )
}

/** One matrix of a batch, or the one that all share. */
function one(o: Ops, { x, count, transposed }: Matrices, i: number): Matrices {
  const [, rows = 0, columns = 0] = x.shape
  return { x: count === 1 ? x : o.slice(x, [i, 0, 0], [1, rows, columns]), count: 1, transposed }
}

/** Matrices of a batch on one axis, or one matrix that all of the batch share. */
interface Matrices {
  /** `[count, rows, columns]`, or `[count, columns, rows]` where transposed. */
  readonly x: TfTensor
  /** How many. */
  readonly count: number
  /** Whether rows and columns are exchanged. */
  readonly transposed: boolean
}

/** The matrices of a view, transposed where that leaves them as they lie. */
function matrices(o: Ops, view: View): Matrices {
  const { shape, strides } = view
  const lead = shape.slice(0, -2)
  const isShared = lead.every((n, axis) => n === 1 || strides[axis] === 0)
  const whole: View = isShared ? { ...view, shape: shape.slice(-2), strides: strides.slice(-2) } : view
  const count = isShared ? 1 : sizeOf(lead)
  if (o.session.plainProducts) return { x: o.reshape(realise(o, whole), [count, ...shape.slice(-2)]), count, transposed: false }
  const turned = exchanged(whole)
  const transposed =
    blocksOf(turned).length < blocksOf(whole).length || (isColumns(whole) && blocksOf(turned).length <= blocksOf(whole).length)
  const used = transposed ? turned : whole
  return { x: o.reshape(realise(o, used), [count, ...used.shape.slice(-2)]), count, transposed }
}

/** Whether columns lie closer together in memory than rows. */
function isColumns({ shape, strides }: View): boolean {
  const [m, n] = shape.slice(-2)
  const [row, column] = strides.slice(-2)
  return m !== 1 && n !== 1 && row !== 0 && column !== 0 && Math.abs(row!) < Math.abs(column!)
}

function exchanged(view: View): View {
  const swap = (of: readonly number[]): number[] => [...of.slice(0, -2), of.at(-1)!, of.at(-2)!]
  return { ...view, shape: swap(view.shape), strides: swap(view.strides) }
}

function product(o: Ops, a: Matrices, b: Matrices): TfTensor {
  return o.session.call('BatchMatMul', { a: a.x, b: b.x }, { transposeA: a.transposed, transposeB: b.transposed })
}
