import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import ortho from './tools/eslint/index.mjs'

const tests = ['**/*.test.ts', '**/*.test-d.ts', '**/*.bench.ts', '**/fixtures/**/*.ts']

/** Rooms whose loops read typed arrays by index: there `!` says "in range by construction". */
const kernelRooms = [
  'packages/core/src/{autodiff,backend,ops,random,tensor}/**/*.ts',
  'packages/core/src/shape.ts',
  'packages/*/src/{blocks,kernels,decode,encode}/**/*.ts',
  'packages/{io,linalg,backend-native,backend-tfjs,backend-webgpu,testkit,report}/src/**/*.ts',
]

/** Files that are programs, not modules: they run when they are started. */
const programs = ['packages/cli/src/main.ts', 'packages/*/src/**/*.worker.ts']

const bareErrors = {
  selector: 'ThrowStatement > NewExpression[callee.name=/^(Error|TypeError|RangeError|SyntaxError)$/]',
  message: 'Throw one of the classes of core/errors.ts: its message is built from what was expected and what came.',
}
const computedConstants = {
  selector:
    "Program > :matches(VariableDeclaration, ExportNamedDeclaration > VariableDeclaration) > VariableDeclarator > BinaryExpression[operator='**']",
  message: 'Write the number out: bundlers keep powers that nobody uses, as if computing them could do something.',
}
const swallowedErrors = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'An error is handled, or passed on with its cause.',
}
const skippedTests = {
  selector: 'CallExpression > MemberExpression[object.name=/^(test|it|describe)$/][property.name=/^(skip|only|todo|fails)$/]',
  message: 'Every test runs. Where hardware may be missing use `skipIf`, which shows in the report.',
}
const clocks = [
  { object: 'Math', property: 'random', message: 'Draw from a key (core/random): results must be repeatable.' },
  { object: 'Date', property: 'now', message: 'A library has no clock: take the time as an argument.' },
]

export default defineConfig(
  { ignores: ['**/dist/', '**/out/', '**/generated/', 'docs/api/', '**/*.gen.ts', '**/asm/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { ortho },
    rules: { 'ortho/explain-disable': 'error' },
  },
  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: { 'max-lines': ['error', 400] },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `return fast ? a() : b()` reads well when neither returns a value.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // An asynchronous interface may be met by code that has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A type parameter used once still names what a caller may fix, as in `get<T>(id)`; reviewers judge those.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'max-lines': ['error', 400],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    ignores: tests,
    rules: {
      'ortho/no-top-level-call': 'error',
      'no-console': 'error',
      'no-restricted-properties': ['error', ...clocks],
      'no-restricted-syntax': ['error', bareErrors, swallowedErrors, computedConstants],
    },
  },
  { files: ['packages/core/src/**/*.ts'], ignores: tests, rules: { 'ortho/no-top-level-call': ['error', { allow: ['Symbol.for'] }] } },
  { files: ['packages/cli/src/**/*.ts'], ignores: tests, rules: { 'no-console': 'off' } },
  { files: programs, rules: { 'ortho/no-top-level-call': 'off' } },
  {
    files: tests,
    rules: {
      'max-lines': ['error', 500],
      'no-restricted-syntax': ['error', skippedTests],
      '@typescript-eslint/no-non-null-assertion': 'off',
      // What JSON.parse and expect.any() return is checked by the assertion itself.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: kernelRooms, rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  { files: ['**/vitest.config.ts', 'vitest.shared.ts'], extends: [tseslint.configs.disableTypeChecked] },
)
