import { type Tensor, neg, tensor } from '@ortho/core'
import type { Timed } from '../case.ts'
import { gaussian } from '../operands.ts'
import { type GpuBench, callsFor } from './bench.ts'
import { oursOnDevice } from './ours.ts'

/** Name of the yardstick of what memory limits. */
export const COPY = 'copy'

/** Elements of the array that is copied: 256 MiB of float32, more than any cache holds. */
export function copiedCount({ quick }: GpuBench): number {
  return quick ? 65_536 : 67_108_864
}

/** An array to copy. Its numbers repeat: no device looks for that. */
export function copiedNumbers(bench: GpuBench): Float32Array {
  const numbers = gaussian(1, 65_536, 'float32')
  const all = new Float32Array(copiedCount(bench))
  for (let at = 0; at < all.length; at += numbers.length) all.set(numbers, at)
  return all
}

/** The array on the device. */
export function copiedOperand(bench: GpuBench): Tensor {
  return tensor(copiedNumbers(bench), { backend: bench.backend })
}

/** The time that the device takes to read and write so many bytes together, at the bandwidth of an elementwise copy of {@link copiedOperand}. */
export function copyOf(bench: GpuBench, operand: Tensor, bytes: number): Timed {
  const whole = 8 * operand.size
  const { call, calls, clock } = oursOnDevice(bench, {
    calls: callsFor(bench, whole / 2),
    run: () => neg(operand),
    compared: () => [],
    places: [],
  })
  return { name: COPY, calls, call, clock: async (count) => ((await clock?.(count)) ?? NaN) * (bytes / whole) }
}
