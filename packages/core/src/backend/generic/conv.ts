import { sizeOf } from '../../shape.ts'
import type { ConvOptions, PrimitiveKernels, Storage, View } from '../types.ts'
import type { Composer } from './composer.ts'
import { convOutputShape, convTaps } from './conv-geometry.ts'
import { dense, reshape, stretch } from './views.ts'

/** Convolution as one gather of the patches (im2col; padding reads an extra zero element) and one batched product. */
export function conv(k: PrimitiveKernels, c: Composer, x: View, w: View, options: ConvOptions): Storage {
  const [images = 0, channels = 0, ...spatial] = x.shape
  const [features = 0, depth = 0, ...kernel] = w.shape
  const { groups } = options
  const output = convOutputShape(spatial, kernel, options)
  const outputs = sizeOf(output)
  const inputs = sizeOf(spatial)
  const shape = [images, features, ...output]
  const patch = depth * sizeOf(kernel)
  if (sizeOf(shape) === 0 || patch === 0) return k.fill(shape, x.dtype, 0)
  const taps = convTaps(spatial, kernel, output, options).map((tap) => (tap < 0 ? inputs : tap))
  const flat = reshape(c.copy(x), [images, channels, inputs])
  const padded = dense(k.pad(flat, [0, 0, 0], [0, 0, 1], 0), x.dtype, [images, channels, inputs + 1])
  const patches = k.gather(padded, c.constant(taps, [taps.length]), 2)
  const columns = dense(patches, x.dtype, [images, groups, patch, outputs])
  const rows = reshape(c.copy(w), [groups, features / groups, patch])
  return c.matmul(stretch(rows, [images, groups, features / groups, patch]), columns).storage
}
