import {
  type Complex,
  type ComplexStorage,
  Tensor,
  type TensorLike,
  asFloat,
  customJvp,
  matrixTranspose,
  neg,
  tensorFrom,
} from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { spectrumChanges, valueChanges } from './eig-derivative.ts'
import { type EigStorage, eigStorage } from './eig-kernel.ts'
import { type GeneralizedEig, generalizedEig } from './eig-generalized.ts'

/** Options of {@link eigvals}. */
export interface EigvalsOptions {
  /** Whether the matrix is permuted and scaled first, which makes eigenvalues of badly scaled matrices accurate. Default true. */
  readonly balance?: boolean
}

/** Options of {@link eig}. */
export interface EigOptions extends EigvalsOptions {
  /** Whether left eigenvectors are wanted. Default false. */
  readonly left?: boolean
  /** Whether right eigenvectors are wanted. Default true. */
  readonly right?: boolean
}

/** Eigenvalues and eigenvectors; also iterable: values, vectors. */
export interface Eig extends Iterable<Complex> {
  /** `[…, n]`; pairs of conjugate ones follow each other, the positive imaginary part first. Otherwise in no order. */
  readonly values: Complex
  /** `[…, n, n]`: right eigenvectors as columns. */
  readonly vectors: Complex
  /** `[…, n, n]`: left eigenvectors as columns, wᴴ·A = λ·wᴴ; where asked for. */
  readonly leftVectors?: Complex
  /** Whether all eigenvalues are real; imaginary parts are zero then. */
  readonly isReal: boolean
}

/** What {@link eig} gives where right eigenvectors are not asked for. */
export type EigWithoutRight = Omit<Eig, 'vectors' | typeof Symbol.iterator> & Iterable<Complex>

/**
 * Eigenvalues and eigenvectors of a general matrix: A·V = V·diag(λ).
 *
 * By balancing, Hessenberg form, multishift QR iteration and back substitution. Backward stable: eigenvalues are those of a
 * matrix within a modest multiple of n·ε·‖A‖; those of a nonnormal matrix may move by much more, up to 1/|wᴴv| times that.
 * For symmetric matrices use {@link eigh}: faster, and orthogonal vectors. For eigenvalues alone {@link eigvals}, for an
 * orthogonal basis {@link schur}.
 *
 * Vectors have Euclidean length 1, complex ones a real positive largest element, as in LAPACK; the sign of real ones is not
 * defined. Derivatives, to any order, keep length and the real element; they need a matrix with n independent eigenvectors,
 * and vectors of equal eigenvalues have them only in functions that do not depend on the choice of those vectors.
 *
 * @param a - `[…, n, n]`, finite.
 * @param options - left and right vectors, balancing; `b` for the generalized problem A·v = λ·B·v, see {@link GeneralizedEig}.
 * @returns pairs `{ re, im }` of tensors.
 * @throws ShapeError; OptionError for NaN or infinity; ConvergenceError where the iteration does not end, of which no case is
 * known; SingularMatrixError for a derivative at a defective matrix.
 * @example
 * ```ts
 * const { values, isReal } = eig([[0, -1], [1, 0]])
 * values.im.toArray() // => [1, -1]
 * isReal // => false
 * ```
 */
export function eig(a: TensorLike, options: EigOptions & { readonly b: TensorLike }): GeneralizedEig
export function eig(a: TensorLike, options: EigOptions & { readonly right: false }): EigWithoutRight
export function eig(a: TensorLike, options?: EigOptions): Eig
export function eig(a: TensorLike, options: EigOptions & { readonly b?: TensorLike } = {}): GeneralizedEig | EigWithoutRight | Eig {
  const { b, left = false, right = true, balance = true } = options
  if (b !== undefined) return generalizedEig(a, b, { left })
  const x = asFloat(a)
  requireSquare('eig', x)
  let isReal = true
  const outputs = differentiable((matrix) => {
    const found = eigStorage('eig', matrix, { right, left, balance })
    isReal = floatsOf(new Tensor(matrix.backend, found.values.im, matrix.dtype, matrix.shape.slice(0, -1))).every((value) => value === 0)
    return named(matrix, found)
  })(x)
  const values = part(outputs, 'values')
  const vectors = right ? { vectors: part(outputs, 'right') } : {}
  const leftVectors = left ? { leftVectors: part(outputs, 'left') } : {}
  return { values, ...vectors, ...leftVectors, isReal, [Symbol.iterator]: () => [values, ...Object.values(vectors)][Symbol.iterator]() }
}

