import { type Check, type Experiment, diagonal, matmul, max, min, norm, randn, sub, tensor, unstack } from '@ortho/core'
import { jacobiSvd } from '../singular/jacobi-svd.ts'
import type { NewtonSchulzFamily } from './coefficients.ts'
import { newtonSchulz } from './newton-schulz.ts'

/** Experiment of {@link newtonSchulz}. */
export const newtonSchulzExperiment: Experiment = {
  id: 'linalg/newton-schulz',
  title: 'Where Newton–Schulz steps send singular values, and how near they come to the polar factor',
  claim: 'Each family of coefficients maps singular values into a band around 1; those that fix 1 converge to the polar factor.',
  run: ({ key, scale, progress }) => {
    progress(0, 'bands')
    const bands = rows.map(([coefficients, steps, low, least, most]) => ({
      coefficients,
      steps,
      low,
      least,
      most,
      found: band(coefficients, steps, low),
    }))
    progress(0.5, 'polar factor')
    const n = scale === 'ci' ? 40 : 200
    const x = randn(key, [n, 2 * n], { dtype: 'float64' })
    const { u, vh } = jacobiSvd(x)
    const target = matmul(u, vh)
    const error = (steps: number): number => norm(sub(newtonSchulz(x, { coefficients: 'exact', steps }), target)).item() / Math.sqrt(n)
    const errors = Array.from({ length: 16 }, (_, steps) => error(steps))
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
          bound: n * 2 ** -50,
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

/** Family, steps, least input, and the band of outputs. */
const rows: readonly (readonly [NewtonSchulzFamily, steps: number, low: number, least: number, most: number])[] = [
  ['muon', 5, 1e-3, 0.471, 1.202],
  ['muon', 5, 1e-2, 0.682, 1.134],
  ['you', 5, 1e-3, 0.475, 1.145],
  ['you', 5, 1e-2, 0.978, 1.032],
  ['polar-express', 5, 1e-3, 0.847, 1.141],
  ['polar-express', 5, 1e-2, 0.859, 1.141],
  ['modula', 5, 1e-3, 0.241, 1.211],
  ['modula', 5, 1e-2, 0.972, 1.188],
  ['modula', 10, 1e-3, 0.99, 1.018],
  ['exact', 12, 1e-3, 1, 1],
]

/** Smallest and largest result over singular values from `low` to 1, each beside one that completes the norm to 1. */
function band(coefficients: NewtonSchulzFamily, steps: number, low: number): [least: number, most: number] {
  const pairs = Array.from({ length: 3000 }, (_, i) => {
    const sigma = low ** (i / 2999)
    return [[sigma, 0], [0, Math.sqrt(1 - sigma * sigma)]] // prettier-ignore
  })
  const [first] = unstack(diagonal(newtonSchulz(tensor(pairs, { dtype: 'float64' }), { coefficients, steps, eps: 0 })), -1)
  return first === undefined ? [NaN, NaN] : [min(first).item(), max(first).item()]
}
