import { type Backend, type KernelTable, routines } from '@ortho/core'
import type { TestCase } from '../test-case.ts'
import { countStorages, requireReleased } from './count-storages.ts'
import { elementwiseGroups } from './elementwise.ts'
import { factorizationCases } from './factorizations.ts'
import { indexingGroups } from './indexing.ts'
import { movementGroups } from './movement.ts'
import { productGroups } from './products.ts'
import { randomCases } from './random.ts'
import { reductionGroups } from './reduction.ts'
import { rowGroups } from './rows.ts'
import { signalGroups } from './signal.ts'
import { storageCases } from './storage.ts'
import { type AllKernels, type Group, runTrial } from './trial.ts'

/** Options of {@link conformance}. */
export interface ConformanceOptions {
  /**
   * Multiplies the allowed error of a kernel, or of one operation of it: `{ 'unary sin': 64 }`. For devices whose functions are
   * coarser than four roundings; say so in the backend's README.
   */
  readonly slack?: Readonly<Record<string, number>>
}

/**
 * Every kernel of `backend`, its own or core's generic one, against plain double-precision references: for each dtype it has,
 * empty, scalar, odd and power-of-two-plus-or-minus-one sizes, transposed, sliced, reversed and repeated (stride 0) views, NaN
 * and infinities. Each call must return new, contiguous storage of the right length and leave its inputs alone.
 *
 * An element may differ from the reference by units·ε·scale, ε the dtype's epsilon, plus the smallest normal number (subnormal
 * results may be flushed to zero). `units` is the number of roundings of the kernel's worst ordering: 0 where the result is a
 * number of the dtype, 1 for `add`, `sub` and `mul`, 3 for a division or root, 4 to 16 for other functions, n for a sum of n terms, k + 3
 * for a product over k, 8·(1 + log₂ n) for a Fourier transform. `scale` is the size of what is rounded: the result, Σ|x| for a
 * sum, |A|·|B| for a product, |f| + |x·f′| for a function.
 *
 * Of factorizations that the backend brings itself, residuals, orthogonality and what else their contract promises are held
 * against LAPACK's bound for its own tests, over sizes, batches, layouts, deficient, zero, huge and tiny matrices.
 *
 * @returns tests named `kernel operation dtype: class`, for any runner; `, composed` follows where the kernel is core's generic one.
 * @example
 * ```ts
 * for (const { run } of conformance(getBackend('cpu'))) await run()
 * ```
 */
export function conformance(backend: Backend, { slack = {} }: ConformanceOptions = {}): TestCase[] {
  const cases: TestCase[] = []
  for (const group of groups()) {
    if (!group.dtypes.every((dtype) => backend.dtypes.has(dtype))) continue
    const factor = slack[group.kernel] ?? slack[group.kernel.split(' ', 1).join()] ?? 1
    const composed = composedKernel(backend, group.kernel) ? ', composed' : ''
    cases.push({ name: `${group.kernel} ${group.about}${composed}`, run: () => runGroup(backend, group, factor) })
  }
  return [...cases, ...factorizationCases(backend), ...storageCases(backend), ...randomCases(backend)]
}

/** Whether core makes a kernel of others, because the backend does not bring it. */
function composedKernel({ kernels }: Backend, name: string): boolean {
  return !(name.split(' ', 1).join() in kernels)
}

function* groups(): Generator<Group> {
  yield* movementGroups()
  yield* elementwiseGroups()
  yield* reductionGroups()
  yield* indexingGroups()
  yield* productGroups()
  yield* rowGroups()
  yield* signalGroups()
}

async function runGroup(backend: Backend, group: Group, slack: number): Promise<void> {
  // On a CPU backend the garbage collector owns the storages: there is nothing to count.
  const counted = backend.device === 'cpu' ? undefined : countStorages(backend)
  const used = counted?.backend ?? backend
  const kernels = allKernels(used)
  for (const trial of group.trials()) await runTrial(used, kernels, trial, slack)
  if (counted !== undefined) requireReleased(counted)
}

/** The backend's table with the routines it lacks. It inherits, because a table may be an instance of a class. */
function allKernels(backend: Backend): AllKernels {
  return Object.assign(Object.create(backend.kernels) as KernelTable, routines(backend))
}
