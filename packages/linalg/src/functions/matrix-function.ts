import { type Primitive, type Tensor, apply, concat, matrixTranspose, norm, slice, sub, tensorFrom } from '@ortho/core'
import { requireFinite, requireSquare } from '../dense/require.ts'
import { arrayLike, batchSize, floatsOf } from '../dense/workspace.ts'

/** A function of square matrices with f(Aᵀ) = f(A)ᵀ that derivatives of every order follow from. */
export interface MatrixFunction {
  /** For messages. */
  readonly name: string
  /** f(A) of plain tensors `[…, n, n]` that are finite. */
  value(a: Tensor): Tensor
  /**
   * The Fréchet derivative L(A, E) of plain tensors of one shape: f(A + E) = f(A) + L(A, E) + o(‖E‖). Left out: the upper
   * right block of f([[A, E], [0, A]]) (N. J. Higham, Functions of Matrices, SIAM 2008, equation 3.16).
   */
  frechet?(a: Tensor, e: Tensor): Tensor
  /** The same from the result x = f(A), in differentiable operations linear in the change; used in place of `frechet`. */
  tangent?(change: Tensor, a: Tensor, x: Tensor): Tensor
  /** Where this one is for symmetric matrices: the same function of any matrix, for derivatives of second and higher order. */
  readonly general?: MatrixFunction
}

const valuePrimitive: Primitive<MatrixFunction> = {
  name: 'matrixFunction',
  run: ([a], f) => {
    requireFinite(f.name, floatsOf(a!), a!.shape.at(-1)!)
    return a!.size === 0 ? a! : f.value(a!)
  },
  tangent: (t, _i, [a], x, f) => f.tangent?.(t, a!, x) ?? apply(frechetPrimitive, [a!, t], f),
}

// Linear in E with transpose L(Aᵀ, ·). Its derivative along D in A is the Fréchet derivative of f at [[A, E], [0, A]] along
// [[D, 0], [0, D]], upper right block: the identity of the first derivative, applied to itself.
const frechetPrimitive: Primitive<MatrixFunction> = {
  name: 'frechetDerivative',
  run: ([a, e], f) => {
    const n = a!.shape.at(-1)!
    requireFinite(f.name, floatsOf(a!), n)
    requireFinite(f.name, floatsOf(e!), n, 'e')
    if (a!.size === 0) return e!
    return f.frechet === undefined ? frechetByBlocks(f, a!, e!) : f.frechet(a!, e!)
  },
  tangent: (t, i, [a, e], _out, f) => {
    if (i === 1) return apply(frechetPrimitive, [a!, t], f)
    const none = sub(t, t)
    return upperRight(apply(frechetPrimitive, [blockTriangular(a!, e!), blockTriangular(t, none)], f.general ?? f))
  },
  spec: ([, e]) => e!,
  transpose: (c, _i, [a], f) => apply(frechetPrimitive, [matrixTranspose(a!), c], f),
}

/** f(A), differentiable to every order in both modes. @throws ShapeError unless square; OptionError for NaN or infinity. */
export function matrixFunction(f: MatrixFunction, a: Tensor): Tensor {
  requireSquare(f.name, a)
  return apply(valuePrimitive, [a], f)
}

/** L(A, E) for tensors of one shape, differentiable to every order in both modes. */
export function frechetDerivative(f: MatrixFunction, a: Tensor, e: Tensor): Tensor {
  requireSquare(f.name, a)
  return apply(frechetPrimitive, [a, e], f)
}

/** `[[A, E], [0, A]]`. */
function blockTriangular(a: Tensor, e: Tensor): Tensor {
  return concat([concat([a, e], -1), concat([sub(a, a), a], -1)], -2)
}

function upperRight(x: Tensor): Tensor {
  const n = x.shape.at(-1)! / 2
  return slice(x, { axis: -2, stop: n }, { axis: -1, start: n })
}

function frechetByBlocks(f: MatrixFunction, a: Tensor, e: Tensor): Tensor {
  const scales = likeness(a, e)
  return rescaled(upperRight(f.value(blockTriangular(a, rescaled(e, scales)))), scales, true)
}

/** Powers of 2 that give each matrix of E the size of that of A, which E would otherwise take part in deciding on scalings. */
function likeness(a: Tensor, e: Tensor): Float64Array {
  const size = (x: Tensor): ArrayLike<number> => floatsOf(norm(x, { axis: [-2, -1] }))
  const [of, to] = [size(e), size(a)]
  return Float64Array.from({ length: batchSize(a) }, (_, i) => powerOf2(to[i]! || 1, of[i]! || 1))
}

/** A power of 2 near `to / of`. */
export function powerOf2(to: number, of: number): number {
  const exponent = Math.round(Math.log2(to) - Math.log2(of))
  return 2 ** Math.max(-1000, Math.min(1000, exponent))
}

/** Each matrix times its factor, or divided by it. */
function rescaled(x: Tensor, factors: Float64Array, inverse = false): Tensor {
  const data = floatsOf(x)
  const out = arrayLike(x, x.size)
  const each = x.size / factors.length
  factors.forEach((factor, item) => {
    for (let i = item * each; i < (item + 1) * each; i++) out[i] = inverse ? data[i]! / factor : data[i]! * factor
  })
  return tensorFrom(out, x.shape, x.dtype, x.backend)
}
