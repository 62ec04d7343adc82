import { tensor } from '@ortho/core'
import type { Tensor } from '@ortho/core'
import type { RawTensor } from './storage/raw.ts'

/** Puts numbers from a file on the current backend. */
export function toTensor({ data, shape, dtype }: RawTensor): Tensor {
  return tensor(data, { shape, dtype })
}
