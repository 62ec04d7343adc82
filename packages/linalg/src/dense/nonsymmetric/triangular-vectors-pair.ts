import { type Substitution, scaleVector } from './triangular-vectors.ts'

/**
 * Two rows of the substitution at a 2 × 2 block B of T: solves (B − λ)·z = r, r being elements i and i + 1 of a vector.
 *
 * @param x - index of the vector's real part, `y` of its imaginary part, or −1 for none.
 * @param re - λ, with `im`.
 */
export function solveShiftedPair(s: Substitution, i: number, first: number, x: number, y: number, re: number, im: number): void {
  const { data, t, big } = s
  const p = t.at + i * (t.row + 1)
  const block = [data[p]!, data[p + 1]!, data[p + t.row]!, data[p + t.row + 1]!] as const
  const right = [data[x + i]!, y < 0 ? 0 : data[y + i]!, data[x + i + 1]!, y < 0 ? 0 : data[y + i + 1]!] as const
  const most = Math.max(...right.map(Math.abs))
  if (most === 0) return
  const z = solution(block, right, most, re, im, Math.max(s.eps * (Math.abs(re) + Math.abs(im)), s.tiny))
  const size = Math.max(...z.map(Math.abs))
  let factor = most
  if (size > big / most) {
    scaleVector(s, x, t.columns, 1 / size / most)
    if (y >= 0) scaleVector(s, y, t.columns, 1 / size / most)
    factor = 1 / size
  }
  const [z0, z1, z2, z3] = [z[0]! * factor, z[1]! * factor, z[2]! * factor, z[3]! * factor]
  data[x + i] = z0
  data[x + i + 1] = z2
  for (let k = first, q = t.at + first * t.row + i; k < i; k++, q += t.row) data[x + k]! -= data[q]! * z0 + data[q + 1]! * z2
  if (y < 0) return
  data[y + i] = z1
  data[y + i + 1] = z3
  for (let k = first, q = t.at + first * t.row + i; k < i; k++, q += t.row) data[y + k]! -= data[q]! * z1 + data[q + 1]! * z3
}

/** z with (B − λ)·z = r / `most`, as re, im, re, im, by elimination with the larger element of the first column. */
function solution(
  [a, b, c, d]: readonly [number, number, number, number],
  [r0, i0, r1, i1]: readonly [number, number, number, number],
  most: number,
  re: number,
  im: number,
  least: number,
): number[] {
  // Rows [a − λ, b | r₀] and [c, d − λ | r₁]; the one with the larger first element is used on the other.
  const keep = Math.hypot(a - re, im) >= Math.abs(c)
  const pivot = keep ? [a - re, -im] : [c, 0]
  const beside = keep ? [b, 0] : [d - re, -im]
  const other = keep ? [c, 0] : [a - re, -im]
  const corner = keep ? [d - re, -im] : [b, 0]
  const [upper, lower] = keep ? [[r0, i0], [r1, i1]] : [[r1, i1], [r0, i0]] // prettier-ignore
  const factor = quotient(other, pivot)
  const product = times(factor, beside)
  let last = [corner[0]! - product[0]!, corner[1]! - product[1]!]
  if (Math.hypot(last[0]!, last[1]!) < least) last = [least, 0]
  const moved = times(factor, upper)
  const second = quotient([(lower[0]! - moved[0]!) / most, (lower[1]! - moved[1]!) / most], last)
  const known = times(beside, second)
  const first = quotient([upper[0]! / most - known[0]!, upper[1]! / most - known[1]!], pivot)
  return [...first, ...second]
}

function times(x: readonly number[], y: readonly number[]): number[] {
  return [x[0]! * y[0]! - x[1]! * y[1]!, x[0]! * y[1]! + x[1]! * y[0]!]
}

function quotient(x: readonly number[], y: readonly number[]): number[] {
  const length = Math.hypot(y[0]!, y[1]!)
  const [c, d] = [y[0]! / length, y[1]! / length]
  return [(x[0]! * c + x[1]! * d) / length, (x[1]! * c - x[0]! * d) / length]
}
