export {
  type NewtonSchulzFamily,
  type NewtonSchulzSequence,
  type NewtonSchulzStep,
  newtonSchulzFamilies,
} from './methods/orthogonal/coefficients.ts'
export {
  type NewtonSchulzNormalizer,
  type NewtonSchulzOptions,
  newtonSchulz,
  newtonSchulzEntry,
} from './methods/orthogonal/newton-schulz.ts'
export { type JacobiSvd, type JacobiSvdOptions, jacobiSvd, jacobiSvdEntry, singularValues } from './methods/singular/jacobi-svd.ts'

export { type CholeskyOptions, cholesky } from './factorizations/cholesky.ts'
export { type Ldl, ldl } from './factorizations/ldl.ts'
export { type Lq, type LqOptions, lq } from './factorizations/lq.ts'
export { type Lu, lu } from './factorizations/lu.ts'
export { type PivotedQr, type PivotedQrOptions, pivotedQr } from './factorizations/pivoted-qr.ts'
export { type Qr, type QrMethod, type QrOptions, type QrTriangle, qr } from './factorizations/qr.ts'

export { type CholeskySolveOptions, choleskySolve } from './solving/cholesky-solve.ts'
export { type CondOptions, cond } from './solving/cond.ts'
export { condest } from './solving/condest.ts'
export { det } from './solving/det.ts'
export { type LstsqOptions, type LstsqResult, lstsq } from './solving/lstsq.ts'
export { type MatrixRankOptions, matrixRank } from './solving/matrix-rank.ts'
export {
  type MatrixNormOptions,
  type MatrixNormOrder,
  type NormOptions,
  type VectorNormOptions,
  type VectorNormOrder,
  matrixNorm,
  norm,
  vectorNorm,
} from './solving/norm.ts'
export { type SubspaceOptions, nullSpace, orth } from './solving/null-space.ts'
export { type PinvOptions, pinv } from './solving/pinv.ts'
export { type RankOptions } from './solving/rank.ts'
export { type RefineOptions, type RefinedSolution, refine } from './solving/refine.ts'
export { type Slogdet, slogdet } from './solving/slogdet.ts'
export { type SolveTriangularOptions, solveTriangular } from './solving/solve-triangular.ts'
export { inv } from './solving/inv.ts'
export { type SolveOptions, solve } from './solving/solve.ts'

export { type Eig, type EigOptions, type EigWithoutRight, type EigvalsOptions, eig, eigvals } from './eigen/eig.ts'
export type { GeneralizedEig } from './eigen/eig-generalized.ts'
export { type Eigh, type EighOptions, type EighValues, type EigvalshOptions, eigh, eigvalsh } from './eigen/eigh.ts'
export { type Hessenberg, hessenberg } from './eigen/hessenberg.ts'
export { type Qz, qz } from './eigen/qz.ts'
export { type EigenvalueSelection, type ReorderedSchur, reorderSchur } from './eigen/reorder.ts'
export { type Schur, schur } from './eigen/schur.ts'

export { type Bidiagonalization, bidiagonalize } from './singular/bidiagonalize.ts'
export { type Csd, type CsdOptions, csd } from './singular/csd.ts'
export { type Gsvd, type GsvdOptions, gsvd } from './singular/gsvd.ts'
export { type Svd, type SvdOptions, svd, svdvals } from './singular/svd.ts'
export type { Iterated } from './dense/ordered.ts'
export { type Polar, type PolarMethod, type PolarOptions, polar } from './orthogonal/polar.ts'
export { type OrthogonalProcrustes, type OrthogonalProcrustesOptions, orthogonalProcrustes } from './orthogonal/procrustes.ts'
export { type SubspaceAnglesOptions, subspaceAngles } from './orthogonal/subspace-angles.ts'
export {
  type Certificate,
  type ComplexTensor,
  type Factors,
  type MiddleFactors,
  type PolarFactors,
  type SimilarityFactors,
  type SingularFactors,
  type SpectralFactors,
  type TriangularFactors,
  certify,
} from './certificate.ts'

