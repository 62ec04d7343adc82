import type { FactorizationKernels } from '@ortho/core'
import {
  type Matrix,
  matrix,
  minus,
  orthogonalityRatio,
  residualRatio,
  rowsOf,
  sizeOfMatrix,
  times,
  timesDiagonal,
  turned,
} from '../reference/matrix.ts'
import type { Domain, Held, MatrixOperand } from './factorization-operands.ts'

/** A statement about results, for each matrix of a batch. */
export interface Finding {
  /** For messages. */
  readonly what: string
  /** What came out; 30 is the most for ratios, and 0 means that a property holds. */
  readonly ratio: number
}

/** How one kernel is checked. */
export interface FactorizationCheck<Name extends keyof FactorizationKernels> {
  /** Its operands. */
  readonly domain: Domain
  /** Calls the kernel and judges what it leaves. */
  readonly run: (kernel: FactorizationKernels[Name], x: MatrixOperand, on: Held, eps: number) => Promise<Finding[]>
}

/** 0 where a property holds, else infinity. */
const holds = (what: string, ok: boolean): Finding => ({ what, ratio: ok ? 0 : Infinity })

const isLower = (a: Matrix): boolean => a.x.every((value, p) => Math.floor(p / a.n) >= p % a.n || value === 0)
const isUpper = (a: Matrix): boolean => a.x.every((value, p) => Math.floor(p / a.n) <= p % a.n || value === 0)
const falls = (values: Float64Array, slack: number): boolean =>
  values.every((value, i) => i === 0 || value <= values[i - 1]! * (1 + slack)) && values.every((value) => value >= 0)
const isPermutation = (order: Float64Array): boolean => [...order].sort((i, j) => i - j).every((index, i) => index === i)

