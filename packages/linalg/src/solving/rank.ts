import { OptionError, type Tensor, epsilon } from '@ortho/core'

/** What decides which singular values count as zero. */
export interface RankOptions {
  /** Singular values up to this share of the largest are taken as zero. Default max(m, n)·ε. */
  readonly rtol?: number | undefined
  /** Singular values up to this size are taken as zero, too. Default 0. */
  readonly atol?: number | undefined
}

/** Bound below which a singular value of an m × n matrix counts as zero, given the largest one. */
export function rankBound(where: string, a: Tensor, { rtol, atol = 0 }: RankOptions): (largest: number) => number {
  const given = { rtol, atol }
  for (const argument of ['rtol', 'atol'] as const) {
    const value = given[argument]
    if (value === undefined || value >= 0) continue
    throw new OptionError({ where, argument, expected: 'a number ≥ 0', received: String(value) })
  }
  const [m, n] = [a.shape.at(-2)!, a.shape.at(-1)!]
  const share = rtol ?? Math.max(m, n) * epsilon(a.dtype === 'float32' ? 'float32' : 'float64')
  return (largest) => Math.max(atol, share * largest)
}
