import { type Backend, type Tensor, cast, getBackend, reshape } from '@ortho/core'
import { singularValues } from '@ortho/linalg'

/** What the singular values of a weight say about it. */
export interface Spectrum {
  /** Singular values, descending. */
  readonly values: readonly number[]
  /** Largest singular value. */
  readonly spectralNorm: number
  /** Root of the sum of squares. */
  readonly frobeniusNorm: number
  /** ‖W‖_F² / ‖W‖₂²: how many directions carry the energy. 0 for a zero matrix. */
  readonly stableRank: number
  /** e^H of the normalized singular values: how many directions there are in effect (Roy & Vetterli 2007). 0 for a zero matrix. */
  readonly effectiveRank: number
  /** Singular values above max(m, n)·ε·σ₁, as NumPy's `matrix_rank` counts. */
  readonly rank: number
  /** σ₁ / σₘᵢₙ; infinite for a singular matrix. */
  readonly condition: number
}

/** Where spectra are computed: the current backend, or that of the CPU where it has no float64. */
export function spectraBackend(): Backend {
  const backend = getBackend()
  return backend.dtypes.has('float64') ? backend : getBackend('cpu')
}

/** The spectrum of a weight of two or more axes; trailing axes (of a convolution) are taken together. On {@link spectraBackend}. */
export function spectrumOf(weight: Tensor): Spectrum {
  const [rows = 1, ...rest] = weight.shape
  const columns = rest.reduce((n, k) => n * k, 1)
  const matrix = reshape(cast(weight, 'float64'), [rows, columns])
  return describe(Array.from(singularValues(matrix).dataSync()), Math.max(rows, columns) * precision(weight))
}

/** Unit of error of the stored numbers: those of a float32 weight are not known any better. */
function precision(weight: Tensor): number {
  return weight.dtype === 'float64' ? 2 ** -52 : 2 ** -23
}

function describe(values: readonly number[], relativeTolerance: number): Spectrum {
  const top = values[0] ?? 0
  const energy = values.reduce((sum, s) => sum + (s / (top || 1)) ** 2, 0)
  const total = values.reduce((sum, s) => sum + s, 0)
  const entropy = values.reduce((sum, s) => (s > 0 ? sum - (s / total) * Math.log(s / total) : sum), 0)
  return {
    values,
    spectralNorm: top,
    frobeniusNorm: top * Math.sqrt(energy),
    stableRank: top === 0 ? 0 : energy,
    effectiveRank: top === 0 ? 0 : Math.exp(entropy),
    rank: values.filter((s) => s > relativeTolerance * top).length,
    condition: top / (values.at(-1) ?? NaN),
  }
}
