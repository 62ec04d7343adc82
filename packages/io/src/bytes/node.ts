import { BackendError } from '@ortho/core'

/**
 * The Node built-ins that file access needs, looked up when they are used: a static `import 'node:fs'` would
 * stop bundlers from building this package for browsers.
 */
export interface NodeFiles {
  readonly fs: typeof import('node:fs/promises')
  readonly path: typeof import('node:path')
}

/** Node's file and path modules. @throws BackendError where there is no Node, as in a browser. */
export function nodeFiles(where: string): NodeFiles {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') {
    throw new BackendError({
      where,
      expected: 'given a Blob or bytes where there is no file system',
      received: 'a path',
      hint: 'Paths work in Node 20.16 or later.',
    })
  }
  return { fs: process.getBuiltinModule('node:fs/promises'), path: process.getBuiltinModule('node:path') }
}

/** The `code` of a system error, such as `ENOENT`. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
