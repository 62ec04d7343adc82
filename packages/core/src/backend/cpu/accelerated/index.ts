import { isFloat } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import type {
  BinaryOp,
  KernelTable,
  MatmulOptions,
  ReduceOp,
  RoutineKernels,
  Storage,
  TriangularOptions,
  UnaryOp,
  View,
} from '../../types.ts'
import type { SparseKernels } from '../../sparse.ts'
import { allocate } from '../allocate.ts'
import { sparseProduct } from '../portable/sparse.ts'
import { isWasmBinary, isWasmRowOp, isWasmUnary, type WasmBinaryOp, type WasmRowOp } from '../wasm/elementwise.ts'
import type { WasmEngine } from '../wasm/engine.ts'
import { isWasmReduce } from '../wasm/rows.ts'
import type { FloatArray } from '../../../dtype.ts'
import { batchGroups } from './batches.ts'
import { batchOf, constantOf, denseFloats, matricesOf, packedFloats, repeatedColumn, repeatedRow } from './operands.ts'

/** Elements from which the engine beats a loop in JavaScript, calls and copies counted. */
const WORTHWHILE = 256

/** Multiplications from which a sparse product in WebAssembly beats a loop in JavaScript. */
const SPARSE_WORTHWHILE = 1024

/** A repeated row is laid out this often, so that the engine gets long runs. */
const TILE = 4096

type Portable = KernelTable & RoutineKernels

/**
 * The kernels of `portable`, of which those that profit use `engine`: dense float operands of some size. What does not
 * qualify (integers, small tensors, most strided views) runs as before, so both give the same results to rounding.
 */
export function acceleratedKernels(portable: Portable, engine: WasmEngine): Portable {
  return {
    ...portable,
    ...elementwise(portable, engine),
    ...rows(portable, engine),
    ...matrices(portable, engine),
    sparseProduct: sparseProducts(engine),
  }
}

function elementwise(portable: Portable, engine: WasmEngine): Pick<Portable, 'unary' | 'binary' | 'silu' | 'siluTangent'> {
  const unary = (op: UnaryOp, x: View): Storage => {
    if (!isWasmUnary(op) || sizeOf(x.shape) < WORTHWHILE || !isFloat(x.dtype)) return portable.unary(op, x)
    const data = packedFloats(x)
    if (data === undefined) return portable.unary(op, x)
    const out = allocate(x.dtype, data.length)
    engine.unary(op, data, out)
    return out
  }
  const pair = (op: WasmBinaryOp, a: View, b: View): Storage | undefined => {
    if (!isFloat(a.dtype)) return undefined
    const size = sizeOf(a.shape)
    const left = denseFloats(a) ?? constantOf(a)
    const right = denseFloats(b) ?? constantOf(b)
    if (left !== undefined && right !== undefined) {
      const out = allocate(a.dtype, size)
      engine.binary(op, left, right, out)
      return out
    }
    // One operand dense, the other a row repeated for every row of it.
    const rowOfRight = typeof left === 'object' ? repeatedRow(b) : undefined
    if (rowOfRight !== undefined) return rowwise(size, left, rowOfRight, (x, y, out) => engine.binary(op, x, y, out))
    const rowOfLeft = typeof right === 'object' ? repeatedRow(a) : undefined
    if (rowOfLeft !== undefined) return rowwise(size, right, rowOfLeft, (x, y, out) => engine.binary(op, y, x, out))
    return isWasmRowOp(op) ? scalarPerRow(engine, op, a, b) : undefined
  }
  return {
    unary,
    binary: (op: BinaryOp, a: View, b: View) =>
      (sizeOf(a.shape) >= WORTHWHILE && isWasmBinary(op) ? pair(op, a, b) : undefined) ?? portable.binary(op, a, b),
    silu: (x) => {
      const data = packedFloats(x)
      if (data === undefined || data.length < WORTHWHILE) return portable.silu(x)
      const out = sameKind(data)
      engine.unary('silu', data, out)
      return out
    },
    siluTangent: (x, t) => (sizeOf(x.shape) >= WORTHWHILE ? pair('siluTangent', x, t) : undefined) ?? portable.siluTangent(x, t),
  }
}

