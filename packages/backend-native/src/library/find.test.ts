import { BackendError, type View } from '@ortho/core'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nativeBackend, sessionOf } from '../backend.ts'
import { withLibrary } from '../fixtures/library.ts'
import { findNativeLibrary, requireLibrary } from './find.ts'

/** A library that every process of the system has, which is no BLAS. */
const FOREIGN = { linux: 'libm.so.6', darwin: '/usr/lib/libSystem.B.dylib', win32: 'kernel32.dll' }

describe('a library that cannot be used', () => {
  test('is undefined when asked for, and when needed an error that says which file, why, and what to do', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ortho-native-'))
    const empty = join(folder, 'libempty.so')
    writeFileSync(empty, '')
    try {
      for (const library of ['/nowhere/libopenblas.so', empty, folder, new URL(import.meta.url).pathname, process.execPath]) {
        expect(findNativeLibrary({ library })).toBeUndefined()
        expect(() => nativeBackend({ library })).toThrow(BackendError)
        const { message } = thrownBy(() => nativeBackend({ library }))
        expect(message).toContain(`got ${library} (`)
        expect(message).toContain('leave `library` out')
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test.runIf(process.platform in FOREIGN)('has other symbols', () => {
    const library = FOREIGN[process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux']
    expect(findNativeLibrary({ library })).toBeUndefined()
    expect(() => nativeBackend({ library })).toThrow(`${library} (it is no BLAS with C interface (no symbol cblas_dgemm))`)
  })

  test('is looked for where ORTHO_OPENBLAS says, and only there', () => {
    const surroundings = { platform: 'linux', arch: 'x64', env: { ORTHO_OPENBLAS: '/nowhere/mine.so' }, exists: () => true }
    expect(() => requireLibrary({}, surroundings)).toThrow('got /nowhere/mine.so (')
    expect(() => requireLibrary({}, surroundings)).toThrow('unset ORTHO_OPENBLAS')
  })

  test('leaves a list of the usual places, and how to install one', () => {
    const nowhere = { platform: 'win32', arch: 'x64', env: {}, exists: () => false }
    expect(() => requireLibrary({}, nowhere)).toThrow('none in libopenblas.dll, openblas.dll. Put libopenblas.dll on the PATH')
  })
})

withLibrary(() => {
  test('one file under two names is one library, since it has one number of threads', () => {
    const found = requireLibrary()
    const name = basename(found.path)
    if (findNativeLibrary({ library: name }) === undefined) return
    expect(requireLibrary({ library: name }) === found || requireLibrary({ library: name }).address !== found.address).toBe(true)
  })

  test('matrices that 32-bit integers cannot count are refused before any memory is taken', () => {
    const { library } = sessionOf(nativeBackend())!
    if (library.wide) return
    const size = 50_000
    const huge: View = { storage: new Float64Array(1), dtype: 'float64', shape: [size, size], strides: [0, 0], offset: 0 }
    const { kernels } = nativeBackend()
    const calls: (() => unknown)[] = [
      () => kernels.matmul(huge, huge),
      () => kernels.gram!(huge),
      () => kernels.qr!(huge, { wantQ: true, complete: false }),
      () => kernels.pivotedQr!(huge, { complete: false }),
      () => kernels.lu!(huge),
      () => kernels.luSolver!(huge),
      () => kernels.cholesky!(huge),
      () => kernels.svd!(huge, { vectors: 'thin' }),
      () => kernels.eigh!(huge, { wantVectors: true }),
      () => kernels.schur!(huge, { wantVectors: true }),
      () => kernels.eig!(huge, { right: true, left: false }),
    ]
    const before = process.memoryUsage().arrayBuffers
    for (const call of calls) expect(call).toThrow(/no index or workspace exceeds 2147483647, got matrices that need [0-9]{10}/)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e8)
  })
})

function thrownBy(run: () => unknown): Error {
  try {
    run()
  } catch (error) {
    if (error instanceof Error) return error
  }
  throw new TypeError('nothing was thrown')
}
