import { type DType, type ReduceOp, isFloat, sizeOf } from '@ortho/core'
import { type Dense, type Expected, eachIndex, flatIndex, splitAt } from './dense.ts'

/** Start and step of a reduction: int32 wraps, NaN wins over every extreme. */
function fold(op: ReduceOp, dtype: DType): { start: number; step: (total: number, x: number) => number } {
  const wraps = !isFloat(dtype)
  switch (op) {
    case 'sum':
      return { start: 0, step: (total, x) => (wraps ? (total + x) | 0 : total + x) }
    case 'prod':
      return { start: 1, step: (total, x) => (wraps ? Math.imul(total, x) : total * x) }
    case 'max':
      return { start: -Infinity, step: Math.max }
    case 'min':
      return { start: Infinity, step: Math.min }
  }
}

/** Reduction over `axes`. Of n terms a sum carries at most n roundings of Σ|x|, a product n of itself. */
export function reduceReference(op: ReduceOp, dtype: DType, x: Dense, axes: readonly number[]): Expected {
  const { start, step } = fold(op, dtype)
  const shape = x.shape.filter((_, axis) => !axes.includes(axis))
  const data = new Float64Array(sizeOf(shape)).fill(start)
  const scale = new Float64Array(data.length)
  eachIndex(x.shape, (index, flat) => {
    const to = flatIndex(
      shape,
      index.filter((_, axis) => !axes.includes(axis)),
    )
    data[to] = step(data[to]!, x.data[flat]!)
    scale[to]! += Math.abs(x.data[flat]!)
  })
  const terms = axes.reduce((n, axis) => n * x.shape[axis]!, 1)
  return { shape, data, units: unitsOf(op, dtype, terms), scale: op === 'sum' ? scale : data.map(Math.abs) }
}

/** Inclusive running reduction along `axis`. */
export function scanReference(op: ReduceOp, dtype: DType, x: Dense, axis: number): Expected {
  const { start, step } = fold(op, dtype)
  const { outer, length, inner } = splitAt(x.shape, axis)
  const data = new Float64Array(x.data.length)
  const scale = new Float64Array(x.data.length)
  for (let row = 0; row < outer * inner; row++) {
    let total = start
    let size = 0
    for (let i = 0; i < length; i++) {
      const at = (Math.floor(row / inner) * length + i) * inner + (row % inner)
      data[at] = total = step(total, x.data[at]!)
      scale[at] = size += Math.abs(x.data[at]!)
    }
  }
  return { shape: x.shape, data, units: unitsOf(op, dtype, length), scale: op === 'sum' ? scale : data.map(Math.abs) }
}

/** Index of the first largest or smallest element along `axis`; the first NaN wins. */
export function argReduceReference(op: 'max' | 'min', x: Dense, axis: number): Expected {
  const { outer, length, inner } = splitAt(x.shape, axis)
  const data = Float64Array.from({ length: outer * inner }, (_, row) => {
    const start = Math.floor(row / inner) * length * inner + (row % inner)
    const line = Array.from({ length }, (_, i) => x.data[start + i * inner]!)
    const nan = line.findIndex(Number.isNaN)
    return nan >= 0 ? nan : line.indexOf(op === 'max' ? Math.max(...line) : Math.min(...line))
  })
  return { shape: x.shape.toSpliced(axis, 1), data, units: 0 }
}

function unitsOf(op: ReduceOp, dtype: DType, terms: number): number {
  return !isFloat(dtype) || op === 'max' || op === 'min' ? 0 : terms
}
