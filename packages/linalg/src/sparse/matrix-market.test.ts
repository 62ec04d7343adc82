import { readFileSync } from 'node:fs'
import { FormatError, OptionError, norm, randn, sub, key, tensor } from '@ortho/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sparseAdd, sparseNorm } from './arithmetic.ts'
import { fromCsr, fromDense } from './build.ts'
import { sparseTranspose } from './convert.ts'
import { randomSparse, sparseMatrices } from './fixtures/problems.ts'
import { formatMatrixMarket } from './matrix-market-write.ts'
import { parseMatrixMarket } from './matrix-market.ts'
import type { SparseMatrix } from './matrix.ts'
import { spsolve } from './spsolve.ts'

interface Fixture {
  readonly cases: readonly { readonly text: string; readonly dense: number[][] }[]
  readonly system: { readonly text: string; readonly b: number[]; readonly x: number[]; readonly fro: number; readonly one: number }
}

const fixture: Fixture = JSON.parse(readFileSync(new URL('fixtures/matrix-market.json', import.meta.url), 'utf8'))

function sparseOf(text: string): SparseMatrix {
  const read = parseMatrixMarket(text)
  return read.format === 'coordinate' ? read.matrix : expect.fail('an array')
}

test('reads what SciPy writes as SciPy does, from text and from bytes', () => {
  for (const { text, dense } of fixture.cases) {
    for (const source of [text, new TextEncoder().encode(text), text.replaceAll('\n', '\r\n')]) {
      const read = parseMatrixMarket(source)
      expect(read.format === 'coordinate' ? read.matrix.toDense().toArray() : read.matrix.toArray()).toEqual(
        dense.map((row) => row.map((value) => value + 0)),
      )
    }
  }
  const { field, symmetry, comments } = parseMatrixMarket(fixture.cases[0]!.text)
  expect([field, symmetry]).toEqual(['real', 'general'])
  expect(comments.map((line) => line.trim())).toEqual(expect.arrayContaining(['general', 'two lines']))
  expect(parseMatrixMarket(fixture.cases[5]!.text, { dtype: 'float32' }).matrix.dtype).toBe('float32')
})

test('solves a system as SciPy does', () => {
  const { text, b, x, fro, one } = fixture.system
  const a = sparseOf(text)
  expect(Math.abs(sparseNorm(a) - fro)).toBeLessThan(1e-14 * fro)
  expect(Math.abs(sparseNorm(a, 1) - one)).toBeLessThan(1e-14 * one)
  expect(norm(sub(spsolve(a, b), tensor(x))).item()).toBeLessThan(1e-12 * norm(tensor(x)).item())
})

test('what is written is read again bit for bit', () => {
  fc.assert(
    fc.property(sparseMatrices(8), (a) => {
      const again = sparseOf(formatMatrixMarket(a, { comments: ['one', ' two\nthree'] }))
      expect([again.shape, again.rowPointers, again.columnIndices, again.values]).toEqual([
        a.shape,
        a.rowPointers,
        a.columnIndices,
        a.values,
      ])
    }),
  )
  const square = randomSparse(6, 6, 0.4, 1)
  const symmetric = sparseAdd(square, sparseTranspose(square))
  const skew = sparseAdd(square, sparseTranspose(square), { beta: -1 })
  for (const [matrix, symmetry] of [
    [symmetric, 'symmetric'],
    [skew, 'skew-symmetric'],
  ] as const) {
    const text = formatMatrixMarket(matrix, { symmetry })
    expect(text.split('\n').length).toBeLessThan(matrix.nonzeros)
    expect(norm(sub(sparseOf(text).toDense(), matrix.toDense())).item()).toBe(0)
    const dense = parseMatrixMarket(formatMatrixMarket(matrix.toDense(), { symmetry }))
    expect(dense.format === 'array' && norm(sub(dense.matrix, matrix.toDense())).item()).toBe(0)
  }
  const x = randn(key(1), [3, 4], { dtype: 'float64' })
  expect(parseMatrixMarket(formatMatrixMarket(x)).matrix).toMatchObject({ shape: [3, 4] })
  const values = [1e308, 5e-324, -0, 0.1, 123456789012345680000]
  const read = parseMatrixMarket(formatMatrixMarket([values]))
  expect(read.format === 'array' && read.matrix.toArray()).toEqual([values])
  expect(formatMatrixMarket(fromDense([[0, 7]]), { field: 'integer' })).toBe(
    '%%MatrixMarket matrix coordinate integer general\n1 2 1\n1 2 7\n',
  )
  expect(formatMatrixMarket(fromDense([[0, 7]]), { field: 'pattern' })).toBe(
    '%%MatrixMarket matrix coordinate pattern general\n1 2 1\n1 2\n',
  )
})

