import { type Blas, type Window, transposedWindow } from '@ortho/core'
import { applyReflections, reflectionTriangle } from '../factorizations/householder.ts'
import { part } from '../window.ts'

/** Reflections I − τᵢ·vᵢ·vᵢᵀ, i = 0, …, k − 1. */
export interface Reflectors {
  /** `k × m`: row i is vᵢ, zero before element i + `shift`, where it is 1. Rows are contiguous. */
  readonly rows: Window
  /** The k factors τ. */
  readonly tau: Float64Array
  /** How much later than at element i the vector i begins. */
  readonly shift: number
}

/**
 * `C ← H₀·H₁·…·C` in blocks I − V·T·Vᵀ, from the last to the first.
 *
 * @param c - as many rows as the reflectors are long; one of its strides is 1.
 * @param block - reflections a block.
 */
export function applyReflectorsInPlace(blas: Blas, reflectors: Reflectors, c: Window, block = 32): void {
  multiplyInPlace(blas, reflectors, c, block, false)
}

/** `C ← H₀·H₁·…`, for a square C: two thirds of the work of a product with the identity, whose zeros are left alone. */
export function formReflectorsInPlace(blas: Blas, reflectors: Reflectors, c: Window, block = 32): void {
  const { at, rows: n, row } = c.column === 1 ? c : transposedWindow(c)
  for (let i = 0, start = at; i < n; i++, start += row) {
    blas.data.fill(0, start, start + n)
    blas.data[start + i] = 1
  }
  multiplyInPlace(blas, reflectors, c, block, true)
}

/** @param identity - whether C is the identity: reflection i changes no columns before i + `shift` then. */
function multiplyInPlace(blas: Blas, { rows, tau, shift }: Reflectors, c: Window, block: number, identity: boolean): void {
  const count = tau.length
  if (c.columns === 0 || count === 0) return
  const mark = blas.mark
  const wide = Math.min(block, count)
  const [triangle, work] = [blas.reserve(wide, wide), blas.reserve(wide, c.columns)]
  for (let from = Math.floor((count - 1) / block) * block; from >= 0; from -= block) {
    const size = Math.min(block, count - from)
    const v = transposedWindow(part(rows, from, from + shift, size))
    const t = part(triangle, 0, 0, size, size)
    reflectionTriangle(blas, v, tau.subarray(from, from + size), t)
    const changed = part(c, from + shift, identity ? from + shift : 0)
    applyReflections(blas, v, t, changed, part(work, 0, 0, size, changed.columns), false)
  }
  blas.release(mark)
}
