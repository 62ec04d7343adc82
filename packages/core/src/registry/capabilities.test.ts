import { expect, test } from 'vitest'
import { UnsupportedKernelError } from '../errors.ts'
import { missingKernels, requireKernels } from './capabilities.ts'
import type { Offers } from './capabilities.ts'

const method = { id: 'linalg/polar', needs: ['matmul', 'gram', 'fft'] }
const kernel = (): object => ({})

/** A table with kernels on its prototype. */
class Kernels {
  matmul = kernel
  gram(): object {
    return {}
  }
  fft(): object {
    return {}
  }
}
const inherited: Offers = { name: 'inherited', kernels: new Kernels() }
const small: Offers = { name: 'small', kernels: { gram: kernel } }

test('what is missing is the difference of the two sets, in the order of the needs', () => {
  expect(missingKernels(method, small)).toEqual(['matmul', 'fft'])
  expect(missingKernels(method, inherited)).toEqual([])
  expect(missingKernels({ id: 'a/b', needs: [] }, small)).toEqual([])
})

test('what every object has is no kernel', () => {
  expect(missingKernels({ id: 'a/b', needs: ['toString', 'constructor', '__proto__'] }, small)).toHaveLength(3)
})

test('the error names the kernels, the backend, and backends that have them', () => {
  expect(() => requireKernels(method, small, [small, inherited])).toThrow(UnsupportedKernelError)
  expect(() => requireKernels(method, small, [small, inherited])).toThrow(
    'linalg/polar must be run on a backend with matmul, fft, got small, which has not. These have: inherited. [ORTHO_KERNEL]',
  )
  expect(() => requireKernels(method, inherited)).not.toThrow()
})
