import { CholeskyDecomposition, EigenvalueDecomposition, LuDecomposition, Matrix, QrDecomposition, SVD, solve } from 'ml-matrix'
import type { Contender } from '../case.ts'
import type { NumpyTask } from './numpy.ts'

/** A decomposition of an n × n matrix by ml-matrix, with all its factors. */
export function mlMatrixDecomposition(task: Exclude<NumpyTask, 'polar'>, n: number, elements: Float64Array, repeat: number): Contender {
  const a = Matrix.from1DArray(n, n, elements)
  const b = Matrix.ones(n, 1)
  const work = (): ArrayLike<number> => {
    switch (task) {
      case 'qr': {
        const { orthogonalMatrix, upperTriangularMatrix } = new QrDecomposition(a)
        return upperTriangularMatrix.diagonal().map(Math.abs).slice(0, orthogonalMatrix.columns)
      }
      case 'lu':
        return new LuDecomposition(a).upperTriangularMatrix.diagonal()
      case 'cholesky':
        return new CholeskyDecomposition(a).lowerTriangularMatrix.to1DArray()
      case 'solve':
        return solve(a, b).to1DArray()
      case 'svd':
        return new SVD(a).diagonal
      case 'eigh':
        return new EigenvalueDecomposition(a, { assumeSymmetric: true }).realEigenvalues
      case 'eig': {
        const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(a)
        return realEigenvalues.map((re, i) => Math.hypot(re, imaginaryEigenvalues[i] ?? NaN)).sort((x, y) => x - y)
      }
    }
  }
  const call = (): void => {
    for (let i = 0; i < repeat; i++) work()
  }
  return { name: 'ml-matrix', calls: 1, call, result: work }
}
