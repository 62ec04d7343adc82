import { BackendError, FormatError } from '@ortho/core'
import type { FileSet } from '@ortho/io'

/**
 * Node's file modules, looked up when they are used: a static `import 'node:fs'` would stop bundlers from building this
 * package for browsers.
 *
 * @throws BackendError where there is no Node.
 */
export function nodeFiles(where: string): { readonly fs: typeof import('node:fs/promises'); readonly path: typeof import('node:path') } {
  if (typeof process === 'undefined' || typeof process.getBuiltinModule !== 'function') {
    throw new BackendError({
      where,
      expected: 'used where there is a file system',
      received: 'a path',
      hint: 'Pass the files as blobs or bytes by name. Paths work in Node 20.16 or later.',
    })
  }
  return { fs: process.getBuiltinModule('node:fs/promises'), path: process.getBuiltinModule('node:path') }
}

// No honest configuration or tokenizer is larger.
const LARGEST = 1e8

/**
 * The text of a file of a folder; undefined when there is none of that name.
 *
 * @param folder - a path, or files by name.
 * @throws FormatError when it is not readable, too large, or not UTF-8.
 */
export async function readText(folder: string | FileSet, name: string): Promise<string | undefined> {
  const where = placeOf(folder, name)
  const bytes = typeof folder === 'string' ? await readPath(where) : await readMember(folder, name)
  if (bytes === undefined) return undefined
  if (bytes.length > LARGEST) throw new FormatError({ where, expected: `at most ${LARGEST} bytes`, received: String(bytes.length) })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw new FormatError({ where, expected: 'UTF-8 text', received: 'other bytes' }, error)
  }
}

/** Name of a file for messages. */
export function placeOf(folder: string | FileSet, name: string): string {
  return typeof folder === 'string' ? nodeFiles(folder).path.join(folder, name) : name
}

async function readPath(path: string): Promise<Uint8Array | undefined> {
  const { fs } = nodeFiles(path)
  try {
    const { size } = await fs.stat(path)
    if (size > LARGEST) throw new FormatError({ where: path, expected: `at most ${LARGEST} bytes`, received: String(size) })
    return await fs.readFile(path)
  } catch (error) {
    if (error instanceof FormatError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return undefined
    throw new FormatError(
      { where: path, expected: 'a readable file', received: error instanceof Error ? error.message : String(error) },
      error,
    )
  }
}

async function readMember(files: FileSet, name: string): Promise<Uint8Array | undefined> {
  const found = Object.hasOwn(files, name) ? files[name] : undefined
  return found instanceof Blob ? new Uint8Array(await found.arrayBuffer()) : found
}
