import { defineConfig } from 'vitest/config'

/** What every package's tests share: sources of sibling packages are used directly, without a build. */
export default defineConfig({
  resolve: { conditions: ['@ortho/source', 'module', 'node', 'import', 'default'] },
  ssr: { resolve: { conditions: ['@ortho/source', 'module', 'node', 'import', 'default'], externalConditions: ['@ortho/source'] } },
  test: {
    include: ['src/**/*.test.ts'],
    reporters: ['default', ['json', { outputFile: '.vitest/results.json' }]],
    testTimeout: 120_000,
  },
})
