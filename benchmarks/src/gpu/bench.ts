import type { WebGpuBackend } from '@ortho/backend-webgpu'
import type { Case, Row } from '../case.ts'

/** What the cases of a row on a GPU are made with. */
export interface GpuBench {
  readonly backend: WebGpuBackend
  /** Tiny sizes, to see whether everything runs. */
  readonly quick: boolean
}

/** A row of the report on GPUs. */
export interface GpuRow extends Pick<Row, 'id' | 'title'> {
  /** Makes the cases, one at a time, and frees the operands of one before the next. */
  readonly cases: (bench: GpuBench) => AsyncIterable<Case>
}

/** Bytes of results that are kept until their round is done: enough calls that waiting for the device once does not count. */
const HELD = 4_294_967_296

/** Calls per round of work whose results take so many bytes: as many as memory is set aside for, and not more than `most`. */
export function callsFor({ quick }: GpuBench, bytes: number, most = 256): number {
  return quick ? 1 : Math.max(1, Math.min(most, Math.floor(HELD / bytes)))
}
