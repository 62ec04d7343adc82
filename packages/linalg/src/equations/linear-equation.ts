import {
  type Blas,
  type FloatArray,
  type Primitive,
  SingularMatrixError,
  type Tensor,
  type Window,
  apply,
  epsilon,
  matmul,
  neg,
  tensorFrom,
  transposedWindow,
} from '@ortho/core'
import type { QuasiTriangular } from '../dense/nonsymmetric/quasi-triangular.ts'
import { requireFinite } from '../dense/require.ts'
import { steinInPlace } from '../dense/nonsymmetric/stein.ts'
import { sylvesterInPlace } from '../dense/nonsymmetric/sylvester.ts'
import { arrayLike, batchSize, floatsOf, load, openWorkspace, store } from '../dense/workspace.ts'
import { schur } from '../eigen/schur.ts'

/** Elements of the real Schur forms of a batch. */
interface Forms {
  readonly t: FloatArray
  readonly z: FloatArray
}

/** A linear matrix equation in all its derivatives: the Schur forms are made once. */
export interface LinearEquation {
  /** For messages. */
  readonly name: string
  /** `sylvester`: A·X + X·B = C; `stein`: X − A·X·B = C. */
  readonly kind: 'sylvester' | 'stein'
  /** With Aᵀ and Bᵀ in place of A and B. */
  readonly transposed: boolean
  /** What B is to A: where it is the same, or its transpose, one Schur form serves both. */
  readonly second: 'other' | 'same' | 'transposed'
  /** Made on first use. */
  readonly forms: { a?: Forms; b?: Forms }
}

const linearPrimitive: Primitive<LinearEquation> = {
  name: 'linearMatrixEquation',
  run: ([a, b, c], equation) => solveOnHost(a!, b!, c!, equation),
  tangent: (change, i, [a, b], x, equation) =>
    apply(linearPrimitive, [a!, b!, i === 2 ? change : moved(change, i, a!, b!, x, equation)], equation),
  spec: ([, , c]) => c!,
  transpose: (cotangent, _i, [a, b], equation) =>
    apply(linearPrimitive, [a!, b!, cotangent], { ...equation, transposed: !equation.transposed }),
}

/** What a change of A or B does to the right-hand side of the equation for the change of X. */
function moved(change: Tensor, i: number, a: Tensor, b: Tensor, x: Tensor, { kind, transposed }: LinearEquation): Tensor {
  const left = (m: Tensor, y: Tensor): Tensor => matmul(m, y, { transposeA: transposed })
  const right = (y: Tensor, m: Tensor): Tensor => matmul(y, m, { transposeB: transposed })
  if (kind === 'sylvester') return neg(i === 0 ? left(change, x) : right(x, change))
  return i === 0 ? right(left(change, x), b) : right(left(a, x), change)
}

/**
 * X `[…, m, n]` from A `[…, m, m]`, B `[…, n, n]` and C `[…, m, n]` of one batch, by real Schur forms (R. H. Bartels and G. W.
 * Stewart, Comm. ACM 15, 1972); differentiable to every order.
 *
 * @throws SingularMatrixError where the solution is not unique to rounding; OptionError for NaN or infinity.
 */
export function solveLinearEquation(a: Tensor, b: Tensor, c: Tensor, equation: Pick<LinearEquation, 'name' | 'kind' | 'second'>): Tensor {
  return apply(linearPrimitive, [a, b, c], { ...equation, transposed: false, forms: {} })
}

function solveOnHost(a: Tensor, b: Tensor, c: Tensor, equation: LinearEquation): Tensor {
  const { name, kind, transposed, second, forms } = equation
  const shared = second !== 'other'
  const mirrored = second === 'transposed'
  const [m, n] = [c.shape.at(-2)!, c.shape.at(-1)!]
  const elements = floatsOf(c)
  requireFinite(name, elements, Math.max(1, n), 'c')
  if (c.size === 0) return c
  const formA = (forms.a ??= formsOf(name, a, 'a'))
  const formB = shared ? formA : (forms.b ??= formsOf(name, b, 'b'))
  const out = arrayLike(c, c.size)
  const blas = openWorkspace(name, c)
  const [ta, za, x, y] = [blas.reserve(m, m), blas.reserve(m, m), blas.reserve(m, n), blas.reserve(m, n)]
  const [tb, zb] = shared ? [ta, za] : [blas.reserve(n, n), blas.reserve(n, n)]
  const solver = kind === 'sylvester' ? sylvesterInPlace : steinInPlace
  for (let item = 0; item < batchSize(c); item++) {
    load(formA.t, item * m * m, blas.data, ta)
    load(formA.z, item * m * m, blas.data, za)
    if (!shared) {
      load(formB.t, item * n * n, blas.data, tb)
      load(formB.z, item * n * n, blas.data, zb)
    }
    load(elements, item * m * n, blas.data, x)
    const mark = blas.mark
    turn(blas, transposedWindow(za), x, zb, y)
    const least = solver(blas, oriented(ta, transposed), oriented(tb, transposed !== mirrored), x)
    turn(blas, za, x, transposedWindow(zb), y)
    blas.release(mark)
    requireUnique(equation, least, scaleOf(blas, ta, tb, kind), c)
    store(blas.data, x, out, item * m * n)
  }
  return tensorFrom(out, c.shape, c.dtype, c.backend)
}

function formsOf(name: string, a: Tensor, argument: string): Forms {
  requireFinite(name, floatsOf(a), a.shape.at(-1)!, argument)
  const { t, z } = schur(a)
  return { t: floatsOf(t), z: floatsOf(z) }
}

function oriented(of: Window, transposed: boolean): QuasiTriangular {
  return transposed ? { of: transposedWindow(of), lower: true } : { of }
}

/** X ← P·X·Q by way of Y. */
function turn(blas: Blas, p: Window, x: Window, q: Window, y: Window): void {
  blas.gemm(p, x, y)
  blas.gemm(y, q, x)
}

function scaleOf({ data }: Blas, a: Window, b: Window, kind: LinearEquation['kind']): number {
  const largest = (w: Window): number => {
    let most = 0
    for (let p = w.at; p < w.at + w.rows * w.columns; p++) most = Math.max(most, Math.abs(data[p]!))
    return most
  }
  return kind === 'sylvester' ? Math.max(largest(a), largest(b)) : Math.max(1, largest(a) * largest(b))
}

function requireUnique({ name, kind }: LinearEquation, least: number, scale: number, c: Tensor): void {
  if (least > epsilon(c.dtype) * scale) return
  const pair = kind === 'sylvester' ? 'a sum of eigenvalues of A and of B is' : 'a product of eigenvalues of A and of B differs from 1 by'
  throw new SingularMatrixError({
    where: name,
    expected: 'given matrices with which the solution is unique',
    received: `ones of which ${pair} ${least} at a scale of ${scale}`,
  })
}
