/** True where typed arrays store the low byte first, which is nearly everywhere. */
export function hostIsLittleEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1
}

/** A copy of `bytes` with every group of `width` bytes reversed. */
export function swapBytes(bytes: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const swapped = new Uint8Array(bytes.length)
  for (let start = 0; start < bytes.length; start += width) {
    for (let i = 0; i < width; i++) swapped[start + i] = bytes[start + width - 1 - i]!
  }
  return swapped
}

/**
 * Little-endian numbers of `width` bytes in host order, at an offset where a typed array may start. The same
 * memory when it already fits, else a copy. The inverse is the same function.
 */
export function toHostOrder(bytes: Uint8Array, width: number): Uint8Array {
  if (width > 1 && !hostIsLittleEndian()) return swapBytes(bytes, width)
  return bytes.byteOffset % width === 0 ? bytes : bytes.slice()
}