test('what cannot be written as asked for is an error', () => {
  expect(() => formatMatrixMarket(fromDense([[1, 2], [3, 4]]), { symmetry: 'symmetric' })).toThrow('2 in row 0, column 1, and 3 in row 1, column 0') // prettier-ignore
  expect(() => formatMatrixMarket([[1]], { symmetry: 'skew-symmetric' })).toThrow(OptionError)
  expect(() => formatMatrixMarket([[1.5]], { field: 'integer' })).toThrow(OptionError)
  expect(() => formatMatrixMarket([[1]], { field: 'pattern' })).toThrow(OptionError)
  expect(() => formatMatrixMarket([[NaN]])).toThrow(OptionError)
})

test.each([
  ['', 'line 0'],
  ['%MatrixMarket matrix coordinate real general\n1 1 0\n', 'line 1'],
  ['%%MatrixMarket tensor coordinate real general\n1 1 0\n', 'a matrix, got "tensor"'],
  ['%%MatrixMarket matrix coordinate complex general\n1 1 0\n', 'real, integer or pattern, got "complex"'],
  ['%%MatrixMarket matrix banded real general\n1 1 0\n', 'coordinate or array'],
  ['%%MatrixMarket matrix array pattern general\n1 1\n', 'real or integer for an array'],
  ['%%MatrixMarket matrix coordinate real hermitian\n1 1 0\n', 'got "hermitian"'],
  ['%%MatrixMarket matrix coordinate real general\n% only\n', 'a line of sizes, got the end of the text'],
  ['%%MatrixMarket matrix coordinate real general\n1 1\n', '"line 2" must be 3 whole numbers'],
  ['%%MatrixMarket matrix coordinate real general\n1 -1 0\n', 'line 2'],
  ['%%MatrixMarket matrix coordinate real symmetric\n1 2 0\n', 'square where it is symmetric, got 1 × 2'],
  ['%%MatrixMarket matrix coordinate real general\n%\n2 2 2\n1 1 1\n', '"line 4" must be 2 elements, got the end of the text after 1'],
  ['%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 1\n1 2 1\n', '"line 4" must be the end after 1 elements'],
  ['%%MatrixMarket matrix coordinate real general\n2 2 1\n1 3 1\n', '"line 3" must be a column from 1 to 2, got "3"'],
  ['%%MatrixMarket matrix coordinate real general\n2 2 1\n0 1 1\n', 'a row from 1 to 2, got "0"'],
  ['%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1\n', '3 numbers for an element, got 2'],
  ['%%MatrixMarket matrix coordinate real general\n2 2 1\n1 1 nan\n', 'a finite number, got "nan"'],
  ['%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 1 1.5\n', 'an integer, got "1.5"'],
  [
    '%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n1 2 1\n',
    'below the diagonal, or on it, where the matrix is symmetric, got row 1, column 2',
  ],
  ['%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n1 1 1\n', 'below the diagonal where the matrix is skew-symmetric'],
  ['%%MatrixMarket matrix array real general\n1 2\n1 2\n', 'one number a line'],
])('refuses %j', (text, message) => {
  expect(() => parseMatrixMarket(text)).toThrow(FormatError)
  expect(() => parseMatrixMarket(text)).toThrow(message)
})

