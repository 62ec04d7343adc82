import type { BinaryOp, KernelTable, MatmulOptions, ReduceOp, Shape, Storage, View } from '@ortho/core'
import { sizeOf, stridesOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { swapped, whole } from '../kernels/views.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { type Operand, inPieces } from './pieces.ts'

/** Operation that joins the results of parts. */
const joins: Readonly<Record<ReduceOp, BinaryOp>> = { sum: 'add', prod: 'mul', max: 'maximum', min: 'minimum' }

/**
 * Kernels that work on pieces where a tensor is larger than what a program can see of a buffer, and else are those of `kernels`.
 * Elementwise kernels do so themselves; those that are not here throw a BackendError that names the sizes.
 */
export function largeKernels(gpu: Gpu, kernels: Made): Made {
  const isLarge = (views: readonly View[], ...counts: readonly number[]): boolean =>
    [...views.map(({ storage }) => gpu.storageOf(storage).count), ...counts].some((count) => gpu.isLarge(count))
  const rows = (operands: readonly View[], kernel: (views: readonly View[]) => Storage, axis = -1, dtype = operands[0]!.dtype): Storage =>
    isLarge(operands) ? alongAxis(gpu, operands, axis, dtype, (views) => gpu.storageOf(kernel(views))) : kernel(operands)
  return {
    ...kernels,
    reduce: (op, x, axes) => (isLarge([x]) && sizeOf(x.shape) > 0 ? reduce(gpu, kernels, op, x, axes) : kernels.reduce(op, x, axes)),
    argReduce: (op, x, axis) => (isLarge([x]) ? argReduce(gpu, kernels, op, x, axis) : kernels.argReduce(op, x, axis)),
    scan: (op, x, axis) => rows([x], ([part]) => kernels.scan(op, part!, axis), axis),
    matmul: (a, b, options) =>
      isLarge([a, b, ...(options?.c === undefined ? [] : [options.c])], productSize(a, b))
        ? matmul(gpu, kernels, a, b, options)
        : kernels.matmul(a, b, options),
    gram: (x) => (isLarge([x], productSize(x, swapped(x))) ? matmul(gpu, kernels, x, swapped(x)) : kernels.gram(x)),
    concat: (parts, axis) => {
      const length = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0)
      const shape = parts[0]!.shape.with(axis, length)
      return isLarge(parts, sizeOf(shape)) ? concat(gpu, parts, axis, shape) : kernels.concat(parts, axis)
    },
    pad: (x, low, high, value) => {
      const shape = x.shape.map((size, axis) => low[axis]! + size + high[axis]!)
      return isLarge([x], sizeOf(shape)) ? pad(gpu, x, low, shape, value) : kernels.pad(x, low, high, value)
    },
    softmax: (x) => rows([x], ([part]) => kernels.softmax(part!)),
    logSoftmax: (x) => rows([x], ([part]) => kernels.logSoftmax(part!)),
    softmaxTangent: (s, t) => rows([s, t], ([a, b]) => kernels.softmaxTangent(a!, b!)),
    rmsNormalize: (x, eps) => rows([x], ([part]) => kernels.rmsNormalize(part!, eps)),
    rmsNormalizeTangent: (x, t, eps) => rows([x, t], ([a, b]) => kernels.rmsNormalizeTangent(a!, b!, eps)),
    rotateHalves: (x, cos, sin) => rows([x, cos, sin], ([a, c, s]) => kernels.rotateHalves(a!, c!, s!)),
    argsort: (x, descending) => rows([x], ([part]) => kernels.argsort(part!, descending), -1, 'int32'),
  }
}

/** The kernels that are made to work on pieces here. */
export type Made = KernelTable & Required<Pick<KernelTable, RowKernel | 'gram' | 'argsort'>>
type RowKernel = 'softmax' | 'logSoftmax' | 'softmaxTangent' | 'rmsNormalize' | 'rmsNormalizeTangent' | 'rotateHalves'

/** A kernel that works along one axis, which is not cut, for each index of the others; its result has the shape of the first operand. */
function alongAxis(
  gpu: Gpu,
  views: readonly View[],
  axis: number,
  dtype: View['dtype'],
  kernel: (views: readonly View[]) => GpuStorage,
): Storage {
  const { shape } = views[0]!
  const own = axis < 0 ? axis + shape.length : axis
  // Other operands may be shorter along the axis.
  const axes = shape.map((_, k) => (k === own ? undefined : k))
  const operands = views.map((view): Operand => ({ view, axes }))
  return inPieces(gpu, { shape, kept: shape, fixed: new Set([own]), dtype, operands, kernel })
}

