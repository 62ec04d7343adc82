import { type Primitive, apply } from '../../autodiff/primitive.ts'
import type { ConvOptions } from '../../backend/types.ts'
import { routines } from '../../backend/routines.ts'
import { OptionError, ShapeError } from '../../errors.ts'
import { type Shape, showShape } from '../../shape.ts'
import { type Tensor, made } from '../../tensor/tensor.ts'
import { concat } from '../movement/join.ts'
import { chunk, flip, swapAxes } from '../movement/movement.ts'
import { asFloat, promoted } from '../operands.ts'
import { reshape } from '../movement/reshape.ts'

const convPrimitive: Primitive<ConvOptions> = {
  name: 'conv',
  run: ([x, w], options) => made(x!, routines(x!.backend).conv(x!, w!, options), convShape(x!.shape, w!.shape, options)),
  tangent: (t, i, [x, w], _out, options) => apply(convPrimitive, i === 0 ? [t, w!] : [x!, t], options),
  spec: ([x, w], options) => ({ shape: convShape(x!.shape, w!.shape, options), dtype: x!.dtype }),
  transpose: (c, i, [x, w], options) => (i === 0 ? towardsInput(c, x!.shape, w!, options) : towardsKernel(c, x!, w!.shape, options)),
}

function convShape(x: Shape, w: Shape, options: ConvOptions): number[] {
  return [x[0]!, w[0]!, ...options.strides.map((_, d) => outSize(x[d + 2]!, w[d + 2]!, options, d))]
}

/** Extent of an axis with `step − 1` gaps between its elements. */
function extent(n: number, step: number): number {
  return n === 0 ? 0 : (n - 1) * step + 1
}

function outSize(n: number, k: number, { strides, padLow, padHigh, dilation, inputDilation }: ConvOptions, d: number): number {
  const room = extent(n, inputDilation[d]!) + padLow[d]! + padHigh[d]! - extent(k, dilation[d]!)
  return room < 0 ? 0 : Math.floor(room / strides[d]!) + 1
}

/** The convolution that maps output cotangents to input cotangents: the kernel flipped, strides and input gaps exchanged. */
function towardsInput(c: Tensor, shape: Shape, w: Tensor, options: ConvOptions): Tensor {
  const { strides, padLow, dilation, inputDilation, groups } = options
  const spatial = strides.map((_, d) => d)
  const low = spatial.map((d) => extent(w.shape[d + 2]!, dilation[d]!) - 1 - padLow[d]!)
  // What padding after the axis makes the transposed result exactly as long as the (dilated) input was.
  const high = spatial.map(
    (d) =>
      extent(shape[d + 2]!, inputDilation[d]!) - low[d]! - extent(c.shape[d + 2]!, strides[d]!) + extent(w.shape[d + 2]!, dilation[d]!) - 1,
  )
  return apply(
    convPrimitive,
    [
      c,
      flip(
        exchanged(w, groups),
        spatial.map((d) => d + 2),
      ),
    ],
    {
      strides: inputDilation,
      padLow: low,
      padHigh: high,
      dilation,
      inputDilation: strides,
      groups,
    },
  )
}

/** `[cOut, cIn/g, …]` as the kernel of the opposite direction, `[cIn, cOut/g, …]`. */
function exchanged(w: Tensor, groups: number): Tensor {
  const [out, inner, ...kernel] = w.shape
  const parted = reshape(w, [groups, out! / groups, inner!, ...kernel])
  return reshape(swapAxes(parted, 1, 2), [groups * inner!, out! / groups, ...kernel])
}

/** Kernel cotangents: the input convolved with the output cotangents, channels in the place of the batch. */
function towardsKernel(c: Tensor, x: Tensor, shape: Shape, options: ConvOptions): Tensor {
  const { strides, padLow, dilation, inputDilation, groups } = options
  const parts = chunk(x, groups, 1)
  const cotangents = chunk(c, groups, 1)
  const high = strides.map(
    (stride, d) =>
      extent(shape[d + 2]!, dilation[d]!) - 1 + extent(c.shape[d + 2]!, stride) - extent(x.shape[d + 2]!, inputDilation[d]!) - padLow[d]!,
  )
  const kernels = parts.map((part, g) =>
    apply(convPrimitive, [swapAxes(part, 0, 1), swapAxes(cotangents[g]!, 0, 1)], {
      strides: dilation,
      padLow,
      padHigh: high,
      dilation: strides,
      inputDilation,
      groups: 1,
    }),
  )
  return concat(
    kernels.map((kernel) => swapAxes(kernel, 0, 1)),
    0,
  )
}

