import {
  type Check,
  type Experiment,
  type FloatDType,
  type Key,
  type Table,
  type Tensor,
  div,
  epsilon,
  matmul,
  mul,
  norm,
  randn,
  readNumber,
  readNumbers,
  reshape,
  scope,
  split,
  mean,
  sqrt,
  square,
  sub,
  tensor,
  zeros,
} from '@ortho/core'
import { type NewtonSchulzFamily, jacobiSvd, newtonSchulz } from '@ortho/linalg'
import { commonTargets, distancesAfter, largestDifference } from '../../experiments/targets.ts'
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
  run: async ({ key, scale, dtype, progress }) => {
    const [a, b, c] = split(key, 3)
    if (a === undefined || b === undefined || c === undefined) return { checks: [] }
    progress(0, 'bands of singular values')
    const bands = await bandChecks(dtype, scale === 'ci' ? 200 : 2000)
    progress(0.2, 'distance to the polar factor')
    const polar = await polarChecks(a, dtype, scale === 'full')
    progress(0.7, 'identities and small problems')
    const identities = [...(await scaleChecks(b, dtype)), ...(await identityChecks(c, dtype))]
    const targets = await targetChecks(dtype, scale === 'ci' ? 1000 : 5000)
    return { checks: [...bands.checks, ...polar.checks, ...identities, ...targets], tables: [bands.table, polar.table] }
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

async function bandChecks(dtype: FloatDType, count: number): Promise<Measured> {
  const pairs = Array.from({ length: count }, (_, i) => {
    const sigma = 0.01 ** (i / (count - 1))
    return [[sigma, 0], [0, Math.sqrt(1 - sigma * sigma)]] // prettier-ignore
  })
  const x = tensor(pairs, { dtype })
  const rows: { coefficients: NewtonSchulzFamily; steps: number; least: number; most: number; low: number; high: number }[] = []
  for (const [coefficients, steps, least, most] of bandRows) {
    const images = await readNumbers(scope(() => newtonSchulz(x, { coefficients, steps, eps: 0 })))
    const first = images.filter((_, i) => i % 4 === 0)
    rows.push({ coefficients, steps, least, most, low: Math.min(...first), high: Math.max(...first) })
  }
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

/** U·Vᵀ. The decomposition looks at elements, so it is done where they can be read. */
async function polarFactor(x: Tensor): Promise<Tensor> {
  const { u, vh } = jacobiSvd(await x.to('cpu'))
  return matmul(u, vh).to(x.backend)
}

async function polarChecks(key: Key, dtype: FloatDType, all: boolean): Promise<Measured> {
  const rows: { name: string; bound: number; distance: number }[] = []
  for (const expected of polarRows.slice(0, all ? undefined : 1)) {
    const x = randn(key, expected.shape, { dtype })
    const target = await polarFactor(x)
    for (const coefficients of ['muon', 'you', 'polar-express'] as const) {
      const distance = await readNumber(scope(() => div(norm(sub(newtonSchulz(x, { coefficients }), target)), norm(target))))
      rows.push({ name: `${coefficients} × 5 on a Gaussian of ${expected.shape.join(' × ')}`, bound: expected[coefficients], distance })
    }
  }
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

async function scaleChecks(key: Key, dtype: FloatDType): Promise<Check[]> {
  const table = [
    ['original', 1, 2],
    ['match-rms-adamw', 0.2 * Math.sqrt(3072), 0.2 * Math.sqrt(3072)],
    ['spectral', 0.5, 2],
  ] as const
  const x = randn(key, [24, 10], { dtype })
  const step = matrixStep(x, { coefficients: 'exact', steps: 40, scaling: 'match-rms-adamw' })
  const rms = await readNumber(sqrt(mean(square(step))))
  return [
    ...table.map(([scaling, wide, tall]): Check => ({
      name: `${scaling}: deviation from the table for (768, 3072) and (3072, 768)`,
      measured: Math.max(Math.abs(updateScale([768, 3072], scaling) - wide), Math.abs(updateScale([3072, 768], scaling) - tall)),
      comparison: '<=',
      bound: 2 ** -48,
      source: 'reference implementations; a rounding',
    })),
    { name: 'match-rms-adamw: deviation of the root mean square of an exact update from 0.2', measured: Math.abs(rms - 0.2), comparison: '<=', bound: 24 * 10 * epsilon(dtype), source: 'arXiv 2502.16982, lemma 1; a rounding for each element' },
  ] // prettier-ignore
}

async function identityChecks(key: Key, dtype: FloatDType): Promise<Check[]> {
  const [a, b] = split(key)
  const x = randn(a, [20, 12], { dtype })
  const target = mul(await polarFactor(x), Math.sqrt(20 / 12))
  const exact = matrixStep(x, { coefficients: 'exact', steps: 40, scaling: 'original' })
  const kernel = randn(b, [6, 4, 3, 3], { dtype })
  return [
    { name: 'exact steps without momentum: largest difference from √(20/12)·U·Vᵀ', measured: await readNumber(largestDifference(exact, target)), comparison: '<=', bound: 20 * 12 * 8 * epsilon(dtype), source: 'polar decomposition; a rounding for each element times the condition of a 20 × 12 Gaussian, about 8' },
    { name: 'a convolution and its flattened matrix: largest difference of the updates', measured: await readNumber(largestDifference(reshape(matrixStep(kernel, {}), [6, 36]), matrixStep(reshape(kernel, [6, 36]), {}))), comparison: '==', bound: 0, source: 'the scale follows the flattened shape' },
    { name: 'momentum as a sum or as an average: largest difference of three updates', measured: await conventionGap(b, dtype), comparison: '<=', bound: 8 * 3.4445 ** 5 * epsilon(dtype), source: 'buffers differ by 1 − μ, which normalization removes; eight roundings, stretched by the slope of five steps at 0' },
  ] // prettier-ignore
}

/** Minus the first update of Muon without momentum at learning rate 1. */
function matrixStep(g: Tensor, options: MuonOptions): Tensor {
  const optimizer = muon({ learningRate: 1, momentum: 0, eps: 0, ...options })
  const params = { w: g }
  return mul(optimizer.update(params, optimizer.init(params), params).updates.w, -1)
}

async function conventionGap(key: Key, dtype: FloatDType): Promise<number> {
  const gradients = split(key, 3).map((k) => randn(k, [8, 5], { dtype }))
  const [sum, average] = (['sum', 'ema'] as const).map((convention) => {
    const optimizer = chain(trace({ decay: 0.95, nesterov: true, convention }), orthogonalize({ eps: 0 }), scaleBy(-1))
    let state = optimizer.init(zeros([8, 5], { dtype }))
    return gradients.map((g) => {
      const step = optimizer.update(g, state, g)
      state = step.state
      return step.updates
    })
  })
  return sum === undefined || average === undefined ? NaN : readNumber(largestDifference(sum, average))
}

async function targetChecks(dtype: FloatDType, steps: number): Promise<Check[]> {
  const optimizer = chain(muon({ learningRate: 0.05, adamLearningRate: 0.1, adamBeta2: 0.999 }), scaleBySchedule(linear({ steps })))
  return (await distancesAfter(optimizer, commonTargets(dtype), steps)).map(({ name, distance }) => ({
    name: `${name}: distance from the solution after ${steps} steps`,
    measured: distance,
    comparison: '<=',
    bound: 3e-2,
    source: 'tolerance of optax’s common tests',
  }))
}
