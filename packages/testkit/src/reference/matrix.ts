/** A matrix by rows, in double precision. */
export interface Matrix {
  /** Number of rows. */
  readonly m: number
  /** Number of columns. */
  readonly n: number
  /** Elements by rows. */
  readonly x: Float64Array
}

/** The matrix with element `at(i, j)`. */
export function matrix(m: number, n: number, at: (i: number, j: number) => number): Matrix {
  const x = new Float64Array(m * n)
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) x[i * n + j] = at(i, j)
  return { m, n, x }
}

/** A·B. */
export function times(a: Matrix, b: Matrix): Matrix {
  const x = new Float64Array(a.m * b.n)
  for (let i = 0; i < a.m; i++) {
    for (let k = 0; k < a.n; k++) {
      const factor = a.x[i * a.n + k]!
      for (let j = 0; j < b.n; j++) x[i * b.n + j]! += factor * b.x[k * b.n + j]!
    }
  }
  return { m: a.m, n: b.n, x }
}

/** Aᵀ. */
export function turned({ m, n, x }: Matrix): Matrix {
  return matrix(n, m, (i, j) => x[j * n + i]!)
}

/** A − B. */
export function minus(a: Matrix, b: Matrix): Matrix {
  return { ...a, x: a.x.map((value, p) => value - b.x[p]!) }
}

/** A·diag(s). */
export function timesDiagonal(a: Matrix, s: Float64Array): Matrix {
  return { ...a, x: a.x.map((value, p) => value * s[p % a.n]!) }
}

/** The matrix whose row i is row `order[i]` of A. */
export function rowsOf(a: Matrix, order: ArrayLike<number>): Matrix {
  return matrix(a.m, a.n, (i, j) => a.x[order[i]! * a.n + j]!)
}

/** Frobenius norm, with the largest element taken out so that squares neither overflow nor vanish. */
export function sizeOfMatrix({ x }: Matrix): number {
  const most = x.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0)
  if (most === 0 || !Number.isFinite(most)) return x.some(Number.isNaN) ? NaN : most
  return most * Math.sqrt(x.reduce((sum, value) => sum + (value / most) ** 2, 0))
}

/** ‖A − B‖/(max(m, n)·ε·‖A‖): LAPACK accepts 30. */
export function residualRatio(a: Matrix, b: Matrix, eps: number): number {
  const size = sizeOfMatrix(a)
  const off = sizeOfMatrix(minus(a, b))
  return off === 0 ? 0 : off / (Math.max(a.m, a.n) * eps * size)
}

/** ‖QᵀQ − I‖/(m·ε) of the columns. */
export function orthogonalityRatio(q: Matrix, eps: number): number {
  const off = sizeOfMatrix(
    minus(
      times(turned(q), q),
      matrix(q.n, q.n, (i, j) => (i === j ? 1 : 0)),
    ),
  )
  return off === 0 ? 0 : off / (Math.max(q.m, 1) * eps)
}
