import {
  type Complex,
  type Primitive,
  ShapeError,
  SingularMatrixError,
  type Tensor,
  type TensorLike,
  abs,
  add,
  apply,
  asFloat,
  broadcastTo,
  div,
  epsilon,
  expandDims,
  fft,
  flip,
  ifft,
  max,
  maximum,
  mul,
  neg,
  promoted,
  roll,
  showShape,
  square,
  sub,
} from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { rightSide } from './right-side.ts'

const circulantPrimitive: Primitive<undefined> = {
  name: 'solveCirculant',
  run: ([c, b]) => divided(c!, b!),
  // C·X = B  ⇒  C·Ẋ = Ḃ − Ċ·X
  tangent: (change, i, [c], x) => apply(circulantPrimitive, [c!, i === 1 ? change : neg(convolved(change, x))], undefined),
  spec: ([, b]) => b!,
  // Cᵀ is the circulant matrix of c read backwards, its first element where it was.
  transpose: (cotangent, _i, [c]) => apply(circulantPrimitive, [roll(flip(c!, -1), 1, -1), cotangent], undefined),
}

/**
 * X with `C·X = B` for the circulant matrix C with first column `c`, by fast Fourier transforms: O(n·log n) a column.
 *
 * The eigenvalues of C are the transform of c.
 *
 * @param c - `[…, n]`, finite.
 * @param b - `[n]`: a vector; else `[…, n, k]`; batches broadcast.
 * @returns the shape of `b`; differentiable in both.
 * @throws SingularMatrixError for an eigenvalue that is 0 to rounding; ShapeError; OptionError for NaN or infinity.
 * @example
 * ```ts
 * solveCirculant([2, 0], [2, 4]).toArray() // => [1, 2]
 * ```
 */
export function solveCirculant(c: TensorLike, b: TensorLike): Tensor {
  const [column, right] = promoted('solveCirculant', asFloat(c), asFloat(b))
  const n = column.shape.at(-1)
  if (n === undefined) {
    throw new ShapeError({ where: 'solveCirculant', argument: 'c', expected: 'a vector', received: showShape(column.shape) })
  }
  const { columns, batch, restored } = rightSide('solveCirculant', right, n, column.shape.slice(0, -1))
  return restored(apply(circulantPrimitive, [broadcastTo(column, [...batch, n]), columns], undefined))
}

function divided(c: Tensor, b: Tensor): Tensor {
  const n = c.shape.at(-1)!
  requireFinite('solveCirculant', floatsOf(c), Math.max(1, n), 'c')
  requireFinite('solveCirculant', floatsOf(b), Math.max(1, b.shape.at(-1)!), 'b')
  if (b.size === 0) return b
  const eigenvalues = fft(c)
  requireNonsingular(eigenvalues, c)
  // Divided by the largest first, so that no square over- or underflows.
  const most = max(maximum(abs(eigenvalues.re), abs(eigenvalues.im)), { axis: -1, keepDims: true })
  const [re, im] = [expandDims(div(eigenvalues.re, most), -1), expandDims(div(eigenvalues.im, most), -1)]
  const of = fft(div(b, expandDims(most, -1)), { axis: -2 })
  const size = add(square(re), square(im))
  return ifft(
    {
      re: div(add(mul(of.re, re), mul(of.im, im)), size),
      im: div(sub(mul(of.im, re), mul(of.re, im)), size),
    },
    { axis: -2 },
  ).re
}

/** C·X for a change of c, in differentiable operations. */
function convolved(c: Tensor, x: Tensor): Tensor {
  const [a, b] = [fft(expandDims(c, -1), { axis: -2 }), fft(x, { axis: -2 })]
  return ifft({ re: sub(mul(a.re, b.re), mul(a.im, b.im)), im: add(mul(a.re, b.im), mul(a.im, b.re)) }, { axis: -2 }).re
}

function requireNonsingular({ re, im }: Complex, c: Tensor): void {
  const n = c.shape.at(-1)!
  const [reals, imaginaries] = [floatsOf(re), floatsOf(im)]
  for (let first = 0; first < reals.length; first += n) {
    const sizes = Float64Array.from({ length: n }, (_, k) => Math.hypot(reals[first + k]!, imaginaries[first + k]!))
    const [most, least] = [Math.max(...sizes), Math.min(...sizes)]
    if (least > n * epsilon(c.dtype) * most) continue
    throw new SingularMatrixError({
      where: 'solveCirculant',
      argument: 'c',
      expected: 'the column of a nonsingular circulant matrix',
      received: `one with eigenvalues of sizes from ${least} to ${most}`,
      hint: 'Use `lstsq` or `pinv` with `circulant(c)`.',
    })
  }
}
