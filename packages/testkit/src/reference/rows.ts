import { type Dense, type Expected, splitAt } from './dense.ts'
import { sigmoid } from './special.ts'

/** One row in, one row out: the values and the size of what is rounded in each. */
type RowRule = (x: Float64Array, y: Float64Array) => { readonly value: number[]; readonly size: number[] }

/** Softmax over the last axis. A rounding of x − max weighs |x − max| in the exponential. */
export function softmaxReference(x: Dense): Expected {
  return eachRow(x, x, (row) => {
    const shifted = centred(row)
    const total = shifted.reduce((sum, v) => sum + Math.exp(v), 0)
    const value = shifted.map((v) => Math.exp(v) / total)
    return { value, size: value.map((v, i) => v * (2 + Math.abs(shifted[i]!))) }
  })
}

/** Its logarithm. */
export function logSoftmaxReference(x: Dense): Expected {
  return eachRow(x, x, (row) => {
    const shifted = centred(row)
    const total = Math.log(shifted.reduce((sum, v) => sum + Math.exp(v), 0))
    return { value: shifted.map((v) => v - total), size: shifted.map((v) => Math.abs(v) + Math.abs(total) + 1) }
  })
}

/** s·(t − Σ s·t). */
export function softmaxTangentReference(s: Dense, t: Dense): Expected {
  return eachRow(s, t, (row, tangent) => {
    const terms = Array.from(row, (v, i) => v * tangent[i]!)
    const along = sum(terms)
    const size = sum(terms.map(Math.abs))
    return {
      value: Array.from(row, (v, i) => v * (tangent[i]! - along)),
      size: Array.from(row, (v, i) => Math.abs(v) * (Math.abs(tangent[i]!) + size)),
    }
  })
}

/** x/√(mean(x²) + eps). */
export function rmsNormalizeReference(x: Dense, eps: number): Expected {
  return eachRow(x, x, (row) => {
    const r = inverseNorm(row, eps)
    const value = Array.from(row, (v) => v * r)
    return { value, size: value.map(Math.abs) }
  })
}

/** r·t − r³·x·mean(x·t). r carries half the roundings of a sum of n, r³ three times that. */
export function rmsNormalizeTangentReference(x: Dense, t: Dense, eps: number): Expected {
  const reference = eachRow(x, t, (row, tangent) => {
    const r = inverseNorm(row, eps)
    const terms = Array.from(row, (v, i) => v * tangent[i]!)
    const along = (r ** 3 * sum(terms)) / row.length
    const size = (r ** 3 * sum(terms.map(Math.abs))) / row.length
    return {
      value: Array.from(row, (v, i) => r * tangent[i]! - along * v),
      size: Array.from(row, (v, i) => Math.abs(r * tangent[i]!) + size * Math.abs(v)),
    }
  })
  return { ...reference, units: 3 * reference.units }
}

/** x·σ(x). */
export function siluReference(x: Dense): Expected {
  const data = x.data.map((v) => v * sigmoid(v))
  return { shape: x.shape, data, units: 8, scale: x.data.map((v, i) => Math.abs(data[i]!) * (1 + Math.abs(v))) }
}

/** t·σ(x)·(1 + x·(1 − σ(x))). */
export function siluTangentReference(x: Dense, t: Dense): Expected {
  const data = x.data.map((v, i) => t.data[i]! * sigmoid(v) * (1 + v * (1 - sigmoid(v))))
  // Each term of σ + x·σ − x·σ² is rounded; near x = −1.28 they cancel.
  const scale = x.data.map((v, i) => Math.abs(t.data[i]!) * sigmoid(v) * (1 + 3 * Math.abs(v)) * (1 + Math.max(0, -v)))
  return { shape: x.shape, data, units: 8, scale }
}

/** [x₁·c − x₂·s, x₂·c + x₁·s] for the halves x₁, x₂ of the last axis: two products, one sum. */
export function rotateHalvesReference(x: Dense, cos: Dense, sin: Dense): Expected {
  const half = cos.shape.at(-1)!
  const data = new Float64Array(x.data.length)
  const scale = new Float64Array(x.data.length)
  for (let row = 0, i = 0; i < cos.data.length; row += 2 * half) {
    for (let first = row; first < row + half; first++, i++) {
      const second = first + half
      const [a, b, c, s] = [x.data[first]!, x.data[second]!, cos.data[i]!, sin.data[i]!]
      data[first] = a * c - b * s
      data[second] = b * c + a * s
      scale[first] = Math.abs(a * c) + Math.abs(b * s)
      scale[second] = Math.abs(b * c) + Math.abs(a * s)
    }
  }
  return { shape: x.shape, data, units: 3, scale }
}

function eachRow(x: Dense, y: Dense, rule: RowRule): Expected {
  const { length: n } = splitAt(x.shape, x.shape.length - 1)
  const data = new Float64Array(x.data.length)
  const scale = new Float64Array(x.data.length)
  for (let start = 0; start < data.length; start += n) {
    const { value, size } = rule(x.data.subarray(start, start + n), y.data.subarray(start, start + n))
    data.set(value, start)
    scale.set(size, start)
  }
  return { shape: x.shape, data, units: n + 8, scale }
}

function centred(row: Float64Array): number[] {
  const peak = Math.max(...row)
  return Array.from(row, (v) => v - peak)
}

function inverseNorm(row: Float64Array, eps: number): number {
  return 1 / Math.sqrt(sum(Array.from(row, (v) => v * v)) / row.length + eps)
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, v) => total + v, 0)
}
