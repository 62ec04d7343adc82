import fc from 'fast-check'
import { expect, test } from 'vitest'
import { einsum, tensor } from '../../index.ts'
import { type Dense, denseOf, element, scrambled, tabulate, tensorOf } from '../fixtures/dense.ts'
import { parseEinsum } from './einsum-parse.ts'

/** The sum over all labels by definition: nested loops over every value of every label. */
function naive(formula: string, operands: readonly Dense[]): Dense {
  const { inputs, output } = parseEinsum(
    formula,
    operands.map((x) => x.shape),
  )
  const sizes = new Map<string, number>()
  inputs.forEach((labels, i) =>
    labels.forEach((label, axis) => {
      const n = operands[i]!.shape[axis]!
      if (n !== 1 || !sizes.has(label)) sizes.set(label, n)
    }),
  )
  const summed = [...sizes.keys()].filter((label) => !output.includes(label))
  const range = tabulate(
    summed.map((label) => sizes.get(label)!),
    () => 0,
  )
  return tabulate(
    output.map((label) => sizes.get(label)!),
    (index) => {
      let total = 0
      tabulate(range.shape, (inner) => {
        const at = (label: string): number => (output.includes(label) ? index[output.indexOf(label)]! : inner[summed.indexOf(label)]!)
        total += inputs.reduce((product, labels, i) => {
          const place = labels.map((label, axis) => (operands[i]!.shape[axis] === 1 ? 0 : at(label)))
          return product * element(operands[i]!, place)
        }, 1)
        return 0
      })
      return total
    },
  )
}

const anyProblem = fc
  .record({
    sizes: fc.array(fc.constantFrom(0, 1, 2, 3), { minLength: 4, maxLength: 4 }),
    dots: fc.array(fc.constantFrom(1, 2, 3), { minLength: 2, maxLength: 2 }),
    terms: fc.array(
      fc.record({
        labels: fc.array(fc.nat(3), { maxLength: 3 }),
        hidden: fc.option(fc.array(fc.boolean(), { maxLength: 2 }), { nil: undefined }),
        place: fc.nat(3),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    output: fc.option(
      fc.record({ keep: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), dots: fc.boolean(), reversed: fc.boolean() }),
      { nil: undefined },
    ),
    seed: fc.nat(1000),
  })
  .map(({ sizes, dots, terms, output, seed }) => {
    const name = (label: number): string => 'iJkl'[label]!
    const texts = terms.map(({ labels, hidden, place }) => {
      const letters = labels.map(name)
      return (hidden === undefined ? letters : letters.toSpliced(place, 0, '...')).join('')
    })
    const operands = terms.map(({ labels, hidden, place }, i) => {
      const shape = labels.map((label) => sizes[label]!)
      // Axes under the ellipsis are as long as everyone's, or 1 and stretched.
      const under = (hidden ?? []).map((stretched, axis, all) => (stretched ? 1 : dots[axis + 2 - all.length]!))
      return scrambled(shape.toSpliced(place, 0, ...under), seed + i)
    })
    const used = [...new Set(terms.flatMap(({ labels }) => labels))].filter((label) => output?.keep[label])
    const kept = (output?.reversed ? used.toReversed() : used).map(name).join('')
    return { formula: texts.join() + (output === undefined ? '' : `->${output.dots ? '...' : ''}${kept}`), operands }
  })

test('any formula agrees with nested loops, exactly on small integers', () => {
  fc.assert(
    fc.property(anyProblem, ({ formula, operands }) => {
      expect(denseOf(einsum(formula, ...operands.map(tensorOf)))).toEqual(naive(formula, operands))
    }),
    { numRuns: 1000 },
  )
})

test('a stretched axis under an ellipsis may be summed away', () => {
  const operands = [scrambled([1, 3], 1), scrambled([4, 3], 2)]
  expect(denseOf(einsum('...i,...i->', ...operands.map(tensorOf)))).toEqual(naive('...i,...i->', operands))
})

test('dtypes meet as in matmul, and plain arrays are operands', () => {
  const x = tensor(
    [
      [1, 2],
      [3, 4],
    ],
    { dtype: 'int32' },
  )
  expect(einsum('ij,jk->ik', x, x).dtype).toBe('int32')
  expect(einsum('ij,j->i', tensor([[1, 2]], { dtype: 'float32' }), tensor([1, 1], { dtype: 'int32' })).dtype).toBe('float32')
  expect(einsum('i,i->', [1, 2], [3, 4]).item()).toBe(11)
})
