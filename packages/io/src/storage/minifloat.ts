import { hostIsLittleEndian } from '../bytes/endian.ts'

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

/** Formats that {@link rounder} writes and {@link codeValue} reads. */
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
 * A function that gives the code nearest to a number, ties to even, rounded once from the double. Past the largest
 * number, a 16-bit format gives ±∞ as IEEE 754 says, an 8-bit format its largest number, because it has so little
 * range that overflow is ordinary. ±∞ itself stays, or becomes NaN where the format has no infinity.
 *
 * Making the function fills two tables, so make it once for a loop.
 */
export function rounder(format: FloatFormat): (x: number) => number {
  const { sign, largest, nan, infinity, unsignedZero = false } = format
  const overflow = sign > 0x80 && infinity !== undefined ? infinity : largest
  const { scales, codes } = stepTables(format)
  const double = new Float64Array(1)
  const words = new Uint32Array(double.buffer)
  const high = hostIsLittleEndian() ? 1 : 0
  return (x) => {
    double[0] = x
    const negative = words[high]! >>> 31 === 0 ? 0 : sign
    const exponent = (words[high]! >>> 20) & 0x7ff
    if (exponent === 0x7ff) return Number.isNaN(x) || infinity === undefined ? nan : negative | infinity
    // Codes count steps: a carry out of the mantissa runs on into the exponent, as it should.
    const code = codes[exponent]! + roundHalfEven(Math.abs(x) * scales[exponent]!)
    if (code > largest) return negative | overflow
    return code === 0 && unsignedZero ? 0 : negative | code
  }
}

/**
 * For every exponent field of a double: steps of the format per unit in that binade (a power of two), and the code
 * from which those steps count. Below the format's least exponent the steps are those of its subnormals.
 */
function stepTables({ mantissa, bias }: FloatFormat): { scales: Float64Array; codes: Float64Array } {
  const scales = new Float64Array(2048)
  const codes = new Float64Array(2048)
  for (let field = 0; field < 2048; field++) {
    const exponent = Math.max(field - 1023 + bias, 1)
    scales[field] = 2 ** (mantissa + bias - exponent)
    codes[field] = (exponent - 1) * 2 ** mantissa
  }
  return { scales, codes }
}

// The argument is below 2^12, and every fraction of it is exact.
function roundHalfEven(x: number): number {
  const floor = Math.floor(x)
  const rest = x - floor
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor
}
