import { type PrimitiveKernels, type Storage, type View, sizeOf } from '@ortho/core'
import type { Gpu } from '../gpu.ts'
import { mergedAxes } from '../wgsl/axes.ts'
import { bindings, elementProgram, groupsFor } from '../wgsl/program.ts'
import { Words, placeFunction } from '../wgsl/words.ts'
import { scatter } from './scatter.ts'
import { axesOf } from './views.ts'

/** Kernels that read or write where indices say. Bounds are not looked at: the device keeps accesses within buffers. */
export function indexingKernels(gpu: Gpu): Pick<PrimitiveKernels, 'gather' | 'scatterAdd' | 'gatherAlong' | 'scatterAddAlong'> {
  return {
    gather: (x, indices, axis) => gather(gpu, x, indices, axis),
    gatherAlong: (x, indices, axis) => gatherAlong(gpu, x, indices, axis),
    scatterAdd: (shape, indices, updates, axis) => scatter(gpu, shape, indices, updates, axis, false),
    scatterAddAlong: (shape, indices, updates, axis) => scatter(gpu, shape, indices, updates, axis, true),
  }
}

function gather(gpu: Gpu, x: View, indices: View, axis: number): Storage {
  const [before, after] = [axesOf(x, 0, axis), axesOf(x, axis + 1)]
  const [run, width] = [sizeOf(after.shape), sizeOf(indices.shape)]
  const count = sizeOf(before.shape) * width * run
  const out = gpu.allocate(x.dtype, count)
  const words = new Words()
  const [total, runWord, widthWord, offset, step, first] = [count, run, width, x.offset, x.strides[axis]!, indices.offset].map((n) => words.add(n)) // prettier-ignore
  const places = [['before', before], ['at', indices], ['after', after]] as const // prettier-ignore
  const functions = places.map(([name, part]) => {
    const { sizes, strides } = mergedAxes(part.shape, [part.strides])
    return placeFunction(`${name}_place`, words, sizes, strides[0]!)
  })
  const body = `  let rest = i / ${runWord};
  let index = bitcast<u32>(in1[${first} + at_place(rest % ${widthWord})]);
  out0[i] = in0[${offset} + before_place(rest / ${widthWord}) + index * ${step} + after_place(i % ${runWord})];`
  const code = bindings(['u32', 'i32'], ['u32']) + functions.join('') + elementProgram(total!, body)
  gpu.launch({ code, reads: [x, indices], writes: [out], params: words.list, groups: groupsFor(count) })
  return out
}

function gatherAlong(gpu: Gpu, x: View, indices: View, axis: number): Storage {
  const count = sizeOf(indices.shape)
  const out = gpu.allocate(x.dtype, count)
  const words = new Words()
  const [total, offset, step, first] = [count, x.offset, x.strides[axis]!, indices.offset].map((n) => words.add(n))
  // The place along the axis is read, not counted.
  const { sizes, strides } = mergedAxes(indices.shape, [indices.strides, x.strides.with(axis, 0)])
  const functions = placeFunction('at_place', words, sizes, strides[0]!) + placeFunction('x_place', words, sizes, strides[1]!)
  const body = `  let index = bitcast<u32>(in1[${first} + at_place(i)]);
  out0[i] = in0[${offset} + x_place(i) + index * ${step}];`
  const code = bindings(['u32', 'i32'], ['u32']) + functions + elementProgram(total!, body)
  gpu.launch({ code, reads: [x, indices], writes: [out], params: words.list, groups: groupsFor(count) })
  return out
}
