import fc from 'fast-check'

/** What {@link anyShape} draws. */
export interface ShapeOptions {
  /** Fewest axes. Default 0: scalars. */
  readonly minAxes?: number
  /** Most axes. Default 4. */
  readonly maxAxes?: number
  /** Smallest size of an axis. Default 0: empty tensors. */
  readonly minSize?: number
  /** Largest size of an axis. Default 5. */
  readonly maxSize?: number
}

/** Shapes. They shrink to fewer axes and smaller sizes. */
export function anyShape({ minAxes = 0, maxAxes = 4, minSize = 0, maxSize = 5 }: ShapeOptions = {}): fc.Arbitrary<number[]> {
  return fc.array(fc.integer({ min: minSize, max: maxSize }), { minLength: minAxes, maxLength: maxAxes })
}
