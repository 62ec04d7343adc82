import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { OptionError } from '../errors.ts'
import { resolveAnyOptions, resolveOptions } from './options.ts'
import type { Rules } from './rules.ts'

interface Options {
  steps?: number
  tol?: number
  cap?: number
  exact?: boolean
  scheme?: 'fast' | 'safe'
  bits?: 2 | 4 | 8
  name?: string
  sizes?: readonly number[]
}

const rules: Rules<Options> = {
  steps: { kind: 'int', default: 60, min: 1, max: 500 },
  tol: { kind: 'real', default: 1e-12, min: 0 },
  cap: { kind: 'real', default: Infinity, max: Infinity },
  exact: { kind: 'flag', default: false },
  scheme: { kind: 'choice', default: 'safe', of: ['fast', 'safe'] },
  bits: { kind: 'choice', default: 4, of: [2, 4, 8] },
  name: { kind: 'text', default: '' },
  sizes: { kind: 'custom', default: [], check: (v) => Array.isArray(v) && v.every(Number.isInteger), says: 'an array of integers' },
}

const defaults = { steps: 60, tol: 1e-12, cap: Infinity, exact: false, scheme: 'safe', bits: 4, name: '', sizes: [] }

test('nothing given gives the defaults, and every default obeys its rule', () => {
  expect(resolveOptions('m', rules)).toEqual(defaults)
  expect(resolveOptions('m', rules, { steps: undefined })).toEqual(defaults)
})

test('what is given wins, and the result is complete', () => {
  const given = { steps: 1, tol: 0, exact: true, scheme: 'fast', bits: 8, name: 'x', sizes: [3] } as const
  const resolved = resolveOptions('m', rules, given)
  expect(resolved).toEqual({ ...defaults, ...given })
  expectTypeOf(resolved).toEqualTypeOf<Required<Options>>()
})

describe('what breaks a rule is an error that names the option', () => {
  const loose = (options: unknown): unknown => resolveAnyOptions('linalg/polar', rules, options)
  test.each<[unknown, string]>([
    [{ steps: 0 }, 'linalg/polar: "steps" must be an integer in [1, 500], got 0. [ORTHO_OPTION]'],
    [{ steps: 501 }, 'in [1, 500], got 501'],
    [{ steps: 2.5 }, 'an integer in [1, 500], got 2.5'],
    [{ steps: NaN }, 'got NaN'],
    [{ steps: '3' }, 'got "3"'],
    [{ tol: NaN }, '"tol" must be a number ≥ 0, got NaN'],
    [{ tol: Infinity }, '"tol" must be a number ≥ 0, got Infinity'],
    [{ tol: -1e-300 }, 'got -1e-300'],
    [{ cap: -Infinity }, '"cap" must be a number ≤ Infinity, got -Infinity'],
    [{ tol: null }, 'got null'],
    [{ exact: 1 }, '"exact" must be true or false, got 1'],
    [{ scheme: 'slow' }, '"scheme" must be one of "fast", "safe", got "slow"'],
    [{ bits: 3 }, '"bits" must be one of 2, 4, 8, got 3'],
    [{ bits: '4' }, 'got "4"'],
    [{ name: 7 }, '"name" must be a string, got 7'],
    [{ sizes: [1.5] }, '"sizes" must be an array of integers, got an array of 1'],
    [
      { stepz: 3 },
      '"stepz" must be a known option (steps, tol, cap, exact, scheme, bits, name, sizes), got an unknown one. Did you mean "steps"?',
    ],
    [null, '"options" must be a record of options, got null'],
    ['steps=3', '"options" must be a record of options, got "steps=3"'],
    [[], '"options" must be a record of options, got an array of 0'],
    [{ toString: 1 }, '"toString" must be a known option'],
  ])('%o', (options, message) => {
    expect(() => loose(options)).toThrow(OptionError)
    expect(() => loose(options)).toThrow(message)
  })

  test('a key __proto__ is unknown, and nothing is polluted', () => {
    const hostile = Object.fromEntries([['__proto__', { steps: 7 }]])
    expect(() => loose(hostile)).toThrow('"__proto__" must be a known option')
    expect('steps' in {}).toBe(false)
  })

  test('inherited options do not count', () => {
    const heir: unknown = Object.create({ steps: 7 })
    expect(loose(heir)).toEqual(defaults)
  })
})

test('an int rule takes exactly the integers in its range', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.integer({ min: -10, max: 600 })), (steps) => {
      const resolve = (): unknown => resolveOptions('m', rules, { steps })
      if (Number.isInteger(steps) && steps >= 1 && steps <= 500) expect(resolve()).toEqual({ ...defaults, steps })
      else expect(resolve).toThrow(OptionError)
    }),
  )
})

test('resolving twice is resolving once', () => {
  const once = resolveOptions('m', rules, { steps: 9, scheme: 'fast' })
  expect(resolveOptions('m', rules, once)).toEqual(once)
})

test('rules follow the interface by type', () => {
  const { steps, ...missing } = rules
  // @ts-expect-error a rule is missing
  const incomplete: Rules<Options> = missing
  // @ts-expect-error a rule of the wrong kind
  const wrong: Rules<Options> = { ...rules, exact: steps }
  // @ts-expect-error a default that is not a choice
  const odd: Rules<Options> = { ...rules, bits: { kind: 'choice', default: 3, of: [2, 4, 8] } }
  // @ts-expect-error an option that does not exist
  expect(() => resolveOptions('m', rules, { stepz: 1 })).toThrow(OptionError)
  // @ts-expect-error a value outside the union
  expect(() => resolveOptions('m', rules, { scheme: 'slow' })).toThrow(OptionError)
  expect([incomplete, wrong, odd]).toHaveLength(3)
})