function keptAxes({ shape }: View, axes: readonly number[]): number[] {
  return [...shape.keys()].filter((axis) => !axes.includes(axis))
}

function reduce(gpu: Gpu, kernels: Made, op: ReduceOp, x: View, axes: readonly number[]): Storage {
  const order = [...keptAxes(x, axes), ...axes]
  const shape = order.map((axis) => x.shape[axis]!)
  const kept = shape.slice(0, shape.length - axes.length)
  const join = (a: View, b: GpuStorage): GpuStorage => {
    const joined = gpu.elementwise({ kind: 'binary', op: joinOf(op, x) }, x.dtype, [a, whole(b, a.shape)])
    // At once: what it reads is given back.
    gpu.bufferOf(joined)
    for (const storage of [a.storage, b]) gpu.release(storage)
    return joined
  }
  return inPieces(gpu, {
    shape,
    kept,
    dtype: x.dtype,
    operands: [{ view: x, axes: order }],
    kernel: ([part], before) => {
      const storage = gpu.storageOf(kernels.reduce(op, part!, axes))
      return before === undefined ? storage : join(before, storage)
    },
  })
}

/** Of bool, the largest is any and the smallest all. */
function joinOf(op: ReduceOp, { dtype }: View): BinaryOp {
  return dtype !== 'bool' ? joins[op] : op === 'max' ? 'or' : 'and'
}

function argReduce(gpu: Gpu, kernels: Made, op: 'max' | 'min', x: View, axis: number): Storage {
  const axes = keptAxes(x, [axis])
  const kept = axes.map((own) => x.shape[own]!)
  const operands = [{ view: x, axes }]
  return inPieces(gpu, { shape: kept, kept, dtype: 'int32', operands, kernel: ([part]) => gpu.storageOf(kernels.argReduce(op, part!, axis)) }) // prettier-ignore
}

function productSize(a: View, b: View): number {
  return sizeOf(a.shape.slice(0, -1)) * b.shape.at(-1)!
}

/** Cut along the batch, rows, columns, and terms, whose products are added up. */
function matmul(gpu: Gpu, kernels: Made, a: View, b: View, { alpha, beta, c }: MatmulOptions = {}): Storage {
  const lead = a.shape.slice(0, -2)
  const kept = [...lead, a.shape.at(-2)!, b.shape.at(-1)!]
  const [batch, row, column] = [[...lead.keys()], lead.length, lead.length + 1]
  const operands: Operand[] = [
    { view: a, axes: [...batch, row, undefined, column] },
    { view: b, axes: [...batch, undefined, column, row] },
    ...(c === undefined ? [] : [{ view: c, axes: [...batch, row, column, undefined] }]),
  ]
  return inPieces(gpu, {
    shape: [...kept, a.shape.at(-1)!],
    kept,
    dtype: a.dtype,
    operands,
    kernel: ([left, right, more], before) => {
      const sum = before === undefined ? { alpha, beta, c: more } : { alpha, c: before }
      const storage = gpu.storageOf(kernels.matmul(left!, right!, sum))
      // At once: the pieces are windows that go away.
      gpu.bufferOf(storage)
      if (before !== undefined) gpu.release(before.storage)
      return storage
    },
  })
}

function concat(gpu: Gpu, parts: readonly View[], axis: number, shape: Shape): Storage {
  const out = gpu.allocate(parts[0]!.dtype, sizeOf(shape))
  const strides = stridesOf(shape)
  let offset = 0
  for (const part of parts) {
    if (sizeOf(part.shape) > 0) gpu.assign(part, out, { strides, offset })
    offset += part.shape[axis]! * strides[axis]!
  }
  return out
}

function pad(gpu: Gpu, x: View, low: readonly number[], shape: Shape, value: number): Storage {
  const out = gpu.constant(shape, x.dtype, value)
  gpu.bufferOf(out)
  const strides = stridesOf(shape)
  const offset = low.reduce((at, before, axis) => at + before * strides[axis]!, 0)
  if (sizeOf(x.shape) > 0) gpu.assign(x, out, { strides, offset })
  return out
}
