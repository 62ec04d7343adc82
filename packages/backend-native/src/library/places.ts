import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Files that together have BLAS (with its C interface) and LAPACK; names without a folder are looked up by the system. */
export type Candidate = readonly string[]

/** What decides where a library is looked for. */
export interface Surroundings {
  /** As `process.platform`. */
  readonly platform: string
  /** As `process.arch`. */
  readonly arch: string
  /** As `process.env`. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Whether there is such a file. */
  readonly exists: (path: string) => boolean
}

/** This process. */
export function here(): Surroundings {
  return { platform: process.platform, arch: process.arch, env: process.env, exists: existsSync }
}

/** Folder names of Debian for `process.arch`. */
const TRIPLETS: Readonly<Record<string, string>> = {
  x64: 'x86_64-linux-gnu',
  arm64: 'aarch64-linux-gnu',
  arm: 'arm-linux-gnueabihf',
  ia32: 'i386-linux-gnu',
  ppc64: 'powerpc64le-linux-gnu',
  riscv64: 'riscv64-linux-gnu',
  loong64: 'loongarch64-linux-gnu',
}

/** Threaded builds before serial ones: Fedora has both in one folder. */
const LINUX_NAMES = ['libopenblasp.so.0', 'libopenblas.so.0', 'libopenblas.so', 'libopenblaso.so.0']

/**
 * Where libraries are looked for, in order. `ORTHO_OPENBLAS` (a path or a name) is the only place where it is set; the same
 * holds for `library`, which comes before it.
 */
export function candidates({ platform, arch, env, exists }: Surroundings, library?: string): Candidate[] {
  // An empty name is none.
  const named = library === undefined || library === '' ? env.ORTHO_OPENBLAS : library
  if (named !== undefined && named !== '') return [[named]]
  const present = (folders: readonly string[], names: readonly string[]): Candidate[] =>
    folders.flatMap((folder) =>
      names
        .map((name) => join(folder, name))
        .filter((path) => exists(path))
        .map((path) => [path]),
    )
  const conda = env.CONDA_PREFIX === undefined ? [] : [env.CONDA_PREFIX]
  if (platform === 'darwin') {
    const folders = ['/opt/homebrew/opt/openblas/lib', '/usr/local/opt/openblas/lib', ...conda.map((path) => join(path, 'lib'))]
    // Not on disk since macOS 11, but the loader knows it.
    const accelerate = '/System/Library/Frameworks/Accelerate.framework/Accelerate'
    return [[accelerate], ...present(folders, ['libopenblas.dylib', 'libopenblas.0.dylib']), ['libopenblas.dylib']]
  }
  if (platform === 'win32') {
    const folders = ['C:\\msys64\\ucrt64\\bin', 'C:\\msys64\\mingw64\\bin', ...conda.map((path) => join(path, 'Library', 'bin'))]
    const names = ['libopenblas.dll', 'openblas.dll']
    return [...present(folders, names), ...names.map((name) => [name])]
  }
  const debian = `/usr/lib/${TRIPLETS[arch] ?? arch}`
  const builds = ['pthread', 'openmp', 'serial'].map((build) => join(debian, `openblas-${build}`))
  const folders = [
    ...conda.map((path) => join(path, 'lib')),
    ...builds,
    debian,
    '/usr/lib64',
    '/usr/lib',
    '/usr/local/lib',
    '/opt/OpenBLAS/lib',
  ]
  return [
    ...present(folders, LINUX_NAMES),
    ...LINUX_NAMES.map((name) => [name]),
    ['libblas.so.3', 'liblapack.so.3'],
    ['libcblas.so.3', 'libblas.so.3', 'liblapack.so.3'],
  ]
}
