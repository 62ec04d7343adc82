import { splitIndex } from '../wgsl/axes.ts'
import { bindings, word } from '../wgsl/program.ts'
import type { Epilogue } from '../elementwise/epilogue.ts'
import { batchSteps, finished, slot, slots } from './program.ts'
import type { Reading } from './tile-loop.ts'

/** Rows of A, or columns of B, up to which products are read rather than computed: the other operand passes once, unkept. */
export const THIN = 8

/** What the text of a thin product depends on. */
export interface ThinVariant {
  /** Which operand is thin: the other one is wide. */
  readonly thin: 'a' | 'b'
  /** Rows or columns of the thin one, rounded up to a power of two. */
  readonly count: number
  /** How the wide one lies. */
  readonly wide: Reading
  readonly accumulates: boolean
  readonly batchAxes: number
  /** What is done to each element before it is written. */
  readonly epilogue?: Epilogue | undefined
}

/** Threads of a workgroup that share the terms of a sum, and sums of a workgroup. */
export function thinShape(wide: Reading): { readonly lanes: number; readonly across: number } {
  return wide === 'along' ? { lanes: 32, across: 8 } : { lanes: 4, across: 64 }
}

/**
 * alpha·A·B + beta·C where A has few rows or B few columns: matrix times vector, and a few vectors. Parameters are those of
 * `productProgram`. Threads side by side read what lies side by side of the wide operand; each has sums for all vectors.
 */
export function thinProgram({ thin, count, wide, accumulates, batchAxes, epilogue }: ThinVariant): string {
  const { lanes, across } = thinShape(wide)
  const steps = (operand: number): string => batchSteps(batchAxes, operand)
  const vectors = Array.from({ length: count }, (_, i) => i)
  const [few, many] = thin === 'a' ? [slot('m'), slot('n')] : [slot('n'), slot('m')]
  const element = thin === 'a' ? { row: 'v', column: 'w' } : { row: 'w', column: 'v' }
  const a = `in0[a_start + ${element.row} * ${slot('aRow')} + k * ${slot('aColumn')}]`
  const b = `in1[b_start + k * ${slot('bRow')} + ${element.column} * ${slot('bColumn')}]`
  const [thinElement, wideElement] = thin === 'a' ? [a, b] : [b, a]
  const added = accumulates ? ` + bitcast<f32>(${slot('beta')}) * in2[c_start + ${element.row} * ${slot('cRow')} + ${element.column} * ${slot('cColumn')}]` : '' // prettier-ignore
  const at = `start + ${element.row} * ${slot('n')} + ${element.column}`
  const written = (i: number): string => {
    const value = finished(`bitcast<f32>(${slot('alpha')}) * sum${i}${added}`, at, epilogue)
    return `    if (${i}u < ${few}) { let v = ${i}u; out0[${at}] = ${value}; }`
  }
  const reads = ['f32', 'f32', ...(accumulates ? ['f32'] : []), ...(epilogue?.reads ?? [])]
  return `${bindings(reads, [epilogue?.type ?? 'f32'])}
${epilogue?.functions ?? ''}
var<workgroup> parts: array<f32, 256>;

@compute @workgroup_size(256)
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let lane = thread ${wide === 'along' ? `% ${lanes}u` : `/ ${across}u`};
  let place = thread ${wide === 'along' ? `/ ${lanes}u` : `% ${across}u`};
  let w = group.x * ${across}u + place;
  let matrix = ${slot('first')} + group.z;
${splitIndex(batchAxes, (axis) => word(slots.batch + axis), 'matrix')}
  let a_start = ${slot('aOffset')}${steps(1)};
  let b_start = ${slot('bOffset')}${steps(2)};
${accumulates ? `  let c_start = ${slot('cOffset')}${steps(3)};` : ''}
${vectors.map((i) => `  var sum${i} = 0.0;`).join('\n')}
  if (w < ${many}) {
    for (var k = lane; k < ${slot('k')}; k += ${lanes}u) {
      let value = ${wideElement};
${vectors.map((i) => `      { let v = min(${i}u, ${few} - 1u); sum${i} = fma(${thinElement}, value, sum${i}); }`).join('\n')}
    }
  }
${vectors.map((i) => total(i, { lanes, across, wide })).join('\n')}
  if (lane == 0u && w < ${many}) {
    let start = matrix * ${slot('m')} * ${slot('n')};
${vectors.map((i) => written(i)).join('\n')}
  }
}
`
}

/** Adds up the sums of the lanes; the first lane has the total. */
function total(i: number, { lanes, across, wide }: { lanes: number; across: number; wide: Reading }): string {
  const lines = [`  parts[thread] = sum${i};`, '  workgroupBarrier();']
  const next = wide === 'along' ? 1 : across
  for (let reach = lanes / 2; reach >= 1; reach /= 2) {
    lines.push(`  if (lane < ${reach}u) { parts[thread] += parts[thread + ${reach * next}u]; }`, '  workgroupBarrier();')
  }
  return [...lines, `  sum${i} = parts[thread];`, '  workgroupBarrier();'].join('\n')
}
