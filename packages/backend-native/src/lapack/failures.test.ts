import {
  type Backend,
  BackendError,
  ConvergenceError,
  SingularMatrixError,
  type Tensor,
  cpuBackend,
  key,
  randn,
  tensor,
  withBackend,
} from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { eigAsync, eighAsync, schurAsync, svdAsync } from '../async/spectra.ts'
import { choleskyAsync } from '../async/factorizations.ts'
import { solveAsync } from '../async/products.ts'
import { backendOn, nativeBackend, sessionOf } from '../backend.ts'
import { floatsOf } from '../fixtures/matrices.ts'
import { withLibrary } from '../fixtures/library.ts'
import type { Argument, NativeFunction } from '../library/ffi.ts'
import type { NativeLibrary } from '../library/library.ts'
import { type LapackName, lapackSignatures } from '../library/signatures.ts'

type Codes = { readonly [name in LapackName]?: number }

/** A backend on the library whose routines say that they failed. */
function failing(codes: Codes): Backend {
  const { library, ...session } = sessionOf(nativeBackend({ threads: 1 }))!
  const lapack: NativeLibrary['lapack'] = (dtype, name) => {
    const real = library.lapack(dtype, name)
    const code = codes[name]
    return code === undefined ? real : reporting(real, code, lapackSignatures[name][0])
  }
  return backendOn({ ...session, library: { ...library, lapack } })
}

function reporting(real: NativeFunction, code: number, characters: number): NativeFunction {
  const report = (args: readonly unknown[]): void => {
    const info = args.at(-1 - characters)
    if (info instanceof Int32Array) info.fill(code < 0 ? -1 : 0).set([code])
  }
  const run = (...args: readonly Argument[]): void => {
    real(...args)
    report(args)
  }
  const later: NativeFunction['async'] = (...args) => {
    const done = args.at(-1)
    real.async(...args.slice(0, -1), (error, result) => {
      report(args.slice(0, -1))
      if (typeof done === 'function') done(error, result)
    })
  }
  return Object.assign(run, { async: later })
}

withLibrary(() => {
  describe('a routine that fails', () => {
    const on = (backend: Backend): Tensor =>
      withBackend(backend, () => tensor(randn(key(1), [5, 5], { backend: 'cpu' }).dataSync(), { shape: [5, 5] }))

    test('leaves its code in the failures', () => {
      const { kernels } = failing({ potrf: 3, getrf: 4, gees: 2, geev: 1, syevd: 5 })
      const a = randn(key(0), [5, 5], { backend: cpuBackend() })
      expect(kernels.cholesky!(a).failures).toEqual(Int32Array.of(3))
      expect(kernels.lu!(a).failures).toEqual(Int32Array.of(4))
      expect(kernels.luSolver!(a).failures).toEqual(Int32Array.of(4))
      expect(kernels.schur!(a, { wantVectors: true }).failures).toEqual(Int32Array.of(2))
      expect(kernels.eig!(a, { right: true, left: false }).failures).toEqual(Int32Array.of(1))
      expect(kernels.eigh!(a, { wantVectors: true }).failures).toEqual(Int32Array.of(5))
    })

    test('to divide and conquer is followed by the QR iteration', () => {
      const a = randn(key(0), [5, 5], { backend: cpuBackend() })
      const wanted = floatsOf(nativeBackend().kernels.svd!(a, { vectors: 'thin' }).s)
      const { s, failures } = failing({ gesdd: 2 }).kernels.svd!(a, { vectors: 'thin' })
      expect(failures).toEqual(Int32Array.of(0))
      floatsOf(s).forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 13))
      expect(failing({ gesdd: 2, gesvd: 3 }).kernels.svd!(a, { vectors: 'thin' }).failures).toEqual(Int32Array.of(3))
    })

    test('rejects asynchronous functions with the errors of their relatives', async () => {
      await expect(svdAsync(on(failing({ gesdd: 2, gesvd: 3 })))).rejects.toThrow(ConvergenceError)
      await expect(svdAsync(on(failing({ gesdd: 2, gesvd: 3 })))).rejects.toThrow('3 of 5 that did not')
      await expect(eighAsync(on(failing({ syevd: 1 })))).rejects.toThrow(ConvergenceError)
      await expect(eigAsync(on(failing({ geev: 1 })))).rejects.toThrow(ConvergenceError)
      await expect(schurAsync(on(failing({ gees: 1 })))).rejects.toThrow(ConvergenceError)
      await expect(choleskyAsync(on(failing({ potrf: 2 })))).rejects.toThrow(SingularMatrixError)
      const square = on(failing({ getrf: 4 }))
      await expect(solveAsync(square, square)).rejects.toThrow('a zero pivot in step 4 of 5')
    })

    test('because of an argument is an error that names it', async () => {
      const a = randn(key(0), [5, 5], { backend: cpuBackend() })
      expect(() => failing({ getrf: -4 }).kernels.lu!(a)).toThrow(BackendError)
      expect(() => failing({ getrf: -4 }).kernels.lu!(a)).toThrow('dgetrf must be called with a legal argument 4')
      await expect(svdAsync(on(failing({ gesdd: -2 })))).rejects.toThrow(BackendError)
    })
  })
})