/**
 * Eigenvalues of a general matrix. Less than half the work of {@link eig}; symmetric matrices have {@link eigvalsh}.
 *
 * Differentiable to any order where the matrix has n independent eigenvectors: λ̇ = wᴴ·Ȧ·v / (wᴴ·v).
 *
 * @param a - `[…, n, n]`, finite.
 * @returns `{ re, im }`, each `[…, n]`: pairs of conjugate ones follow each other, the positive imaginary part first.
 * @throws as {@link eig}.
 * @example
 * ```ts
 * eigvals([[2, 1], [0, 3]]).re.toArray() // => [2, 3]
 * ```
 */
export function eigvals(a: TensorLike, { balance = true }: EigvalsOptions = {}): Complex {
  const x = asFloat(a)
  requireSquare('eigvals', x)
  return customJvp(
    ([matrix]): { re: Tensor; im: Tensor } => {
      const { values } = eigStorage('eigvals', matrix!, { right: false, left: false, balance })
      return tensorsOf(matrix!, values, matrix!.shape.slice(0, -1))
    },
    ([change], [matrix]) => {
      const { vectors } = eig(matrix!, { balance })
      return valueChanges('eigvals', change!, vectors)
    },
  )(x)
}

/** Values, right and left vectors by name: real and imaginary parts, and for vectors the elements that stay real. */
type Outputs = Readonly<Record<string, Tensor>>

type Name = 'values' | 'right' | 'left'

function part(outputs: Outputs, name: Name): Complex {
  return { re: outputs[`${name}.re`]!, im: outputs[`${name}.im`]! }
}

function asPart(name: Name, { re, im }: Complex): Outputs {
  return { [`${name}.re`]: re, [`${name}.im`]: im }
}

function tensorsOf({ backend, dtype }: Tensor, { re, im }: ComplexStorage, shape: readonly number[]): Complex {
  return { re: new Tensor(backend, re, dtype, shape), im: new Tensor(backend, im, dtype, shape) }
}

function named(a: Tensor, { values, right, left }: EigStorage): Outputs {
  return {
    ...asPart('values', tensorsOf(a, values, a.shape.slice(0, -1))),
    ...(right === undefined ? {} : withHeld('right', tensorsOf(a, right, a.shape))),
    ...(left === undefined ? {} : withHeld('left', tensorsOf(a, left, a.shape))),
  }
}

function withHeld(name: Name, vectors: Complex): Outputs {
  return { ...asPart(name, vectors), [`${name}.held`]: largestElements(vectors) }
}

/** 1 where a column has its largest element, which is real, else 0. */
function largestElements({ re, im }: Complex): Tensor {
  const n = re.shape.at(-1)!
  const [x, y] = [floatsOf(re), floatsOf(im)]
  const held = arrayLike(re, re.size)
  for (let first = 0; first < x.length; first += n * n) {
    for (let j = first; j < first + n; j++) {
      let place = j
      for (let p = j; p < first + n * n; p += n) {
        // Of elements as large up to rounding, one is exactly real.
        if (y[p] === 0 && Math.abs(x[p]!) > (y[place] === 0 ? Math.abs(x[place]!) : 0)) place = p
      }
      held[place] = 1
    }
  }
  return tensorFrom(held, re.shape, re.dtype, re.backend)
}

/** With the rules for changes of what `run` computes. */
function differentiable(run: (a: Tensor) => Outputs): (a: Tensor) => Outputs {
  return customJvp(
    ([a]) => run(a!),
    ([change], [a], outputs): Outputs => {
      const values = part(outputs, 'values')
      const { 'right.held': right, 'left.held': left } = outputs
      if (right === undefined && left === undefined) return asPart('values', valueChanges('eig', change!, eig(a!).vectors))
      const byRight = right && spectrumChanges('eig', change!, { values, vectors: part(outputs, 'right') }, right)
      // Left vectors are the right ones of Aᵀ, for the conjugate eigenvalues.
      const conjugate = { re: values.re, im: neg(values.im) }
      const byLeft = left && spectrumChanges('eig', matrixTranspose(change!), { values: conjugate, vectors: part(outputs, 'left') }, left)
      return {
        ...(byLeft && asPart('values', { re: byLeft.values.re, im: neg(byLeft.values.im) })),
        ...(byLeft && asPart('left', byLeft.vectors)),
        ...(byRight && asPart('values', byRight.values)),
        ...(byRight && asPart('right', byRight.vectors)),
      }
    },
  )
}
