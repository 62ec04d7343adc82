import { sizeOf } from '@ortho/core'
import type { Dense, Expected } from './dense.ts'

/** Scaling of a product and what is added to it. */
export interface ProductOptions {
  readonly alpha?: number | undefined
  readonly beta?: number | undefined
  readonly c?: Dense | undefined
}

/** alpha·A·B + beta·C over the last two axes: k + 3 roundings of |alpha|·|A|·|B| + |beta·C|. */
export function matmulReference(a: Dense, b: Dense, { alpha = 1, beta = 1, c }: ProductOptions = {}): Expected {
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!]
  const shape = [...a.shape.slice(0, -1), n]
  const data = new Float64Array(sizeOf(shape))
  const scale = new Float64Array(data.length)
  const batches = sizeOf(a.shape.slice(0, -2))
  for (let row = 0; row < batches * m; row++) {
    const matrix = Math.floor(row / m) * k * n
    for (let j = 0; j < n; j++) {
      let sum = 0
      let size = 0
      for (let l = 0; l < k; l++) {
        const term = a.data[row * k + l]! * b.data[matrix + l * n + j]!
        sum += term
        size += Math.abs(term)
      }
      const added = c === undefined ? 0 : beta * c.data[row * n + j]!
      data[row * n + j] = alpha * sum + added
      scale[row * n + j] = Math.abs(alpha) * size + Math.abs(added)
    }
  }
  return { shape, data, units: k + 3, scale }
}

/** The last two axes exchanged. */
export function transposed(x: Dense): Dense {
  const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!]
  const data = x.data.map((_, flat) => {
    const within = flat % (m * n)
    return x.data[flat - within + (within % m) * n + Math.floor(within / m)]!
  })
  return { shape: [...x.shape.slice(0, -2), n, m], data }
}

/** The named triangle of square matrices, zeros elsewhere; with `unitDiagonal` ones on the diagonal. */
export function triangleOf(t: Dense, { lower, unitDiagonal }: { lower: boolean; unitDiagonal: boolean }): Dense {
  const n = t.shape.at(-1)!
  const data = t.data.map((v, flat) => {
    const i = Math.floor(flat / n) % n
    const j = flat % n
    if (i === j) return unitDiagonal ? 1 : v
    return i > j === lower ? v : 0
  })
  return { shape: t.shape, data }
}
