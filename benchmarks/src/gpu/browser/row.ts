import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import type { WebGpuBackend } from '@ortho/backend-webgpu'
import { type Tensor, add, exp, matmul, tanh, tensor } from '@ortho/core'
import * as tf from '@tensorflow/tfjs-core'
import type { Case, Contender, Floor } from '../../case.ts'
import { gaussian, productOf, productTolerance, squarePair } from '../../operands.ts'
import { OURS } from '../../ours.ts'
import { oursOnDevice } from '../ours.ts'
import { TFJS_WEBGPU, tfjsWebgpuOp } from '../../peers/tfjs-webgpu.ts'

/** Both backends, on devices of the same adapter. */
export interface BrowserBench {
  readonly ours: WebGpuBackend
  readonly theirs: WebGPUBackend
  /** Tiny sizes. */
  readonly quick: boolean
}

const FLOORS: readonly Floor[] = [{ kind: 'ratio', of: OURS, against: TFJS_WEBGPU, atLeast: 1 }]

/** The functions that their shaders use may be off by 2⁻¹¹; ours and sums are held to a few units in the last place by our tests. */
const TOLERANCE = { relative: 2 ** -10, absolute: 2 ** -20 }

interface Operation {
  readonly name: string
  readonly ours: (x: Tensor, y: Tensor) => Tensor
  readonly theirs: (x: tf.Tensor, y: tf.Tensor) => tf.Tensor
  readonly exact: (x: number, y: number) => number
}

const OPERATIONS: readonly Operation[] = [
  { name: 'add', ours: (x, y) => add(x, y), theirs: (x, y) => tf.add(x, y), exact: (x, y) => x + y },
  { name: 'exp', ours: (x) => exp(x), theirs: (x) => tf.exp(x), exact: Math.exp },
  { name: 'tanh', ours: (x) => tanh(x), theirs: (x) => tf.tanh(x), exact: Math.tanh },
]

/** Its cases: products, then elementwise operations over 10⁶ elements. */
export function* browserCases(bench: BrowserBench): Iterable<Case> {
  for (const n of bench.quick ? [64] : [256, 512, 1024]) yield* product(bench, n)
  for (const operation of OPERATIONS) yield* elementwise(bench, operation, bench.quick ? 64 : 1000)
}

function* product(bench: BrowserBench, n: number): Iterable<Case> {
  const pair = squarePair(n, 'float32')
  const both = contenders(bench, [pair.a, pair.b], n, 2 * n ** 3, [(x, y) => matmul(x, y), (x, y) => tf.matMul(x, y)])
  yield {
    name: `matmul, ${n} × ${n}`,
    flops: 2 * n ** 3,
    reference: () => productOf(pair),
    tolerance: productTolerance(n, 'float32'),
    contenders: both.contenders,
    floors: FLOORS,
  }
  both.dispose()
}

function* elementwise(bench: BrowserBench, { name, ours, theirs, exact }: Operation, n: number): Iterable<Case> {
  const operands = [gaussian(5, n * n, 'float32'), gaussian(6, n * n, 'float32')] as const
  // A program in software takes some hundred operations for an element.
  const both = contenders(bench, operands, n, 100 * n * n, [ours, theirs])
  yield {
    name: `${name}, ${n * n} elements`,
    bytes: (name === 'add' ? 12 : 8) * n * n,
    reference: () => Float64Array.from(operands[0], (x, i) => exact(x, operands[1][i] ?? NaN)),
    tolerance: TOLERANCE,
    contenders: both.contenders,
    floors: FLOORS,
  }
  both.dispose()
}

/** Both, with the same square operands on their devices. */
function contenders(
  { ours, theirs, quick }: BrowserBench,
  operands: readonly [Float32Array, Float32Array],
  n: number,
  work: number,
  [op, theirOp]: readonly [Operation['ours'], Operation['theirs']],
): { readonly contenders: readonly Contender[]; readonly dispose: () => void } {
  const calls = quick ? 1 : callsPerRound(ours.info.isFallbackAdapter, work)
  const shape = [n, n]
  const [a, b] = [tensor(operands[0], { shape, backend: ours }), tensor(operands[1], { shape, backend: ours })]
  const [x, y] = [tf.tensor(operands[0], shape, 'float32'), tf.tensor(operands[1], shape, 'float32')]
  const run = { calls, run: () => op(a, b), compared: (c: Tensor) => [c] }
  return {
    contenders: [oursOnDevice({ backend: ours }, run), tfjsWebgpuOp(theirs, calls, () => theirOp(x, y))],
    dispose: () => {
      a.dispose()
      b.dispose()
      tf.dispose([x, y])
    },
  }
}

/** Calls that take some seconds in software, and so many on a GPU that the time to send them does not count. */
function callsPerRound(software: boolean, work: number): number {
  return software ? Math.min(16, Math.ceil(1e9 / work)) : 128
}
