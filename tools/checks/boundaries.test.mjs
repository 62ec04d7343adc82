import { expect, test } from 'vitest'
import { importsOf, mayDependOn, packageOf } from './boundaries.mjs'
import { checkLockfile } from './lockfile.mjs'

test.each([
  ['linalg', 'core', true],
  ['optim', 'linalg', true],
  ['quant', 'core', true],
  ['cli', 'report', true],
  ['cli', 'backend-native', true],
  ['core', 'linalg', false],
  ['io', 'linalg', false],
  ['linalg', 'optim', false],
  ['peft', 'merge', false],
  ['report', 'io', false],
  ['testkit', 'core', true],
  ['backend-webgpu', 'linalg', false],
  ['linalg', 'testkit', false],
])('%s depends on %s: %s', (user, used, allowed) => {
  expect(mayDependOn(user, used)).toBe(allowed)
})

test('static, dynamic and type-only imports are all seen', () => {
  const text =
    "import a from 'a'\nimport type { B } from '@b/c/d'\nexport * from './e.ts'\nconst f = () => import('f/g')\ntype T = import('h').T"
  expect(importsOf(text)).toEqual(['a', '@b/c/d', './e.ts', 'f/g', 'h'])
  expect(packageOf('@b/c/d')).toBe('@b/c')
  expect(packageOf('f/g')).toBe('f')
})

test('a lockfile that names a host is refused', () => {
  expect(checkLockfile('  foo@1.0.0:\n    resolution: {integrity: sha512-x}\n')).toEqual([])
  expect(checkLockfile('    resolution: {integrity: sha512-x, tarball: https://r.example/foo.tgz}')).toHaveLength(1)
})
