import { sizeOf, type Shape } from '../../shape.ts'
import type { ConvOptions } from '../types.ts'

/** Sizes of the spatial axes of a convolution's result; an axis too short for the kernel gives 0. */
export function convOutputShape(input: Shape, kernel: Shape, options: ConvOptions): number[] {
  return input.map((n, axis) => {
    const extent = n === 0 ? 0 : (n - 1) * options.inputDilation[axis]! + 1
    const padded = extent + options.padLow[axis]! + options.padHigh[axis]!
    const reach = (kernel[axis]! - 1) * options.dilation[axis]! + 1
    return Math.max(0, Math.floor((padded - reach) / options.strides[axis]!) + 1)
  })
}

/**
 * Which input element each kernel element meets at each output: `taps[k·outputs + o]` is its row-major index among
 * the spatial elements of the input, or −1 where the kernel lies on padding or between dilated elements.
 */
export function convTaps(input: Shape, kernel: Shape, output: Shape, options: ConvOptions): Int32Array {
  const outputs = sizeOf(output)
  let taps = new Int32Array(1)
  let kernelSize = 1
  let outputSize = 1
  // One axis at a time: the taps of the axes so far, combined with those of the next one.
  for (let axis = 0; axis < input.length; axis++) {
    const k = kernel[axis]!
    const n = output[axis]!
    const next = new Int32Array(kernelSize * k * outputSize * n)
    for (let i = 0, o = 0; i < kernelSize; i++) {
      for (let a = 0; a < k; a++) {
        for (let j = 0; j < outputSize; j++) {
          const outer = taps[i * outputSize + j]!
          for (let b = 0; b < n; b++, o++) {
            const at = axisTap(a, b, axis, input[axis]!, options)
            next[o] = outer < 0 || at < 0 ? -1 : outer * input[axis]! + at
          }
        }
      }
    }
    taps = next
    kernelSize *= k
    outputSize *= n
  }
  return outputs === 0 ? new Int32Array(0) : taps
}

/** Input element under kernel element `a` at output `b` on one axis, or −1. */
function axisTap(a: number, b: number, axis: number, n: number, options: ConvOptions): number {
  const dilated = b * options.strides[axis]! + a * options.dilation[axis]! - options.padLow[axis]!
  const at = dilated / options.inputDilation[axis]!
  return Number.isInteger(at) && at >= 0 && at < n ? at : -1
}
