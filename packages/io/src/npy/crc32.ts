/** The checksum of zip files (CRC-32, polynomial 0x04C11DB7 reflected). Feed parts in order, from 0 on. */
export function crc32(bytes: Uint8Array, table: Uint32Array, crc = 0): number {
  let c = ~crc
  for (let i = 0; i < bytes.length; i++) c = table[(c ^ bytes[i]!) & 0xff]! ^ (c >>> 8)
  return ~c >>> 0
}

/** The table of {@link crc32}. */
export function crcTable(): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    let c = byte
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c
  })
}
