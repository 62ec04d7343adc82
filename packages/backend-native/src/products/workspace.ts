import type { Blas, FloatArray, FloatDType, GemmScales, TriangularOptions, Window } from '@ortho/core'
import { transposedWindow } from '@ortho/core'
import { type Argument, ffi } from '../library/ffi.ts'
import { requireBlas } from '../library/library.ts'
import { type Session, callNow } from '../lapack/job.ts'
import { type BlasLayout, blasLayout, hasReciprocals } from './operand.ts'

/** CBLAS enumerators. */
const [ROW_MAJOR, AS_IT_IS, TRANSPOSED] = [101, 111, 112]
const [UPPER, LOWER] = [121, 122]
const [STORED_DIAGONAL, UNIT_DIAGONAL] = [131, 132]
const [LEFT, RIGHT] = [141, 142]

/**
 * The workspace `base` with the products and triangular systems of the library, on the same numbers where they lie: what
 * algorithms on the host spend their time on. Little work, rotations, and windows that BLAS does not take stay with `base`.
 *
 * @param base - numbers of this dtype; its array may not move while a kernel runs.
 */
export function nativeWorkspace(session: Session, dtype: FloatDType, base: Blas): Blas {
  const context: Context = { session, dtype, base, addressOf: addresses(base) }
  return {
    get data() {
      return base.data
    },
    get mark() {
      return base.mark
    },
    reserve: (rows, columns) => base.reserve(rows, columns),
    release: (mark) => {
      base.release(mark)
    },
    gemm: (a, b, c, scales = {}) => {
      if (!multiplied(context, a, b, c, scales)) base.gemm(a, b, c, scales)
    },
    triangularSolve: (t, b, options) => {
      if (!triangular(context, 'trsm', t, b, options)) base.triangularSolve(t, b, options)
    },
    triangularMultiply: (t, b, options) => {
      if (!triangular(context, 'trmm', t, b, options)) base.triangularMultiply(t, b, options)
    },
    ger: (alpha, x, y, a) => {
      if (!updated(context, alpha, x, y, a)) base.ger(alpha, x, y, a)
    },
    symv: (alpha, a, x, y) => {
      if (!symmetricProduct(context, alpha, a, x, y)) base.symv(alpha, a, x, y)
    },
    dot: (n, x, y) => base.dot(n, x, y),
    axpy: (n, alpha, x, y) => {
      base.axpy(n, alpha, x, y)
    },
    rotateRows: (w, c, s, backward) => {
      base.rotateRows(w, c, s, backward)
    },
    smallSvd: (...args) => base.smallSvd(...args),
    smallSolve: (...args) => base.smallSolve(...args),
    diagonalize: (...args) => base.diagonalize(...args),
  }
}

interface Context {
  readonly session: Session
  readonly dtype: FloatDType
  readonly base: Blas
  /** Address of an element, for a call that is made at once. */
  readonly addressOf: (at: number) => number
}

/** Addresses rather than views, which take longer to make than small products. */
function addresses(base: Blas): (at: number) => number {
  const { koffi } = ffi()
  let known: FloatArray | undefined
  let start = 0
  return (at) => {
    const { data } = base
    if (data !== known) {
      known = data
      start = Number(koffi.address(data))
    }
    return start + at * data.BYTES_PER_ELEMENT
  }
}

function run({ session, dtype }: Context, name: Parameters<typeof requireBlas>[2], args: readonly Argument[], work: number): true {
  callNow(session, { run: requireBlas(session.library, dtype, name), args, work })
  return true
}

function layoutOf({ rows, columns, row, column }: Window): BlasLayout | undefined {
  return blasLayout(rows, columns, row, column)
}

function operation({ transposed }: BlasLayout): number {
  return transposed ? TRANSPOSED : AS_IT_IS
}

