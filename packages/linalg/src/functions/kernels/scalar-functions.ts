import { dividedExp } from './expm-kernel.ts'

/** A function of a number, and its divided differences: what a function of a symmetric matrix and its derivative are made of. */
export interface ScalarFunction {
  readonly value: (x: number) => number
  /** (f(x) − f(y)) / (x − y), f′(x) where they are equal, without cancellation. */
  readonly divided: (x: number, y: number) => number
  /** Where it is defined; left out: everywhere. Numbers within rounding of the edge are moved to it. */
  readonly domain?: 'positive' | 'nonnegative' | 'nonzero'
}

/** sin(x) / x. */
const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(x) / x)

/** eˣ. */
export function exponentialScalar(): ScalarFunction {
  return { value: Math.exp, divided: dividedExp }
}

/** cos x. */
export function cosineScalar(): ScalarFunction {
  return { value: Math.cos, divided: (x, y) => -Math.sin((x + y) / 2) * sinc((x - y) / 2) }
}

/** sin x. */
export function sineScalar(): ScalarFunction {
  return { value: Math.sin, divided: (x, y) => Math.cos((x + y) / 2) * sinc((x - y) / 2) }
}

/** log x. */
export function logarithmScalar(): ScalarFunction {
  return { domain: 'positive', value: Math.log, divided: (x, y) => (x === y ? 1 / x : logRatio(x, y) / (x - y)) }
}

/** √x. */
export function rootScalar(): ScalarFunction {
  return { domain: 'nonnegative', value: Math.sqrt, divided: (x, y) => 1 / (Math.sqrt(x) + Math.sqrt(y)) }
}

/** −1, 0 or 1. */
export function signScalar(): ScalarFunction {
  return {
    domain: 'nonzero',
    value: Math.sign,
    divided: (x, y) => (Math.sign(x) === Math.sign(y) ? 0 : (Math.sign(x) - Math.sign(y)) / (x - y)),
  }
}

/** x^p; of negative x for whole p only. */
export function powerScalar(p: number): ScalarFunction {
  const divided = (x: number, y: number): number => {
    if (x === y) return p * x ** (p - 1)
    if (Math.abs(x) < Math.abs(y)) return divided(y, x)
    // Negative and zero numbers occur for whole powers only, for which the plain form loses little between signs.
    if (x * y <= 0) return (x ** p - y ** p) / (x - y)
    if (x < 0) return p % 2 === 0 ? -divided(-x, -y) : divided(-x, -y)
    return (y ** p * Math.expm1(p * logRatio(x, y))) / (x - y)
  }
  const whole = Number.isInteger(p)
  const domain = whole ? (p < 0 ? 'nonzero' : undefined) : p < 0 ? 'positive' : 'nonnegative'
  return { value: (x) => x ** p, divided, ...(domain === undefined ? {} : { domain }) }
}

/** log(x / y) for positive numbers, relatively accurate where they are close. */
function logRatio(x: number, y: number): number {
  return Math.abs(x - y) < 0.5 * Math.abs(y) ? Math.log1p((x - y) / y) : Math.log(x) - Math.log(y)
}
