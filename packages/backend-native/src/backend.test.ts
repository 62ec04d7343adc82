import { type Backend, BackendError, OptionError, cpuBackend, matmul, registerBackend, useBackend, withBackend } from '@ortho/core'
import { conformance } from '@ortho/testkit'
import { describeConformance, testCases } from '@ortho/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { backendOn, nativeBackend, sessionOf } from './backend.ts'
import { gaussian } from './fixtures/matrices.ts'
import { findNativeLibrary, requireLibrary } from './library/find.ts'

/** Kernels that call the library. */
const OWN = /^(matmul|gram|triangularSolve|triangularMatmul)\b/

if (findNativeLibrary() === undefined) {
  test('without a library the error says where it was looked for, and how to install one', () => {
    expect(() => nativeBackend()).toThrow(BackendError)
    expect(() => nativeBackend()).toThrow(/none in .*[Ll]ib|ORTHO_OPENBLAS|symbols/)
  })
} else {
  describeConformance(nativeBackend())

  describe('conformance of products that all go to the library', () => {
    testCases(conformance(eager()).filter(({ name }) => OWN.test(name)))
  })

  describe('nativeBackend', () => {
    test('is a CPU backend of another name, with factorizations', () => {
      const [native, cpu] = [nativeBackend(), cpuBackend()]
      expect([native.name, native.device, native.defaultDType]).toEqual(['native', 'cpu', cpu.defaultDType])
      expect([...native.dtypes]).toEqual([...cpu.dtypes])
      expect(Object.keys(native.kernels)).toEqual(
        expect.arrayContaining(['qr', 'lu', 'cholesky', 'svd', 'eigh', 'eig', 'schur', 'pivotedQr']),
      )
    })

    test('is found by name where it is registered', () => {
      registerBackend('native', nativeBackend)
      expect(withBackend('native', () => matmul([[1, 2]], [[3], [4]]).backend.name)).toBe('native')
      useBackend('native')
      useBackend('cpu')
    })

    test('multiplies large operands of any strides, added to others', () => {
      const native = nativeBackend({ threads: 2 })
      const [m, k, n] = [70, 65, 80]
      for (const dtype of ['float64', 'float32'] as const) {
        const [a, b, c] = [gaussian(1, [3, m, k], dtype), gaussian(2, [3, k, n], dtype), gaussian(3, [3, m, n], dtype)]
        const flipped = { ...viewOf(a), strides: [m * k, -k, -1], offset: a.size - 1 - 2 * m * k }
        const expected = cpuBackend({ mode: 'portable' }).kernels.matmul(flipped, b, { alpha: -2, beta: 0.5, c })
        const actual = native.kernels.matmul(flipped, b, { alpha: -2, beta: 0.5, c })
        expect(differ(actual, expected)).toBeLessThan(dtype === 'float64' ? 1e-12 : 1e-3)
      }
    })

    test('refuses other numbers of threads, and takes those that are too many', () => {
      for (const threads of [0, -1, 1.5, NaN]) expect(() => nativeBackend({ threads })).toThrow(OptionError)
      const { library, threads } = sessionOf(nativeBackend({ threads: 4096 }))!
      expect(threads(1e12)).toBe(library.processors)
      expect(threads(1e6)).toBe(1)
    })
  })
}

describe('a library that is not there', () => {
  test('is undefined when asked for, and an error when needed', () => {
    const library = '/nowhere/libopenblas.so'
    expect(findNativeLibrary({ library })).toBeUndefined()
    expect(() => nativeBackend({ library })).toThrow(BackendError)
    expect(() => nativeBackend({ library })).toThrow('/nowhere/libopenblas.so')
  })

  test('is looked for where ORTHO_OPENBLAS says, and only there', () => {
    const surroundings = { platform: 'linux', arch: 'x64', env: { ORTHO_OPENBLAS: '/nowhere/mine.so' }, exists: () => true }
    expect(() => requireLibrary({}, surroundings)).toThrow('none in /nowhere/mine.so')
    const usual = { ...surroundings, env: {}, platform: 'win32', exists: () => false }
    expect(() => requireLibrary({}, usual)).toThrow('Put libopenblas.dll on the PATH')
  })

  test('is no library where a file is none, or has other symbols', () => {
    expect(findNativeLibrary({ library: process.execPath })).toBeUndefined()
    expect(findNativeLibrary({ library: new URL(import.meta.url).pathname })).toBeUndefined()
  })
})

function eager(): Backend {
  const { library, threads } = sessionOf(nativeBackend())!
  return backendOn({ library, threads, worthwhile: 0, pool: [] })
}

type Strided = Parameters<Backend['kernels']['copy']>[0]

function viewOf({ storage, dtype, shape, strides, offset }: Strided): Strided {
  return { storage, dtype, shape, strides, offset }
}

function differ(a: object, b: object): number {
  if (!(ArrayBuffer.isView(a) && ArrayBuffer.isView(b))) return Infinity
  const [x, y] = [a as Float64Array, b as Float64Array]
  return x.reduce((worst, value, i) => Math.max(worst, Math.abs(value - y[i]!)), 0)
}
