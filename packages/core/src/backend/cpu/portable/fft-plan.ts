import { pass2, pass3, pass4, pass5, passAny } from './butterflies.ts'
import { complex, rootsOfUnity, type ComplexArrays } from '../../generic/roots.ts'

/** Largest prime factor that is transformed by its definition; with a larger one, Bluestein's convolution is cheaper. */
const LARGEST_RADIX = 31

/** Tables and scratch of the forward transforms of one length. */
export interface FourierPlan {
  /** Transforms the `n` complex numbers of `x` in place; a buffer with the real and imaginary parts swapped inverts. */
  readonly transform: (x: ComplexArrays) => void
}

/** A plan for transforms of length `n` ≥ 1. */
export function planFourier(n: number): FourierPlan {
  const radices = factor(n)
  return radices.every((r) => r <= LARGEST_RADIX) ? mixedRadix(n, radices) : bluestein(n)
}

/** Radix 4 as often as it goes, then the prime factors, ascending. */
function factor(n: number): number[] {
  const radices: number[] = []
  let rest = n
  for (; rest % 4 === 0; rest /= 4) radices.push(4)
  for (let r = 2; rest > 1; r++) {
    if (r * r > rest) r = rest
    for (; rest % r === 0; rest /= r) radices.push(r)
  }
  return radices
}

/** Stockham passes, one per radix, between two buffers. */
function mixedRadix(n: number, radices: readonly number[]): FourierPlan {
  const roots = rootsOfUnity(n)
  const spare = complex(n)
  const transform = (x: ComplexArrays): void => {
    let from = x
    let to = spare
    let m = n
    let s = 1
    for (const r of radices) {
      m /= r
      if (r === 4) pass4(m, s, from, to, roots)
      else if (r === 2) pass2(m, s, from, to, roots)
      else if (r === 3) pass3(m, s, from, to, roots)
      else if (r === 5) pass5(m, s, from, to, roots)
      else passAny(r, m, s, from, to, roots)
      s *= r
      ;[from, to] = [to, from]
    }
    if (from === x) return
    x.re.set(from.re)
    x.im.set(from.im)
  }
  return { transform }
}

/**
 * L. I. Bluestein (1970): with bⱼ = exp(πi·j²/n), X_k = b̄_k·Σⱼ (xⱼ·b̄ⱼ)·b_{k−j}, a convolution done by transforms of
 * a power of two.
 */
function bluestein(n: number): FourierPlan {
  let size = 1
  while (size < 2 * n - 1) size *= 2
  const inner = planFourier(size)
  // b̄ⱼ: j² is reduced modulo the period 2n in integers, so the angle stays exact.
  const roots = rootsOfUnity(2 * n)
  const chirp = complex(n)
  const filter = complex(size)
  for (let j = 0; j < n; j++) {
    const k = (j * j) % (2 * n)
    chirp.re[j] = roots.re[k]!
    chirp.im[j] = roots.im[k]!
    filter.re[j] = filter.re[(size - j) % size] = roots.re[k]!
    filter.im[j] = filter.im[(size - j) % size] = -roots.im[k]!
  }
  inner.transform(filter)
  const work = complex(size)
  const transform = (x: ComplexArrays): void => {
    multiplyInto(n, x, chirp, work)
    work.re.fill(0, n)
    work.im.fill(0, n)
    inner.transform(work)
    multiplyInto(size, work, filter, work)
    inner.transform({ re: work.im, im: work.re })
    multiplyInto(n, work, chirp, x)
    for (let j = 0; j < n; j++) {
      x.re[j]! /= size
      x.im[j]! /= size
    }
  }
  return { transform }
}

/** `out[j] = a[j]·b[j]` for j < n; `out` may be `a`. */
function multiplyInto(n: number, a: ComplexArrays, b: ComplexArrays, out: ComplexArrays): void {
  for (let j = 0; j < n; j++) {
    const re = a.re[j]! * b.re[j]! - a.im[j]! * b.im[j]!
    out.im[j] = a.re[j]! * b.im[j]! + a.im[j]! * b.re[j]!
    out.re[j] = re
  }
}
