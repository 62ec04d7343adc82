import { tensor } from '@ortho/core'
import { newtonSchulz } from '@ortho/linalg'
import type { Case } from '../../case.ts'
import { gaussian } from '../../operands.ts'
import { stopTorch, torch } from '../../peers/torch.ts'
import { type GpuBench, type GpuRow, callsFor } from '../bench.ts'
import { oursOnDevice } from '../ours.ts'
import { samplePlaces } from '../sample.ts'

/** What a Newton–Schulz step makes of a singular value, with the coefficients of Muon. */
const [A, B, C] = [3.4445, -4.775, 2.0315]
const STEPS = 5

/**
 * A step multiplies errors of small singular values by up to A, five of them by 485; here all values are of the size of 1/√n, and those
 * of float32 products err by some √n units of 2⁻²³ relative to the largest.
 */
const TOLERANCE = { absolute: 1e-3 }

/** Newton–Schulz as Muon runs it, on a matrix whose singular values and vectors are known. */
export const newtonSchulzSteps: GpuRow = { id: 'newton-schulz', title: 'Newton–Schulz, five steps in float32', cases }

async function* cases(bench: GpuBench): AsyncIterable<Case> {
  const n = bench.quick ? 64 : 4096
  const [u, v] = [unitVector(1, n), unitVector(2, n)]
  const values = Float64Array.from({ length: n }, (_, i) => 0.5 + i / (2 * n))
  const elementOf = between(u, v, values)
  const elements = new Float32Array(n * n).map((_, at) => elementOf(at))
  const x = tensor(elements, { shape: [n, n], backend: bench.backend })
  const places = samplePlaces(n * n)
  const calls = callsFor(bench, 4 * n * n, 4)
  try {
    yield {
      name: `${n} × ${n}`,
      // X·Xᵀ, its square, and the product with X.
      flops: STEPS * 6 * n ** 3,
      reference: () => {
        const expected = between(u, v, afterSteps(values))
        return places.map(([, at]) => expected(at))
      },
      tolerance: TOLERANCE,
      contenders: [
        oursOnDevice(bench, { calls, run: () => newtonSchulz(x, { steps: STEPS }), compared: (y) => [y], places }),
        torch({ task: 'newton-schulz', operands: [elements], shape: [n, n], places, calls }),
      ],
      floors: [],
    }
  } finally {
    x.dispose()
    stopTorch()
  }
}

function unitVector(seed: number, n: number): Float64Array {
  const direction = gaussian(seed, n, 'float64')
  const length = Math.hypot(...direction)
  return direction.map((x) => x / length)
}

/** Elements of (I − 2·u·uᵀ)·diag(values)·(I − 2·v·vᵀ) by their number, in float64: its singular values are known. */
function between(u: Float64Array, v: Float64Array, values: Float64Array): (at: number) => number {
  const n = values.length
  const inner = values.reduce((sum, value, i) => sum + value * (u[i] ?? NaN) * (v[i] ?? NaN), 0)
  return (at) => {
    const [i, j] = [Math.floor(at / n), at % n]
    const [ui = NaN, uj = NaN, vi = NaN, vj = NaN] = [u[i], u[j], v[i], v[j]]
    const [di = NaN, dj = NaN] = [values[i], values[j]]
    return (i === j ? di : 0) - 2 * (ui * uj * dj + di * vi * vj) + 4 * ui * inner * vj
  }
}

/** The singular values after all steps, in float64: of the matrix divided by its Frobenius norm. */
function afterSteps(values: Float64Array): Float64Array {
  const norm = Math.hypot(...values)
  let now = values.map((value) => value / norm)
  for (let step = 0; step < STEPS; step++) now = now.map((s) => A * s + B * s ** 3 + C * s ** 5)
  return now
}
