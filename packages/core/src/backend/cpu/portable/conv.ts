import type { TypedArray } from '../../../dtype.ts'
import { sizeOf } from '../../../shape.ts'
import { convOutputShape, convTaps } from '../../generic/conv-geometry.ts'
import type { ConvOptions, View } from '../../types.ts'
import { allocate } from '../allocate.ts'
import { contiguous } from './layout.ts'
import { product } from './product.ts'
import { elements } from './strided.ts'

/**
 * Cross-correlation of `[n, cIn, …spatial]` with `[cOut, cIn/groups, …kernel]`: per image and group, the patches
 * under the kernel are laid out as columns (im2col) and multiplied by the kernels as rows.
 */
export function conv(x: View, w: View, options: ConvOptions): TypedArray {
  const [images = 0, channels = 0, ...spatial] = x.shape
  const [features = 0, depth = 0, ...kernel] = w.shape
  const output = convOutputShape(spatial, kernel, options)
  const outputs = sizeOf(output)
  const inputs = sizeOf(spatial)
  const taps = convTaps(spatial, kernel, output, options)
  const patch = depth * sizeOf(kernel)
  const perGroup = features / options.groups
  const source = contiguous(x)
  const weights = contiguous(w)
  const image = elements(source)
  const rows = elements(weights)
  const out = allocate(x.dtype, images * features * outputs)
  if (out.length === 0) return out
  const columns = allocate(x.dtype, patch * outputs)
  const b = { data: columns, offset: 0, row: outputs, column: 1 }
  for (let n = 0; n < images; n++) {
    for (let g = 0; g < options.groups; g++) {
      spread(taps, depth, inputs, image, source.offset + (n * channels + g * depth) * inputs, columns)
      const a = { data: rows, offset: weights.offset + g * perGroup * patch, row: patch, column: 1 }
      product(perGroup, outputs, patch, a, b, out, (n * features + g * perGroup) * outputs, outputs)
    }
  }
  return out
}

/** Lays the patches of `depth` channels, which start at `from`, out as columns. */
function spread(taps: Int32Array, depth: number, inputs: number, image: TypedArray, from: number, columns: TypedArray): void {
  for (let c = 0, o = 0; c < depth; c++) {
    const base = from + c * inputs
    for (let t = 0; t < taps.length; t++, o++) columns[o] = taps[t]! < 0 ? 0 : image[base + taps[t]!]!
  }
}
