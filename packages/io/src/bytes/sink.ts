/**
 * Where a writer puts its bytes, in order. A `WritableStreamDefaultWriter<Uint8Array>` is one.
 */
export interface ByteSink {
  /** Takes the next bytes; the writer waits for the promise before it makes more. */
  write(bytes: Uint8Array): void | Promise<void>
}

/** A sink that keeps what it gets. */
export class BytesSink implements ByteSink {
  private readonly parts: Uint8Array[] = []
  private size = 0

  /** Keeps `bytes`; they must not change afterwards. */
  write(bytes: Uint8Array): void {
    this.parts.push(bytes)
    this.size += bytes.length
  }

  /** Everything written so far, in one array. */
  concat(): Uint8Array<ArrayBuffer> {
    const all = new Uint8Array(this.size)
    let end = 0
    for (const part of this.parts) {
      all.set(part, end)
      end += part.length
    }
    return all
  }
}
