import {
  type Check,
  type Experiment,
  type Key,
  type Table,
  type Tensor,
  diagonal,
  matmul,
  max,
  min,
  mul,
  norm,
  randn,
  reshape,
  split,
  sqrt,
  mean,
  square,
  sub,
  tensor,
  unstack,
  zeros,
} from '@ortho/core'
import { type NewtonSchulzFamily, jacobiSvd, newtonSchulz } from '@ortho/linalg'
import { commonTargets, distanceAfter, largestDifference } from '../../experiments/targets.ts'
import { linear } from '../../schedules/shapes.ts'
import { chain } from '../../transform/chain.ts'
import { orthogonalize, updateScale } from '../../transform/orthogonalize.ts'
import { scale as scaleBy, scaleBySchedule } from '../../transform/scale.ts'
import { trace } from '../../transform/trace.ts'
import { type MuonOptions, muon } from './muon.ts'

/** Experiment of {@link muon}. */
export const muonExperiment: Experiment = {
  id: 'optim/muon',
  title: 'Muon: what Newton–Schulz does to singular values, how large updates are, and what exact steps give',
  claim: 'Five Newton–Schulz steps bring all singular values of the momentum near 1 and leave its singular vectors alone.',
  run: ({ key, scale, progress }) => {
    const [a, b, c] = split(key, 3)
    if (a === undefined || b === undefined || c === undefined) return { checks: [] }
    progress(0, 'bands of singular values')
    const bands = bandChecks()
    progress(0.2, 'distance to the polar factor')
    const polar = polarChecks(a, scale === 'full')
    progress(0.7, 'identities and small problems')
    return {
      checks: [...bands.checks, ...polar.checks, ...scaleChecks(b), ...identityChecks(c), ...targetChecks(scale === 'ci' ? 1000 : 5000)],
      tables: [bands.table, polar.table],
    }
  },
}

interface Measured {
  readonly checks: Check[]
  readonly table: Table
}

/** Bands over singular values in [0.01, 1] of the scalar maps, from the published coefficients in exact arithmetic. */
const bandRows: readonly (readonly [NewtonSchulzFamily, steps: number, least: number, most: number])[] = [
  ['muon', 5, 0.682, 1.134],
  ['you', 5, 0.978, 1.032],
  ['polar-express', 5, 0.859, 1.141],
  ['modula', 5, 0.972, 1.188],
  ['exact', 12, 1, 1],
]

function bandChecks(): Measured {
  const pairs = Array.from({ length: 2000 }, (_, i) => {
    const sigma = 0.01 ** (i / 1999)
    return [[sigma, 0], [0, Math.sqrt(1 - sigma * sigma)]] // prettier-ignore
  })
  const rows = bandRows.map(([coefficients, steps, least, most]) => {
    const [first] = unstack(diagonal(newtonSchulz(tensor(pairs, { dtype: 'float64' }), { coefficients, steps, eps: 0 })), -1)
    return {
      coefficients,
      steps,
      least,
      most,
      low: first === undefined ? NaN : min(first).item(),
      high: first === undefined ? NaN : max(first).item(),
    }
  })
  const source = 'scalar map of the published coefficients, to half a unit of the third digit'
  return {
    checks: rows.flatMap(({ coefficients, steps, least, most, low, high }): Check[] => [
      {
        name: `${coefficients} × ${steps}: least singular value from [0.01, 1]`,
        measured: low,
        comparison: '>=',
        bound: least - 6e-4,
        source,
      },
      {
        name: `${coefficients} × ${steps}: largest singular value from [0.01, 1]`,
        measured: high,
        comparison: '<=',
        bound: most + 6e-4,
        source,
      },
    ]),
    table: {
      title: 'Singular values after Newton–Schulz, from [0.01, 1]',
      columns: ['coefficients', 'steps', 'least', 'largest'],
      rows: rows.map(({ coefficients, steps, low, high }) => [coefficients, steps, low, high]),
    },
  }
}

/** ‖NS(X) − U·Vᵀ‖_F / ‖U·Vᵀ‖_F of Gaussian matrices, measured in NumPy in float64. */
const polarRows: readonly {
  readonly shape: readonly [number, number]
  readonly muon: number
  readonly you: number
  readonly 'polar-express': number
}[] = [
  { shape: [256, 1024], muon: 0.153, you: 0.017, 'polar-express': 0.094 },
  { shape: [512, 512], muon: 0.193, you: 0.11, 'polar-express': 0.122 },
]

