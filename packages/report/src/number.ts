/**
 * A number for a table: integers in full with thousands separators, other numbers to `digits` significant digits
 * (default 4) without trailing zeros, and scientific notation outside [1e-3, 1e6). NaN and infinities are named.
 */
export function formatNumber(value: number, digits: number = 4): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞'
  const size = Math.abs(value)
  if (Number.isInteger(value) && size < 1e15) return grouped(value)
  if (size < 1e-3 || size >= 1e6) return value.toExponential(digits - 1).replace(/\.?0+e/u, 'e')
  return value.toPrecision(digits).includes('e') ? String(Math.round(value)) : trimmed(value.toPrecision(digits))
}

/** Integer with a comma between groups of three digits, from five digits on (1234, 12,345). */
function grouped(value: number): string {
  const digits = String(Object.is(value, -0) ? 0 : value)
  return Math.abs(value) < 10_000 ? digits : digits.replace(/\B(?=(\d{3})+$)/gu, ',')
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/u, '') : decimal
}

/** Powers of 1000 that have a letter, largest first. */
const MAGNITUDES: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
]

/**
 * Label of a tick on an axis whose ticks are `step` apart: as many decimals as the step needs, so that all labels of one
 * axis agree; `k`, `M`, `G`, `T` from 10,000 on; powers of ten (`2×10⁻⁵`) beyond the range of either.
 */
export function formatTick(value: number, step: number, largest: number): string {
  if (value === 0) return '0'
  if (largest >= 1e15 || largest < 1e-3) return formatPower(value)
  const [unit, letter] = (largest >= 1e4 ? MAGNITUDES.find(([size]) => largest >= size) : undefined) ?? [1, '']
  const decimals = Math.max(0, -Math.floor(Math.log10(step / unit) + 1e-9))
  return decimals > 6 ? formatPower(value) : minus((value / unit).toFixed(decimals) + letter)
}

/** A number as a mantissa of at most four digits times a power of ten, in superscripts: `10⁻³`, `2.5×10⁷`. */
export function formatPower(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(3).split('e')
  const power = `10${superscript(Number(exponent))}`
  const factor = trimmed(mantissa)
  if (factor === '1') return power
  return minus(factor === '-1' ? `-${power}` : `${factor}×${power}`)
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

function superscript(integer: number): string {
  return String(integer).replace(/./gu, (digit) => (digit === '-' ? '⁻' : SUPERSCRIPTS.charAt(Number(digit))))
}

function minus(text: string): string {
  return text.replace('-', '−')
}
