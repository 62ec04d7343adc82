import { type Backend, type FloatDType, type Tensor, abs, add, diagonal, ones, sort, sqrt, square, tensor } from '@ortho/core'
import { cholesky, eig, eigh, lu, qr, solve, svd } from '@ortho/linalg'
import type { Contender } from '../case.ts'
import { gaussian } from '../operands.ts'
import { OURS } from '../ours.ts'
import type { NumpyTask } from '../peers/numpy.ts'

/** Dense factorizations that are measured. */
export type DenseTask = Exclude<NumpyTask, 'polar' | 'csr'>

/** One of them on a matrix of order n. */
export interface DenseWork {
  readonly task: DenseTask
  readonly n: number
  /** Gaussian; symmetric, and positive definite, where that is asked for. */
  readonly elements: Float64Array | Float32Array
  /** Calls per round. */
  readonly calls: number
}

/** The work of a task, the same numbers on every run. */
export function denseWork(task: DenseTask, n: number, dtype: FloatDType, calls: number): DenseWork {
  const elements = gaussian(1, n * n, dtype)
  if (task !== 'eigh' && task !== 'cholesky') return { task, n, elements, calls }
  const shift = task === 'cholesky' ? 4 * Math.sqrt(n) : 0
  const symmetric = elements.map((value, p) => {
    const [i, j] = [Math.floor(p / n), p % n]
    return (value + (elements[j * n + i] ?? NaN)) / 2 + (i === j ? shift : 0)
  })
  return { task, n, elements: symmetric, calls }
}

/** What is compared, from all that is computed. */
const compared: { readonly [task in DenseTask]: (a: Tensor, b: Tensor) => Tensor } = {
  qr: (a) => abs(diagonal(qr(a).r)),
  lu: (a) => diagonal(lu(a).u),
  cholesky: (a) => cholesky(a),
  solve: (a, b) => solve(a, b),
  svd: (a) => svd(a).s,
  eigh: (a) => eigh(a).values,
  eig: (a) => {
    const { re, im } = eig(a).values
    return sort(sqrt(add(square(re), square(im))))
  },
}

/** The work by us. */
export function oursDense({ task, n, elements, calls }: DenseWork, backend?: Backend): Contender {
  const a = tensor(elements, { shape: [n, n], backend })
  const b = ones([n, 1], { dtype: a.dtype, backend })
  return { name: OURS, calls, call: () => compared[task](a, b), result: () => compared[task](a, b).dataSync() }
}
