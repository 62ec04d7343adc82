import { type Backend, OptionError, cpuBackend, matmul, registerBackend, useBackend, withBackend } from '@ortho/core'
import { conformance } from '@ortho/testkit'
import { describeConformance, testCases } from '@ortho/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { backendOn, nativeBackend, sessionOf } from './backend.ts'
import { withLibrary } from './fixtures/library.ts'
import { gaussian } from './fixtures/matrices.ts'

/** Kernels that call the library. */
const OWN = /^(matmul|gram|triangularSolve|triangularMatmul)\b/

withLibrary(() => {
  describeConformance(nativeBackend())

  describe.each([1, 2])('conformance of products that all go to the library, on %i threads', (threads) => {
    testCases(conformance(eager(threads)).filter(({ name }) => OWN.test(name)))
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
})

/** A backend whose products all go to the library, on so many threads. */
function eager(threads: number): Backend {
  const { library } = sessionOf(nativeBackend())!
  return backendOn({ library, threads: () => threads, worthwhile: 0, pool: [] })
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
