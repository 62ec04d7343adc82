import { type Backend, type DType, OptionError, ShapeError, type Tensor, rotateHalves, showShape, tensor } from '@ortho/core'

/** All rotary frequencies divided by one factor (position interpolation). */
export interface LinearRopeScaling {
  /** As in the `rope_scaling` of Hugging Face configurations. */
  readonly type: 'linear'
  /** How many times longer the context becomes. */
  readonly factor: number
}

/**
 * Llama 3.1: with n = context / wavelength turns inside the original context, frequencies of n > `highFrequencyFactor`
 * stay, those of n < `lowFrequencyFactor` are divided by `factor`, and between the two it goes over linearly in n.
 */
export interface Llama3RopeScaling {
  /** As in the `rope_scaling` of Hugging Face configurations. */
  readonly type: 'llama3'
  /** Divisor of the low frequencies. */
  readonly factor: number
  /** Turns inside the original context below which a frequency counts as low. */
  readonly lowFrequencyFactor: number
  /** Turns inside the original context above which a frequency counts as high. */
  readonly highFrequencyFactor: number
  /** Tokens of the context before scaling. */
  readonly originalContext: number
}

/** How rotary frequencies are changed to reach contexts longer than those of training. */
export type RopeScaling = LinearRopeScaling | Llama3RopeScaling

/** Cosines and sines of the angles, for {@link rotate}. */
export interface RotaryTable {
  /** `[positions, 1, headDim / 2]`. */
  readonly cos: Tensor
  /** The same shape. */
  readonly sin: Tensor
}

/** Options of {@link rotaryTable}. */
export interface RotaryTableOptions {
  /** Position of the first row. Default 0. */
  readonly offset?: number | undefined
  /** Default: the backend's. Angles are computed in float64 and rounded once. */
  readonly dtype?: DType | undefined
  /** Backend, by value or name. Default: the current one. */
  readonly backend?: Backend | string | undefined
}

/**
 * Angles per position of rotary embeddings, in radians: `θ^(−2i/headDim)` for i = 0 … headDim/2 − 1, scaled.
 *
 * @param headDim - even.
 * @param theta - the base θ. Default 10000.
 * @throws OptionError for an odd `headDim`.
 */
export function rotaryFrequencies(headDim: number, theta = 10000, scaling?: RopeScaling): Float64Array {
  if (!Number.isInteger(headDim) || headDim < 2 || headDim % 2 !== 0) {
    throw new OptionError({
      where: 'rotaryFrequencies',
      argument: 'headDim',
      expected: 'a positive even integer',
      received: String(headDim),
    })
  }
  return Float64Array.from({ length: headDim / 2 }, (_, i) => scaled(theta ** ((-2 * i) / headDim), scaling))
}

function scaled(frequency: number, scaling: RopeScaling | undefined): number {
  if (scaling === undefined) return frequency
  if (scaling.type === 'linear') return frequency / scaling.factor
  const { factor, lowFrequencyFactor: low, highFrequencyFactor: high, originalContext } = scaling
  const turns = (originalContext * frequency) / (2 * Math.PI)
  const kept = Math.min(1, Math.max(0, (turns - low) / (high - low)))
  return kept * frequency + ((1 - kept) * frequency) / factor
}

/** The table for `length` positions. */
export function rotaryTable(frequencies: Float64Array, length: number, options: RotaryTableOptions = {}): RotaryTable {
  const { offset = 0, dtype, backend } = options
  const half = frequencies.length
  const angles = new Float64Array(length * half)
  for (let position = 0; position < length; position++) {
    angles.set(
      frequencies.map((frequency) => (offset + position) * frequency),
      position * half,
    )
  }
  const place = { shape: [length, 1, half], dtype, backend }
  return { cos: tensor(angles.map(Math.cos), place), sin: tensor(angles.map(Math.sin), place) }
}

/**
 * Rotary position embedding (Su et al., 2021) in the layout of `transformers`: element i is paired with i + headDim/2.
 *
 * @param x - `[…, positions, heads, headDim]`.
 * @returns the shape of `x`.
 * @throws ShapeError when the table has other sizes.
 */
export function rotate(x: Tensor, { cos, sin }: RotaryTable): Tensor {
  const [positions = 0, , half = 0] = cos.shape
  if (x.ndim < 3 || x.shape.at(-3) !== positions || x.shape.at(-1) !== 2 * half) {
    throw new ShapeError({
      where: 'rotate',
      argument: 'x',
      expected: `of shape […, ${positions}, heads, ${2 * half}]`,
      received: showShape(x.shape),
    })
  }
  return rotateHalves(x, cos, sin)
}
