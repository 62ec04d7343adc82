import { type Tensor, mean, neg, rmsNormalize, softmax, sub, tensor } from '@ortho/core'
import type { Case } from '../../case.ts'
import { gaussian } from '../../operands.ts'
import { OURS } from '../../ours.ts'
import { TORCH, type TorchWork, stopTorch, torch } from '../../peers/torch.ts'
import { type GpuBench, type GpuRow, callsFor } from '../bench.ts'
import { COPY, copiedNumbers, copiedOperand, copyOf } from '../copy.ts'
import { oursOnDevice } from '../ours.ts'
import { samplePlaces } from '../sample.ts'

/** An operation along rows. */
interface RowOperation {
  readonly task: TorchWork['task'] & ('softmax' | 'rms-norm' | 'layer-norm')
  readonly ours: (x: Tensor) => Tensor
  /** What becomes of element `i` of a row, in float64. */
  readonly exact: (row: Float64Array, i: number) => number
}

/** Added to mean squares and variances. */
const EPS = 1e-6

const OPERATIONS: readonly RowOperation[] = [
  { task: 'softmax', ours: (x) => softmax(x), exact: (row, i) => Math.exp(row[i] ?? NaN) / row.reduce((sum, x) => sum + Math.exp(x), 0) },
  { task: 'rms-norm', ours: (x) => rmsNormalize(x, EPS), exact: normalized },
  {
    task: 'layer-norm',
    ours: (x) => rmsNormalize(sub(x, mean(x, { axis: -1, keepDims: true })), EPS),
    exact: (row, i) => {
      const middle = row.reduce((sum, x) => sum + x, 0) / row.length
      return normalized(
        row.map((x) => x - middle),
        i,
      )
    },
  },
]

/** Share of the bandwidth of a copy that is asked for. */
const SHARE = 0.7

/** Rounding of sums along a row, of exponentials, and of the quotient. */
const TOLERANCE = { relative: 64 * 2 ** -23, absolute: 2 ** -23 }

/** Operations that memory limits: a copy of what no cache holds, and what goes along rows, as a share of its bandwidth. */
export const memory: GpuRow = { id: 'memory', title: 'Operations limited by memory, float32', cases }

async function* cases(bench: GpuBench): AsyncIterable<Case> {
  const operand = copiedOperand(bench)
  try {
    yield copy(bench, operand)
    for (const operation of OPERATIONS) yield* alongRows(bench, operation, operand)
  } finally {
    operand.dispose()
    stopTorch()
  }
}

function copy(bench: GpuBench, operand: Tensor): Case {
  const numbers = copiedNumbers(bench)
  const places = samplePlaces(numbers.length)
  const calls = callsFor(bench, 4 * numbers.length)
  return {
    name: `−x, ${numbers.length} elements`,
    bytes: 8 * numbers.length,
    reference: () => places.map(([, i]) => -(numbers[i] ?? NaN)),
    tolerance: {},
    contenders: [
      oursOnDevice(bench, { calls, run: () => neg(operand), compared: (y) => [y], places }),
      torch({ task: 'copy', operands: [numbers], shape: [numbers.length], places, calls }),
    ],
    floors: [{ kind: 'ratio', of: OURS, against: TORCH, atLeast: SHARE }],
  }
}

function* alongRows(bench: GpuBench, { task, ours, exact }: RowOperation, operand: Tensor): Iterable<Case> {
  const n = bench.quick ? 80 : 4096
  const shape = [n, n]
  const numbers = gaussian(3, n * n, 'float32')
  const x = tensor(numbers, { shape, backend: bench.backend })
  const places = samplePlaces(numbers.length)
  const bytes = 8 * numbers.length
  const calls = callsFor(bench, bytes / 2)
  yield {
    name: `${task.replace('-', ' ')}, ${n} × ${n}`,
    bytes,
    reference: () => places.map(([, at]) => exact(Float64Array.from(numbers.subarray(at - (at % n), at - (at % n) + n)), at % n)),
    tolerance: TOLERANCE,
    contenders: [
      oursOnDevice(bench, { calls, run: () => ours(x), compared: (y) => [y], places }),
      copyOf(bench, operand, bytes),
      torch({ task, operands: [numbers], shape, places, calls }),
    ],
    floors: [{ kind: 'ratio', of: OURS, against: COPY, atLeast: SHARE }],
  }
  x.dispose()
}

function normalized(row: Float64Array, i: number): number {
  return (row[i] ?? NaN) / Math.sqrt(row.reduce((sum, x) => sum + x * x, 0) / row.length + EPS)
}