function polarChecks(key: Key, all: boolean): Measured {
  const rows = polarRows.slice(0, all ? undefined : 1).flatMap((expected) => {
    const x = randn(key, expected.shape, { dtype: 'float64' })
    const { u, vh } = jacobiSvd(x)
    const target = matmul(u, vh)
    return (['muon', 'you', 'polar-express'] as const).map((coefficients) => ({
      name: `${coefficients} × 5 on a Gaussian of ${expected.shape.join(' × ')}`,
      bound: expected[coefficients],
      distance: norm(sub(newtonSchulz(x, { coefficients }), target)).item() / norm(target).item(),
    }))
  })
  return {
    checks: rows.map(({ name, bound, distance }) => ({
      name: `${name}: relative deviation of the distance to the polar factor from ${bound}`,
      measured: Math.abs(distance / bound - 1),
      comparison: '<=',
      // In a square Gaussian a few values near 0 make most of the squared distance, about 6 in all: one more or less shows.
      bound: name.endsWith('512 × 512') ? 0.15 : 0.05,
      source: 'NumPy in float64 on another draw, to three decimals; fluctuation of the spectrum at this size',
    })),
    table: {
      title: 'Distance to the polar factor',
      columns: ['matrix', 'measured', 'NumPy'],
      rows: rows.map(({ name, bound, distance }) => [name, distance, bound]),
    },
  }
}

function scaleChecks(key: Key): Check[] {
  const table = [
    ['original', 1, 2],
    ['match-rms-adamw', 0.2 * Math.sqrt(3072), 0.2 * Math.sqrt(3072)],
    ['spectral', 0.5, 2],
  ] as const
  const x = randn(key, [24, 10], { dtype: 'float64' })
  const rms = sqrt(mean(square(matrixStep(x, { coefficients: 'exact', steps: 40, scaling: 'match-rms-adamw' })))).item()
  return [
    ...table.map(([scaling, wide, tall]): Check => ({
      name: `${scaling}: deviation from the table for (768, 3072) and (3072, 768)`,
      measured: Math.max(Math.abs(updateScale([768, 3072], scaling) - wide), Math.abs(updateScale([3072, 768], scaling) - tall)),
      comparison: '<=',
      bound: 2 ** -48,
      source: 'reference implementations; a rounding',
    })),
    { name: 'match-rms-adamw: deviation of the root mean square of an exact update from 0.2', measured: Math.abs(rms - 0.2), comparison: '<=', bound: 1e-12, source: 'arXiv 2502.16982, lemma 1' },
  ] // prettier-ignore
}

function identityChecks(key: Key): Check[] {
  const [a, b] = split(key)
  const x = randn(a, [20, 12], { dtype: 'float64' })
  const { u, vh } = jacobiSvd(x)
  const exact = matrixStep(x, { coefficients: 'exact', steps: 40, scaling: 'original' })
  const kernel = randn(b, [6, 4, 3, 3], { dtype: 'float64' })
  return [
    { name: 'exact steps without momentum: largest difference from √(20/12)·U·Vᵀ', measured: largestDifference(exact, mul(matmul(u, vh), Math.sqrt(20 / 12))), comparison: '<=', bound: 1e-12, source: 'polar decomposition; rounding times the condition of a 20 × 12 Gaussian' },
    { name: 'a convolution and its flattened matrix: largest difference of the updates', measured: largestDifference(reshape(matrixStep(kernel, {}), [6, 36]), matrixStep(reshape(kernel, [6, 36]), {})), comparison: '==', bound: 0, source: 'the scale follows the flattened shape' },
    { name: 'momentum as a sum or as an average: largest difference of three updates', measured: conventionGap(b), comparison: '<=', bound: 1e-12, source: 'buffers differ by 1 − μ, which normalization removes' },
  ] // prettier-ignore
}

/** Minus the first update of Muon without momentum at learning rate 1. */
function matrixStep(g: Tensor, options: MuonOptions): Tensor {
  const optimizer = muon({ learningRate: 1, momentum: 0, eps: 0, ...options })
  const params = { w: g }
  return mul(optimizer.update(params, optimizer.init(params), params).updates.w, -1)
}

function conventionGap(key: Key): number {
  const gradients = split(key, 3).map((k) => randn(k, [8, 5], { dtype: 'float64' }))
  const [sum, average] = (['sum', 'ema'] as const).map((convention) => {
    const optimizer = chain(trace({ decay: 0.95, nesterov: true, convention }), orthogonalize({ eps: 0 }), scaleBy(-1))
    let state = optimizer.init(zeros([8, 5], { dtype: 'float64' }))
    return gradients.map((g) => {
      const step = optimizer.update(g, state, g)
      state = step.state
      return step.updates
    })
  })
  return sum === undefined || average === undefined ? NaN : largestDifference(sum, average)
}

function targetChecks(steps: number): Check[] {
  const optimizer = chain(muon({ learningRate: 0.05, adamLearningRate: 0.1, adamBeta2: 0.999 }), scaleBySchedule(linear({ steps })))
  return commonTargets().map((target) => ({
    name: `${target.name}: distance from the solution after ${steps} steps`,
    measured: distanceAfter(optimizer, target, steps),
    comparison: '<=',
    bound: 3e-2,
    source: 'tolerance of optax’s common tests',
  }))
}