/** `C = alpha·A·B` or `C += alpha·A·B`; whether the library did it. */
function multiplied(context: Context, a: Window, b: Window, c: Window, { alpha = 1, accumulate = false }: GemmScales): boolean {
  const [m, n, k] = [c.rows, c.columns, a.columns]
  if (m * n * k < context.session.worthwhile || m * n * k === 0) return false
  const beta = accumulate ? 1 : 0
  if (n === 1) return vectorProduct(context, a, { at: b.at, step: b.row }, { at: c.at, step: c.row }, alpha, beta)
  // A row times B is Bᵀ times a column.
  if (m === 1) return vectorProduct(context, transposedWindow(b), { at: a.at, step: a.column }, { at: c.at, step: c.column }, alpha, beta)
  const target = layoutOf(c)
  if (target === undefined) return false
  if (target.transposed) return multiplied(context, transposedWindow(b), transposedWindow(a), transposedWindow(c), { alpha, accumulate })
  const [left, right] = [layoutOf(a), layoutOf(b)]
  if (left === undefined || right === undefined) return false
  const at = context.addressOf
  const sizes = [ROW_MAJOR, operation(left), operation(right), m, n, k]
  return run(context, 'gemm', [...sizes, alpha, at(a.at), left.step, at(b.at), right.step, beta, at(c.at), target.step], 2 * m * n * k)
}

/** Elements `step` apart. */
interface Line {
  readonly at: number
  readonly step: number
}

function vectorProduct(context: Context, a: Window, x: Line, y: Line, alpha: number, beta: number): boolean {
  const layout = layoutOf(a)
  if (layout === undefined || !(x.step > 0 && y.step > 0)) return false
  // The sizes are those of the stored matrix.
  const [rows, columns] = layout.transposed ? [a.columns, a.rows] : [a.rows, a.columns]
  const at = context.addressOf
  const matrix = [ROW_MAJOR, operation(layout), rows, columns, alpha, at(a.at), layout.step]
  return run(context, 'gemv', [...matrix, at(x.at), x.step, beta, at(y.at), y.step], 2 * rows * columns)
}

/** `B ← T⁻¹·B` or `B ← T·B`; whether the library did it. */
function triangular(context: Context, name: 'trsm' | 'trmm', t: Window, b: Window, { lower, unitDiagonal }: TriangularOptions): boolean {
  const work = b.rows * b.rows * b.columns
  if (work < context.session.worthwhile || work === 0) return false
  const [factor, target] = [layoutOf(t), layoutOf(b)]
  if (factor === undefined || target === undefined) return false
  if (name === 'trsm' && !unitDiagonal && !hasReciprocals(context.base.data, t.at, t.row + t.column, t.rows)) return false
  // What is lower in T is upper where T is stored transposed. Where B is, Bᵀ is multiplied from the right by the transpose.
  const stored = lower !== factor.transposed ? LOWER : UPPER
  const side = target.transposed ? RIGHT : LEFT
  const turned = factor.transposed !== target.transposed ? TRANSPOSED : AS_IT_IS
  const [rows, columns] = target.transposed ? [b.columns, b.rows] : [b.rows, b.columns]
  const kind = [ROW_MAJOR, side, stored, turned, unitDiagonal ? UNIT_DIAGONAL : STORED_DIAGONAL]
  const at = context.addressOf
  return run(context, name, [...kind, rows, columns, 1, at(t.at), factor.step, at(b.at), target.step], work)
}

/** `A += alpha·x·yᵀ`; whether the library did it. */
function updated(context: Context, alpha: number, x: Window, y: Window, a: Window): boolean {
  const work = 2 * a.rows * a.columns
  if (work < context.session.worthwhile || work === 0) return false
  const layout = layoutOf(a)
  if (layout === undefined || !(x.row > 0 && y.row > 0)) return false
  const [left, right] = layout.transposed ? [y, x] : [x, y]
  const at = context.addressOf
  const lines = [at(left.at), left.row, at(right.at), right.row]
  return run(context, 'ger', [ROW_MAJOR, left.rows, right.rows, alpha, ...lines, at(a.at), layout.step], work)
}

/** `y ← alpha·A·x` from the lower triangle; whether the library did it. */
function symmetricProduct(context: Context, alpha: number, a: Window, x: Window, y: Window): boolean {
  const work = 2 * a.rows * a.rows
  if (work < context.session.worthwhile || work === 0) return false
  const at = context.addressOf
  return run(context, 'symv', [ROW_MAJOR, LOWER, a.rows, alpha, at(a.at), a.row, at(x.at), 1, 0, at(y.at), 1], work)
}
