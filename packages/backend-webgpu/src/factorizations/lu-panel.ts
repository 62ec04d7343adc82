import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { bindings } from '../wgsl/program.ts'
import { Words } from '../wgsl/words.ts'
import { panelThreads } from './panel-threads.ts'
import { BLOCK } from './substitution.ts'
import { textOf } from './texts.ts'
import { type Target, inRuns, placesOf } from './windows.ts'

/** Columns that are brought up to date at each step; the others of the panel wait for a product of so many terms. */
const STRIP = 8

/** What a matrix has in `moves`: rows of pivots, where the rows on top come from, and where those at the pivots come from. */
export const MOVES = { pivots: 0, top: 32, displaced: 64, size: 96 } as const

/** Columns of an LU factorization that are found in one launch. */
export interface LuPanel {
  /** At most 32 columns of the rows that are left, best by columns. */
  readonly a: Target
  /** Number of the first of these rows. */
  readonly from: number
  /** int32 `[count, m]`: rows of the matrix in their order; written by the panel that starts at 0. */
  readonly perm: GpuStorage
  /** Rows of the matrix, m. */
  readonly order: number
  /** int32 a matrix: 1 + index of the first zero pivot, else 0; written by the panel that starts at 0. */
  readonly failures: GpuStorage
  /** int32 `[count, 96]`: see {@link MOVES}; numbers count from the first row of the panel. */
  readonly moves: GpuStorage
}

/**
 * P·A = L·U with partial pivoting of a panel, by one workgroup a matrix: columns one after the other, eight at a time
 * (Golub & Van Loan 2013, section 3.4.7). Of equal pivots the first is taken; NaN counts as the largest.
 */
export function luPanel(gpu: Gpu, panel: LuPanel): void {
  const { a, perm, failures, moves } = panel
  const threads = panelThreads(gpu, a.rows)
  inRuns(a.count, (first, many) => {
    const words = new Words()
    const code = panelProgram(words, panel, first, threads)
    gpu.launch({ code, reads: [], writes: [a.storage, perm, failures, moves], params: words.list, groups: [many, 1, 1] })
  })
}

function panelProgram(words: Words, { a, from, order }: LuPanel, first: number, threads: number): string {
  const [rows, width, k, m, start] = [a.rows, Math.min(a.columns, a.rows), from, order, first].map((value) => words.add(value))
  const ofA = placesOf(words, a)
  const at = (i: string, j: string): string => `out0[${ofA.at('a_start', i, j)}]`
  return textOf(
    `lu panel ${threads}`,
    () => `${bindings([], ['f32', 'i32', 'i32', 'i32'])}
var<workgroup> best_key: array<u32, ${threads}>;
var<workgroup> best_row: array<u32, ${threads}>;
var<workgroup> pivots: array<u32, ${BLOCK}>;
var<workgroup> pivot_row: array<f32, ${BLOCK}>;
var<workgroup> strip: array<f32, ${STRIP * BLOCK}>;

@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let item = ${start} + group.x;
  let a_start = ${ofA.start('item')};
  var failure = 0u;
  for (var j0 = 0u; j0 < ${width}; j0 += ${STRIP}u) {
    let j1 = min(j0 + ${STRIP}u, ${width});
    for (var j = j0; j < j1; j++) {
${findPivot(at, rows!, threads)}
      let p = best_row[0];
      // Subnormal numbers may count as zeros.
      let zero = best_key[0] < 0x00800000u;
      if (zero && failure == 0u) { failure = ${k} + j + 1u; }
      if (thread == 0u) { pivots[j] = p; }
      if (thread < ${width}) {
        let value = ${at('p', 'thread')};
        ${at('p', 'thread')} = ${at('j', 'thread')};
        ${at('j', 'thread')} = value;
        pivot_row[thread] = value;
      }
      storageBarrier();
      workgroupBarrier();
      for (var i = thread; i < ${rows}; i += ${threads}u) {
        if (i > j) {
          var factor = 0.0;
          if (!zero) { factor = ${at('i', 'j')} / pivot_row[j]; }
          ${at('i', 'j')} = factor;
          for (var c = j + 1u; c < j1; c++) { ${at('i', 'c')} = fma(-factor, pivot_row[c], ${at('i', 'c')}); }
        }
      }
    }
    storageBarrier();
    workgroupBarrier();
${bringUpToDate(at, rows!, width!, threads)}
    storageBarrier();
    workgroupBarrier();
  }
  if (thread == 0u && (${k} == 0u || (failure > 0u && out2[item] == 0))) { out2[item] = i32(failure); }
${moveRows({ k: k!, m: m!, rows: rows!, width: width!, threads })}
}
`,
  )
}

