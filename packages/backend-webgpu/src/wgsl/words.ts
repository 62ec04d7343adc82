import { splitIndex } from './axes.ts'
import { word } from './program.ts'

/** Parameters of a launch as its program asks for them. */
export class Words {
  /** What to pass to the launch. */
  readonly list: number[] = []

  /** Adds a word, negative numbers as their two's complement; the text that reads it. */
  add(value: number): string {
    this.list.push(value >>> 0)
    return word(this.list.length - 1)
  }
}

/**
 * WGSL function `name(i: u32) -> u32`: how far element number `i` of a window lies from its first one. Unsigned numbers wrap, so
 * that strides may be negative.
 *
 * @param sizes - of the axes, and `strides` along them; both become parameters.
 */
export function placeFunction(name: string, words: Words, sizes: readonly number[], strides: readonly number[]): string {
  const texts = sizes.map((size) => words.add(size))
  const terms = strides.map((stride, axis) => `c${axis} * ${words.add(stride)}`)
  return `fn ${name}(i: u32) -> u32 {
${splitIndex(sizes.length, (axis) => texts[axis] ?? '')}  return ${terms.length === 0 ? '0u' : terms.join(' + ')};
}
`
}

/** Entry point of a program of workgroups of `threads`: `g` is the number of the workgroup; the body runs where `g < count`. */
export function groupProgram(count: string, threads: number, body: string): string {
  return `@compute @workgroup_size(${threads})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(num_workgroups) all: vec3<u32>, @builtin(local_invocation_index) thread: u32) {
  let g = group.y * all.x + group.x;
  if (g >= ${count}) { return; }
${body}
}
`
}

/** The power of two that is `value` or the next above; 1 for what is smaller. */
export function powerOfTwoFrom(value: number): number {
  let power = 1
  while (power < value) power *= 2
  return power
}
