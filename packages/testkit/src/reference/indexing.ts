import { type DType, type Shape, isFloat, sizeOf } from '@ortho/core'
import { type Dense, type Expected, eachIndex, flatIndex, splitAt } from './dense.ts'

/** Slices of `x` along `axis` at `indices`, whose axes take its place. */
export function gatherReference(x: Dense, indices: Dense, axis: number): Expected {
  const { outer, length, inner } = splitAt(x.shape, axis)
  const shape = [...x.shape.slice(0, axis), ...indices.shape, ...x.shape.slice(axis + 1)]
  const count = indices.data.length
  const data = Float64Array.from({ length: outer * count * inner }, (_, flat) => {
    const i = Math.floor(flat / (count * inner))
    const j = Math.floor(flat / inner) % count
    return x.data[(i * length + indices.data[j]!) * inner + (flat % inner)]!
  })
  return { shape, data, units: 0 }
}

/** Zeros of `shape` with the slices of `updates` added at `indices` along `axis`. */
export function scatterReference(shape: Shape, indices: Dense, updates: Dense, axis: number, dtype: DType): Expected {
  const { length, inner } = splitAt(shape, axis)
  const count = indices.data.length
  return accumulate(shape, updates, dtype, (flat) => {
    const i = Math.floor(flat / (count * inner))
    const j = Math.floor(flat / inner) % count
    return (i * length + indices.data[j]!) * inner + (flat % inner)
  })
}

/** Elements of `x` whose index along `axis` is read from `indices`. */
export function gatherAlongReference(x: Dense, indices: Dense, axis: number): Expected {
  const data = new Float64Array(indices.data.length)
  eachIndex(indices.shape, (index, flat) => {
    data[flat] = x.data[flatIndex(x.shape, index.with(axis, indices.data[flat]!))]!
  })
  return { shape: indices.shape, data, units: 0 }
}

/** Zeros of `shape` with `updates` added where their index along `axis` is read from `indices`. */
export function scatterAlongReference(shape: Shape, indices: Dense, updates: Dense, axis: number, dtype: DType): Expected {
  const targets: number[] = []
  eachIndex(indices.shape, (index, flat) => targets.push(flatIndex(shape, index.with(axis, indices.data[flat]!))))
  return accumulate(shape, updates, dtype, (flat) => targets[flat]!)
}

/** `x` in a field of `value`. */
export function padReference(x: Dense, low: readonly number[], high: readonly number[], value: number): Expected {
  const shape = x.shape.map((n, axis) => n + low[axis]! + high[axis]!)
  const data = new Float64Array(sizeOf(shape)).fill(value)
  eachIndex(x.shape, (index, flat) => {
    data[
      flatIndex(
        shape,
        index.map((i, axis) => i + low[axis]!),
      )
    ] = x.data[flat]!
  })
  return { shape, data, units: 0 }
}

/** The parts one after the other along `axis`. */
export function concatReference(parts: readonly Dense[], axis: number): Expected {
  const first = parts[0]!.shape
  const shape = first.with(
    axis,
    parts.reduce((sum, part) => sum + part.shape[axis]!, 0),
  )
  const data = new Float64Array(sizeOf(shape))
  let start = 0
  for (const part of parts) {
    const from = start
    eachIndex(part.shape, (index, flat) => {
      data[flatIndex(shape, index.with(axis, index[axis]! + from))] = part.data[flat]!
    })
    start += part.shape[axis]!
  }
  return { shape, data, units: 0 }
}

/** As many roundings as the busiest element gets updates, of the sum of their magnitudes. */
function accumulate(shape: Shape, updates: Dense, dtype: DType, target: (flat: number) => number): Expected {
  const data = new Float64Array(sizeOf(shape))
  const scale = new Float64Array(data.length)
  const count = new Float64Array(data.length)
  updates.data.forEach((v, flat) => {
    const to = target(flat)
    data[to] = isFloat(dtype) ? data[to]! + v : (data[to]! + v) | 0
    scale[to]! += Math.abs(v)
    count[to]!++
  })
  return { shape, data, units: isFloat(dtype) ? Math.max(0, ...count) : 0, scale }
}
