import { matmul, tensor } from '@ortho/core'
import type { Case } from '../../case.ts'
import { gaussian, productTolerance } from '../../operands.ts'
import { OURS } from '../../ours.ts'
import { TORCH, stopTorch, torch } from '../../peers/torch.ts'
import { type GpuBench, type GpuRow, callsFor } from '../bench.ts'
import { oursOnDevice } from '../ours.ts'
import { type Place, samplePlaces } from '../sample.ts'

/** A batch of square products. */
interface Batch {
  readonly count: number
  readonly n: number
  /** Share of PyTorch's speed that is asked for. */
  readonly atLeast?: number | undefined
}

const FULL: readonly Batch[] = [
  { count: 1, n: 1024 },
  { count: 1, n: 2048 },
  { count: 1, n: 4096, atLeast: 0.5 },
  { count: 1, n: 8192 },
  { count: 64, n: 512 },
]

const QUICK: readonly Batch[] = [
  { count: 1, n: 96, atLeast: 0.5 },
  { count: 3, n: 40 },
]

/** Products of square matrices, one and many. */
export const products: GpuRow = { id: 'matmul', title: 'Matrix products in float32', cases }

async function* cases(bench: GpuBench): AsyncIterable<Case> {
  try {
    for (const batch of bench.quick ? QUICK : FULL) yield* product(bench, batch)
  } finally {
    stopTorch()
  }
}

function* product(bench: GpuBench, { count, n, atLeast }: Batch): Iterable<Case> {
  const shape = count === 1 ? [n, n] : [count, n, n]
  const size = count * n * n
  const operands = [gaussian(1, size, 'float32'), gaussian(2, size, 'float32')] as const
  const [a, b] = [tensor(operands[0], { shape, backend: bench.backend }), tensor(operands[1], { shape, backend: bench.backend })]
  const places = samplePlaces(size)
  const calls = callsFor(bench, 4 * size)
  yield {
    name: count === 1 ? `${n} × ${n}` : `${count} of ${n} × ${n}`,
    flops: 2 * count * n ** 3,
    reference: () => places.map((place) => elementOf(operands, n, place)),
    tolerance: productTolerance(n, 'float32'),
    contenders: [
      oursOnDevice(bench, { calls, run: () => matmul(a, b), compared: (c) => [c], places }),
      torch({ task: 'matmul', operands, shape, places, calls }),
    ],
    floors: atLeast === undefined ? [] : [{ kind: 'ratio', of: OURS, against: TORCH, atLeast }],
  }
  a.dispose()
  b.dispose()
}

/** An element of the products, in float64. */
function elementOf([a, b]: readonly [Float32Array, Float32Array], n: number, [, at]: Place): number {
  const column = at % n
  const row = (at - column) / n
  const matrix = row - (row % n)
  let sum = 0
  for (let p = 0; p < n; p++) sum += (a[row * n + p] ?? NaN) * (b[(matrix + p) * n + column] ?? NaN)
  return sum
}
