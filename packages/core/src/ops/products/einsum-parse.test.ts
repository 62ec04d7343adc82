import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OrthoError } from '../../errors.ts'
import { parseEinsum } from './einsum-parse.ts'

test('well-formed formulas', () => {
  expect(
    parseEinsum('ij,jk->ik', [
      [2, 3],
      [3, 4],
    ]),
  ).toEqual({
    inputs: [
      ['i', 'j'],
      ['j', 'k'],
    ],
    output: ['i', 'k'],
  })
  expect(parseEinsum(' i j ->\tj i', [[2, 3]]).output).toEqual(['j', 'i'])
  expect(parseEinsum('ii->', [[2, 2]])).toEqual({ inputs: [['i', 'i']], output: [] })
  expect(parseEinsum('->', [[]])).toEqual({ inputs: [[]], output: [] })
  expect(parseEinsum('', [[]])).toEqual({ inputs: [[]], output: [] })
})

test('without an arrow the labels that occur once, capitals first, after those under the ellipsis', () => {
  expect(
    parseEinsum('bA,bc', [
      [2, 3],
      [2, 4],
    ]).output,
  ).toEqual(['A', 'c'])
  expect(parseEinsum('b...a,b', [[2, 5, 6, 3], [2]]).output).toEqual(['.1', '.0', 'a'])
})

test('axes under an ellipsis line up at the last', () => {
  const { inputs, output } = parseEinsum('...i,i...->...', [
    [5, 6, 2],
    [2, 6],
  ])
  expect(inputs).toEqual([
    ['.1', '.0', 'i'],
    ['i', '.0'],
  ])
  expect(output).toEqual(['.1', '.0'])
  expect(
    parseEinsum('...,...', [
      [1, 3],
      [0, 1],
    ]).output,
  ).toEqual(['.1', '.0'])
})

describe('hostile formulas', () => {
  test.each<[string, number[][], string]>([
    ['ij->i->j', [[2, 2]], 'at most one "->"'],
    ['ij,jk', [[2, 2]], 'a formula of 1 operands, as were given, got 2'],
    ['ij', [], 'a formula of 0 operands, as were given, got 1'],
    ['i1->i', [[2, 2]], 'terms made of letters and at most one "...", got "i1"'],
    ['....->', [[2]], 'terms made of letters'],
    ['...i...->', [[2]], 'terms made of letters'],
    ['i.j->', [[2, 2]], 'terms made of letters'],
    ['é->', [[2]], 'terms made of letters'],
    ['i-j', [[2, 2]], 'terms made of letters'],
    ['ij->', [[2]], '"ij" to have one letter per axis, got an operand of 1 axes'],
    ['i->', [[2, 3]], '"i" to have one letter per axis'],
    ['ij...->', [[2]], 'one letter per axis'],
    ['ij->ik', [[2, 2]], 'an output made of labels of the operands, got "k"'],
    ['ij->ii', [[2, 2]], 'an output without repeated labels, got "i" twice'],
    ['ij->i,j', [[2, 2]], 'an output made of letters'],
    ['ij->constructor', [[2, 2]], 'an output made of labels of the operands'],
    ['ii->', [[2, 3]], '"i" to have one size, got 2 and 3'],
    ['i,i->', [[1], [3]], '"i" to have one size, got 1 and 3'],
    ['...,...->...', [[2], [3]], 'to have one size, got 2 and 3'],
    ['...,...,...->...', [[1], [0], [5]], 'to have one size, got 0 and 5'],
  ])('%s of %j', (formula, shapes, message) => expect(() => parseEinsum(formula, shapes)).toThrow(message))

  test('any text is parsed or refused with an error of ours', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('i', 'j', 'A', '.', '...', ',', '->', ' ', '-', '>') }))
    fc.assert(
      fc.property(text, fc.array(fc.array(fc.nat(3), { maxLength: 3 }), { maxLength: 3 }), (formula, shapes) => {
        try {
          const { inputs, output } = parseEinsum(formula, shapes)
          expect(inputs.map((labels) => labels.length)).toEqual(shapes.map((shape) => shape.length))
          expect(new Set(output).size).toBe(output.length)
        } catch (error) {
          expect(error).toBeInstanceOf(OrthoError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