/** The checks of every factorization kernel. */
export const factorizationChecks: { readonly [Name in keyof FactorizationKernels]: FactorizationCheck<Name> } = {
  cholesky: {
    domain: 'definite',
    run: async (cholesky, x, on, eps) => {
      const n = x.shape.at(-1)!
      const { l, failures } = cholesky(on.view)
      const [factors, failed] = [await on.matrices(l, n, n), await on.numbers(failures, 1)]
      return x.matrices.flatMap((a, i) => [
        { what: '‖A − L·Lᵀ‖', ratio: residualRatio(a, times(factors[i]!, turned(factors[i]!)), eps) },
        holds('L is lower triangular', isLower(factors[i]!)),
        holds('no failure', failed[i]![0] === 0),
      ])
    },
  },
  lu: {
    domain: 'any',
    run: async (lu, x, on, eps) => {
      const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!]
      const k = Math.min(m, n)
      const found = lu(on.view)
      const [l, u] = [await on.matrices(found.l, m, k), await on.matrices(found.u, k, n)]
      const [perm, failed] = [await on.numbers(found.perm, m), await on.numbers(found.failures, 1)]
      return x.matrices.flatMap((a, i) => {
        const pivots = Array.from({ length: k }, (_, j) => u[i]!.x[j * n + j]!)
        return [
          holds('perm is a permutation', isPermutation(perm[i]!)),
          { what: '‖A[perm] − L·U‖', ratio: residualRatio(rowsOf(a, perm[i]!), times(l[i]!, u[i]!), eps) },
          holds('L is lower triangular, U upper', isLower(l[i]!) && isUpper(u[i]!)),
          holds('no element of L beyond 1', l[i]!.x.every((value) => Math.abs(value) <= 1)), // prettier-ignore
          holds(
            'L has a diagonal of ones',
            Array.from({ length: k }, (_, j) => l[i]!.x[j * k + j]).every((one) => one === 1),
          ),
          holds('failures name the first zero pivot', failed[i]![0] === pivots.indexOf(0) + 1),
        ]
      })
    },
  },
  luSolver: {
    domain: 'regular',
    run: async (luSolver, x, on, eps) => {
      const n = x.shape.at(-1)!
      const solver = luSolver(on.view)
      const failed = await on.numbers(solver.failures, 1)
      const findings: Finding[] = x.matrices.map((_, i) => holds('no failure', failed[i]![0] === 0))
      for (const transposed of [false, true]) {
        // The matrices are their own right-hand sides.
        const solutions = await on.matrices(solver.solve(on.view, transposed), n, n)
        x.matrices.forEach((a, i) => {
          const size = sizeOfMatrix(a)
          const off = sizeOfMatrix(minus(times(transposed ? turned(a) : a, solutions[i]!), a))
          const bound = n * eps * size * (sizeOfMatrix(solutions[i]!) + 1)
          findings.push({ what: transposed ? '‖Aᵀ·X − A‖' : '‖A·X − A‖', ratio: off === 0 ? 0 : off / bound })
        })
      }
      return findings
    },
  },
  qr: {
    domain: 'any',
    run: async (qr, x, on, eps) => {
      const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!]
      const findings: Finding[] = []
      for (const complete of [false, true]) {
        const k = complete ? m : Math.min(m, n)
        const found = qr(on.view, { wantQ: true, complete })
        const [q, r] = [await on.matrices(found.q, m, k), await on.matrices(found.r, k, n)]
        const alone = await on.matrices(qr(on.view, { wantQ: false, complete }).r, k, n)
        x.matrices.forEach((a, i) => {
          findings.push({ what: '‖A − Q·R‖', ratio: residualRatio(a, times(q[i]!, r[i]!), eps) })
          findings.push({ what: '‖QᵀQ − I‖', ratio: orthogonalityRatio(q[i]!, eps) })
          findings.push(holds('R is upper triangular', isUpper(r[i]!)))
          findings.push({ what: '‖R − R without Q‖', ratio: residualRatio(r[i]!, alone[i]!, eps) })
        })
      }
      return findings
    },
  },
  pivotedQr: {
    domain: 'any',
    run: async (pivotedQr, x, on, eps) => {
      const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!]
      const k = Math.min(m, n)
      const found = pivotedQr(on.view, { complete: false })
      const [q, r, perm] = [await on.matrices(found.q, m, k), await on.matrices(found.r, k, n), await on.numbers(found.perm, n)]
      return x.matrices.flatMap((a, i) => [
        holds('perm is a permutation', isPermutation(perm[i]!)),
        { what: '‖A·P − Q·R‖', ratio: residualRatio(turned(rowsOf(turned(a), perm[i]!)), times(q[i]!, r[i]!), eps) },
        { what: '‖QᵀQ − I‖', ratio: orthogonalityRatio(q[i]!, eps) },
        holds('R is upper triangular', isUpper(r[i]!)),
        holds('|R| falls along the diagonal', falls(Float64Array.from({ length: k }, (_, j) => Math.abs(r[i]!.x[j * n + j]!)), 100 * eps)), // prettier-ignore
      ])
    },
  },
  eigh: {
    domain: 'symmetric',
    run: async (eigh, x, on, eps) => {
      const n = x.shape.at(-1)!
      const found = eigh(on.view, { wantVectors: true })
      const [values, vectors] = [await on.numbers(found.values, n), await on.matrices(found.vectors, n, n)]
      const failed = await on.numbers(found.failures, 1)
      const alone = await on.numbers(eigh(on.view, { wantVectors: false }).values, n)
      return x.matrices.flatMap((a, i) => [
        { what: '‖A − V·Λ·Vᵀ‖', ratio: residualRatio(a, times(timesDiagonal(vectors[i]!, values[i]!), turned(vectors[i]!)), eps) },
        { what: '‖VᵀV − I‖', ratio: orthogonalityRatio(vectors[i]!, eps) },
        holds('values ascend', values[i]!.every((value, j) => j === 0 || value >= values[i]![j - 1]!)), // prettier-ignore
        { what: 'values without vectors', ratio: distanceRatio(values[i]!, alone[i]!, sizeOfMatrix(a), eps) },
        holds('no failure', failed[i]![0] === 0),
      ])
    },
  },
  svd: {
    domain: 'any',
    run: async (svd, x, on, eps) => {
      const [m, n] = [x.shape.at(-2)!, x.shape.at(-1)!]
      const k = Math.min(m, n)
      const findings: Finding[] = []
      const alone = await on.numbers(svd(on.view, { vectors: 'none' }).s, k)
      for (const vectors of ['thin', 'full'] as const) {
        const [columns, rows] = vectors === 'thin' ? [k, k] : [m, n]
        const found = svd(on.view, { vectors })
        const [u, vh] = [await on.matrices(found.u, m, columns), await on.matrices(found.vh, rows, n)]
        const [s, failed] = [await on.numbers(found.s, k), await on.numbers(found.failures, 1)]
        x.matrices.forEach((a, i) => {
          const scaled = matrix(m, k, (p, q) => u[i]!.x[p * columns + q]! * s[i]![q]!)
          findings.push({
            what: '‖A − U·diag(s)·Vᴴ‖',
            ratio: residualRatio(a, times(scaled, { m: k, n, x: vh[i]!.x.slice(0, k * n) }), eps),
          })
          findings.push({ what: '‖UᵀU − I‖', ratio: orthogonalityRatio(u[i]!, eps) })
          findings.push({ what: '‖VᴴV − I‖', ratio: orthogonalityRatio(turned(vh[i]!), eps) })
          findings.push(holds('values fall', falls(s[i]!, 0)))
          findings.push({ what: 'values without vectors', ratio: distanceRatio(s[i]!, alone[i]!, sizeOfMatrix(a), eps) })
          findings.push(holds('no failure', failed[i]![0] === 0))
        })
      }
      return findings
    },
  },
  schur: {
    domain: 'square',
    run: async (schur, x, on, eps) => {
      const n = x.shape.at(-1)!
      const found = schur(on.view, { wantVectors: true })
      const [t, z, failed] = [await on.matrices(found.t, n, n), await on.matrices(found.z, n, n), await on.numbers(found.failures, 1)]
      return x.matrices.flatMap((a, i) => [
        { what: '‖A − Z·T·Zᵀ‖', ratio: residualRatio(a, times(times(z[i]!, t[i]!), turned(z[i]!)), eps) },
        { what: '‖ZᵀZ − I‖', ratio: orthogonalityRatio(z[i]!, eps) },
        holds('T is quasi-triangular', isQuasiTriangular(t[i]!)),
        holds('no failure', failed[i]![0] === 0),
      ])
    },
  },
  eig: {
    domain: 'square',
    run: async (eig, x, on, eps) => {
      const n = x.shape.at(-1)!
      const found = eig(on.view, { right: true, left: true })
      const [re, im] = [await on.numbers(found.values.re, n), await on.numbers(found.values.im, n)]
      const parts = async (pair: { readonly re: object; readonly im: object } | undefined): Promise<readonly (readonly Matrix[])[]> => [
        await on.matrices(pair?.re, n, n),
        await on.matrices(pair?.im, n, n),
      ]
      const [right, left] = [await parts(found.right), await parts(found.left)]
      const failed = await on.numbers(found.failures, 1)
      return x.matrices.flatMap((a, i) => [
        { what: '‖A·V − V·Λ‖', ratio: eigenRatio(a, re[i]!, im[i]!, [right[0]![i]!, right[1]![i]!], eps) },
        // Wᴴ·A = Λ·Wᴴ is AᵀW = W·Λ̄.
        { what: '‖Wᴴ·A − Λ·Wᴴ‖', ratio: eigenRatio(turned(a), re[i]!, im[i]!.map((value) => -value), [left[0]![i]!, left[1]![i]!], eps) }, // prettier-ignore
        holds('no failure', failed[i]![0] === 0),
      ])
    },
  },
}

