import { FormatError } from '@ortho/core'
import { clip } from '../bytes/show.ts'
import { nodeFiles } from '../bytes/node.ts'
import { blobSource, bytesSource, openSource, unreadable } from '../bytes/source.ts'
import type { ByteSource } from '../bytes/source.ts'

/** Files by name, as a browser gets them from a file picker or a drop. */
export type FileSet = Readonly<Record<string, Blob | Uint8Array>>

/** A place that holds the files of a checkpoint. */
export interface Folder {
  /** Name for messages. */
  readonly name: string
  /** Names of the files in it. */
  readonly files: ReadonlySet<string>
  /** Opens a file of the folder. @throws FormatError when it is missing or not readable. */
  open(file: string): Promise<ByteSource>
}

/** A folder on disk. @throws FormatError when it cannot be listed. */
export async function diskFolder(folder: string): Promise<Folder> {
  const { fs, path } = nodeFiles(folder)
  const files = await fs.readdir(folder).catch((error: unknown) => Promise.reject(unreadable(folder, 'a readable folder', error)))
  return { name: folder, files: new Set(files), open: (file) => openSource(path.join(folder, file)) }
}

/** Files in memory. */
export function fileSetFolder(files: FileSet): Folder {
  return {
    name: 'files',
    files: new Set(Object.keys(files)),
    open: async (file) => {
      const found = Object.hasOwn(files, file) ? files[file] : undefined
      if (found === undefined) throw new FormatError({ where: clip(file), expected: 'among the files', received: 'no such file' })
      return found instanceof Blob ? blobSource(found, file) : bytesSource(found, file)
    },
  }
}
