import { createHash } from 'node:crypto'
import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A text before it is split. */
export interface Text {
  /** `embedded`, or the file's name. */
  readonly name: string
  /** Its bytes. */
  readonly bytes: Uint8Array
  /** Name, length and hash: the same for the same text. */
  readonly fingerprint: string
}

/** The text of a file, or without one the stories that come with this package. */
export async function readText(path: string | undefined): Promise<Text> {
  const bytes = path === undefined ? await embedded() : await readFile(path)
  const name = path === undefined ? 'the embedded stories' : basename(path)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return { name, bytes, fingerprint: `${name}, ${bytes.length} bytes, sha256 ${hash}` }
}

async function embedded(): Promise<Uint8Array> {
  const folder = fileURLToPath(new URL('../corpus/', import.meta.url))
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort()
  const parts = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return Buffer.concat(parts)
}