/** `op` where one operand is dense and the other repeats one element along each row of it. */
function scalarPerRow(engine: WasmEngine, op: WasmRowOp, a: View, b: View): Storage | undefined {
  const [left, right] = [denseFloats(a), denseFloats(b)]
  const dense = left ?? right
  const scalars = left !== undefined ? repeatedColumn(b) : right !== undefined ? repeatedColumn(a) : undefined
  if (dense === undefined || scalars === undefined) return undefined
  const out = sameKind(dense)
  engine.rowScalars(op, dense, scalars, left === undefined, out)
  return out
}

type PairLoop = (x: FloatArray, y: FloatArray, out: FloatArray) => void

/** `loop` over a dense operand and one that is `row` again and again. */
function rowwise(size: number, dense: FloatArray | number | undefined, row: FloatArray, loop: PairLoop): Storage | undefined {
  if (typeof dense !== 'object') return undefined
  const out = sameKind(dense)
  const times = Math.min(Math.ceil(TILE / row.length), size / row.length)
  const tile = sameKind(dense, times * row.length)
  for (let i = 0; i < times; i++) tile.set(row, i * row.length)
  for (let i = 0; i < size; i += tile.length) {
    const end = Math.min(size, i + tile.length)
    const part = end - i === tile.length ? tile : tile.subarray(0, end - i)
    loop(dense.subarray(i, end), part, out.subarray(i, end))
  }
  return out
}

function rows(
  portable: Portable,
  engine: WasmEngine,
): Pick<Portable, 'reduce' | 'softmax' | 'logSoftmax' | 'softmaxTangent' | 'rmsNormalize' | 'rmsNormalizeTangent'> {
  /** Runs `kernel` over the rows of dense operands, or `otherwise`. */
  const overRows = (
    operands: readonly View[],
    kernel: (cols: number, x: readonly FloatArray[], out: FloatArray) => void,
    otherwise: () => Storage,
  ): Storage => {
    const x = operands[0]!
    const dense = sizeOf(x.shape) < WORTHWHILE ? [] : operands.flatMap((view) => packedFloats(view) ?? [])
    if (dense.length !== operands.length) return otherwise()
    const out = sameKind(dense[0]!)
    kernel(x.shape.at(-1)!, dense, out)
    return out
  }
  return {
    reduce: (op, x, axes) => reduceNeighbours(engine, op, x, axes) ?? portable.reduce(op, x, axes),
    softmax: (x) =>
      overRows(
        [x],
        (cols, [p], out) => engine.softmax(cols, p!, out),
        () => portable.softmax(x),
      ),
    logSoftmax: (x) =>
      overRows(
        [x],
        (cols, [p], out) => engine.logSoftmax(cols, p!, out),
        () => portable.logSoftmax(x),
      ),
    softmaxTangent: (s, t) =>
      overRows(
        [s, t],
        (cols, [p, q], out) => engine.softmaxTangent(cols, p!, q!, out),
        () => portable.softmaxTangent(s, t),
      ),
    rmsNormalize: (x, eps) =>
      overRows(
        [x],
        (cols, [p], out) => engine.rmsNormalize(cols, eps, p!, out),
        () => portable.rmsNormalize(x, eps),
      ),
    rmsNormalizeTangent: (x, t, eps) =>
      overRows(
        [x, t],
        (cols, [p, q], out) => engine.rmsNormalizeTangent(cols, eps, p!, q!, out),
        () => portable.rmsNormalizeTangent(x, t, eps),
      ),
  }
}

