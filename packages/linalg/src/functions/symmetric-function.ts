import {
  type FloatArray,
  OptionError,
  SingularMatrixError,
  type Tensor,
  add,
  epsilon,
  expandDims,
  matmul,
  matrixTranspose,
  mul,
  tensorFrom,
} from '@ortho/core'
import { requireSquare } from '../dense/require.ts'
import { arrayLike, floatsOf } from '../dense/workspace.ts'
import { eigh } from '../eigen/eigh.ts'
import type { ScalarFunction } from './kernels/scalar-functions.ts'
import { permutes } from './kernels/schur-function.ts'
import { type MatrixFunction, matrixFunction } from './matrix-function.ts'

/** Options of functions of matrices that have a faster way for symmetric ones. */
export interface SymmetricOptions {
  /** Takes ½·(A + Aᵀ) for A and computes by its eigenvalues. Default false. */
  symmetric?: boolean
}

/**
 * f(S) = V·f(Λ)·Vᵀ for S = ½·(A + Aᵀ), differentiable to every order.
 *
 * @param general - the same function of any matrix.
 * @throws SingularMatrixError or OptionError for eigenvalues outside of the domain of f.
 */
export function onSymmetric(general: MatrixFunction, scalar: ScalarFunction, a: Tensor): Tensor {
  requireSquare(general.name, a)
  return matrixFunction(symmetricFunction(general, scalar), mul(add(a, matrixTranspose(a)), 0.5))
}

function symmetricFunction(general: MatrixFunction, scalar: ScalarFunction): MatrixFunction {
  const { name } = general
  return {
    name,
    general,
    value: (a) => {
      const { values, vectors } = spectrum(name, a, scalar)
      const image = mapped(values, scalar)
      return matmul(mul(vectors, expandDims(image, -2)), vectors, { transposeB: true })
    },
    // Daleckii–Krein: L(A, E) = V·(F ∘ VᵀEV)·Vᵀ with the divided differences of f in F (Higham 2008, theorem 3.11).
    frechet: (a, e) => {
      const { values, vectors } = spectrum(name, a, scalar)
      const inner = matmul(matmul(vectors, e, { transposeA: true }), vectors)
      return matmul(matmul(vectors, mul(inner, differences(values, a, scalar))), vectors, { transposeB: true })
    },
  }
}

function spectrum(name: string, a: Tensor, scalar: ScalarFunction): { values: Tensor; vectors: Tensor } {
  const { values, vectors } = eigh(a)
  return { values: scalar.domain === undefined ? values : withinDomain(name, values, vectors, scalar.domain), vectors }
}

/** Eigenvalues with those moved to the edge that lie outside by no more than rounding. */
function withinDomain(name: string, values: Tensor, vectors: Tensor, domain: Domain): Tensor {
  const n = values.shape.at(-1)!
  const [all, basis] = [floatsOf(values), floatsOf(vectors)]
  const out = arrayLike(values, values.size)
  for (let first = 0; first < all.length; first += n) {
    const largest = Math.max(Math.abs(all[first]!), Math.abs(all[first + n - 1]!))
    // Those of a diagonal matrix are exact.
    const exact = permutes(basis, { at: first * n, rows: n, columns: n, row: n, column: 1 })
    const rounding = (domain === 'nonnegative' ? n : exact ? 0 : 1) * epsilon(values.dtype) * largest
    for (let i = first; i < first + n; i++) out[i] = inside(name, all[i]!, domain, rounding)
  }
  return tensorFrom(out, values.shape, values.dtype, values.backend)
}

type Domain = NonNullable<ScalarFunction['domain']>

function inside(name: string, value: number, domain: Domain, rounding: number): number {
  if (domain === 'nonnegative' && Math.abs(value) <= rounding) return Math.max(0, value)
  if (domain !== 'nonnegative' && Math.abs(value) <= rounding) {
    const received = `the eigenvalue ${value}${value === 0 ? '' : `, which is 0 to rounding (${rounding})`}`
    throw new SingularMatrixError({ where: name, argument: 'a', expected: 'nonsingular', received })
  }
  if (domain === 'nonzero' || value >= 0) return value
  throw new OptionError({
    where: name,
    argument: 'a',
    expected: 'without negative eigenvalues',
    received: `the eigenvalue ${value}`,
    hint: 'Ask for a complex result with `complex: true`, without `symmetric`.',
  })
}

function mapped(values: Tensor, { value }: ScalarFunction): Tensor {
  const out: FloatArray = arrayLike(values, values.size)
  floatsOf(values).forEach((x, i) => (out[i] = value(x)))
  return tensorFrom(out, values.shape, values.dtype, values.backend)
}

function differences(values: Tensor, like: Tensor, { divided }: ScalarFunction): Tensor {
  const n = values.shape.at(-1)!
  const all = floatsOf(values)
  const out = arrayLike(like, like.size)
  for (let p = 0, first = 0; first < all.length; first += n) {
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) out[p++] = divided(all[first + i]!, all[first + j]!)
  }
  return tensorFrom(out, like.shape, like.dtype, like.backend)
}
