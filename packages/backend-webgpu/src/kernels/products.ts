import { type MatmulOptions, type PrimitiveKernels, type RoutineKernels, type View, sizeOf, stridesOf } from '@ortho/core'
import { type Finish, epilogueOf, finishOperands } from '../elementwise/epilogue.ts'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { type ProductVariant, productProgram, slots } from '../products/program.ts'
import { THIN, thinProgram, thinShape } from '../products/thin.ts'
import type { Reading } from '../products/tile-loop.ts'
import { BUSY, tileShape, tilesOf } from '../products/tiles.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { floatBits } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { reductionKernels } from './reduction.ts'
import { swapped } from './views.ts'

/** Most matrices of a batch in one launch. */
const MOST_MATRICES = 65_535

/** Terms of a sum from which on a product with few tiles is made in parts. */
const LONG = 1024

/**
 * Matrix products.
 *
 * @param half - whether operands are rounded to float16; the device must have `shader-f16`.
 */
export function productKernels(gpu: Gpu, half = false): Pick<PrimitiveKernels & RoutineKernels, 'matmul' | 'gram'> {
  return {
    matmul: (a, b, options = {}) => matmul(gpu, a, b, options, half),
    // Elements (i, j) and (j, i) are the same sums of the same products: the result is symmetric to the last bit.
    gram: (x) => matmul(gpu, x, swapped(x), {}, half),
  }
}

function matmul(gpu: Gpu, a: View, b: View, options: MatmulOptions, half: boolean): GpuStorage {
  const parts = options.c === undefined ? partsOf(a, b) : 1
  if (parts === 1) return product(gpu, a, b, options, half)
  // One part of all sums after the other, as a batch.
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!]
  const lead = a.shape.slice(0, -2)
  const terms = k / parts
  const apart = (x: View, matrix: readonly number[], step: number): View => ({
    ...x,
    shape: [parts, ...lead, ...matrix],
    strides: [terms * step, ...x.strides],
  })
  const shape = [parts, ...lead, m, n]
  const storage = product(gpu, apart(a, [m, terms], a.strides.at(-1)!), apart(b, [terms, n], b.strides.at(-2)!), options, half)
  const sum = reductionKernels(gpu).reduce('sum', { storage, dtype: 'float32', shape, strides: stridesOf(shape), offset: 0 }, [0])
  gpu.release(storage)
  return gpu.storageOf(sum)
}

/** In how many parts to add up long sums where there are too few tiles to keep a device busy; divides k, by a power of two. */
function partsOf(a: View, b: View): number {
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!]
  const batch = sizeOf(a.shape.slice(0, -2))
  const groups = isThin(m, n) ? Math.ceil(Math.max(m, n) / 64) * batch : tilesOf(m, n, batch)
  let parts = 1
  while (groups > 0 && 2 * parts * groups <= BUSY && k / (2 * parts) >= LONG && k % (8 * parts) === 0) parts *= 2
  return parts
}

function product(gpu: Gpu, a: View, b: View, options: MatmulOptions, half: boolean): GpuStorage {
  const reads = options.c === undefined ? [a, b] : [a, b, options.c]
  const shape = [...a.shape.slice(0, -1), b.shape.at(-1)!]
  return gpu.product({
    shape,
    reads,
    words: slots.batch + (shape.length - 2) * (1 + reads.length),
    run: (out, finish) => {
      launchProduct(gpu, [a, b], options, { out, finish, half })
    },
  })
}

/** Where a product goes, and what is done to its elements. */
interface ProductTarget {
  readonly out: GpuStorage
  readonly finish: Finish | undefined
  readonly half: boolean
}

function launchProduct(
  gpu: Gpu,
  [a, b]: readonly [View, View],
  { alpha = 1, beta = 1, c }: MatmulOptions,
  { out, finish, half }: ProductTarget,
): void {
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!]
  const lead = a.shape.slice(0, -2)
  const operands = c === undefined ? [a, b] : [a, b, c]
  const batch = mergedAxes(lead, operands.map(({ strides }) => strides.slice(0, -2))) // prettier-ignore
  const place = ({ offset, strides }: View): number[] => [offset, strides.at(-2)!, strides.at(-1)!]
  const sizes = [m, k, n, ...place(a), ...place(b), floatBits(alpha), floatBits(beta), ...(c === undefined ? [0, 0, 0] : place(c))]
  const matrices = sizeOf(lead)
  for (let first = 0; first < matrices; first += MOST_MATRICES) {
    const words = new Words()
    for (const value of [...sizes, first, ...batch.sizes, ...batch.strides.flat()]) words.add(value)
    const epilogue = finish === undefined ? undefined : epilogueOf(finish, words, operands.length)
    const { code, across } = programFor(a, b, { accumulates: c !== undefined, batchAxes: batch.sizes.length, half, epilogue })
    const groups = [...across, Math.min(MOST_MATRICES, matrices - first)] as const
    const reads = [...operands, ...(finish === undefined ? [] : finishOperands(finish))]
    gpu.launch({ code, reads, writes: [out], params: words.list, groups })
  }
}

/** The program for two operands, and its workgroups along the columns and the rows of the result. */
function programFor(
  a: View,
  b: View,
  more: Pick<ProductVariant, 'accumulates' | 'batchAxes' | 'half' | 'epilogue'>,
): { readonly code: string; readonly across: readonly [x: number, y: number] } {
  const [m, n] = [a.shape.at(-2)!, b.shape.at(-1)!]
  const [readA, readB] = [readingOf(a, -1), readingOf(b, -2)]
  // Few vectors are added up in float32 whatever was asked for: reading is what takes time.
  if (isThin(m, n)) {
    const thin = m <= n ? 'a' : 'b'
    const wide = thin === 'a' ? readB : readA
    const count = 2 ** Math.ceil(Math.log2(Math.max(1, Math.min(m, n))))
    return { code: thinProgram({ thin, count, wide, ...more }), across: [Math.ceil(Math.max(m, n) / thinShape(wide).across), 1] }
  }
  const tile = tileShape(m, n, sizeOf(a.shape.slice(0, -2)))
  const vectors = n % 4 === 0 && inVectors(a, -1, readA) && inVectors(b, -2, readB)
  const variant = { tile, a: readA, b: readB, vectors }
  return { code: productProgram({ ...variant, ...more }), across: [Math.ceil(n / tile.columns), Math.ceil(m / tile.rows)] }
}

function isThin(m: number, n: number): boolean {
  return Math.min(m, n) <= THIN
}

/** Along the terms or across them, wherever neighbours lie closer together; the terms are on axis `terms`. */
function readingOf({ strides }: View, terms: -1 | -2): Reading {
  return Math.abs(strides.at(terms)!) <= Math.abs(strides.at(-3 - terms)!) ? 'along' : 'across'
}

/** Whether four elements in the direction of reading lie side by side, each four from a place that four divides. */
function inVectors({ shape, strides, offset }: View, terms: -1 | -2, reading: Reading): boolean {
  const axis = reading === 'along' ? terms : -3 - terms
  const other = -3 - axis
  const steps = [...strides.slice(0, -2), ...(shape.at(other) === 1 ? [] : [strides.at(other)!])]
  return strides.at(axis) === 1 && shape.at(axis)! % 4 === 0 && offset % 4 === 0 && steps.every((step) => step % 4 === 0)
}
