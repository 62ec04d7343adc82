import { FormatError } from '@ortho/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeUtf8, JsonReader } from './reader.ts'

/** Undefined when the whole text is read, else what the error says. */
function trouble(text: string): string | undefined {
  const reader = new JsonReader(text, 'test')
  try {
    reader.skip()
    reader.end()
    return undefined
  } catch (error) {
    if (error instanceof FormatError) return error.message
    throw error
  }
}

function skips(text: string): boolean {
  return trouble(text) === undefined
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

test('accepts what JSON.parse accepts', () => {
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), (text) => skips(text)))
})

test('refuses mutilated JSON exactly where JSON.parse does', () => {
  const edited = fc.tuple(
    fc.json({ maxDepth: 3, stringUnit: 'grapheme-ascii' }),
    fc.nat(),
    fc.constantFrom('', '"', '\\', ',', '}', ']', '{', '0', '.', 'e', '-', '\n', '\u0001', '\ufeff'),
  )
  fc.assert(
    fc.property(edited, ([text, at, insert]) => {
      const cut = at % (text.length + 1)
      const bad = text.slice(0, cut) + insert + text.slice(cut + 1)
      // An edit may make two keys equal, which JSON.parse lets pass.
      if (parses(bad)) expect(trouble(bad) ?? 'free of duplicate keys').toContain('free of duplicate keys')
      else expect(trouble(bad)).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})

test('strings come out as JSON.parse gives them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(new JsonReader(JSON.stringify(text), 'test').string()).toBe(text)
    }),
  )
})

describe('refusals name the place', () => {
  test.each([
    ['{"a":1,"a":2}', 'free of duplicate keys at character 7 of its JSON, got "a" twice'],
    ['{"a":1,"\\u0061":2}', 'twice'],
    ['{"__proto__":1,"__proto__":2}', 'twice'],
    ['[1,]', 'a JSON value at character 3'],
    ['"\\x"', 'valid Unicode'],
    ['"\\ud800"', 'valid Unicode'],
    ['"abc', 'the end of a string'],
    ['"a\u0001"', 'control characters'],
    ['[1] 2', 'at its end at character 4'],
    ['\ufeff1', 'a JSON value at character 0'],
    ['', 'got its end'],
  ])('%j', (text, said) => {
    const reader = new JsonReader(text, 'test')
    expect(() => {
      reader.skip()
      reader.end()
    }).toThrow(said)
  })
})

test('naturals are digits, exact, and nothing else', () => {
  expect(new JsonReader(' 9007199254740991 ', 'test').natural()).toBe(2 ** 53 - 1)
  for (const bad of ['-1', '-0', '01', '1.0', '1e3', '9007199254740992', '1'.repeat(400), 'null', '"1"', '']) {
    expect(() => new JsonReader(bad, 'test').natural(), bad).toThrow(FormatError)
  }
})

test('depth, length and number of digits do not exhaust the stack', () => {
  const deep = 1_000_000
  expect(skips('['.repeat(deep))).toBe(false)
  expect(skips('{"a":'.repeat(deep))).toBe(false)
  expect(skips(`"${'x'.repeat(20_000_000)}"`)).toBe(true)
  expect(skips(`"${'\\n'.repeat(5_000_000)}"`)).toBe(true)
  expect(skips('9'.repeat(5_000_000))).toBe(true)
  expect(skips(`${'9'.repeat(5_000_000)}x`)).toBe(false)
  expect(() => new JsonReader(`${'9'.repeat(5_000_000)}.5`, 'test').natural()).toThrow(FormatError)
})

test('bytes that are not UTF-8 are refused', () => {
  expect(() => decodeUtf8(Uint8Array.of(0x22, 0xff, 0x22), 'file', 'header')).toThrow('file: "header" must be UTF-8')
})