/** Options of {@link conv1d} and {@link conv2d}; a single number holds for every spatial axis. */
export interface ConvolutionOptions {
  /** Step between outputs. Default 1. */
  readonly stride?: number | readonly number[] | undefined
  /** Zeros on both sides, or `same` (as many outputs as inputs over the stride) or `valid` (none). Default 0. */
  readonly padding?: number | readonly number[] | 'same' | 'valid' | undefined
  /** Step between kernel elements. Default 1. */
  readonly dilation?: number | readonly number[] | undefined
  /** Independent groups of channels. Default 1. */
  readonly groups?: number | undefined
}

/**
 * One-dimensional cross-correlation, as PyTorch's `conv1d`.
 *
 * @param x - `[n, cIn, l]`.
 * @param w - `[cOut, cIn/groups, k]`.
 * @returns `[n, cOut, lOut]`, lOut = ⌊(l + 2·padding − dilation·(k − 1) − 1)/stride⌋ + 1, 0 for a kernel that does not fit.
 * @throws ShapeError when ranks, channels or groups do not fit; OptionError for options out of range.
 */
export function conv1d(x: Tensor, w: Tensor, options: ConvolutionOptions = {}): Tensor {
  return conv('conv1d', 1, x, w, options)
}

/**
 * Two-dimensional cross-correlation, as PyTorch's `conv2d`.
 *
 * @param x - `[n, cIn, h, w]`.
 * @param w - `[cOut, cIn/groups, kh, kw]`.
 * @returns `[n, cOut, hOut, wOut]`.
 */
export function conv2d(x: Tensor, w: Tensor, options: ConvolutionOptions = {}): Tensor {
  return conv('conv2d', 2, x, w, options)
}

function conv(where: string, dims: number, x: Tensor, w: Tensor, options: ConvolutionOptions): Tensor {
  const [input, kernel] = promoted(where, asFloat(x), asFloat(w))
  const groups = options.groups ?? 1
  if (!Number.isInteger(groups) || groups < 1) {
    throw new OptionError({ where, argument: 'groups', expected: 'an integer ≥ 1', received: String(groups) })
  }
  if (
    input.ndim !== dims + 2 ||
    kernel.ndim !== dims + 2 ||
    input.shape[1] !== kernel.shape[1]! * groups ||
    kernel.shape[0]! % groups !== 0
  ) {
    throw new ShapeError({
      where,
      expected: `given [n, cIn, …] and [cOut, cIn/groups, …] with ${dims} spatial axes and groups dividing both channel counts`,
      received: `${showShape(input.shape)} and ${showShape(kernel.shape)} with ${groups} groups`,
    })
  }
  const strides = perAxis(where, 'stride', options.stride ?? 1, dims, 1)
  const dilation = perAxis(where, 'dilation', options.dilation ?? 1, dims, 1)
  const [padLow, padHigh] = padding(where, options.padding ?? 0, input.shape, kernel.shape, strides, dilation)
  const geometry = { strides, padLow, padHigh, dilation, inputDilation: strides.map(() => 1), groups }
  return apply(convPrimitive, [input, kernel], geometry)
}

function padding(
  where: string,
  wanted: number | readonly number[] | 'same' | 'valid',
  x: Shape,
  w: Shape,
  strides: readonly number[],
  dilation: readonly number[],
): [number[], number[]] {
  if (wanted !== 'same') {
    const both = perAxis(where, 'padding', wanted === 'valid' ? 0 : wanted, strides.length, 0)
    return [both, both]
  }
  const total = strides.map((stride, d) => {
    const outputs = Math.ceil(x[d + 2]! / stride)
    return Math.max(0, (outputs - 1) * stride + extent(w[d + 2]!, dilation[d]!) - x[d + 2]!)
  })
  return [total.map((n) => Math.floor(n / 2)), total.map((n) => Math.ceil(n / 2))]
}

function perAxis(where: string, argument: string, value: number | readonly number[], dims: number, least: number): number[] {
  const list = typeof value === 'number' ? new Array<number>(dims).fill(value) : [...value]
  if (list.length !== dims || list.some((n) => !Number.isInteger(n) || n < least)) {
    throw new OptionError({ where, argument, expected: `${dims} integer(s) ≥ ${least}`, received: JSON.stringify(value) })
  }
  return list
}
