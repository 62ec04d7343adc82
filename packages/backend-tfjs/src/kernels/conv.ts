import { type ConvOptions, type Storage, type View, sizeOf } from '@ortho/core'
import type { Ops } from '../session/ops.ts'
import { realise } from '../views/realise.ts'

/** Whether `Conv2D` has this geometry: one or two spatial axes, one group, no zeros between inputs, no cropping. */
export function isConv2d(x: View, w: View, options: ConvOptions): boolean {
  const axes = x.shape.length - 2
  if (axes !== 1 && axes !== 2) return false
  const isPlain = options.groups === 1 && options.inputDilation.every((n) => n === 1) && options.padLow.every((n) => n >= 0)
  return (
    isPlain &&
    options.padHigh.every((n) => n >= 0) &&
    sizeOf(x.shape) > 0 &&
    sizeOf(w.shape) > 0 &&
    outputs(x, w, options).every((n) => n > 0)
  )
}

/** Cross-correlation by `Conv2D`, which wants channels last. The geometry is one of {@link isConv2d}. */
export function conv2d(o: Ops, x: View, w: View, options: ConvOptions): Storage {
  return o.session.hold(() => {
    const [images = 0, channels = 0, ...spatial] = x.shape
    const [features = 0, , ...kernel] = w.shape
    const plane = (sizes: readonly number[]): number[] => (sizes.length === 1 ? [1, sizes[0]!] : [...sizes])
    const input = o.transpose(o.reshape(realise(o, x), [images, channels, ...plane(spatial)]), [0, 2, 3, 1])
    const filter = o.transpose(o.reshape(realise(o, w), [features, channels, ...plane(kernel)]), [2, 3, 1, 0])
    const [top, left] = spatial.length === 1 ? [0, options.padLow[0]!] : [options.padLow[0]!, options.padLow[1]!]
    const [bottom, right] = spatial.length === 1 ? [0, options.padHigh[0]!] : [options.padHigh[0]!, options.padHigh[1]!]
    const found = o.session.call(
      'Conv2D',
      { x: input, filter },
      {
        strides: plane(options.strides),
        dilations: plane(options.dilation),
        pad: [
          [0, 0],
          [top, bottom],
          [left, right],
          [0, 0],
        ],
        dataFormat: 'NHWC',
        dimRoundingMode: 'floor',
      },
    )
    return o.reshape(o.transpose(found, [0, 3, 1, 2]), [images, features, ...outputs(x, w, options)])
  })
}

/** Sizes of the spatial axes of the result. */
function outputs(x: View, w: View, { strides, padLow, padHigh, dilation }: ConvOptions): number[] {
  return x.shape.slice(2).map((n, axis) => {
    const reach = (w.shape[axis + 2]! - 1) * dilation[axis]! + 1
    return Math.floor((padLow[axis]! + n + padHigh[axis]! - reach) / strides[axis]!) + 1
  })
}
