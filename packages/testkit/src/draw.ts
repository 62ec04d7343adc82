import { type DType, type TypedArray, bernoulliArray, integerArray, key, normalArray, uniformArray } from '@ortho/core'

/** Where drawn numbers lie: [min, max). Bools are fair coins whatever it says. */
export interface Range {
  /** Default −4. */
  readonly min?: number
  /** Default 4. */
  readonly max?: number
}

/** `count` numbers of `dtype` that depend on the seed alone, uniform over a range. */
export function draw(seed: number, count: number, dtype: DType, { min = -4, max = 4 }: Range = {}): TypedArray {
  switch (dtype) {
    case 'bool':
      return bernoulliArray(key(seed), count, 0.5, 'float32')
    case 'int32':
      return integerArray(key(seed), count, { min: Math.ceil(min), max: Math.max(Math.ceil(min) + 1, Math.floor(max)) })
    case 'float32':
    case 'float64':
      return uniformArray(key(seed), count, dtype, { min, max })
  }
}

/** `count` standard normal numbers that depend on the seed alone. */
export function drawNormal(seed: number, count: number): Float64Array {
  return normalArray(key(seed), count, 'float64')
}

/** `values` as `dtype` stores them: int32 truncated, bool as `v ≠ 0`. */
export function store(values: ArrayLike<number>, dtype: DType): TypedArray {
  switch (dtype) {
    case 'float64':
      return Float64Array.from(values)
    case 'float32':
      return Float32Array.from(values)
    case 'int32':
      return Int32Array.from(values)
    case 'bool':
      return Uint8Array.from(values, (v) => (v === 0 ? 0 : 1))
  }
}
