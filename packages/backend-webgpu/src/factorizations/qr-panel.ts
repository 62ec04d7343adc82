import type { Gpu } from '../gpu.ts'
import { helpers } from '../wgsl/helpers.ts'
import { bindings } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { reflectorOf } from './householder.ts'
import { panelThreads } from './panel-threads.ts'
import { BLOCK } from './substitution.ts'
import { textOf } from './texts.ts'
import { type Target, inRuns, placesOf } from './windows.ts'

/** Threads that make one sum together. */
const LANES = 32

/** Columns of a QR factorization that are found in one launch. */
export interface QrPanel {
  /** At most 32 columns of the rows that are left, best by columns: R takes their upper triangle, the rest is spoiled. */
  readonly a: Target
  /** As large: columns v of the reflectors I − τ·v·vᵀ, with zeros above their leading ones. */
  readonly v: Target
  /** 32 × 32: T, upper triangular, with H₁·H₂·… = I − V·T·Vᵀ. */
  readonly t: Target
}

/**
 * Householder's QR of a panel by one workgroup a matrix. The reflectors so far are applied to a column when its turn comes, as
 * one product with I − V·Tᵀ·Vᵀ (Schreiber & Van Loan 1989), so that the columns to the right are left alone until then.
 */
export function qrPanel(gpu: Gpu, panel: QrPanel): void {
  const threads = panelThreads(gpu, panel.a.rows)
  inRuns(panel.a.count, (first, many) => {
    const words = new Words()
    const code = panelProgram(words, panel, first, threads)
    const writes = [panel.a.storage, panel.v.storage, panel.t.storage]
    gpu.launch({ code, reads: [], writes, params: words.list, groups: [many, 1, 1] })
  })
}

function panelProgram(words: Words, { a, v, t }: QrPanel, first: number, threads: number): string {
  const [rows, width, start] = [a.rows, Math.min(a.columns, a.rows), first].map((value) => words.add(value))
  const [ofA, ofV, ofT] = [placesOf(words, a), placesOf(words, v), placesOf(words, t)]
  const text = {
    a: (i: string, j: string) => `out0[${ofA.at('a_start', i, j)}]`,
    v: (i: string, j: string) => `out1[${ofV.at('v_start', i, j)}]`,
    rows: rows!,
    width: width!,
  }
  return textOf(`qr panel ${threads}`, () => {
    const body = `${reflectorOf()}${foldFunctions(threads)}
@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let item = ${start} + group.x;
  let a_start = ${ofA.start('item')};
  let v_start = ${ofV.start('item')};
  let t_start = ${ofT.start('item')};
  for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${threads}u) { product[s] = 0.0; }
  var tau = 0.0;
  for (var j = 0u; j <= ${width}; j++) {
${reflectorDots(text, threads)}
${nextOfProduct()}
    if (j < ${width}) {
${applyReflectors(text, threads)}
${makeReflector(text, threads)}
    }
  }
  for (var s = thread; s < ${BLOCK * BLOCK}u; s += ${threads}u) { out2[${ofT.at('t_start', `s / ${BLOCK}u`, `s % ${BLOCK}u`)}] = product[s]; }
}
`
    return bindings([], ['f32', 'f32', 'f32']) + helpers(body) + body
  })
}

/** Texts of the places that the parts of the program share. */
interface Texts {
  readonly a: (i: string, j: string) => string
  readonly v: (i: string, j: string) => string
  readonly rows: string
  readonly width: string
}

/** `along[k]` = v_k·a_j and `before[k]` = v_k·v_{j−1} for the reflectors k before j: each sum by 32 threads. */
function reflectorDots({ a, v, rows, width }: Texts, threads: number): string {
  return `    storageBarrier();
    workgroupBarrier();
    let lane = thread % ${LANES}u;
    let last = max(j, 1u) - 1u;
    let column = min(j, ${width} - 1u);
    for (var k0 = 0u; k0 < j; k0 += ${threads / LANES}u) {
      let k = k0 + thread / ${LANES}u;
      var sums = vec2(0.0);
      if (k < j) {
        for (var i = k + lane; i < ${rows}; i += ${LANES}u) {
          sums = fma(vec2(${v('i', 'k')}), vec2(${a('i', 'column')}, ${v('i', 'last')}), sums);
        }
      }
      sums = fold_lanes(thread, sums);
      if (lane == 0u && k < j) {
        along[k] = sums.x;
        before[k] = sums.y;
      }
      workgroupBarrier();
    }`
}

