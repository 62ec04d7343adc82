import { type Backend, type KernelTable, type LuSolver, cpuBackend, portableBlas, routines } from '@ortho/core'
import { cholesky } from './lapack/cholesky.ts'
import { eig } from './lapack/eig.ts'
import { eigh } from './lapack/eigh.ts'
import { type Session, callNow, runNow } from './lapack/job.ts'
import { lu } from './lapack/lu.ts'
import { pivotedQr, qr } from './lapack/qr.ts'
import { schur } from './lapack/schur.ts'
import { factored, substituted } from './lapack/solve.ts'
import { svd } from './lapack/svd.ts'
import { type LibraryOptions, requireLibrary } from './library/find.ts'
import { threadCount } from './library/threads.ts'
import { gram } from './products/gram.ts'
import { planProduct } from './products/matmul.ts'
import { triangular } from './products/triangular.ts'
import { nativeWorkspace } from './products/workspace.ts'

/** How a native backend computes. */
export interface NativeOptions extends LibraryOptions {
  /**
   * Threads of a large call; small ones have one. `auto`: the processors, or what `OPENBLAS_NUM_THREADS` or `OMP_NUM_THREADS`
   * says. Default `auto`.
   */
  readonly threads?: 'auto' | number | undefined
}

/** Multiplications and additions from which the library is faster than WebAssembly: a product of order 13. */
const WORTHWHILE = 2048

let sessions: WeakMap<Backend, Session> | undefined
let shared: Session | undefined

/**
 * The CPU backend with the matrix products and factorizations of a native library: OpenBLAS, Accelerate, or another BLAS and
 * LAPACK. Tensors are the same typed arrays as on the CPU backend; what the library does not have runs as there.
 *
 * float32 is computed in single precision, which NumPy does not do: twice as fast. float64 and float32 results agree with those of
 * the CPU backend to rounding, signs of vectors aside. Small operations stay in JavaScript and WebAssembly.
 *
 * @throws BackendError where no library is found, saying where it was looked for; OptionError for other than 1, 2, … threads.
 * @example
 * ```ts no-run
 * useBackend(nativeBackend())
 * ```
 */
export function nativeBackend(options: NativeOptions = {}): Backend {
  return backendOn(newSession(options))
}

/** The session of tensors that are not on a native backend, made on first use. @throws BackendError where there is no library. */
export function defaultSession(): Session {
  shared ??= newSession({})
  return shared
}

function newSession(options: NativeOptions): Session {
  const library = requireLibrary(options)
  return { library, threads: threadCount(library, options.threads), worthwhile: WORTHWHILE, pool: [] }
}

/** The backend of a session. */
export function backendOn(session: Session): Backend {
  const cpu = cpuBackend()
  const backend: Backend = {
    ...cpu,
    name: 'native',
    kernels: nativeKernels(session, cpu),
    workspace: (dtype) => nativeWorkspace(session, dtype, cpu.workspace?.(dtype) ?? portableBlas(dtype)),
  }
  sessions ??= new WeakMap()
  sessions.set(backend, session)
  return backend
}

/** The library and threads of a backend made by {@link nativeBackend}; undefined for any other. */
export function sessionOf(backend: Backend): Session | undefined {
  return sessions?.get(backend)
}

function nativeKernels(session: Session, cpu: Backend): KernelTable {
  const host = cpu.kernels
  const rest = routines(cpu)
  return {
    ...host,
    matmul: (a, b, options) => {
      const plan = planProduct(session, host, a, b, options)
      if (plan === undefined) return host.matmul(a, b, options)
      for (const call of plan.calls) callNow(session, call)
      return plan.out
    },
    gram: (x) => gram(session, host, x) ?? rest.gram(x),
    triangularSolve: (t, b, options) => triangular(session, host, 'trsm', t, b, options) ?? rest.triangularSolve(t, b, options),
    triangularMatmul: (t, b, options) => triangular(session, host, 'trmm', t, b, options) ?? rest.triangularMatmul(t, b, options),
    cholesky: (a) => runNow(session, (room) => cholesky(room, a)),
    lu: (a) => runNow(session, (room) => lu(room, a)),
    luSolver: (a) => {
      const factors = runNow(session, (room) => factored(room, a))
      const solve: LuSolver['solve'] = (b, transposed) => runNow(session, (room) => substituted(room, factors, b, transposed))
      return { failures: factors.failures, solve }
    },
    qr: (a, options) => runNow(session, (room) => qr(room, a, options)),
    pivotedQr: (a, options) => runNow(session, (room) => pivotedQr(room, a, options)),
    eigh: (a, options) => runNow(session, (room) => eigh(room, a, options)),
    svd: (a, options) => runNow(session, (room) => svd(room, a, options)),
    schur: (a, options) => runNow(session, (room) => schur(room, a, options)),
    eig: (a, options) => runNow(session, (room) => eig(room, a, options)),
  }
}
