/** A binary floating-point format of at most 16 bits: sign, exponent, mantissa, from the top bit down. */
export interface FloatFormat {
  /** Mantissa bits. */
  readonly mantissa: number
  /** Exponent bias: a stored exponent e ≥ 1 means 2^(e − bias). */
  readonly bias: number
  /** Mask of the sign bit. */
  readonly sign: number
  /** Code of the largest finite number. */
  readonly largest: number
  /** Code of +∞; left out where the format has none. */
  readonly infinity?: number
  /** Code written for NaN. */
  readonly nan: number
  /** True when the code of −0 means NaN instead, so that zero has no sign. */
  readonly unsignedZero?: boolean
}

/** Formats that {@link roundToCode} writes and {@link codeValue} reads. */
export type MiniFloat = 'F16' | 'BF16' | 'F8_E5M2' | 'F8_E4M3' | 'F8_E5M2FNUZ' | 'F8_E4M3FNUZ'

/** IEEE 754 half, bfloat16, the OCP 8-bit formats, and their variants without infinities and signed zero. */
export const miniFloats: { readonly [F in MiniFloat]: FloatFormat } = {
  F16: { mantissa: 10, bias: 15, sign: 0x8000, largest: 0x7bff, infinity: 0x7c00, nan: 0x7e00 },
  BF16: { mantissa: 7, bias: 127, sign: 0x8000, largest: 0x7f7f, infinity: 0x7f80, nan: 0x7fc0 },
  F8_E5M2: { mantissa: 2, bias: 15, sign: 0x80, largest: 0x7b, infinity: 0x7c, nan: 0x7e },
  F8_E4M3: { mantissa: 3, bias: 7, sign: 0x80, largest: 0x7e, nan: 0x7f },
  F8_E5M2FNUZ: { mantissa: 2, bias: 16, sign: 0x80, largest: 0x7f, nan: 0x80, unsignedZero: true },
  F8_E4M3FNUZ: { mantissa: 3, bias: 8, sign: 0x80, largest: 0x7f, nan: 0x80, unsignedZero: true },
}

/** The number that `code` stands for. */
export function codeValue(format: FloatFormat, code: number): number {
  const magnitude = code & (format.sign - 1)
  const sign = code & format.sign ? -1 : 1
  if (magnitude === 0 && sign < 0) return format.unsignedZero ? NaN : -0
  if (magnitude > format.largest) return magnitude === format.infinity ? sign * Infinity : NaN
  const fraction = magnitude & ((1 << format.mantissa) - 1)
  const exponent = magnitude >> format.mantissa
  const significand = exponent === 0 ? fraction : fraction + (1 << format.mantissa)
  return sign * significand * 2 ** (Math.max(exponent, 1) - format.bias - format.mantissa)
}

/**
 * The code nearest to `x`, ties to even, rounded once from the double. Past the largest number, a 16-bit format
 * gives ±∞ as IEEE 754 says, an 8-bit format its largest number, because it has so little range that
 * overflow is ordinary. ±∞ itself stays, or becomes NaN where the format has no infinity.
 *
 * @param bits - Scratch of {@link doubleBits}, reused over a loop.
 */
export function roundToCode(format: FloatFormat, x: number, bits: DoubleBits): number {
  if (Number.isNaN(x)) return format.nan
  const size = Math.abs(x)
  const sign = x < 0 || Object.is(x, -0) ? format.sign : 0
  if (size === Infinity) return format.infinity === undefined ? format.nan : sign | format.infinity
  // The exponent of the last kept bit: that of x, but no lower than the subnormals'.
  const exponent = Math.max(bits.exponent(size) + format.bias, 1)
  const steps = roundHalfEven(size * 2 ** (format.mantissa - exponent + format.bias))
  // Codes count steps: a carry out of the mantissa runs on into the exponent, as it should.
  const code = steps + (exponent - 1) * 2 ** format.mantissa
  if (code > format.largest) return sign | (format.sign > 0x80 && format.infinity !== undefined ? format.infinity : format.largest)
  return code === 0 && format.unsignedZero ? 0 : sign | code
}

/** Reads the exponent of doubles. */
export interface DoubleBits {
  /** ⌊log₂ x⌋ of a normal x > 0, and −1023 or less for zero and subnormals. */
  exponent(x: number): number
}

/** Scratch memory that reads exponents of doubles; make one for each loop. */
export function doubleBits(): DoubleBits {
  const view = new DataView(new ArrayBuffer(8))
  return {
    exponent: (x) => {
      view.setFloat64(0, x)
      return ((view.getUint16(0) >> 4) & 0x7ff) - 1023
    },
  }
}

// The argument is at most 2^12 or so, and every fraction of it is exact.
function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor
}
