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
export { type JacobiSvdOptions, type Svd, jacobiSvd, jacobiSvdEntry, singularValues } from './methods/singular/jacobi-svd.ts'

export { inv } from './solving/inv.ts'
export { solve } from './solving/solve.ts'
