import type { Storage, TriangularOptions, View } from '../types.ts'
import type { Composer } from './composer.ts'
import { slice, transpose } from './views.ts'

/**
 * Solves `T·X = B` by halves: `X₁ = T₁₁⁻¹·B₁`, `X₂ = T₂₂⁻¹·(B₂ − T₂₁·X₁)` (mirrored for an upper triangle). All but
 * n divisions of rows is done in matrix products.
 */
export function triangularSolve(c: Composer, t: View, b: View, options: TriangularOptions): Storage {
  return b.shape.at(-2) === 0 ? c.copy(b).storage : solve(c, t, b, options).storage
}

function solve(c: Composer, t: View, b: View, options: TriangularOptions): View {
  const axis = b.shape.length - 2
  const n = b.shape[axis]!
  if (n === 1) return options.unitDiagonal ? c.copy(b) : c.binary('div', b, t)
  const h = n >> 1
  const block = (rowFrom: number, rowTo: number, columnFrom: number, columnTo: number): View =>
    slice(slice(t, axis, rowFrom, rowTo), axis + 1, columnFrom, columnTo)
  const top = slice(b, axis, 0, h)
  const bottom = slice(b, axis, h, n)
  if (options.lower) {
    const first = solve(c, block(0, h, 0, h), top, options)
    const rest = c.binary('sub', bottom, c.matmul(block(h, n, 0, h), first))
    return c.concat([first, solve(c, block(h, n, h, n), rest, options)], axis)
  }
  const last = solve(c, block(h, n, h, n), bottom, options)
  const rest = c.binary('sub', top, c.matmul(block(0, h, h, n), last))
  return c.concat([solve(c, block(0, h, 0, h), rest, options), last], axis)
}

/** `T·B` with the other side of `T` replaced by zeros, and a unit diagonal by ones. */
export function triangularMatmul(c: Composer, t: View, b: View, options: TriangularOptions): Storage {
  const n = t.shape.at(-1)!
  const { lower, unitDiagonal } = options
  const strict = mask(c, n, (i, j) => (lower ? i > j : i < j))
  const diagonal = mask(c, n, (i, j) => i === j)
  const outside = unitDiagonal ? c.cast(diagonal, t.dtype) : c.select(t, diagonal, t, 0)
  return c.matmul(c.select(t, strict, t, outside), b).storage
}

/** `X·Xᵀ`, with the upper triangle taken from the lower one so that it is exactly symmetric. */
export function gram(c: Composer, x: View): Storage {
  const product = c.matmul(x, transpose(x))
  const lower = mask(c, x.shape.at(-2)!, (i, j) => i >= j)
  return c.select(product, lower, product, transpose(product)).storage
}

function mask(c: Composer, n: number, holds: (i: number, j: number) => boolean): View {
  const data = new Uint8Array(n * n)
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) data[i * n + j] = holds(i, j) ? 1 : 0
  return c.constant(data, [n, n])
}
