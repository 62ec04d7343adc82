import { splitIndex } from '../wgsl/axes.ts'
import { bindings, word } from '../wgsl/program.ts'
import type { Epilogue } from '../elementwise/epilogue.ts'
import { type Reading, type TileText, loadOneByOne, tileLoop, tileMemory } from './tile-loop.ts'

/** What the text of a product's program depends on. */
export interface ProductVariant extends TileText {
  /**
   * Whether operands and the result are read and written in vectors: four elements lie side by side, from a place that four
   * divides. All or none, so that there are few programs to compile.
   */
  readonly vectors: boolean
  /** Whether there is a C to add. */
  readonly accumulates: boolean
  /** Axes of the batch, merged. */
  readonly batchAxes: number
  /** What is done to each element before it is written. */
  readonly epilogue?: Epilogue | undefined
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

/** Text of a parameter. */
export const slot = (name: keyof typeof slots): string => word(slots[name])

/** A tile of alpha·A·B + beta·C: each thread keeps its part of the tile in registers. */
export function productProgram(variant: ProductVariant): string {
  const { tile, accumulates, batchAxes, vectors, epilogue, half = false } = variant
  const type = vectors ? 'vec4<f32>' : 'f32'
  const reads = [type, type, ...(accumulates ? ['f32'] : []), ...(epilogue?.reads ?? [])]
  const result = epilogue?.type ?? 'f32'
  return `${half ? 'enable f16;\n' : ''}${bindings(reads, [vectors ? `vec4<${result}>` : result])}
${epilogue?.functions ?? ''}
${tileMemory(variant)}
var<private> a_start: u32;
var<private> b_start: u32;

fn a_place(row: u32, k: u32) -> u32 { return a_start + row * ${slot('aRow')} + k * ${slot('aColumn')}; }
fn b_place(column: u32, k: u32) -> u32 { return b_start + k * ${slot('bRow')} + column * ${slot('bColumn')}; }
${loader('a', 'in0', slot('m'), variant.a, vectors)}
${loader('b', 'in1', slot('n'), variant.b, vectors)}

@compute @workgroup_size(16, 16)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_id) id: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let first_row = group.y * ${tile.rows}u;
  let first_column = group.x * ${tile.columns}u;
  let matrix = ${slot('first')} + group.z;
${splitIndex(batchAxes, (axis) => word(slots.batch + axis), 'matrix')}
  a_start = ${slot('aOffset')}${batchSteps(batchAxes, 1)};
  b_start = ${slot('bOffset')}${batchSteps(batchAxes, 2)};
  let begin = 0u;
  let end = ${slot('k')};
${tileLoop(variant)}
${writeTile(variant)}
}
`
}

/** WGSL `load_a` or `load_b`, for places `x` across and `k` along. */
function loader(name: 'a' | 'b', input: string, across: string, reading: Reading, vectors: boolean): string {
  const outside = `x >= ${across} || k >= end`
  if (vectors) {
    return `fn load_${name}(x: u32, k: u32, end: u32) -> vec4<f32> {
  if (${outside}) { return vec4<f32>(); }
  return ${input}[${name}_place(x, k) / 4u];
}`
  }
  return `fn ${name}_at(x: u32, k: u32, end: u32) -> f32 {
  if (${outside}) { return 0.0; }
  return ${input}[${name}_place(x, k)];
}
${loadOneByOne(name, reading)}`
}

function writeTile({ tile, accumulates, batchAxes, vectors, epilogue }: ProductVariant): string {
  const lines = [`  let start = matrix * ${slot('m')} * ${slot('n')};`]
  if (accumulates) lines.push(`  let c_start = ${slot('cOffset')}${batchSteps(batchAxes, 3)};`)
  const type = `vec4<${epilogue?.type ?? 'f32'}>`
  for (let r = 0; r < tile.rows / 16; r++) {
    lines.push(`  { let r = first_row + 4u * (id.y + ${16 * (r >> 2)}u) + ${r & 3}u;`)
    for (let v = 0; v < tile.columns / 64; v++) {
      const sum = `sums[${(r * tile.columns) / 64 + v}]`
      lines.push(`    { let c = first_column + 4u * (id.x + ${16 * v}u); let at = start + r * ${slot('n')} + c;`)
      const values = [0, 1, 2, 3].map((i) => {
        const more = accumulates
          ? ` + bitcast<f32>(${slot('beta')}) * in2[c_start + r * ${slot('cRow')} + (c + ${i}u) * ${slot('cColumn')}]`
          : ''
        return finished(`bitcast<f32>(${slot('alpha')}) * ${sum}.${'xyzw'[i]!}${more}`, `at + ${i}u`, epilogue)
      })
      if (vectors) lines.push(`      if (r < ${slot('m')} && c < ${slot('n')}) { out0[at / 4u] = ${type}(${values.join(', ')}); }`)
      else
        values.forEach((value, i) => lines.push(`      if (r < ${slot('m')} && c + ${i}u < ${slot('n')}) { out0[at + ${i}u] = ${value}; }`))
      lines.push('    }')
    }
    lines.push('  }')
  }
  return lines.join('\n')
}

/** The text of an element after the epilogue, if there is one. */
export function finished(value: string, at: string, epilogue: Epilogue | undefined): string {
  return epilogue === undefined ? value : `finish(${value}, ${at})`
}

/** What the batch adds to the offset of operand number `operand` (1, 2, …): its strides follow the sizes in the parameters. */
export function batchSteps(axes: number, operand: number): string {
  return Array.from({ length: axes }, (_, axis) => ` + c${axis} * ${word(slots.batch + operand * axes + axis)}`).join('')
}
