import { type MatmulOptions, type PrimitiveKernels, type RoutineKernels, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { productProgram } from '../products/program.ts'
import { tileShape } from '../products/tiles.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { floatBits } from '../wgsl/program.ts'

/** Most matrices of a batch in one launch. */
const MOST_MATRICES = 65_535

/** Matrix products. */
export function productKernels(gpu: Gpu): Pick<PrimitiveKernels & RoutineKernels, 'matmul' | 'gram'> {
  return {
    matmul: (a, b, options = {}) => matmul(gpu, a, b, options),
    // Elements (i, j) and (j, i) are the same sums of the same products: the result is symmetric to the last bit.
    gram: (x) => matmul(gpu, x, transposed(x), {}),
  }
}

function matmul(gpu: Gpu, a: View, b: View, { alpha = 1, beta = 1, c }: MatmulOptions): GpuStorage {
  const [m, k] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const n = b.shape.at(-1)!
  const lead = a.shape.slice(0, -2)
  const operands = c === undefined ? [a, b] : [a, b, c]
  const out = gpu.allocate('float32', sizeOf(lead) * m * n)
  const batch = mergedAxes(lead, operands.map(({ strides }) => strides.slice(0, -2))) // prettier-ignore
  const tile = tileShape(m, n, sizeOf(lead))
  const code = productProgram({
    tile,
    aByColumns: liesByColumns(a),
    bByColumns: liesByColumns(b),
    accumulates: c !== undefined,
    batchAxes: batch.sizes.length,
  })
  const place = ({ offset, strides }: View): number[] => [offset, strides.at(-2)!, strides.at(-1)!]
  const sizes = [m, k, n, ...place(a), ...place(b), floatBits(alpha), floatBits(beta), ...(c === undefined ? [0, 0, 0] : place(c))]
  const matrices = sizeOf(lead)
  for (let first = 0; first < matrices; first += MOST_MATRICES) {
    const params = [...sizes, first, ...batch.sizes, ...batch.strides.flat()].map((value) => value >>> 0)
    const groups = [Math.ceil(n / tile.columns), Math.ceil(m / tile.rows), Math.min(MOST_MATRICES, matrices - first)] as const
    gpu.launch({ code, reads: operands, writes: [out], params, groups })
  }
  return out
}

/** Whether neighbours in a column lie closer together than those in a row. */
function liesByColumns({ strides }: View): boolean {
  return Math.abs(strides.at(-2)!) < Math.abs(strides.at(-1)!)
}

function transposed({ shape, strides, ...rest }: View): View {
  const swapped = (list: readonly number[]): number[] => [...list.slice(0, -2), list.at(-1)!, list.at(-2)!]
  return { ...rest, shape: swapped(shape), strides: swapped(strides) }
}
