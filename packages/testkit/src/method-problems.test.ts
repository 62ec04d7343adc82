import type { AnyMethod, AnyRule, CatalogEntry, PrimitiveKernels } from '@ortho/core'
import { describe, expect, test } from 'vitest'
import { methodProblems } from './method-problems.ts'

const sound: AnyMethod = {
  id: 'linalg/polar-factor.newton',
  kind: 'decomposition',
  title: 'Polar factor',
  status: 'stable',
  source: { paper: 'N. J. Higham, Functions of Matrices, SIAM 2008', year: 2008, where: 'ch. 8', departures: [] },
  needs: ['matmul', 'reduce'] satisfies (keyof PrimitiveKernels)[],
  rules: { steps: { kind: 'int', default: 60, min: 1, says: 'most iterations' } },
  run: () => undefined,
}

function withRule(rule: AnyRule): AnyMethod {
  return { ...sound, rules: { option: rule } }
}

test('a sound method and a sound entry have no problems', () => {
  expect(methodProblems(sound)).toEqual([])
  const custom = { kind: 'custom', default: [1, 2], says: 'a pair' } as const
  const load = async (): Promise<AnyMethod> => sound
  const entry: CatalogEntry = { ...sound, rules: { pair: custom }, summary: 'Nearest.', load }
  expect(methodProblems(entry)).toEqual([])
  expect(methodProblems({ ...entry, summary: '' })).toEqual(['the summary is empty'])
})

describe('finds', () => {
  const bad: readonly (readonly [what: string, method: AnyMethod, message: RegExp])[] = [
    ['an id without a package', { ...sound, id: 'polar' }, /id "polar"/],
    ['an id that is not kebab-case', { ...sound, id: 'linalg/polarFactor' }, /kebab/],
    ['an id of three parts', { ...sound, id: 'a/b/c' }, /kebab/],
    ['no place in the paper', { ...sound, source: { ...sound.source, where: ' ' } }, /where in the paper/],
    ['no paper', { ...sound, source: { ...sound.source, paper: '' } }, /no paper/],
    ['an empty departure', { ...sound, source: { ...sound.source, departures: [''] } }, /departure/],
    ['a year that is none', { ...sound, source: { ...sound.source, year: 20008 } }, /20008/],
    ['an arXiv number that is none', { ...sound, source: { ...sound.source, arxiv: 'arXiv:2405.1' } }, /arXiv/],
    ['no title', { ...sound, title: '' }, /title/],
    ['an unknown kernel', { ...sound, needs: ['matmull'] }, /no kernel is named "matmull"\. .*matmul/],
    ['a kernel needed twice', { ...sound, needs: ['fft', 'fft'] }, /twice/],
    ['an alias that is the id', { ...sound, aka: [sound.id] }, /alias/],
    [
      'a default out of range',
      withRule({ kind: 'int', default: 0, min: 1, says: 'x' }),
      /default of "option" must be an integer ≥ 1, which 0 is not/,
    ],
    ['a default that is not a choice', withRule({ kind: 'choice', default: 'c', of: ['a', 'b'], says: 'x' }), /"c" is not/],
    ['a default that its check refuses', withRule({ kind: 'custom', default: 1, check: () => false, says: 'a pair' }), /a pair/],
    ['limits that cross', withRule({ kind: 'real', default: 1, min: 2, max: 0, says: 'x' }), /leave nothing/],
    ['an option that says nothing', withRule({ kind: 'flag', default: true }), /does not say/],
    ['an option that is not camelCase', { ...sound, rules: { 'max-steps': { kind: 'flag', default: true, says: 'x' } } }, /camelCase/],
  ]
  test.each(bad)('%s', (_, method, message) => {
    expect(methodProblems(method).join('\n')).toMatch(message)
  })
})

test('kernels of other backends may be named', () => {
  const method = { ...sound, needs: ['svd'] }
  expect(methodProblems(method)).toHaveLength(1)
  expect(methodProblems(method, { kernels: ['svd'] })).toEqual([])
})
