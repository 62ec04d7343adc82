import { type DType, type Shape, Tensor, getBackend } from '@ortho/core'
import fc from 'fast-check'
import { type Range, draw } from '../draw.ts'
import { layoutOf } from '../layout.ts'

/** What {@link anyView} draws. */
export interface ViewOptions extends Range {
  /** Default float64. */
  readonly dtype?: DType
}

/**
 * Tensors of the CPU backend of this shape in any layout: axes in any order in memory, every second element, backwards, one element repeated
 * (stride 0), an offset. They shrink to a dense one; the numbers are uniform on a range and depend on a drawn seed alone.
 */
export function anyView(shape: Shape, { dtype = 'float64', ...range }: ViewOptions = {}): fc.Arbitrary<Tensor> {
  const axes = [...shape.keys()]
  return fc
    .record({
      seed: fc.nat(),
      order: fc.oneof({ withCrossShrink: true }, fc.constant(axes), fc.shuffledSubarray(axes, { minLength: axes.length })),
      steps: fc.array(fc.constantFrom(1, 1, 1, 2, -1, -2, 0), { minLength: axes.length, maxLength: axes.length }),
      start: fc.nat(3),
    })
    .map(({ seed, ...layout }) => {
      const { strides, offset, length } = layoutOf(shape, layout)
      const backend = getBackend('cpu')
      return new Tensor(backend, backend.upload(draw(seed, length, dtype, range), dtype), dtype, shape, strides, offset)
    })
}
