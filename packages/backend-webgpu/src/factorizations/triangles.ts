import type { Gpu } from '../gpu.ts'
import { bindings } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { BLOCK, SIDE_STRIDE, substitution } from './substitution.ts'
import { update } from './update.ts'
import { textOf } from './texts.ts'
import { type Target, type Window, block, bound, inRuns, liesByColumns, placesOf } from './windows.ts'

/** Order of the blocks that the rest is updated with: longer sums, fewer passes over it. */
export const WIDE = 128

/** Right-hand sides of a workgroup, one a thread. */
const SIDES = 64

/**
 * X ← T⁻¹·X in place, T the lower triangle of `t`; with ones on its diagonal where `unit`. An upper triangle is a lower one
 * when both windows are reversed, and sides from the right are sides from the left when both are transposed.
 *
 * Blocked substitution: n/32 solutions and as many products.
 *
 * @param t - n × n, and `x` n × r; they do not overlap, but may lie in one storage.
 */
export function solveLower(gpu: Gpu, t: Window, x: Target, unit: boolean): void {
  const n = t.rows
  for (let start = 0; start < n; start += WIDE) {
    const stop = Math.min(start + WIDE, n)
    for (let k = start; k < stop; k += BLOCK) {
      const next = Math.min(k + BLOCK, stop)
      solveBlock(gpu, block(t, k, next, k, next), block(x, k, next, 0, x.columns), unit)
      eliminate(gpu, t, x, { from: k, to: next, end: stop })
    }
    eliminate(gpu, t, x, { from: start, to: stop, end: n })
  }
}

/** Takes what the unknowns from `from` to `to − 1` contribute from the equations `to` to `end − 1`. */
function eliminate(gpu: Gpu, t: Window, x: Target, { from, to, end }: Readonly<Record<'from' | 'to' | 'end', number>>): void {
  const rest = block(x, to, end, 0, x.columns)
  update(gpu, rest, block(t, to, end, from, to), block(x, from, to, 0, x.columns), { alpha: -1, adds: true })
}

/** {@link solveLower} of at most {@link BLOCK} equations: one launch. */
export function solveBlock(gpu: Gpu, t: Window, x: Target, unit: boolean): void {
  const inPlace = t.storage === x.storage
  const reads = inPlace ? [] : [bound(t)]
  inRuns(x.columns === 0 ? 0 : x.count, (first, many) => {
    const words = new Words()
    const code = solveProgram(words, { t, x, tName: inPlace ? 'out0' : 'in0', unit, first })
    gpu.launch({ code, reads, writes: [x.storage], params: words.list, groups: [Math.ceil(x.columns / SIDES), many, 1] })
  })
}

interface Solve {
  readonly t: Window
  readonly x: Target
  readonly tName: string
  readonly unit: boolean
  readonly first: number
}

/** Triangle and sides go to workgroup memory; then each thread solves for its side, eight unknowns at a time in registers. */
function solveProgram(words: Words, { t, x, tName, unit, first }: Solve): string {
  const [order, sides, start] = [t.rows, x.columns, first].map((value) => words.add(value))
  const [isUnit, tByColumns, xByColumns] = [unit, liesByColumns(t), liesByColumns(x)].map((flag) => words.add(Number(flag)))
  const [ofT, ofX] = [placesOf(words, t), placesOf(words, x)]
  return textOf(
    `solve ${tName}`,
    () => `${bindings(tName === 'in0' ? ['f32'] : [], ['f32'])}
${substitution()}
var<workgroup> sides: array<f32, ${BLOCK * SIDE_STRIDE}>;

@compute @workgroup_size(${SIDES})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let item = ${start} + group.y;
  let first_side = group.x * ${SIDES}u;
  let t_start = ${ofT.start('item')};
  let x_start = ${ofX.start('item')};
  for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${SIDES}u) {
    let i = select(s / ${BLOCK}u, s % ${BLOCK}u, ${tByColumns} != 0u);
    let j = select(s % ${BLOCK}u, s / ${BLOCK}u, ${tByColumns} != 0u);
    // Beyond its order the triangle goes on as an identity.
    var value = select(0.0, 1.0, i == j);
    if (i < ${order} && j <= i && (j < i || ${isUnit} == 0u)) { value = ${tName}[${ofT.at('t_start', 'i', 'j')}]; }
    triangle[j * ${BLOCK}u + i] = value;
  }
  for (var s = thread; s < ${BLOCK * SIDES}u; s += ${SIDES}u) {
    let i = select(s / ${SIDES}u, s % ${BLOCK}u, ${xByColumns} != 0u);
    let v = select(s % ${SIDES}u, s / ${BLOCK}u, ${xByColumns} != 0u);
    var value = 0.0;
    if (i < ${order} && first_side + v < ${sides}) { value = out0[${ofX.at('x_start', 'i', 'first_side + v')}]; }
    sides[i * ${SIDE_STRIDE}u + v] = value;
  }
  workgroupBarrier();
  substitute(thread, ${order});
  workgroupBarrier();
  for (var s = thread; s < ${BLOCK * SIDES}u; s += ${SIDES}u) {
    let i = select(s / ${SIDES}u, s % ${BLOCK}u, ${xByColumns} != 0u);
    let v = select(s % ${SIDES}u, s / ${BLOCK}u, ${xByColumns} != 0u);
    if (i < ${order} && first_side + v < ${sides}) { out0[${ofX.at('x_start', 'i', 'first_side + v')}] = sides[i * ${SIDE_STRIDE}u + v]; }
  }
}
`,
  )
}
