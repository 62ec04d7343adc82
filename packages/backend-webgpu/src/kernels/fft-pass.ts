import type { View } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { THREADS, bindings, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram } from '../wgsl/words.ts'
import { whole } from './views.ts'

/** Complex numbers that a workgroup holds, twice: 16 KiB, which every device has. */
export const HELD = 1024

/** Planes of complex numbers, in rows of one length, that are read. */
export interface Source {
  /** A window on their storage. */
  readonly view: View
  /** Places of the first real and the first imaginary part. */
  readonly starts: readonly [re: number, im: number]
  /** Elements from row to row, and along a row. */
  readonly steps: readonly [row: number, element: number]
}

/** Planes that are written; elements of a row lie side by side. */
export interface Target extends Source {
  /** Where they lie. */
  readonly storage: GpuStorage
}

/** One pass over all rows. */
export interface Pass {
  /** Length of the transforms. */
  readonly n: number
  /** Their number. */
  readonly rows: number
  /** Factors of the part of `n` that this pass does; their product is at most {@link HELD}. */
  readonly radices: readonly number[]
  /** Product of the radices of the passes before. */
  readonly done: number
  /** `exp(−2πi·k/n)` for k < n, as pairs. */
  readonly roots: GpuStorage
}

/** Rows of a contiguous storage `[2, rows, n]`; `swapped` exchanges the planes. */
export function planesOf(storage: GpuStorage, n: number, swapped = false): Target {
  const half = storage.count / 2
  return { storage, view: whole(storage, [storage.count]), starts: swapped ? [half, 0] : [0, half], steps: [n, 1] }
}

/**
 * A Stockham pass whose radix is a product: with n = s·r·m and s done, transforms of length r over elements that are s·m apart,
 * each in workgroup memory, by Stockham passes of the factors of r (C. Van Loan, Computational Frameworks for the Fast Fourier
 * Transform, 1992, section 1.7). Neighbouring transforms run in one workgroup, so that memory is read and written in runs.
 *
 * One program serves all lengths: the factors are parameters too.
 */
export function launchPass(gpu: Gpu, { n, rows, radices, done, roots }: Pass, from: Source, to: Target): void {
  const r = radices.reduce((a, b) => a * b, 1)
  const beside = Math.floor(HELD / r)
  const groups = Math.ceil((rows * n) / r / beside)
  const words = new Words()
  const numbers = {
    groups, n, r, beside, s: done, lines: (rows * n) / r, perRow: n / r,
    inRow: from.steps[0], step: from.steps[1], inRe: from.starts[0], inIm: from.starts[1],
    outRow: to.steps[0], outRe: to.starts[0], outIm: to.starts[1],
    // A whole transform is read along its row, a first pass of several writes along it.
    alongIn: Number(r === n), alongOut: Number(done === 1), passes: radices.length,
  } // prettier-ignore
  const entries = Object.entries(numbers).map(([name, value]) => [name, words.add(value)])
  const code = passProgram(Object.fromEntries(entries) as Record<keyof typeof numbers, string>, words.list.length)
  for (const radix of radices) words.add(radix)
  const reads = [from.view, whole(roots, [roots.count])]
  gpu.launch({ code, reads, writes: [to.storage], params: words.list, groups: groupsFor(groups, 1) })
}

/** Texts of the parameters, and the number of the word where the factors begin. */
function passProgram(p: Readonly<Record<string, string>>, radices: number): string {
  const walk = (along: string): string => `let along = ${along} == 1u;
    let k = select(i / ${p.beside}, i % ${p.r}, along);
    let l = select(i % ${p.beside}, i / ${p.r}, along);
    let line = g * ${p.beside} + l;
    let row = line / ${p.perRow};
    let at = line % ${p.perRow};`
  const body = `  for (var i = thread; i < ${p.r} * ${p.beside}; i += ${THREADS}u) {
    ${walk(p.alongIn!)}
    var value = vec2(0.0);
    if (line < ${p.lines}) {
      let place = row * ${p.inRow} + (at + k * ${p.perRow}) * ${p.step};
      value = vec2(in0[${p.inRe} + place], in0[${p.inIm} + place]);
    }
    held[k * ${p.beside} + l] = value;
  }
  workgroupBarrier();
  var length = ${p.r};
  var done = ${p.beside};
  var begin = 0u;
  for (var number = 0u; number < ${p.passes}; number++) {
    let word = ${radices}u + number;
    let radix = words[word / 4u][word % 4u];
    step(radix, length / radix, done, ${p.n} / length, begin, thread, ${p.r} * ${p.beside});
    workgroupBarrier();
    length /= radix;
    done *= radix;
    begin = ${HELD}u - begin;
  }
  for (var i = thread; i < ${p.r} * ${p.beside}; i += ${THREADS}u) {
    ${walk(p.alongOut!)}
    if (line < ${p.lines}) {
      var value = held[begin + k * ${p.beside} + l];
      let q = at % ${p.s};
      let p = at / ${p.s};
      if (p * k > 0u) { value = times(value, in1[${p.s} * p * k]); }
      let place = row * ${p.outRow} + q + ${p.s} * (${p.r} * p + k);
      out0[${p.outRe} + place] = value.x;
      out0[${p.outIm} + place] = value.y;
    }
  }`
  return bindings(['f32', 'vec2<f32>'], ['f32']) + stepFunctions(p.n!) + groupProgram(p.groups!, THREADS, body)
}

/**
 * WGSL of one Stockham pass in workgroup memory, from the half that starts at `begin` to the other: of `count` numbers, in
 * transforms of length radix·m, whose roots are every `gap`-th; s numbers lie between the elements of a result.
 */
function stepFunctions(n: string): string {
  const turned = (k: number, value: string): string => `times(${value}, in1[${k}u * p * gap])`
  return `var<workgroup> held: array<vec2<f32>, ${2 * HELD}>;
fn times(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> {
  return vec2(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x);
}
fn step(radix: u32, m: u32, s: u32, gap: u32, begin: u32, thread: u32, count: u32) {
  let end = ${HELD}u - begin;
  if (radix == 4u) {
    for (var i = thread; i < count / 4u; i += ${THREADS}u) {
      let q = i % s;
      let p = i / s;
      let x = begin + i;
      let y = end + q + s * 4u * p;
      let a = held[x] + held[x + 2u * s * m];
      let b = held[x] - held[x + 2u * s * m];
      let c = held[x + s * m] + held[x + 3u * s * m];
      let d = held[x + s * m] - held[x + 3u * s * m];
      let e = vec2(d.y, -d.x);
      held[y] = a + c;
      held[y + s] = ${turned(1, 'b + e')};
      held[y + 2u * s] = ${turned(2, 'a - c')};
      held[y + 3u * s] = ${turned(3, 'b - e')};
    }
  } else if (radix == 2u) {
    for (var i = thread; i < count / 2u; i += ${THREADS}u) {
      let q = i % s;
      let p = i / s;
      let a = held[begin + i];
      let b = held[begin + i + s * m];
      held[end + q + s * 2u * p] = a + b;
      held[end + q + s * (2u * p + 1u)] = ${turned(1, 'a - b')};
    }
  } else {
    for (var i = thread; i < count; i += ${THREADS}u) {
      let q = i % s;
      let k = i / s % radix;
      let p = i / s / radix;
      var sum = held[begin + q + s * p];
      for (var j = 1u; j < radix; j++) {
        sum += times(held[begin + q + s * (p + m * j)], in1[j * k % radix * (${n} / radix)]);
      }
      held[end + i] = times(sum, in1[p * k * gap]);
    }
  }
}
`
}
