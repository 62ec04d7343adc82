import { expect, test } from 'vitest'
import { helpers } from './helpers.ts'
import { mathFunctions } from './math.ts'
import { trigonometricFunctions } from './trigonometry.ts'

/** Names of the functions that a text defines, in order. */
const defined = (code: string): string[] => Array.from(code.matchAll(/^fn (\w+)\(/gm), ([, name = '']) => name)

test('a program has what it calls, and what that calls, each once and before its caller', () => {
  expect(defined(helpers('let y = sigmoid_(x) + sin_(x);'))).toEqual([
    'is_nan', 'exp_tail', 'power_of_two', 'infinity', 'exp_', 'sigmoid_',
    'not_a_number', 'two_over_pi', 'two_over_pi_bits', 'multiply_high', 'quadrant', 'sine_near_zero', 'cosine_near_zero', 'sin_',
  ]) // prettier-ignore
})

test('names that stand for nothing here, or that are not called, bring nothing', () => {
  expect(helpers('let exp_ = f32(max(a, b)); let t = constructor(1);')).toBe('')
})

test('every function can be defined with all that it needs', () => {
  for (const name of [...Object.keys(mathFunctions), ...Object.keys(trigonometricFunctions)]) {
    const names = defined(helpers(`${name}(x)`))
    expect(new Set(names).size).toBe(names.length)
    expect(names.at(-1)).toBe(name)
  }
})
