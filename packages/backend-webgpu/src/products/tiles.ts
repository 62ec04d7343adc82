/** How a matrix product is cut: a workgroup of 16 × 16 threads makes a tile, each thread a part of it. */
export interface TileShape {
  /** Rows of the tile; 16 times those of a thread. */
  readonly rows: number
  /** Columns of the tile; 16 times those of a thread. */
  readonly columns: number
  /** Terms that are brought to workgroup memory at a time. */
  readonly depth: number
}

/** For few workgroups, or small matrices. */
export const smallTile: TileShape = { rows: 64, columns: 64, depth: 16 }

/**
 * From large to small: fewer reads a product, or more workgroups. Both have 256 times four elements of each operand at a time, and
 * their blocks, twice, take the 16 KiB of workgroup memory that every device has.
 */
const shapes: readonly TileShape[] = [{ rows: 128, columns: 128, depth: 8 }, smallTile]

/** Workgroups that keep a large device busy. */
export const BUSY = 128

/** The largest tile that leaves enough workgroups, else the smallest. */
export function tileShape(m: number, n: number, batch: number): TileShape {
  const busy = shapes.find(({ rows, columns }) => Math.ceil(m / rows) * Math.ceil(n / columns) * batch >= BUSY)
  return busy ?? smallTile
}

/** Tiles of the smallest shape in a product. */
export function tilesOf(m: number, n: number, batch: number): number {
  return Math.ceil(m / smallTile.rows) * Math.ceil(n / smallTile.columns) * batch
}
