import { FormatError } from '@ortho/core'
import { clip } from './show.ts'
import { nodeFiles, systemCode } from './node.ts'

/** Bytes that can be read at any position: a file, a Blob or an array. */
export interface ByteSource {
  /** Name for messages: the file name, or what the bytes are. */
  readonly name: string
  /** Length in bytes. */
  readonly size: number
  /**
   * Bytes `[begin, begin + length)` as a fresh array that starts at the beginning of its own buffer, so typed
   * arrays over it are always aligned and never share memory with the caller's bytes.
   *
   * @throws FormatError when the source has fewer bytes or cannot be read.
   */
  read(begin: number, length: number): Promise<Uint8Array<ArrayBuffer>>
  /** Releases the file. Reading afterwards fails. */
  close(): Promise<void>
}

/** What the readers accept: a path (Node), a `Blob` or `File`, or bytes. */
export type Source = string | Blob | Uint8Array | ArrayBuffer

/** Opens anything readable. A path must lead to a regular file. @throws FormatError when it cannot be opened. */
export async function openSource(source: Source): Promise<ByteSource> {
  if (typeof source === 'string') return openFile(source)
  if (source instanceof Blob) return blobSource(source)
  return bytesSource(source instanceof ArrayBuffer ? new Uint8Array(source) : source)
}

/** Runs `use` on the opened source and closes it, whatever happens. */
export async function withSource<T>(source: Source, use: (opened: ByteSource) => Promise<T>): Promise<T> {
  const opened = await openSource(source)
  try {
    return await use(opened)
  } finally {
    await opened.close()
  }
}

/** Bytes of an array, copied when they are read. */
export function bytesSource(bytes: Uint8Array, name = 'bytes'): ByteSource {
  return {
    name,
    size: bytes.length,
    read: async (begin, length) => {
      requireWithin(name, begin, length, bytes.length)
      const copy = allocate(name, length)
      copy.set(bytes.subarray(begin, begin + length))
      return copy
    },
    close: async () => {},
  }
}

/** Bytes of a Blob; a `File` lends its name to messages. */
export function blobSource(blob: Blob, name: string = 'name' in blob && typeof blob.name === 'string' ? blob.name : 'Blob'): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (begin, length) => {
      requireWithin(name, begin, length, blob.size)
      return new Uint8Array(await blob.slice(begin, begin + length).arrayBuffer())
    },
    close: async () => {},
  }
}

// One read of more than 2 GiB fails in Node.
const CHUNK = 268_435_456

async function openFile(path: string): Promise<ByteSource> {
  const { fs } = nodeFiles(path)
  const refuse = (error: unknown): Promise<never> => Promise.reject(unreadable(path, 'a readable file', error))
  // Look before opening: opening a pipe would wait for a writer for ever.
  const stat = await fs.stat(path).catch(refuse)
  if (!stat.isFile()) {
    throw new FormatError({ where: path, expected: 'a regular file', received: stat.isDirectory() ? 'a folder' : 'a device or pipe' })
  }
  const file = await fs.open(path, 'r').catch(refuse)
  const { size } = await file.stat()
  return {
    name: path,
    size,
    read: async (begin, length) => {
      requireWithin(path, begin, length, size)
      const bytes = allocate(path, length)
      for (let done = 0; done < length;) {
        const want = Math.min(CHUNK, length - done)
        const { bytesRead } = await file.read(bytes, done, want, begin + done).catch(refuse)
        if (bytesRead === 0) {
          throw new FormatError({
            where: path,
            expected: `${size} bytes long as when it was opened`,
            received: `its end at byte ${begin + done}`,
            hint: 'Something cut the file while it was read.',
          })
        }
        done += bytesRead
      }
      return bytes
    },
    close: () => file.close(),
  }
}

/** The error for a path that the file system does not give. */
export function unreadable(where: string, expected: string, error: unknown): FormatError {
  return new FormatError({ where, expected, received: describeSystemError(error) }, error)
}

function describeSystemError(error: unknown): string {
  const code = systemCode(error)
  if (code === 'ENOENT') return 'no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it'
  return clip(error instanceof Error ? error.message : String(error))
}

function requireWithin(where: string, begin: number, length: number, size: number): void {
  if (length < 0 || begin < 0 || begin + length > size) {
    throw new FormatError({
      where,
      expected: `at least ${begin + length} bytes long`,
      received: `${size} bytes`,
      hint: 'The file may be cut short; fetch it again.',
    })
  }
}

function allocate(where: string, length: number): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(length)
  } catch (error) {
    throw new FormatError(
      { where, expected: 'readable in parts that fit in memory', received: `a part of ${length} bytes`, hint: 'Read a byte range of it.' },
      error,
    )
  }
}
