import {
  type Backend,
  type FloatDType,
  OptionError,
  ShapeError,
  Tensor,
  type TensorLike,
  asFloat,
  expandDims,
  eye,
  getBackend,
  isFloat,
  showShape,
  squeeze,
} from '@ortho/core'
import { hostProduct } from './host-product.ts'

/** A matrix known by what it does to vectors. Plain objects: anyone can make one, {@link linearOperator} helps. */
export interface LinearOperator {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** Type of the elements of its dense form. */
  readonly dtype: FloatDType
  /** `A·x` for `[n]`, or for the columns of `[…, n, r]`. */
  readonly apply: (x: TensorLike) => Tensor
  /** `Aᵀ·y` for `[m]`, or for the columns of `[…, m, r]`. */
  readonly applyAdjoint: (y: TensorLike) => Tensor
  /** `A⁻¹·b`, where there is a way that uses the structure. */
  readonly solve?: ((b: TensorLike) => Tensor) | undefined
  /** `A⁻ᵀ·b`, as {@link LinearOperator.solve}. */
  readonly solveAdjoint?: ((b: TensorLike) => Tensor) | undefined
  /** `y ← A·x` on arrays of the host: what iterations take, where it is there, to make no tensors. Neither array is kept. */
  readonly applyInto?: ((x: Float64Array, y: Float64Array) => void) | undefined
  /** `x ← Aᵀ·y`, as {@link LinearOperator.applyInto}. */
  readonly applyAdjointInto?: ((y: Float64Array, x: Float64Array) => void) | undefined
  /** The matrix, `[…, m, n]`. */
  readonly toDense: () => Tensor
}

/** An operator, or a matrix that stands for one. */
export type OperatorLike = LinearOperator | TensorLike

/** What {@link linearOperator} makes an operator of. Functions on tensors get columns, `[…, n, r]`, and vectors as one column. */
export interface LinearOperatorParts {
  /** Rows and columns. */
  readonly shape: readonly [rows: number, columns: number]
  /** Type of the dense form. Default float64. */
  readonly dtype?: FloatDType | undefined
  /** Where the dense form is made. Default: the current backend. */
  readonly backend?: Backend | undefined
  /** `A·X`, in operations of core if derivatives are wanted. Either this or `applyInto` is needed. */
  readonly apply?: ((x: Tensor) => Tensor) | undefined
  /** `Aᵀ·Y`. */
  readonly applyAdjoint?: ((y: Tensor) => Tensor) | undefined
  /** `A⁻¹·B`. */
  readonly solve?: ((b: Tensor) => Tensor) | undefined
  /** `A⁻ᵀ·B`. */
  readonly solveAdjoint?: ((b: Tensor) => Tensor) | undefined
  /** `y ← A·x` on arrays of the host; `y` comes with anything in it, `x` must stay as it is. */
  readonly applyInto?: ((x: Float64Array, y: Float64Array) => void) | undefined
  /** `x ← Aᵀ·y`. */
  readonly applyAdjointInto?: ((y: Float64Array, x: Float64Array) => void) | undefined
  /** The matrix. Default: the products with the unit vectors. */
  readonly toDense?: (() => Tensor) | undefined
}

/**
 * A linear operator of functions that multiply by it: products with a stencil, a network's Jacobian, or anything without a
 * matrix.
 *
 * @param parts - `shape`, and `apply` (columns of tensors, differentiable) or `applyInto` (arrays of the host, no tensors made:
 *   the fastest way into {@link cg} and its kin; differentiable in x, since it is linear). Without a form of the adjoint,
 *   `applyAdjoint` throws.
 * @returns an operator whose functions take vectors and matrices and check their shapes.
 * @throws OptionError where neither way to multiply is given; ShapeError for sizes that are none.
 * @example
 * ```ts
 * const shift = linearOperator({ shape: [3, 3], apply: (x) => roll(x, 1, -2), applyAdjoint: (y) => roll(y, -1, -2) })
 * shift.apply([1, 2, 3]).toArray() // => [3, 1, 2]
 * ```
 */
