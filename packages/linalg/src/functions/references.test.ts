import { OptionError, type Tensor, type Complex, jvp, tensor } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { inv } from '../solving/inv.ts'
import { expm } from './expm.ts'
import { type ReferenceCase, distance, fitsFloat32, references, size } from './fixtures/reference.ts'
import { funm } from './funm.ts'
import type { AnalyticFunction } from './kernels/parlett.ts'
import { logm } from './logm.ts'
import { powm } from './powm.ts'
import { signm } from './signm.ts'
import { sqrtm } from './sqrtm.ts'
import { cosm, sinm } from './trigonometric.ts'

const { matrices, cases } = references()

type RealFunction = (a: Tensor) => Tensor

function realOf({ function: name, p }: ReferenceCase): RealFunction {
  const functions: Record<string, RealFunction> = { expm, cosm, sinm, sqrtm, logm, signm, powm: (a) => powm(a, p!) }
  return functions[name]!
}

/** Where the function has a complex form. */
function complexOf({ function: name, p }: ReferenceCase): ((a: Tensor) => Complex) | undefined {
  const options = { complex: true } as const
  if (name === 'sqrtm') return (a) => sqrtm(a, options)
  if (name === 'logm') return (a) => logm(a, options)
  return name === 'powm' ? (a) => powm(a, p!, options) : undefined
}

describe.each(['float64', 'float32'] as const)('in %s, against values from 200 digits', (dtype) => {
  const eps = dtype === 'float64' ? 2 ** -52 : 2 ** -23
  const chosen = cases.filter((item) => dtype === 'float64' || fitsFloat32(matrices.get(item.matrix)!, item))

  test.each(chosen.map((item) => [`${item.function}${item.p === undefined ? '' : ` ${item.p}`} of ${item.matrix}`, item] as const))(
    '%s',
    (_, item) => {
      const { a, e } = matrices.get(item.matrix)!
      const x = tensor(a, { dtype })
      const f = realOf(item)
      const worse = Math.max(1, item.condition)
      const bound = 10 * a.length * eps * worse * Math.hypot(size(item.re), size(item.im ?? []))
      const complex = complexOf(item)?.(x)
      if (complex !== undefined) {
        expect(distance(complex.re, item.re)).toBeLessThanOrEqual(bound)
        expect(distance(complex.im, item.im ?? a.map((row) => row.map(() => 0)))).toBeLessThanOrEqual(bound)
      }
      if (item.frechet === undefined) {
        expect(() => f(x)).toThrow(OptionError)
        return
      }
      expect(f(x).dtype).toBe(dtype)
      expect(distance(f(x), item.re)).toBeLessThanOrEqual(bound)
      // A derivative is worse conditioned by the distance to the singularity, which for all but the entire functions is at 0.
      const again = ['expm', 'cosm', 'sinm'].includes(item.function) ? worse : Math.max(worse, size(a) * size(inv(a)))
      const { tangent } = jvp(f, [x], [tensor(e, { dtype })])
      expect(distance(tangent, item.frechet)).toBeLessThanOrEqual(2 * bound * again * (size(e) / size(a)))
    },
  )
})

test('funm of the exponential, the cosine and the logarithm given with their derivatives', () => {
  const exp: AnalyticFunction = ({ re, im }) => ({ re: Math.exp(re) * Math.cos(im), im: Math.exp(re) * Math.sin(im) })
  const cos: AnalyticFunction = ({ re, im }, order) => {
    const turned = re + (order * Math.PI) / 2
    return { re: Math.cos(turned) * Math.cosh(im), im: -Math.sin(turned) * Math.sinh(im) }
  }
  const log: AnalyticFunction = ({ re, im }, order) => {
    const [r, angle] = [Math.hypot(re, im), Math.atan2(im, re)]
    if (order === 0) return { re: Math.log(r), im: angle }
    let factor = -1
    for (let k = 1; k < order; k++) factor *= -k
    return { re: (-factor * Math.cos(order * angle)) / r ** order, im: (factor * Math.sin(order * angle)) / r ** order }
  }
  const scalar: Record<string, AnalyticFunction> = { expm: exp, cosm: cos, logm: log }
  // Numbers so small that f is its value at 0, and so large that it oscillates, tell nothing.
  const left = ['tiny', 'large', 'large rotation', 'graded']
  const chosen = cases.filter((item) => item.function in scalar && item.im === undefined && !left.includes(item.matrix))
  expect(chosen.length).toBeGreaterThan(50)
  for (const item of chosen) {
    const { a, e } = matrices.get(item.matrix)!
    const name = `${item.function} of ${item.matrix}`
    const f = (x: Tensor): Tensor => funm(x, scalar[item.function]!)
    const { value, tangent } = jvp(f, [tensor(a)], [tensor(e)])
    const bound = 100 * a.length * 2 ** -52 * Math.max(1, item.condition)
    expect(distance(value, item.re), name).toBeLessThanOrEqual(bound * size(item.re))
    expect(distance(tangent, item.frechet!), name).toBeLessThanOrEqual(
      bound * Math.max(1, item.condition) * Math.max(1, size(item.re)) * Math.max(1, size(e) / size(a)),
    )
  }
})
