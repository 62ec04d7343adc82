import { bindings, word } from '../wgsl/program.ts'
import { splitIndex } from '../wgsl/axes.ts'
import type { TileShape } from './tiles.ts'

/** What the text of a product's program depends on. */
export interface ProductVariant {
  readonly tile: TileShape
  /** Whether neighbours in a column of A, rather than in a row, lie side by side. */
  readonly aByColumns: boolean
  /** Whether neighbours in a column of B lie side by side. */
  readonly bByColumns: boolean
  /** Whether there is a C to add. */
  readonly accumulates: boolean
  /** Axes of the batch, merged. */
  readonly batchAxes: number
}

/** Places of the parameters that come first; those of the batch follow from `batch` on. */
export const slots = {
  m: 0,
  k: 1,
  n: 2,
  aOffset: 3,
  aRow: 4,
  aColumn: 5,
  bOffset: 6,
  bRow: 7,
  bColumn: 8,
  alpha: 9,
  beta: 10,
  cOffset: 11,
  cRow: 12,
  cColumn: 13,
  first: 14,
  batch: 15,
} as const

/**
 * A tile of alpha·A·B + beta·C: blocks of both operands go to workgroup memory as vectors along m and n, so that each thread
 * reads vectors and keeps its part of the tile in registers.
 */
export function productProgram({ tile, aByColumns, bByColumns, accumulates, batchAxes }: ProductVariant): string {
  const { rows, columns, depth } = tile
  const [rowsEach, columnsEach] = [rows / 16, columns / 16]
  const p = (name: keyof typeof slots): string => word(slots[name])
  return `${bindings(accumulates ? ['f32', 'f32', 'f32'] : ['f32', 'f32'], ['f32'])}
var<workgroup> a_block: array<vec4<f32>, ${(depth * rows) / 4}>;
var<workgroup> b_block: array<vec4<f32>, ${(depth * columns) / 4}>;

fn a_at(start: u32, row: u32, k: u32) -> f32 {
  if (row >= ${p('m')} || k >= ${p('k')}) { return 0.0; }
  return in0[start + row * ${p('aRow')} + k * ${p('aColumn')}];
}

fn b_at(start: u32, k: u32, column: u32) -> f32 {
  if (column >= ${p('n')} || k >= ${p('k')}) { return 0.0; }
  return in1[start + k * ${p('bRow')} + column * ${p('bColumn')}];
}

@compute @workgroup_size(16, 16)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) id: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let first_row = group.y * ${rows}u;
  let first_column = group.x * ${columns}u;
  let matrix = ${p('first')} + group.z;
${splitIndex(batchAxes, (axis) => word(slots.batch + axis), 'matrix')}
  let a_start = ${p('aOffset')}${batchSteps(batchAxes, 1)};
  let b_start = ${p('bOffset')}${batchSteps(batchAxes, 2)};
  var sums: array<vec4<f32>, ${(rowsEach * columnsEach) / 4}>;
  for (var k0 = 0u; k0 < ${p('k')}; k0 += ${depth}u) {
    for (var s = thread; s < ${(depth * rows) / 4}u; s += 256u) {
      ${place('s', depth, rows, aByColumns)}
      let row = first_row + 4u * across;
      a_block[depth * ${rows / 4}u + across] = vec4(${quad((i) => `a_at(a_start, row + ${i}u, k0 + depth)`)});
    }
    for (var s = thread; s < ${(depth * columns) / 4}u; s += 256u) {
      ${place('s', depth, columns, !bByColumns)}
      let column = first_column + 4u * across;
      b_block[depth * ${columns / 4}u + across] = vec4(${quad((i) => `b_at(b_start, k0 + depth, column + ${i}u)`)});
    }
    workgroupBarrier();
    for (var k = 0u; k < ${depth}u; k++) {
${multiplyStep(rows, columns)}
    }
    workgroupBarrier();
  }
${writeTile(rowsEach, columnsEach, accumulates, batchAxes)}
}
`
}

/** Number `s` of a vector in a block as its term and its place across; threads side by side read what lies side by side. */
function place(s: string, depth: number, across: number, acrossFirst: boolean): string {
  return acrossFirst
    ? `let across = ${s} % ${across / 4}u; let depth = ${s} / ${across / 4}u;`
    : `let depth = ${s} % ${depth}u; let across = ${s} / ${depth}u;`
}

function quad(element: (i: number) => string): string {
  return [0, 1, 2, 3].map(element).join(', ')
}

/** One term of all sums of a thread. */
function multiplyStep(rows: number, columns: number): string {
  const [rowVectors, columnVectors] = [rows / 64, columns / 64]
  const lines: string[] = []
  // A thread has vectors 16 apart, so that threads side by side read vectors side by side.
  for (let u = 0; u < rowVectors; u++) lines.push(`let a${u} = a_block[k * ${rows / 4}u + id.y + ${16 * u}u];`)
  for (let v = 0; v < columnVectors; v++) lines.push(`let b${v} = b_block[k * ${columns / 4}u + id.x + ${16 * v}u];`)
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

function writeTile(rowsEach: number, columnsEach: number, accumulates: boolean, batchAxes: number): string {
  const p = (name: keyof typeof slots): string => word(slots[name])
  const vectors = columnsEach / 4
  const lines = [`  let start = matrix * ${p('m')} * ${p('n')};`]
  if (accumulates) lines.push(`  let c_start = ${p('cOffset')}${batchSteps(batchAxes, 3)};`)
  for (let r = 0; r < rowsEach; r++) {
    const row = `first_row + 4u * (id.y + ${16 * (r >> 2)}u) + ${r & 3}u`
    for (let v = 0; v < vectors; v++) {
      for (let lane = 0; lane < 4; lane++) {
        const column = `first_column + 4u * (id.x + ${16 * v}u) + ${lane}u`
        const sum = `bitcast<f32>(${p('alpha')}) * sums[${r * vectors + v}].${'xyzw'[lane]!}`
        const more = accumulates ? ` + bitcast<f32>(${p('beta')}) * in2[c_start + r * ${p('cRow')} + c * ${p('cColumn')}]` : ''
        lines.push(
          `  { let r = ${row}; let c = ${column}; if (r < ${p('m')} && c < ${p('n')}) { out0[start + r * ${p('n')} + c] = ${sum}${more}; } }`,
        )
      }
    }
  }
  return lines.join('\n')
}

/** What the batch adds to the offset of operand number `operand` (1, 2, …): its strides follow the sizes in the parameters. */
function batchSteps(axes: number, operand: number): string {
  return Array.from({ length: axes }, (_, axis) => ` + c${axis} * ${word(slots.batch + operand * axes + axis)}`).join('')
}
