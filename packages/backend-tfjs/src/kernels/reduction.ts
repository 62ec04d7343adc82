import { type PrimitiveKernels, type ReduceOp, type ScanOp, type View, sizeOf } from '@ortho/core'
import type { Tensor as TfTensor } from '@tensorflow/tfjs-core'
import type { Ops } from '../session/ops.ts'
import { realise } from '../views/realise.ts'
import { multiply } from './integers.ts'
import { extreme } from './pairs.ts'

/** Terms beyond which a sum is taken in two rounds: the error of the worst order falls to that of √n terms. */
const LONG = 1024

const reduceKernels: { readonly [op in ReduceOp]: string } = { sum: 'Sum', prod: 'Prod', max: 'Max', min: 'Min' }

/** The kernels that reduce axes, or run along one. */
export function reductionKernels(o: Ops): Pick<PrimitiveKernels, 'reduce' | 'argReduce' | 'scan'> {
  return {
    reduce: (op, x, axes) =>
      o.session.hold(() => {
        const kept = x.shape.filter((_, axis) => !axes.includes(axis))
        if (sizeOf(x.shape) === 0) return o.fill(kept, x.dtype, op === 'prod' ? 1 : 0)
        const { sizes, reduced } = groups(x, axes)
        return o.reshape(reduceAxes(o, op, o.reshape(realise(o, x), sizes), reduced), kept)
      }),
    argReduce: (op, x, axis) =>
      o.session.hold(() => {
        const kept = x.shape.toSpliced(axis, 1)
        if (sizeOf(kept) === 0) return o.fill(kept, 'int32', 0)
        return o.reshape(argReduce(o, op, alongMiddle(o, x, axis)), kept)
      }),
    scan: (op, x, axis) =>
      o.session.hold(() => {
        if (sizeOf(x.shape) === 0) return o.fill(x.shape, x.dtype, 0)
        return o.reshape(scan(o, op, alongMiddle(o, x, axis)), x.shape)
      }),
  }
}

/** Neighbouring axes that are all reduced, or all kept, as one. */
function groups({ shape }: View, axes: readonly number[]): { sizes: number[]; reduced: number[] } {
  const sizes: number[] = []
  const reduced: number[] = []
  let before: boolean | undefined
  for (const [axis, n] of shape.entries()) {
    const isReduced = axes.includes(axis)
    if (isReduced === before) {
      sizes[sizes.length - 1]! *= n
    } else {
      if (isReduced) reduced.push(sizes.length)
      sizes.push(n)
    }
    before = isReduced
  }
  return { sizes, reduced }
}

/** A view as `[before, along, after]` an axis. */
function alongMiddle(o: Ops, x: View, axis: number): TfTensor {
  return o.reshape(realise(o, x), [sizeOf(x.shape.slice(0, axis)), x.shape[axis]!, sizeOf(x.shape.slice(axis + 1))])
}

function reduceAxes(o: Ops, op: ReduceOp, x: TfTensor, axes: readonly number[]): TfTensor {
  if (axes.length === 0) return x
  if (x.dtype === 'bool') return o.unary(op === 'max' ? 'Any' : 'All', x, { axis: [...axes], keepDims: false })
  if (op === 'prod' && x.dtype === 'int32' && !o.session.trusts('Prod', 'int32')) return integerProduct(o, x, axes)
  if (op === 'sum') return sum(o, x, axes)
  const found = o.unary(reduceKernels[op], x, attributes(op, axes))
  if (op === 'prod' || x.dtype !== 'float32' || o.session.trusts(reduceKernels[op])) return found
  const isMissing = o.unary('Any', o.isNaN(x), { axis: [...axes], keepDims: false })
  return o.select(isMissing, NaN, found)
}

function attributes(op: ReduceOp, axes: readonly number[]): { axis: number[]; reductionIndices: number[]; keepDims: boolean } {
  // Max has another word for its axes than the others.
  return { axis: [...axes], reductionIndices: [...axes], keepDims: false }
}

