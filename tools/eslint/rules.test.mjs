import { Linter } from 'eslint'
import { expect, test } from 'vitest'
import tseslint from 'typescript-eslint'
import ortho from './index.mjs'

/** @param {string} code @param {import('eslint').Linter.RulesRecord} rules */
function problems(code, rules) {
  return new Linter()
    .verify(code, [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser }, plugins: { ortho }, rules }], 'x.ts')
    .flatMap(({ ruleId, fatal, message }) => ruleId ?? (fatal === true ? [message] : []))
}

test.each([
  'export const table = new Map<string, number>()',
  'export const list = [1, f(2)]',
  'export const entry = { run: { deep: new Set([1]) } }',
  'export const text = tag`x`',
  'export const later = import("./x.ts")',
  'export const value = await other',
  'export class Box { static table = new Map() }',
  'export class Box { static { fill() } }',
  'export class Box extends mixin(Base) {}',
  'export class Box { [name()] = 1 }',
  'export const symbol = Symbol.for("x")',
  'register()',
  'export const now = (() => 1)()',
])('runs on import: %s', (code) => {
  expect(problems(code, { 'ortho/no-top-level-call': 'error' })).toContain('ortho/no-top-level-call')
})

test.each([
  'export const f = () => g()',
  'export function f(x = g()) { return x }',
  'export class Box { table = new Map(); get() { return g() } }',
  'export const entry: Method<"a/b"> = { id: "a/b", load: () => import("./x.ts"), run: f }',
  'export const limits = { max: 2 ** 32, min: -1 } as const',
  'export type T = typeof import("./x.ts")',
  'export const alias = other.member',
])('does not run on import: %s', (code) => {
  expect(problems(code, { 'ortho/no-top-level-call': 'error' })).toEqual([])
})

test('calls on the allow-list pass', () => {
  /** @type {import('eslint').Linter.RulesRecord} */
  const rules = { 'ortho/no-top-level-call': ['error', { allow: ['Symbol.for'] }] }
  expect(problems('export const a = Symbol.for("x")', rules)).toEqual([])
  expect(problems('export const a = Symbol("x")', rules)).toHaveLength(1)
})

test('a disabled rule needs its name and a reason', () => {
  /** @type {import('eslint').Linter.RulesRecord} */
  const rules = { 'ortho/explain-disable': 'error' }
  expect(problems('/* eslint-disable max-lines */\nexport const a = 1', rules)).toHaveLength(1)
  expect(problems('// eslint-disable-next-line\nexport const a = 1', rules)).toHaveLength(1)
  expect(problems('/* eslint-disable max-lines -- one table, no logic */\nexport const a = 1', rules)).toEqual([])
})