test('numbers as Fortran writes them, and one without elements', () => {
  expect(sparseOf('%%MatrixMarket matrix coordinate double general\n1 1 1\n1 1 1.5D+02').values).toEqual(Float64Array.of(150))
  expect(sparseOf('%%MatrixMarket matrix coordinate real general\n0 0 0\n').shape).toEqual([0, 0])
})

/** Texts of every kind. */
const samples = [
  ...fixture.cases.map(({ text }) => text),
  '%%MatrixMarket matrix coordinate integer skew-symmetric\n% c\n3 3 2\n2 1 5\n3 2 -7\n',
  '%%MatrixMarket matrix array real symmetric\n2 2\n1.5\n-2e-3\n4\n',
]

const pieces = [
  '',
  ' ',
  '\n',
  '%',
  '-',
  '.',
  'e',
  'nan',
  '0',
  '1',
  '7',
  '99',
  '1e999',
  '0x1',
  'symmetric',
  'complex',
  'pattern',
  '\u0000',
  'é',
]

test('texts with mistakes are refused as such, or are valid matrices', () => {
  let read = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(400), fc.nat(3), fc.constantFrom(...pieces)), { maxLength: 4 }),
      (text, changes) => {
        const broken = changes.reduce((now, [at, length, piece]) => {
          const from = at % (now.length + 1)
          return now.slice(0, from) + piece + now.slice(from + length)
        }, text)
        try {
          const { format, matrix } = parseMatrixMarket(broken)
          if (format === 'coordinate') {
            const { shape, rowPointers, columnIndices, values } = matrix
            // What is there can be built again: pointers ascend, indices are inside, elements finite.
            expect(fromCsr({ shape, rowPointers, columnIndices, values }).nonzeros).toBe(values.length)
          } else {
            expect(matrix.dataSync().every(Number.isFinite)).toBe(true)
          }
          read++
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError)
        }
      },
    ),
    { numRuns: 1000 },
  )
  expect(read).toBeGreaterThan(50)
})

test.each([
  ['numbers in other notations', '2 2 1\n1 1 0x10\n'],
  ['indices in other notations', '2 2 1\n0x1 1 1\n'],
  ['indices that are not digits alone', '2 2 1\n1.0 1 1\n'],
  ['a sum that overflows', '1 1 2\n1 1 1e308\n1 1 1e308\n'],
  ['sizes beyond 32 bits', '2147483648 1 0\n'],
  ['many more elements than there is text', '2 2 2147483647\n1 1 1\n'],
] as const)('refuses %s', (_what, body) => {
  expect(() => parseMatrixMarket(`%%MatrixMarket matrix coordinate real general\n${body}`)).toThrow(FormatError)
})

test('refuses arrays larger than their text, and numbers too large for float32', () => {
  expect(() => parseMatrixMarket('%%MatrixMarket matrix array real general\n100000 100000\n1\n')).toThrow('line 2')
  for (const text of ['coordinate real general\n1 1 1\n1 1 1e300\n', 'array real general\n1 1\n1e300\n']) {
    expect(parseMatrixMarket(`%%MatrixMarket matrix ${text}`).matrix.dtype).toBe('float64')
    expect(() => parseMatrixMarket(`%%MatrixMarket matrix ${text}`, { dtype: 'float32' })).toThrow(FormatError)
  }
})

test('refuses to write what it has no word for', () => {
  // @ts-expect-error an unknown kind of numbers
  expect(() => formatMatrixMarket([[1]], { field: 'complex' })).toThrow(OptionError)
  // @ts-expect-error an unknown symmetry
  expect(() => formatMatrixMarket([[1]], { symmetry: 'hermitian' })).toThrow(OptionError)
  expect(() => formatMatrixMarket([[NaN]])).toThrow(OptionError)
  // A carriage return in a comment must not end it.
  expect(parseMatrixMarket(formatMatrixMarket([[1]], { comments: ['a\r5 5'] })).comments).toEqual(['a', '5 5'])
})
