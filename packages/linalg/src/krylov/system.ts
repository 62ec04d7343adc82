import type { Tensor } from '@ortho/core'
import { type FloatDType, OptionError, ShapeError, type TensorLike, asFloat, showShape, tensorFrom } from '@ortho/core'
import { requireFinite } from '../dense/require.ts'
import { floatsOf } from '../dense/workspace.ts'
import { denseOperator } from '../operators/dense.ts'
import { dtypeOf } from '../operators/operator.ts'

/** Anything that multiplies vectors: a {@link LinearOperator}, a sparse matrix, an object of your own. */
export interface Multiplies {
  /** Rows and columns; where it is left out, those that the right-hand side needs. */
  readonly shape?: readonly [rows: number, columns: number] | undefined
  /** Type of the elements of its dense form. */
  readonly dtype?: FloatDType | undefined
  /** `A·x` for a vector. */
  readonly apply: (x: Tensor) => Tensor
  /** `Aᵀ·y` for a vector: for least squares, and for gradients of what is not symmetric. */
  readonly applyAdjoint?: ((y: Tensor) => Tensor) | undefined
  /** `A⁻¹·b`, for shift and invert. */
  readonly solve?: ((b: Tensor) => Tensor) | undefined
  /** `y ← A·x` on arrays of the host, taken instead of `apply` where it is there. */
  readonly applyInto?: ((x: Float64Array, y: Float64Array) => void) | undefined
  /** `x ← Aᵀ·y`, likewise. */
  readonly applyAdjointInto?: ((y: Float64Array, x: Float64Array) => void) | undefined
}

/** A matrix, or what multiplies like one. */
export type MatrixLike = Multiplies | TensorLike

/** Products on arrays of the host, in double precision. */
export interface HostOperator {
  readonly rows: number
  readonly columns: number
  /** y ← A·x. */
  readonly times: (x: Float64Array, y: Float64Array) => void
  /** x ← Aᵀ·y. */
  readonly adjointTimes: (y: Float64Array, x: Float64Array) => void
}

/** Where vectors are made tensors for an operator that takes those. */
type Place = Pick<Tensor, 'dtype' | 'backend'>

/** True for a matrix given by its elements. */
export function isDense(a: MatrixLike): a is TensorLike {
  return !(typeof a === 'object' && 'apply' in a)
}

/**
 * Products with `a` on the host.
 *
 * @param size - rows and columns, where `a` does not say them.
 */
export function hostOperator(where: string, a: MatrixLike, place: Place, size?: readonly [number, number]): HostOperator {
  const given: Multiplies = isDense(a) ? denseOperator(requirePlainMatrix(where, a)) : a
  const shape = given.shape ?? size
  if (shape === undefined) {
    throw new OptionError({
      where,
      argument: 'a',
      expected: 'an operator with a shape',
      received: 'one without',
      hint: 'Add `shape: [m, n]`.',
    })
  }
  const [rows, columns] = shape
  const { apply, applyAdjoint, applyInto, applyAdjointInto } = given
  return {
    rows,
    columns,
    times: applyInto ?? ((x, y) => y.set(product(where, apply, x, place, rows))),
    adjointTimes:
      applyAdjointInto ??
      ((y, x) => {
        if (applyAdjoint === undefined) {
          throw new OptionError({ where, argument: 'a', expected: 'an operator with `applyAdjoint`', received: 'one without' })
        }
        x.set(product(where, applyAdjoint, y, place, columns))
      }),
  }
}

/** {@link hostOperator} for a companion of another operator, which has to be of the same order. @throws ShapeError. */
export function companionOperator(where: string, argument: string, a: MatrixLike, place: Place, n: number): HostOperator {
  const operator = hostOperator(where, a, place, [n, n])
  if (operator.rows === n && operator.columns === n) return operator
  throw new ShapeError({ where, argument, expected: `${n} × ${n}`, received: `${operator.rows} × ${operator.columns}` })
}

/** The operator with the two products exchanged. */
export function transposedOperator({ rows, columns, times, adjointTimes }: HostOperator): HostOperator {
  return { rows: columns, columns: rows, times: adjointTimes, adjointTimes: times }
}

/** A vector of the host as a tensor like `place`. */
export function vectorTensor(x: Float64Array, { dtype, backend }: Place): Tensor {
  return tensorFrom(dtype === 'float32' ? Float32Array.from(x) : x, [x.length], dtype, backend)
}

/** A finite vector of length n in double precision, a copy. */
export function hostVector(where: string, argument: string, x: TensorLike, n?: number): Float64Array {
  const t = requirePlain(where, argument, asFloat(x))
  if (t.ndim !== 1 || (n !== undefined && t.size !== n)) {
    throw new ShapeError({ where, argument, expected: n === undefined ? 'a vector' : `[${n}]`, received: showShape(t.shape) })
  }
  const elements = Float64Array.from(floatsOf(t))
  requireFinite(where, elements, 1, argument)
  return elements
}

/** @throws OptionError for a value that is being differentiated, where derivatives would be lost without a word. */
export function requirePlain(where: string, argument: string, x: Tensor): Tensor {
  if (x.trace === undefined) return x
  throw new OptionError({
    where,
    argument,
    expected: 'a plain tensor',
    received: 'a value that is being differentiated, for which there is no rule',
    hint: 'Pass it through `stopGradient` where it counts as a constant.',
  })
}

function requirePlainMatrix(where: string, a: TensorLike): Tensor {
  const matrix = requirePlain(where, 'a', asFloat(a))
  if (matrix.ndim !== 2) throw new ShapeError({ where, argument: 'a', expected: '[m, n]', received: showShape(matrix.shape) })
  requireFinite(where, floatsOf(matrix), matrix.shape[1]!)
  return matrix
}

function product(where: string, apply: (x: Tensor) => Tensor, x: Float64Array, place: Place, size: number): ArrayLike<number> {
  const y = requirePlain(where, 'a', asFloat(apply(vectorTensor(x, place))))
  if (y.size !== size) {
    throw new ShapeError({ where, argument: 'a', expected: `an operator that makes vectors of ${size}`, received: showShape(y.shape) })
  }
  return y.dataSync()
}

/** dtype and backend of the results for these operands: the wider one. */
export function placeOf(a: MatrixLike, b?: Tensor): { dtype: FloatDType; backend: Tensor['backend'] } {
  const matrix = isDense(a) ? asFloat(a) : undefined
  const first = matrix === undefined ? (isDense(a) ? undefined : a.dtype) : dtypeOf(matrix)
  const second = b === undefined ? undefined : dtypeOf(b)
  const dtype = first === 'float64' || second === 'float64' ? 'float64' : (first ?? second ?? 'float64')
  const backend = b?.backend ?? matrix?.backend ?? asFloat(0).backend
  return { dtype, backend }
}
