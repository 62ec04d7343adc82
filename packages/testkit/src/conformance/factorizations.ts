import { type Backend, type FactorizationKernels, epsilon } from '@ortho/core'
import { AssertionFailure } from '../assertion.ts'
import type { TestCase } from '../test-case.ts'
import { type FactorizationCheck, factorizationChecks } from './factorization-checks.ts'
import { held, matrixOperands } from './factorization-operands.ts'
import { floatDTypes } from './shapes.ts'

/** Bound of LAPACK's own tests for errors divided by size, ε and norm. */
const BOUND = 30

/** Tests of the factorizations that a backend brings itself. */
export function factorizationCases(backend: Backend): TestCase[] {
  const { dtypes, kernels } = backend
  const checks = factorizationChecks
  const lists = [
    casesOf('cholesky', kernels.cholesky, checks.cholesky),
    casesOf('lu', kernels.lu, checks.lu),
    casesOf('luSolver', kernels.luSolver, checks.luSolver),
    casesOf('qr', kernels.qr, checks.qr),
    casesOf('pivotedQr', kernels.pivotedQr, checks.pivotedQr),
    casesOf('eigh', kernels.eigh, checks.eigh),
    casesOf('svd', kernels.svd, checks.svd),
    casesOf('schur', kernels.schur, checks.schur),
    casesOf('eig', kernels.eig, checks.eig),
  ]
  return lists
    .flat()
    .filter(({ dtype }) => dtypes.has(dtype))
    .map(({ name, dtype, run }) => ({ name: `${name} ${dtype}: scaled residuals`, run: () => run(backend) }))
}

/** One kernel in one dtype. */
interface Case {
  readonly name: string
  readonly dtype: 'float32' | 'float64'
  readonly run: (backend: Backend) => Promise<void>
}

function casesOf<Name extends keyof FactorizationKernels>(
  name: Name,
  kernel: FactorizationKernels[Name] | undefined,
  check: FactorizationCheck<Name>,
): Case[] {
  if (kernel === undefined) return []
  return floatDTypes.map((dtype) => ({
    name,
    dtype,
    run: async (backend) => {
      for (const x of matrixOperands(dtype, check.domain)) {
        const on = held(backend, x)
        for (const { what, ratio } of await check.run(kernel, x, on, epsilon(dtype))) {
          if (ratio <= BOUND) continue
          const got = `expected ${what} to be at most ${BOUND} scaled units, got ${ratio.toPrecision(3)}`
          throw new AssertionFailure(`${got}, for ${name} of ${x.title}`)
        }
        on.release()
      }
    },
  }))
}
