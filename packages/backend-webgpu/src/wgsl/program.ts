import type { DType } from '@ortho/core'

/** Type of an element in WGSL: bool is kept as the words 0 and 1. */
export function elementType(dtype: DType): 'f32' | 'i32' | 'u32' {
  return dtype === 'float32' ? 'f32' : dtype === 'int32' ? 'i32' : 'u32'
}

/** Threads of a workgroup of the programs that work on elements one by one. */
export const THREADS = 256

/** Declarations of buffers and parameters, in the order in which launches bind them. */
export function bindings(reads: readonly string[], writes: readonly string[]): string {
  const buffers = [
    ...reads.map((type, i) => `@group(0) @binding(${i}) var<storage, read> in${i}: array<${type}>;`),
    ...writes.map((type, i) => `@group(0) @binding(${reads.length + i}) var<storage, read_write> out${i}: array<${type}>;`),
  ]
  return [...buffers, `@group(0) @binding(${buffers.length}) var<uniform> words: array<vec4<u32>, 32>;`, ''].join('\n')
}

/** Parameter number `i` as an unsigned number. */
export function word(i: number): string {
  return `words[${i >> 2}].${'xyzw'[i & 3]!}`
}

/** Bits of a number as float32. */
export function floatBits(value: number): number {
  return new Uint32Array(Float32Array.of(value).buffer)[0]!
}

/** Workgroups of `THREADS` for `count` threads: in a plane, since each side is limited. */
export function groupsFor(count: number, threads: number = THREADS): [number, number, number] {
  const groups = Math.ceil(count / threads)
  const x = Math.min(groups, 65_535)
  return [x, groups === 0 ? 0 : Math.ceil(groups / x), 1]
}

/** Entry point of a program with one thread an element: `i` is its number; the body runs where `i < count`. */
export function elementProgram(count: string, body: string): string {
  return `@compute @workgroup_size(${THREADS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) all: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let i = (group.y * all.x + group.x) * ${THREADS}u + thread;
  if (i >= ${count}) { return; }
${body}
}
`
}
