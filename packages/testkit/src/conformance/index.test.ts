import { type Backend, getBackend } from '@ortho/core'
import { describeConformance } from '../vitest.ts'
import { primitivesOnly } from './fixtures/backends.ts'

const backends: readonly (readonly [name: string, backend: Backend])[] = [
  ['cpu', getBackend('cpu')],
  ['cpu, primitives only', primitivesOnly(getBackend('cpu'))],
]

for (const [name, backend] of backends) describeConformance(backend, { name })
