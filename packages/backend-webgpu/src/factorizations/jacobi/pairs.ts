/** Columns of a block. */
const BLOCK = 16

/** Columns of a pair of blocks, which one workgroup decouples: its arrays of this order fit into 16 KiB. */
export const WIDTH = 32

/**
 * WGSL `line_of(blocks, k)`: the number of line `k` of a pair of blocks.
 */
export const lineFunction: string = `fn line_of(blocks: vec2<u32>, k: u32) -> u32 {
  return select(blocks.x, blocks.y, k >= ${BLOCK}u) * ${BLOCK}u + k % ${BLOCK}u;
}
`
