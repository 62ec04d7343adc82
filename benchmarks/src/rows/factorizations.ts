import { type Tensor, abs, diagonal, sort, sqrt, add, square, ones, tensor } from '@ortho/core'
import { cholesky, eig, eigh, lu, qr, solve, svd } from '@ortho/linalg'
import type { Case, Contender, Floor, Row } from '../case.ts'
import { gaussian } from '../operands.ts'
import { OURS } from '../ours.ts'
import { mlMatrixDecomposition } from '../peers/ml-matrix-linalg.ts'
import { type NumpyTask, numpy } from '../peers/numpy.ts'

type Task = Exclude<NumpyTask, 'polar'>

/** What must be reached against ml-matrix and NumPy. */
const FLOORS: { readonly [task in Task]: { readonly mlMatrix: number; readonly numpy?: number } } = {
  qr: { mlMatrix: 8, numpy: 0.3 },
  lu: { mlMatrix: 8, numpy: 0.3 },
  cholesky: { mlMatrix: 8, numpy: 0.3 },
  solve: { mlMatrix: 8, numpy: 0.3 },
  svd: { mlMatrix: 8, numpy: 0.25 },
  eigh: { mlMatrix: 8, numpy: 0.2 },
  eig: { mlMatrix: 3 },
}

/** Sizes; times that a call repeats the work; whether ml-matrix takes part, which needs half a minute for the largest. */
const SIZES = [
  { n: 256, repeat: 4, peer: true },
  { n: 512, repeat: 1, peer: true },
  { n: 1024, repeat: 1, peer: false },
]

/** Dense float64 factorizations with all factors. */
export const factorizations: Row = { id: 'factorizations', title: 'Dense factorizations in float64', cases }

function* cases(): Iterable<Case> {
  for (const task of ['qr', 'lu', 'cholesky', 'solve', 'svd', 'eigh', 'eig'] as const) {
    for (const { n, repeat, peer } of SIZES) yield factorization(task, n, repeat, peer)
  }
}

function factorization(task: Task, n: number, repeat: number, peer: boolean): Case {
  const elements = operand(task, n)
  const ours = oursFactorization(task, n, elements, repeat)
  const floors: Floor[] = peer ? [{ kind: 'ratio', of: OURS, against: 'ml-matrix', atLeast: FLOORS[task].mlMatrix }] : []
  const floor = FLOORS[task].numpy
  if (floor !== undefined) floors.push({ kind: 'ratio', of: OURS, against: 'NumPy', atLeast: floor })
  return {
    name: `${task}, ${n} × ${n}`,
    reference: ours.result,
    // Of the size of the numbers that are compared; the tests check residuals to a few units of rounding.
    tolerance: { absolute: 1e-8 * n, relative: 1e-6 },
    contenders: [
      ours,
      ...(peer ? [mlMatrixDecomposition(task, n, elements, repeat)] : []),
      numpy({ task, a: elements, shape: [n, n], calls: 1, repeat }),
    ],
    floors,
  }
}

/** Gaussian; symmetric, and positive definite, where that is asked for. */
function operand(task: Task, n: number): Float64Array {
  const elements = gaussian(1, n * n, 'float64')
  if (task !== 'eigh' && task !== 'cholesky') return elements
  const shift = task === 'cholesky' ? 4 * Math.sqrt(n) : 0
  return elements.map((value, p) => {
    const [i, j] = [Math.floor(p / n), p % n]
    return (value + (elements[j * n + i] ?? NaN)) / 2 + (i === j ? shift : 0)
  })
}

function oursFactorization(task: Task, n: number, elements: Float64Array, repeat: number): Contender {
  const a = tensor(elements, { shape: [n, n] })
  const b = ones([n, 1])
  // What is compared, from all that was computed.
  const work: { readonly [task in Task]: () => Tensor } = {
    qr: () => abs(diagonal(qr(a).r)),
    lu: () => diagonal(lu(a).u),
    cholesky: () => cholesky(a),
    solve: () => solve(a, b),
    svd: () => svd(a).s,
    eigh: () => eigh(a).values,
    eig: () => {
      const { re, im } = eig(a).values
      return sort(sqrt(add(square(re), square(im))))
    },
  }
  const call = (): void => {
    for (let i = 0; i < repeat; i++) work[task]()
  }
  return { name: OURS, calls: 1, call, result: () => work[task]().dataSync() }
}