function distanceRatio(a: Float64Array, b: Float64Array, size: number, eps: number): number {
  const off = a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0)
  return off === 0 ? 0 : off / (a.length * eps * size)
}

function isQuasiTriangular({ n, x }: Matrix): boolean {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j + 1 < i; j++) if (x[i * n + j] !== 0) return false
    // No two blocks overlap.
    if (i > 1 && x[i * n + i - 1] !== 0 && x[(i - 1) * n + i - 2] !== 0) return false
  }
  return true
}

/** ‖A·V − V·Λ‖/(n·ε·‖A‖) for complex columns of length 1, and infinity for columns of another length. */
function eigenRatio(a: Matrix, re: Float64Array, im: Float64Array, [p, q]: readonly [Matrix, Matrix], eps: number): number {
  const [ap, aq] = [times(a, p), times(a, q)]
  const n = a.n
  const real = matrix(n, n, (i, j) => ap.x[i * n + j]! - (p.x[i * n + j]! * re[j]! - q.x[i * n + j]! * im[j]!))
  const imaginary = matrix(n, n, (i, j) => aq.x[i * n + j]! - (p.x[i * n + j]! * im[j]! + q.x[i * n + j]! * re[j]!))
  for (let j = 0; j < n; j++) {
    let length = 0
    for (let i = 0; i < n; i++) length += p.x[i * n + j]! ** 2 + q.x[i * n + j]! ** 2
    if (!(Math.abs(Math.sqrt(length) - 1) <= 30 * n * eps)) return Infinity
  }
  const off = Math.hypot(sizeOfMatrix(real), sizeOfMatrix(imaginary))
  return off === 0 ? 0 : off / (n * eps * sizeOfMatrix(a))
}
