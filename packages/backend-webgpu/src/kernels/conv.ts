import { type ConvOptions, type RoutineKernels, type Storage, type View, convOutputShape, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import type { GpuStorage } from '../memory/storage.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { THREADS, bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words, groupProgram, placeFunction } from '../wgsl/words.ts'
import { axesOf } from './views.ts'

/** Features and positions of a tile of the result. */
const TILE = 64

/** Kernel elements that a tile takes at a time. */
const DEPTH = 16

/** Features of a group from which on tiles are not mostly empty. */
const MANY_FEATURES = 16

/** Convolution. */
export function convKernels(gpu: Gpu): Pick<RoutineKernels, 'conv'> {
  return { conv: (x, w, options) => conv(gpu, x, w, options) }
}

/** Numbers of a convolution. */
interface Sizes {
  /** Features of a group. */
  readonly features: number
  /** Channels of a group. */
  readonly channels: number
  /** Elements of a kernel in one channel. */
  readonly taps: number
  /** Positions of the result in one image. */
  readonly positions: number
  /** Elements of the result. */
  readonly count: number
}

/** What both programs are made of. */
interface Parts {
  readonly words: Words
  /** Texts of the parameters. */
  readonly text: Readonly<Record<'images' | 'groups' | keyof Sizes, string>>
  /** {@link inputFunctions} and the function `weight(feature, e)`. */
  readonly functions: string
}

function conv(gpu: Gpu, x: View, w: View, options: ConvOptions): Storage {
  const [images = 0, , ...spatial] = x.shape
  const [features = 0, channels = 0, ...kernel] = w.shape
  const output = convOutputShape(spatial, kernel, options)
  const shape = [images, features, ...output]
  const sizes: Sizes = {
    features: features / options.groups,
    channels,
    taps: sizeOf(kernel),
    positions: sizeOf(output),
    count: sizeOf(shape),
  }
  if (sizes.count === 0 || channels * sizes.taps === 0) return gpu.constant(shape, 'float32', 0)
  const out = gpu.allocate('float32', sizes.count)
  const words = new Words()
  const numbers = Object.entries({ images, groups: options.groups, ...sizes }).map(([name, value]) => [name, words.add(value)])
  const text = Object.fromEntries(numbers) as Parts['text']
  const parts = { words, text, functions: inputFunctions(words, x, kernel, output, options) + weightFunction(words, w) }
  if (sizes.features < MANY_FEATURES) direct(gpu, x, w, parts, out)
  else tiled(gpu, x, w, parts, { columns: images * sizes.positions, rows: sizes.features, groups: options.groups }, out)
  return out
}

/**
 * WGSL `set_position(o)`, which fixes a position of the result, and then `input(start, tap)`: the element of the input under
 * kernel element `tap` there, in the channel that begins at `start`; 0 on padding and between dilated elements.
 */
function inputFunctions(words: Words, x: View, kernel: readonly number[], output: readonly number[], options: ConvOptions): string {
  const axes = [...kernel.keys()]
  const size = (list: readonly number[]): ((axis: number) => string) => {
    const texts = list.map((n) => words.add(n))
    return (axis) => texts[axis]!
  }
  const [outputs, taps, inputs] = [size(output), size(kernel), size(x.shape.slice(2))]
  const [strides, low, dilation, spread, steps] = [options.strides, options.padLow, options.dilation, options.inputDilation, x.strides.slice(2)].map(size) // prettier-ignore
  const split = (sizes: (axis: number) => string, use: (axis: number, place: string) => string): string =>
    axes
      .toReversed()
      .map(
        (axis) => `  ${use(axis, axis === 0 ? 'rest' : `rest % ${sizes(axis)}`)}${axis === 0 ? '' : `\n  rest = rest / ${sizes(axis)};`}`,
      )
      .join('\n')
  return `${axes.map((axis) => `var<private> origin${axis}: u32;\n`).join('')}fn set_position(o: u32) {
  var rest = o;
${split(outputs, (axis, place) => `origin${axis} = (${place}) * ${strides!(axis)} - ${low!(axis)};`)}
}
fn input(start: u32, tap: u32) -> f32 {
  var rest = tap;
  var place = start;
${split(
  taps,
  (axis, own) => `let d${axis} = origin${axis} + (${own}) * ${dilation!(axis)};
  let p${axis} = d${axis} / ${spread!(axis)};
  // Before the first element the difference wraps to a large number.
  if (d${axis} >= 0x80000000u || p${axis} >= ${inputs(axis)} || p${axis} * ${spread!(axis)} != d${axis}) { return 0.0; }
  place += p${axis} * ${steps!(axis)};`,
)}
  return in0[place];
}
`
}

/** WGSL `weight(feature, e)`: kernel element number e, counted through channels and taps. */
function weightFunction(words: Words, w: View): string {
  const inner = axesOf(w, 1)
  const { sizes, strides } = mergedAxes(inner.shape, [inner.strides])
  return `${placeFunction('weight_at', words, sizes, strides[0]!)}fn weight(feature: u32, e: u32) -> f32 {
  return in1[${words.add(w.offset)} + feature * ${words.add(w.strides[0]!)} + weight_at(e)];
}
`
}

/** WGSL of where a channel of a group begins in the input. */
function channelText(words: Words, x: View): string {
  return `fn channel_at(image: u32, channel: u32) -> u32 {
  return ${words.add(x.offset)} + image * ${words.add(x.strides[0]!)} + channel * ${words.add(x.strides[1]!)};
}
`
}

/** One thread an element: for groups of few features, such as depthwise convolutions. */
function direct(gpu: Gpu, x: View, w: View, { words, text, functions }: Parts, out: GpuStorage): void {
  const channel = channelText(words, x)
  const body = `  let all_features = ${text.groups} * ${text.features};
  let feature = i / ${text.positions} % all_features;
  let image = i / ${text.positions} / all_features;
  let first = feature / ${text.features} * ${text.channels};
  set_position(i % ${text.positions});
  var sum = 0.0;
  for (var c = 0u; c < ${text.channels}; c++) {
    let start = channel_at(image, first + c);
    for (var tap = 0u; tap < ${text.taps}; tap++) { sum += weight(feature, c * ${text.taps} + tap) * input(start, tap); }
  }
  out0[i] = sum;`
  const code = bindings(['f32', 'f32'], ['f32']) + functions + channel + elementProgram(text.count, body)
  gpu.launch({ code, reads: [x, w], writes: [out], params: words.list, groups: groupsFor(out.count) })
}

/**
 * A matrix product whose right operand, the patches under the kernel (im2col), is never in memory: workgroups collect its tiles
 * from the input (S. Chetlur et al., cuDNN, 2014).
 */
function tiled(
  gpu: Gpu,
  x: View,
  w: View,
  { words, text, functions }: Parts,
  size: { columns: number; rows: number; groups: number },
  out: GpuStorage,
): void {
  const [across, down] = [Math.ceil(size.columns / TILE), Math.ceil(size.rows / TILE)]
  const groups = across * down * size.groups
  const [all, acrossWord, downWord, columns] = [groups, across, down, size.columns].map((value) => words.add(value))
  const channel = channelText(words, x)
  const body = `  let column0 = g % ${acrossWord} * ${TILE}u;
  let row0 = g / ${acrossWord} % ${downWord} * ${TILE}u;
  let part = g / ${acrossWord} / ${downWord};
  let total = ${text.channels} * ${text.taps};
  let column = column0 + thread % ${TILE}u;
  let image = column / ${text.positions};
  set_position(column % ${text.positions});
  let tx = thread % 16u;
  let ty = thread / 16u;
  var sums: array<f32, 16>;
  for (var e0 = 0u; e0 < total; e0 += ${DEPTH}u) {
    for (var s = thread; s < ${DEPTH * TILE}u; s += ${THREADS}u) {
      let e = e0 + s / ${TILE}u;
      var value = 0.0;
      if (e < total && column < ${columns}) {
        value = input(channel_at(image, part * ${text.channels} + e / ${text.taps}), e % ${text.taps});
      }
      patches[s] = value;
    }
    for (var s = thread; s < ${DEPTH * TILE}u; s += ${THREADS}u) {
      let e = e0 + s % ${DEPTH}u;
      let row = row0 + s / ${DEPTH}u;
      var value = 0.0;
      if (e < total && row < ${text.features}) { value = weight(part * ${text.features} + row, e); }
      // A column more than there are rows: neighbours in e then lie in different banks.
      weights[s % ${DEPTH}u * ${TILE + 1}u + s / ${DEPTH}u] = value;
    }
    workgroupBarrier();
    for (var e = 0u; e < ${DEPTH}u; e++) {
      let b = vec4(${[0, 1, 2, 3].map((j) => `patches[e * ${TILE}u + tx + ${16 * j}u]`).join(', ')});
      ${[0, 1, 2, 3].map((i) => `let a${i} = weights[e * ${TILE + 1}u + ty + ${16 * i}u];`).join(' ')}
      ${[0, 1, 2, 3].flatMap((i) => [0, 1, 2, 3].map((j) => `sums[${4 * i + j}] += a${i} * b.${'xyzw'[j]!};`)).join(' ')}
    }
    workgroupBarrier();
  }
  for (var k = 0u; k < 16u; k++) {
    let row = row0 + ty + k / 4u * 16u;
    let to = column0 + tx + k % 4u * 16u;
    if (row < ${text.features} && to < ${columns}) {
      let feature = (to / ${text.positions} * ${text.groups} + part) * ${text.features} + row;
      out0[feature * ${text.positions} + to % ${text.positions}] = sums[k];
    }
  }`
  const shared = `var<workgroup> patches: array<f32, ${DEPTH * TILE}>;\nvar<workgroup> weights: array<f32, ${DEPTH * (TILE + 1)}>;\n`
  const code = bindings(['f32', 'f32'], ['f32']) + functions + channel + shared + groupProgram(all!, THREADS, body)
  gpu.launch({ code, reads: [x, w], writes: [out], params: words.list, groups: groupsFor(groups, 1) })
}
