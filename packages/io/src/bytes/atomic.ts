import type { FileHandle } from 'node:fs/promises'
import type { ByteSink } from './sink.ts'
import { nodeFiles, systemCode } from './node.ts'

// Small writes are gathered up to this many bytes: tensors of a few bytes would cost a system call each.
const GATHER = 65_536

/**
 * Writes a file so that `path` either keeps its old content or has all of the new one, even when the process
 * or the machine dies: the bytes go to a temporary file in the same folder, are flushed to disk, and the file is
 * renamed. On failure the temporary file is removed and the error of `fill` or of the file system is thrown on.
 *
 * @param path - File to make or replace; its folder must exist. A symbolic link is replaced, not followed.
 * @param fill - Writes the content; the file appears when its promise resolves.
 * @throws BackendError outside Node; system errors (`ENOSPC`, `EACCES`, …) as Node reports them.
 *
 * @example
 * ```ts
 * await writeAtomically('report.txt', (sink) => sink.write(new TextEncoder().encode('done')))
 * ```
 */
export async function writeAtomically(path: string, fill: (sink: ByteSink) => void | Promise<void>): Promise<void> {
  const { fs, path: paths } = nodeFiles(path)
  const folder = paths.dirname(path)
  const { file, temporary } = await createBeside(paths.join(folder, paths.basename(path)))
  try {
    try {
      const sink = new FileSink(file)
      await fill(sink)
      await sink.flush()
      await file.sync()
    } finally {
      await file.close()
    }
    await fs.rename(temporary, path)
  } catch (error) {
    await fs.rm(temporary, { force: true })
    throw error
  }
  await syncFolder(folder)
}

/** Writes to a path atomically, or into a sink. */
export function writeTo(target: string | ByteSink, fill: (sink: ByteSink) => Promise<void>): Promise<void> {
  return typeof target === 'string' ? writeAtomically(target, fill) : fill(target)
}

/** Buffers small writes; passes large ones through. */
class FileSink implements ByteSink {
  private readonly file: FileHandle
  private readonly buffer = new Uint8Array(GATHER)
  private used = 0

  constructor(file: FileHandle) {
    this.file = file
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (bytes.length > GATHER - this.used) await this.flush()
    if (bytes.length > GATHER) return writeAll(this.file, bytes)
    this.buffer.set(bytes, this.used)
    this.used += bytes.length
  }

  async flush(): Promise<void> {
    await writeAll(this.file, this.buffer.subarray(0, this.used))
    this.used = 0
  }
}

// One write of more than 2 GiB fails in Node.
const CHUNK = 268_435_456

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, Math.min(CHUNK, bytes.length - done))
    done += bytesWritten
  }
}

async function createBeside(path: string): Promise<{ file: FileHandle; temporary: string }> {
  const { fs } = nodeFiles(path)
  for (let attempt = 0; ; attempt++) {
    const temporary = `${path}.${process.pid}-${attempt}.tmp`
    try {
      return { file: await fs.open(temporary, 'wx'), temporary }
    } catch (error) {
      // Another writer of this process, or a dead one with the same id, holds the name: try the next.
      if (systemCode(error) !== 'EEXIST') throw error
    }
  }
}

/** Makes the rename itself durable, where the operating system lets folders be flushed (not on Windows). */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const { fs } = nodeFiles(folder)
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Some network file systems refuse to flush a folder; the file itself is on disk by now.
    if (systemCode(error) !== 'EINVAL' && systemCode(error) !== 'ENOTSUP') throw error
  } finally {
    await handle.close()
  }
}
