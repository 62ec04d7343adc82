import type { TypedArray } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import type { View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { planFourier, type FourierPlan } from './fft-plan.ts'
import { complex } from '../../generic/roots.ts'
import { elements, positions } from './strided.ts'

/** Plans kept; beyond that the one made first is dropped. */
const KEPT = 32

/** The plan for length `n` out of `plans`, made on first use. */
function planOf(plans: Map<number, FourierPlan>, n: number): FourierPlan {
  const known = plans.get(n)
  if (known !== undefined) return known
  const plan = planFourier(n)
  for (const oldest of plans.keys()) {
    if (plans.size < KEPT) break
    plans.delete(oldest)
  }
  plans.set(n, plan)
  return plan
}

/**
 * Discrete Fourier transform of the last axis of `[2, …, n]` in double precision; the inverse is not scaled.
 *
 * @param plans - tables of earlier calls by length; grows by this one's.
 */
export function fft(plans: Map<number, FourierPlan>, x: View, inverse: boolean): TypedArray {
  const n = x.shape.at(-1)!
  const data = elements(x)
  const out = allocate(x.dtype, sizeOf(x.shape))
  if (out.length === 0) return out
  const { transform } = planOf(plans, n)
  const step = x.strides.at(-1)!
  const half = out.length / 2
  const row = complex(n)
  // The inverse transform is the forward one with real and imaginary parts exchanged.
  const target = inverse ? { re: row.im, im: row.re } : row
  const starts = positions(x.shape.slice(0, -1), x)
  const rows = starts.length / 2
  for (let i = 0; i < rows; i++) {
    for (let j = 0, p = starts[i]!, q = starts[rows + i]!; j < n; j++, p += step, q += step) {
      row.re[j] = data[p]!
      row.im[j] = data[q]!
    }
    transform(target)
    out.set(row.re, i * n)
    out.set(row.im, half + i * n)
  }
  return out
}