/** Column j − 1 of T, then `along` = Tᵀ·`along`. */
function nextOfProduct(): string {
  return `    if (j > 0u) {
      var own = 0.0;
      if (thread < j - 1u) {
        for (var l = thread; l < j - 1u; l++) { own = fma(product[thread * ${BLOCK}u + l], before[l], own); }
        product[thread * ${BLOCK}u + j - 1u] = -tau * own;
      }
      if (thread == j - 1u) { product[thread * ${BLOCK}u + thread] = tau; }
      workgroupBarrier();
      own = 0.0;
      if (thread < j) {
        for (var l = 0u; l <= thread; l++) { own = fma(product[l * ${BLOCK}u + thread], along[l], own); }
      }
      workgroupBarrier();
      if (thread < j) { along[thread] = own; }
      workgroupBarrier();
    }`
}

/** Column j less V·`along`; the bits of its largest element, and of the largest below the diagonal. */
function applyReflectors({ a, v, rows }: Texts, threads: number): string {
  return `      var largest = 0u;
      var below = 0u;
      for (var i = thread; i < ${rows}; i += ${threads}u) {
        var value = ${a('i', 'j')};
        for (var k = 0u; k < j; k++) { value = fma(-${v('i', 'k')}, along[k], value); }
        ${a('i', 'j')} = value;
        let bits = bitcast<u32>(value) & 0x7fffffffu;
        if (i >= j) { largest = max(largest, bits); }
        if (i > j) { below = max(below, bits); }
      }
      let most = fold_max(thread, vec2(largest, below));`
}

/** The reflector that takes column j to its diagonal, and that element. */
function makeReflector({ a, v, rows }: Texts, threads: number): string {
  return `      let scale = scale_for(most.x);
      let alpha = ${a('j', 'j')} * scale;
      var square = 0.0;
      for (var i = thread; i < ${rows}; i += ${threads}u) {
        if (i >= j) {
          let value = ${a('i', 'j')} * scale;
          square = fma(value, value, square);
        }
      }
      let h = reflector_of(alpha, fold_sum(thread, square), most);
      tau = h.tau;
      for (var i = thread; i < ${rows}; i += ${threads}u) {
        var value = select(0.0, 1.0, i == j);
        if (i > j) { value = ${a('i', 'j')} * scale * h.factor; }
        ${v('i', 'j')} = value;
        if (i == j) { ${a('i', 'j')} = h.diagonal; }
      }`
}

/** What the workgroup shares, and its folds. */
function foldFunctions(threads: number): string {
  return `var<workgroup> parts: array<vec2<u32>, ${threads}>;
var<workgroup> product: array<f32, ${BLOCK * BLOCK}>;
var<workgroup> along: array<f32, ${BLOCK}>;
var<workgroup> before: array<f32, ${BLOCK}>;

fn fold_lanes(thread: u32, own: vec2<f32>) -> vec2<f32> {
  let lane = thread % ${LANES}u;
  parts[thread] = bitcast<vec2<u32>>(own);
  for (var reach = ${LANES / 2}u; reach > 0u; reach >>= 1u) {
    workgroupBarrier();
    if (lane < reach) { parts[thread] = bitcast<vec2<u32>>(bitcast<vec2<f32>>(parts[thread]) + bitcast<vec2<f32>>(parts[thread + reach])); }
  }
  let total = bitcast<vec2<f32>>(parts[thread]);
  workgroupBarrier();
  return total;
}

fn fold_sum(thread: u32, own: f32) -> f32 {
  parts[thread].x = bitcast<u32>(own);
  for (var reach = ${threads / 2}u; reach > 0u; reach >>= 1u) {
    workgroupBarrier();
    if (thread < reach) { parts[thread].x = bitcast<u32>(bitcast<f32>(parts[thread].x) + bitcast<f32>(parts[thread + reach].x)); }
  }
  workgroupBarrier();
  let total = bitcast<f32>(parts[0].x);
  workgroupBarrier();
  return total;
}

fn fold_max(thread: u32, own: vec2<u32>) -> vec2<u32> {
  parts[thread] = own;
  for (var reach = ${threads / 2}u; reach > 0u; reach >>= 1u) {
    storageBarrier();
    workgroupBarrier();
    if (thread < reach) { parts[thread] = max(parts[thread], parts[thread + reach]); }
  }
  workgroupBarrier();
  let total = parts[0];
  workgroupBarrier();
  return total;
}
`
}