export { adjoint, compose, scaleOperator, sumOperators } from './operators/combine.ts'
export { type CosineOptions, type TransformType, dct, dst, idct, idst } from './operators/cosine.ts'
export { type CosineOperatorOptions, dctOperator, dstOperator } from './operators/cosine-operators.ts'
export { asOperator, denseOperator, diagonalOperator, identityOperator } from './operators/dense.ts'
export { circulantOperator, toeplitzOperator } from './operators/fourier.ts'
export { type HadamardOperatorOptions, type HadamardOptions, hadamardOperator, hadamardTransform } from './operators/hadamard.ts'
export { blockDiagonalOperator, kroneckerOperator, kroneckerSumOperator } from './operators/kronecker.ts'
export { type LowRankUpdate, lowRankUpdateOperator } from './operators/low-rank-update.ts'
export {
  type LinearOperator,
  type LinearOperatorParts,
  type OperatorLike,
  type PlaceOfOperator,
  linearOperator,
} from './operators/operator.ts'
export { permutationOperator } from './operators/permutation.ts'
export { givensOperator, householderOperator } from './operators/reflections.ts'
export { type ButterflyOptions, butterflyOperator, monarchOperator } from './operators/butterfly.ts'

export { bicgstab } from './krylov/bicgstab.ts'
export { cg } from './krylov/cg.ts'
export { type EigenvaluesWanted, type EigshOptions, type EigshResult, eigsh } from './krylov/eigsh.ts'
export { type GmresOptions, fgmres, gmres } from './krylov/gmres.ts'
export type { KrylovOptions, KrylovResult, KrylovStatus, KrylovStep, OnFailure } from './krylov/iteration.ts'
export type { LeastSquaresOptions, LeastSquaresResult } from './krylov/least-squares.ts'
export { type LobpcgOptions, type LobpcgResult, type LobpcgStep, lobpcg } from './krylov/lobpcg.ts'
export { lsmr } from './krylov/lsmr.ts'
export { lsqr } from './krylov/lsqr.ts'
export { type MinresOptions, minres } from './krylov/minres.ts'
export { type SvdsOptions, type SvdsResult, svds } from './krylov/svds.ts'
export type { MatrixLike, Multiplies } from './krylov/system.ts'

export {
  type SparseAddOptions,
  type SparseNormOrder,
  type SparseScales,
  sparseAdd,
  sparseKron,
  sparseMultiply,
  sparseNorm,
  sparseScale,
} from './sparse/arithmetic.ts'
export {
  type CooParts,
  type CscParts,
  type CsrParts,
  type FromDenseOptions,
  type SparseValues,
  fromCoo,
  fromCsc,
  fromCsr,
  fromDense,
} from './sparse/build.ts'
export { type CholeskyAnalysis, type SparseOrderingOptions, analyzeCholesky } from './sparse/cholesky-analysis.ts'
export {
  type Coo,
  type Csc,
  type SparsePermuteOptions,
  type SparseSliceOptions,
  sparseDiagonal,
  sparsePermute,
  sparseRows,
  sparseSlice,
  sparseTranspose,
  toCoo,
  toCsc,
} from './sparse/convert.ts'
export type { PermutedLower } from './sparse/elimination-tree.ts'
export { type Ic0Options, ic0, ilu0 } from './sparse/incomplete.ts'
export { type SparseMatrix, type SparsePattern } from './sparse/matrix.ts'
export {
  type MatrixMarket,
  type MatrixMarketArray,
  type MatrixMarketCoordinate,
  type MatrixMarketField,
  type MatrixMarketHeader,
  type MatrixMarketReadOptions,
  type MatrixMarketSymmetry,
  parseMatrixMarket,
} from './sparse/matrix-market.ts'
export { type MatrixMarketWriteOptions, formatMatrixMarket } from './sparse/matrix-market-write.ts'
export type { LuAnalysis, LuOrderingLike, LuOrderingOptions } from './sparse/lu-analysis.ts'
export type { LuFronts } from './sparse/lu-multifrontal.ts'
export { type OrderingLike, type SparseOrdering, amdOrdering, bandwidth, columnOrdering, rcmOrdering } from './sparse/ordering.ts'
export { type SsorOptions, jacobi, ssor } from './sparse/preconditioners.ts'
export { type SparseProductOptions, sparseProduct } from './sparse/product.ts'
export { type SparseCholesky, type SparseCholeskyOptions, sparseCholesky } from './sparse/sparse-cholesky.ts'
export { type SparseLu, type SparseLuOptions, analyzeLu, sparseLu } from './sparse/sparse-lu.ts'
export { type SparseDTypeOptions, type SparseDiagonal, sparseDiagonals, sparseEye } from './sparse/special.ts'
export { type SpsolveOptions, sparseSolve, spsolve } from './sparse/spsolve.ts'
export type { Supernode } from './sparse/supernodes.ts'

