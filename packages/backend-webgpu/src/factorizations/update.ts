import type { Gpu } from '../gpu.ts'
import { type TileText, loadOneByOne, tileLoop, tileMemory } from '../products/tile-loop.ts'
import { type TileShape, smallTile, tileShape } from '../products/tiles.ts'
import { bindings, floatBits } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { textOf } from './texts.ts'
import { type Target, type Window, bound, inRuns, liesByColumns, placesOf, transposed } from './windows.ts'

/** How {@link update} is done. */
export interface UpdateOptions {
  /** Factor of the product. */
  readonly alpha: number
  /** Whether the product is added to what is there; otherwise it replaces it, whatever it is. */
  readonly adds: boolean
  /** Leave out tiles that lie above the diagonal. Default false. */
  readonly lowerOnly?: boolean
  /** The terms of the sums go to so many windows, `stride` elements apart in `c`, of `terms` each. Default one window of all. */
  readonly split?: Split
}

/** Sums in parts, so that many workgroups share what few elements need. */
export interface Split {
  /** Number of parts. */
  readonly parts: number
  /** Terms of each but the last. */
  readonly terms: number
  /** Elements of `c` from one part to the next. */
  readonly stride: number
}

/**
 * C ← alpha·A·B (+ C) in place, on windows that may lie in one storage as long as C does not overlap the operands.
 *
 * @param c - m × n; `a` is m × k and `b` k × n. Nothing happens where m or n is 0, nor for k = 0 where the product is added.
 */
export function update(gpu: Gpu, c: Target, a: Window, b: Window, options: UpdateOptions): void {
  if (c.rows === 0 || c.columns === 0 || (options.adds && a.columns === 0)) return
  // Threads side by side write elements of a row.
  if (liesByColumns(c) && options.lowerOnly !== true) launchUpdate(gpu, transposed(c), transposed(b), transposed(a), options)
  else launchUpdate(gpu, c, a, b, options)
}

function launchUpdate(gpu: Gpu, c: Target, a: Window, b: Window, { alpha, adds, lowerOnly = false, split }: UpdateOptions): void {
  const parts = split?.parts ?? 1
  const reads = [a, b].filter(({ storage }) => storage !== c.storage)
  const name = (window: Window): string => (window.storage === c.storage ? 'out0' : `in${reads.indexOf(window)}`)
  // Many small matrices do not need large tiles.
  const tile = Math.min(c.rows, c.columns) <= smallTile.rows ? smallTile : tileShape(c.rows, c.columns, c.count * parts)
  inRuns(c.count * parts, (first, many) => {
    const words = new Words()
    const code = updateProgram(words, { c, a, b, aName: name(a), bName: name(b), tile }, [
      [c.rows, a.columns, c.columns, floatBits(alpha), Number(adds), Number(lowerOnly)],
      [first, parts, split?.terms ?? a.columns, split?.stride ?? 0],
    ])
    const groups = [Math.ceil(c.columns / tile.columns), Math.ceil(c.rows / tile.rows), many] as const
    gpu.launch({ code, reads: reads.map(bound), writes: [c.storage], params: words.list, groups })
  })
}

/** What the text of an update depends on, and its windows. */
interface Update {
  readonly c: Target
  readonly a: Window
  readonly b: Window
  readonly aName: string
  readonly bName: string
  readonly tile: TileShape
}

/** The tiles of products (see `products/tile-loop.ts`), on windows with their own strides, and with sums in parts. */
function updateProgram(words: Words, { c, a, b, aName, bName, tile }: Update, [sizes, run]: [number[], number[]]): string {
  const [m, k, n, alpha, adds, lowerOnly] = sizes.map((size) => words.add(size))
  const [first, parts, terms, stride] = run.map((value) => words.add(value))
  const [ofA, ofB, ofC] = [placesOf(words, a), placesOf(words, b), placesOf(words, c)]
  const tiles: TileText = { tile, a: liesByColumns(a) ? 'across' : 'along', b: liesByColumns(b) ? 'along' : 'across' }
  const reads = [aName, bName].filter((name) => name !== 'out0').map(() => 'f32')
  const make = (): string => `${bindings(reads, ['f32'])}
${tileMemory(tiles)}
var<private> a_start: u32;
var<private> b_start: u32;

fn a_at(row: u32, k: u32, end: u32) -> f32 {
  if (row >= ${m} || k >= end) { return 0.0; }
  return ${aName}[${ofA.at('a_start', 'row', 'k')}];
}
fn b_at(column: u32, k: u32, end: u32) -> f32 {
  if (column >= ${n} || k >= end) { return 0.0; }
  return ${bName}[${ofB.at('b_start', 'k', 'column')}];
}
${loadOneByOne('a', tiles.a)}
${loadOneByOne('b', tiles.b)}
fn put(start: u32, row: u32, column: u32, sum: f32) {
  if (row >= ${m} || column >= ${n}) { return; }
  let at = ${ofC.at('start', 'row', 'column')};
  var value = bitcast<f32>(${alpha}) * sum;
  if (${adds} != 0u) { value += out0[at]; }
  out0[at] = value;
}

@compute @workgroup_size(16, 16)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) id: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let first_row = group.y * ${tile.rows}u;
  let first_column = group.x * ${tile.columns}u;
  if (${lowerOnly} != 0u && first_column >= first_row + ${tile.rows}u) { return; }
  let number = ${first} + group.z;
  let item = number / ${parts};
  let part = number % ${parts};
  a_start = ${ofA.start('item')};
  b_start = ${ofB.start('item')};
  let begin = part * ${terms};
  let end = min(${k}, begin + ${terms});
${tileLoop(tiles)}
  let c_start = ${ofC.start('item')} + part * ${stride};
${writeSums(tile)}
}
`
  return textOf(`update ${aName} ${bName} ${tile.rows} ${tiles.a} ${tiles.b}`, make)
}

/** Line after line, because registers cannot be indexed by variables. */
function writeSums({ rows, columns }: TileShape): string {
  const lines: string[] = []
  for (let r = 0; r < rows / 16; r++) {
    const row = `first_row + 4u * id.y + ${64 * (r >> 2) + (r & 3)}u`
    for (let c = 0; c < columns / 16; c++) {
      const sum = `sums[${(r * columns) / 64 + (c >> 2)}].${'xyzw'[c & 3]!}`
      lines.push(`  put(c_start, ${row}, first_column + 4u * id.x + ${64 * (c >> 2) + (c & 3)}u, ${sum});`)
    }
  }
  return lines.join('\n')
}
