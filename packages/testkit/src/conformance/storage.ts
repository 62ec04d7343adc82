import { type Backend, type DType, add, matmul, mul, scope, sum, tensor, transpose } from '@ortho/core'
import { AssertionFailure } from '../assertion.ts'
import type { TestCase } from '../test-case.ts'
import { countStorages, requireReleased } from './count-storages.ts'
import { layoutNames, operand } from './operand.ts'
import { allDTypes, elementwiseShapes, viewShapes } from './shapes.ts'

/** Tests of a backend's memory: what goes up comes down, nothing is lost, and `range` reads it. */
export function storageCases(backend: Backend): TestCase[] {
  const dtypes = allDTypes.filter((dtype) => backend.dtypes.has(dtype))
  const cases: TestCase[] = dtypes.map((dtype) => ({ name: `storage ${dtype}: round trip`, run: () => roundTrip(backend, dtype) }))
  if (backend.kernels.range !== undefined && backend.dtypes.has('int32')) {
    cases.push({ name: 'range int32: smallest and largest', run: () => readRanges(backend) })
  }
  // On a CPU backend the garbage collector owns the storages.
  if (backend.device !== 'cpu') cases.push({ name: 'storage: everything is released, once', run: () => releaseEverything(backend) })
  return cases
}

async function roundTrip(backend: Backend, dtype: DType): Promise<void> {
  for (const shape of elementwiseShapes.flatMap(({ shapes }) => shapes)) {
    const { stored } = operand(dtype, shape)
    const storage = backend.upload(stored.slice(), dtype)
    const downloads = [await backend.download(storage), ...(backend.downloadSync === undefined ? [] : [backend.downloadSync(storage)])]
    await backend.synchronize()
    backend.release(storage)
    const lost = downloads.find((found) => found.length !== stored.length || found.some((v, i) => !Object.is(v, stored[i])))
    if (lost === undefined) continue
    throw new AssertionFailure(`expected the ${stored.length} ${dtype} elements that were uploaded, got ${lost.length} others`)
  }
}

async function readRanges(backend: Backend): Promise<void> {
  for (const shape of viewShapes) {
    for (const layout of layoutNames) {
      const x = operand('int32', shape, { min: -1000, max: 1000, layout })
      const storage = backend.upload(x.stored.slice(), 'int32')
      const found = backend.kernels.range?.({ ...x, storage })
      backend.release(storage)
      const expected = [Math.min(...x.data), Math.max(...x.data)]
      if (found !== undefined && found[0] === expected[0] && found[1] === expected[1]) continue
      throw new AssertionFailure(
        `expected the range [${expected.join(', ')}], got [${String(found)}], for int32 [${shape.join(', ')}] ${layout}`,
      )
    }
  }
}

/** A computation on views, shared storages and results that are dropped, in a scope: all of it must go. */
async function releaseEverything(backend: Backend): Promise<void> {
  const counted = countStorages(backend)
  const dtype = backend.defaultDType
  const result = scope(() => {
    const a = tensor(
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      { dtype, backend: counted.backend },
    )
    const b = matmul(a, transpose(a))
    return sum(mul(add(b, transpose(b)), b))
  })
  await result.data()
  result.dispose()
  requireReleased(counted)
}
