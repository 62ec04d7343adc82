/** How a matrix product is cut: a workgroup of 16 × 16 threads makes a tile, each thread a part of it. */
export interface TileShape {
  /** Rows of the tile; 16 times those of a thread. */
  readonly rows: number
  /** Columns of the tile; 16 times those of a thread. */
  readonly columns: number
  /** Terms that are brought to workgroup memory at a time. */
  readonly depth: number
}

/** From large to small: fewer reads a product, or more workgroups. */
const shapes: readonly TileShape[] = [
  { rows: 128, columns: 128, depth: 16 },
  { rows: 64, columns: 64, depth: 16 },
]

/** Workgroups that keep a large device busy. */
const BUSY = 128

/** The largest tile that leaves enough workgroups, else the smallest. */
export function tileShape(m: number, n: number, batch: number): TileShape {
  const busy = shapes.find(({ rows, columns }) => Math.ceil(m / rows) * Math.ceil(n / columns) * batch >= BUSY)
  return busy ?? shapes.at(-1)!
}
