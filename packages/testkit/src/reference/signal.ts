import { type ConvOptions, sizeOf } from '@ortho/core'
import { type Dense, type Expected, eachIndex, flatIndex } from './dense.ts'

/** Cross-correlation from its definition: as many roundings of Σ|x·w| as a kernel has elements. */
export function convReference(x: Dense, w: Dense, options: ConvOptions): Expected {
  const [batch, , ...spatial] = x.shape
  const [channels, perGroup, ...kernel] = w.shape
  const outputs = spatial.map((n, axis) => {
    const extent = n === 0 ? 0 : (n - 1) * options.inputDilation[axis]! + 1
    const room = extent + options.padLow[axis]! + options.padHigh[axis]! - ((kernel[axis]! - 1) * options.dilation[axis]! + 1)
    return Math.max(0, Math.floor(room / options.strides[axis]!) + 1)
  })
  const shape = [batch!, channels!, ...outputs]
  const data = new Float64Array(sizeOf(shape))
  const scale = new Float64Array(data.length)
  eachIndex(shape, ([image, channel, ...at], flat) => {
    const firstInput = Math.floor(channel! / (channels! / options.groups)) * perGroup!
    eachIndex([perGroup!, ...kernel], ([input, ...tap], place) => {
      const source = tap.map(
        (t, axis) =>
          (at[axis]! * options.strides[axis]! + t * options.dilation[axis]! - options.padLow[axis]!) / options.inputDilation[axis]!,
      )
      if (!source.every((s, axis) => Number.isInteger(s) && s >= 0 && s < spatial[axis]!)) return
      const weight = w.data[channel! * perGroup! * sizeOf(kernel) + place]!
      const term = weight * x.data[flatIndex(x.shape, [image!, firstInput + input!, ...source])]!
      data[flat]! += term
      scale[flat]! += Math.abs(term)
    })
  })
  return { shape, data, units: perGroup! * sizeOf(kernel) + 3, scale }
}

/**
 * Discrete Fourier transform from its definition. A fast one carries O(log n) roundings of the result's norm √n·‖x‖₂ in norm
 * (Higham 2002, theorem 24.2), hence in each element.
 */
export function fftReference(x: Dense, inverse: boolean): Expected {
  const n = x.shape.at(-1)!
  const half = x.data.length / 2
  const data = new Float64Array(x.data.length)
  const scale = new Float64Array(x.data.length)
  const turns = Array.from({ length: n }, (_, k) => ((inverse ? 2 : -2) * Math.PI * k) / n)
  for (let start = 0; start < half; start += n) {
    let square = 0
    for (let j = 0; j < n; j++) square += x.data[start + j]! ** 2 + x.data[half + start + j]! ** 2
    for (let k = 0; k < n; k++) {
      let [re, im] = [0, 0]
      for (let j = 0; j < n; j++) {
        const angle = turns[(j * k) % n]!
        const [a, b] = [x.data[start + j]!, x.data[half + start + j]!]
        re += a * Math.cos(angle) - b * Math.sin(angle)
        im += a * Math.sin(angle) + b * Math.cos(angle)
      }
      data[start + k] = re
      data[half + start + k] = im
      scale[start + k] = scale[half + start + k] = Math.sqrt(n * square)
    }
  }
  return { shape: x.shape, data, units: 8 * (1 + Math.log2(Math.max(1, n))), scale }
}
