import {
  ConvergenceError,
  OptionError,
  type Tensor,
  type TensorLike,
  add,
  asFloat,
  cast,
  customJvp,
  less,
  logicalNot,
  matmul,
  matrixTranspose,
  mul,
  showShape,
} from '@ortho/core'
import { type Iterated, ordered, withOutcome } from '../dense/ordered.ts'
import { isReadable, requireFiniteElements } from '../dense/kernels.ts'
import { requireMatrices } from '../dense/require.ts'
import { unsupported } from '../dense/workspace.ts'
import { qr } from '../factorizations/qr.ts'
import { type NewtonSchulzFamily, newtonSchulzFamilies } from '../methods/orthogonal/coefficients.ts'
import { svd } from '../singular/svd.ts'
import { polarChange } from './polar-change.ts'
import { directPolarFactor } from './polar-direct.ts'
import { symmetricProduct } from './symmetric-product.ts'
import { type FixedIteration, fixedNewtonSchulz, fixedQdwh } from './polar-fixed.ts'
import {
  type PolarIteration,
  acceptedDefect,
  newtonIteration,
  orthonormalDefect,
  newtonSchulzIteration,
  qdwhIteration,
} from './polar-iterations.ts'
import { atUnitScale } from './polar-scales.ts'

/** How {@link polar} finds the orthonormal factor. */
export type PolarMethod = 'direct' | 'svd' | 'newton' | 'qdwh' | 'newton-schulz'

/** Options of {@link polar}. */
export interface PolarOptions {
  /** `right` (default): A = U·P. `left`: A = P·U. */
  readonly side?: 'right' | 'left' | undefined
  /**
   * `direct` (default): from the bidiagonal form, whose polar factor is a sum of resolvents; for small matrices as `svd`. The
   * fastest on a CPU. `svd`: from the singular vectors; both are for any rank. `newton`: scaled Newton iteration. `qdwh`: weighted
   * Halley iteration, at most six steps of QR or Cholesky factorizations. `newton-schulz`: products alone, for devices that
   * multiply fast; slow for ill-conditioned matrices. The three iterations are for matrices of full rank.
   */
  readonly method?: PolarMethod | undefined
  /**
   * Published coefficients of the first five steps of `newton-schulz`, which are followed by `exact` ones until columns are
   * orthonormal; of no use to other methods. Fewer steps that only come near are those of {@link newtonSchulz}. Default
   * `polar-express`.
   */
  readonly coefficients?: NewtonSchulzFamily | undefined
}

/** A = U·P or P·U. Also iterable: `const [u, p] = polar(a)`. */
export interface Polar extends Iterable<Tensor>, Iterated {
  /** `[…, m, n]`: orthonormal columns, or rows where m < n. */
  readonly u: Tensor
  /** `[…, n, n]`, or `[…, m, m]` for the left side: symmetric, positive semidefinite. */
  readonly p: Tensor
}

/** Smaller side up to which singular vectors come from rotations, faster than anything else. */
const SMALL = 16

const iterations: { readonly [name in Exclude<PolarMethod, 'svd' | 'direct'>]: PolarIteration } = {
  newton: newtonIteration,
  qdwh: qdwhIteration,
  'newton-schulz': newtonSchulzIteration,
}

/** What stands for them on a device. */
const fixedIterations: { readonly [name in keyof typeof iterations]?: FixedIteration } = {
  qdwh: fixedQdwh,
  'newton-schulz': fixedNewtonSchulz,
}

/**
 * Polar decomposition A = U·P: U is the nearest matrix to A with orthonormal columns (rows, where m < n), P = (AᵀA)^½.
 *
 * ‖UᵀU − I‖ and ‖A − U·P‖/‖A‖ are of the size of n·ε, whatever the condition. For cheap approximations of U see
 * {@link newtonSchulz}; for the nearest orthogonal map between two sets of points {@link orthogonalProcrustes}. Differentiable to any
 * order where A has full rank, also where singular values are equal.
 *
 * @param a - `[…, m, n]`, finite.
 * @throws ShapeError; OptionError for NaN or infinity and for options that are not known; SingularMatrixError from `newton`,
 * ConvergenceError from the other iterations, for matrices that have no full rank.
 * @example
 * ```ts
 * const { u, p } = polar([[0, -2], [3, 0]])
 * u.toArray() // => [[0, -1], [1, 0]]
 * p.toArray() // => [[3, 0], [0, 2]]
 * ```
 */
