import { CholeskyDecomposition, EigenvalueDecomposition, LuDecomposition, Matrix, QrDecomposition, SVD, solve } from 'ml-matrix'
import type { Contender } from '../case.ts'
import type { DenseTask } from '../rows/dense-tasks.ts'

/** Name of the contender. */
export const ML_MATRIX = 'ml-matrix'

/** A decomposition of an n × n matrix by ml-matrix, with all its factors. */
export function mlMatrixDecomposition(task: DenseTask, n: number, elements: Float64Array, rounds?: number): Contender {
  const a = Matrix.from1DArray(n, n, elements)
  const b = Matrix.ones(n, 1)
  const work = (): ArrayLike<number> => {
    switch (task) {
      case 'qr': {
        const { orthogonalMatrix, upperTriangularMatrix } = new QrDecomposition(a)
        return upperTriangularMatrix.diagonal().map(Math.abs).slice(0, orthogonalMatrix.columns)
      }
      case 'lu': {
        const { lowerTriangularMatrix, upperTriangularMatrix } = new LuDecomposition(a)
        return upperTriangularMatrix.diagonal().slice(0, lowerTriangularMatrix.columns)
      }
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
  return { name: ML_MATRIX, calls: 1, call: work, result: work, rounds }
}
