import { BackendError, OptionError } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { requireCountable } from '../lapack/matrices.ts'
import { findNativeLibrary } from './find.ts'
import { type NativeLibrary, integer, integerAt, integers, missing } from './library.ts'
import { namings } from './naming.ts'
import { type Surroundings, candidates } from './places.ts'
import { enter, leave, threadCount, useThreads } from './threads.ts'

/** A library that only notes how many threads it was told to use. */
function noting(overrides: Partial<NativeLibrary> = {}): NativeLibrary & { readonly told: number[] } {
  const told: number[] = []
  return {
    path: 'noting',
    kind: 'openblas',
    version: '',
    maxThreads: 4,
    address: 1n,
    processors: 4,
    wide: false,
    concurrent: true,
    blas: () => undefined,
    lapack: () => {
      throw missing('noting', 'dgesdd_')
    },
    setThreads: (count) => void told.push(count),
    told,
    ...overrides,
  }
}

const linux: Surroundings = { platform: 'linux', arch: 'x64', env: {}, exists: () => false }

describe('candidates', () => {
  test('on Linux: files that are there, then names for the loader, then pairs', () => {
    const threaded = '/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0'
    const found = candidates({ ...linux, exists: (path) => path === threaded || path === '/usr/lib64/libopenblasp.so.0' })
    expect(found.slice(0, 3)).toEqual([[threaded], ['/usr/lib64/libopenblasp.so.0'], ['libopenblasp.so.0']])
    expect(found).toContainEqual(['libblas.so.3', 'liblapack.so.3'])
    expect(candidates({ ...linux, arch: 'arm64', exists: () => true })[0]).toEqual([
      '/usr/lib/aarch64-linux-gnu/openblas-pthread/libopenblasp.so.0',
    ])
  })

  test('on macOS Accelerate, then Homebrew; on Windows the PATH', () => {
    const mac = candidates({ ...linux, platform: 'darwin', exists: (path) => path.startsWith('/opt/homebrew') })
    expect(mac[0]).toEqual(['/System/Library/Frameworks/Accelerate.framework/Accelerate'])
    expect(mac[1]).toEqual(['/opt/homebrew/opt/openblas/lib/libopenblas.dylib'])
    expect(candidates({ ...linux, platform: 'win32' })).toEqual([['libopenblas.dll'], ['openblas.dll']])
  })

  test('a path that is given is the only one; then the environment', () => {
    expect(candidates({ ...linux, env: { ORTHO_OPENBLAS: 'a.so' } }, 'b.so')).toEqual([['b.so']])
    expect(candidates({ ...linux, env: { ORTHO_OPENBLAS: 'a.so' } })).toEqual([['a.so']])
    expect(candidates({ ...linux, env: { ORTHO_OPENBLAS: '' } })).toEqual(candidates(linux))
    const conda = candidates({ ...linux, env: { CONDA_PREFIX: '/conda' }, exists: (path) => path.startsWith('/conda') })
    expect(conda[0]).toEqual(['/conda/lib/libopenblasp.so.0'])
  })
})

test('symbols have the names of plain, 64-bit, SciPy and Accelerate builds', () => {
  expect(namings().map(({ fortran, c, wide }) => [fortran('dgesdd'), c('cblas_dgemm'), wide])).toEqual([
    ['dgesdd$NEWLAPACK', 'cblas_dgemm$NEWLAPACK', false],
    ['dgesdd_', 'cblas_dgemm', false],
    ['dgesdd_64_', 'cblas_dgemm64_', true],
    ['scipy_dgesdd_', 'scipy_cblas_dgemm', false],
    ['scipy_dgesdd_64_', 'scipy_cblas_dgemm64_', true],
  ])
})

describe('integers', () => {
  test('have the width of the library', () => {
    const [narrow, wide] = [noting(), noting({ wide: true })]
    expect([...integer(narrow, -1)]).toEqual([-1])
    expect([...integer(wide, -1)]).toEqual([-1, -1])
    expect([...integer(wide, 7)]).toEqual([7, 0])
    expect(integers(wide, 3)).toHaveLength(6)
    expect(integerAt(wide, Int32Array.of(5, 0, 6, 0), 1)).toBe(6)
    expect(integerAt(narrow, Int32Array.of(5, 0, 6, 0), 2)).toBe(6)
  })

  test('of 32 bits limit the size of what is computed', () => {
    expect(() => requireCountable({ library: noting() }, 'svd', 2 ** 31)).toThrow(BackendError)
    expect(() => requireCountable({ library: noting() }, 'svd', 2 ** 31)).toThrow('ILP64')
    requireCountable({ library: noting() }, 'svd', 2 ** 31 - 1)
    requireCountable({ library: noting({ wide: true }) }, 'svd', 2 ** 40)
  })
})

describe('threads', () => {
  test('one for little work, then as many as wanted and there', () => {
    const library = noting()
    expect([1e7, 1e9].map(threadCount(library))).toEqual([1, 4])
    expect([1e7, 1e9].map(threadCount(library, 2))).toEqual([1, 2])
    expect(threadCount(library, 99)(1e9)).toBe(4)
    expect(threadCount(noting({ maxThreads: 1 }))(1e9)).toBe(1)
    expect(() => threadCount(library, 0)).toThrow(OptionError)
  })

  test('are set before each call, since they belong to the process, which has workers', () => {
    const library = noting()
    for (const count of [1, 1, 4]) useThreads(library, count)
    expect(library.told).toEqual([1, 1, 4])
    useThreads(noting({ setThreads: undefined }), 2)
  })

  test('stay as they are while calls are under way, which share the processors', async () => {
    const library = noting()
    const log: string[] = []
    await enter(library, 2)
    await enter(library, 2)
    const third = enter(library, 2).then(() => log.push('third'))
    const other = enter(library, 1).then(() => log.push('other'))
    useThreads(library, 1)
    await Promise.resolve()
    expect([log, library.told]).toEqual([[], [2]])
    leave(library)
    await third
    expect(log).toEqual(['third'])
    leave(library)
    leave(library)
    await other
    expect([log, library.told]).toEqual([
      ['third', 'other'],
      [2, 1],
    ])
    leave(library)
  })
})

test('what was found says where it is and what it can do', () => {
  const found = findNativeLibrary()
  if (found === undefined) return
  expect(found.path).not.toBe('')
  expect(['openblas', 'accelerate', 'lapack']).toContain(found.kind)
  expect(found.maxThreads).toBeGreaterThanOrEqual(1)
  if (found.kind === 'openblas') expect(found.version).toContain('OpenBLAS')
})