/** The first of the largest elements of column j, from its diagonal on, as `best_key[0]` and `best_row[0]`. */
function findPivot(at: (i: string, j: string) => string, rows: string, threads: number): string {
  return `      // Bits of |x| compare as numbers do, and NaN comes out as the largest.
      var key = 0u;
      var row = j;
      for (var i = thread; i < ${rows}; i += ${threads}u) {
        let own = bitcast<u32>(${at('i', 'j')}) & 0x7fffffffu;
        if (i >= j && own > key) { key = own; row = i; }
      }
      best_key[thread] = key;
      best_row[thread] = row;
      storageBarrier();
      for (var reach = ${threads / 2}u; reach > 0u; reach >>= 1u) {
        workgroupBarrier();
        if (thread < reach) {
          let other = best_key[thread + reach];
          let other_row = best_row[thread + reach];
          if (other > best_key[thread] || (other == best_key[thread] && other_row < best_row[thread])) {
            best_key[thread] = other;
            best_row[thread] = other_row;
          }
        }
      }
      workgroupBarrier();`
}

/** A strip's rows of U in the columns from `j1` on, a column a thread; then the rows below, a row a thread. */
function bringUpToDate(at: (i: string, j: string) => string, rows: string, width: string, threads: number): string {
  return `    // The strip's rows of U in the columns that follow, a column a thread.
    if (thread >= j1 && thread < ${width}) {
      for (var i = j0; i < j1; i++) {
        var value = ${at('i', 'thread')};
        for (var l = j0; l < i; l++) { value = fma(-${at('i', 'l')}, strip[(l - j0) * ${BLOCK}u + thread], value); }
        strip[(i - j0) * ${BLOCK}u + thread] = value;
        ${at('i', 'thread')} = value;
      }
    }
    workgroupBarrier();
    if (j1 < ${width}) {
      for (var i = thread; i < ${rows}; i += ${threads}u) {
        if (i >= j1) {
${stripLines(at, width)}
        }
      }
    }`
}

/** A row less its eight factors times the rows of U in the columns from `j1` on; a panel goes on after full strips alone. */
function stripLines(at: (i: string, j: string) => string, width: string): string {
  const terms = Array.from({ length: STRIP }, (_, l) => l)
  return [
    ...terms.map((l) => `          let f${l} = ${at('i', `j0 + ${l}u`)};`),
    `          for (var c = j1; c < ${width}; c++) {`,
    `            var value = ${at('i', 'c')};`,
    ...terms.map((l) => `            value = fma(-f${l}, strip[${l * BLOCK}u + c], value);`),
    `            ${at('i', 'c')} = value;`,
    '          }',
  ].join('\n')
}

/** Where rows end up after all exchanges, and the permutation so far; one thread follows one row back through the exchanges. */
function moveRows({ k, m, rows, width, threads }: Readonly<Record<'k' | 'm' | 'rows' | 'width', string>> & { threads: number }): string {
  return `  if (${k} == 0u) {
    for (var i = thread; i < ${rows}; i += ${threads}u) { out1[item * ${m} + i] = i32(i); }
  }
  storageBarrier();
  workgroupBarrier();
  let column = thread % ${BLOCK}u;
  let moves_row = thread < ${2 * BLOCK}u && column < ${width};
  var target_row = column;
  if (thread >= ${BLOCK}u) { target_row = pivots[column]; }
  var source = target_row;
  var number = 0;
  if (moves_row) {
    for (var j = ${width}; j > 0u; j--) {
      if (source == j - 1u) { source = pivots[j - 1u]; } else if (source == pivots[j - 1u]) { source = j - 1u; }
    }
    number = out1[item * ${m} + ${k} + source];
    out3[item * ${MOVES.size}u + ${MOVES.top}u + thread] = i32(source);
    if (thread < ${BLOCK}u) { out3[item * ${MOVES.size}u + thread] = i32(pivots[column]); }
  }
  storageBarrier();
  workgroupBarrier();
  if (moves_row) { out1[item * ${m} + ${k} + target_row] = number; }`
}
