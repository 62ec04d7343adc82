import { expect, test } from 'vitest'
import { codeBlocks, docExamples } from './extract.mjs'
import { matches, parseExpected } from './expected.mjs'
import { freeNames, transform } from './transform.mjs'

/** @param {unknown} actual @param {string} written */
function agrees(actual, written) {
  const expected = parseExpected(written)
  if (expected === undefined) throw new Error(`not a value: ${written}`)
  return matches(actual, expected)
}

/**
 * Runs a transformed example and returns the claims that were checked, as `[actual, expected, line]`.
 *
 * @param {string} code
 */
async function claimsOf(code) {
  const body = transform(code, 10).text.replaceAll('export ', '')
  /** @type {unknown[][]} */
  const seen = []
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor
  /** @param {unknown[]} claim */
  const check = (...claim) => void seen.push(claim)
  /** @param {() => unknown} action @param {string} name @param {number} line */
  const throws = async (action, name, line) => {
    try {
      await action()
    } catch {
      seen.push(['thrown', name, line])
    }
  }
  await new AsyncFunction('$check', '$throws', body)(check, throws)
  return seen
}

test.each([
  [0.6000001, '0.6', true],
  [0.64, '0.6', true],
  [0.66, '0.6', false],
  [3, '3', true],
  [3.001, '3', false],
  [1.26e-7, '1.3e-7', true],
  [1.36e-7, '1.3e-7', false],
  [-0.5, '-0.5', true],
  [Number.NaN, 'NaN', true],
  [new Float64Array([1, 2]), '[1, 2]', true],
  [[1, 2, 3], '[1, 2, …]', true],
  [[1], '[1, 2, ...]', false],
  [[1, 2, 3], '[1, 2]', false],
  [{ toArray: () => [[1]] }, '[[1]]', true],
  [{ a: 1, b: 'x' }, "{ a: 1, b: 'x' }", true],
  [{ a: 1, b: 2 }, '{ a: 1 }', false],
  ['1', '1', false],
  [undefined, 'undefined', true],
])('%o against "%s" is %s', (actual, written, verdict) => {
  expect(agrees(actual, written)).toBe(verdict)
})

test('prose is not a value', () => {
  expect(parseExpected('a tensor of shape [2, 2]')).toBeUndefined()
  expect(parseExpected('someName')).toBeUndefined()
})

test('claims about expressions, declarations, logged values and assignments are all checked, at their lines', async () => {
  const code = [
    'const x = 1 + 1 // => 2',
    'x * 3; // => 6',
    'console.log(x) // => 2',
    'const q = [[0.6]], status = "done"',
    "// q = [[0.6]], status = 'done'",
    '// This is prose, and so is f(x) = y.',
    'Array.of(1, 2) // => [1,',
    '//        2]',
    "JSON.parse('{') // throws SyntaxError",
    'x + 1 // 3',
    'x + 1 // three',
    'const { length } = [1] // length = 1',
  ].join('\n')
  expect(await claimsOf(code)).toEqual([
    [2, '2', 10],
    [6, '6', 11],
    [2, '2', 12],
    [[[0.6]], '[[0.6]]', 14],
    ['done', "'done'", 14],
    [[1, 2], '[1, 2]', 16],
    ['thrown', 'SyntaxError', 18],
    [3, '3', 19],
    [1, '1', 21],
  ])
})

test('a claim that cannot be read is an error, not a pass', () => {
  expect(() => transform('f() // => roughly one', 5)).toThrow('line 5: not a value')
  expect(() => transform('const { a } = f() // => 1', 5)).toThrow('line 5')
})

test('transforming keeps every statement on its line', () => {
  const code = 'const a = 1 // => 1\n\n\nconst b = 2 // => 2'
  expect(transform(code, 1).text.split('\n')).toHaveLength(4)
})

test('free names are those used and not bound', () => {
  const names = freeNames("import { a } from 'x'\nconst { b: c } = a(d.e, { f: g })\nconst h = (i: number) => i + c + h")
  expect([...names].sort()).toEqual(['d', 'g'])
})

test('blocks are found in Markdown and in doc comments, with their lines', () => {
  expect(codeBlocks('a\n```ts\none\ntwo\n```\n```sh\nls\n```\n```ts no-run\nx\n```')).toEqual([{ code: 'one\ntwo', line: 3 }])
  const source = '/** a */\n\n/**\n * Says.\n *\n * ```ts\n * notAnExample()\n * ```\n * @example\n * ```ts\n * f()\n * ```\n */\nfoo()'
  expect(docExamples(source)).toEqual([{ code: 'f()', line: 11 }])
})
