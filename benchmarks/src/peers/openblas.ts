import { existsSync } from 'node:fs'
import koffi from 'koffi'
import type { Absent, Contender } from '../case.ts'
import type { SquarePair } from '../operands.ts'

const NAME = 'OpenBLAS'

/** Where OpenBLAS is found, by the packages of Debian, Fedora, Arch and Homebrew. `ORTHO_OPENBLAS` comes first. */
const PLACES = [
  '/usr/lib/x86_64-linux-gnu/openblas-pthread/libopenblas.so.0',
  '/usr/lib/aarch64-linux-gnu/openblas-pthread/libopenblas.so.0',
  '/usr/lib/x86_64-linux-gnu/libopenblas.so.0',
  '/usr/lib64/libopenblas.so.0',
  '/usr/lib/libopenblas.so.0',
  '/opt/homebrew/opt/openblas/lib/libopenblas.dylib',
  '/usr/local/opt/openblas/lib/libopenblas.dylib',
]

/** CBLAS enumerators. */
const ROW_MAJOR = 101
const NO_TRANSPOSE = 111

/** float64 product by `cblas_dgemm` on one thread, into an array that is there already. */
export function openblas({ n, a, b }: SquarePair<Float64Array>, calls: number): Contender | Absent {
  const path = [process.env.ORTHO_OPENBLAS ?? '', ...PLACES].find((place) => existsSync(place))
  if (path === undefined)
    return { name: NAME, absent: 'no OpenBLAS library here (Debian: libopenblas0-pthread; or set ORTHO_OPENBLAS to its path)' }
  const library = koffi.load(path)
  library.func('void openblas_set_num_threads(int count)')(1)
  const dgemm = library.func(
    'void cblas_dgemm(int order, int transA, int transB, int m, int n, int k, double alpha, ' +
      'const double *a, int lda, const double *b, int ldb, double beta, double *c, int ldc)',
  )
  const c = new Float64Array(n * n)
  const call = (): void => {
    dgemm(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, n, n, n, 1, a, n, b, n, 0, c, n)
  }
  return {
    name: NAME,
    calls,
    call,
    result: () => {
      call()
      return c
    },
  }
}
