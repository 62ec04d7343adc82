import type { Gpu } from '../gpu.ts'
import { bindings } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { BLOCK } from './substitution.ts'
import { type Split, update } from './update.ts'
import { textOf } from './texts.ts'
import { type Target, type Window, bound, byRows, inRuns, placesOf, transposed } from './windows.ts'

/** Workgroups that keep a large device busy. */
const BUSY = 128

/** Fewest terms of a part of a sum: with fewer its element is written more often than it saves. */
const TERMS = 256

/** Columns of a workgroup, one a thread. */
const COLUMNS = 64

/** Reflectors together: H₁·H₂·… = I − V·T·Vᵀ. */
export interface BlockReflector {
  /** m × k, k at most 32. */
  readonly v: Window
  /** 32 × 32, its upper triangle. */
  readonly t: Window
}

/**
 * C ← Hᵀ·C where `isTransposed`, else C ← H·C, for H = I − V·T·Vᵀ: W = Cᵀ·V, then W·T or W·Tᵀ, then C − V·Wᵀ. 3 launches.
 *
 * @param c - m × n.
 */
export function reflect(gpu: Gpu, { v, t }: BlockReflector, c: Target, isTransposed: boolean): void {
  if (c.columns === 0 || c.rows === 0) return
  const k = v.columns
  const parts = partsOf(c)
  // Parts of a matrix follow each other; products by T put their sum into the first.
  const storage = gpu.allocate('float32', c.count * parts.parts * c.columns * k)
  const w = { ...byRows(storage, c.columns, k, c.count), step: parts.parts * c.columns * k }
  update(gpu, w, transposed(c), v, { alpha: 1, adds: false, split: { ...parts, stride: c.columns * k } })
  multiply(gpu, w, isTransposed ? t : transposed(t), parts.parts)
  update(gpu, c, v, transposed(w), { alpha: -1, adds: true })
  gpu.release(storage)
}

/** Sums of few elements with many terms are cut, so that there is work for all. */
function partsOf(c: Window): Omit<Split, 'stride'> {
  const tiles = Math.ceil(c.columns / 64) * c.count
  const wanted = Math.min(Math.floor(BUSY / tiles), Math.floor(c.rows / TERMS))
  const terms = Math.ceil(c.rows / Math.max(1, wanted))
  return { parts: Math.ceil(c.rows / terms), terms }
}

/** W ← (W₁ + W₂ + …)·T into the first part. */
function multiply(gpu: Gpu, w: Target, t: Window, parts: number): void {
  inRuns(w.count, (first, many) => {
    const words = new Words()
    const code = multiplyProgram(words, w, t, [parts, first])
    const groups = [Math.ceil(w.rows / COLUMNS), many, 1] as const
    gpu.launch({ code, reads: [bound(t)], writes: [w.storage], params: words.list, groups })
  })
}

function multiplyProgram(words: Words, w: Target, t: Window, run: readonly number[]): string {
  const [rows, width, parts, start] = [w.rows, w.columns, ...run].map((value) => words.add(value))
  const [ofW, ofT] = [placesOf(words, w), placesOf(words, t)]
  return textOf(
    'reflectors',
    () => `${bindings(['f32'], ['f32'])}
var<workgroup> factor: array<f32, ${BLOCK * BLOCK}>;
var<workgroup> sums: array<f32, ${COLUMNS * (BLOCK + 1)}>;

@compute @workgroup_size(${COLUMNS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let item = ${start} + group.y;
  let t_start = ${ofT.start('item')};
  let w_start = ${ofW.start('item')};
  let first_row = group.x * ${COLUMNS}u;
  for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${COLUMNS}u) {
    let i = s / ${BLOCK}u;
    let j = s % ${BLOCK}u;
    var value = 0.0;
    if (i < ${width} && j < ${width}) { value = in0[${ofT.at('t_start', 'i', 'j')}]; }
    factor[s] = value;
  }
  for (var s = thread; s < ${BLOCK * COLUMNS}u; s += ${COLUMNS}u) {
    let row = s / ${BLOCK}u;
    let j = s % ${BLOCK}u;
    var sum = 0.0;
    if (first_row + row < ${rows} && j < ${width}) {
      for (var part = 0u; part < ${parts}; part++) {
        sum += out0[${ofW.at('w_start', `part * ${rows} + first_row + row`, 'j')}];
      }
    }
    sums[row * ${BLOCK + 1}u + j] = sum;
  }
  workgroupBarrier();
  for (var s = thread; s < ${BLOCK * COLUMNS}u; s += ${COLUMNS}u) {
    let row = s / ${BLOCK}u;
    let j = s % ${BLOCK}u;
    if (first_row + row < ${rows} && j < ${width}) {
      var sum = 0.0;
      for (var k = 0u; k < ${width}; k++) { sum = fma(sums[row * ${BLOCK + 1}u + k], factor[k * ${BLOCK}u + j], sum); }
      out0[${ofW.at('w_start', 'first_row + row', 'j')}] = sum;
    }
  }
}
`,
  )
}