export function polar(a: TensorLike, options: PolarOptions = {}): Polar {
  const { side = 'right', method = 'direct', coefficients = 'polar-express' } = options
  const x = asFloat(a)
  const { m, n } = requireMatrices('polar', x)
  requireChoice('side', side, ['right', 'left'])
  requireChoice('method', method, ['direct', 'svd', ...Object.keys(iterations)])
  requireChoice('coefficients', coefficients, Object.keys(newtonSchulzFamilies))
  const u = orthonormalFactor(x, method, coefficients)
  const results = ordered({ u, p: symmetricFactor(u, x, side === 'right') })
  return withOutcome(results, () => {
    const plain = m < n ? matrixTranspose(u.concrete) : u.concrete
    return cast(logicalNot(less(orthonormalDefect(plain), acceptedDefect(plain))), 'int32')
  })
}

/** U of A = U·P, differentiable. */
export function orthonormalFactor(x: Tensor, method: PolarMethod, coefficients: NewtonSchulzFamily = 'polar-express'): Tensor {
  return customJvp(
    ([a]) => ({ u: factorOf(a!, method, coefficients) }),
    ([change], [a], { u }) => ({ u: polarChange(change!, a!, u) }),
  )(x).u
}

/** UᵀA, or A·Uᵀ, made symmetric. */
function symmetricFactor(u: Tensor, x: Tensor, right: boolean): Tensor {
  const symmetric = (v: Tensor, y: Tensor): Tensor => {
    const product = right ? matmul(v, y, { transposeA: true }) : matmul(y, v, { transposeB: true })
    return mul(add(product, matrixTranspose(product)), 0.5)
  }
  return customJvp(
    ([v, y]) => ({ p: symmetricProduct(v!, y!, right) }),
    ([du, dx], [v, y]) => ({ p: add(symmetric(du!, y!), symmetric(v!, dx!)) }),
  )(u, x).p
}

function factorOf(x: Tensor, method: PolarMethod, coefficients: NewtonSchulzFamily): Tensor {
  const { m, n } = requireMatrices('polar', x)
  requireFiniteElements('polar', x)
  if (method === 'svd' || method === 'direct' || x.size === 0) {
    const direct = method === 'direct' && Math.min(m, n) > SMALL && x.backend.workspace !== undefined
    const found = direct ? directPolarFactor(x) : undefined
    if (found !== undefined) return found
    const { u, vh } = svd(x)
    return matmul(u, vh)
  }
  if (m < n) return matrixTranspose(factorOf(matrixTranspose(x), method, coefficients))
  if (m > n) {
    const { q, r } = qr(x)
    return matmul(q, factorOf(r, method, coefficients))
  }
  if (!isReadable(x)) {
    const iteration = fixedIterations[method]
    if (iteration === undefined) throw unsupported('polar', x)
    return iteration(x, coefficients)
  }
  const found = iterations[method](atUnitScale(x), coefficients)
  if (found !== undefined) return found
  throw new ConvergenceError({
    where: 'polar',
    argument: 'a',
    expected: `a matrix of full rank for the method "${method}"`,
    received: `${showShape(x.shape)} whose columns did not become orthonormal`,
    hint: "Use the method 'direct' or 'svd'.",
  })
}

function requireChoice(argument: string, value: string, choices: readonly string[]): void {
  if (choices.includes(value)) return
  throw new OptionError({ where: 'polar', argument, expected: choices.map((choice) => `'${choice}'`).join(' or '), received: value })
}
