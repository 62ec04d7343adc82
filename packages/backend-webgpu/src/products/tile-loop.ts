import type { TileShape } from './tiles.ts'

/**
 * In which direction four elements that a thread reads at a time follow each other: along the terms of the sums, as in rows of A,
 * or across them, as in rows of B.
 */
export type Reading = 'along' | 'across'

/** What the texts of a tile depend on. */
export interface TileText {
  readonly tile: TileShape
  readonly a: Reading
  readonly b: Reading
  /** Whether operands are rounded to float16 in workgroup memory. Default false. */
  readonly half?: boolean
}

/**
 * Workgroup memory for two blocks of each operand: while products of one are added up, the next one is on its way. What is read
 * across is kept as vectors, what is read along is turned on the way in.
 */
export function tileMemory({ tile, a, b, half = false }: TileText): string {
  const scalar = half ? 'f16' : 'f32'
  const block = (name: string, reading: Reading, across: number): string => {
    const elements = 2 * tile.depth * across
    return `var<workgroup> ${name}: array<${reading === 'across' ? `vec4<${scalar}>, ${elements / 4}` : `${scalar}, ${elements}`}>;`
  }
  return `${block('a_block', a, tile.rows)}\n${block('b_block', b, tile.columns)}\n`
}

/**
 * WGSL that leaves `sums`, the tile's part of a thread, in a workgroup of 16 × 16 at `id`: the terms from `begin` up to `end`.
 *
 * The functions `load_a(row: u32, k: u32, end: u32) -> vec4<f32>` and `load_b(column, k, end)` are the caller's: four elements from
 * there on, along or across as it says, zeros beyond the edges. `first_row` and `first_column` are where the tile begins.
 */
export function tileLoop(text: TileText): string {
  const { tile, a, b } = text
  const { rows, columns, depth } = tile
  const reader = (name: string, reading: Reading, across: number): string =>
    reading === 'across'
      ? `let ${name}_across = 4u * (thread % ${across / 4}u);\n  let ${name}_term = thread / ${across / 4}u;`
      : `let ${name}_across = thread / ${depth / 4}u;\n  let ${name}_term = 4u * (thread % ${depth / 4}u);`
  return `  var sums: array<vec4<f32>, ${(rows * columns) / 1024}>;
  ${reader('a', a, rows)}
  ${reader('b', b, columns)}
  var next_a = load_a(first_row + a_across, begin + a_term, end);
  var next_b = load_b(first_column + b_across, begin + b_term, end);
  var side = 0u;
${keep(text)}
  workgroupBarrier();
  for (var k0 = begin; k0 < end; k0 += ${depth}u) {
    // The next block is read before and written after the products of this one: nobody waits for memory.
    let more = k0 + ${depth}u < end;
    if (more) {
      next_a = load_a(first_row + a_across, k0 + ${depth}u + a_term, end);
      next_b = load_b(first_column + b_across, k0 + ${depth}u + b_term, end);
    }
    let a_side = side * ${a === 'across' ? (depth * rows) / 4 : depth * rows}u;
    let b_side = side * ${b === 'across' ? (depth * columns) / 4 : depth * columns}u;
    for (var k = 0u; k < ${depth}u; k++) {
${multiplied(text)}
    }
    side = 1u - side;
    if (more) {
${keep(text)}
    }
    workgroupBarrier();
  }
`
}

/** WGSL `load_a` or `load_b` from a function `a_at` or `b_at` of one element, for operands that cannot be read in vectors. */
export function loadOneByOne(name: 'a' | 'b', reading: Reading): string {
  const next = (i: number): string => (reading === 'along' ? `x, k + ${i}u` : `x + ${i}u, k`)
  return `fn load_${name}(x: u32, k: u32, end: u32) -> vec4<f32> {
  return vec4(${[0, 1, 2, 3].map((i) => `${name}_at(${next(i)}, end)`).join(', ')});
}`
}

/** Writes what was read to one of the two sides of the blocks. */
function keep({ tile, a, b, half = false }: TileText): string {
  const scalar = half ? 'f16' : 'f32'
  const written = (name: string, reading: Reading, across: number): string[] => {
    if (reading === 'across') {
      const start = `side * ${(tile.depth * across) / 4}u`
      return [`${name}_block[${start} + ${name}_term * ${across / 4}u + ${name}_across / 4u] = vec4<${scalar}>(next_${name});`]
    }
    return [0, 1, 2, 3].map((i) => {
      const start = `side * ${tile.depth * across}u`
      return `${name}_block[${start} + (${name}_term + ${i}u) * ${across}u + ${name}_across] = ${scalar}(next_${name}.${'xyzw'[i]!});`
    })
  }
  return [...written('a', a, tile.rows), ...written('b', b, tile.columns)].map((line) => `      ${line}`).join('\n')
}

/** Adds the products of term `k`. A thread has vectors 16 apart, so that threads side by side read vectors side by side. */
function multiplied({ tile, a, b }: TileText): string {
  const { rows, columns } = tile
  const [rowVectors, columnVectors] = [rows / 64, columns / 64]
  const vector = (name: string, reading: Reading, across: number, at: string, i: number): string => {
    if (reading === 'across') return `vec4<f32>(${name}_block[${name}_side + k * ${across / 4}u + ${at} + ${16 * i}u])`
    const from = `${name}_side + k * ${across}u + 4u * ${at} + ${64 * i}u`
    return `vec4<f32>(${[0, 1, 2, 3].map((lane) => `f32(${name}_block[${from} + ${lane}u])`).join(', ')})`
  }
  const lines: string[] = []
  for (let u = 0; u < rowVectors; u++) lines.push(`let a${u} = ${vector('a', a, rows, 'id.y', u)};`)
  for (let v = 0; v < columnVectors; v++) lines.push(`let b${v} = ${vector('b', b, columns, 'id.x', v)};`)
  for (let u = 0; u < rowVectors; u++) {
    for (let i = 0; i < 4; i++) {
      for (let v = 0; v < columnVectors; v++) {
        const at = (4 * u + i) * columnVectors + v
        lines.push(`sums[${at}] = fma(vec4(a${u}.${'xyzw'[i]!}), b${v}, sums[${at}]);`)
      }
    }
  }
  return lines.map((line) => `      ${line}`).join('\n')
}
