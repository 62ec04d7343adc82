import {
  type Check,
  type Experiment,
  type FloatDType,
  epsilon,
  matmul,
  norm,
  randn,
  readNumbers,
  scope,
  stack,
  sub,
  tensor,
} from '@ortho/core'
import { jacobiSvd } from '../singular/jacobi-svd.ts'
import type { NewtonSchulzFamily } from './coefficients.ts'
import { newtonSchulz } from './newton-schulz.ts'

/** Experiment of {@link newtonSchulz}. */
export const newtonSchulzExperiment: Experiment = {
  id: 'linalg/newton-schulz',
  title: 'Where Newton–Schulz steps send singular values, and how near they come to the polar factor',
  claim: 'Each family of coefficients maps singular values into a band around 1; those that fix 1 converge to the polar factor.',
  run: async ({ key, scale, dtype, progress }) => {
    progress(0, 'bands')
    const bands: Band[] = []
    for (const family of families) bands.push(...(await bandsOf(family, scale === 'ci' ? 200 : 1000, dtype)))
    progress(0.5, 'polar factor')
    const n = scale === 'ci' ? 40 : 200
    const x = randn(key, [n, 2 * n], { dtype })
    // The decomposition looks at elements, so it is done where they can be read.
    const { u, vh } = jacobiSvd(await x.to('cpu'))
    const target = await matmul(u, vh).to(x.backend)
    const distances = scope(() =>
      stack(Array.from({ length: 16 }, (_, steps) => scope(() => norm(sub(newtonSchulz(x, { coefficients: 'exact', steps }), target))))),
    )
    const errors = Array.from(await readNumbers(distances), (distance) => distance / Math.sqrt(n))
    return {
      checks: [
        ...bands.map(({ coefficients, steps, low, least, most, found: [a, b] }): Check => ({
          name: `${coefficients} × ${steps} from [${low}, 1]: deviation of the band from [${least}, ${most}]`,
          measured: Math.max(Math.abs(a - least), Math.abs(b - most)),
          comparison: '<=',
          bound: 6e-4,
          source: 'scalar map of the published coefficients, given to three digits',
        })),
        {
          name: `exact × 15 on a Gaussian of ${n} × ${2 * n}: distance to U·Vᵀ per column`,
          measured: errors.at(-1) ?? NaN,
          comparison: '<=',
          bound: 4 * n * epsilon(dtype),
          source: 'cubic convergence down to rounding, size times 4ε',
        },
      ],
      tables: [
        {
          title: 'Bands of singular values',
          columns: ['coefficients', 'steps', 'from', 'least', 'largest'],
          rows: bands.map(({ coefficients, steps, low, found }) => [coefficients, steps, low, ...found]),
        },
      ],
      charts: [
        {
          title: 'Distance to the polar factor, exact coefficients',
          x: { label: 'steps' },
          y: { label: '‖Y − U·Vᵀ‖_F / √n', log: true },
          series: [{ name: `Gaussian, ${n} × ${2 * n}`, x: [...errors.keys()], y: errors }],
        },
      ],
    }
  },
}

/** A family after some steps, and the bands in which its published coefficients leave the singular values of [low, 1]. */
interface Family {
  readonly coefficients: NewtonSchulzFamily
  readonly steps: number
  readonly bands: readonly (readonly [low: number, least: number, most: number])[]
}

/** One of them beside the band that was found. */
interface Band extends Pick<Family, 'coefficients' | 'steps'> {
  readonly low: number
  readonly least: number
  readonly most: number
  readonly found: readonly [least: number, most: number]
}

const families: readonly Family[] = [
  { coefficients: 'muon', steps: 5, bands: [[1e-3, 0.471, 1.202], [1e-2, 0.682, 1.134]] },
  { coefficients: 'you', steps: 5, bands: [[1e-3, 0.475, 1.145], [1e-2, 0.978, 1.032]] },
  { coefficients: 'polar-express', steps: 5, bands: [[1e-3, 0.847, 1.141], [1e-2, 0.859, 1.141]] },
  { coefficients: 'modula', steps: 5, bands: [[1e-3, 0.241, 1.211], [1e-2, 0.972, 1.188]] },
  { coefficients: 'modula', steps: 10, bands: [[1e-3, 0.99, 1.018]] },
  { coefficients: 'exact', steps: 12, bands: [[1e-3, 1, 1]] },
] // prettier-ignore

/** Bands over so many singular values a decade from 1 to 1e-3, each beside one that completes the norm of its matrix to 1. */
async function bandsOf({ coefficients, steps, bands }: Family, perDecade: number, dtype: FloatDType): Promise<Band[]> {
  const pairs = Array.from({ length: 3 * perDecade + 1 }, (_, i) => {
    const sigma = 10 ** (-i / perDecade)
    return [[sigma, 0], [0, Math.sqrt(1 - sigma * sigma)]] // prettier-ignore
  })
  const images = await readNumbers(scope(() => newtonSchulz(tensor(pairs, { dtype }), { coefficients, steps, eps: 0 })))
  const first = images.filter((_, i) => i % 4 === 0)
  return bands.map(([low, least, most]) => {
    const within = first.subarray(0, Math.round(-Math.log10(low) * perDecade) + 1)
    return { coefficients, steps, low, least, most, found: [Math.min(...within), Math.max(...within)] }
  })
}