/** Long axes in two rounds of about equal length, where their length has such factors. */
function sum(o: Ops, x: TfTensor, axes: readonly number[]): TfTensor {
  const last = axes.at(-1)!
  const n = x.shape[last]!
  const part = n > LONG ? factorNearRoot(n) : 1
  if (part === 1) return o.unary('Sum', x, attributes('sum', axes))
  const split = o.reshape(x, x.shape.toSpliced(last, 1, n / part, part))
  const first = o.unary('Sum', split, attributes('sum', [last + 1]))
  return o.unary('Sum', first, attributes('sum', axes))
}

/** A factor of `n` between its 4th and 2nd root, 1 if there is none. */
function factorNearRoot(n: number): number {
  for (let factor = Math.floor(Math.sqrt(n)); factor ** 4 >= n; factor--) if (n % factor === 0) return factor
  return 1
}

/** A product modulo 2³² over some axes: halves of each axis times each other until one is left. */
function integerProduct(o: Ops, x: TfTensor, axes: readonly number[]): TfTensor {
  let y = x
  for (const axis of axes) {
    for (let n = y.shape[axis]!; n > 1; n = y.shape[axis]!) {
      const half = n >> 1
      const product = multiply(o, section(o, y, axis, 0, half), section(o, y, axis, half, 2 * half))
      y = n % 2 === 0 ? product : o.concat([product, section(o, y, axis, n - 1, n)], axis)
    }
  }
  return o.reshape(
    y,
    y.shape.filter((_, axis) => !axes.includes(axis)),
  )
}

function section(o: Ops, x: TfTensor, axis: number, from: number, to: number): TfTensor {
  return o.slice(
    x,
    x.shape.map((_, i) => (i === axis ? from : 0)),
    x.shape.map((n, i) => (i === axis ? to - from : n)),
  )
}

/** Index along the middle axis of the first largest or smallest element; the first NaN wins. */
function argReduce(o: Ops, op: 'max' | 'min', x: TfTensor): TfTensor {
  const kernel = op === 'max' ? 'ArgMax' : 'ArgMin'
  if (x.dtype === 'bool') return o.unary(kernel, o.cast(x, 'int32'), { axis: 1 })
  if (x.dtype !== 'float32' || o.session.trusts(kernel)) return o.unary(kernel, x, { axis: 1 })
  const missing = o.isNaN(x)
  const least = o.select(missing, op === 'max' ? -Infinity : Infinity, x)
  const firstMissing = o.unary('ArgMax', o.cast(missing, 'int32'), { axis: 1 })
  return o.select(o.unary('Any', missing, { axis: [1], keepDims: false }), firstMissing, o.unary(kernel, least, { axis: 1 }))
}

/** Running reduction along the middle axis. */
function scan(o: Ops, op: ScanOp, x: TfTensor): TfTensor {
  const dtype = x.dtype === 'int32' ? 'int32' : 'float32'
  const kernel = op === 'sum' ? 'Cumsum' : 'Cumprod'
  if (x.dtype === 'bool') return o.cast(doubling(o, o.cast(x, 'int32'), combiner(o, op)), 'bool')
  if (op === 'max' || op === 'min' || !o.session.trusts(kernel, dtype)) return doubling(o, x, combiner(o, op))
  return o.unary(kernel, x, { axis: 1, exclusive: false, reverse: false })
}

function combiner(o: Ops, op: ScanOp): (a: TfTensor, b: TfTensor) => TfTensor {
  switch (op) {
    case 'sum':
      return (a, b) => o.add(a, b)
    case 'prod':
      return (a, b) => (a.dtype === 'int32' ? multiply(o, a, b) : o.mul(a, b))
    case 'max':
      return (a, b) => extreme(o, 'Maximum', a, b)
    case 'min':
      return (a, b) => extreme(o, 'Minimum', a, b)
  }
}

/** Every element with the one 1, 2, 4, … before it (W. D. Hillis and G. L. Steele, 1986): log₂ n rounds. */
function doubling(o: Ops, x: TfTensor, combine: (a: TfTensor, b: TfTensor) => TfTensor): TfTensor {
  const n = x.shape[1]!
  let y = x
  for (let distance = 1; distance < n; distance *= 2) {
    const combined = combine(section(o, y, 1, 0, n - distance), section(o, y, 1, distance, n))
    y = o.concat([section(o, y, 1, 0, distance), combined], 1)
  }
  return y
}