export function linearOperator(parts: LinearOperatorParts): LinearOperator {
  return operatorNamed('linearOperator', parts)
}

/** {@link linearOperator} with the name that errors show. */
export function operatorNamed(where: string, parts: LinearOperatorParts): LinearOperator {
  const [m, n] = parts.shape
  requireSizes(where, m, n)
  const { dtype = 'float64', applyInto, applyAdjointInto } = parts
  const forward = parts.apply ?? (applyInto && hostProduct({ rows: m, columns: n, into: applyInto, adjointInto: applyAdjointInto }))
  if (forward === undefined) {
    throw new OptionError({ where, argument: 'apply', expected: 'given, unless `applyInto` is', received: 'neither' })
  }
  const backward =
    parts.applyAdjoint ?? (applyAdjointInto && hostProduct({ rows: n, columns: m, into: applyAdjointInto, adjointInto: applyInto }))
  const square = m === n
  const apply = onColumns(where, 'x', n, forward)
  return {
    shape: [m, n],
    dtype,
    apply,
    applyAdjoint: backward === undefined ? () => refuseAdjoint(where) : onColumns(where, 'y', m, backward),
    solve: square && parts.solve ? onColumns(where, 'b', n, parts.solve) : undefined,
    solveAdjoint: square && parts.solveAdjoint ? onColumns(where, 'b', n, parts.solveAdjoint) : undefined,
    applyInto,
    applyAdjointInto,
    toDense: parts.toDense ?? (() => apply(eye(n, n, { dtype, backend: parts.backend }))),
  }
}

/** True for what has the functions of an operator. */
export function isOperator(a: unknown): a is LinearOperator {
  return typeof a === 'object' && a !== null && !(a instanceof Tensor) && 'apply' in a && 'toDense' in a && 'shape' in a
}

/** dtype and backend that operators made of `parts` have. */
export function dtypeOf(x: Tensor): FloatDType {
  return isFloat(x.dtype) ? x.dtype : 'float64'
}

/** What an operator without elements of its own is made as. */
export interface PlaceOfOperator {
  /** Type of the dense form; products have that of the operand. Default float64. */
  readonly dtype?: FloatDType | undefined
  /** Where the dense form is made. Default: the current one. */
  readonly backend?: Backend | string | undefined
}

/** The place with the backend as a value. */
export function placed({ dtype, backend }: PlaceOfOperator): { dtype: FloatDType; backend: Backend } {
  return { dtype: dtype ?? 'float64', backend: typeof backend === 'object' ? backend : getBackend(backend) }
}

/** @throws ShapeError where a size is not a whole number. */
export function requireSizes(where: string, ...sizes: readonly number[]): void {
  if (sizes.every((n) => Number.isInteger(n) && n >= 0)) return
  throw new ShapeError({ where, argument: 'shape', expected: 'two whole numbers', received: showShape(sizes) })
}

function onColumns(where: string, argument: string, n: number, f: (x: Tensor) => Tensor): (x: TensorLike) => Tensor {
  return (x) => {
    const t = asFloat(x)
    if (t.ndim === 1 && t.size === n) return squeeze(f(expandDims(t, 1)), -1)
    if (t.ndim >= 2 && t.shape.at(-2) === n) return f(t)
    throw new ShapeError({ where, argument, expected: `[${n}] or […, ${n}, r]`, received: showShape(t.shape) })
  }
}

function refuseAdjoint(where: string): never {
  throw new OptionError({
    where,
    argument: 'applyAdjoint',
    expected: 'given where products with the transpose are needed',
    received: 'no way to make them',
    hint: 'Pass `applyAdjoint` or `applyAdjointInto`; for a symmetric operator the same as for A.',
  })
}