/** Reductions of a dense operand over neighbouring axes: the last ones, or any for sums. */
function reduceNeighbours(engine: WasmEngine, op: ReduceOp, x: View, axes: readonly number[]): Storage | undefined {
  const first = axes[0] ?? x.shape.length
  const end = first + axes.length
  if (!isWasmReduce(op) || sizeOf(x.shape) < WORTHWHILE || !axes.every((axis, i) => axis === first + i)) return undefined
  const data = denseFloats(x)
  if (data === undefined) return undefined
  const length = sizeOf(x.shape.slice(first, end))
  const trailing = end === x.shape.length
  if (!trailing && op !== 'sum') return undefined
  const out = sameKind(data, data.length / length)
  if (trailing) engine.reduceRows(op, length, data, out)
  else engine.sumColumns(length, sizeOf(x.shape.slice(end)), data, out)
  return out
}

function matrices(portable: Portable, engine: WasmEngine): Pick<Portable, 'matmul' | 'gram' | 'triangularSolve' | 'triangularMatmul'> {
  const triangular = (
    task: 'triangularSolve' | 'triangularMultiply',
    t: View,
    b: View,
    options: TriangularOptions,
  ): Storage | undefined => {
    const [left, right] = [matricesOf(t), matricesOf(b)]
    const [n, m] = [b.shape.at(-2)!, b.shape.at(-1)!]
    if (left === undefined || right === undefined || n * m < WORTHWHILE) return undefined
    const out = sameKind(right.data, sizeOf(b.shape))
    engine[task]({ n, m, t: left, b: right, out, ...options, batch: batchOf(b) })
    return out
  }
  return {
    matmul: (a, b, options) => product(engine, a, b, options) ?? portable.matmul(a, b, options),
    gram: (x) => {
      const matrix = matricesOf(x)
      const [m, k] = [x.shape.at(-2)!, x.shape.at(-1)!]
      if (matrix === undefined || m * k < WORTHWHILE) return portable.gram(x)
      const batch = batchOf(x)
      const out = sameKind(matrix.data, batch * m * m)
      engine.gram({ m, k, x: matrix, out, batch })
      return out
    },
    triangularSolve: (t, b, options) => triangular('triangularSolve', t, b, options) ?? portable.triangularSolve(t, b, options),
    triangularMatmul: (t, b, options) => triangular('triangularMultiply', t, b, options) ?? portable.triangularMatmul(t, b, options),
  }
}

function sparseProducts(engine: WasmEngine): SparseKernels['sparseProduct'] {
  return (a, x, y, width, adjoint) => {
    const { values } = a
    const uniform = values.BYTES_PER_ELEMENT === x.BYTES_PER_ELEMENT && values.BYTES_PER_ELEMENT === y.BYTES_PER_ELEMENT
    const qualifies = uniform && values.length * width >= SPARSE_WORTHWHILE
    if (!qualifies || !engine.sparseProduct(a, x, y, width, adjoint)) sparseProduct(a, x, y, width, adjoint)
  }
}

function product(engine: WasmEngine, a: View, b: View, options: MatmulOptions | undefined): Storage | undefined {
  const plan = batchGroups(a, b)
  if (plan === undefined) return undefined
  const { items, groups } = plan
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!]
  const out = allocateLike(a, items * groups.length * m * n)
  const { alpha = 1, c } = options ?? {}
  const beta = c === undefined ? 0 : (options?.beta ?? 1)
  const added = c === undefined ? undefined : packedFloats(c)
  if (added !== undefined) out.set(added)
  groups.forEach((group, g) => {
    const target = { data: out, offset: g * items * m * n, row: n, column: 1, batch: m * n }
    engine.gemm({ m, n, k, ...group, c: target, alpha, beta, batch: items })
  })
  return out
}

function allocateLike(x: View, size: number): FloatArray {
  return x.dtype === 'float64' ? allocate('float64', size) : allocate('float32', size)
}

/** A result of the element type of `like`. */
function sameKind(like: FloatArray, size: number = like.length): FloatArray {
  return like instanceof Float64Array ? allocate('float64', size) : allocate('float32', size)
}
