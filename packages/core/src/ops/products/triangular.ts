import { type Primitive, apply } from '../../autodiff/primitive.ts'
import type { TriangularOptions } from '../../backend/types.ts'
import { routines } from '../../backend/routines.ts'
import { ShapeError } from '../../errors.ts'
import { broadcastShapes, showShape } from '../../shape.ts'
import { arange, zeros } from '../../tensor/create.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { add, sub } from '../elementwise/arithmetic.ts'
import { broadcastTo } from '../movement/broadcast.ts'
import { greaterEqual } from '../elementwise/compare.ts'
import { matmul } from './matmul.ts'
import { expandDims, matrixTranspose } from '../movement/movement.ts'
import { asFloat, promoted } from '../operands.ts'
import { select } from '../elementwise/select.ts'
import { neg } from '../elementwise/unary.ts'

const gramPrimitive: Primitive<undefined> = {
  name: 'gram',
  run: ([x]) => made(x!, routines(x!.backend).gram(x!), [...x!.shape.slice(0, -1), x!.shape.at(-2)!]),
  tangent: (t, _i, [x]) => {
    const half = matmul(t, x!, { transposeB: true })
    return add(half, matrixTranspose(half))
  },
}

/** `X·Xᵀ` of each matrix: half the work of {@link matmul}, and exactly symmetric. */
export function gram(x: Tensor): Tensor {
  requireMatrices('gram', x)
  return apply(gramPrimitive, [asFloat(x)], undefined)
}

const solvePrimitive: Primitive<TriangularOptions> = {
  name: 'triangularSolve',
  run: ([t, b], options) => made(b!, routines(b!.backend).triangularSolve(t!, b!, options), b!.shape),
  // T·X = B  ⇒  T·Ẋ = Ḃ − Ṫ·X
  tangent: (change, i, [t], x, options) =>
    apply(solvePrimitive, [t!, i === 1 ? change : neg(matmul(triangle(change, options), x))], options),
  spec: ([, b]) => b!,
  transpose: (c, _i, [t], options) => apply(solvePrimitive, [matrixTranspose(t!), c], { ...options, lower: !options.lower }),
}

const multiplyPrimitive: Primitive<TriangularOptions> = {
  name: 'triangularMatmul',
  run: ([t, b], options) => made(b!, routines(b!.backend).triangularMatmul(t!, b!, options), b!.shape),
  tangent: (change, i, [t, b], _out, options) =>
    i === 1 ? apply(multiplyPrimitive, [t!, change], options) : matmul(triangle(change, options), b!),
  spec: ([, b]) => b!,
  transpose: (c, _i, [t], options) => apply(multiplyPrimitive, [matrixTranspose(t!), c], { ...options, lower: !options.lower }),
}

/** The part of a change of T that the solution depends on. */
function triangle(x: Tensor, { lower, unitDiagonal }: TriangularOptions): Tensor {
  const skip = unitDiagonal ? 1 : 0
  return lower ? tril(x, -skip) : triu(x, skip)
}

/**
 * X with `T·X = B` for a triangular `T`; only the named triangle is read.
 *
 * @param t - `[…, n, n]`.
 * @param b - `[…, n, m]`; batches broadcast.
 * @param options - `lower` (default true) and `unitDiagonal` (default false).
 * @returns `[…, n, m]`; infinite or NaN where a diagonal element is zero.
 */
export function triangularSolve(t: Tensor, b: Tensor, options: Partial<TriangularOptions> = {}): Tensor {
  return triangular('triangularSolve', solvePrimitive, t, b, options)
}

/** `T·B` for a triangular `T`; only the named triangle is read. Arguments as of {@link triangularSolve}. */
export function triangularMatmul(t: Tensor, b: Tensor, options: Partial<TriangularOptions> = {}): Tensor {
  return triangular('triangularMatmul', multiplyPrimitive, t, b, options)
}

function triangular(
  where: string,
  primitive: Primitive<TriangularOptions>,
  t: Tensor,
  b: Tensor,
  { lower = true, unitDiagonal = false }: Partial<TriangularOptions>,
): Tensor {
  requireMatrices(where, t)
  requireMatrices(where, b)
  const [x, y] = promoted(where, asFloat(t), asFloat(b))
  const n = x.shape.at(-1)!
  if (x.shape.at(-2) !== n || y.shape.at(-2) !== n) {
    throw new ShapeError({
      where,
      expected: 'given […, n, n] and […, n, m]',
      received: `${showShape(x.shape)} and ${showShape(y.shape)}`,
    })
  }
  const batch = broadcastShapes(where, x.shape.slice(0, -2), y.shape.slice(0, -2))
  const operands = [broadcastTo(x, [...batch, n, n]), broadcastTo(y, [...batch, ...y.shape.slice(-2)])]
  return apply(primitive, operands, { lower, unitDiagonal })
}

/** Elements on and below diagonal `offset` (0 the main one, positive above), zeros elsewhere. */
export function tril(x: Tensor, offset = 0): Tensor {
  return select(band('tril', x, offset), x, zeros([], { dtype: x.dtype, backend: x.backend }))
}

/** Elements on and above diagonal `offset`, zeros elsewhere. */
export function triu(x: Tensor, offset = 0): Tensor {
  return select(band('triu', x, offset - 1), zeros([], { dtype: x.dtype, backend: x.backend }), x)
}

/** True where column − row ≤ offset. */
function band(where: string, x: Tensor, offset: number): Tensor {
  requireMatrices(where, x)
  const index = (n: number): Tensor => arange(n, undefined, 1, { dtype: 'int32', backend: x.backend })
  const rows = expandDims(index(x.shape.at(-2)!), 1)
  return greaterEqual(sub(rows, index(x.shape.at(-1)!)), -offset)
}

function requireMatrices(where: string, x: Tensor): void {
  if (x.ndim >= 2) return
  throw new ShapeError({ where, expected: 'given a matrix or a batch of them', received: showShape(x.shape) })
}