export { type ExpmFrechet, expm, expmFrechet } from './functions/expm.ts'
export { funm } from './functions/funm.ts'
export { type InversePthRootOptions, inversePthRoot } from './functions/inverse-pth-root.ts'
export { logm } from './functions/logm.ts'
export type { AnalyticFunction, ComplexNumber } from './functions/kernels/parlett.ts'
export { powm } from './functions/powm.ts'
export { signm } from './functions/signm.ts'
export { type PrincipalOptions, sqrtm } from './functions/sqrtm.ts'
export type { SymmetricOptions } from './functions/symmetric-function.ts'
export { cosm, sinm } from './functions/trigonometric.ts'

export { type SolveSymmetricBandedOptions, solveBanded, solveSymmetricBanded, solveTridiagonal } from './equations/banded.ts'
export { solveCirculant } from './equations/circulant.ts'
export { solveDiscreteRiccati, solveRiccati } from './equations/riccati.ts'
export { circulant, hankel, toeplitz } from './matrices/structured.ts'
export { solveDiscreteLyapunov, solveLyapunov, solveSylvester } from './equations/sylvester.ts'
export { type SolveToeplitzOptions, solveToeplitz } from './equations/toeplitz.ts'

export {
  type Cur,
  type InterpolativeDecomposition,
  type InterpolativeOptions,
  cur,
  interpolativeDecomposition,
} from './randomized/interpolative.ts'
export { type LanczosQuadratureOptions, logDetEstimate, traceOfFunction } from './randomized/log-det.ts'
export { nystrom } from './randomized/nystrom.ts'
export type { RandomizedOptions, SketchKind } from './randomized/range-finder.ts'
export { type SketchOptions, countSketch, gaussianSketch, sparseSignSketch, srhtSketch } from './randomized/sketch.ts'
export { type RandomizedEigh, type RandomizedSvd, randomizedEigh, randomizedSvd, rangeFinder, singlePassSvd } from './randomized/svd.ts'
export { type TraceEstimate, type TraceOptions, hutchPlusPlus, hutchinson, xTrace } from './randomized/trace.ts'

export { type Cp, type CpAlsOptions, cpAls, fromCp } from './tensors/cp.ts'
export { type TSvd, tProduct, tSvd, tTranspose } from './tensors/t-svd.ts'
export { type TensorTrain, type TensorTrainOptions, fromTensorTrain, tensorTrain } from './tensors/tensor-train.ts'
export { type Tucker, type TuckerOptions, fromTucker, hosvd, tucker } from './tensors/tucker.ts'
export { fold, khatriRao, modeProduct, unfold } from './tensors/unfold.ts'

export { type MlMatrixLike, fromMlMatrix, toMlMatrix } from './ml-matrix.ts'

export { kron, kronSum } from './products/kron.ts'
export { cross } from './products/cross.ts'
export { multiDot } from './products/multi-dot.ts'
export { tensorInv, tensorSolve, tensordot } from './products/tensordot.ts'

export { hadamard, helmert, hilbert, invHilbert, pascal } from './matrices/classic.ts'
export { type VanderOptions, blockDiagonal, companion, fiedler, leslie, vander } from './matrices/from-vectors.ts'
export { type RandomOrthogonalOptions, randomOrthogonal } from './matrices/random.ts'

export { type EchelonOptions, type ReducedEchelon, reducedEchelon } from './echelon/reduced-echelon.ts'
export { rowDependencies } from './echelon/row-dependencies.ts'

export { type CorrelationOptions, type CovarianceOptions, correlation, covariance } from './statistics/covariance.ts'
export { type PartialLeastSquares, type PartialLeastSquaresOptions, partialLeastSquares } from './statistics/partial-least-squares.ts'
